//! Dashes between words: `kinh tế-xã hội` beside `kinh tế - xã hội`, a missing one, and `–` beside `-` throughout a draft.

use super::{RangeDash, VALUES};
use crate::facts::phrase::folded_words;
use crate::facts::words::{Word, WordClass};
use crate::rules::wording::beside::Beside;
use crate::rules::{Draft, Findings, habit};
use crate::text::Span;
use crate::tree::Kind;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What may stand between the words of a compound; the last is its absence.
const GAPS: [&str; 7] = [" - ", " – ", "-", "–", "- ", " -", " "];
/// The place of the bare space in [`GAPS`].
const NONE: usize = 6;

/// A place where two words are joined, and how.
struct Joint {
    gap: usize,
    span: Span,
}

/// Adds a finding for each compound joined in two ways, one for those that lack their dash, one for unlike dashes.
pub fn check(rule: &RangeDash, draft: &Draft<'_>, found: &mut Findings) {
    let beside = Beside::of(draft);
    let list = &beside.words.list;
    let mut joints: FxHashMap<(u32, u32), Vec<Joint>> = FxHashMap::default();
    let (mut short, mut long): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    // Between the words of a run stands a bare space.
    for i in draft.marks().run_ends().map(|end| end - 1) {
        let Some(pair) = list.get(i..i + 2) else { continue };
        let Some(gap) = dash(&beside, pair[0], pair[1]).filter(|gap| *gap != NONE) else { continue };
        // The motto's dashes are prescribed.
        if draft.tree.node(draft.tree.leaf_of_line(pair[0].line as usize)).kind == Kind::Motto {
            continue;
        }
        let span = shown(&beside, i);
        match gap {
            0 => short.push(span),
            1 => long.push(span),
            _ => {}
        }
        if !is_short_form(&beside, pair[0]) && !is_short_form(&beside, pair[1]) {
            joints.entry((pair[0].id, pair[1].id)).or_default().push(Joint { gap, span });
        }
    }
    let bare = bare(rule, draft, &beside);
    for &i in &bare {
        if let Some(joint) = joints.get_mut(&(list[i].id, list[i + 1].id))
            && dash(&beside, list[i], list[i + 1]) == Some(NONE)
        {
            joint.push(Joint { gap: NONE, span: shown(&beside, i) });
        }
    }
    let mut told: Vec<Span> = Vec::new();
    let mut compounds: Vec<Vec<Joint>> = joints.into_values().filter(|list| list.len() > 1).collect();
    for list in &mut compounds {
        list.sort_by_key(|j| j.span);
    }
    compounds.sort_by_key(|list| list[0].span);
    for list in &compounds {
        let count = |gap: usize| list.iter().filter(|j| j.gap == gap).count();
        let Some(usual) = (0..GAPS.len()).max_by_key(|gap| (count(*gap), GAPS.len() - gap)) else { continue };
        // `-` for `–` between spaces is told once for the whole draft.
        let odd = list.iter().filter(|j| j.gap != usual && (j.gap > 1 || usual > 1));
        let odd: Vec<Span> = odd.map(|j| j.span).collect();
        let Some(model) = list.iter().find(|j| j.gap == usual) else { continue };
        let Some(one) = habit::unlike(draft.text, &odd, model.span, VALUES, "model") else { continue };
        told.extend(odd);
        found.push(one.say("compound"));
    }
    missing(&beside, &bare, &told, found);
    unlike(draft, short, long, found);
}

/// Compounds of the card that stand without a dash and are not told as a variant.
fn missing(beside: &Beside<'_>, bare: &BTreeSet<usize>, told: &[Span], found: &mut Findings) {
    let places: Vec<Span> = bare.iter().map(|i| shown(beside, *i)).filter(|span| !told.contains(span)).collect();
    if let Some(told) = habit::once(&places) {
        found.push(told.say("missing").value("written", beside.text.slice(places[0])));
    }
}

/// `–` here and `-` there between words, whichever is rarer.
fn unlike(draft: &Draft<'_>, short: Vec<Span>, long: Vec<Span>, found: &mut Findings) {
    let Some((few, many)) = habit::rarer(long, short) else { return };
    found.extend(habit::unlike(draft.text, &few, many[0], VALUES, "model").map(|told| told.say("unlike")));
}

/// The joint between words `i` and `i + 1`, with the word on either side of them.
fn shown(beside: &Beside<'_>, i: usize) -> Span {
    let first = if i > 0 && beside.joins(i - 1) { i - 1 } else { i };
    let last = if beside.joins(i + 1) { i + 2 } else { i + 1 };
    beside.span(first, last)
}

/// What stands between two words of one line, as a place in [`GAPS`].
fn dash(beside: &Beside<'_>, one: Word, other: Word) -> Option<usize> {
    if one.line != other.line {
        return None;
    }
    let gap = &beside.text.content()[one.span.end as usize..other.span.start as usize];
    GAPS.iter().position(|known| *known == gap)
}

/// `KT-XH`, `B52`: parts of codes and short forms, which are joined as they please.
fn is_short_form(beside: &Beside<'_>, word: Word) -> bool {
    match word.class {
        WordClass::Mixed => true,
        WordClass::Upper => {
            !beside.text.slice(word.span).chars().any(|c| !c.is_ascii() && c != 'Đ') && {
                // A word in capitals among others is a heading's; alone it is a short form.
                let line = beside.words.of_line(word.line);
                line.iter().any(|w| w.class == WordClass::Lower)
            }
        }
        WordClass::Lower | WordClass::Title => false,
    }
}

/// Where a compound of the card stands without its dash: the word before the joint.
fn bare(rule: &RangeDash, draft: &Draft<'_>, beside: &Beside<'_>) -> BTreeSet<usize> {
    let known = |text: &str| beside.words.forms.ids(folded_words(text));
    let compounds: Vec<(Vec<u32>, usize)> = rule
        .compounds
        .iter()
        .filter_map(|compound| {
            let (one, other) = compound.split_once(" - ")?;
            let (mut one, other) = (known(one)?, known(other)?);
            let joint = one.len() - 1;
            one.extend(other);
            Some((one, joint))
        })
        .collect();
    let mut places = BTreeSet::new();
    for (words, joint) in &compounds {
        for i in draft.places().of_form(words[0]) {
            let last = i + words.len() - 1;
            let stands = beside.words.list.get(i..=last).is_some_and(|list| {
                list.iter().zip(words).all(|(w, id)| w.id == *id) && (i..last).all(|k| beside.joins(k))
            });
            // `kinh tế xã hội chủ nghĩa` is no compound.
            if stands && beside.form_after(last) != "chủ" {
                places.insert(i + joint);
            }
        }
    }
    places
}
