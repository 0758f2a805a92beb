//! SL12: a target row whose value is missing.

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::phrase::{last_bytes, words};
use crate::facts::table::{CellValue, ColumnRole, Grid};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, fold, is_upper_word};
use memchr::memmem::Finder;
use serde::Deserialize;
use std::sync::LazyLock;

/// Looks at the target columns (`Chỉ tiêu`, `Kế hoạch`) of tables.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EmptyTarget {
    /// How many rows of the column must carry a value before an empty one is odd.
    least: usize,
}

impl Default for EmptyTarget {
    fn default() -> Self {
        Self { least: 3 }
    }
}

/// `Tỷ lệ hộ dùng nước sạch đạt  %`: the sign of a share whose figure was left out.
fn signs_alone(draft: &Draft<'_>, found: &mut Findings) {
    let content = draft.text.content();
    for at in memchr::memchr_iter(b'%', content.as_bytes()) {
        if at > 0 && content.as_bytes()[at - 1].is_ascii_digit() {
            continue;
        }
        let lead = last_bytes(&content[..at], LEAD);
        let before = lead[lead.rfind('\n').map_or(0, |end| end + 1)..].trim_end_matches([' ', '\u{a0}']);
        if before.ends_with(|c: char| c.is_ascii_digit() || c == '(') {
            continue;
        }
        let line = draft.text.lines()[draft.text.line_at(at as u32)];
        let label = fold(before);
        let unit = ["tính:", "đvt:", "đơn vị:"].iter().any(|word| label.ends_with(word));
        let told =
            ["đạt", "đạt từ", "đạt trên", "chiếm", "còn", "tỷ lệ:", "tỉ lệ:"].iter().any(|word| label.ends_with(word))
                || label.ends_with(':') && words(&label).any(|word| word == "lệ");
        if line.cell().is_none() && told && !unit && !content[at + 1..].starts_with([')', '2']) {
            let sign = Span { start: at as u32, end: at as u32 + 1 };
            found.push(Diagnostic::at(sign).say("sign"));
        }
    }
}

/// Bytes before a sign that tell what it is of.
const LEAD: usize = 120;

/// `Tỷ lệ hộ dùng nước sạch đạt.`: how much was left out.
fn levels_missing(draft: &Draft<'_>, found: &mut Findings) {
    const OTHERS: [&str; 14] =
        ["bản", "cần", "chưa", "chỉ", "cũng", "khó", "không", "mới", "phải", "sẽ", "tiêu", "đã", "được", "đều"];
    let content = draft.text.content();
    for at in REACHES.find_iter(content.as_bytes()) {
        let end = at + "đạt".len();
        let lead = last_bytes(&content[..at], LEAD);
        if !content[end..].starts_with(['.', ';']) || !lead.ends_with([' ', '\u{a0}']) {
            continue;
        }
        let clause =
            lead.rsplit(['\n', ';', '.', ',', ':']).next().unwrap_or_default().trim_start_matches([' ', '-', '+', '*']);
        let clause = clause.split_once(") ").map_or(clause, |(_, rest)| rest).trim();
        let folded = fold(clause);
        let is_rate = ["tỷ lệ ", "tỉ lệ "].iter().any(|head| folded.starts_with(head));
        let last = words(&folded).last().unwrap_or_default();
        if is_rate
            && !clause.bytes().any(|b| b.is_ascii_digit())
            && words(&folded).count() > 3
            && !OTHERS.contains(&last)
        {
            let verb = Span { start: at as u32, end: end as u32 };
            found.push(Diagnostic::at(verb).say("level").value("label", clause));
        }
    }
}

/// The verb that a level stands behind.
static REACHES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("đạt"));

impl Check for EmptyTarget {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        signs_alone(draft, found);
        levels_missing(draft, found);
        for grid in &draft.facts.tables {
            let targets: Vec<usize> =
                (0..grid.columns.len()).filter(|&c| grid.columns[c].role == ColumnRole::Plan).collect();
            let (Some(_), Some(&first)) = (grid.name, targets.first()) else { continue };
            let rows = Rows::of(draft, grid, &targets);
            // Mostly filled, and mostly with figures: a column of words or one that is filled later is no list of targets.
            if rows.filled < self.least.max(rows.empty.len()) || rows.figures * 2 < rows.filled {
                continue;
            }
            for &row in &rows.empty {
                let Some(label) = grid.label(row) else { continue };
                let head = grid.columns[first].header.last().map_or("", |s| draft.text.slice(*s));
                let mut finding = Diagnostic::at(label).value("label", draft.text.slice(label)).value("column", head);
                if says_more(grid, row) {
                    finding = finding.at_most(Severity::Info);
                }
                found.push(match grid.columns[first].header.last() {
                    Some(head) => finding.label(*head, "column"),
                    None => finding,
                });
            }
        }
    }
}

