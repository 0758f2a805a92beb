//! What `pdftotext -layout` leaves: columns side by side on one line, words pushed apart to fill it.
//! Must not know Markdown.

use super::aligned;
use super::compose::letters;
use super::inline::{Glue, Piece, write};
use super::pen::Pen;
use super::rows::{Row, RowKind};
use super::wrap::Wrapping;
use crate::text::{Cell, Gap, LineKind, Span};

/// So many spaces stand between two columns.
const GUTTER: usize = 3;
/// So many where the columns of a table stand clear of each other over several rows.
const NARROW: usize = 2;
/// A table of more rows is looked at no further.
const LONGEST: usize = 2000;
/// So far in begins what may go on with a cell above it; a paragraph begins nearer to the margin.
const SET_IN: u32 = 12;

/// How many rows from `from` on stand in columns side by side; 0 where none does.
pub fn columned_rows(source: &str, rows: &[Row], from: usize, wrapping: &Wrapping) -> usize {
    let is_columned = |row: &&Row| row.has_gap;
    if wrapping.layout {
        return rows[from..].iter().take_while(is_columned).count();
    }
    // A run of such rows is looked at once, from its first.
    if !is_columned(&&rows[from]) || from > 0 && is_columned(&&rows[from - 1]) {
        return 0;
    }
    let len = rows[from..].iter().take_while(is_columned).take(LONGEST).count();
    // A cell that goes on under its row, or more rows after a gap: part of a table adds up to nothing.
    let is_over = rows[from + len..].iter().take(2).all(|row| !is_columned(&row) && !is_set_in(row))
        && rows.get(from + len).is_none_or(|row| row.kind != RowKind::Text);
    if is_over
        && len >= aligned::FEWEST
        && aligned::table(source, &cells(source, &rows[from..from + len], NARROW)).is_some()
    {
        len
    } else {
        0
    }
}

/// Whether a line begins so far in that it may go on with a cell above it.
fn is_set_in(row: &Row) -> bool {
    row.kind == RowKind::Text && row.span.start - row.start >= SET_IN
}

/// The cells of rows, each with the characters of its line before it (counted on from the cell before).
fn cells(source: &str, rows: &[Row], gutter: usize) -> Vec<Vec<(usize, Span)>> {
    let cells = |row: &Row| {
        let (mut at, mut before) = (row.start, 0);
        let placed = columns(&source[row.span.range()], row.span.start, gutter).into_iter().map(|span| {
            before += letters(&source[at as usize..span.start as usize]);
            at = span.start;
            (before, span)
        });
        placed.collect()
    };
    rows.iter().map(cells).collect()
}

/// Writes rows that stand in columns, row by row: reading order of the file, which origins keep.
pub fn write_columns(pen: &mut Pen<'_>, rows: &[Row], table: u32, gap: Gap) {
    let source = pen.source();
    let placed = aligned::table(source, &cells(source, rows, NARROW)).unwrap_or_else(|| {
        let in_order = |row: Vec<(usize, Span)>| row.iter().enumerate().map(|(i, cell)| (i..i + 1, cell.1)).collect();
        cells(source, rows, GUTTER).into_iter().map(in_order).collect()
    });
    for (i, row) in placed.into_iter().enumerate() {
        for (column, (reach, span)) in row.into_iter().enumerate() {
            let cell = Cell {
                table,
                row: i as u32,
                column: u16::try_from(reach.start).unwrap_or(u16::MAX),
                columns: u16::try_from(reach.len()).unwrap_or(u16::MAX),
                rows: 1,
                header: false,
            };
            let gap = if i + column == 0 { gap } else { Gap::Line };
            write(pen, &[Piece { span, glue: Glue::Item(LineKind::Cell(cell), gap) }]);
        }
    }
    pen.end();
}

/// Adds a line to a block; where layout is kept, runs of spaces inside it count as one.
pub fn push_line(pieces: &mut Vec<Piece>, source: &str, span: Span, glue: Glue, wrapping: &Wrapping) {
    let text = &source[span.range()];
    if !wrapping.layout || !text.contains("  ") {
        pieces.push(Piece { span, glue });
        return;
    }
    let mut glue = glue;
    let mut at = span.start as usize;
    for part in text.split("  ") {
        let body = part.trim_ascii();
        if !body.is_empty() {
            let start = at + (part.len() - part.trim_ascii_start().len());
            pieces.push(Piece { span: Span::new(start, start + body.len()), glue });
            glue = Glue::Join;
        }
        at += part.len() + 2;
    }
}

/// The columns of a line, between gutters.
fn columns(text: &str, base: u32, gutter: usize) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    let mut spaces = 0;
    for (i, &byte) in bytes.iter().enumerate() {
        if byte == b' ' {
            spaces += 1;
            continue;
        }
        if spaces >= gutter {
            found.push(Span::new(base as usize + start, base as usize + i - spaces));
            start = i;
        }
        spaces = 0;
    }
    found.push(Span::new(base as usize + start, base as usize + text.len()));
    found
}
