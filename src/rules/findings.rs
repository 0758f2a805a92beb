//! [`Findings`]: where a check puts what it finds.

use super::card::Str;
use crate::diagnostic::{Diagnostic, Severity};

/// The findings of one rule after another over one draft.
#[derive(Debug)]
pub struct Findings {
    code: Str,
    severity: Severity,
    list: Vec<Diagnostic>,
    coverage: Coverage,
}

/// How much was found and how much of it could be checked, by subject (`ratios`, `breakdowns`, `tables`, `citations`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage(Vec<(&'static str, usize, usize)>);

impl Findings {
    /// For a rule of this code, at this severity.
    pub fn new(code: impl Into<Str>, severity: Severity) -> Self {
        Self { code: code.into(), severity, list: Vec::new(), coverage: Coverage::default() }
    }

    /// What comes from here on is another rule's.
    pub fn turn_to(&mut self, code: &Str, severity: Severity) {
        self.code.clone_from(code);
        self.severity = severity;
    }

    /// Adds a finding; its code is the rule's, its severity the rule's at this stage, or lower if the finding says so.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        diagnostic.severity = diagnostic.severity.min(self.severity);
        diagnostic.code.clone_from(&self.code);
        self.list.push(diagnostic);
    }

    /// Adds findings.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// States how many things of a subject were found, and how many of them could be checked.
    pub fn coverage(&mut self, subject: &'static str, found: usize, checked: usize) {
        self.coverage.add(subject, found, checked);
    }

    /// How many findings there are so far.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether nothing was found so far.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The findings and the coverage.
    pub fn into_parts(self) -> (Vec<Diagnostic>, Coverage) {
        (self.list, self.coverage)
    }
}

impl Coverage {
    /// Adds to a subject's counts.
    pub fn add(&mut self, subject: &'static str, found: usize, checked: usize) {
        match self.0.iter_mut().find(|(known, ..)| *known == subject) {
            Some((_, f, c)) => {
                *f += found;
                *c += checked;
            }
            None => self.0.push((subject, found, checked)),
        }
    }

    /// Adds another's counts.
    pub fn merge(&mut self, other: &Coverage) {
        for &(subject, found, checked) in &other.0 {
            self.add(subject, found, checked);
        }
    }

    /// Subject, found, checked.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, usize, usize)> + '_ {
        self.0.iter().copied()
    }
}
