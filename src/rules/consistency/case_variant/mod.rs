//! TN05: one term in two capitalisations, one thing under two names, and capitals that Phụ lục II settles where opinions differ. One finding a term.

mod common;
mod names;
mod own;
mod people;
mod stray;
mod terms;

use crate::diagnostic::Diagnostic;
use crate::facts::words::WordClass;
use crate::rules::wording::beside::Beside;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CaseVariant {
    /// Terms to compare; a dash or comma may stand between their words. A term after one of `within` is part of a name.
    terms: Vec<String>,
    /// Words that begin names which hold a term (`Ủy ban nhân dân`).
    within: FxHashSet<String>,
    /// Words after which `nhân dân` is an adjective (`công an nhân dân`), beside those of `within`.
    adjective_after: Vec<String>,
    /// How names, titles and documents begin, by one syllable or two: a given one takes a capital, one in general does not.
    apart: Vec<String>,
    /// Common nouns and verbs that take no capital inside a sentence.
    common: Vec<String>,
    /// Names of one thing, a list for each thing, in lower case.
    names: Vec<Vec<String>>,
    /// Words that take no capital inside a sentence.
    small: FxHashSet<String>,
}

impl Check for CaseVariant {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let beside = Beside::of(draft);
        let told = terms::check(self, draft, &beside, found);
        common::check(self, &beside, &told, found);
        names::check(self, &beside, found);
        own::check(draft, &beside, found);
        people::check(self, &beside, found);
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
        let (first, second) = (beside.words.form(beside.words.list[i]), beside.form_after(i));
        self.apart.iter().any(|name| match name.split_once(' ') {
            Some((a, b)) => a == first && b == second,
            None => name == first,
        })
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
