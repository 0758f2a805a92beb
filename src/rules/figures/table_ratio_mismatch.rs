//! SL05: a column of percentages or differences that is not what its columns give (`design/figures.md`, 2 and 5).

use super::interval::{Interval, Rounding};
use super::table_rows::{scaled, sum_of_rows};
use super::table_total_mismatch::shown;
use crate::diagnostic::{Diagnostic, Evidence};
use crate::facts::table::{CellValue, ColumnRole, Formula, Grid, Operation, Value};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use crate::text::fold;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Deserialize;

/// Recomputes the columns `Tỷ lệ (%)`, `So sánh`, `Tăng/giảm` from the columns they compare.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TableRatioMismatch {}

impl Check for TableRatioMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let (mut tables, mut checked) = (0, 0);
        for grid in draft.facts.tables.iter().filter(|g| g.header_rows > 0 && g.columns.len() > 2) {
            let (mut has, mut read) = (false, false);
            for column in 0..grid.columns.len() {
                let is_rest = may_be_rest(draft, grid, column);
                if !is_rest && !is_computed(grid, column) {
                    continue;
                }
                has |= !is_rest;
                let readings: Vec<Reading> =
                    if is_rest { rests(draft, grid, column) } else { readings(draft, grid, column) };
                let trials: Vec<Trial> = readings.into_iter().map(|r| Trial::of(draft, grid, column, r)).collect();
                let Some(best) = trials.iter().max_by_key(|t| (t.holds, t.reading.explicit)) else { continue };
                if !best.is_sure() {
                    continue;
                }
                read |= !is_rest;
                for row in &best.failing {
                    // A row that holds under another reading was computed so on purpose (`càng thấp càng tốt`).
                    if !trials.iter().any(|t| t.holding.binary_search(&row.at).is_ok()) {
                        found.push(finding(draft, *row, best.reading));
                    }
                }
            }
            tables += usize::from(has);
            checked += usize::from(read);
        }
        found.coverage("tables", tables, checked);
    }
}

fn is_computed(grid: &Grid, column: usize) -> bool {
    let column = &grid.columns[column];
    let by_formula = column.formula.as_ref().is_some_and(|f| f.operation != Operation::Sum);
    by_formula || matches!(column.role, ColumnRole::Ratio | ColumnRole::Difference)
}

/// Whether a column's head may be what is left of two columns before it (`Còn lại`, `Số hộ nghèo giảm`); it may as well count
/// something of its own, as its rows will tell.
fn may_be_rest(draft: &Draft<'_>, grid: &Grid, column: usize) -> bool {
    const ENDS: [&str; 3] = ["giảm", "tăng", "tăng thêm"];
    let own = &grid.columns[column];
    let said = own.header.last().map_or("", |&span| draft.text.folded(span)).trim();
    let counts = said.starts_with("số ") && ENDS.iter().any(|end| said.ends_with(end));
    let rest = ["còn lại", "số còn lại", "còn thiếu", "thừa/thiếu"].iter().any(|start| said.starts_with(start));
    !is_computed(grid, column) && own.holds_values() && (counts || rest || ENDS.contains(&said))
}

