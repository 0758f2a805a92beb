//! What a rule found: [`Diagnostic`] and its parts. Knows spans of content; must not know rules, cards or reports.
//!
//! What = one sentence (from the card, by key); where else = labels; what to do = help or fix; why = the card.

mod evidence;
mod fault;
mod finding;
mod fix;
mod label;
mod severity;

pub use evidence::{Evidence, Hint, vietnamese};
pub use fault::{Fault, Said};
pub use finding::{Finding, Suppression};
pub use fix::{Applicability, Edit, Fix};
pub use label::{Label, Values};
pub use severity::Severity;

use crate::text::Span;
use std::borrow::Cow;

/// One finding, in the coordinates of `Text::content`. It holds keys and values; every word a person reads comes from
/// the rule's card and is put together by the report, in the language of the run.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The rule's permanent code, as `SL01`.
    pub code: Cow<'static, str>,
    /// How grave, at the stage of the run.
    pub severity: Severity,
    /// What it is about; `None` for the whole file (something is absent).
    pub span: Option<Span>,
    /// Which `[say.KEY]` of the card states it.
    pub say: &'static str,
    /// Values for the card's placeholders, of the message, the help, the labels and the fix titles.
    pub values: Values,
    /// Other places involved.
    pub labels: Vec<Label>,
    /// Operands and accepted results, for findings about figures.
    pub evidence: Option<Evidence>,
    /// Ways to mend it, the best first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A finding at a span, said with the card's `[say.main]`. Code and severity are filled in by the linter.
    pub fn at(span: Span) -> Self {
        Self::new(Some(span))
    }

    /// A finding about the whole document.
    pub fn whole() -> Self {
        Self::new(None)
    }

    fn new(span: Option<Span>) -> Self {
        Self {
            code: Cow::Borrowed(""),
            severity: Severity::Error,
            span,
            say: "main",
            values: Values::default(),
            labels: Vec::new(),
            evidence: None,
            fixes: Vec::new(),
        }
    }

    /// States it with `[say.KEY]` instead of `[say.main]`.
    #[must_use]
    pub fn say(mut self, key: &'static str) -> Self {
        self.say = key;
        self
    }

    /// Gives a placeholder its value.
    #[must_use]
    pub fn value(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.set(name, value);
        self
    }

    /// Points at another place, with the card's `[label.KEY]` text.
    #[must_use]
    pub fn label(mut self, span: Span, key: &'static str) -> Self {
        self.labels.push(Label { span, draft: None, key, values: Values::default() });
        self
    }

    /// Points at a place in another draft of the bundle.
    #[must_use]
    pub fn label_in(mut self, draft: usize, span: Span, key: &'static str) -> Self {
        self.labels.push(Label { span, draft: Some(draft), key, values: Values::default() });
        self
    }

    /// Points at other places of one sort, with the card's `[label.KEY]` text.
    #[must_use]
    pub fn labels(mut self, spans: impl IntoIterator<Item = Span>, key: &'static str) -> Self {
        self.labels.extend(spans.into_iter().map(|span| Label { span, draft: None, key, values: Values::default() }));
        self
    }

    /// Adds operands and accepted results.
    #[must_use]
    pub fn evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = Some(evidence);
        self
    }

    /// Adds a way to mend it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// Caps the severity, where the rule is less sure than its card: `at_most(Severity::Info)`.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.severity = self.severity.min(severity);
        self
    }
}
