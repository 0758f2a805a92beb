//! TN02: one abbreviation spelt in two ways: `HTCĐ`/`HTCD`, `KT-XH`/`KTXH`, `TTVH-TT-HTCĐ`/`VH-TT-HTCD`.

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::abbreviation::{Use, all_known, known};
use crate::rules::{Check, Draft, Findings};
use crate::text::{fold, is_letter_or_digit};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Holds the spellings of short forms against each other and against the list of known ones.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InconsistentAbbreviation {}

/// A spelling, at its first use.
struct Spelling<'a> {
    written: &'a str,
    /// Letters and digits only.
    bare: String,
    usage: Use,
}

impl Check for InconsistentAbbreviation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let spellings = spellings(draft);
        let mut by_skeleton: FxHashMap<String, &Spelling<'_>> = FxHashMap::default();
        for spelling in &spellings {
            let skeleton = skeleton(&spelling.bare);
            match by_skeleton.get(&skeleton) {
                Some(first) if defined_apart(draft, first, spelling) => {}
                Some(first) => found.push(two_spellings(first, spelling)),
                None => {
                    if !tail_of_another(&spellings, spelling, found) {
                        misprint_of_known(draft, spelling, found);
                    }
                    by_skeleton.insert(skeleton, spelling);
                }
            }
        }
    }
}

/// `TTVH-TT-HTCĐ` earlier, `VH-TT-HTCD` now: the same name, shortened and misprinted.
fn tail_of_another(spellings: &[Spelling<'_>], one: &Spelling<'_>, found: &mut Findings) -> bool {
    let skeleton_of_one = skeleton(&one.bare);
    if skeleton_of_one.len() < 5 {
        return false;
    }
    let earlier = spellings.iter().take_while(|s| s.usage.span < one.usage.span).find(|s| {
        s.bare != one.bare
            && {
                let other = skeleton(&s.bare);
                other != skeleton_of_one
                    && (other.ends_with(&skeleton_of_one) || skeleton_of_one.ends_with(&other) && other.len() >= 5)
            }
            && !s.bare.ends_with(&one.bare)
            && !one.bare.ends_with(&s.bare)
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
    if known(&spelling.bare).is_some() || draft.facts.abbreviations.by_short.contains_key(spelling.written) {
        return;
    }
    let wanted = skeleton(&spelling.bare);
    let mut fits = all_known().filter(|(short, _)| skeleton(short) == wanted && !same_letters(short, &spelling.bare));
    let Some((short, long)) = fits.next() else { return };
    let sure = spelling.bare.chars().count() >= 5 || contains_folded(draft, long);
    if sure && fits.next().is_none() {
        let misprint = Diagnostic::at(spelling.usage.span)
            .say("known")
            .value("one", short)
            .value("other", spelling.written)
            .value("long", long);
        found.push(misprint);
    }
}

fn contains_folded(draft: &Draft<'_>, long: &str) -> bool {
    draft.text.lines().iter().any(|line| fold(draft.text.slice(line.span)).contains(long))
}

/// Each spelling once, at its first use, in text order. Defined short forms that happen to look alike stay apart.
fn spellings<'a>(draft: &Draft<'a>) -> Vec<Spelling<'a>> {
    let mut seen = FxHashSet::default();
    let mut spellings = Vec::new();
    for &usage in &draft.facts.abbreviations.uses {
        let written = draft.text.slice(usage.span);
        let bare: String = written.chars().filter(|c| is_letter_or_digit(*c)).collect();
        if bare.chars().count() > 2 && seen.insert(written) {
            spellings.push(Spelling { written, bare, usage });
        }
    }
    spellings
}

/// Whether two short forms differ in marks only: `CT-XH` and `CTXH`.
fn same_letters(one: &str, other: &str) -> bool {
    let letters = |short: &'_ str| short.chars().filter(|c| is_letter_or_digit(*c)).collect::<String>();
    letters(one) == letters(other)
}

/// The letters with Đ taken for D, as a keyboard or a scanner loses the stroke.
fn skeleton(bare: &str) -> String {
    bare.chars().filter(|c| is_letter_or_digit(*c)).map(|c| if c == 'Đ' { 'D' } else { c }).collect()
}
