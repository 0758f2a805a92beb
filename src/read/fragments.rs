//! Tables that a page's text form leaves as lone `|` lines: one before each row, one after each cell.
//!
//! `|`, first cell, `|`, second cell, `|` is a row; two `|` in a row end one row and begin the next, or hold an empty
//! cell between them. The number of columns, learnt from the first row, tells which. Must not know what the cells say.

use super::inline::{Glue, Piece, write};
use super::pen::Pen;
use super::rows::{Row, RowKind};
use super::table::{end_cell, is_header};
use super::wrap::{Wrapping, item};
use crate::text::{Cell, Gap, LineKind};

/// A cell of a region: its coordinates and the rows of the file in it.
struct Fragment {
    row: u32,
    column: u16,
    rows: std::ops::Range<usize>,
}

/// A cell holds at most so many lines, blank ones included; a longer stretch is no cell.
const LONGEST_CELL: usize = 400;

/// How many rows from `from` on are such a region; 0 where none begins.
pub fn region(source: &str, rows: &[Row], from: usize) -> usize {
    let is_border = |i: usize| rows.get(i).is_some_and(|row| is_border(source, row));
    if !is_border(from) {
        return 0;
    }
    let mut end = from + 1;
    let mut borders = 1;
    let mut i = end;
    while rows.get(i).is_some_and(|row| row.kind == RowKind::Text || row.kind == RowKind::Comment) {
        // Text after a border: a cell, if another border follows.
        let close = (i..rows.len().min(i + LONGEST_CELL)).find(|&j| is_border(j));
        let Some(close) = close.filter(|&close| rows[i..close].iter().all(|r| r.kind != RowKind::Feed)) else { break };
        borders += 1;
        i = close + 1;
        end = i;
    }
    if borders >= 3 { end - from } else { 0 }
}

fn is_border(source: &str, row: &Row) -> bool {
    row.kind == RowKind::Text && &source[row.span.range()] == "|"
}

/// Writes a region.
pub fn write_region(pen: &mut Pen<'_>, rows: &[Row], wrapping: &Wrapping, table: u32, gap: Gap) {
    let source = pen.source();
    let cells = cells(source, rows);
    let first_row = cells.iter().take_while(|cell| cell.row == 0);
    let header =
        is_header(first_row.map(|cell| rows[cell.rows.clone()].first().map_or("", |row| &source[row.span.range()])))
            && cells.iter().any(|cell| cell.row > 1);
    for (i, fragment) in cells.iter().enumerate() {
        let cell = Cell {
            table,
            row: fragment.row,
            column: fragment.column,
            columns: 1,
            rows: 1,
            header: header && fragment.row == 0,
        };
        let gap = if i == 0 { gap } else { Gap::Line };
        write_cell(pen, &rows[fragment.rows.clone()], wrapping, cell, gap);
    }
}

fn write_cell(pen: &mut Pen<'_>, rows: &[Row], wrapping: &Wrapping, cell: Cell, gap: Gap) {
    let source = pen.source();
    let kind = LineKind::Cell(cell);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut first = "";
    let mut next_gap = gap;
    // Emphasis that begins on one line and ends on the next holds them together.
    let mut is_open = false;
    for row in rows {
        if row.kind != RowKind::Text {
            next_gap = Gap::Blank;
            continue;
        }
        let text = &source[row.span.range()];
        let joined = pieces.last().filter(|_| next_gap != Gap::Blank).is_some_and(|last: &Piece| {
            let last = &source[last.span.range()];
            wrapping.joins(first, last, text, true) || is_open && wrapping.hard && item(text).is_none()
        });
        let glue = if joined {
            Glue::Join
        } else if item(text).is_some() || pieces.is_empty() {
            Glue::Item(kind, next_gap)
        } else {
            Glue::Line(kind, next_gap)
        };
        if !joined {
            first = text;
        }
        is_open ^= has_open_bold(text);
        next_gap = Gap::Line;
        pieces.push(Piece { span: row.span, glue });
    }
    write(pen, &pieces);
    end_cell(pen, cell, gap);
}

/// Whether a line leaves bold or italic open (or closes what was open).
fn has_open_bold(text: &str) -> bool {
    let mut runs = 0;
    let mut before = b' ';
    for &byte in text.as_bytes() {
        runs += usize::from(byte == b'*' && before != b'*');
        before = byte;
    }
    runs % 2 == 1
}

/// The cells of a region, with their coordinates.
fn cells(source: &str, rows: &[Row]) -> Vec<Fragment> {
    let mut found: Vec<Fragment> = Vec::new();
    let mut columns = None;
    let (mut row, mut column) = (0_u32, 0_u16);
    // Whether the cursor stands inside a row, before the cell at `column`.
    let mut i = 0;
    let mut borders = 0_usize;
    while i < rows.len() {
        if is_border(source, &rows[i]) {
            borders += 1;
            i += 1;
            continue;
        }
        let start = i;
        while i < rows.len() && !is_border(source, &rows[i]) {
            i += 1;
        }
        let text = &source[rows[start].span.range()];
        if found.is_empty() {
            // Empty cells before the first word.
            for _ in 1..borders {
                found.push(Fragment { row, column, rows: start..start });
                column += 1;
            }
        } else {
            let step = Step::over(borders, column, columns, counts(text));
            for _ in 0..step.trailing {
                column += 1;
                found.push(Fragment { row, column, rows: start..start });
            }
            if step.ends_row {
                columns = columns.or(Some(column + 1));
                row += 1;
                column = 0;
                for _ in 0..step.leading {
                    found.push(Fragment { row, column, rows: start..start });
                    column += 1;
                }
            } else {
                column += 1;
            }
        }
        found.push(Fragment { row, column, rows: start..i });
        borders = 0;
    }
    // After the last cell's own border, others are empty cells.
    for _ in 1..borders.min(usize::from(columns.unwrap_or(0)).saturating_sub(usize::from(column))) {
        column += 1;
        found.push(Fragment { row, column, rows: rows.len()..rows.len() });
    }
    found
}

/// What a run of borders between two cells with words says.
struct Step {
    trailing: usize,
    ends_row: bool,
    leading: usize,
}

impl Step {
    fn over(borders: usize, column: u16, columns: Option<u16>, next_counts: bool) -> Self {
        let inside = |empty| Self { trailing: empty, ends_row: false, leading: 0 };
        if borders <= 1 {
            return inside(0);
        }
        let Some(columns) = columns else {
            return Self { trailing: 0, ends_row: true, leading: borders - 2 };
        };
        let left = usize::from(columns.saturating_sub(column + 1));
        if left == 0 {
            return Self { trailing: 0, ends_row: true, leading: (borders - 2).min(usize::from(columns) - 1) };
        }
        if left <= borders - 2 {
            return Self {
                trailing: left,
                ends_row: true,
                leading: (borders - 2 - left).min(usize::from(columns) - 1),
            };
        }
        // Either empty cells inside the row, or a row of fewer (merged) cells: the next row's number tells.
        if !next_counts && borders - 1 < left + 1 && usize::from(column) + borders < usize::from(columns) {
            return inside(borders - 1);
        }
        Self { trailing: borders - 2, ends_row: true, leading: 0 }
    }
}

/// Whether a cell is a row's number: `1`, `2.1`, `II`, `a`, `*`.
fn counts(text: &str) -> bool {
    let text = text.trim_matches(['*', '.', ')', ' ', '_']);
    text.len() <= 6
        && (text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            || text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
            || text.chars().count() == 1)
}
