//! LV03: a document made of another unit's, with that unit's name left behind. That two units word a plan alike is no slip
//! (superiors send models); a name that stands in the same words as in the other's own plan is.

use super::identity::is_one_unit;
use crate::diagnostic::Diagnostic;
use crate::facts::agency::AgencyMention;
use crate::rules::structure::duplicate_passage::sentence::{sentences, shingles};
use crate::rules::{Bundle, Check, Draft, Findings};
use crate::text::{Span, fold};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use serde::Deserialize;
use std::hash::{Hash, Hasher};

/// Finds pairs of nearly equal documents through an index of shingles.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearDuplicate {
    /// Fewest tokens of a sentence that counts.
    min_tokens: usize,
    /// Least share of the smaller document's shingles, in per cent, that stands in the other.
    similarity: usize,
    /// Fewest shingles of a document that can be told a copy.
    least: usize,
}

/// Documents an index entry names: what stands in more of them is a formula of the trade.
const KNOWN: usize = 4;

/// Words before and behind a name that must be the same in both documents.
const CONTEXT: usize = 3;

impl Check for NearDuplicate {
    fn across(&self, bundle: &Bundle<'_>, found: &mut [Findings]) {
        let shingles: Vec<FxHashSet<u64>> = bundle.drafts.iter().map(|draft| self.shingles(draft)).collect();
        let mut index: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, own) in shingles.iter().enumerate() {
            let mut common: FxHashMap<usize, usize> = FxHashMap::default();
            for shingle in own {
                let known = index.entry(*shingle).or_default();
                for &other in known.iter() {
                    *common.entry(other).or_default() += 1;
                }
                if known.len() < KNOWN {
                    known.push(at);
                }
            }
            let mut near: Vec<(usize, usize)> = common
                .into_iter()
                .filter_map(|(other, count)| {
                    let smaller = own.len().min(shingles[other].len());
                    let share = count * 100 / smaller.max(1);
                    (smaller >= self.least && share >= self.similarity).then_some((other, share))
                })
                .collect();
            near.sort_unstable();
            for (other, share) in near {
                for (copy, model) in [(at, other), (other, at)] {
                    if let Some(finding) = left_behind(bundle, copy, model, share) {
                        found[copy].push(finding);
                    }
                }
            }
        }
    }
}

impl NearDuplicate {
    /// A third of the shingles of a draft's sentences, chosen by hash; those of different drafts are comparable.
    fn shingles(&self, draft: &Draft<'_>) -> FxHashSet<u64> {
        let forms: Vec<u64> = draft.facts.words.forms.iter().map(|form| hash(form) >> 1).collect();
        let mut all = FxHashSet::default();
        for sentence in sentences(draft, self.min_tokens) {
            let tokens = sentence.tokens(draft, |id| forms[id as usize]);
            all.extend(shingles(&tokens).filter(|shingle| shingle % 3 == 0));
        }
        all
    }
}

/// What is to be said of a copy: where the model's unit is named in the model's own words.
fn left_behind(bundle: &Bundle<'_>, copy: usize, model: usize, share: usize) -> Option<Diagnostic> {
    let (draft, source) = (&bundle.drafts[copy], &bundle.drafts[model]);
    let (own, theirs) = (draft.facts.agencies.own.as_ref()?, source.facts.agencies.own.as_ref()?);
    let kinds = (draft.facts.profile.kind?, source.facts.profile.kind?);
    if is_one_unit(own, theirs) || own.name == theirs.name || kinds.0 != kinds.1 {
        return None;
    }
    let names_theirs = |draft: &Draft<'_>, mention: &AgencyMention| {
        mention.level == theirs.level && fold(draft.text.slice(mention.name)) == theirs.name
    };
    let of_model = source.facts.agencies.mentions.iter().filter(|mention| names_theirs(source, mention));
    let contexts: FxHashSet<u64> = of_model.clone().filter_map(|mention| context(source, mention)).collect();
    // Where the own unit belongs, another one is TN07's.
    let is_told = |span: Span| draft.facts.agencies.own_mentions.iter().any(|own| own.span.overlaps(span));
    let left: Vec<Span> = draft
        .facts
        .agencies
        .mentions
        .iter()
        .filter(|mention| names_theirs(draft, mention) && !is_told(mention.span))
        .filter(|mention| context(draft, mention).is_some_and(|context| contexts.contains(&context)))
        .map(|mention| mention.level_span.cover(mention.name))
        .collect();
    let (&first, rest) = left.split_first()?;
    let mut finding = Diagnostic::at(first)
        .value("name", draft.text.slice(first))
        .value("count", left.len().to_string())
        .value("share", share.to_string());
    for &again in rest {
        finding = finding.label(again, "again");
    }
    if let Some(mention) = of_model.clone().next() {
        finding = finding.label_in(model, mention.level_span.cover(mention.name), "model");
    }
    Some(finding)
}

/// The words around a name on its line, hashed; `None` where there are too few to tell one place from another.
fn context(draft: &Draft<'_>, mention: &AgencyMention) -> Option<u64> {
    let words = &draft.facts.words;
    let line = words.of_line(mention.line);
    let end = if mention.name.is_empty() { mention.level_span.end } else { mention.name.end };
    let before: Vec<&str> =
        line.iter().rev().filter(|w| w.span.end <= mention.span.start).take(CONTEXT).map(|w| words.form(*w)).collect();
    let behind: Vec<&str> = line.iter().filter(|w| w.span.start >= end).take(CONTEXT).map(|w| words.form(*w)).collect();
    (before.len() + behind.len() > CONTEXT).then(|| hash(&(mention.body, before, behind)))
}

fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