/// A way a column may be computed.
#[derive(Debug, Clone, Copy)]
struct Reading {
    a: usize,
    b: usize,
    kind: Computed,
    /// Whether the header leaves no other choice.
    explicit: bool,
    /// Whether `b` is taken from the total row: the row's share of its column.
    of_total: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Computed {
    /// a / b × 100
    Share,
    /// (a − b) / b × 100
    Growth,
    /// a − b
    Difference,
    /// a / b
    Times,
}

/// The ways a column may be what is left of two of those before it.
fn rests(draft: &Draft<'_>, grid: &Grid, column: usize) -> Vec<Reading> {
    let is_value = |&c: &usize| grid.columns[c].holds_values() && !is_computed(grid, c) && !may_be_rest(draft, grid, c);
    let values: Vec<usize> = (0..column).filter(is_value).collect();
    let [.., a, b] = values[..] else { return Vec::new() };
    vec![Reading { a, b, kind: Computed::Difference, explicit: false, of_total: false }]
}

/// The ways a column may be computed, by its formula, by the roles of the columns, by the two columns before it.
fn readings(draft: &Draft<'_>, grid: &Grid, column: usize) -> Vec<Reading> {
    let mut readings = Vec::new();
    let mut add = |a: usize, b: usize, kind, explicit| {
        if a != b {
            readings.push(Reading { a, b, kind, explicit, of_total: false });
        }
    };
    let own = &grid.columns[column];
    if let Some(Formula { operation, operands }) = &own.formula
        && let [a, b] = operands[..]
    {
        match operation {
            Operation::Quotient => add(a, b, Computed::Share, true),
            Operation::Difference => add(a, b, Computed::Difference, true),
            Operation::Sum => {}
        }
    }
    let with = |role: ColumnRole| -> Vec<usize> {
        (0..grid.columns.len()).filter(|&c| grid.columns[c].role == role).collect()
    };
    let (plans, actuals) = (with(ColumnRole::Plan), with(ColumnRole::Actual));
    let nearest = |list: &[usize]| list.iter().copied().min_by_key(|c| c.abs_diff(column));
    let head: String = own.header.iter().map(|s| fold(draft.text.slice(*s)) + " ").collect();
    let other_base = ["cùng kỳ", "năm trước", "so với năm", "cơ cấu", "tổng số"].iter().any(|w| head.contains(w));
    let single = plans.len() == 1 && actuals.len() == 1 && !other_base && own.formula.is_none();
    if let (Some(a), Some(b)) = (nearest(&actuals), nearest(&plans)) {
        let beside = column >= 2 && a.max(b) == column - 1 && a.min(b) == column - 2;
        let single = single
            || (beside
                && !other_base
                && own.formula.is_none()
                && ["th/kh", "thực hiện/kế hoạch"].iter().any(|w| head.contains(w)));
        let ratio = own.role == ColumnRole::Ratio;
        add(a, b, if ratio { Computed::Share } else { Computed::Difference }, single);
        add(a, b, if ratio { Computed::Difference } else { Computed::Growth }, false);
        add(a, b, Computed::Growth, false);
        add(a, b, Computed::Times, false);
        add(b, a, Computed::Share, false);
    }
    let values: Vec<usize> = (0..column).filter(|&c| grid.columns[c].holds_values() && !is_computed(grid, c)).collect();
    // What is left stands between the operands and their quotient.
    let operands: Vec<usize> = values.iter().copied().filter(|&c| !may_be_rest(draft, grid, c)).collect();
    let mut pairs = vec![&values[..]];
    if operands.len() < values.len() {
        pairs.push(&operands);
    }
    for pair in pairs {
        if let [.., b, a] = *pair {
            for kind in [Computed::Share, Computed::Growth, Computed::Difference, Computed::Times] {
                add(a, b, kind, false);
                add(b, a, kind, false);
            }
        }
    }
    if let (Some(total), Some(&a)) = (grid.column(ColumnRole::Total), values.last()) {
        add(a, total, Computed::Share, false);
    }
    if let Some(&a) = values.last().filter(|_| own.role == ColumnRole::Ratio && own.formula.is_none()) {
        readings.push(Reading { a, b: a, kind: Computed::Share, explicit: false, of_total: true });
    }
    readings
}

/// A reading tried on every row.
struct Trial {
    reading: Reading,
    holds: usize,
    /// How many of those that hold would not under another reading: neither operand nor result is none or all.
    telling: usize,
    holding: Vec<usize>,
    failing: Vec<Row>,
}

/// A row with both operands and a stated result.
#[derive(Debug, Clone, Copy)]
struct Row {
    at: usize,
    a: Value,
    b: Value,
    stated: Value,
}

impl Trial {
    fn of(draft: &Draft<'_>, grid: &Grid, column: usize, reading: Reading) -> Self {
        let mut trial = Trial { reading, holds: 0, telling: 0, holding: Vec::new(), failing: Vec::new() };
        let value = |row: usize, c: usize| match grid.value(draft.text, &draft.facts.figures, row, c) {
            CellValue::Value(value) if is_plain(draft, value) => Some(value),
            _ => None,
        };
        let mut totals = grid.body().filter(|(_, row)| row.total);
        let total = totals.next().map(|(row, _)| row).filter(|_| totals.next().is_none());
        if reading.of_total && total.is_none() {
            return trial;
        }
        for (row, info) in grid.body() {
            let base = if reading.of_total { total.unwrap_or(row) } else { row };
            let (Some(a), Some(b), Some(stated)) = (value(row, reading.a), value(base, reading.b), value(row, column))
            else {
                continue;
            };
            let row = Row { at: row, a, b, stated };
            // A row may state its share of its group instead.
            let of_group = || {
                reading.of_total
                    && grid.body().any(|(other, _)| {
                        let b = value(other, reading.a).filter(|_| other != row.at);
                        b.is_some_and(|b| holds(draft, Row { b, ..row }, reading.kind) == Some(true))
                    })
            };
            match holds(draft, row, reading.kind) {
                // That the total is all of itself bears nothing out.
                Some(true) if reading.of_total && info.total => {}
                Some(false) if of_group() => trial.holding.push(row.at),
                Some(true) => {
                    trial.holds += 1;
                    trial.telling += usize::from(is_telling(draft, row));
                    trial.holding.push(row.at);
                }
                // The total that its rows do not bear out is told once.
                Some(false) if is_told_by_sum(draft, grid, row, reading) => {}
                Some(false) => trial.failing.push(row),
                None => {}
            }
        }
        trial
    }

