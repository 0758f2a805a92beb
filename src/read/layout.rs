//! What `pdftotext -layout` leaves: columns side by side on one line, words pushed apart to fill it.
//! Must not know Markdown.

use super::inline::{Glue, Piece, write};
use super::pen::Pen;
use super::rows::{Row, RowKind};
use super::wrap::Wrapping;
use crate::text::{Cell, Gap, LineKind, Span};

/// So many spaces stand between two columns.
const GUTTER: usize = 3;

/// How many rows from `from` on stand in columns side by side; 0 where none does.
pub fn columned_rows(source: &str, rows: &[Row], from: usize, wrapping: &Wrapping) -> usize {
    if !wrapping.layout {
        return 0;
    }
    let is_columned =
        |row: &&Row| row.kind == RowKind::Text && columns(&source[row.span.range()], row.span.start).len() > 1;
    rows[from..].iter().take_while(is_columned).count()
}

/// Writes rows that stand in columns, row by row: reading order of the file, which origins keep.
pub fn write_columns(pen: &mut Pen<'_>, rows: &[Row], table: u32, gap: Gap) {
    let source = pen.source();
    for (i, row) in rows.iter().enumerate() {
        for (column, span) in columns(&source[row.span.range()], row.span.start).into_iter().enumerate() {
            let cell = Cell {
                table,
                row: i as u32,
                column: u16::try_from(column).unwrap_or(u16::MAX),
                columns: 1,
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
fn columns(text: &str, base: u32) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    let mut spaces = 0;
    for (i, &byte) in bytes.iter().enumerate() {
        if byte == b' ' {
            spaces += 1;
            continue;
        }
        if spaces >= GUTTER {
            found.push(Span::new(base as usize + start, base as usize + i - spaces));
            start = i;
        }
        spaces = 0;
    }
    found.push(Span::new(base as usize + start, base as usize + text.len()));
    found
}
