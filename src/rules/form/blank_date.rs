//! TT02: a date with a blank day, month or year.

use crate::diagnostic::Diagnostic;
use crate::facts::date::{DateMention, DateRole};
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Looks for dates whose day, month or year is to be filled in.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BlankDate {}

impl Check for BlankDate {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for date in draft.facts.dates.iter().filter(|date| is_blank(draft, date)) {
            let say = match date.role {
                DateRole::Document => "main",
                DateRole::Caption => "caption",
                _ => "other",
            };
            found.push(Diagnostic::at(date.span).say(say).value("date", draft.text.slice(date.span)));
        }
    }
}

/// A month and a year without a day are a date in full, but not the document's own; what begins with `ngày` promises a day.
fn is_blank(draft: &Draft<'_>, date: &DateMention) -> bool {
    let blank = [date.day, date.month, date.year].iter().any(|part| part.value.is_none());
    blank && (date.role == DateRole::Document || draft.text.folded(date.span).starts_with("ngày"))
}
