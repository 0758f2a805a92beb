//! From lines of cells to rows of a grid: merged cells spread out, short rows padded. Must not know what cells mean.

use super::{Figure, GridCell, GridRow};
use crate::text::{Span, Text};
use std::ops::Range;

/// The rows of the table whose cells stand on `lines`, and which of them the format marks as header rows.
/// `next_figure` is the index of the first figure not yet passed.
pub(super) fn rows(
    text: &Text,
    lines: Range<usize>,
    figures: &[Figure],
    next_figure: &mut usize,
) -> (Vec<GridRow>, Vec<bool>) {
    let mut rows: Vec<GridRow> = Vec::new();
    let mut marked = Vec::new();
    // Cells that reach down from earlier rows, by column: the first row they no longer cover.
    let mut hanging: Vec<(u32, GridCell)> = Vec::new();
    // Spread and padded cells a table may cost beyond its own: keeps a hostile one linear.
    let mut budget = lines.len() * 16 + 4096;
    let mut current = None;
    let mut last = None;
    for line in lines {
        let Some(cell) = text.lines()[line].cell() else { continue };
        let span = text.lines()[line].span;
        if last == Some((cell.row, cell.column)) {
            // A further paragraph of the same cell.
            if let Some(open) = rows.last_mut().and_then(|r| r.cells.get_mut(usize::from(cell.column))) {
                open.span = trimmed(text, open.span.cover(span));
                open.figures.1 = passed(figures, next_figure, span).1;
            }
            continue;
        }
        last = Some((cell.row, cell.column));
        if current != Some(cell.row) {
            if let Some(row) = rows.last_mut() {
                pad(row, hanging.len(), current.unwrap_or_default(), &hanging, span, &mut budget);
            }
            current = Some(cell.row);
            rows.push(GridRow::default());
            marked.push(false);
        }
        let (Some(row), Some(mark)) = (rows.last_mut(), marked.last_mut()) else { continue };
        *mark |= cell.header;
        let column = usize::from(cell.column);
        pad(row, column, cell.row, &hanging, span, &mut budget);
        if row.cells.len() != column {
            continue;
        }
        let own = GridCell { span: trimmed(text, span), figures: passed(figures, next_figure, span), merged: false };
        row.cells.push(own);
        let copy = GridCell { merged: true, ..own };
        let wide = usize::from(cell.columns.max(1));
        for _ in 1..wide.min(budget) {
            row.cells.push(copy);
        }
        budget = budget.saturating_sub(wide - 1);
        if cell.rows > 1 && wide <= budget {
            budget -= wide;
            hanging.resize(hanging.len().max(column + wide), (0, GridCell::default()));
            for slot in &mut hanging[column..column + wide] {
                *slot = (cell.row + u32::from(cell.rows), copy);
            }
        }
    }
    if let (Some(row), Some(id)) = (rows.last_mut(), current) {
        let end = row.cells.last().map(|c| c.span.end_point()).unwrap_or_default();
        pad(row, hanging.len(), id, &hanging, end, &mut budget);
    }
    (rows, marked)
}

/// Fills a row up to a column, with what hangs down into it and else with empty cells.
fn pad(row: &mut GridRow, to: usize, id: u32, hanging: &[(u32, GridCell)], at: Span, budget: &mut usize) {
    while row.cells.len() < to && *budget > 0 {
        *budget -= 1;
        let empty = GridCell { span: Span { start: at.start, end: at.start }, ..GridCell::default() };
        let cell = match hanging.get(row.cells.len()) {
            Some((until, cell)) if *until > id => *cell,
            _ => empty,
        };
        row.cells.push(cell);
    }
}

/// The figures that stand in a span; those before it are passed by.
fn passed(figures: &[Figure], next: &mut usize, span: Span) -> (u32, u32) {
    let before = |f: &Figure| f.number.start < span.start;
    while figures.get(*next).is_some_and(before) {
        *next += 1;
    }
    let first = *next;
    while figures.get(*next).is_some_and(|f| f.number.start < span.end) {
        *next += 1;
    }
    (first as u32, *next as u32)
}

fn trimmed(text: &Text, span: Span) -> Span {
    let whole = text.slice(span);
    let part = whole.trim();
    if part.is_empty() { Span { start: span.start, end: span.start } } else { Span::of(part, whole, span.start) }
}
