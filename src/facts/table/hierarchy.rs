//! The hierarchy of rows: levels by STT or by the mark that opens a label, totals, `trong đó`.

use super::{ColumnRole, Grid, GridRow};
use crate::text::{Text, fold, is_capital, is_letter, lower};

/// Fills in level, total and of-which of the body rows.
pub(super) fn describe(text: &Text, grid: &mut Grid) {
    let index = grid.column(ColumnRole::Index);
    let name = grid.name;
    let header = grid.header_rows;
    for row in grid.rows.iter_mut().skip(header) {
        let of = |column: Option<usize>| {
            column
                .and_then(|c| row.cells.get(c))
                .filter(|c| !c.merged || Some(0) == column)
                .map_or("", |c| text.slice(c.span))
        };
        let (number, label) = (of(index), of(name));
        let own = level_of(number);
        row.level = own.or_else(|| if number.is_empty() { mark_of(label) } else { None });
        let label_start = label.trim_start_matches(['-', '+', '–', '*', '•', ' ', '(']);
        let again = ["trong đó", "phân theo", "chia theo", "phân chia theo"];
        row.of_which = again.iter().any(|cue| starts_folded(label_start, cue));
        row.total = is_total(number) || is_total(label);
    }
    if let (Some(index), Some(name)) = (index, name)
        && is_headed_by_total(text, &grid.rows[header.min(grid.rows.len())..], index, name)
    {
        grid.rows[header].total = true;
    }
}

/// So many figures in the total's row let one column vouch for another.
const VOUCHED: usize = 3;

/// Whether the first row, without a number, names the total of the rows that are numbered under it: `Tổng thu`.
fn is_headed_by_total(text: &Text, body: &[GridRow], index: usize, name: usize) -> bool {
    let [first, parts @ ..] = body else { return false };
    let cell = |at: usize| first.cells.get(at).map_or("", |c| text.slice(c.span));
    let figures = first.cells.iter().filter(|c| text.slice(c.span).starts_with(|c: char| c.is_ascii_digit())).count();
    let flat = |row: &GridRow| row.level == Some(2) && !row.total && !row.of_which;
    let named = cell(index).is_empty() && starts_folded(cell(name), "tổng ");
    named && figures >= VOUCHED && parts.len() > 1 && parts.iter().all(flat)
}

/// The level an STT cell tells.
fn level_of(number: &str) -> Option<u8> {
    let bare = number.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | '(' | '/'));
    if bare.is_empty() || bare.len() > 12 {
        return None;
    }
    if matches!(bare, "-" | "–" | "•" | "*") {
        return Some(9);
    }
    if bare == "+" {
        return Some(10);
    }
    if bare.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        let dots = bare.bytes().filter(|b| *b == b'.').count() as u8;
        return Some(2 + dots.min(5));
    }
    if bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return Some(1);
    }
    let mut chars = bare.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if is_capital(c) => Some(0),
        (Some(c), None) if is_letter(c) => Some(8),
        _ => None,
    }
}

/// The level that the mark before a label tells: `- Phí chợ`, `1.2. Thu phí`.
fn mark_of(label: &str) -> Option<u8> {
    if label.starts_with(['-', '–', '•', '*']) {
        return Some(9);
    }
    if label.starts_with('+') {
        return Some(10);
    }
    let (mark, rest) = label.split_once(' ')?;
    let marked = mark.ends_with(['.', ')']) && !rest.trim_start().is_empty();
    if marked { level_of(mark) } else { None }
}

/// Whether a cell says that its row is a total, and nothing else: `Tổng cộng`, `CỘNG (I+II)`, `Tổng số:`.
pub(super) fn is_total(cell: &str) -> bool {
    if !cell.starts_with(['T', 't', 'C', 'c']) || cell.len() > 60 {
        return false;
    }
    let folded = fold(cell);
    let said = folded.split('(').next().unwrap_or_default();
    let said = said.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '*'));
    matches!(said, "tổng" | "cộng" | "tổng cộng" | "tổng số" | "tổng cộng chung" | "cộng tổng" | "tổng chung")
}

fn starts_folded(text: &str, start: &str) -> bool {
    let mut chars = text.chars().map(lower);
    start.chars().all(|c| chars.next() == Some(c))
}
