//! [`Place`]: where a span stands in the file, for people and for machine formats. The edge of the coordinate system.

use super::{Encoding, Gap, Line, LineKind, Span, Text};
use std::sync::OnceLock;

/// A position in the file as it lies on disk (for office files: in the content).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode scalar values.
    pub column: u32,
    /// Byte offset, from 0.
    pub byte: u64,
}

/// Where a span stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its first character.
    pub start: Position,
    /// One past its last character.
    pub end: Position,
    /// The paragraph's number from 1, for office files (where lines of a file mean nothing).
    pub paragraph: Option<u32>,
}

/// Starts of the lines of a string; made once per report.
#[derive(Debug)]
pub struct LineStarts<'a> {
    text: &'a str,
    starts: Vec<u32>,
    /// Characters before each [`STEP`]th byte; made when a long line is first asked about, so that columns in a
    /// ten-megabyte paragraph cost no walk through it each.
    chars: OnceLock<Vec<u32>>,
    /// For files without lines of their own, the number of each line's paragraph, from 1.
    paragraphs: Vec<u32>,
}

/// Bytes between two counts of characters.
const STEP: usize = 1024;

impl<'a> LineStarts<'a> {
    /// Of a string; a line ends with `\n` (a `\r` before it belongs to the line).
    pub fn of(text: &'a str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| i as u32 + 1));
        Self { text, starts, chars: OnceLock::new(), paragraphs: Vec::new() }
    }

    /// The first byte of a line, from 1.
    pub fn start_of(&self, line: u32) -> u32 {
        self.starts.get((line as usize).wrapping_sub(1)).copied().unwrap_or_default()
    }

    /// Line from 1 and column from 1 of a byte.
    pub fn position(&self, byte: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|&s| s <= byte).max(1);
        let start = self.starts[line - 1];
        let column = if byte - start <= STEP as u32 {
            self.text[start as usize..byte as usize].chars().count() as u32
        } else {
            self.chars_before(byte) - self.chars_before(start)
        };
        (line as u32, column + 1)
    }

    /// Lines and columns of both ends of a span; most end on the line they begin on.
    fn ends(&self, span: Span) -> [(u32, u32); 2] {
        let (line, column) = self.position(span.start);
        let is_on_line = self.starts.get(line as usize).is_none_or(|&next| span.end < next);
        let end = if is_on_line && span.len() <= STEP {
            (line, column + self.text[span.range()].chars().count() as u32)
        } else {
            self.position(span.end)
        };
        [(line, column), end]
    }

    /// Characters before a byte.
    fn chars_before(&self, byte: u32) -> u32 {
        let starts_char = |byte: &&u8| !(0x80..0xc0).contains(*byte);
        let count = |bytes: &[u8]| bytes.iter().filter(starts_char).count() as u32;
        let known = self.chars.get_or_init(|| {
            let sums = self.text.as_bytes().chunks(STEP).scan(0, |sum, chunk| {
                let before = *sum;
                *sum += count(chunk);
                Some(before)
            });
            sums.collect()
        });
        let step = (byte as usize / STEP).min(known.len().saturating_sub(1));
        known.get(step).copied().unwrap_or(0) + count(&self.text.as_bytes()[step * STEP..byte as usize])
    }
}

impl Text {
    /// The string places are given in: the decoded file, or the content where the format has no lines of its own.
    pub fn shown(&self) -> &str {
        self.source.decoded.as_deref().unwrap_or(&self.content)
    }

    /// The span of [`Text::shown`] that a span of content stands for. Content that came from nowhere takes the
    /// nearest place before it.
    pub fn shown_span(&self, span: Span) -> Span {
        if self.source.decoded.is_none() {
            return span;
        }
        self.origins
            .source_of(span)
            .or_else(|| self.origins.source_of(Span { start: span.start, end: span.start }))
            .map_or(Span::default(), |s| s.span)
    }

    /// Line starts of [`Text::shown`], to be made once and handed to [`Text::place`].
    pub fn line_starts(&self) -> LineStarts<'_> {
        let mut starts = LineStarts::of(self.shown());
        if self.source.decoded.is_none() {
            // A line break inside a paragraph begins none, and a page break is none.
            let begins = |line: &Line| u32::from(line.gap != Gap::Break && line.kind != LineKind::PageBreak);
            let numbers = self.lines.iter().scan(0, |number, line| {
                *number += begins(line);
                Some((*number).max(1))
            });
            starts.paragraphs = numbers.collect();
        }
        starts
    }

    /// Where a span of content stands in the file.
    pub fn place(&self, span: Span, starts: &LineStarts<'_>) -> Place {
        let shown = self.shown_span(span);
        // Files with lines of their own have none.
        let paragraph = match starts.paragraphs.as_slice() {
            [] => None,
            paragraphs => paragraphs.get(self.line_at(span.start)).copied(),
        };
        let [start, end] = starts.ends(shown);
        Place { start: self.position(shown.start, start), end: self.position(shown.end, end), paragraph }
    }

    fn position(&self, byte: u32, (line, column): (u32, u32)) -> Position {
        let offset = match self.source.encoding {
            Encoding::Utf8 => u64::from(byte),
            Encoding::Utf16Le | Encoding::Utf16Be => {
                self.shown()[..byte as usize].chars().map(|c| c.len_utf16() as u64 * 2).sum()
            }
        };
        Position { line, column, byte: offset + u64::from(self.source.bom) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_long_lines_are_those_of_a_walk() {
        let text = format!("đầu\n{}ủy ban", "số liệu 🌾 ".repeat(900));
        let starts = LineStarts::of(&text);
        for (byte, _) in text.char_indices().step_by(97) {
            let before = &text[..byte];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
            assert_eq!(starts.position(byte as u32), (line as u32, column as u32));
        }
        assert_eq!(starts.position(text.len() as u32).1, 900 * 10 + 7);
        for (start, end) in [(0, 5), (0, 6), (2, 40), (9, 9), (9, 6000), (6000, 6030), (0, text.len())] {
            let span = Span::new(text.ceil_char_boundary(start), text.ceil_char_boundary(end));
            assert_eq!(starts.ends(span), [starts.position(span.start), starts.position(span.end)], "{span:?}");
        }
    }
}
