//! The part of SL14 that reads tables: a verdict column (`Đạt chỉ tiêu`) beside a target and a result.

use super::reckon;
use crate::diagnostic::Diagnostic;
use crate::facts::phrase::{find_word, words};
use crate::facts::quantity::{Bound, Figure};
use crate::facts::ratio::Unchecked;
use crate::facts::unit::Unit;
use crate::rules::lexicon::Role;
use crate::rules::{Draft, Findings};
use crate::text::{Cell, Span};
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;
use std::cell::OnceCell;

/// Lines of one row: cell coordinates and the line's index.
type Row = [(Cell, u32)];

/// Pushes what the verdict columns of the tables deny. `falls` says that a text speaks of what is better the lower it is.
pub(super) fn check(draft: &Draft<'_>, falls: &dyn Fn(&str) -> bool, found: &mut Findings) {
    // The lines with a word of a verdict column's name: only a row with one may be a header.
    let lines = draft.text.lines();
    let naming = draft.lexemes().with(Role::Judging).map(|i| draft.facts.words.list[i].line);
    let naming: Vec<(u32, u32)> = naming.filter_map(|i| Some((lines[i as usize].cell()?.table, i))).collect();
    let mut tables: Vec<u32> = naming.iter().map(|(table, _)| *table).collect();
    tables.sort_unstable();
    tables.dedup();
    let mut naming = naming.iter().map(|(_, line)| *line).peekable();
    if tables.is_empty() || draft.facts.tables.is_empty() {
        return;
    }
    let doubtful = OnceCell::new();
    let mut rows: Vec<(Cell, u32)> = Vec::new();
    // The columns of the table that was last told by a header row.
    let mut header: Option<(u32, Columns)> = None;
    let cells = lines.iter().enumerate().filter_map(|(i, line)| Some((line.cell()?, i as u32)));
    for (cell, line) in cells.chain(std::iter::once((END, 0))) {
        if let Some(&(first, _)) = rows.first()
            && (first.table, first.row) != (cell.table, cell.row)
        {
            match header {
                Some((table, columns)) if table == first.table => row(draft, &rows, columns, falls, &doubtful, found),
                _ => {
                    let lines = rows[0].1..=rows[rows.len() - 1].1;
                    while naming.next_if(|line| line < lines.start()).is_some() {}
                    if naming.peek().is_some_and(|line| lines.contains(line)) {
                        header = Columns::of(draft, &rows).map(|columns| (first.table, columns)).or(header);
                    }
                }
            }
            rows.clear();
        }
        if tables.binary_search(&cell.table).is_ok() {
            rows.push((cell, line));
        }
    }
}

/// Behind the last cell.
const END: Cell = Cell { table: u32::MAX, row: u32::MAX, column: 0, columns: 1, rows: 1, header: false };

/// Which columns hold the target, the result and the verdict.
#[derive(Debug, Clone, Copy)]
struct Columns {
    target: u16,
    result: u16,
    verdict: u16,
}

impl Columns {
    /// Told by a header row.
    fn of(draft: &Draft<'_>, row: &Row) -> Option<Self> {
        let column = |names: &[&str], not: &[&str]| {
            row.iter().find_map(|&(cell, line)| {
                let text = draft.text.folded(draft.text.lines()[line as usize].span);
                let has = |names: &[&str]| names.iter().any(|name| find_word(text, name).is_some());
                (words(text).nth(6).is_none() && has(names) && !has(not)).then_some(cell.column)
            })
        };
        let result = column(&["kết quả", "thực hiện"], &["kế hoạch", "đánh giá"])?;
        let verdict = column(&["đánh giá", "nhận xét", "mức độ hoàn thành"], &[])?;
        let target = column(&["chỉ tiêu", "kế hoạch", "mục tiêu", "nhiệm vụ"], &["kết quả", "đánh giá"])?;
        (target != result && result != verdict && target != verdict).then_some(Self { target, result, verdict })
    }
}

