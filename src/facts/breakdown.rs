//! [`Breakdown`]: a total and its parts (`design/figures.md`, 3).

use super::quantity::Figure;
use crate::text::{Span, Text};
use crate::tree::Tree;

/// A total and its parts. Operands are indices into `Facts::figures`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// The total.
    pub total: usize,
    /// The parts, in text order.
    pub parts: Vec<usize>,
    /// From the first operand to the last.
    pub span: Span,
    /// The words that say how parts and total hang together (`trong đó`, `gồm`, `còn lại`).
    pub cue: Option<Span>,
    /// Whether the parts claim to be the whole.
    pub exhaustive: bool,
    /// Why it cannot be added up, if it cannot (counted as found, not checked).
    pub unchecked: bool,
}

/// The breakdowns of a text.
pub fn breakdowns(text: &Text, tree: &Tree, figures: &[Figure]) -> Vec<Breakdown> {
    let _ = (text, tree, figures);
    Vec::new()
}
