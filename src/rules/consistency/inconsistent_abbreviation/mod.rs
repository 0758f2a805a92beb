//! TN02: one abbreviation spelt in two ways: `HTCĐ`/`HTCD`, `KT-XH`/`KTXH`, `TTVH-TT-HTCĐ`/`VH-TT-HTCD`.

mod deputies;
mod full;
mod marks;
mod parted;

use super::undefined_abbreviation::bare;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::abbreviation::{Use, known, letters, with_skeleton};
use crate::rules::{Check, Draft, Findings};
use crate::text::{fold, is_letter, lower};
use crate::tree::Kind;
use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::Deserialize;
use std::borrow::Cow;

/// Holds the spellings of short forms against each other and against the list of known ones.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InconsistentAbbreviation {
    /// Whether untidiness that misleads nobody is told too: so in the strict profile.
    pedantic: bool,
}

/// A spelling, at its first use.
struct Spelling<'a> {
    written: &'a str,
    /// Letters and digits only.
    bare: Cow<'a, str>,
    /// The same with Đ taken for D.
    skeleton: Cow<'a, str>,
    usage: Use,
}

/// A draft of more short forms than this is a list of them: they are compared as they stand, not by their ends.
const MANY: usize = 2000;

impl Check for InconsistentAbbreviation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        if self.pedantic {
            full::check(draft, found);
            parted::check(draft, found);
            marks::check(draft, found);
        }
        deputies::check(draft, found);
        let spellings = spellings(draft);
        let mut by_skeleton: FxHashMap<&str, &Spelling<'_>> =
            FxHashMap::with_capacity_and_hasher(spellings.len(), FxBuildHasher);
        for (i, spelling) in spellings.iter().enumerate() {
            match by_skeleton.get(spelling.skeleton.as_ref()) {
                Some(first) if defined_apart(draft, first, spelling) || is_marked_otherwise(draft, first, spelling) => {
                }
                Some(first) => found.push(two_spellings(first, spelling)),
                None => {
                    let before = if spellings.len() > MANY { &[] } else { &spellings[..i] };
                    if !tail_of_another(before, spelling, found) {
                        misprint_of_known(draft, spelling, found);
                    }
                    by_skeleton.insert(&spelling.skeleton, spelling);
                }
            }
        }
    }
}

/// `TTVH-TT-HTCĐ` earlier, `VH-TT-HTCD` now: the same name, shortened and misprinted.
fn tail_of_another(before: &[Spelling<'_>], one: &Spelling<'_>, found: &mut Findings) -> bool {
    let own = one.skeleton.as_ref();
    if own.len() < 5 {
        return false;
    }
    let earlier = before.iter().find(|s| {
        let other = s.skeleton.as_ref();
        (other.ends_with(own) || own.ends_with(other) && other.len() >= 5)
            && other != own
            && !s.bare.ends_with(one.bare.as_ref())
            && !one.bare.ends_with(s.bare.as_ref())
    });
    if let Some(earlier) = earlier {
        found.push(two_spellings(earlier, one));
    }
    earlier.is_some()
}

/// Whether the draft itself expands both, differently: then they are two names that look alike.
fn defined_apart(draft: &Draft<'_>, one: &Spelling<'_>, other: &Spelling<'_>) -> bool {
    let abbreviations = &draft.facts.abbreviations;
    let long = |s: &Spelling<'_>| {
        abbreviations.by_short.get(s.written).map(|&i| fold(draft.text.slice(abbreviations.definitions[i].long)))
    };
    matches!((long(one), long(other)), (Some(a), Some(b)) if a != b)
}

/// Whether one of two spellings that differ in marks alone stands with the recipients, where units are written as codes
/// (`Lưu: VT, VHXH`).
fn is_marked_otherwise(draft: &Draft<'_>, one: &Spelling<'_>, other: &Spelling<'_>) -> bool {
    let coded = |s: &Spelling<'_>| draft.tree.is_in(draft.tree.leaf_of_line(s.usage.line as usize), Kind::Recipients);
    one.bare == other.bare && (coded(one) || coded(other))
}

fn two_spellings(first: &Spelling<'_>, other: &Spelling<'_>) -> Diagnostic {
    let diagnostic = Diagnostic::at(other.usage.span)
        .value("one", first.written)
        .value("other", other.written)
        .label(first.usage.span, "first");
    // `KT-XH` and `KTXH` differ in marks only: untidy, and no more.
    if first.bare == other.bare { diagnostic.at_most(Severity::Info) } else { diagnostic }
}

/// `GDVH` where the draft speaks of `gia đình văn hóa`, `KHHGD`: a known short form with D for Đ.
fn misprint_of_known(draft: &Draft<'_>, spelling: &Spelling<'_>, found: &mut Findings) {
    let mut alike = with_skeleton(&spelling.skeleton).peekable();
    if alike.peek().is_none() {
        return;
    }
    if known(&spelling.bare).is_some() || draft.facts.abbreviations.by_short.contains_key(spelling.written) {
        return;
    }
    let mut fits = alike.filter(|(short, _)| !letters(short).eq(spelling.bare.chars()));
    let (Some((short, long)), None) = (fits.next(), fits.next()) else { return };
    if spelling.bare.chars().count() >= 5 || speaks_of(draft, long) {
        let misprint = Diagnostic::at(spelling.usage.span)
            .say("known")
            .value("one", short)
            .value("other", spelling.written)
            .value("long", long);
        found.push(misprint);
    }
}

/// Whether a phrase in lower case stands in the draft, whatever its letter case there.
fn speaks_of(draft: &Draft<'_>, phrase: &str) -> bool {
    let words = &draft.facts.words;
    let first = phrase.split(|c| !is_letter(c)).next();
    let Some(first) = first.and_then(|form| words.forms.id(form)) else { return false };
    draft.places().of_form(first).any(|i| {
        let mut letters = draft.text.content()[words.list[i].span.start as usize..].chars().map(lower);
        phrase.chars().all(|c| letters.next() == Some(c))
    })
}

/// Each spelling once, at its first use, in text order. Defined short forms that happen to look alike stay apart.
fn spellings<'a>(draft: &Draft<'a>) -> Vec<Spelling<'a>> {
    let uses = draft.first_uses();
    let mut spellings = Vec::with_capacity(uses.len());
    for &usage in uses {
        let written = draft.text.slice(usage.span);
        let bare = bare(written);
        if bare.chars().nth(2).is_some() {
            spellings.push(Spelling { written, skeleton: skeleton(bare.clone()), bare, usage });
        }
    }
    spellings
}

/// The letters with Đ taken for D, as a keyboard or a scanner loses the stroke.
fn skeleton(bare: Cow<'_, str>) -> Cow<'_, str> {
    if bare.contains('Đ') { bare.replace('Đ', "D").into() } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::abbreviation::all_known;

    #[test]
    fn known_short_forms_are_found_by_their_skeletons() {
        for (short, long) in all_known() {
            let skeleton = skeleton(bare(short));
            assert!(with_skeleton(&skeleton).any(|known| known == (short, long)), "{short}");
            assert!(with_skeleton(&skeleton).all(|(other, _)| super::skeleton(bare(other)) == skeleton), "{short}");
        }
        assert_eq!(with_skeleton("KHHGD").map(|(short, _)| short).collect::<Vec<_>>(), ["KHHGĐ"]);
    }
}