/// Whether the row says in another column when or by whom: work to be done, which may need no value.
fn says_more(grid: &Grid, row: usize) -> bool {
    let cells = grid.rows[row].cells.iter().zip(&grid.columns);
    cells.into_iter().any(|(cell, column)| {
        !cell.span.is_empty() && !cell.merged && matches!(column.role, ColumnRole::Other | ColumnRole::Actual)
    })
}

/// The rows of targets: how many carry a value, and which should and do not.
struct Rows {
    filled: usize,
    figures: usize,
    empty: Vec<usize>,
}

impl Rows {
    fn of(draft: &Draft<'_>, grid: &Grid, targets: &[usize]) -> Self {
        let value = |row: usize, column: usize| grid.value(draft.text, &draft.facts.figures, row, column);
        let is_blank = |row: usize| {
            targets.iter().all(|&c| grid.cell(row, c).is_some_and(|cell| cell.span.is_empty() && !cell.merged))
        };
        let body: Vec<usize> = grid.body().map(|(i, _)| i).collect();
        let parents_carry = parents_carry(grid, &body, &is_blank);
        let mut rows = Rows { filled: 0, figures: 0, empty: Vec::new() };
        for (at, &row) in body.iter().enumerate() {
            if !is_blank(row) {
                if targets.iter().any(|&c| grid.cell(row, c).is_some_and(|cell| !cell.merged && !cell.span.is_empty()))
                {
                    rows.filled += 1;
                    let figure = |c: &usize| {
                        matches!(value(row, *c), CellValue::Value(_))
                            || grid.cell(row, *c).is_some_and(|cell| cell.figures.0 < cell.figures.1)
                    };
                    rows.figures += usize::from(targets.iter().any(figure));
                }
                continue;
            }
            if is_target(draft, grid, row)
                && !has_valued_rows_below(grid, &body[at + 1..], row, parents_carry, &is_blank)
            {
                rows.empty.push(row);
            }
        }
        rows
    }
}

/// Whether a blank row is one that states a target: numbered (or not) below the groups, labelled in words, with no value
/// of its own elsewhere in the row.
fn is_target(draft: &Draft<'_>, grid: &Grid, row: usize) -> bool {
    let info = &grid.rows[row];
    let Some(label) = grid.label(row) else { return false };
    let said = draft.text.slice(label);
    if info.level.is_none_or(|l| l < 2) || info.total || info.of_which {
        return false;
    }
    let own = grid.name.and_then(|c| grid.cell(row, c));
    if own.is_none_or(|c| c.merged) || said.ends_with(':') || is_upper_word(said) || says_goal(said) {
        return false;
    }
    let figures = own.map_or(&[][..], |c| &draft.facts.figures[c.figures.0 as usize..c.figures.1 as usize]);
    if figures.iter().any(|f| !f.unit.is_some_and(crate::facts::unit::Unit::is_time)) {
        return false;
    }
    let says = |role: ColumnRole| {
        grid.column(role).is_some_and(|c| grid.cell(row, c).is_some_and(|cell| !cell.span.is_empty()))
    };
    let lacks_unit = grid.column(ColumnRole::Unit).is_some() && !says(ColumnRole::Unit);
    // A row with nothing but its label, in a table of many columns, is a group.
    !lacks_unit && !says(ColumnRole::Note)
}

/// Whether a label is a goal in words, complete without a value: `Duy trì xã đạt chuẩn …`.
fn says_goal(label: &str) -> bool {
    const VERBS: [&str; 12] = [
        "duy trì",
        "giữ vững",
        "hoàn thành",
        "thực hiện",
        "xây dựng",
        "tiếp tục",
        "đảm bảo",
        "bảo đảm",
        "củng cố",
        "nâng cao",
        "đạt ",
        "phấn đấu",
    ];
    let folded = fold(label);
    VERBS.iter().any(|verb| folded.starts_with(verb)) || folded.contains("đạt chuẩn")
}

/// Whether the value of a blank row stands in the rows below it.
fn has_valued_rows_below(
    grid: &Grid,
    below: &[usize],
    row: usize,
    parents_carry: bool,
    is_blank: &impl Fn(usize) -> bool,
) -> bool {
    let level = grid.rows[row].level.unwrap_or(u8::MAX);
    for &next in below {
        match grid.rows[next].level {
            Some(other) if other <= level => return false,
            None if parents_carry || grid.rows[next].total => return false,
            _ if !is_blank(next) => return true,
            _ => {}
        }
    }
    false
}

/// Whether numbered rows that unnumbered ones follow mostly carry a value of their own: then the unnumbered ones are
/// targets beside them, not parts of them.
fn parents_carry(grid: &Grid, body: &[usize], is_blank: &impl Fn(usize) -> bool) -> bool {
    let (mut carry, mut blank) = (0, 0);
    for pair in body.windows(2) {
        let numbered = grid.rows[pair[0]].level.is_some_and(|l| l >= 2);
        if numbered && grid.rows[pair[1]].level.is_none() && grid.label(pair[1]).is_some() {
            if is_blank(pair[0]) { blank += 1 } else { carry += 1 }
        }
    }
    carry > blank
}
