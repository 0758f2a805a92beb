//! Short forms parted by a blank or a dot (`BT GPMB` beside `BTGPMB`, `UB.MTTQ`), or half spelt out (`CNQSD đất` beside `CNQSDĐ`).

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::abbreviation::{Use, known, letters};
use crate::facts::words::WordClass;
use crate::rules::consistency::undefined_abbreviation::bare;
use crate::rules::wording::beside::Beside;
use crate::rules::{Draft, Findings};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// One finding for each two spellings.
pub fn check(draft: &Draft<'_>, found: &mut Findings) {
    let uses = &draft.facts.abbreviations.uses;
    let mut whole: FxHashMap<Cow<'_, str>, Use> = FxHashMap::default();
    for &usage in uses {
        whole.entry(bare(draft.text.slice(usage.span))).or_insert(usage);
    }
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let content = draft.text.content();
    for (i, &usage) in uses.iter().enumerate() {
        let written = draft.text.slice(usage.span);
        if let Some(next) =
            uses.get(i + 1).filter(|next| content.get(usage.span.end as usize..next.span.start as usize) == Some(" "))
        {
            let span = usage.span.cover(next.span);
            let bare = bare(draft.text.slice(span));
            told(draft, &whole, span, &bare, &mut seen, found);
        }
        if written.contains('.') {
            let bare = bare(written);
            let other = whole.get(&bare).filter(|u| draft.text.slice(u.span) != written);
            if other.is_some() {
                // Two spellings of three letters and more are told by the rule itself.
                if bare.chars().nth(2).is_none() {
                    told(draft, &whole, usage.span, &bare, &mut seen, found);
                }
            } else if known(&bare).is_some() && seen.insert(written) {
                found.push(
                    Diagnostic::at(usage.span)
                        .say("dotted")
                        .value("one", bare.as_ref())
                        .value("other", written)
                        .at_most(Severity::Info),
                );
            }
        }
    }
    half(draft, &whole, &mut seen, found);
}

/// Adds a finding where the joined spelling is used elsewhere, or is known and long.
fn told<'a>(
    draft: &Draft<'a>,
    whole: &FxHashMap<Cow<'_, str>, Use>,
    span: Span,
    bare: &str,
    seen: &mut FxHashSet<&'a str>,
    found: &mut Findings,
) {
    let other = whole.get(bare).filter(|u| !u.span.overlaps(span));
    let is_known = known(bare).is_some() && bare.chars().count() >= 5;
    if other.is_none() && !is_known || !seen.insert(draft.text.slice(span)) {
        return;
    }
    let diagnostic = Diagnostic::at(span)
        .value("one", other.map_or(bare, |u| draft.text.slice(u.span)))
        .value("other", draft.text.slice(span))
        .at_most(Severity::Info);
    found.push(match other {
        Some(usage) => diagnostic.label(usage.span, "first"),
        None => diagnostic.say("whole"),
    });
}

/// `CNQSD đất` where `CNQSDĐ` is used: the last word spelt out.
fn half<'a>(
    draft: &Draft<'a>,
    whole: &FxHashMap<Cow<'_, str>, Use>,
    seen: &mut FxHashSet<&'a str>,
    found: &mut Findings,
) {
    let beside = Beside::of(draft);
    for usage in &draft.facts.abbreviations.uses {
        let at = beside.words.list.partition_point(|w| w.span.end < usage.span.end);
        let Some(next) = beside.after(at).filter(|w| w.class == WordClass::Lower) else { continue };
        let initial = draft.text.slice(next.span).chars().next().into_iter().flat_map(char::to_uppercase);
        let bare: String = letters(draft.text.slice(usage.span)).chain(initial).collect();
        if bare.chars().count() >= 5 && whole.contains_key(bare.as_str()) {
            told(draft, whole, usage.span.cover(next.span), &bare, seen, found);
        }
    }
}
