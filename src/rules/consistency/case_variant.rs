//! TN05: one term in two capitalisations. Only terms named on the card, only inside sentences.

use crate::diagnostic::Diagnostic;
use crate::facts::words::{Word, WordClass};
use crate::rules::wording::beside::Beside;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, fold};
use crate::tree::Kind;
use serde::Deserialize;

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseVariant {
    /// Terms to compare, in lower case; a term after one of `within` is part of a name and not counted.
    terms: Vec<String>,
    /// Words that begin names which hold a term (`Ủy ban nhân dân`).
    within: Vec<String>,
}

impl Check for CaseVariant {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let beside = Beside::of(draft);
        for term in &self.terms {
            let syllables: Vec<String> = term.split_whitespace().map(fold).collect();
            let Some(first) = beside.words.forms.iter().position(|f| Some(f) == syllables.first()) else { continue };
            let mut lower: Vec<Span> = Vec::new();
            let mut capital: Vec<Span> = Vec::new();
            for (i, word) in beside.words.list.iter().enumerate().filter(|(_, w)| w.id as usize == first) {
                if !self.counts(&beside, draft, i, *word, &syllables) {
                    continue;
                }
                let span = beside.span(i, i + syllables.len() - 1);
                if word.class == WordClass::Title { capital.push(span) } else { lower.push(span) }
            }
            if lower.is_empty() || capital.is_empty() {
                continue;
            }
            let (few, many) = if capital.len() > lower.len() { (lower, capital) } else { (capital, lower) };
            found.push(
                Diagnostic::at(few[0])
                    .value("written", draft.text.slice(few[0]))
                    .value("count", few.len().to_string())
                    .value("model", draft.text.slice(many[0]))
                    .value("others", many.len().to_string())
                    .label(many[0], "model"),
            );
        }
    }
}

impl CaseVariant {
    fn counts(&self, beside: &Beside<'_>, draft: &Draft<'_>, i: usize, word: Word, syllables: &[String]) -> bool {
        let list = &beside.words.list;
        let end = i + syllables.len() - 1;
        if end >= list.len() || !matches!(word.class, WordClass::Lower | WordClass::Title) {
            return false;
        }
        let same = (1..syllables.len()).all(|k| beside.words.forms[list[i + k].id as usize] == syllables[k]);
        let before = beside.before(i);
        let named = before.is_some_and(|b| {
            self.within.iter().any(|w| *w == beside.words.forms[b.id as usize]) || b.class == WordClass::Title
        });
        let leaf = draft.tree.leaf_of_line(word.line as usize);
        same && (i..end).all(|k| beside.joins(k))
            && (end == i || beside.are(i + 1, end, |c| c == WordClass::Lower))
            && !beside.starts_sentence(word)
            && !named
            && !matches!(draft.tree.node(leaf).kind, Kind::Heading | Kind::SignerTitle | Kind::AppendixTitle)
    }
}
