//! [`Fix`]: a way to mend a finding, as edits of content.

use crate::text::Span;

/// One way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Whether a machine may apply it.
    pub applicability: Applicability,
    /// Which `[fix.KEY]` of the card is its title.
    pub title: &'static str,
    /// The edits, sorted, disjoint.
    pub edits: Vec<Edit>,
}

/// Whether a machine may apply a fix. Ordered: what applies at one level applies at all below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// For the eye only: every figure (the tool cannot know which number is wrong).
    Display,
    /// Applied only when asked for by name: it may change what is meant.
    Unsafe,
    /// Only one reading is possible: whitespace, NFC, doubled marks.
    Safe,
}

impl Applicability {
    /// The name used in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Applicability::Display => "display",
            Applicability::Unsafe => "unsafe",
            Applicability::Safe => "safe",
        }
    }
}

/// Replaces a span of content by text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What goes (empty: an insertion).
    pub span: Span,
    /// What comes.
    pub text: String,
}

impl Fix {
    /// A fix of one edit, titled by the card's `[fix.main]`.
    pub fn replace(applicability: Applicability, span: Span, text: impl Into<String>) -> Self {
        Self { applicability, title: "main", edits: vec![Edit { span, text: text.into() }] }
    }
}
