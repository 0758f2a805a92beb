//! [`Evidence`]: everything needed to redo a figure finding with a pocket calculator.

use rust_decimal::Decimal;

/// What was computed from what, and which printed results would have been accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The computation over the operands' names, as `a / b * 100`.
    pub formula: &'static str,
    /// Named operands, in the order of the formula (`a`, `b` …).
    pub operands: Vec<(String, Decimal)>,
    /// The result the text states.
    pub stated: Decimal,
    /// The result computed, rounded to at most six decimals for showing.
    pub computed: Decimal,
    /// Results that would be accepted at the printed precision, ascending.
    pub accepted: Vec<Decimal>,
    /// The slip that would explain it, if exactly one does.
    pub hint: Option<Hint>,
}

/// A likely slip: named only if undoing it makes the statement hold (`design/figures.md`, 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Two neighbouring digits of a figure stand the wrong way round.
    SwappedDigits,
    /// One digit is mistyped.
    MistypedDigit,
    /// Numerator and denominator stand the wrong way round.
    SwappedOperands,
    /// The percentage is the growth (a − b)/b.
    GrowthInsteadOfShare,
    /// The percentage is b/a.
    Inverted,
    /// A decimal mark stands one or more places off.
    DecimalPlace,
    /// Another figure of the clause is the base.
    OtherBase,
    /// One part was left out of the sum, or counted twice.
    PartLeftOut,
}

impl Hint {
    /// The name used in machine formats and as the key of the card's `[hint.KEY]` sentence.
    pub fn name(self) -> &'static str {
        match self {
            Hint::SwappedDigits => "swapped-digits",
            Hint::MistypedDigit => "mistyped-digit",
            Hint::SwappedOperands => "swapped-operands",
            Hint::GrowthInsteadOfShare => "growth-instead-of-share",
            Hint::Inverted => "inverted",
            Hint::DecimalPlace => "decimal-place",
            Hint::OtherBase => "other-base",
            Hint::PartLeftOut => "part-left-out",
        }
    }
}
