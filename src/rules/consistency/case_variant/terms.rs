//! Terms named on the card, held against themselves throughout the draft.

use super::{Beside, CaseVariant, Draft, Findings, Span, WordClass, places_of, told};
use crate::tree::Kind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Which words of a term have a capital; `None` where a sentence begins and asks for it.
type Pattern = Vec<Option<bool>>;

/// Words of a term as by the id of the first.
type ByFirst = FxHashMap<u32, Vec<(usize, Vec<u32>)>>;

/// Adds a finding for each term; yields the first two words of every term of the card that the draft holds.
pub fn check(
    rule: &CaseVariant,
    draft: &Draft<'_>,
    beside: &Beside<'_>,
    found: &mut Findings,
) -> FxHashSet<(u32, u32)> {
    let by_first = known(rule, beside);
    let told_of = by_first
        .values()
        .flatten()
        .filter_map(|(_, ids)| Some((*ids.first()?, *ids.get(1)?)))
        .collect::<FxHashSet<_>>();
    // `phường Mỹ An` and `Phường` alone are two uses, each held against its own.
    let mut places: Vec<Vec<(Pattern, Span)>> = vec![Vec::new(); rule.terms.len() * 2];
    let mut free = 0;
    for (i, terms) in places_of(draft, &by_first) {
        let word = &beside.words.list[i];
        let Some((term, last)) = terms.iter().find_map(|(term, ids)| Some((*term, stands(beside, i, ids)?))) else {
            continue;
        };
        if i < free {
            continue;
        }
        free = last + 1;
        let leaf = draft.tree.leaf_of_line(word.line as usize);
        let kind = draft.tree.node(leaf).kind;
        if rule.is_in_name(beside, i) || matches!(kind, Kind::SignerTitle | Kind::AppendixTitle | Kind::Issuer) {
            continue;
        }
        let words = &beside.words.list[i..=last];
        // A unit named by a number (`Phường 2`) and one in capitals tell nothing.
        let after = &beside.text.content()[words[words.len() - 1].span.end as usize..];
        let city = words.len() == 2 && beside.form_after(last) == "hồ";
        if words.iter().any(|w| matches!(w.class, WordClass::Upper | WordClass::Mixed))
            || words.len() == 1 && after.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit())
            || words.len() == 1 && beside.starts_sentence(*word)
            || city
        {
            continue;
        }
        let mut pattern: Pattern = words.iter().map(|w| Some(w.class == WordClass::Title)).collect();
        if beside.starts_sentence(*word) {
            pattern[0] = None;
        }
        let named = beside.after(last).is_some_and(|w| w.class == WordClass::Title);
        places[term * 2 + usize::from(named)].push((pattern, beside.span(i, last)));
    }
    for term in places {
        if let Some((few, many)) = parted(&term) {
            found_of(beside, &few, &many, found);
        }
    }
    told_of
}

fn found_of(beside: &Beside<'_>, few: &[Span], many: &[Span], found: &mut Findings) {
    if let Some(diagnostic) = told(beside, "main", few, many) {
        found.push(diagnostic);
    }
}

/// The places written otherwise than most, and those written as most are; `None` where all are alike.
fn parted(places: &[(Pattern, Span)]) -> Option<(Vec<Span>, Vec<Span>)> {
    let mut counts: FxHashMap<&[Option<bool>], usize> = FxHashMap::default();
    for (pattern, _) in places {
        *counts.entry(pattern).or_default() += 1;
    }
    // One that tells of all its words is the model; of equals the one with fewer capitals.
    let rank = |pattern: &[Option<bool>], count: usize| {
        (pattern[0].is_some(), count, pattern.iter().filter(|c| **c != Some(true)).count())
    };
    let usual = counts.iter().max_by_key(|(pattern, count)| rank(pattern, **count))?.0;
    let alike = |pattern: &Pattern| {
        pattern.iter().zip(*usual).all(|(one, other)| one == other || one.is_none() || other.is_none())
    };
    let (many, few): (Vec<_>, Vec<_>) = places.iter().partition(|(pattern, _)| alike(pattern));
    let spans = |list: Vec<&(Pattern, Span)>| list.into_iter().map(|(_, span)| *span).collect::<Vec<_>>();
    (!few.is_empty()).then(|| (spans(few), spans(many)))
}

fn known(rule: &CaseVariant, beside: &Beside<'_>) -> ByFirst {
    let mut by_first: ByFirst = FxHashMap::default();
    for (term, written) in rule.terms.iter().enumerate() {
        if let Some(words) = beside.words.forms.ids(written) {
            by_first.entry(words[0]).or_default().push((term, words));
        }
    }
    for list in by_first.values_mut() {
        list.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
    }
    by_first
}

/// The last word of a term that stands at word `first`; space, a dash or a comma is between.
fn stands(beside: &Beside<'_>, first: usize, ids: &[u32]) -> Option<usize> {
    let list = beside.words.list.get(first..first + ids.len())?;
    let content = beside.text.content();
    let near = |pair: &[crate::facts::words::Word]| {
        let gap = content.get(pair[0].span.end as usize..pair[1].span.start as usize);
        pair[0].line == pair[1].line && gap.is_some_and(|gap| matches!(gap, " " | " - " | "-" | " – " | "–" | ", "))
    };
    (list.iter().zip(ids).all(|(word, id)| word.id == *id) && list.windows(2).all(near)).then(|| first + ids.len() - 1)
}
