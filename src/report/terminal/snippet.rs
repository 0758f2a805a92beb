//! [`Snippet`]: the pieces of a file that a finding speaks of, as a small file of its own for codespan.
//!
//! codespan knows lines of source only: a paragraph of a draft is one line of hundreds of columns, and codespan would
//! print (and measure) all of it. So each marked place is cut out with a little context, at most one screen wide, at
//! grapheme borders; what must not reach a terminal is masked; and the marks are moved along.

use super::masked_char;
use codespan_reporting::diagnostic::{Label, LabelStyle};
use codespan_reporting::files::{Error, Files, Location};
use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// A place to underline.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Bytes of the shown text.
    pub span: crate::text::Span,
    /// Its line, from 1.
    pub line: u32,
    /// Its column, from 1.
    pub column: u32,
    /// Primary or secondary.
    pub style: LabelStyle,
    /// What it is.
    pub message: String,
}

/// A row of the snippet: a piece of a line.
#[derive(Debug)]
struct Row {
    /// Bytes of the snippet.
    range: Range<usize>,
    /// The line's number in the file.
    line: u32,
    /// Its index for codespan, which draws a break where indices are not neighbours.
    index: usize,
}

/// Pieces of one file with their marks.
#[derive(Debug)]
pub struct Snippet<'a> {
    name: &'a str,
    source: String,
    rows: Vec<Row>,
    labels: Vec<Label<usize>>,
    start: (u32, u32),
}

/// The snippets of the files that a finding speaks of, its own first.
#[derive(Debug)]
pub struct Snippets<'a>(pub Vec<Snippet<'a>>);

/// A mark on one line: byte range of the shown text, snapped to graphemes.
struct Piece<'a> {
    range: Range<usize>,
    line: u32,
    mark: &'a Mark,
    /// Whether the mark's message stands here (its first line).
    speaks: bool,
}

/// Lines of a mark that runs over several that are drawn.
const LINES: usize = 3;

impl<'a> Snippet<'a> {
    /// Of the marks of one finding (the primary first), at most `width` columns wide.
    pub fn new(name: &'a str, shown: &str, marks: &[Mark], width: usize) -> Self {
        let start = marks.first().map_or((1, 1), |mark| (mark.line, mark.column));
        let mut snippet = Self { name, source: String::new(), rows: Vec::new(), labels: Vec::new(), start };
        let mut pieces: Vec<Piece<'_>> = marks.iter().flat_map(|mark| pieces(shown, mark)).collect();
        pieces.sort_by_key(|piece| piece.range.start);
        let width = width.max(30);
        let mut rest = pieces.as_slice();
        while let Some(first) = rest.first() {
            let (mut end, mut count) = (first.range.end, 1);
            while let Some(next) = rest.get(count) {
                let reach = end.max(next.range.end);
                // Bytes are at least columns for all but double-width letters, so this errs to the safe side cheaply.
                let near = reach - first.range.start <= 4 * width
                    && next.line == first.line
                    && columns(&shown[first.range.start..reach], width) + 4 <= width;
                if !near {
                    break;
                }
                (end, count) = (reach, count + 1);
            }
            snippet.row(shown, &rest[..count], end, width);
            rest = &rest[count..];
        }
        snippet
    }

    /// Adds a row that holds all of `pieces`, which reach to byte `end`.
    fn row(&mut self, shown: &str, pieces: &[Piece<'_>], end: usize, width: usize) {
        let first = &pieces[0];
        let window = window(shown, first.range.start..end, width);
        let row_start = self.source.len();
        let mut moved: Vec<Range<usize>> = pieces.iter().map(|_| usize::MAX..usize::MAX).collect();
        if window.cut_left {
            self.source.push_str("… ");
        }
        let at = window.range.start;
        for (offset, c) in shown[window.range.clone()].char_indices() {
            for (piece, new) in pieces.iter().zip(&mut moved) {
                if piece.range.start == at + offset {
                    new.start = self.source.len();
                }
                if piece.range.end == at + offset {
                    new.end = self.source.len();
                }
            }
            self.source.push(masked_char(c));
        }
        let row_end = self.source.len();
        if window.cut_right {
            self.source.push_str(" …");
        }
        for (piece, new) in pieces.iter().zip(moved) {
            let range = new.start.min(row_end)..new.end.min(row_end);
            let message = if piece.speaks { piece.mark.message.as_str() } else { "" };
            self.labels.push(Label::new(piece.mark.style, 0, range).with_message(message));
        }
        let index = match self.rows.last() {
            Some(last) if first.line.saturating_sub(last.line) <= 1 => last.index + 1,
            Some(last) => last.index + 3,
            None => 0,
        };
        self.rows.push(Row { range: row_start..self.source.len(), line: first.line, index });
        self.source.push('\n');
    }

    fn row_at(&self, index: usize) -> Result<&Row, Error> {
        let max = self.rows.last().map_or(0, |row| row.index);
        self.rows.iter().find(|row| row.index == index).ok_or(Error::LineTooLarge { given: index, max })
    }
}

impl Snippets<'_> {
    /// What codespan draws.
    pub fn labels(&self) -> Vec<Label<usize>> {
        let each = self.0.iter().enumerate();
        each.flat_map(|(file, snippet)| {
            snippet.labels.iter().map(move |label| Label { file_id: file, ..label.clone() })
        })
        .collect()
    }

