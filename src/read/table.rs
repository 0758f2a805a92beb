//! Tables as text files draw them: `| a | b |` with a rule row, and rows of cells between tabs.
//! Must not know tables drawn by lone `|` (see `fragments`) or by HTML.

use super::compose::composed;
use super::inline::{Glue, Piece, write};
use super::pen::Pen;
use super::rows::{Row, RowKind};
use super::wrap::{Item, bare, item};
use crate::text::{Cell, Gap, LineKind, Span};

/// How many rows from `from` on are a pipe table; 0 where none begins.
pub fn pipe_rows(source: &str, rows: &[Row], from: usize) -> usize {
    let text = |i: usize| rows.get(i).filter(|r| r.kind == RowKind::Text).map_or("", |r| &source[r.span.range()]);
    let is_row = |line: &str| line.len() > 1 && line.starts_with('|') && line[1..].contains('|');
    let first = text(from);
    let ruled = is_delimiter(text(from + 1)) && first.contains('|');
    let drawn = is_row(first) && is_row(text(from + 1));
    if !(ruled || drawn) {
        return 0;
    }
    (from..rows.len()).take_while(|&i| if is_row(first) { is_row(text(i)) } else { text(i).contains('|') }).count()
}

/// `|---|:--:|`: at least one group of dashes, and a pipe.
fn is_delimiter(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '))
}

/// Writes a pipe table.
pub fn write_pipes(pen: &mut Pen<'_>, rows: &[Row], table: u32, gap: Gap) {
    let source = pen.source();
    let ruled = rows.get(1).is_some_and(|row| is_delimiter(&source[row.span.range()]));
    let mut number = 0;
    for (i, row) in rows.iter().enumerate() {
        let line = &source[row.span.range()];
        if is_delimiter(line) {
            continue;
        }
        let cells = pipe_cells(line, row.span.start);
        write_row(
            pen,
            &cells,
            Position { table, row: number, header: ruled && i == 0 },
            if number == 0 { gap } else { Gap::Line },
        );
        number += 1;
    }
}

/// The cells of a row, without the pipes; an escaped pipe belongs to its cell.
fn pipe_cells(line: &str, base: u32) -> Vec<Span> {
    let bytes = line.as_bytes();
    let mut cells = Vec::new();
    let mut start = usize::from(bytes.first() == Some(&b'|'));
    for at in memchr::memchr_iter(b'|', bytes) {
        if at < start || at > 0 && bytes[at - 1] == b'\\' {
            continue;
        }
        cells.push(Span::new(start, at));
        start = at + 1;
    }
    if !line[start.min(line.len())..].trim().is_empty() {
        cells.push(Span::new(start, line.len()));
    }
    cells.into_iter().map(|cell| trimmed(line, cell, base)).collect()
}

/// How many rows from `from` on are a table of cells between tabs; 0 where none begins.
pub fn tab_rows(source: &str, rows: &[Row], from: usize) -> usize {
    let tabs = |i: usize| {
        let row = rows.get(i).filter(|r| r.kind == RowKind::Text)?;
        let line = tabbed(source, row);
        (!line.is_empty()).then(|| memchr::memchr_iter(b'\t', line.as_bytes()).count())
    };
    // A tab that only sets a line in makes no table, nor does one more behind the line's number (`⇥II.⇥NHIỆM VỤ`).
    let inner = |i: usize| memchr::memchr_iter(b'\t', source[rows[i].span.range()].as_bytes()).count();
    let is_numbered = |i: usize| rows[i].start < rows[i].span.start && is_mark(&source[rows[i].span.range()]);
    // Most rows have no tab.
    if inner(from) == 0 || is_numbered(from) {
        return 0;
    }
    let Some(count) = tabs(from) else { return 0 };
    let len = (from..rows.len()).take_while(|&i| tabs(i) == Some(count) && !is_numbered(i)).count();
    let first = &source[rows[from].span.range()];
    let is_headed = is_header(first.split('\t'));
    let is_list = count == 1 && !is_headed && (from..from + len).all(|i| is_label(&source[rows[i].span.range()]));
    if is_list || len < 2 && !is_headed { 0 } else { len }
}

