//! TN03: one abbreviation with two expansions, expanded twice, or expanded after its first use.

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::abbreviation::{Definition, Use};
use crate::rules::{Check, Draft, Findings};
use crate::text::words_eq;
use crate::tree::{Kind, Kinds};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Holds the definitions of each short form against each other and against its uses.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RedefinedAbbreviation {}

impl Check for RedefinedAbbreviation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let abbreviations = &draft.facts.abbreviations;
        let mut first: FxHashMap<&str, &Definition> = FxHashMap::default();
        for definition in &abbreviations.definitions {
            let short = draft.text.slice(definition.short);
            let long = draft.text.slice(definition.long);
            let Some(earlier) = first.insert(short, definition) else { continue };
            let known = draft.text.slice(earlier.long);
            if known.is_empty() || long.is_empty() || in_appendix(draft, definition) {
                continue;
            }
            let say = if words_eq(known, long) { "again" } else { "main" };
            let mut diagnostic = Diagnostic::at(definition.short)
                .say(say)
                .value("short", short)
                .value("one", known)
                .value("other", long)
                .label(earlier.long.cover(earlier.short), "first");
            if say == "again" {
                diagnostic = diagnostic.at_most(Severity::Info);
            }
            found.push(diagnostic);
        }
        if abbreviations.by_short.is_empty() {
            return;
        }
        for used in draft.first_uses() {
            let short = draft.text.slice(used.span);
            let Some(&at) = abbreviations.by_short.get(short) else { continue };
            let definition = &abbreviations.definitions[at];
            let long = draft.text.slice(definition.long);
            // `HTX (hợp tác xã)` opens with its short form; a note under a table (`HTX: hợp tác xã`) explains what stands above.
            let opening = definition.long.start.min(definition.short.start);
            let noted = draft.text.content()[definition.short.end as usize..].starts_with(':');
            if used.span.end > opening || long.is_empty() || noted {
                continue;
            }
            let before = abbreviations.uses.iter().take_while(|other| other.span.end <= opening);
            let mut same = before.filter(|other| draft.text.slice(other.span) == short);
            if let Some(used) = same.find(|other| is_used(draft, other, definition)) {
                let late = Diagnostic::at(definition.short)
                    .say("late")
                    .value("short", short)
                    .value("one", long)
                    .value("other", "")
                    .label(used.span, "used")
                    .at_most(Severity::Info);
                found.push(late);
            }
        }
    }
}

/// Blocks whose short forms custom sets: names of agencies, symbols, those who receive the document.
const FORM: Kinds = Kinds::of(&[Kind::Header, Kind::Recipients, Kind::Authority]);

/// Whether a short form is used in the text of the document that expands it: an appendix and a regulation that a decision puts
/// in force are documents of their own.
fn is_used(draft: &Draft<'_>, used: &Use, definition: &Definition) -> bool {
    let leaf = draft.tree.leaf_of_line(used.line as usize);
    let of = draft.tree.leaf_of_line(draft.text.line_at(definition.short.start));
    let appendix = |leaf| draft.tree.nearest(leaf, Kind::Appendix);
    !draft.tree.is_in_any(leaf, FORM) && appendix(leaf) == appendix(of)
}

/// An appendix may be read alone, and may expand again.
fn in_appendix(draft: &Draft<'_>, definition: &Definition) -> bool {
    let line = draft.text.line_at(definition.short.start);
    draft.tree.is_in(draft.tree.leaf_of_line(line), crate::tree::Kind::Appendix)
}
