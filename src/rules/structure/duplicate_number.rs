//! KC01: two siblings with one number.

use super::runs::{enumerator, written};
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Looks for a number that stands twice in one run of siblings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DuplicateNumber {}

impl Check for DuplicateNumber {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for run in draft.runs().iter().filter(|run| run.members.len() > 1) {
            let numbers: Vec<_> = run.members.iter().filter_map(|&id| enumerator(draft, id)).collect();
            for (i, number) in numbers.iter().enumerate().skip(1) {
                // Only a near neighbour: far apart, the list has begun anew in a way no grammar saw. A dotted number
                // (`2.5.`) says which list it belongs to.
                let reach = if number.prefix.is_empty() { 2 } else { 12 };
                let near = &numbers[i.saturating_sub(reach)..i];
                if let Some(first) = near.iter().find(|n| n.value == number.value) {
                    let diagnostic =
                        Diagnostic::at(number.span).value("number", written(draft, number)).label(first.span, "first");
                    found.push(diagnostic);
                }
            }
        }
    }
}
