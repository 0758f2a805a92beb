//! SL16: a percentage of a small number of things that no whole number of them gives: `33% trong số 8 hộ`.

use super::interval::{Interval, Rounding};
use super::reckon;
use crate::diagnostic::Diagnostic;
use crate::facts::phrase::{has_break, lower, words};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use rust_decimal::Decimal;
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnreachablePercentage {
    /// Which cutting of decimals is accepted.
    #[serde(default)]
    rounding: Rounding,
}

impl Check for UnreachablePercentage {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let figures = &draft.facts.figures;
        for pair in figures.windows(2) {
            let [percent, things] = pair else { continue };
            let counted = matches!(things.unit, Some(Unit::Things(_))) && things.is_count() && things.is_operand();
            if percent.unit != Some(Unit::Percent) || !counted || percent.line != things.line || !percent.is_operand() {
                continue;
            }
            let between = draft.text.content().get(percent.end() as usize..things.span.start as usize);
            if !between.is_some_and(is_of) || things.unit.is_some_and(Unit::is_time) {
                continue;
            }
            let Some(nearest) = self.nearest(percent.value, percent.precision, things.value) else { continue };
            let place = reckon::place(percent);
            found.push(
                Diagnostic::at(place)
                    .value("stated", draft.text.slice(place))
                    .value("things", draft.text.slice(reckon::place(things)))
                    .value("nearest", nearest)
                    .label(reckon::place(things), "things"),
            );
        }
    }
}

impl UnreachablePercentage {
    /// The percentages that whole numbers next to it give, where none gives it; `None` where one does.
    fn nearest(&self, p: Decimal, precision: u8, n: Decimal) -> Option<String> {
        let exact = p.checked_mul(n)?.checked_div(Decimal::ONE_HUNDRED)?;
        let near = [exact.floor(), exact.ceil()];
        let whole = Interval::exact(n);
        let reached = |k: &Decimal| reckon::is_share(Interval::exact(*k), whole, p, precision, self.rounding);
        if n <= Decimal::ZERO || p > Decimal::ONE_HUNDRED || near.iter().any(|k| reached(k) != Some(false)) {
            return None;
        }
        let shown = near.iter().filter_map(|&k| {
            let share = reckon::share(k, n)?;
            Some(format!(
                "{}% ({k})",
                reckon::vietnamese(*reckon::accepted(share, precision.max(1), Rounding::Nearest).last()?)
            ))
        });
        Some(shown.collect::<Vec<_>>().join("; "))
    }
}

/// ` của `, ` trong tổng số `, ` trên `: the things are what the percentage is of.
fn is_of(between: &str) -> bool {
    if has_break(between) || between.contains([',', '(', ')', ':']) {
        return false;
    }
    let list: Vec<_> = words(between).map(lower).collect();
    let list: Vec<&str> = list.iter().map(AsRef::as_ref).collect();
    matches!(
        list.as_slice(),
        ["của" | "trong" | "trên"]
            | ["của" | "trong" | "trên", "tổng"]
            | ["của" | "trong" | "trên", "tổng", "số"]
            | ["trong", "số"]
    )
}
