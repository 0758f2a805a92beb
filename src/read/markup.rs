//! Text files, `.txt` and `.md` alike: real drafts named `.txt` carry Markdown marks and HTML tags as well.
//!
//! The file is taken block by block: tables of each drawing, page breaks, headings, paragraphs. Must not know what a
//! document is made of.

use super::inline::{Glue, Piece, write};
use super::limits::Limits;
use super::pen::Pen;
use super::rows::{Row, RowKind, rows, single_spaced};
use super::wrap::{Wrapping, bare, item};
use super::{fragments, html, layout, table};
use crate::text::{Gap, LineKind, Span};

/// Reads a decoded file.
pub fn read<'s>(source: &'s str, limits: &Limits) -> Pen<'s> {
    let rows = single_spaced(rows(source));
    let wrapping = Wrapping::of(source, &rows);
    let mut markup = Markup {
        pen: Pen::new(source),
        source,
        rows,
        wrapping,
        table: 0,
        at: 0,
        gap: Gap::Line,
        cells: limits.cells,
        pieces: Vec::new(),
    };
    while markup.at < markup.rows.len() {
        markup.block();
    }
    markup.pen
}

struct Markup<'s> {
    pen: Pen<'s>,
    source: &'s str,
    rows: Vec<Row>,
    wrapping: Wrapping,
    table: u32,
    at: usize,
    gap: Gap,
    cells: usize,
    /// Of the block under way; kept, so that room is made once.
    pieces: Vec<Piece>,
}

impl Markup<'_> {
    fn block(&mut self) {
        let row = self.rows[self.at];
        match row.kind {
            RowKind::Comment => self.at += 1,
            RowKind::Blank => {
                self.gap = Gap::Blank;
                self.at += 1;
            }
            RowKind::Feed => {
                self.pen.begin(LineKind::PageBreak, self.gap);
                self.pen.end_even_empty();
                self.gap = Gap::Line;
                self.at += 1;
            }
            RowKind::Text => self.text_block(row),
        }
    }

    fn text_block(&mut self, row: Row) {
        let text = &self.source[row.span.range()];
        let gap = std::mem::take(&mut self.gap);
        if is_fence(text) {
            self.at += 1;
            self.gap = Gap::Blank;
        } else if let Some(end) = html_table(self.source, row.span) {
            let from = self.at;
            self.at += self.rows[from..].iter().take_while(|row| row.start < end).count();
            let end = end.max(self.rows[self.at - 1].span.end);
            self.pen.begin(LineKind::Paragraph, gap);
            self.table = html::write(&mut self.pen, Span { start: row.span.start, end }, self.table, self.cells);
            self.gap = Gap::Blank;
        } else if let Some(len) = some(fragments::region(self.source, &self.rows, self.at)) {
            let region = self.take(len);
            fragments::write_region(&mut self.pen, &self.rows[region], &self.wrapping, self.table, gap);
            self.table += 1;
        } else if let Some(len) = some(table::pipe_rows(self.source, &self.rows, self.at)) {
            let region = self.take(len);
            table::write_pipes(&mut self.pen, &self.rows[region], self.table, gap);
            self.table += 1;
        } else if let Some(len) = some(table::tab_rows(self.source, &self.rows, self.at)) {
            let region = self.take(len);
            table::write_tabs(&mut self.pen, &self.rows[region], self.table, gap);
            self.table += 1;
        } else if let Some((level, span)) = heading(self.source, row.span) {
            self.at += 1;
            write(&mut self.pen, &[Piece { span, glue: Glue::Item(LineKind::Heading(level), gap) }]);
        } else if let Some(len) = some(layout::columned_rows(self.source, &self.rows, self.at, &self.wrapping)) {
            let region = self.take(len);
            layout::write_columns(&mut self.pen, &self.rows[region], self.table, gap);
            self.table += 1;
        } else {
            self.paragraphs(gap);
        }
    }

    fn take(&mut self, len: usize) -> std::ops::Range<usize> {
        let region = self.at..self.at + len;
        self.at += len;
        region
    }

    /// Consecutive lines of running text: one paragraph or several.
    fn paragraphs(&mut self, gap: Gap) {
        let source = self.source;
        self.pieces.clear();
        let mut first = "";
        let mut before: Option<Row> = None;
        while let Some(&row) = self.rows.get(self.at) {
            if row.kind == RowKind::Comment {
                self.at += 1;
                continue;
            }
            if row.kind != RowKind::Text || before.is_some() && self.begins_other() {
                break;
            }
            let span = unquoted(source, row.span);
            let text = &source[span.range()];
            let broken = self.wrapping.breaks && before.is_some_and(|row| row.hard_break);
            let joins = !broken
                && before.is_some_and(|before| {
                    self.wrapping.joins(first, &source[before.span.range()], text, false)
                        && !self.is_set_in(before, row)
                });
            let gap = match before {
                None => gap,
                Some(_) if broken => Gap::Break,
                Some(_) => Gap::Line,
            };
            let glue = if joins {
                Glue::Join
            } else if item(text).is_some() {
                Glue::Item(LineKind::Paragraph, gap)
            } else {
                Glue::Line(LineKind::Paragraph, gap)
            };
            if !joins {
                first = text;
            }
            layout::push_line(&mut self.pieces, source, span, glue, &self.wrapping);
            before = Some(row);
            self.at += 1;
        }
        write(&mut self.pen, &self.pieces);
    }

    /// Whether the row at hand begins a block that is no running text.
    fn begins_other(&self) -> bool {
        let row = self.rows[self.at];
        let text = &self.source[row.span.range()];
        is_fence(text)
            || heading(self.source, row.span).is_some()
            || text.starts_with('<') && html_table(self.source, row.span).is_some()
            || text == "|" && fragments::region(self.source, &self.rows, self.at) > 0
            || text.contains('|') && table::pipe_rows(self.source, &self.rows, self.at) > 0
            || text.contains('\t') && table::tab_rows(self.source, &self.rows, self.at) > 0
            || layout::columned_rows(self.source, &self.rows, self.at, &self.wrapping) > 0
    }

    /// A first line that is set in further than the line before begins a paragraph, where layout is kept.
    fn is_set_in(&self, before: Row, row: Row) -> bool {
        let indent = |row: Row| row.span.start - row.start;
        self.wrapping.layout && indent(row) > indent(before) + 2
    }
}

