//! SL04: a total or parent row of a table that is not the sum of the rows it stands for (`design/figures.md`, 3).

use super::interval::{Interval, Rounding};
use crate::diagnostic::{Diagnostic, Evidence, Hint, vietnamese};
use crate::facts::table::{CellValue, ColumnRole, Grid, Value};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Adds up the value columns of tables.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TableTotalMismatch {
    /// How many parts a sum may have to be shown with labels on each.
    labels: usize,
}

impl Default for TableTotalMismatch {
    fn default() -> Self {
        Self { labels: 8 }
    }
}

impl Check for TableTotalMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let (mut tables, mut checked) = (0, 0);
        for grid in draft.facts.tables.iter().filter(|g| g.name.is_some()) {
            let mut sums = Vec::new();
            let body: Vec<usize> = grid.body().map(|(row, _)| row).collect();
            let depths = depths(grid, &body);
            for column in 0..grid.columns.len() {
                let (holder, head) = (&grid.columns[column], &grid.columns[column].header);
                if !holder.holds_values() || holder.role == ColumnRole::Ratio || is_average(draft, head) {
                    continue;
                }
                let table = Table { draft, grid, column, body: &body, depths: &depths };
                table.totals(&mut sums);
                table.parents(&mut sums);
            }
            tables += usize::from(!sums.is_empty());
            checked += usize::from(sums.iter().any(|s| s.holds || s.is_total));
            let rows = Rows::of(&sums);
            for sum in sums.iter().filter(|s| rows.is_due(s)) {
                found.push(self.finding(draft, grid, sum));
            }
        }
        found.coverage("tables", tables, checked);
    }
}

/// Whether a column's head says that its total is no sum: `Bình quân HS/lớp`, `Năng suất`.
fn is_average(draft: &Draft<'_>, head: &[Span]) -> bool {
    const AVERAGES: [&str; 10] =
        ["bình quân", "bq", "trung bình", "năng suất", "đơn giá", "mật độ", "tỷ lệ", "tỉ lệ", "tỷ suất", "hệ số"];
    head.iter().any(|&span| {
        let said = draft.text.folded(span);
        AVERAGES.iter().any(|word| said.contains(word))
    })
}

/// A row held against the rows it stands for, in one column.
struct Sum {
    row: usize,
    total: Value,
    parts: Vec<Value>,
    is_total: bool,
    holds: bool,
    /// Whether what the parts leave out or have too much is small beside the total.
    is_near: bool,
}

/// What each summed row does over all columns: how often it was added up, how often it held.
struct Rows {
    counts: FxHashMap<usize, (usize, usize)>,
    holding: usize,
}

impl Rows {
    fn of(sums: &[Sum]) -> Self {
        let mut counts: FxHashMap<usize, (usize, usize)> = FxHashMap::default();
        for sum in sums {
            let (all, held) = counts.entry(sum.row).or_default();
            *all += 1;
            *held += usize::from(sum.holds);
        }
        let holding = counts.values().filter(|(_, held)| *held > 0).count();
        Self { counts, holding }
    }

    /// Whether a sum that fails may be spoken of: a total row, unless it fails in several columns and holds in none (then
    /// it was not read right); a parent, where another row of the table adds up, likewise.
    fn is_due(&self, sum: &Sum) -> bool {
        let (all, held) = self.counts.get(&sum.row).copied().unwrap_or_default();
        // A parent that adds up in its other columns (`Năm 2030`) was read right; parts `of whom` leave more out.
        let slips = !sum.is_total && held > 0 && all == held + 1 && sum.is_near;
        let confirmed = slips || self.holding > usize::from(held > 0) && (sum.is_total || held > 0 || all < UNREAD);
        !sum.holds && (confirmed || (sum.is_total && (held > 0 || all == 1)))
    }
}

/// In so many columns a row that adds up in none is no sum of the rows under it.
const UNREAD: usize = 3;

