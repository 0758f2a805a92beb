//! [`Ratio`]: `A/B … đạt P%` in its many wordings (`design/figures.md`, 2).

use super::quantity::Figure;
use crate::text::{Span, Text};
use crate::tree::Tree;

/// A ratio statement. Operands are indices into `Facts::figures`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratio {
    /// The numerator.
    pub a: usize,
    /// The denominator.
    pub b: usize,
    /// The percentage that is stated of them; `None` where the text gives a quotient and no percentage.
    pub p: Option<usize>,
    /// From the first operand to the last.
    pub span: Span,
    /// How it is worded.
    pub wording: Wording,
    /// A verdict word of the clause (`vượt`, `chưa đạt`, `đạt và vượt`), if any.
    pub verdict: Option<(Verdict, Span)>,
    /// Other figures of the clause, as possible bases for the likely slip.
    pub others: Vec<usize>,
    /// Why it cannot be recomputed, if it cannot (counted as found, not checked).
    pub unchecked: Option<Unchecked>,
}

/// How a ratio is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// `A/B … đạt P%`.
    Slash,
    /// `đạt P% (A/B)`.
    PercentFirst,
    /// `A trên (tổng số) B, chiếm P%`.
    OutOf,
    /// `A, đạt P% so với kế hoạch B`.
    AgainstPlan,
    /// `A/B` without a percentage.
    Bare,
}

/// Words that judge a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// `vượt`: over 100 %.
    Exceeded,
    /// `đạt và vượt`: 100 % or more.
    MetOrExceeded,
    /// `chưa đạt`, `không đạt`: under 100 %.
    Missed,
}

/// Why a ratio was found but not recomputed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unchecked {
    /// Two readings are equally near.
    Ambiguous,
    /// An operand is approximate or bounded.
    Approximate,
    /// The units do not convert into each other.
    Units,
    /// No percentage is stated.
    NoPercentage,
}

/// The ratio statements of a text.
pub fn ratios(text: &Text, tree: &Tree, figures: &[Figure]) -> Vec<Ratio> {
    let _ = (text, tree, figures);
    Vec::new()
}
