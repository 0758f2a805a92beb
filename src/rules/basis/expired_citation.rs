//! CC06: a basis that the registry knows to have ended, or not yet to be in force, at the document's date.

use super::mention::{day, judged_at};
use super::registry::{self, Record, Registry};
use super::resolve::{Resolved, resolve};
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::citation::Citation;
use crate::rules::{Check, Draft, Findings};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

/// Judges bases and the preamble only: running text may tell history (handbook 5.4).
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExpiredCitation {
    /// An agency's own rows.
    records: Registry,
}

impl ExpiredCitation {
    /// What stands in a document's place on a day: its successors, or theirs where they had ended too.
    fn successor(&self, record: &Record, day: Date) -> String {
        const CHAIN: usize = 4;
        let mut symbols: Vec<String> = split(&record.successor);
        for _ in 0..CHAIN {
            let ended = |symbol: &String| {
                let next = self.records.of_symbol(symbol).next()?;
                (next.ended_by(day) && !next.successor.is_empty()).then(|| split(&next.successor))
            };
            let mut followed: Vec<String> = Vec::new();
            for symbol in &symbols {
                for next in ended(symbol).unwrap_or_else(|| vec![symbol.clone()]) {
                    if !followed.contains(&next) {
                        followed.push(next);
                    }
                }
            }
            if followed == symbols {
                break;
            }
            symbols = followed;
        }
        symbols.join(", ")
    }
}

fn split(symbols: &str) -> Vec<String> {
    symbols.split(", ").filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

impl Check for ExpiredCitation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let bases: Vec<&Citation> = draft.facts.citations.iter().filter(|c| c.in_basis && !c.is_nested).collect();
        let Some((first, last)) = judged_at(draft).filter(|_| !bases.is_empty()) else { return };
        for citation in &bases {
            let known = resolve(&self.records, draft, citation);
            let (Resolved::Known(record) | Resolved::TitleSlip(record)) = known else { continue };
            let old = registry::DATE.checked_add(1.year()).is_ok_and(|limit| first > limit);
            let at = citation.span;
            let span =
                citation.date_span.or(citation.symbol).map_or(citation.kind_span, |d| citation.kind_span.cover(d));
            let span = crate::text::Span { start: at.start, end: span.end };
            let diagnostic = Diagnostic::at(span)
                .value("title", format!("{} ({}, {})", record.title, record.symbol, day(record.issued)))
                .value("registry", day(registry::DATE))
                .value("successor", self.successor(record, first));
            if let Some(ended) = record.ended.filter(|_| record.ended_by(first)) {
                let say = match (record.successor.is_empty(), old) {
                    (true, _) => "ended",
                    (false, true) => "old",
                    (false, false) => "main",
                };
                found.push(diagnostic.say(say).value("day", day(ended)));
            } else if let Some(effective) = record.effective.filter(|&day| day > last && record.issued <= last) {
                // Passed and not yet in force: common between a law's passing and its first day (handbook 4.3).
                found.push(diagnostic.say("early").value("day", day(effective)).at_most(Severity::Info));
            }
        }
    }
}
