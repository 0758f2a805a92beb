//! CC14: a number and symbol without the word `số` before it.

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_upper_word};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Speaks once of each symbol.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MissingSo {}

impl Check for MissingSo {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut said: FxHashSet<&str> = FxHashSet::default();
        for citation in &draft.facts.citations {
            let Some(span) = citation.symbol.filter(|_| !citation.has_so && citation.parsed.is_some()) else {
                continue;
            };
            let symbol = draft.text.slice(span);
            if is_upper_word(draft.text.slice(citation.kind_span)) || !said.insert(symbol) {
                continue;
            }
            let fix = Fix::replace(Applicability::Unsafe, Span { start: span.start, end: span.start }, "số ");
            found.push(Diagnostic::at(citation.kind_span.cover(span)).value("symbol", symbol).fix(fix));
        }
    }
}
