//! TN05: one term in two capitalisations, one thing under two names, and capitals that Phụ lục II settles where opinions differ. One finding a term.

mod common;
mod names;
mod own;
mod people;
mod stray;
mod terms;

use crate::diagnostic::Diagnostic;
use crate::facts::phrase::folded_words;
use crate::facts::words::WordClass;
use crate::rules::wording::beside::Beside;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CaseVariant {
    /// Terms to compare; a dash or comma may stand between their words. A term after one of `within` is part of a name.
    #[serde(deserialize_with = "phrases")]
    terms: Vec<Vec<String>>,
    /// Words that begin names which hold a term (`Ủy ban nhân dân`).
    within: FxHashSet<String>,
    /// Words after which `nhân dân` is an adjective (`công an nhân dân`), beside those of `within`.
    adjective_after: Vec<String>,
    /// How names, titles and documents begin, by one syllable or two: a given one takes a capital, one in general does not.
    #[serde(deserialize_with = "by_first")]
    apart: ByFirst,
    /// Common nouns and verbs that take no capital inside a sentence.
    #[serde(deserialize_with = "by_first")]
    common: ByFirst,
    /// Names of one thing, a list for each thing, in lower case.
    #[serde(deserialize_with = "things")]
    names: Vec<Vec<Vec<String>>>,
    /// Words that take no capital inside a sentence.
    small: FxHashSet<String>,
}

/// Phrases by their first word: what follows it in each, which may be nothing.
type ByFirst = FxHashMap<String, Vec<String>>;

fn by_first<'de, D: Deserializer<'de>>(list: D) -> Result<ByFirst, D::Error> {
    let mut by_first = ByFirst::default();
    for phrase in Vec::<String>::deserialize(list)? {
        let (first, rest) = phrase.split_once(' ').unwrap_or((&phrase, ""));
        by_first.entry(first.to_owned()).or_default().push(rest.to_owned());
    }
    Ok(by_first)
}

/// The words of phrases, folded.
fn phrases<'de, D: Deserializer<'de>>(list: D) -> Result<Vec<Vec<String>>, D::Error> {
    Ok(Vec::<String>::deserialize(list)?.iter().map(|phrase| folded_words(phrase)).collect())
}

fn things<'de, D: Deserializer<'de>>(list: D) -> Result<Vec<Vec<Vec<String>>>, D::Error> {
    let things = Vec::<Vec<String>>::deserialize(list)?;
    Ok(things.iter().map(|names| names.iter().map(|name| folded_words(name)).collect()).collect())
}

/// Each place of a word that phrases are listed under, with those phrases, in text order.
fn places_of<'m, T>(draft: &Draft<'_>, by_first: &'m FxHashMap<u32, T>) -> Vec<(usize, &'m T)> {
    let of_first =
        |(&id, under): (&u32, &'m T)| draft.places().of_form(id).map(move |i| (i, under)).collect::<Vec<_>>();
    let mut places: Vec<(usize, &T)> = by_first.iter().flat_map(of_first).collect();
    places.sort_unstable_by_key(|(i, _)| *i);
    places
}

impl Check for CaseVariant {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let beside = Beside::of(draft);
        let told = terms::check(self, draft, &beside, found);
        common::check(self, &beside, &told, found);
        names::check(self, draft, &beside, found);
        own::check(draft, &beside, found);
        people::check(self, draft, &beside, found);
        stray::check(self, &beside, found);
    }
}

impl CaseVariant {
    /// Whether word `i` stands in a name: after a word that begins names, or not far after a capital that no sentence asks for
    /// (`Sở Khoa học và Công nghệ`).
    fn is_in_name(&self, beside: &Beside<'_>, i: usize) -> bool {
        let Some(before) = beside.before(i) else { return false };
        if self.within.contains(beside.words.form(before)) {
            return true;
        }
        let and = beside.words.form(before) == "và";
        let reach = (i.saturating_sub(REACH)..i).rev().take_while(|&k| beside.joins(k));
        let is_named = |k: usize| {
            let word = beside.words.list[k];
            let form = beside.words.form(word);
            match word.class {
                WordClass::Lower => false,
                WordClass::Title if self.small.contains(form) => false,
                WordClass::Title if beside.starts_sentence(word) => and || self.begins_name(beside, k),
                _ => true,
            }
        };
        reach.into_iter().any(is_named)
    }

    /// Whether the word and the next are one of `apart`.
    fn begins_name(&self, beside: &Beside<'_>, i: usize) -> bool {
        let seconds = self.apart.get(beside.words.form(beside.words.list[i]));
        seconds.is_some_and(|seconds| seconds.iter().any(|second| second.is_empty() || second == beside.form_after(i)))
    }
}

/// How many words a name may have before the one looked at.
const REACH: usize = 5;

/// One finding for the places that are written otherwise than the model.
fn told(beside: &Beside<'_>, say: &'static str, few: &[Span], many: &[Span]) -> Option<Diagnostic> {
    let (first, rest) = few.split_first()?;
    let mut diagnostic = Diagnostic::at(*first)
        .say(say)
        .value("written", beside.text.slice(*first))
        .value("count", few.len().to_string());
    if let Some(model) = many.first() {
        diagnostic = diagnostic.value("model", beside.text.slice(*model)).value("others", many.len().to_string());
    }
    for span in many.iter().take(3) {
        diagnostic = diagnostic.label(*span, "model");
    }
    for span in rest {
        diagnostic = diagnostic.label(*span, "same");
    }
    Some(diagnostic)
}
