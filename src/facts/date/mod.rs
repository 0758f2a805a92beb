//! [`DateMention`]: a date in any writing, possible or not, complete or not. Must not judge.

mod grammar;
mod weekday;

use super::cue::{Cue, Cues, line_before, rest_of_line};
use super::words::Words;
use crate::text::{Span, Text, is_letter, is_letter_or_digit};
use crate::tree::{DatePart, Kind, NodeId, Tree};
use grammar::{Parts, is_number};
use jiff::civil::Date;

/// A date as written: `ngày 19 tháng 6 năm 2015`, `26/12/2022`, `ngày / /2023`, `ngày tháng 02 năm 2024`, `31/4/2024`.
/// A month or a year alone is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Its bytes, from `ngày` (if written) to the year.
    pub span: Span,
    /// Day; `value` is `None` where blank.
    pub day: DatePart,
    /// Month.
    pub month: DatePart,
    /// Year.
    pub year: DatePart,
    /// In words (`ngày … tháng … năm …`) or figures (`26/12/2022`).
    pub style: DateStyle,
    /// The date, where it is complete and possible.
    pub date: Option<Date>,
    /// A weekday written beside it (`thứ Tư, ngày …`, `ngày … (thứ Tư)`): 1 Monday … 7 Sunday, and its bytes.
    pub weekday: Option<(i8, Span)>,
    /// What it is.
    pub role: DateRole,
    /// The leaf block it stands in.
    pub block: NodeId,
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// `ngày 19 tháng 6 năm 2015`
    Words,
    /// `19/6/2015`, `19-6-2015`, `19.6.2015`
    Figures,
}

/// What a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRole {
    /// The document's own, in its place–date line.
    Document,
    /// Of a cited document.
    Cited,
    /// Of the document itself, in an appendix caption.
    Caption,
    /// A deadline (`trước ngày`, `chậm nhất`, `hoàn thành trong`).
    Deadline,
    /// Anything else.
    Other,
}

impl DateMention {
    /// Whether day, month and year are all given, possible or not.
    pub fn is_complete(&self) -> bool {
        self.day.value.is_some() && self.month.value.is_some() && self.year.value.is_some()
    }

