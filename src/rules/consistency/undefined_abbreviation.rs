//! TN01: abbreviations that the draft never expands. One finding a draft, with a label at each one's first use.

use crate::diagnostic::{Diagnostic, Label, Values};
use crate::facts::abbreviation::{Use, known, letters};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_letter_or_digit};
use crate::tree::{Kind, Kinds};
use rustc_hash::{FxBuildHasher, FxHashSet};
use serde::Deserialize;
use std::borrow::Cow;

/// Lists the abbreviations that are neither expanded nor common.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UndefinedAbbreviation {
    /// Short forms that the agency takes as known.
    allow: Vec<String>,
    /// Whether a draft is told too whose only such forms are widely understood or stand with the recipients: so in the strict
    /// profile.
    pedantic: bool,
}

/// Blocks whose abbreviations belong to the form of the document: symbols, names of agencies.
const FORM: Kinds = Kinds::of(&[Kind::Number, Kind::Issuer, Kind::Authority]);

impl Check for UndefinedAbbreviation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        // As they are written, and without marks: most are written in one way.
        let uses = &draft.facts.abbreviations.uses;
        let mut written: FxHashSet<&str> = FxHashSet::with_capacity_and_hasher(uses.len(), FxBuildHasher);
        let mut seen: FxHashSet<Cow<'_, str>> = FxHashSet::default();
        let mut first_uses: Vec<(Use, &str)> = Vec::new();
        for &usage in uses {
            let short = draft.text.slice(usage.span);
            if !written.insert(short) {
                continue;
            }
            let bare = bare(short);
            let is_known = self.is_known(draft, short, &bare);
            if !seen.insert(bare) || is_known {
                continue;
            }
            if draft.tree.is_in_any(draft.tree.leaf_of_line(usage.line as usize), FORM) {
                continue;
            }
            first_uses.push((usage, short));
        }
        // Recipients are abbreviated by custom: what only stands there is listed, but does not make a finding.
        let in_body = |usage: &Use| !draft.tree.is_in(draft.tree.leaf_of_line(usage.line as usize), Kind::Recipients);
        // `Lưu: VT, KT.`: who drafted it, in the letters that the decree asks for.
        let archive = draft.tree.parts().recipients.iter().filter(|recipient| recipient.archive);
        let archive: Vec<Span> = archive.map(|recipient| recipient.span).collect();
        let archived = |usage: &Use| archive.iter().any(|line| line.contains(usage.span));
        let speaks = |u: &Use, short: &str| self.pedantic && !archived(u) || in_body(u) && known(short).is_none();
        let Some(at) = first_uses.iter().position(|(u, short)| speaks(u, short)) else {
            return;
        };
        let (main, _) = &first_uses[at];
        let list: Vec<&str> = first_uses.iter().map(|(_, short)| *short).collect();
        let mut diagnostic =
            Diagnostic::at(main.span).value("list", list.join(", ")).value("count", list.len().to_string());
        for (usage, short) in &first_uses {
            if usage.span == main.span {
                continue;
            }
            let mut values = Values::default();
            values.set("short", *short);
            let key = match known(short) {
                Some(known) => {
                    values.set("long", known.long);
                    "known"
                }
                None => "use",
            };
            diagnostic.labels.push(Label { span: usage.span, draft: None, key, values });
        }
        found.push(diagnostic);
    }
}

impl UndefinedAbbreviation {
    fn is_known(&self, draft: &Draft<'_>, short: &str, own: &str) -> bool {
        let abbreviations = &draft.facts.abbreviations;
        abbreviations.by_short.contains_key(short)
            || self.allow.iter().any(|allowed| bare(allowed) == own)
            || pieces_are_known(draft, short, own)
    }
}

/// Whether the short form, or every piece of it (`UB.MTTQVN`, `HĐND-UBND`), is common or expanded in the draft.
fn pieces_are_known(draft: &Draft<'_>, short: &str, bare: &str) -> bool {
    let is_common = |form: &str| known(form).is_some_and(|k| k.common);
    if is_common(bare) {
        return true;
    }
    short.split(['-', '.', '&', '–']).all(|piece| {
        piece.chars().nth(1).is_none()
            || draft.facts.abbreviations.by_short.contains_key(piece)
            || piece != bare && is_common(piece)
    })
}

/// The short form without marks: `TT.ATXH` is `TTATXH`.
pub(super) fn bare(short: &str) -> Cow<'_, str> {
    if short.chars().all(is_letter_or_digit) { Cow::Borrowed(short) } else { letters(short).collect() }
}
