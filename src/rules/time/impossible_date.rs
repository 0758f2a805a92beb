//! TG04: a date that no calendar has: 31/4, 30/02, month 13.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Looks at complete dates.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ImpossibleDate {}

impl Check for ImpossibleDate {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for date in &draft.facts.dates {
            let full_year = date.year.digits == 4;
            if full_year && date.is_complete() && date.date.is_none() {
                found.push(Diagnostic::at(date.span).value("date", draft.text.slice(date.span)));
            }
        }
    }
}
