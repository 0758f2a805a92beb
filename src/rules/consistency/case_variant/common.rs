//! Any word of two syllables that stands inside sentences now with a capital, now without.

use super::{Beside, CaseVariant, Findings, Span, WordClass, told};
use crate::facts::words::Word;
use rustc_hash::{FxHashMap, FxHashSet};

/// Where a pair stands with a capital, and where without.
#[derive(Default)]
struct Places {
    capital: Vec<Span>,
    lower: Vec<Span>,
}

/// Adds a finding for each such word that is not among `known`.
pub fn check(rule: &CaseVariant, beside: &Beside<'_>, known: &FxHashSet<(u32, u32)>, found: &mut Findings) {
    let list = &beside.words.list;
    let is_small = |word: Word| rule.small.contains(beside.words.form(word));
    let mut begins = vec![false; beside.words.forms.len()];
    let mut pairs: FxHashMap<(u32, u32), Places> = FxHashMap::default();
    for (i, word) in list.iter().enumerate() {
        if word.class != WordClass::Title {
            continue;
        }
        let Some(next) = beside.after(i).filter(|n| n.class == WordClass::Lower) else { continue };
        if is_small(*word)
            || is_small(next)
            || known.contains(&(word.id, next.id))
            || beside.starts_sentence(*word)
            || beside.before(i).is_none_or(|b| b.class != WordClass::Lower)
            // `ngành Giáo dục` names a branch.
            || beside.form_before(i) == "ngành"
            || rule.begins_name(beside, i)
            || rule.is_in_name(beside, i)
        {
            continue;
        }
        begins[word.id as usize] = true;
        pairs.entry((word.id, next.id)).or_default().capital.push(beside.span(i, i + 1));
    }
    if pairs.is_empty() {
        return;
    }
    for (i, word) in list.iter().enumerate() {
        if !begins[word.id as usize] || word.class != WordClass::Lower {
            continue;
        }
        let Some(next) = beside.after(i).filter(|n| n.class == WordClass::Lower) else { continue };
        if let Some(places) = pairs.get_mut(&(word.id, next.id))
            && !rule.is_in_name(beside, i)
        {
            places.lower.push(beside.span(i, i + 1));
        }
    }
    let mut parted: Vec<Places> = pairs.into_values().filter(|p| !p.lower.is_empty()).collect();
    parted.sort_by_key(|p| p.capital[0]);
    for Places { capital, lower } in parted {
        let (few, many) = if capital.len() > lower.len() { (&lower, &capital) } else { (&capital, &lower) };
        if let Some(diagnostic) = told(beside, "main", few, many) {
            found.push(diagnostic);
        }
    }
}