    /// Whether the table bears the reading out: most rows hold, or the header names the columns and not more rows fail
    /// than hold.
    fn is_sure(&self) -> bool {
        let (holds, fails) = (self.holds, self.failing.len());
        (holds >= 2 && holds >= 2 * fails)
            || (self.telling >= 3 && self.telling > fails)
            || (self.reading.explicit && (holds >= fails || fails == 1))
    }
}

/// Whether a row that holds bears its reading out: nothing in it is zero, and its operands differ.
fn is_telling(draft: &Draft<'_>, row: Row) -> bool {
    let of = |v: Value| draft.facts.figures[v.figure].value;
    let (a, b) = (of(row.a), of(row.b));
    a != b && ![a, b, of(row.stated)].contains(&Decimal::ZERO)
}

/// Whether a row's result is right once its operands are what the rows it stands for add up to: SL04 speaks of those.
fn is_told_by_sum(draft: &Draft<'_>, grid: &Grid, row: Row, reading: Reading) -> bool {
    let of = |v: Value| scaled(draft, v);
    let sum = |column: usize| if reading.of_total { None } else { sum_of_rows(draft, grid, row.at, column) };
    let stated = &draft.facts.figures[row.stated.figure];
    let gives = |a: Decimal, b: Decimal| -> Option<bool> {
        let result = match reading.kind {
            Computed::Difference => {
                let unit = row.stated.unit.or(row.a.unit).map_or(1, Unit::factor);
                a.checked_sub(b)?.checked_div(unit.into())?
            }
            Computed::Times => a.checked_div(b)?,
            Computed::Share => a.checked_div(b)?.checked_mul(Decimal::ONE_HUNDRED)?,
            Computed::Growth => a.checked_div(b)?.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED)?,
        };
        let precision = u32::from(stated.precision);
        let rounded = result.round_dp_with_strategy(precision, RoundingStrategy::MidpointAwayFromZero);
        Some([rounded, result.trunc_with_scale(precision)].iter().any(|r| r.abs() == stated.value.abs()))
    };
    let (a, b) = (sum(reading.a), sum(reading.b));
    let other = |sum: Option<Decimal>, written: Decimal| sum.filter(|&s| s != written);
    let (x, y) = (other(a, of(row.a)), other(b, of(row.b)));
    (x.is_some() || y.is_some()) && gives(x.unwrap_or(of(row.a)), y.unwrap_or(of(row.b))) == Some(true)
}

fn is_plain(draft: &Draft<'_>, value: Value) -> bool {
    let figure = &draft.facts.figures[value.figure];
    figure.bound.is_none() && !figure.approximate && figure.upper.is_none()
}

