//! [`Draft`]: everything a check may read, and what several checks ask of it, made when the first of them asks; [`Bundle`]:
//! several drafts.

use super::lexicon::Lexemes;
use super::marks::Marks;
use super::places::Places;
use super::structure::runs::{self, Run};
use crate::facts::Facts;
use crate::facts::abbreviation::Use;
use crate::text::Text;
use crate::tree::{DocumentKind, Tree};
use jiff::civil::Date;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::sync::OnceLock;

/// One draft as the rules see it. Read-only.
#[derive(Debug)]
pub struct Draft<'a> {
    /// What was written.
    pub text: &'a Text,
    /// Its blocks.
    pub tree: &'a Tree,
    /// Its facts.
    pub facts: &'a Facts,
    /// The day the law is judged at: `--as-of`, else the document's own date, else the day of the run (`None` where a
    /// caller has no calendar).
    pub as_of: Option<Date>,
    marks: OnceLock<Marks>,
    lexemes: OnceLock<Lexemes>,
    places: OnceLock<Places>,
    runs: OnceLock<Vec<Run>>,
    first_uses: OnceLock<Vec<Use>>,
}

impl<'a> Draft<'a> {
    /// Of a text, its blocks and its facts.
    pub fn new(text: &'a Text, tree: &'a Tree, facts: &'a Facts, as_of: Option<Date>) -> Self {
        let (marks, lexemes, places) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        let (runs, first_uses) = (OnceLock::new(), OnceLock::new());
        Self { text, tree, facts, as_of, marks, lexemes, places, runs, first_uses }
    }

    /// What kind of document its title is taken for: what the user says, else what the title says. `None` without a title.
    pub(super) fn titled(&self) -> Option<DocumentKind> {
        self.tree.parts().title.as_ref().map(|title| self.facts.profile.kind.unwrap_or(title.kind))
    }

    /// Where its punctuation stands.
    pub(super) fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| Marks::of(self.text, &self.facts.words))
    }

    /// What is known of each of its words.
    pub(super) fn lexemes(&self) -> &Lexemes {
        self.lexemes.get_or_init(|| Lexemes::of(&self.facts.words))
    }

    /// Where each of its words stands.
    pub(super) fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(&self.facts.words))
    }

    /// Its runs of numbered siblings, in text order.
    pub(super) fn runs(&self) -> &[Run] {
        self.runs.get_or_init(|| runs::runs(self.tree))
    }

    /// The first use of each short form as it is written, in text order.
    pub(super) fn first_uses(&self) -> &[Use] {
        self.first_uses.get_or_init(|| {
            let uses = &self.facts.abbreviations.uses;
            let mut seen = FxHashSet::with_capacity_and_hasher(uses.len(), FxBuildHasher);
            uses.iter().filter(|usage| seen.insert(self.text.slice(usage.span))).copied().collect()
        })
    }
}

/// Drafts that belong together: plan, resolution, report and appendix files of one folder.
#[derive(Debug, Clone, Copy)]
pub struct Bundle<'a> {
    /// The drafts, in the order they were given.
    pub drafts: &'a [Draft<'a>],
    /// Whether all that belongs to it was read. Where a file could not be, nothing can be said to be missing.
    pub is_complete: bool,
}
