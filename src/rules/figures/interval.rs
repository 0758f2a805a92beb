//! [`Interval`]: the true values a printed figure may stand for (`design/figures.md`, 1), and the arithmetic on them. Must not
//! know texts or tables. Whatever overflows an exact decimal is `None`: nothing is judged on it.

use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use rust_decimal::Decimal;
use serde::Deserialize;

/// How a measure was cut to its printed digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rounding {
    /// Rounded to the nearest, or cut off.
    #[default]
    Either,
    /// To the nearest: `[v − ½u, v + ½u]`.
    Nearest,
    /// Cut off: `[v, v + u)`.
    Truncate,
}

impl Rounding {
    /// Both habits by themselves; a sum holds if all of it holds under one of them.
    pub const BOTH: [Rounding; 2] = [Rounding::Nearest, Rounding::Truncate];
}

/// A closed interval, in the base unit of a family (`triệu đồng` in đồng).
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
        let half = Decimal::try_new(5, u32::from(precision) + 1).ok()?;
        // What is cut off goes towards zero.
        let cut = if value.is_sign_negative() {
            (value.checked_sub(step)?, value)
        } else {
            (value, value.checked_add(step)?)
        };
        let (low, high) = (value.checked_sub(half)?, value.checked_add(half)?);
        Some(match rounding {
            Rounding::Nearest => Self { low, high },
            Rounding::Truncate => Self { low: cut.0, high: cut.1 },
            Rounding::Either => Self { low: low.min(cut.0), high: high.max(cut.1) },
        })
    }

    /// Of a figure: a point where it counts, measures and rates rounded. `unit` is taken where it names none.
    pub fn of(figure: &Figure, unit: Option<Unit>, rounding: Rounding) -> Option<Self> {
        Self::with(figure.value, figure, unit, rounding)
    }

    /// Of a figure, if another value were printed in its place.
    pub fn with(value: Decimal, figure: &Figure, unit: Option<Unit>, rounding: Rounding) -> Option<Self> {
        let unit = figure.unit.or(unit);
        let counts = unit.is_none_or(Unit::is_exact);
        Self::printed(value, figure, unit, counts, rounding)
    }

    /// Of a figure in the unit that its place gives it. Where that is none, a number from a thousand on may be a rounded
    /// measure.
    pub fn placed(figure: &Figure, unit: Option<Unit>, rounding: Rounding) -> Option<Self> {
        let counts = unit.map_or(figure.value < Decimal::ONE_THOUSAND, Unit::is_exact);
        Self::printed(figure.value, figure, unit, counts, rounding)
    }

    fn printed(value: Decimal, like: &Figure, unit: Option<Unit>, counts: bool, rounding: Rounding) -> Option<Self> {
        let point = like.precision == 0 && counts;
        let plain = if point { Self::exact(value) } else { Self::rounded(value, like.precision, rounding)? };
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
        assert!(third.meets(printed("0.66", Rounding::Truncate)) && !third.meets(printed("0.66", Rounding::Nearest)));
        assert!(third.meets(printed("0.66", Rounding::Either)) && third.meets(printed("0.67", Rounding::Either)));
        assert!(third.negated().meets(printed("-0.66", Rounding::Truncate)));
    }

    #[test]
    fn an_overflow_is_no_interval() {
        assert_eq!(Interval::exact(Decimal::MAX).plus(Interval::exact(Decimal::MAX)), None);
        assert_eq!(Interval::exact(Decimal::ONE).over(Interval::exact(Decimal::ZERO)), None);
    }
}
