//! SL01: a stated percentage that is not the quotient of its two figures (`design/figures.md`, 2).

use super::interval::{Interval, Rounding};
use super::reckon::{self, Window};
use crate::diagnostic::{Applicability, Diagnostic, Evidence, Fix, Hint};
use crate::facts::quantity::Figure;
use crate::facts::ratio::{Ratio, Wording};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use rust_decimal::Decimal;
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatioMismatch {
    /// Which cutting of decimals is accepted.
    #[serde(default)]
    rounding: Rounding,
}

impl Check for RatioMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut checked = 0;
        for ratio in &draft.facts.ratios {
            let Some(statement) = Statement::of(ratio, draft, self.rounding) else { continue };
            let Some(holds) = statement.holds() else { continue };
            if !holds && statement.is_uncertain() && !statement.is_borne_out(draft) {
                continue;
            }
            checked += 1;
            if !holds && let Some(diagnostic) = statement.diagnostic(draft) {
                found.push(diagnostic);
            }
        }
        found.coverage("ratios", draft.facts.ratios.len(), checked);
    }
}

/// Whether a percentage in a range is certainly what the first of the second are.
fn holds(a: Option<Interval>, b: Option<Interval>, p: Option<Interval>) -> bool {
    matches!((a, b, p), (Some(a), Some(b), Some(p)) if reckon::is_share_in(a, b, p) == Some(true))
}

/// The percentages that these two may give.
fn window_p(p: &Figure, a: Option<Interval>, b: Option<Interval>) -> Window {
    window(p, None, a.zip(b).and_then(|(a, b)| a.times(Decimal::ONE_HUNDRED)?.over(b)))
}

/// The values that a figure may have, of those in a range of a unit's base.
fn window(figure: &Figure, unit: Option<Unit>, range: Option<Interval>) -> Window {
    let factor = Decimal::from(unit.map_or(1, Unit::factor));
    let range = range.and_then(|range| range.over(Interval::exact(factor)));
    reckon::window(range, figure.precision, figure.value.scale())
}

/// A ratio with its figures.
struct Statement<'a> {
    ratio: &'a Ratio,
    a: &'a Figure,
    b: &'a Figure,
    p: &'a Figure,
    rounding: Rounding,
}

impl<'a> Statement<'a> {
    /// Of a ratio that can be recomputed.
    fn of(ratio: &'a Ratio, draft: &Draft<'a>, rounding: Rounding) -> Option<Self> {
        let figures = &draft.facts.figures;
        if ratio.unchecked.is_some() && ratio.perhaps.is_none() {
            return None;
        }
        let p = ratio.p.or(ratio.perhaps)?;
        Some(Self { ratio, a: &figures[ratio.a], b: &figures[ratio.b], p: &figures[p], rounding })
    }

    fn ranges(&self) -> Option<(Interval, Interval)> {
        let unit = self.a.unit.or(self.b.unit);
        Some((Interval::of(self.a, unit, self.rounding)?, Interval::of(self.b, unit, self.rounding)?))
    }

    fn holds(&self) -> Option<bool> {
        let (a, b) = self.ranges()?;
        reckon::is_share(a, b, self.p.value, self.p.precision, self.rounding)
    }

    /// Whether the percentage is one part's of a list.
    fn is_share(&self) -> bool {
        matches!(self.ratio.wording, Wording::Share | Wording::BareShare)
    }

    /// Whether the words alone do not tell that the percentage is of the two figures.
    fn is_uncertain(&self) -> bool {
        self.is_share()
            || matches!(self.ratio.wording, Wording::Apart | Wording::Outcome)
            || self.ratio.perhaps.is_some()
    }

    /// Whether the percentage is of these two after all: another share of the list's total holds, or one slip of a digit
    /// alone keeps this one from holding, and it holds of no other figure near by.
    /// `95 hộ nghèo và cận nghèo, trong đó hộ nghèo 34 hộ, chiếm 1,0%` is of all households.
    fn is_borne_out(&self, draft: &Draft<'a>) -> bool {
        const DIGITS: usize = 3;
        let siblings = draft.facts.ratios.iter().filter(|r| r.b == self.ratio.b && r.p != self.ratio.p);
        let mut siblings = siblings.filter_map(|r| Statement::of(r, draft, self.rounding));
        let others = || self.ratio.others.iter().map(|&at| draft.facts.figures[at].value);
        if self.is_share() && siblings.any(|s| s.is_share() && s.holds() == Some(true)) {
            return true;
        }
        // Where another sentence tells the whole, only a share of the same line bears it out.
        let apart = self.ratio.wording == Wording::Apart;
        let mut beside = siblings.filter(|s| s.ratio.wording == Wording::Apart && s.p.line == self.p.line);
        if apart && beside.any(|s| s.holds() == Some(true)) {
            return !others().any(|o| self.is_near_by(o));
        }
        let p = self.p.value;
        let long = draft.text.slice(self.p.number).bytes().filter(u8::is_ascii_digit).count() >= DIGITS;
        let is_slip = || {
            let (a, b) = (self.range_a(self.a.value), self.range_b(self.b.value));
            let within = window_p(self.p, a, b);
            let mut slips = reckon::swapped(p, &within).chain(reckon::mistyped(p, &within));
            slips.any(|p| holds(a, b, self.range_p(p)))
        };
        long && self.ratio.wording != Wording::BareShare
            && is_slip()
            && (self.is_share() || !others().any(|o| self.is_near_by(o)))
    }

    /// Whether the percentage is that of one of its figures and another.
    fn is_near_by(&self, other: Decimal) -> bool {
        let (a, b, p) = (self.a.value, self.b.value, self.p.value);
        self.holds_with(a, other, p) || self.holds_with(other, b, p)
    }

