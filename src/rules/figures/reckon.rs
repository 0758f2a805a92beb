//! Reckoning with printed figures: whether a quotient holds, how a result is printed, which slips explain another.
//! Cross-multiplies and never divides to judge; whatever overflows an exact decimal is `None`, and nothing is judged on it.
//! Must not know texts.

pub use crate::diagnostic::vietnamese;

use super::interval::{Interval, Rounding};
use crate::facts::quantity::Figure;
use crate::text::Span;
use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::{MidpointAwayFromZero, ToZero};
use std::ops::RangeInclusive;

/// Whether `p` per cent, printed with so many decimals, is what `a` of `b` are. `None` where `b` may be nothing or the
/// numbers are too large.
pub fn is_share(a: Interval, b: Interval, p: Decimal, precision: u8, rounding: Rounding) -> Option<bool> {
    is_share_in(a, b, Interval::rounded(p, precision, rounding)?)
}

/// Whether a percentage in a range is what `a` of `b` are; `None` as above.
pub fn is_share_in(a: Interval, b: Interval, p: Interval) -> Option<bool> {
    if b.low <= Decimal::ZERO || a.low < Decimal::ZERO {
        return None;
    }
    let hundred = |value: Decimal| value.checked_mul(Decimal::ONE_HUNDRED);
    // The least quotient is a.low / b.high, the greatest a.high / b.low.
    let reaches = hundred(a.high)? >= p.low.checked_mul(b.low)?;
    let stays = hundred(a.low)? <= p.high.checked_mul(b.high)?;
    Some(reaches && stays)
}

/// The percentage that `a` is of `b`, to six decimals, for showing.
pub fn share(a: Decimal, b: Decimal) -> Option<Decimal> {
    let share = a.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b)?;
    Some(share.round_dp_with_strategy(6, MidpointAwayFromZero).normalize())
}

/// The printed values, at a precision, that a result is accepted as; ascending.
pub fn accepted(result: Decimal, precision: u8, rounding: Rounding) -> Vec<Decimal> {
    let cut = |strategy| {
        let mut value = result.round_dp_with_strategy(u32::from(precision), strategy);
        value.rescale(u32::from(precision));
        value
    };
    let mut list = match rounding {
        Rounding::Either => vec![cut(ToZero), cut(MidpointAwayFromZero)],
        Rounding::Nearest => vec![cut(MidpointAwayFromZero)],
        Rounding::Truncate => vec![cut(ToZero)],
    };
    list.sort();
    list.dedup();
    list
}

/// A figure's digits and unit: what a finding points at.
pub fn place(figure: &Figure) -> Span {
    Span { start: figure.number.start, end: figure.end() }
}

/// The values that a figure may have: their digits as a whole number, at its scale.
pub type Window = RangeInclusive<i128>;

/// Every value.
pub const ANY: Window = 0..=i128::MAX;

/// The window of a range of values, a step of the printed digits wider than it; every value where none is known. What lies
/// outside is no true one however it was rounded: it need not be tried.
pub fn window(range: Option<Interval>, precision: u8, scale: u32) -> Window {
    let whole = |mut value: Decimal| {
        value.rescale(scale);
        (value.scale() == scale).then(|| value.mantissa())
    };
    let wider = |range: Interval| {
        let step = Decimal::try_new(1, precision.into()).ok()?;
        Some(whole(range.low.checked_sub(step)?)? - 1..=whole(range.high.checked_add(step)?)? + 1)
    };
    range.and_then(wider).unwrap_or(ANY)
}

/// A number whose neighbouring digits stand the other way round, for each pair of unlike neighbours; of those in a window.
pub fn swapped(value: Decimal, within: &Window) -> impl Iterator<Item = Decimal> {
    let (scale, whole) = (value.scale(), value.mantissa().unsigned_abs());
    powers(whole).filter_map(move |power| {
        let (above, right) = (whole / power / 10, whole / power % 10);
        let left = above % 10;
        let begins_with_0 = above < 10 && right == 0;
        if above == 0 || left == right || begins_with_0 {
            return None;
        }
        number(whole - (10 * left + right) * power + (10 * right + left) * power, scale, within)
    })
}

/// The number with one digit mistyped, every way; of those in a window.
pub fn mistyped(value: Decimal, within: &Window) -> impl Iterator<Item = Decimal> {
    let (scale, whole) = (value.scale(), value.mantissa().unsigned_abs());
    powers(whole).flat_map(move |power| {
        let (above, digit) = (whole / power / 10, whole / power % 10);
        let rest = whole - digit * power;
        // No number begins with 0.
        let digits = u128::from(above == 0)..10;
        digits.filter(move |&other| other != digit).filter_map(move |other| number(rest + other * power, scale, within))
    })
}

/// The weights of a number's digits, the first digit's first: 100, 10, 1 for 117.
fn powers(whole: u128) -> impl Iterator<Item = u128> {
    let mut next = Some(1);
    while let Some(power) = next.filter(|&power: &u128| whole / power >= 10) {
        next = power.checked_mul(10);
    }
    std::iter::successors(next, |&power| (power > 1).then_some(power / 10))
}

fn number(whole: u128, scale: u32, within: &Window) -> Option<Decimal> {
    let whole = i128::try_from(whole).ok().filter(|whole| within.contains(whole))?;
    Decimal::try_from_i128_with_scale(whole, scale).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a decimal")
    }

    fn point(text: &str) -> Interval {
        Interval::exact(decimal(text))
    }

    #[test]
    fn quotients_hold_to_the_nearest_or_cut_off() {
        let two_thirds = |p: &str, rounding| is_share(point("2"), point("3"), decimal(p), 1, rounding);
        assert_eq!(two_thirds("66.6", Rounding::Either), Some(true));
        assert_eq!(two_thirds("66.7", Rounding::Either), Some(true));
        assert_eq!(two_thirds("66.6", Rounding::Nearest), Some(false));
        assert_eq!(two_thirds("66.7", Rounding::Truncate), Some(false));
        assert_eq!(two_thirds("66.8", Rounding::Either), Some(false));
    }

    #[test]
    fn nothing_is_judged_over_nothing_or_beyond_exact_decimals() {
        assert_eq!(is_share(point("2"), point("0"), decimal("5"), 0, Rounding::Either), None);
        let huge = Interval::exact(Decimal::MAX);
        assert_eq!(is_share(huge, huge, decimal("100"), 0, Rounding::Either), None);
    }

    #[test]
    fn slips_are_all_neighbours_and_all_single_digits() {
        let swaps: Vec<String> = swapped(decimal("12.3"), &ANY).map(|d| d.to_string()).collect();
        assert_eq!(swaps, ["21.3", "13.2"]);
        assert!(mistyped(decimal("117.64"), &ANY).any(|d| d == decimal("117.84")));
        assert!(!mistyped(decimal("117.64"), &ANY).any(|d| d == decimal("117.64")));
    }

    #[test]
    fn slips_outside_a_window_are_not_tried() {
        let within = window(Some(Interval { low: decimal("21.1"), high: decimal("21.2") }), 1, 1);
        assert_eq!(within, 209..=214);
        let swaps: Vec<String> = swapped(decimal("12.3"), &within).map(|d| d.to_string()).collect();
        assert_eq!(swaps, ["21.3"]);
        assert_eq!(window(None, 1, 1), ANY);
    }
}
