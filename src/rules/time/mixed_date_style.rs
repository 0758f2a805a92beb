//! TG08: dates of cited documents in two writings.

use crate::diagnostic::Diagnostic;
use crate::facts::date::{DateMention, DateRole, DateStyle};
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Names the minority writing, once, with its count.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MixedDateStyle {}

impl Check for MixedDateStyle {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let cited = || draft.facts.dates.iter().filter(|d| d.role == DateRole::Cited && d.is_complete());
        let of = |style: DateStyle| -> Vec<&DateMention> { cited().filter(|d| d.style == style).collect() };
        let (words, figures) = (of(DateStyle::Words), of(DateStyle::Figures));
        let minority = if figures.len() <= words.len() { &figures } else { &words };
        let Some(first) = minority.first() else { return };
        let majority = if figures.len() <= words.len() { &words } else { &figures };
        let Some(other) = majority.first() else { return };
        found.push(
            Diagnostic::at(first.span)
                .value("count", minority.len().to_string())
                .value("total", (words.len() + figures.len()).to_string())
                .label(other.span, "other"),
        );
    }
}