    /// The days it may mean: itself where complete, else every day of its month or year; `None` without a year.
    pub fn range(&self) -> Option<(Date, Date)> {
        if let Some(date) = self.date {
            return Some((date, date));
        }
        let year = i16::try_from(self.year.value?).ok()?;
        match self.month.value {
            Some(month) => {
                let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            None => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        }
    }
}

/// The dates of a text. The role `Cited` is given later, by the citations.
pub fn dates(text: &Text, tree: &Tree, words: &Words, cues: &Cues, years: &[(u32, u16)]) -> Vec<DateMention> {
    let mut found: Vec<DateMention> = Vec::new();
    let own = tree.parts().place_date.as_ref();
    if let Some(own) = own {
        found.push(mention(text, tree, own.date, [own.day, own.month, own.year], DateRole::Document));
    }
    let taken = |span: Span| own.is_some_and(|own| own.date.overlaps(span));
    for index in cues.with(Cue::Day) {
        let word = words.list[index];
        let (rest, base) = rest_of_line(text, word);
        let Ok((after, parts)) = grammar::date(rest) else { continue };
        let end = text.lines()[word.line as usize].span.end - after.len() as u32;
        let span = Span { start: word.span.start, end };
        let place = |part: &str| date_part(Span::of(part, rest, base), part);
        if !taken(span) && stands(text, words, index, parts, after) {
            let parts = [place(parts.day), place(parts.month), century(place(parts.year))];
            found.push(mention(text, tree, span, parts, role(text, tree, words, span.start)));
        }
    }
    found.sort_by_key(|date| date.span);
    let with_day = found.len();
    for &(at, _) in years {
        let before = found[..with_day].partition_point(|date| date.span.start <= at);
        if before > 0 && found[before - 1].span.end > at {
            continue;
        }
        let Some((span, parts)) = figures_before(text.content(), at) else { continue };
        if !taken(span) {
            found.push(mention(text, tree, span, parts, role(text, tree, words, span.start)));
        }
    }
    found.sort_by_key(|date| date.span);
    weekday::attach(text, words, cues, &mut found);
    found
}

/// Byte and value of every year-like run of exactly four digits (1900-2099), in text order.
pub fn year_runs(content: &str) -> Vec<(u32, u16)> {
    let bytes = content.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut runs = Vec::new();
    for at in memchr::memchr2_iter(b'1', b'2', bytes) {
        let century = matches!((bytes[at], bytes.get(at + 1)), (b'1', Some(b'9')) | (b'2', Some(b'0')));
        if century && digit(at + 2) && digit(at + 3) && !digit(at + 4) && (at == 0 || !digit(at - 1)) {
            let year = bytes[at..at + 4].iter().fold(0u16, |year, b| year * 10 + u16::from(b - b'0'));
            runs.push((at as u32, year));
        }
    }
    runs
}

/// `25/4/` before a year at byte `at`: the whole date's span and its parts.
fn figures_before(content: &str, at: u32) -> Option<(Span, [DatePart; 3])> {
    let bytes = content.as_bytes();
    let year = at as usize;
    let mark = *bytes.get(year.checked_sub(1)?)?;
    if !matches!(mark, b'/' | b'-' | b'.') || matches!(bytes.get(year + 4), Some(b'/' | b'-')) {
        return None;
    }
    let month = digits_before(bytes, year - 1)?;
    if *bytes.get(month.checked_sub(1)?)? != mark {
        return None;
    }
    let day = digits_before(bytes, month - 1)?;
    let joined = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80 || matches!(b, b'/' | b'-' | b'.' | b',');
    let alone = day == 0 || !joined(bytes[day - 1]) || content[..day].ends_with(['–', '“', '\u{a0}', '…']);
    let part = |start: usize, end: usize| date_part(Span::new(start, end), &content[start..end]);
    alone.then(|| (Span::new(day, year + 4), [part(day, month - 1), part(month, year - 1), part(year, year + 4)]))
}

/// Where a run of one or two digits that ends at `end` begins.
fn digits_before(bytes: &[u8], end: usize) -> Option<usize> {
    let run = bytes[..end].iter().rev().take(3).take_while(|b| b.is_ascii_digit()).count();
    (1..=2).contains(&run).then(|| end - run)
}

/// A year of two digits is one of this century.
fn century(year: DatePart) -> DatePart {
    if year.digits == 2 { DatePart { value: year.value.map(|value| 2000 + value), ..year } } else { year }
}

fn date_part(span: Span, written: &str) -> DatePart {
    if is_number(written) {
        DatePart { span, value: written.parse().ok(), digits: written.len() as u8 }
    } else {
        DatePart { span, value: None, digits: 0 }
    }
}

fn mention(text: &Text, tree: &Tree, span: Span, [day, month, year]: [DatePart; 3], role: DateRole) -> DateMention {
    let style = if text.slice(span).contains(['/', '-']) || !text.slice(span).contains(char::is_whitespace) {
        DateStyle::Figures
    } else {
        DateStyle::Words
    };
    let date = match (year.value, month.value, day.value) {
        (Some(y), Some(m), Some(d)) => match (i16::try_from(y), i8::try_from(m), i8::try_from(d)) {
            (Ok(y), Ok(m), Ok(d)) => Date::new(y, m, d).ok(),
            _ => None,
        },
        _ => None,
    };
    let block = tree.leaf_of_line(text.line_at(span.start));
    DateMention { span, day, month, year, style, date, weekday: None, role, block }
}

/// Whether what reads like a date is one: `những ngày tháng 5 năm 1975`, `ghi rõ ngày tháng năm sinh` are none.
fn stands(text: &Text, words: &Words, index: usize, parts: Parts<'_>, after: &str) -> bool {
    if after.starts_with(|c: char| is_letter_or_digit(c) || c == '/') {
        return false;
    }
    let filled = [parts.day, parts.month, parts.year].into_iter().filter(|part| is_number(part)).count();
    if filled == 3 {
        return true;
    }
    let wide = |blank: &str| blank.chars().count() > 1;
    let dotted = |blank: &str| blank.contains(['.', '…', '_']);
    let gaps = [parts.day, parts.month, parts.year];
    let shows = gaps.iter().any(|g| !is_number(g) && (wide(g) || dotted(g)));
    if filled == 0 && !shows {
        return false;
    }
    let before = line_before(text, words.list[index]);
    let spoken = index.checked_sub(1).map(|i| words.form(words.list[i])).is_some_and(|form| {
        before.ends_with(char::is_whitespace)
            && matches!(form, "những" | "các" | "mấy" | "mỗi" | "hằng" | "hàng" | "từng" | "bao" | "nhiều" | "suốt")
    });
    shows || !spoken
}

/// Words that make the date after them a deadline, read backwards from the date within its clause.
fn role(text: &Text, tree: &Tree, words: &Words, start: u32) -> DateRole {
    let line = text.line_at(start);
    // A caption that shares its paragraph with the appendix's title is no block of its own.
    let opening = text.line_text(line).trim_start_matches(|c: char| !is_letter(c));
    let captions = ["Kèm theo", "kèm theo", "Ban hành kèm theo", "KÈM THEO"];
    if tree.is_in(tree.leaf_of_line(line), Kind::Caption) || captions.iter().any(|c| opening.starts_with(c)) {
        return DateRole::Caption;
    }
    let index = words.list.partition_point(|word| word.span.start < start);
    let mut next = start;
    let forms = words.list[..index].iter().rev().take(6).map_while(|&word| {
        let gap = text.slice(Span { start: word.span.end, end: next });
        next = word.span.start;
        (word.line as usize == line && !gap.contains(['.', ';', ':'])).then(|| words.form(word))
    });
    let forms: Vec<&str> = forms.collect();
    let deadline = matches!(
        forms.as_slice(),
        ["trước" | "hạn", ..]
            | ["nhất" | "muộn", "chậm", ..]
            | ["nhất", "muộn", ..]
            | ["hết", "đến" | "trước", ..]
            | ["là", "nhất", "chậm" | "muộn", ..]
            | ["đến", "hạn", ..]
            | ["vào", "nhất", "chậm", ..]
            | ["trong", "thành", "hoàn", ..]
            | ["thời", "trước", ..]
    );
    if deadline { DateRole::Deadline } else { DateRole::Other }
}

#[cfg(test)]
mod tests;