/// Whether a row's result is what its operands give; `None` where that cannot be told.
fn holds(draft: &Draft<'_>, row: Row, kind: Computed) -> Option<bool> {
    if !compares(row.a.unit, row.b.unit) {
        return None;
    }
    let stated = &draft.facts.figures[row.stated.figure];
    for rounding in Rounding::BOTH {
        let range = computed(draft, row, kind, rounding)?;
        let factor = match kind {
            Computed::Difference => row.stated.unit.or(row.a.unit).map_or(1, Unit::factor).into(),
            _ => Decimal::ONE,
        };
        let printed = if stated.precision == 0 && kind == Computed::Difference && is_exact(draft, row.a) {
            Interval::exact(stated.value)
        } else {
            Interval::rounded(stated.value, stated.precision, rounding)?
        };
        let printed = printed.times(factor)?;
        // A sign is often left to the words of the header.
        if range.meets(printed) || range.meets(printed.negated()) {
            return Some(true);
        }
    }
    Some(false)
}

fn is_exact(draft: &Draft<'_>, value: Value) -> bool {
    draft.facts.figures[value.figure].precision == 0 && value.unit.is_none_or(Unit::is_exact)
}

fn compares(a: Option<Unit>, b: Option<Unit>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.converts_to(b),
        (None, None) => true,
        _ => false,
    }
}

fn computed(draft: &Draft<'_>, row: Row, kind: Computed, rounding: Rounding) -> Option<Interval> {
    let of = |v: Value| {
        let interval = Interval::placed(&draft.facts.figures[v.figure], v.unit, rounding)?;
        Some(if v.negative { interval.negated() } else { interval })
    };
    let (a, b) = (of(row.a)?, of(row.b)?);
    match kind {
        Computed::Difference => a.minus(b),
        Computed::Times => a.over(b),
        Computed::Share => a.over(b)?.times(Decimal::ONE_HUNDRED),
        Computed::Growth => a.over(b)?.times(Decimal::ONE_HUNDRED)?.minus(Interval::exact(Decimal::ONE_HUNDRED)),
    }
}

fn finding(draft: &Draft<'_>, row: Row, reading: Reading) -> Diagnostic {
    let figure = |v: Value| &draft.facts.figures[v.figure];
    let written = |v: Value| draft.text.slice(figure(v).number);
    let (a, b) = (scaled(draft, row.a), scaled(draft, row.b));
    let percent = |q: Decimal| q.checked_mul(Decimal::ONE_HUNDRED);
    let quotient = a.checked_div(b);
    let computed = match reading.kind {
        Computed::Difference => {
            a.checked_sub(b).and_then(|d| d.checked_div(row.stated.unit.or(row.a.unit).map_or(1, Unit::factor).into()))
        }
        Computed::Times => quotient,
        Computed::Share => quotient.and_then(percent),
        Computed::Growth => quotient.and_then(percent).and_then(|q| q.checked_sub(Decimal::ONE_HUNDRED)),
    }
    .unwrap_or_default();
    let precision = u32::from(figure(row.stated).precision);
    let mut accepted = vec![computed.round_dp_with_strategy(precision, RoundingStrategy::MidpointAwayFromZero)];
    accepted.push(computed.trunc_with_scale(precision));
    accepted.sort_unstable();
    accepted.dedup();
    let (say, formula) = match reading.kind {
        Computed::Difference => ("difference", "a - b"),
        Computed::Times => ("main", "a / b"),
        Computed::Share => ("main", "a / b * 100"),
        Computed::Growth => ("growth", "(a - b) / b * 100"),
    };
    let list: Vec<String> = accepted.iter().map(|v| shown(*v)).collect();
    // A column of shortfalls is told the way round it is written.
    let turned = reading.kind == Computed::Difference && computed.is_sign_negative() && !row.stated.negative;
    let (first, second) = if turned { (row.b, row.a) } else { (row.a, row.b) };
    let told = if turned { computed.abs() } else { computed };
    Diagnostic::at(figure(row.stated).number)
        .say(say)
        .value("stated", written(row.stated))
        .value("a", written(first))
        .value("b", written(second))
        .value("computed", shown(told.round_dp(4)))
        .value("accepted", list.join("; "))
        .label(figure(row.a).number, "a")
        .label(figure(row.b).number, "b")
        .evidence(Evidence {
            formula,
            operands: vec![("a".to_owned(), a), ("b".to_owned(), b)],
            stated: figure(row.stated).value,
            computed: computed.round_dp(6).normalize(),
            accepted,
            hint: None,
        })
}
