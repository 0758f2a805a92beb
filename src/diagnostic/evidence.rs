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

/// A number in Vietnamese writing: `1.234,5`.
pub fn vietnamese(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, decimals) = text.split_once('.').map_or((text.as_str(), None), |(w, d)| (w, Some(d)));
    let mut out = String::with_capacity(text.len() + text.len() / 3);
    if value.is_sign_negative() && !value.is_zero() {
        out.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push(',');
        out.push_str(decimals);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn numbers_are_shown_in_vietnamese_writing() {
        assert_eq!(vietnamese(number("1234567.50")), "1.234.567,50");
        assert_eq!(vietnamese(number("-0.5")), "-0,5");
        assert_eq!(vietnamese(number("100")), "100");
    }
}