    fn file(&self, file: usize) -> Result<&Snippet<'_>, Error> {
        self.0.get(file).ok_or(Error::FileMissing)
    }
}

impl<'a> Files<'a> for Snippets<'_> {
    type FileId = usize;
    type Name = std::borrow::Cow<'a, str>;
    type Source = &'a str;

    fn name(&'a self, file: usize) -> Result<Self::Name, Error> {
        Ok(super::masked(self.file(file)?.name))
    }

    fn source(&'a self, file: usize) -> Result<&'a str, Error> {
        Ok(&self.file(file)?.source)
    }

    fn line_index(&'a self, file: usize, byte: usize) -> Result<usize, Error> {
        let snippet = self.file(file)?;
        let row = snippet.rows.partition_point(|row| row.range.start <= byte).saturating_sub(1);
        let max = snippet.source.len();
        snippet.rows.get(row).map(|row| row.index).ok_or(Error::IndexTooLarge { given: byte, max })
    }

    fn line_number(&'a self, file: usize, index: usize) -> Result<usize, Error> {
        self.file(file)?.row_at(index).map(|row| row.line as usize)
    }

    fn line_range(&'a self, file: usize, index: usize) -> Result<Range<usize>, Error> {
        self.file(file)?.row_at(index).map(|row| row.range.clone())
    }

    /// Always the place of the file's first mark.
    fn location(&'a self, file: usize, _: usize) -> Result<Location, Error> {
        let (line, column) = self.file(file)?.start;
        Ok(Location { line_number: line as usize, column_number: column as usize })
    }
}

/// A mark line by line, snapped to graphemes, none of them empty where there is anything to stand under.
fn pieces<'m>(shown: &str, mark: &'m Mark) -> Vec<Piece<'m>> {
    let whole = mark.span.range();
    let mut found = Vec::new();
    let mut at = whole.start;
    for number in 0..LINES {
        let rest = &shown[at..whole.end];
        let line_end = memchr::memchr(b'\n', rest.as_bytes()).map_or(whole.end, |i| at + i);
        let text = &shown[at..line_end];
        let start = at + (text.len() - text.trim_start().len()).min(if number == 0 { 0 } else { text.len() });
        let end = if line_end < whole.end { at + text.trim_end().len() } else { line_end };
        if start < end || whole.is_empty() {
            let range = snapped(shown, start..end.max(start));
            found.push(Piece { range, line: mark.line + number as u32, mark, speaks: found.is_empty() });
        }
        if line_end >= whole.end {
            break;
        }
        at = line_end + 1;
    }
    found
}

/// The range widened to whole graphemes; an empty one takes the grapheme after it, on its line.
fn snapped(shown: &str, range: Range<usize>) -> Range<usize> {
    let start = floor(shown, range.start);
    let mut end = ceil(shown, range.end);
    if start == end && !shown[end..].starts_with(['\n', '\r']) {
        end = next(shown, end).unwrap_or(end);
    }
    start..end
}

fn floor(shown: &str, byte: usize) -> usize {
    if is_border(shown, byte) { byte } else { previous(shown, byte).unwrap_or(0) }
}

fn ceil(shown: &str, byte: usize) -> usize {
    if is_border(shown, byte) { byte } else { next(shown, byte).unwrap_or(shown.len()) }
}

fn is_border(shown: &str, byte: usize) -> bool {
    let is_plain_before = shown[..byte].chars().next_back().is_some_and(|c| c == '\n' || is_plain(c));
    if is_plain_before && shown[byte..].starts_with(is_plain) {
        return true;
    }
    cursor(shown, byte).is_boundary(shown, 0).unwrap_or(true)
}

fn previous(shown: &str, byte: usize) -> Option<usize> {
    cursor(shown, byte).prev_boundary(shown, 0).ok().flatten()
}

fn next(shown: &str, byte: usize) -> Option<usize> {
    cursor(shown, byte).next_boundary(shown, 0).ok().flatten()
}

fn cursor(shown: &str, byte: usize) -> GraphemeCursor {
    GraphemeCursor::new(byte, shown.len(), true)
}

/// A piece of a line.
struct Window {
    range: Range<usize>,
    cut_left: bool,
    cut_right: bool,
}