    /// Whether it held with other values.
    fn holds_with(&self, a: Decimal, b: Decimal, p: Decimal) -> bool {
        holds(self.range_a(a), self.range_b(b), self.range_p(p))
    }

    fn range_a(&self, value: Decimal) -> Option<Interval> {
        Interval::with(value, self.a, self.b.unit, self.rounding)
    }

    fn range_b(&self, value: Decimal) -> Option<Interval> {
        Interval::with(value, self.b, self.a.unit, self.rounding)
    }

    fn range_p(&self, value: Decimal) -> Option<Interval> {
        Interval::rounded(value, self.p.precision, self.rounding)
    }

    /// The values of which `b` may have this percentage.
    fn window_a(&self, b: Option<Interval>, p: Option<Interval>) -> Window {
        let part = |(b, p): (Interval, Interval)| {
            let (low, high) = (b.low.checked_mul(p.low)?, b.high.checked_mul(p.high)?);
            Interval { low, high }.over(Interval::exact(Decimal::ONE_HUNDRED))
        };
        window(self.a, self.a.unit.or(self.b.unit), b.zip(p).and_then(part))
    }

    /// The values that `a` may have this percentage of.
    fn window_b(&self, a: Option<Interval>, p: Option<Interval>) -> Window {
        let whole = a.zip(p).and_then(|(a, p)| a.times(Decimal::ONE_HUNDRED)?.over(p));
        window(self.b, self.b.unit.or(self.a.unit), whole)
    }

    fn diagnostic(&self, draft: &Draft<'_>) -> Option<Diagnostic> {
        let unit = self.a.unit.or(self.b.unit);
        let base =
            |figure: &Figure| figure.value.checked_mul(Decimal::from(figure.unit.or(unit).map_or(1, Unit::factor)));
        let computed = reckon::share(base(self.a)?, base(self.b)?)?;
        let accepted = reckon::accepted(computed, self.p.precision, self.rounding);
        let nearest = *accepted.last()?;
        let shown = if accepted.len() == 2 && computed < accepted[0].saturating_add(accepted[1]) / Decimal::TWO {
            accepted[0]
        } else {
            nearest
        };
        let text = draft.text;
        let (a, b, p) = (reckon::place(self.a), reckon::place(self.b), reckon::place(self.p));
        let hint = self.hint(draft);
        let evidence = Evidence {
            formula: "a / b * 100",
            operands: vec![("a".to_owned(), self.a.value), ("b".to_owned(), self.b.value)],
            stated: self.p.value,
            computed,
            accepted,
            hint,
        };
        let fixed = reckon::vietnamese(shown);
        let mut values = Diagnostic::at(p)
            .value("a", text.slice(a))
            .value("b", text.slice(b))
            .value("stated", text.slice(p))
            .value("computed", format!("{}%", reckon::vietnamese(computed.round_dp(4).normalize())))
            .value("accepted", format!("{fixed}%"));
        if self.ratio.wording == Wording::AgainstPlan {
            values = values.say("plan");
        }
        Some(values.label(a, "a").label(b, "b").evidence(evidence).fix(Fix::replace(
            Applicability::Display,
            self.p.number,
            fixed,
        )))
    }

    /// The slip that alone explains it. Slips of reckoning and of the percentage come first; one mistyped digit of an
    /// operand explains almost anything, so it counts only where nothing else does.
    fn hint(&self, draft: &Draft<'_>) -> Option<Hint> {
        let (a, b, p) = (self.a.value, self.b.value, self.p.value);
        let mut likely = Vec::new();
        // Many values are tried: what stays is made a range once.
        let (stated_a, stated_b, stated_p) = (self.range_a(a), self.range_b(b), self.range_p(p));
        let within = window_p(self.p, stated_a, stated_b);
        let other_p = |p| holds(stated_a, stated_b, self.range_p(p));
        if reckon::swapped(p, &within).any(other_p) {
            likely.push(Hint::SwappedDigits);
        }
        if self.holds_with(b, a, p) {
            likely.push(Hint::Inverted);
        }
        if a > b && self.holds_with(a - b, b, p) {
            likely.push(Hint::GrowthInsteadOfShare);
        }
        let factors = [Decimal::new(1, 2), Decimal::new(1, 1), Decimal::TEN, Decimal::ONE_HUNDRED];
        if factors.into_iter().filter_map(|factor| p.checked_mul(factor)).any(other_p) {
            likely.push(Hint::DecimalPlace);
        }
        let others = self.ratio.others.iter().map(|&at| draft.facts.figures[at].value);
        if others.filter(|&o| o != a && o != b).any(|o| self.holds_with(a, o, p)) {
            likely.push(Hint::OtherBase);
        }
        if likely.is_empty() {
            if reckon::mistyped(p, &within).any(other_p) {
                likely.push(Hint::MistypedDigit);
            } else {
                let other_a = |a| holds(self.range_a(a), stated_b, stated_p);
                let other_b = |b| holds(stated_a, self.range_b(b), stated_p);
                let (in_a, in_b) = (self.window_a(stated_b, stated_p), self.window_b(stated_a, stated_p));
                let swaps = reckon::swapped(a, &in_a).any(other_a) || reckon::swapped(b, &in_b).any(other_b);
                let types = reckon::mistyped(a, &in_a).any(other_a) || reckon::mistyped(b, &in_b).any(other_b);
                likely.extend(swaps.then_some(Hint::SwappedDigits));
                likely.extend(types.then_some(Hint::MistypedDigit));
            }
        }
        match likely.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
}
