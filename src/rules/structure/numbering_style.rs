//! KC03: two styles of numbering at one level: `III-` beside `II.`, `1)` beside `1.`.

use super::runs::{enumerator, written};
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::tree::{Enumerator, Mark};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Looks for the minority mark in a run of siblings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NumberingStyle {}

impl Check for NumberingStyle {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for run in draft.runs() {
            let numbers = || run.members.iter().filter_map(|&id| enumerator(draft, id));
            let mut marks = numbers().map(|number| number.mark);
            let first = marks.next();
            if marks.all(|mark| Some(mark) == first) {
                continue;
            }
            let numbers: Vec<&Enumerator> = numbers().collect();
            let mut counts: FxHashMap<Mark, usize> = FxHashMap::default();
            for number in &numbers {
                *counts.entry(number.mark).or_default() += 1;
            }
            let most = counts.values().copied().max().unwrap_or(0);
            let usual = numbers.iter().find(|n| counts[&n.mark] == most).copied();
            let Some(usual) = usual else { continue };
            for odd in numbers.iter().filter(|n| n.mark != usual.mark) {
                let diagnostic = Diagnostic::at(odd.span)
                    .value("odd", written(draft, odd))
                    .value("usual", written(draft, usual))
                    .label(usual.span, "usual");
                found.push(diagnostic);
            }
        }
    }
}