/// The piece of a line that holds `core` (or its beginning) with as much context as `width` columns allow.
fn window(shown: &str, core: Range<usize>, width: usize) -> Window {
    // Nothing farther away than this can be shown: long lines are never walked from end to end.
    let reach = 16 * width;
    let near_start = shown.floor_char_boundary(core.start.saturating_sub(reach));
    let near_end = shown.ceil_char_boundary((core.start + reach).min(shown.len()));
    let line_start = memchr::memrchr(b'\n', &shown.as_bytes()[near_start..core.start]).map(|i| near_start + i + 1);
    let after = core.end.min(near_end);
    let line_end = memchr::memchr(b'\n', &shown.as_bytes()[after..near_end]).map(|i| after + i);
    let left = line_start.unwrap_or(near_start);
    let right = line_end.unwrap_or(near_end);
    let right = left + shown[left..right].trim_end_matches('\r').len();
    let room = width.saturating_sub(4);
    let core_end = core.end.min(right).max(core.start);
    let core_columns = columns(&shown[core.start..core_end], room);
    let free = room.saturating_sub(core_columns);
    let before = columns_before(&shown[left..core.start], room);
    let behind = columns(&shown[core_end..right], room);
    let for_left = before.min(free.saturating_sub(behind.min(free / 2)).max(20.min(room)));
    let mut start = core.start - tail(&shown[left..core.start], for_left);
    if start > left {
        start = word_start(shown, start, core.start);
    }
    let mut end = start + head(&shown[start..right], room);
    if end < right && end > core_end {
        end = word_end(shown, core_end, end);
    }
    let at_line_start = line_start.is_some() || near_start == 0;
    let at_line_end = line_end.is_some() || near_end == shown.len();
    Window { range: start..end, cut_left: start > left || !at_line_start, cut_right: end < right || !at_line_end }
}

/// The first start of a word in `from..to`, or `from`.
fn word_start(shown: &str, from: usize, to: usize) -> usize {
    shown[from..to].find(' ').map_or(from, |i| from + i + 1)
}

/// The last end of a word in `from..to`, or `to`.
fn word_end(shown: &str, from: usize, to: usize) -> usize {
    shown[from..to].rfind(' ').map_or(to, |i| from + i)
}

/// Columns of a text on a terminal, of which no more than `most` matter.
fn columns(text: &str, most: usize) -> usize {
    if text.chars().take(most).all(is_plain) { text.chars().take(most).count() } else { text.width() }
}

/// The same, where its end is what matters.
fn columns_before(text: &str, most: usize) -> usize {
    if text.chars().rev().take(most).all(is_plain) { text.chars().rev().take(most).count() } else { text.width() }
}

/// Bytes of the graphemes at the start of a text that stand in so many columns.
fn head(text: &str, room: usize) -> usize {
    if text.chars().take(room + 1).all(is_plain) {
        return text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    }
    reach(text.graphemes(true), room)
}

/// Bytes of the graphemes at the end of a text that stand in so many columns.
fn tail(text: &str, room: usize) -> usize {
    if text.chars().rev().take(room + 1).all(is_plain) {
        return text.chars().rev().take(room).map(char::len_utf8).sum();
    }
    reach(text.graphemes(true).rev(), room)
}

fn reach<'t>(graphemes: impl Iterator<Item = &'t str>, room: usize) -> usize {
    let mut used = 0;
    let fits = |grapheme: &&str| {
        used += grapheme.width();
        used <= room
    };
    graphemes.take_while(fits).map(str::len).sum()
}

/// Whether a character is a grapheme of one column, whatever of its kind stands beside it: all that drafts are written in,
/// so that tables need not be asked.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_are_graphemes_of_one_column() {
        for c in ('\0'..='\u{ffff}').filter(|&c| is_plain(c)) {
            let text = format!("a{c}Ủ{c}{c}");
            assert_eq!((text.width(), text.graphemes(true).count()), (5, 5), "{c:?}");
        }
    }

    #[test]
    fn what_fits_is_the_same_with_and_without_tables() {
        let plain = "Ủy ban – “nhân dân” xã";
        for text in [plain.to_owned(), format!("{plain} 😀"), format!("🌾{plain}"), "U\u{309}y 農 ban".to_owned()]
        {
            for room in 0..text.width() + 3 {
                assert_eq!(head(&text, room), reach(text.graphemes(true), room), "{text} {room}");
                assert_eq!(tail(&text, room), reach(text.graphemes(true).rev(), room), "{text} {room}");
                assert_eq!(columns(&text, room).min(room), text.width().min(room), "{text} {room}");
                assert_eq!(columns_before(&text, room).min(room), text.width().min(room), "{text} {room}");
            }
        }
    }
}
