//! [`Registry`]: documents of law with the days of their issue, effect and end: those that ship
//! (`rules/data/registry.toml`, laid by `build.rs`) and an agency's own rows. What it lacks is unknown, never wrong. Must
//! not know where a document is cited.

pub mod raw;

use crate::rules::card::Str;
use crate::text::tone;
use jiff::civil::Date;
use raw::{RawRecord, title_key};
use serde::Deserialize;
use std::borrow::Cow;

/// A document of law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Number and symbol.
    pub symbol: Str,
    /// Title with its type.
    pub title: Str,
    /// The title as it is compared ([`title_key`]).
    pub key: Str,
    /// Issuing body.
    pub body: Str,
    /// Day of issue.
    pub issued: Date,
    /// First day in force, where known.
    pub effective: Option<Date>,
    /// First day no longer in force, where known to have ended.
    pub ended: Option<Date>,
    /// Symbols of what replaced it, joined by `, `; empty where nothing did.
    pub successor: Str,
    /// Where this was read.
    pub source: Str,
}

/// The registry that ships.
mod shipped {
    use super::Record;
    use jiff::civil::{Date, date};
    use std::borrow::Cow;
    include!(concat!(env!("OUT_DIR"), "/registry.rs"));
}

/// The day the shipped registry was verified.
pub const DATE: Date = shipped::DATE;

/// Parameter of rules that ask the registry: an agency's own rows beside those that ship.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Registry {
    /// Own rows, as in `rules/data/registry.toml`.
    #[serde(deserialize_with = "own_records")]
    records: Vec<Record>,
}

fn own_records<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Record>, D::Error> {
    let raw = Vec::<RawRecord>::deserialize(deserializer)?;
    raw.into_iter().map(|row| Record::from_raw(row).map_err(serde::de::Error::custom)).collect()
}

impl Registry {
    /// All records, own rows first.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().chain(shipped::RECORDS)
    }

    /// Records of a symbol. One symbol can name two documents (laws and resolutions are numbered apart).
    pub fn of_symbol<'r, 's>(&'r self, symbol: &'s str) -> impl Iterator<Item = &'r Record> + use<'r, 's> {
        let first = shipped::RECORDS.partition_point(|record| record.symbol.as_ref() < symbol);
        let shipped = shipped::RECORDS[first..].iter().take_while(move |record| record.symbol == symbol);
        self.records.iter().filter(move |record| record.symbol == symbol).chain(shipped)
    }

    /// Names of the agency's own rows, sorted by key.
    pub fn own_names(&self) -> Vec<LawName<'_>> {
        let mut names: Vec<LawName<'_>> =
            self.records.iter().map(|row| (row.key.as_ref(), row.title.as_ref())).collect();
        names.sort_unstable();
        names
    }

    /// Records of a title, whatever its commas and letter case.
    pub fn of_title<'r, 's>(&'r self, key: &'s str) -> impl Iterator<Item = &'r Record> + use<'r, 's> {
        let record = |at: &u16| &shipped::RECORDS[usize::from(*at)];
        let first = shipped::BY_KEY.partition_point(|at| record(at).key.as_ref() < key);
        let shipped = shipped::BY_KEY[first..].iter().map(record).take_while(move |record| record.key == key);
        self.records.iter().filter(move |record| record.key == key).chain(shipped)
    }
}

/// A right name of a law: key ([`title_key`]) and name.
pub type LawName<'a> = (&'a str, &'a str);

/// Right names of laws, sorted by key.
pub fn law_names() -> &'static [LawName<'static>] {
    shipped::NAMES
}

impl Record {
    /// From a row of an agency's own.
    ///
    /// # Errors
    /// A sentence, where a key or a day is wrong.
    pub fn of(row: toml::Value) -> Result<Self, String> {
        let raw: RawRecord = row.try_into().map_err(|error: toml::de::Error| error.message().to_owned())?;
        Self::from_raw(raw)
    }

    /// From a row as written.
    ///
    /// # Errors
    /// A sentence, where a day is none.
    fn from_raw(row: RawRecord) -> Result<Self, String> {
        let day = |at: toml::value::Datetime| {
            let date = at.date.ok_or_else(|| format!("{}: {at} is no day", row.symbol))?;
            let (y, m, d) = (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day));
            match (y, m, d) {
                (Ok(y), Ok(m), Ok(d)) => Date::new(y, m, d).map_err(|error| format!("{}: {error}", row.symbol)),
                _ => Err(format!("{}: {at} is no day", row.symbol)),
            }
        };
        Ok(Self {
            key: title_key(&row.title).into(),
            issued: day(row.issued)?,
            effective: row.effective.map(day).transpose()?,
            ended: row.ended.map(day).transpose()?,
            successor: Cow::Owned(row.successor.join(", ")),
            body: row.body.into(),
            source: row.source.into(),
            title: row.title.into(),
            symbol: row.symbol.clone().into(),
        })
    }

    /// Whether it had ended by a day.
    pub fn ended_by(&self, day: Date) -> bool {
        self.ended.is_some_and(|ended| ended <= day)
    }

    /// Whether it was in force on a day, as far as the registry knows.
    pub fn in_force(&self, day: Date) -> bool {
        self.effective.unwrap_or(self.issued) <= day && !self.ended_by(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn records_are_sorted_and_their_days_follow_each_other() {
        assert!(shipped::RECORDS.is_sorted_by_key(|record| &record.symbol));
        assert!(shipped::NAMES.is_sorted());
        assert_eq!(shipped::BY_KEY.len(), shipped::RECORDS.len());
        assert!(shipped::BY_KEY.is_sorted_by_key(|&at| (&shipped::RECORDS[usize::from(at)].key, at)));
        for record in shipped::RECORDS {
            assert!(record.effective.is_none_or(|day| record.issued <= day), "{}", record.symbol);
            assert!(
                record.ended.is_none_or(|day| record.effective.unwrap_or(record.issued) < day),
                "{}",
                record.symbol
            );
            assert!(!record.source.is_empty(), "{} has no source", record.symbol);
        }
    }

    #[test]
    fn the_law_in_force_is_told_by_the_day() {
        let registry = Registry::default();
        let at = |day| {
            let key = title_key("Luật Tổ chức chính quyền địa phương");
            registry.of_title(&key).filter(|r| r.in_force(day)).map(|r| r.symbol.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(at(date(2024, 2, 1)), ["77/2015/QH13"]);
        assert_eq!(at(date(2025, 4, 1)), ["65/2025/QH15"]);
        assert_eq!(at(date(2026, 1, 1)), ["72/2025/QH15"]);
    }

    #[test]
    fn own_rows_are_read_beside_those_that_ship() {
        #[derive(Deserialize)]
        struct Params {
            records: Registry,
        }
        let own =
            "records = [{ symbol = \"05/2026/QĐ-UBND\", title = \"Quyết định về phân cấp\", issued = 2026-02-01 }]";
        let Params { records: registry } = toml::from_str(own).expect("a row is read");
        assert_eq!(registry.of_symbol("05/2026/QĐ-UBND").count(), 1);
        assert_eq!(registry.of_symbol("77/2015/QH13").count(), 1);
    }
}