/// One row against its verdict.
fn row(
    draft: &Draft<'_>,
    row: &Row,
    columns: Columns,
    falls: &dyn Fn(&str) -> bool,
    doubtful: &OnceCell<FxHashSet<usize>>,
    found: &mut Findings,
) {
    let lines = |column: u16| row.iter().filter(move |(cell, _)| cell.column == column).map(|&(_, line)| line);
    let Some(verdict_line) = lines(columns.verdict).next() else { return };
    let Some(met) = verdict(draft.text.folded(draft.text.lines()[verdict_line as usize].span)) else { return };
    let figures = |column: u16| -> Vec<(usize, &Figure)> {
        let of_line = |line: u32| {
            let all = &draft.facts.figures;
            let range = all.partition_point(|f| f.line < line)..all.partition_point(|f| f.line <= line);
            range.map(|at| (at, &all[at])).filter(|(_, f)| !f.unit.is_some_and(Unit::is_time))
        };
        lines(column).flat_map(of_line).collect()
    };
    // One target of one indicator; a result in the same unit, stated once. Anything else is not comparable.
    let targets = figures(columns.target);
    let results = figures(columns.result);
    let [(_, target)] = targets.as_slice() else { return };
    let (Some(&(first, _)), Some(&(last, _))) = (results.first(), results.last()) else { return };
    let of_row =
        draft.facts.ratios.partition_point(|r| r.a + 2 < first)..draft.facts.ratios.partition_point(|r| r.a <= last);
    let ratios = &draft.facts.ratios[of_row];
    let quotient = |at: usize| ratios.iter().any(|r| r.a == at || r.b == at);
    let same: Vec<&Figure> =
        results.iter().filter(|(at, f)| f.unit == target.unit && !quotient(*at)).map(|&(_, f)| f).collect();
    // Percentages that belong to one of two quotients.
    let doubtful = doubtful.get_or_init(|| {
        let ambiguous = draft.facts.ratios.iter().filter(|r| r.unchecked == Some(Unchecked::Ambiguous));
        ambiguous.filter_map(|r| r.p).collect()
    });
    let doubtful = results.iter().any(|(at, _)| doubtful.contains(at));
    let [result] = same.as_slice() else { return };
    if target.unit.is_none() || target.upper.is_some() || result.upper.is_some() || target.approximate || doubtful {
        return;
    }
    if result.approximate || result.bound.is_some() || lines(columns.result).any(|l| is_partial(draft, l)) {
        return;
    }
    let lowered = lines(columns.target).any(|line| falls(draft.text.line_text(line as usize)));
    let reached = match target.bound {
        Some(Bound::Below) if result.value < target.value => true,
        Some(Bound::AtMost) if result.value <= target.value => true,
        Some(Bound::Below | Bound::AtMost) => false,
        // Equal to `trên 90%` is a matter of words, not of figures.
        Some(Bound::Above | Bound::Doubled) if result.value == target.value => return,
        _ if lowered => return,
        _ => result.value >= target.value,
    };
    if reached != met && result.value != Decimal::ZERO {
        let at = draft.text.lines()[verdict_line as usize].span;
        let (target, result) = (place(target), place(result));
        found.push(
            Diagnostic::at(at)
                .say("table")
                .value("verdict", draft.text.slice(at).trim())
                .value("figure", draft.text.slice(result))
                .value("target", draft.text.slice(target))
                .label(target, "target")
                .label(result, "figure"),
        );
    }
}

fn place(figure: &Figure) -> Span {
    Span { start: figure.span.start.min(figure.number.start), end: reckon::place(figure).end }
}

/// Whether a result is only of part of the year, or a growth.
fn is_partial(draft: &Draft<'_>, line: u32) -> bool {
    let text = draft.text.folded(draft.text.lines()[line as usize].span);
    ["tháng", "quý", "vụ", "ước", "giảm", "tăng", "cùng kỳ"].iter().any(|word| find_word(text, word).is_some())
}

/// Whether a folded cell is a verdict, and whether it says that the target is met.
fn verdict(text: &str) -> Option<bool> {
    const LONGEST: usize = 6;
    let mut list = [""; LONGEST + 1];
    let count = words(text).zip(&mut list).map(|(word, place)| *place = word).count();
    match list.get(..count).filter(|_| count <= LONGEST)? {
        ["đạt" | "vượt"]
        | ["hoàn", "thành"]
        | ["đạt" | "vượt", "chỉ" | "kế" | "kh" | "ct" | "mục" | "và" | "yêu", ..]
        | ["hoàn", "thành", "chỉ" | "kế" | "kh" | "ct" | "mục", ..] => Some(true),
        ["chưa" | "không", "đạt", ..] | ["chưa" | "không", "hoàn", "thành", ..] => Some(false),
        _ => None,
    }
}
