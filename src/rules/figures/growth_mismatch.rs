//! SL10: a stated growth or difference that the two figures beside it do not give (`design/figures.md`, 5).

use super::growth::{self, Growth};
use super::implied_growth;
use super::interval::{Interval, Rounding};
use super::reckon;
use crate::diagnostic::{Diagnostic, Evidence};
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrowthMismatch {
    /// Which cutting of decimals is accepted.
    #[serde(default)]
    rounding: Rounding,
}

impl Check for GrowthMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let figures = &draft.facts.figures;
        let (mut seen, mut checked) = (0, 0);
        let mut told = FxHashSet::default();
        for first in 0..figures.len() {
            let trio = figures.get(first + 2).is_some_and(|third| third.line == figures[first].line);
            let growth = trio.then(|| growth::read(draft, first)).flatten().or_else(|| growth::apart(draft, first));
            // A change is read once, from the figure that it is nearest to.
            let Some(growth) = growth.filter(|growth| told.insert(growth.change)) else { continue };
            seen += 1;
            let Some(holds) = self.holds(figures, &growth) else { continue };
            checked += 1;
            if !holds && let Some(diagnostic) = self.diagnostic(draft, &growth) {
                found.push(diagnostic);
            }
        }
        implied_growth::check(draft, self.rounding, &told, found);
        if seen > 0 {
            found.coverage("growth", seen, checked);
        }
    }
}

impl GrowthMismatch {
    /// Whether the change is what the two figures give, in one of its readings; `None` where it cannot be told.
    fn holds(&self, figures: &[Figure], growth: &Growth) -> Option<bool> {
        let (now, change, then) = (&figures[growth.now], &figures[growth.change], &figures[growth.then]);
        if ![now, change, then].iter().all(|f| f.is_operand()) {
            return None;
        }
        let range = |figure| Interval::of(figure, then.unit, self.rounding);
        let (a, b) = (range(now)?, range(then)?);
        // The difference, in the direction that the word says.
        let (more, less) = if growth.rises { (a, b) } else { (b, a) };
        let difference = more.minus(less)?;
        let stated = Interval::rounded(change.value, change.precision, self.rounding)?;
        let rates = matches!(then.unit, Some(Unit::Percent | Unit::PerMille));
        if !matches!(change.unit, Some(Unit::Percent)) || rates {
            let per = matches!(then.unit, Some(Unit::Rate(_)));
            let points =
                if matches!(change.unit, Some(Unit::Points)) || rates || per { stated } else { range(change)? };
            if difference.meets(points) {
                return Some(true);
            }
        }
        if change.unit != Some(Unit::Percent) {
            return Some(false);
        }
        // `vượt 105% so với kế hoạch` is how many write that 105 % of it were reached.
        if growth.exceeds && reckon::is_share(a, b, change.value, change.precision, self.rounding) == Some(true) {
            return Some(true);
        }
        // `460 hộ, tăng 15% so với năm trước (60 hộ)`: the parentheses say by how many.
        let before = a.minus(b)?;
        if growth.rises && reckon::is_share(b, before, change.value, change.precision, self.rounding) == Some(true) {
            return Some(true);
        }
        let positive = Interval { low: difference.low.max(Decimal::ZERO), high: difference.high };
        if positive.high < Decimal::ZERO {
            return Some(false);
        }
        reckon::is_share(positive, b, change.value, change.precision, self.rounding)
    }

    fn diagnostic(&self, draft: &Draft<'_>, growth: &Growth) -> Option<Diagnostic> {
        let figures = &draft.facts.figures;
        let (now, change, then) = (&figures[growth.now], &figures[growth.change], &figures[growth.then]);
        let factor = |f: &Figure| Decimal::from(f.unit.or(then.unit).map_or(1, Unit::factor));
        let (a, b) = (now.value.checked_mul(factor(now))?, then.value.checked_mul(factor(then))?);
        let difference = a.checked_sub(b)?;
        // Between two rates the change is told in points, as the sentence most likely means it.
        let rates = matches!(then.unit, Some(Unit::Percent | Unit::PerMille));
        let percent = change.unit == Some(Unit::Percent) && !rates;
        let computed = if percent {
            reckon::share(difference, b)?
        } else {
            difference.checked_div(if matches!(then.unit, Some(Unit::Rate(_))) {
                Decimal::ONE
            } else {
                factor(change)
            })?
        };
        let text = draft.text;
        let unit = change.unit_span.map_or("", |unit| text.slice(unit));
        let gap = if change.unit == Some(Unit::Percent) { "" } else { " " };
        let place = reckon::place(change);
        let against = (computed.is_sign_negative() == growth.rises) && !computed.is_zero();
        Some(
            Diagnostic::at(place)
                .say(if against { "direction" } else { "main" })
                .value("now", text.slice(reckon::place(now)))
                .value("then", text.slice(reckon::place(then)))
                .value("stated", text.slice(place))
                .value("computed", format!("{}{gap}{unit}", reckon::vietnamese(computed.abs().round_dp(4).normalize())))
                .label(reckon::place(now), "now")
                .label(reckon::place(then), "then")
                .evidence(Evidence {
                    formula: if percent { "(a - b) / b * 100" } else { "a - b" },
                    operands: vec![("a".to_owned(), now.value), ("b".to_owned(), then.value)],
                    stated: change.value,
                    computed,
                    accepted: reckon::accepted(computed.abs(), change.precision, self.rounding),
                    hint: None,
                }),
        )
    }
}