fn some(len: usize) -> Option<usize> {
    (len > 0).then_some(len)
}

fn is_fence(text: &str) -> bool {
    text.starts_with("```") && !text[3..].contains('`')
}

/// A `#` heading's level and its text.
fn heading(source: &str, span: Span) -> Option<(u8, Span)> {
    let text = &source[span.range()];
    let level = text.bytes().take_while(|&b| b == b'#').count();
    let rest = text.get(level..).filter(|_| (1..=6).contains(&level))?;
    if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let closed = rest.trim_end_matches('#');
    let body = if closed.ends_with([' ', '\t']) { closed } else { rest }.trim_ascii();
    let start = span.end as usize - rest.trim_ascii_start().len();
    Some((level as u8, Span::new(start, start + body.len())))
}

/// The text of a line without quotation marks (`>`) before it.
fn unquoted(source: &str, span: Span) -> Span {
    let text = &source[span.range()];
    let rest = text.trim_start_matches('>');
    let is_quote = rest.len() < text.len() && (rest.is_empty() || rest.starts_with(' '));
    // `>90%` and `> 90% số hộ` are figures.
    if !is_quote || bare(rest.trim_start()).starts_with(|c: char| c.is_ascii_digit()) && item(rest).is_none() {
        return span;
    }
    Span { start: span.end - rest.trim_ascii_start().len() as u32, end: span.end }
}

/// The end of an HTML table that begins a line.
fn html_table(source: &str, span: Span) -> Option<u32> {
    let text = source[span.range()].as_bytes();
    let begins = text.len() >= 6 && text[..6].eq_ignore_ascii_case(b"<table");
    if !begins {
        return None;
    }
    let rest = &source.as_bytes()[span.start as usize..];
    let mut depth = 0_usize;
    for at in memchr::memchr_iter(b'<', rest) {
        let tag = &rest[at + 1..];
        let is = |name: &[u8]| tag.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
        if is(b"table") {
            depth += 1;
        } else if is(b"/table") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                let close = memchr::memchr(b'>', tag).map_or(rest.len(), |i| at + i + 2);
                return Some(span.start + close as u32);
            }
        }
    }
    Some(span.start + rest.len() as u32)
}
