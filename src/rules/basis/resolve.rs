//! Which document of the registry a citation means. Ambiguous is silence (handbook 5.1-5.3).

use super::registry::raw::title_key;
use super::registry::{Record, Registry};
use super::title::{Agreement, agreement};
use crate::facts::citation::Citation;
use crate::facts::symbol;
use crate::rules::Draft;
use crate::text::is_capital;
use jiff::civil::Date;

/// What the registry says of a citation.
pub enum Resolved<'r> {
    /// It is this document.
    Known(&'r Record),
    /// Title and year fit one document, and the day does not.
    WrongDay(&'r Record),
    /// Number and symbol fit one document, and the title does not.
    WrongTitle(&'r Record),
    /// Number, symbol and day fit one document, and the title is its own but for a word or two.
    TitleSlip(&'r Record),
    /// Title and issuer fit one document, and the number or the year does not.
    WrongNumber(&'r Record),
    /// Nothing.
    Unknown,
}

/// Looks a citation up by number and symbol, or by name with date or year.
pub fn resolve<'r>(registry: &'r Registry, draft: &Draft<'_>, citation: &Citation) -> Resolved<'r> {
    match citation.symbol {
        Some(span) => by_symbol(registry, draft, citation, draft.text.slice(span)),
        None if citation.is_named => by_name(registry, draft, citation),
        None => Resolved::Unknown,
    }
}

fn by_symbol<'r>(registry: &'r Registry, draft: &Draft<'_>, citation: &Citation, symbol: &str) -> Resolved<'r> {
    let Some(parsed) = &citation.parsed else { return Resolved::Unknown };
    let mut named = registry.of_symbol(symbol).peekable();
    let kind = title_key(draft.text.slice(citation.kind_span));
    if named.peek().is_none() {
        return by_title(registry, draft, citation, &kind).map_or(Resolved::Unknown, Resolved::WrongNumber);
    }
    let mut found = named.filter(|record| record.key.starts_with(kind.as_str()));
    let (Some(record), None) = (found.next(), found.next()) else { return Resolved::Unknown };
    // Numbers without a year come again every year (06/QĐ-TTg); those of a term of the National Assembly do not.
    let unique = parsed.year.is_some() || parsed.body.starts_with("UBTVQH");
    match citation.date {
        Some(date) if date == record.issued => {}
        Some(date) if unique || is_slip(date, record.issued, symbol) || is_titled(draft, citation, record) => {
            return Resolved::WrongDay(record);
        }
        None if unique => {}
        _ => return Resolved::Unknown,
    }
    if citation.is_named
        && let Some(title) = citation.title
        && draft.text.slice(title).chars().next().is_some_and(is_capital)
    {
        let written = title_key(&format!("{kind} {}", draft.text.slice(title)));
        if !written.starts_with(record.key.as_ref()) && !record.key.starts_with(written.as_str()) {
            return Resolved::WrongTitle(record);
        }
    }
    let slip = |title| agreement(record, draft.text.slice(title)) == Agreement::Nearly;
    if !citation.is_named && citation.date == Some(record.issued) && citation.title.is_some_and(slip) {
        return Resolved::TitleSlip(record);
    }
    Resolved::Known(record)
}

/// Whether the citation bears the title of a central body's document to the word: another of that number has another title.
fn is_titled(draft: &Draft<'_>, citation: &Citation, record: &Record) -> bool {
    let central = citation.parsed.as_ref().is_some_and(|parsed| is_central(&parsed.body));
    let same = |title| agreement(record, draft.text.slice(title)) == Agreement::Same;
    central && citation.title.is_some_and(same)
}

/// The document that bears the cited title under another number of the same year, or under the same number of another year: one
/// body does not give two documents of a year one title. An older one of the same title would share neither.
fn by_title<'r>(registry: &'r Registry, draft: &Draft<'_>, citation: &Citation, kind: &str) -> Option<&'r Record> {
    let parsed = citation.parsed.as_ref().filter(|parsed| is_central(&parsed.body))?;
    let title = draft.text.slice(citation.title.filter(|_| !citation.is_named)?);
    let cited = draft.text.slice(citation.symbol?);
    let year = parsed.year.map(i32::from).or(citation.date.map(|date| i32::from(date.year())));
    let mut found = registry.records().filter(|record| {
        // Most are told apart by their first and last letters.
        let of_body = record.key.starts_with(kind) && record.symbol.ends_with(&parsed.body) && record.symbol != cited;
        let Some(known) = of_body.then(|| symbol::symbol(&record.symbol)).flatten() else { return false };
        let same_year = year == Some(i32::from(record.issued.year()));
        known.body == parsed.body
            && (same_year || known.number == parsed.number)
            && agreement(record, title) == Agreement::Same
    });
    match (found.next(), found.next()) {
        (Some(record), None) => Some(record),
        _ => None,
    }
}

/// Whether there is one body of that name in the country.
fn is_central(body: &str) -> bool {
    matches!(body, "CP" | "TTg" | "TW") || body.starts_with("QH") || body.starts_with("UBTVQH")
}

/// Whether a day is the other mistyped: a number comes once a year, and one from a hundred on hardly on the same day of another.
fn is_slip(date: Date, issued: Date, symbol: &str) -> bool {
    const LATE: u32 = 100;
    let number: String = symbol.trim_start().chars().take_while(char::is_ascii_digit).collect();
    let late = number.parse().is_ok_and(|n: u32| n >= LATE);
    date.year() == issued.year() || late && (date.day(), date.month()) == (issued.day(), issued.month())
}

/// The document of a title that was issued on this day and month of another year, the nearest of them: a law before it that
/// the registry does not know would hardly share the day.
fn only_year_differs<'r>(records: &[&'r Record], date: Date) -> Option<&'r Record> {
    let alike = records.iter().filter(|r| (r.issued.day(), r.issued.month()) == (date.day(), date.month()));
    alike.min_by_key(|r| (r.issued.year() - date.year()).abs()).copied()
}

/// The one of a year's documents of one title that was issued in this month, or on this day of another month.
fn only_day_or_month_differs<'r>(records: &[&'r Record], date: Date) -> Option<&'r Record> {
    let only = |is: &dyn Fn(Date) -> bool| {
        let mut alike = records.iter().copied().filter(|record| is(record.issued));
        alike.next().filter(|_| alike.next().is_none())
    };
    only(&|issued| issued.month() == date.month()).or_else(|| only(&|issued| issued.day() == date.day()))
}

fn by_name<'r>(registry: &'r Registry, draft: &Draft<'_>, citation: &Citation) -> Resolved<'r> {
    let Some(title) = citation.title else { return Resolved::Unknown };
    let key = title_key(draft.text.slice(citation.kind_span.cover(title)));
    let records: Vec<&Record> = registry.of_title(&key).collect();
    if let Some(date) = citation.date {
        if let Some(record) = records.iter().find(|record| record.issued == date) {
            return Resolved::Known(record);
        }
        let same_year: Vec<&Record> =
            records.iter().copied().filter(|record| record.issued.year() == date.year()).collect();
        let meant = match same_year.as_slice() {
            [] => only_year_differs(&records, date),
            [record] => Some(*record),
            several => only_day_or_month_differs(several, date),
        };
        return meant.map_or(Resolved::Unknown, Resolved::WrongDay);
    }
    let year = citation.date_parts.and_then(|(_, _, year)| year.value);
    let mut fits = records.iter().filter(|record| year == u32::try_from(record.issued.year()).ok());
    match (fits.next(), fits.next()) {
        (Some(record), None) => Resolved::Known(record),
        _ => Resolved::Unknown,
    }
}
