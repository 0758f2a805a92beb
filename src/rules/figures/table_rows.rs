//! What the rows of a table that a total or a parent stands for add up to. Must not know which rule asks.

use crate::facts::table::{CellValue, Grid, Value};
use crate::facts::unit::Unit;
use crate::rules::Draft;
use rust_decimal::Decimal;

/// What the rows that a total or a parent stands for add up to in a column.
pub(super) fn sum_of_rows(draft: &Draft<'_>, grid: &Grid, row: usize, column: usize) -> Option<Decimal> {
    let body: Vec<usize> = grid.body().map(|(at, _)| at).collect();
    let at = body.iter().position(|&other| other == row)?;
    let info = |at: usize| &grid.rows[body[at]];
    let range = if info(at).total && at > 0 {
        let from = (0..at).rev().find(|&other| info(other).total).map_or(0, |other| other + 1);
        from..at
    } else {
        let level = info(at).level.filter(|_| !info(at).total);
        let ends =
            |&other: &usize| info(other).total || level.is_some_and(|l| info(other).level.is_some_and(|o| o <= l));
        at + 1..(at + 1..body.len()).find(ends).unwrap_or(body.len())
    };
    let depth = range.clone().filter_map(|at| info(at).level).min();
    let parts = range.filter(|&at| info(at).level == depth).map(|at| {
        match grid.value(draft.text, &draft.facts.figures, body[at], column) {
            CellValue::Value(value) => Some(scaled(draft, value)),
            _ => None,
        }
    });
    let parts: Vec<Decimal> = parts.collect::<Option<_>>()?;
    (parts.len() > 1).then(|| parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part)))?
}

/// A value in the base unit of its family, with its sign.
pub(super) fn scaled(draft: &Draft<'_>, v: Value) -> Decimal {
    let value = draft.facts.figures[v.figure].value;
    let scaled = value.checked_mul(v.unit.map_or(1, Unit::factor).into()).unwrap_or(value);
    if v.negative { -scaled } else { scaled }
}
