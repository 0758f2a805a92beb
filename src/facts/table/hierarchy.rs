//! The hierarchy of rows: levels by STT or by the mark that opens a label, totals, `trong đó`.

use super::{ColumnRole, Grid};
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
        row.of_which = starts_folded(label_start, "trong đó");
        row.total = is_total(number) || is_total(label);
    }
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
