//! SL02: parts that do not make up their total, or exceed it (`design/figures.md`, 3).

use super::composition;
use super::distribution;
use super::interval::{Interval, Rounding};
use super::reckon::{self, ANY};
use crate::diagnostic::{Diagnostic, Evidence, Hint, Severity};
use crate::facts::breakdown::Breakdown;
use crate::facts::quantity::Figure;
use crate::rules::{Check, Draft, Findings};
use rust_decimal::Decimal;
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakdownMismatch {
    /// Which cutting of decimals is accepted.
    #[serde(default)]
    rounding: Rounding,
    /// From how many per cent of the total on, a list and the figure behind it read as the whole.
    nearly: u32,
}

impl Check for BreakdownMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut checked = 0;
        for breakdown in &draft.facts.breakdowns {
            if breakdown.unchecked {
                continue;
            }
            let Some(sum) = Sum::of(breakdown, &breakdown.parts, draft, self.rounding) else { continue };
            let Some(sum) = sum.read_again(draft, self.rounding) else { continue };
            checked += 1;
            if let Some(diagnostic) = sum.diagnostic(draft, self.nearly.into()) {
                found.push(diagnostic);
            }
        }
        distribution::check(draft, self.rounding, found);
        composition::check(draft, self.rounding, found);
        found.coverage("breakdowns", draft.facts.breakdowns.len(), checked);
    }
}

/// A breakdown added up.
struct Sum<'a> {
    breakdown: &'a Breakdown,
    total: &'a Figure,
    parts: Vec<&'a Figure>,
    whole: Interval,
    range: Interval,
    reached: Decimal,
}

impl<'a> Sum<'a> {
    fn of(breakdown: &'a Breakdown, parts: &[usize], draft: &Draft<'a>, rounding: Rounding) -> Option<Self> {
        let figures = &draft.facts.figures;
        let total = &figures[breakdown.total];
        let parts: Vec<&Figure> = parts.iter().map(|&at| &figures[at]).collect();
        let mut range = Interval { low: Decimal::ZERO, high: Decimal::ZERO };
        let mut sum = Decimal::ZERO;
        for part in &parts {
            range = range.plus(Interval::of(part, total.unit, rounding)?)?;
            sum = sum.checked_add(part.value)?;
        }
        Some(Self { breakdown, total, parts, whole: Interval::of(total, None, rounding)?, range, reached: sum })
    }

    /// Where a list that claims the whole misses it, and figures behind a comma may be parts too (`lúa 10 ha, rau, màu 3 ha`):
    /// the sum with them, and `None` where some of them bear the total out.
    fn read_again(self, draft: &Draft<'a>, rounding: Rounding) -> Option<Self> {
        let further = &self.breakdown.further;
        if further.is_empty() || !self.breakdown.exhaustive || self.range.meets(self.whole) {
            return Some(self);
        }
        let mut parts = self.breakdown.parts.clone();
        let mut nearest = self;
        for &part in further {
            parts.push(part);
            let sum = Self::of(nearest.breakdown, &parts, draft, rounding)?;
            if sum.range.meets(sum.whole) {
                return None;
            }
            let off = |sum: &Self| sum.reached.saturating_sub(sum.total.value).abs();
            if off(&sum) < off(&nearest) {
                nearest = sum;
            }
        }
        Some(nearest)
    }

    fn diagnostic(&self, draft: &Draft<'_>, nearly: Decimal) -> Option<Diagnostic> {
        if self.is_wild() || (!self.range.meets(self.whole) && self.fits_otherwise()) {
            return None;
        }
        if self.breakdown.exhaustive {
            return (!self.range.meets(self.whole)).then(|| self.finding(draft, "main", &self.parts, self.reached));
        }
        if self.range.low > self.whole.high {
            let single = self.parts.iter().any(|part| part.value > self.total.value);
            let sure = single || !self.breakdown.overlapping;
            return sure.then(|| self.finding(draft, "exceeds", &self.parts, self.reached).at_most(Severity::Warning));
        }
        // `Tổng …(trong đó: a, b); c`: with the figure behind the list the parts claim nearly the whole, and miss it.
        let sibling = &draft.facts.figures[self.breakdown.sibling?];
        let reached = self.reached.checked_add(sibling.value)?;
        let claims = reached.checked_mul(Decimal::ONE_HUNDRED)? >= self.total.value.checked_mul(nearly)?;
        (claims && reached < self.total.value).then(|| {
            let place = reckon::place(sibling);
            let with: Vec<&Figure> = self.parts.iter().copied().chain([sibling]).collect();
            self.finding(draft, "sibling", &with, reached)
                .value("sibling", draft.text.slice(place))
                .label(place, "sibling")
                .at_most(Severity::Info)
        })
    }