struct Table<'a> {
    draft: &'a Draft<'a>,
    grid: &'a Grid,
    column: usize,
    body: &'a [usize],
    /// Depth of each body row; unnumbered rows lie below the numbered row before them.
    depths: &'a [u8],
}

impl Table<'_> {
    fn value(&self, at: usize) -> CellValue {
        self.grid.value(self.draft.text, &self.draft.facts.figures, self.body[at], self.column)
    }

    /// Total rows over all that stands before them (or, in the first row, after it), from the total before.
    fn totals(&self, sums: &mut Vec<Sum>) {
        let mut from = 0;
        for at in 0..self.body.len() {
            if !self.grid.rows[self.body[at]].total {
                continue;
            }
            let (first, end) = if at == 0 { (1, self.next_total(1)) } else { (from, at) };
            from = at + 1;
            let CellValue::Value(total) = self.value(at) else { continue };
            // A total may take in the rows since the total before it, or all rows, or the totals themselves.
            let mut readings = vec![self.parts(first, end)];
            if first > 0 && at > 0 && self.next_total(at + 1) == self.body.len() {
                readings.push(self.parts(0, at));
                readings.push(self.subtotals(at));
            }
            if self.has_unnumbered(first, end) {
                readings.push(self.flat(first, end));
            }
            let sure = readings.len() == 1;
            let mut readings = readings.into_iter().map(|r| r.filter(|p| same_unit(self.draft, total, p)));
            let Some(main) = readings.next().flatten().filter(|parts| parts.len() > 1) else { continue };
            let holds = adds_up(self.draft, total, &main)
                || readings.flatten().any(|parts| parts.len() > 1 && adds_up(self.draft, total, &parts));
            if holds || sure && !is_mean(self.draft, total, &main) {
                sums.push(Sum { row: self.body[at], total, parts: main, is_total: true, holds, is_near: false });
            }
        }
    }

    /// Numbered rows over the rows below them.
    fn parents(&self, sums: &mut Vec<Sum>) {
        for at in 0..self.body.len() {
            let row = &self.grid.rows[self.body[at]];
            let below =
                (at + 1..self.body.len()).find(|&n| self.depths[n] <= self.depths[at]).unwrap_or(self.body.len());
            if row.total || row.of_which || row.level.is_none() || below - at < 3 {
                continue;
            }
            let CellValue::Value(total) = self.value(at) else { continue };
            let Some(parts) = self.parts(at + 1, below) else { continue };
            if parts.len() > 1 && same_unit(self.draft, total, &parts) {
                let holds = adds_up(self.draft, total, &parts);
                let is_near = is_near(self.draft, total, &parts);
                sums.push(Sum { row: self.body[at], total, parts, is_total: false, holds, is_near });
            }
        }
    }

    /// The values at the shallowest depth that has them, groups without a value standing for their rows. `None` where
    /// text or `trong đó` stands among them.
    fn parts(&self, first: usize, end: usize) -> Option<Vec<Value>> {
        let mut parts = Vec::new();
        self.collect(first, end, 0, &mut parts).then_some(parts)
    }

    fn collect(&self, first: usize, end: usize, nesting: u8, parts: &mut Vec<Value>) -> bool {
        let Some(depth) = (first..end).map(|at| self.depths[at]).min() else { return true };
        let mut at = first;
        while at < end {
            let below = (at + 1..end).find(|&n| self.depths[n] <= depth).unwrap_or(end);
            let row = &self.grid.rows[self.body[at]];
            if row.of_which {
                return false;
            }
            if !row.total {
                match self.value(at) {
                    CellValue::Value(value) => parts.push(value),
                    CellValue::Empty if nesting < 8 => {
                        if !self.collect(at + 1, below, nesting + 1, parts) {
                            return false;
                        }
                    }
                    _ => return false,
                }
            }
            at = below.max(at + 1);
        }
        true
    }

    /// All values, whatever their depth.
    fn flat(&self, first: usize, end: usize) -> Option<Vec<Value>> {
        let mut parts = Vec::new();
        for at in first..end {
            match self.value(at) {
                CellValue::Value(value) => parts.push(value),
                CellValue::Empty => {}
                CellValue::Text => return None,
            }
        }
        Some(parts)
    }

    fn subtotals(&self, end: usize) -> Option<Vec<Value>> {
        let totals = (0..end).filter(|&at| self.grid.rows[self.body[at]].total);
        let values = totals.map(|at| match self.value(at) {
            CellValue::Value(value) => Some(value),
            _ => None,
        });
        values.collect()
    }

    fn next_total(&self, from: usize) -> usize {
        (from..self.body.len()).find(|&at| self.grid.rows[self.body[at]].total).unwrap_or(self.body.len())
    }

    fn has_unnumbered(&self, first: usize, end: usize) -> bool {
        let none = |at: usize| self.grid.rows[self.body[at]].level.is_none();
        (first..end).any(none) && !(first..end).all(none)
    }
}

