//! [`Interval`]: the true values a printed figure may stand for (`design/figures.md`, 1), and the arithmetic on them. Must not
//! know texts or tables. Whatever overflows an exact decimal is `None`: nothing is judged on it.

use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use rust_decimal::Decimal;

/// How a measure was cut to its printed digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest: `[v − ½u, v + ½u]`.
    Nearest,
    /// Cut off: `[v, v + u)`.
    Truncated,
}

impl Rounding {
    /// Both habits; a statement holds if it holds under one of them.
    pub const BOTH: [Rounding; 2] = [Rounding::Nearest, Rounding::Truncated];
}

/// A closed interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub low: Decimal,
    /// Upper end.
    pub high: Decimal,
}

impl Interval {
    /// One value.
    pub fn exact(value: Decimal) -> Self {
        Self { low: value, high: value }
    }

    /// What a value printed with so many decimals may stand for.
    pub fn rounded(value: Decimal, precision: u8, rounding: Rounding) -> Option<Self> {
        let step = Decimal::try_new(1, u32::from(precision)).ok()?;
        let half = step.checked_div(Decimal::TWO)?;
        match rounding {
            Rounding::Nearest => Some(Self { low: value.checked_sub(half)?, high: value.checked_add(half)? }),
            Rounding::Truncated if value.is_sign_negative() => {
                Some(Self { low: value.checked_sub(step)?, high: value })
            }
            Rounding::Truncated => Some(Self { low: value, high: value.checked_add(step)? }),
        }
    }

    /// What a figure stands for in the base unit of its family (`triệu đồng` in đồng): counts are exact, measures and
    /// rates rounded. `unit` is the figure's, or the one its table gives it.
    pub fn of(figure: &Figure, unit: Option<Unit>, rounding: Rounding) -> Option<Self> {
        let exact = figure.precision == 0 && unit.map_or(figure.value < Decimal::ONE_THOUSAND, Unit::is_exact);
        let plain =
            if exact { Self::exact(figure.value) } else { Self::rounded(figure.value, figure.precision, rounding)? };
        plain.times(unit.map_or(1, Unit::factor).into())
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_add(other.low)?, high: self.high.checked_add(other.high)? })
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_sub(other.high)?, high: self.high.checked_sub(other.low)? })
    }

    /// With the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }

    /// Multiplied by a factor that is not negative.
    pub fn times(self, factor: Decimal) -> Option<Self> {
        Some(Self { low: self.low.checked_mul(factor)?, high: self.high.checked_mul(factor)? })
    }

    /// The quotient of two intervals of positive values.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.low <= Decimal::ZERO || self.low < Decimal::ZERO {
            return None;
        }
        Some(Self { low: self.low.checked_div(other.high)?, high: self.high.checked_div(other.low)? })
    }

    /// Whether the two share a value.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn a_quotient_meets_its_printed_percentage() {
        let a = Interval::exact(decimal("658"));
        let b = Interval::exact(decimal("648"));
        let share = a.over(b).and_then(|q| q.times(Decimal::ONE_HUNDRED)).expect("no overflow");
        let printed = |p: &str, rounding| Interval::rounded(decimal(p), 2, rounding).expect("no overflow");
        assert!(share.meets(printed("101.54", Rounding::Nearest)));
        assert!(!share.meets(printed("101.45", Rounding::Nearest)));
        let third = Interval::exact(decimal("2")).over(Interval::exact(decimal("3"))).expect("no overflow");
        assert!(third.meets(printed("0.66", Rounding::Truncated)) && !third.meets(printed("0.66", Rounding::Nearest)));
    }

    #[test]
    fn an_overflow_is_no_interval() {
        assert_eq!(Interval::exact(Decimal::MAX).plus(Interval::exact(Decimal::MAX)), None);
        assert_eq!(Interval::exact(Decimal::ONE).over(Interval::exact(Decimal::ZERO)), None);
    }
}
