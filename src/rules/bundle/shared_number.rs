//! LV01: two documents under one number of one year and agency. Two versions of one document (a draft and its signed copy,
//! a Word file and its PDF) share title and number by right.

use super::identity::{Identity, Likeness, is_one_unit};
use crate::diagnostic::Diagnostic;
use crate::rules::{Bundle, Check, Findings};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Looks each number up among those seen before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedNumber {}

impl Check for SharedNumber {
    fn across(&self, bundle: &Bundle<'_>, found: &mut [Findings]) {
        let identities: Vec<Option<Identity<'_>>> = bundle.drafts.iter().map(Identity::of).collect();
        let mut order: Vec<usize> = (0..identities.len()).collect();
        // The earlier document has the number by right.
        order.sort_by_key(|&i| (identities[i].as_ref().and_then(|one| one.date).map(|(date, _)| date), i));
        let mut first: FxHashMap<_, usize> = FxHashMap::default();
        for at in order {
            let Some(one) = &identities[at] else { continue };
            let (Some(key), Some(unit), Some((_, span))) = (one.number_key(), one.unit, &one.symbol) else { continue };
            let earlier = *first.entry((key, unit.name.as_str())).or_insert(at);
            let Some(other) = identities[earlier].as_ref().filter(|_| earlier != at) else { continue };
            if other.unit.is_some_and(|theirs| is_one_unit(theirs, unit))
                && are_two(one, other)
                && let Some((_, theirs)) = &other.symbol
            {
                let written = bundle.drafts[at].text.slice(*span);
                let number: String = written.chars().filter(|c| !c.is_whitespace()).collect();
                found[at].push(Diagnostic::at(*span).value("number", number).label_in(earlier, *theirs, "earlier"));
            }
        }
    }
}

/// Whether two documents are about different things, not versions of one.
fn are_two(one: &Identity<'_>, other: &Identity<'_>) -> bool {
    match (&one.title, &other.title) {
        (Some((one, _)), Some((other, _))) => one.likeness(other) == Likeness::Other,
        _ => false,
    }
}