/// A list item whose mark is followed by a tab, as Word writes it.
fn is_label(line: &str) -> bool {
    let label = line.split('\t').next().unwrap_or_default();
    let label_and_space = label.len() + 1;
    label.chars().count() <= 12 && item(line).is_some_and(|kind| kind == Item::Dash || label_and_space <= line.len())
}

/// A number or dash, one tab, and the text it opens: no row of a table, which has more columns or none set in.
fn is_mark(line: &str) -> bool {
    let Some((mark, rest)) = line.split_once('\t') else { return false };
    // The Party's header has a star beside the place and date.
    !mark.contains([' ', '*']) && !rest.contains('\t') && item(line).is_some()
}

/// A row as it stands between line ends: tabs at its ends are borders of empty cells.
fn tabbed<'s>(source: &'s str, row: &Row) -> &'s str {
    let after = &source[row.span.end as usize..];
    let tail = after.len() - after.trim_start_matches(['\t', ' ']).len();
    &source[row.start as usize..row.span.end as usize + tail]
}

/// Writes a table of cells between tabs.
pub fn write_tabs(pen: &mut Pen<'_>, rows: &[Row], table: u32, gap: Gap) {
    let source = pen.source();
    for (i, row) in rows.iter().enumerate() {
        let line = tabbed(source, row);
        let header = i == 0 && is_header(line.split('\t'));
        let mut start = 0;
        let mut cells = Vec::new();
        for cell in line.split('\t') {
            cells.push(trimmed(line, Span::new(start, start + cell.len()), row.start));
            start += cell.len() + 1;
        }
        write_row(pen, &cells, Position { table, row: i as u32, header }, if i == 0 { gap } else { Gap::Line });
    }
}

/// Whether the cells of a first row are a header: the first counts (`STT`), or all are bold.
pub fn is_header<'s>(cells: impl Iterator<Item = &'s str>) -> bool {
    let mut cells = cells.map(str::trim).filter(|cell| !cell.is_empty()).peekable();
    let Some(&first) = cells.peek() else { return false };
    let is_bold = |cell: &str| {
        cell.starts_with("**") && cell.ends_with("**") || cell.starts_with("<b>") && cell.ends_with("</b>")
    };
    let first = bare(first).trim_end_matches("</b>").trim_end_matches("</strong>");
    matches!(&*composed(first), "TT" | "STT" | "Stt" | "tt" | "stt" | "Số TT" | "SỐ TT" | "Số thứ tự")
        || cells.all(is_bold)
}

/// Where a row stands.
#[derive(Debug, Clone, Copy)]
struct Position {
    table: u32,
    row: u32,
    header: bool,
}

fn write_row(pen: &mut Pen<'_>, cells: &[Span], Position { table, row, header }: Position, gap: Gap) {
    for (column, &span) in cells.iter().enumerate() {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let cell = Cell { table, row, column, columns: 1, rows: 1, header };
        let gap = if column == 0 { gap } else { Gap::Line };
        write(pen, &[Piece { span, glue: Glue::Item(LineKind::Cell(cell), gap) }]);
        end_cell(pen, cell, gap);
    }
}

/// Ends a cell; one without a word gets its empty line.
pub fn end_cell(pen: &mut Pen<'_>, cell: Cell, gap: Gap) {
    if !pen.has_word() && !pen.wrote_cell(cell) {
        pen.begin(LineKind::Cell(cell), gap);
        pen.end_even_empty();
    }
    pen.end();
}

fn trimmed(line: &str, cell: Span, base: u32) -> Span {
    let text = &line[cell.range()];
    let body = text.trim_ascii();
    let lead = text.len() - text.trim_ascii_start().len();
    let start = base as usize + cell.start as usize + if body.is_empty() { 0 } else { lead };
    Span::new(start, start + body.len())
}
