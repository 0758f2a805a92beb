//! Short forms that a table of them explains: `DANH MỤC CHỮ VIẾT TẮT`, with rows `HTX | Hợp tác xã` or lines `HTX: Hợp tác xã`.

use crate::text::{Cell, Line, Span, Text, is_upper_word};
use crate::tree::grammar::short_forms;
use memchr::memmem;
use rustc_hash::FxHashMap;

/// The short forms of such tables with the bytes of their long forms.
pub(super) fn listed(text: &Text) -> FxHashMap<String, Span> {
    let mut found = FxHashMap::default();
    let whole = text.folded(Span { start: 0, end: text.content().len() as u32 });
    let mut free = 0;
    for at in memmem::find_iter(whole.as_bytes(), "viết tắt") {
        let line = text.line_at(at as u32);
        if line < free {
            continue;
        }
        let info = &text.lines()[line];
        if let Some(cell) = info.cell().filter(|_| text.slice(info.span).len() < HEAD) {
            free = rows(text, line + 1, cell.table, Some(cell), &mut found);
        } else if short_forms::is_heading(text.line_text(line).trim()) {
            free = under_heading(text, line + 1, &mut found);
        }
    }
    found
}

/// Bytes of the longest head of a column of short forms.
const HEAD: usize = 60;

/// Reads what stands under the heading of a table, and yields the line after it.
fn under_heading(text: &Text, from: usize, found: &mut FxHashMap<String, Span>) -> usize {
    let lines = text.lines();
    let mut at = from;
    while let Some(line) = lines.get(at) {
        if let Some(cell) = line.cell() {
            return rows(text, at, cell.table, None, found);
        }
        let written = text.slice(line.span).trim();
        if let Some((short, long)) = short_forms::row(written) {
            found.entry(short.to_owned()).or_insert(Span::of(long, text.content(), 0));
        } else if !written.is_empty() {
            break;
        }
        at += 1;
    }
    at
}

/// Reads the rows of a table from a line on: under the head of the column of short forms, or with a short form in any column
/// before the long one. Yields the line after the table.
fn rows(text: &Text, from: usize, table: u32, head: Option<Cell>, found: &mut FxHashMap<String, Span>) -> usize {
    let cell = |line: &Line| line.cell().filter(|cell| cell.table == table);
    let lines = &text.lines()[from..];
    let end = lines.iter().position(|line| cell(line).is_none()).unwrap_or(lines.len());
    let row_of = |line: &Line| cell(line).map(|cell| cell.row);
    for row in lines[..end].chunk_by(|a, b| row_of(a) == row_of(b)) {
        let written = |line: &Line| text.slice(line.span).trim().trim_matches('*');
        let is_short = |line: &Line| {
            let stands = head.is_none_or(|head| cell(line).is_some_and(|cell| cell.column == head.column));
            let short = written(line);
            stands && short.chars().nth(1).is_some() && !short.contains(' ') && is_upper_word(short)
        };
        let Some(at) = row.iter().position(is_short) else { continue };
        let is_long = |line: &&Line| written(line).contains(' ');
        let long = row[at + 1..].iter().find(is_long).or_else(|| row[..at].iter().rev().find(is_long));
        if let Some(long) = long {
            found.entry(written(&row[at]).to_owned()).or_insert(Span::of(written(long), text.content(), 0));
        }
    }
    from + end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextBuilder;

    #[test]
    fn lines_under_a_heading_are_read_to_the_first_that_is_none() {
        let text = TextBuilder::plain(
            "DANH MỤC CHỮ VIẾT TẮT\nTHT: Tổ hợp tác;\nSXRAT - Sản xuất rau an toàn\nCăn cứ Luật Đất đai;\nKHQB: Kế hoạch quản bá",
        );
        let found = listed(&text);
        let long = |short: &str| found.get(short).map(|span| text.slice(*span));
        assert_eq!(
            (long("THT"), long("SXRAT"), long("KHQB")),
            (Some("Tổ hợp tác"), Some("Sản xuất rau an toàn"), None)
        );
        assert!(listed(&TextBuilder::plain("Không dùng chữ viết tắt.\nTHT: Tổ hợp tác")).is_empty());
    }
}