/// The depth of each body row: its level, unnumbered rows one below the numbered row before them. A table that numbers none
/// is flat.
fn depths(grid: &Grid, body: &[usize]) -> Vec<u8> {
    let mut last = None;
    body.iter()
        .map(|&row| match grid.rows[row].level {
            Some(level) => {
                last = Some(level);
                level * 2
            }
            None => last.filter(|_| !grid.rows[row].total).map_or(0, |level| level * 2 + 1),
        })
        .collect()
}

/// Whether the parts carry the unit of their total, or one that converts into it.
fn same_unit(draft: &Draft<'_>, total: Value, parts: &[Value]) -> bool {
    let figures = &draft.facts.figures;
    let plain = |v: &Value| {
        let f = &figures[v.figure];
        f.bound.is_none() && !f.approximate && f.upper.is_none()
    };
    let fits = |unit: Option<Unit>| match (unit, total.unit) {
        (Some(a), Some(b)) => {
            a.converts_to(b) && !matches!(a, Unit::Percent | Unit::PerMille | Unit::Points | Unit::Rate(_))
        }
        (None, None) => true,
        _ => false,
    };
    plain(&total) && parts.iter().all(|p| plain(p) && fits(p.unit))
}

/// Whether the total can be no sum but a mean: it lies among parts that are much alike (`42,0`, `42,8`, `41,2` over `42,1`).
fn is_mean(draft: &Draft<'_>, total: Value, parts: &[Value]) -> bool {
    let of = |v: &Value| draft.facts.figures[v.figure].value;
    let least = parts.iter().map(of).min().unwrap_or_default();
    let most = parts.iter().map(of).max().unwrap_or_default();
    let alike = least.checked_mul(Decimal::from(4)).is_some_and(|wide| most <= wide);
    alike && least <= of(&total) && of(&total) <= most
}

/// Whether parts of one unit miss their total by a twentieth at most.
fn is_near(draft: &Draft<'_>, total: Value, parts: &[Value]) -> bool {
    let of = |v: &Value| draft.facts.figures[v.figure].value;
    let sum = parts.iter().filter(|p| p.unit == total.unit).try_fold(Decimal::ZERO, |sum, p| sum.checked_add(of(p)));
    let off = sum.and_then(|sum| sum.checked_sub(of(&total))?.abs().checked_mul(Decimal::from(20)));
    off.is_some_and(|off| off <= of(&total))
}

/// Whether the parts add up to the total, all rounded or all cut off.
fn adds_up(draft: &Draft<'_>, total: Value, parts: &[Value]) -> bool {
    Rounding::BOTH.into_iter().any(|rounding| {
        let sum =
            parts.iter().try_fold(Interval::exact(Decimal::ZERO), |sum, p| sum.plus(interval(draft, *p, rounding)?));
        match (sum, interval(draft, total, rounding)) {
            (Some(sum), Some(total)) => sum.meets(total),
            // Beyond exact arithmetic: nothing is claimed.
            _ => true,
        }
    })
}