    /// Whether some of the parts alone make the total, so that the others overlap with them, or all do where some are taken away
    /// (`kết dư 470 triệu đồng (thu 12.450 triệu đồng, chi 11.980 triệu đồng)`). Of small totals with many parts that says
    /// nothing: some choice of them always fits.
    fn fits_otherwise(&self) -> bool {
        const MOST: usize = 8;
        let total = self.total.value;
        let steps = total.mantissa().unsigned_abs();
        let choices = 1_u32 << self.parts.len().min(MOST);
        // How many values a total might have for each choice that could meet it by chance.
        let room = steps / u128::from(choices);
        if self.parts.len() > MOST || room < 8 {
            return false;
        }
        let picked = |chosen: u32| {
            let parts = self.parts.iter().enumerate().filter(move |(i, _)| chosen & (1 << i) != 0);
            parts.map(|(_, part)| part.value).fold(Decimal::ZERO, Decimal::saturating_add)
        };
        (1..choices - 1).any(|chosen| {
            let (some, others) = (picked(chosen), picked(choices - 1 - chosen));
            // One small part too many is a slip.
            let overlaps = others.saturating_mul(Decimal::TEN) >= total;
            some == total && overlaps && chosen.count_ones() > 1 || room >= 16 && some.saturating_sub(others) == total
        })
    }

    /// Whether parts, each less than their total, make far more than it and no slip of the hand explains it (of small numbers
    /// one always would): groups that overlap. Far is half as much again; of three parts that do not claim the whole, a fifth.
    fn is_wild(&self) -> bool {
        let single = self.parts.iter().any(|part| part.value > self.total.value);
        let more = |times: u32, of: u32| {
            self.reached.saturating_mul(times.into()) >= self.total.value.saturating_mul(Decimal::from(of))
        };
        let large = self.total.value >= Decimal::ONE_HUNDRED;
        let slip = || (large || self.breakdown.exhaustive) && self.slip().is_some();
        let claims = self.breakdown.exhaustive || self.parts.len() < 3;
        let far = if claims { more(2, 3) } else { more(5, 6) };
        far && !single && self.parts.len() > usize::from(self.breakdown.exhaustive) + 1 && !slip()
    }

    /// `added` are the figures that make up `reached`.
    fn finding(&self, draft: &Draft<'_>, say: &'static str, added: &[&Figure], reached: Decimal) -> Diagnostic {
        const SHOWN: usize = 12;
        let place = reckon::place(self.total);
        let difference = reached.saturating_sub(self.total.value).abs();
        let unit = self.total.unit_span.map_or(String::new(), |unit| {
            let spaced = unit.start > self.total.number.end;
            format!("{}{}", if spaced { " " } else { "" }, draft.text.slice(unit))
        });
        let written = |value: Decimal| format!("{}{unit}", reckon::vietnamese(value));
        let mut diagnostic = Diagnostic::at(place)
            .say(say)
            .value("total", draft.text.slice(place))
            .value("sum", written(reached))
            .value("difference", written(difference))
            .evidence(Evidence {
                formula: "sum of the parts",
                operands: added.iter().enumerate().map(|(i, part)| (name(i), part.value)).collect(),
                stated: self.total.value,
                computed: reached,
                accepted: vec![reached],
                hint: self.hint(),
            });
        for part in self.parts.iter().take(SHOWN) {
            diagnostic = diagnostic.label(reckon::place(part), "part");
        }
        diagnostic
    }

    /// The slip that alone explains it, where the parts claim the whole.
    fn hint(&self) -> Option<Hint> {
        self.slip().filter(|_| self.breakdown.exhaustive)
    }

    fn slip(&self) -> Option<Hint> {
        let (sum, total) = (self.reached, self.total.value);
        let values = || self.parts.iter().map(|part| part.value);
        let with = |old: Decimal, new: Decimal| sum.saturating_sub(old).saturating_add(new) == total;
        let mut likely = Vec::new();
        if values().any(|part| sum.saturating_sub(part) == total || sum.saturating_add(part) == total) {
            likely.push(Hint::PartLeftOut);
        }
        let turned = values().any(|part| reckon::swapped(part, &ANY).any(|new| with(part, new)));
        if turned || reckon::swapped(total, &ANY).any(|t| t == sum) {
            likely.push(Hint::SwappedDigits);
        }
        if likely.is_empty() && reckon::mistyped(total, &ANY).any(|t| t == sum) {
            likely.push(Hint::MistypedDigit);
        }
        match likely.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
}

/// Names of the parts in the evidence: a, b … z, then p27 ….
pub(super) fn name(index: usize) -> String {
    match u8::try_from(index) {
        Ok(i @ 0..26) => char::from(b'a' + i).to_string(),
        _ => format!("p{}", index + 1),
    }
}
