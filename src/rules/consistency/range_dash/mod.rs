//! TN06: unlike dashes in one document: between years, between the words of a compound, after `từ`.

mod compounds;
mod from;

use crate::diagnostic::{Applicability, Edit, Fix};
use crate::rules::{Check, Draft, Findings, habit};
use crate::text::Span;
use serde::Deserialize;

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RangeDash {
    /// Compounds that are written with a dash.
    compounds: Vec<String>,
}

/// What its findings call the odd writing and the usual one.
const VALUES: (&str, &str) = ("written", "model");

/// What may stand between two years.
const DASHES: [&str; 4] = ["-", " - ", "–", " – "];

impl Check for RangeDash {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        between_years(draft, found);
        compounds::check(self, draft, found);
        from::check(draft, found);
    }
}

/// The rarer ways to write the dash of a period.
fn between_years(draft: &Draft<'_>, found: &mut Findings) {
    let content = draft.text.content();
    let mut by_dash: [Vec<Span>; 4] = Default::default();
    for period in years(content) {
        if let Some(at) = DASHES.iter().position(|dash| *dash == &content[period.range()]) {
            by_dash[at].push(period);
        }
    }
    let most = by_dash.iter().map(Vec::len).max().unwrap_or(0);
    let Some(usual) = by_dash.iter().position(|spans| spans.len() == most && most > 0) else { return };
    let mut odd: Vec<Span> = (0..4).filter(|&i| i != usual).flat_map(|i| by_dash[i].iter().copied()).collect();
    odd.sort_unstable();
    let around = |dash: Span| Span::new(dash.start as usize - 4, dash.end as usize + 4);
    let edits = odd.iter().map(|s| Edit { span: *s, text: DASHES[usual].to_owned() }).collect();
    let shown: Vec<Span> = odd.into_iter().map(around).collect();
    if let Some(told) = habit::unlike(draft.text, &shown, around(by_dash[usual][0]), VALUES, "model") {
        found.push(told.fix(Fix { applicability: Applicability::Safe, title: "main", edits }));
    }
}

/// What stands between two years of four digits, for every pair with a dash between.
fn years(content: &str) -> Vec<Span> {
    let bytes = content.as_bytes();
    let is_year = |at: usize| {
        bytes.get(at..at + 4).is_some_and(|y| matches!(&y[..2], b"19" | b"20") && y.iter().all(u8::is_ascii_digit))
            && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit)
    };
    let mut spans = Vec::new();
    for at in memchr::memchr2_iter(b'-', 0xE2, bytes) {
        let length = match bytes[at] {
            b'-' => 1,
            _ if bytes[at..].starts_with("–".as_bytes()) => 3,
            _ => continue,
        };
        let start = if at > 0 && bytes[at - 1] == b' ' { at - 1 } else { at };
        let end = if bytes.get(at + length) == Some(&b' ') { at + length + 1 } else { at + length };
        let before = start
            .checked_sub(4)
            .is_some_and(|y| is_year(y) && !(y > 0 && (bytes[y - 1].is_ascii_digit() || bytes[y - 1] == b'/')));
        if before && is_year(end) {
            spans.push(Span::new(start, end));
        }
    }
    spans
}
