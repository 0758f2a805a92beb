//! [`Finding`]: a diagnostic in its document: under which headings, with a name that survives edits elsewhere.

use super::Diagnostic;

/// A diagnostic in its document. Made by the linter; every door shows and counts these.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What was found.
    pub diagnostic: Diagnostic,
    /// Labels of the headings it stands under, the outermost first (`Phần thứ nhất`, `I`, `1`).
    pub route: Vec<String>,
    /// Its name across runs: of the rule, the matched text, the route and an ordinal among equals; not of line numbers.
    pub fingerprint: String,
    /// Why it is not to be shown or counted, where somebody decided so.
    pub suppressed: Option<Suppression>,
}

/// Why a finding is not to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// In the words of who decided so.
    pub reason: String,
    /// Whether it is said in the draft itself, by a comment; else a list beside it says so.
    pub is_in_draft: bool,
}