fn interval(draft: &Draft<'_>, value: Value, rounding: Rounding) -> Option<Interval> {
    let interval = Interval::placed(&draft.facts.figures[value.figure], value.unit, rounding)?;
    Some(if value.negative { interval.negated() } else { interval })
}

impl TableTotalMismatch {
    fn finding(&self, draft: &Draft<'_>, grid: &Grid, sum: &Sum) -> Diagnostic {
        let figures = &draft.facts.figures;
        let factor = Decimal::from(sum.total.unit.map_or(1, Unit::factor));
        let of = |v: &Value| {
            let figure = &figures[v.figure];
            let scaled = figure.value.checked_mul(v.unit.map_or(1, Unit::factor).into()).unwrap_or(figure.value);
            let scaled = scaled.checked_div(factor).unwrap_or(figure.value).normalize();
            if v.negative { -scaled } else { scaled }
        };
        let stated = of(&sum.total);
        let values: Vec<Decimal> = sum.parts.iter().map(of).collect();
        let computed: Decimal =
            values.iter().try_fold(Decimal::ZERO, |a, b| a.checked_add(*b)).unwrap_or_default().normalize();
        let difference = (stated - computed).abs();
        let left_out = values.iter().any(|v| v.abs() == difference);
        let digits = digits_of(draft.text.slice(figures[sum.total.figure].number));
        let swapped = digits.len() < 20 && are_swapped(&digits, &digits_of(&computed.to_string()));
        let hint = match (left_out, swapped) {
            (true, false) => Some(Hint::PartLeftOut),
            (false, true) => Some(Hint::SwappedDigits),
            _ => None,
        };
        let first = grid.rows[sum.row].cells.iter().map(|c| c.span).find(|s| !s.is_empty());
        let label = grid.label(sum.row).or(first).map_or("", |s| draft.text.slice(s));
        let mut finding = Diagnostic::at(figures[sum.total.figure].number)
            .value("label", label)
            .value("total", draft.text.slice(figures[sum.total.figure].number))
            .value("sum", shown(computed))
            .value("difference", shown(difference))
            .value("count", sum.parts.len().to_string())
            .evidence(Evidence {
                formula: "sum(parts)",
                operands: values.iter().enumerate().map(|(i, v)| (format!("a{}", i + 1), *v)).collect(),
                stated,
                computed,
                accepted: vec![computed],
                hint,
            });
        let all = sum.parts.len() <= self.labels;
        for (i, part) in sum.parts.iter().enumerate() {
            if all || i == 0 || i + 1 == sum.parts.len() {
                finding = finding.label(figures[part.figure].number, "part");
            }
        }
        finding
    }
}

fn digits_of(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_digit).collect()
}

/// Whether two rows of digits differ in two neighbours that stand the wrong way round.
fn are_swapped(a: &[u8], b: &[u8]) -> bool {
    let differ: Vec<usize> = (0..a.len().min(b.len())).filter(|&i| a[i] != b[i]).collect();
    a.len() == b.len() && matches!(differ[..], [i, j] if j == i + 1 && a[i] == b[j] && a[j] == b[i])
}

/// A value in Vietnamese writing, without idle zeros: `1.234,5`.
pub(super) fn shown(value: Decimal) -> String {
    vietnamese(value.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_as_they_are_written() {
        let shown_of = |text: &str| shown(text.parse().expect("a decimal"));
        assert_eq!(shown_of("2157208000"), "2.157.208.000");
        assert_eq!(shown_of("-1234.50"), "-1.234,5");
        assert_eq!(shown_of("105"), "105");
    }

    #[test]
    fn swapped_neighbours_are_seen() {
        assert!(are_swapped(b"226", b"262") && !are_swapped(b"226", b"226") && !are_swapped(b"12", b"123"));
    }
}
