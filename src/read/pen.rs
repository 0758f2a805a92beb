//! [`Pen`]: writes lines of clean text in NFC from pieces of one decoded source. Must not know any markup.
//!
//! It trims lines, holds spaces back until something follows them, composes letters whose marks stand apart (even
//! where markup stood between), and ends styles at line ends. Lines on which nothing was written do not come to be.

use unicode_normalization::UnicodeNormalization;

use super::compose::{begins_cluster, is_composed};
use crate::text::{Align, Cell, Gap, LineKind, Span, Style, TextBuilder};

/// How the text being written is set, as far as text formats know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent property of type")]
pub struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Raised.
    pub raised: bool,
    /// Highlighted.
    pub highlight: bool,
    /// Alignment of the paragraph.
    pub align: Option<Align>,
}

/// White space that was met but not yet written.
#[derive(Debug, Clone, Copy)]
enum Space {
    /// Stands in the source as it is.
    Copied(Span),
    /// Becomes one space: a joined line end, collapsed spaces.
    One(Span),
}

/// Writes lines from left to right; see the module.
#[derive(Debug)]
pub struct Pen<'s> {
    source: &'s str,
    out: TextBuilder,
    /// The source is NFC, so that whole runs are copied unseen.
    composed: bool,
    line: Option<(LineKind, Gap)>,
    last: Option<LineKind>,
    opened: bool,
    gap: Gap,
    space: Option<Space>,
    /// What is printed before the next word that begins a line.
    before: Option<String>,
    look: Look,
    look_from: Option<u32>,
    next_look: Option<Look>,
    cluster: Vec<char>,
    cluster_source: Span,
}

impl<'s> Pen<'s> {
    /// A pen for a source; all ranges handed to it are of this source.
    pub fn new(source: &'s str) -> Self {
        // Numeric entities may give letters apart from their marks.
        let composed = is_composed(source) && memchr::memmem::find(source.as_bytes(), b"&#").is_none();
        Self {
            source,
            out: TextBuilder::with_capacity(source.len()),
            composed,
            line: None,
            last: None,
            opened: false,
            gap: Gap::Line,
            space: None,
            before: None,
            look: Look::default(),
            look_from: None,
            next_look: None,
            cluster: Vec::new(),
            cluster_source: Span::default(),
        }
    }

    /// The source.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// Begins a line, ending the one before.
    pub fn begin(&mut self, kind: LineKind, gap: Gap) {
        self.end();
        self.gap = wider(self.gap, gap);
        self.line = Some((kind, self.gap));
    }

    /// Ends the line; without a word on it, it does not come to be, but its gap stays for the next.
    pub fn end(&mut self) {
        self.flush_cluster();
        self.close_look();
        self.space = None;
        self.line = None;
        self.opened = false;
    }

    /// Ends the line, which comes to be even when it is empty (a table cell, a page break).
    pub fn end_even_empty(&mut self) {
        self.open_line();
        self.end();
    }

    /// Whether something was written on the current line.
    pub fn has_word(&self) -> bool {
        self.opened || !self.cluster.is_empty()
    }

    /// Whether the last line that came to be is of this cell.
    pub fn wrote_cell(&self, cell: Cell) -> bool {
        self.last == Some(LineKind::Cell(cell))
    }

    /// Sets how text is set from here on.
    pub fn set_look(&mut self, look: Look) {
        if self.cluster.is_empty() {
            self.apply_look(look);
        } else {
            self.next_look = Some(look);
        }
    }

    /// Writes a piece of the source; white space at its ends waits for what follows.
    pub fn text(&mut self, span: Span) {
        let text = &self.source[span.range()];
        let lead = text.bytes().take_while(|&byte| is_blank(byte)).count();
        let body = &text[lead..];
        let body = &body[..body.len() - body.bytes().rev().take_while(|&byte| is_blank(byte)).count()];
        if !self.has_word() && body.chars().all(char::is_whitespace) {
            // A line of nothing but no-break spaces is an empty line.
            return;
        }
        if body.is_empty() {
            self.wait(Space::Copied(span));
            return;
        }
        let start = span.start + lead as u32;
        let end = start + body.len() as u32;
        self.wait(Space::Copied(Span { start: span.start, end: start }));
        self.word(Span { start, end });
        self.wait(Space::Copied(Span { start: end, end: span.end }));
    }

    /// Writes a piece of the source in which runs of white space count as one space, as in HTML.
    pub fn collapsed(&mut self, span: Span) {
        let bytes = self.source.as_bytes();
        let mut at = span.start as usize;
        let end = span.end as usize;
        while at < end {
            let from = at;
            while at < end && bytes[at].is_ascii_whitespace() {
                at += 1;
            }
            self.wait_one(Span::new(from, at));
            let from = at;
            // A single space between two words stays inside the run.
            while at < end && (!bytes[at].is_ascii_whitespace() || is_single_space(bytes, at, end)) {
                at += 1;
            }
            if from < at {
                self.word(Span::new(from, at));
            }
        }
    }

    /// Lets a stretch of source stand for one space, if something stands on both sides: a joined line end.
    pub fn wait_one(&mut self, span: Span) {
        if span.is_empty() || !self.has_word() {
            return;
        }
        self.space = Some(match self.space {
            None if &self.source[span.range()] == " " => Space::Copied(span),
            None => Space::One(span),
            Some(Space::Copied(before) | Space::One(before)) => {
                Space::One(if before.end == span.start { before.cover(span) } else { before })
            }
        });
    }

    /// Writes a character that stands for a stretch of source (an entity, an escape).
    pub fn character(&mut self, character: char, span: Span) {
        if character.is_control() || !self.has_word() && character.is_whitespace() {
            return;
        }
        self.flush_space();
        if self.composed {
            self.open_line();
            self.mark_look();
            self.out.push_replaced(character.encode_utf8(&mut [0; 4]), span, 0);
        } else {
            self.push_char(character, span);
        }
    }

    /// Sets text that is printed and stands nowhere in the source, before the next word that begins a line; or takes it back.
    pub fn lead(&mut self, text: Option<String>) {
        self.before = text;
    }

    /// Ends the last line; the builder needs only the source to be finished.
    pub fn finish(mut self) -> TextBuilder {
        self.end();
        self.out
    }

    fn wait(&mut self, space: Space) {
        let (Space::Copied(span) | Space::One(span)) = space;
        // Spaces on both sides of removed markup are one space.
        if self.has_word() && !span.is_empty() && self.space.is_none() {
            self.space = Some(space);
        }
    }

    /// A piece without white space at its ends.
    fn word(&mut self, span: Span) {
        self.flush_space();
        if self.composed {
            self.open_line();
            self.mark_look();
            self.out.push_copied(&self.source[span.range()], span.start, 0);
        } else {
            self.push_composing(span);
        }
    }

    fn flush_space(&mut self) {
        let Some(space) = self.space.take() else { return };
        // Nothing composes across a space, and it belongs to no look that begins after it.
        self.flush_cluster();
        match space {
            Space::Copied(span) => self.out.push_copied(&self.source[span.range()], span.start, 0),
            Space::One(span) => self.out.push_replaced(" ", span, 0),
        }
    }

    /// Copies runs that are NFC, and composes the rest letter by letter.
    fn push_composing(&mut self, span: Span) {
        let text = &self.source[span.range()];
        let ascii_from =
            |from: usize| text.as_bytes()[from..].iter().position(|b| !b.is_ascii()).unwrap_or(text.len() - from);
        let mut at = 0;
        while at < text.len() {
            let ascii = ascii_from(at);
            // The last ASCII letter may still take a mark.
            if ascii > 1 {
                let run = &text[at..at + ascii - 1];
                self.flush_cluster();
                self.open_line();
                self.mark_look();
                self.out.push_copied(run, span.start + at as u32, 0);
                at += run.len();
            }
            let Some(character) = text[at..].chars().next() else { break };
            let start = span.start + at as u32;
            self.push_char(character, Span { start, end: start + character.len_utf8() as u32 });
            at += character.len_utf8();
        }
    }

    fn push_char(&mut self, character: char, span: Span) {
        if !self.cluster.is_empty() && begins_cluster(character) {
            self.flush_cluster();
        }
        self.cluster_source = if self.cluster.is_empty() { span } else { self.cluster_source.cover(span) };
        self.cluster.push(character);
    }

    fn flush_cluster(&mut self) {
        if !self.cluster.is_empty() {
            self.open_line();
            self.mark_look();
            if let [single] = self.cluster[..]
                && is_composed(single.encode_utf8(&mut [0; 4]))
                && self.cluster_source.len() == single.len_utf8()
            {
                self.cluster.clear();
                let text = &self.source[self.cluster_source.range()];
                if text.starts_with(single) {
                    self.out.push_copied(text, self.cluster_source.start, 0);
                } else {
                    self.out.push_replaced(single.encode_utf8(&mut [0; 4]), self.cluster_source, 0);
                }
                return self.take_next_look();
            }
            let composed: String = self.cluster.drain(..).nfc().collect();
            if self.source[self.cluster_source.range()] == composed {
                self.out.push_copied(&composed, self.cluster_source.start, 0);
            } else {
                self.out.push_replaced(&composed, self.cluster_source, 0);
            }
        }
        self.take_next_look();
    }

    fn take_next_look(&mut self) {
        if let Some(look) = self.next_look.take() {
            self.apply_look(look);
        }
    }

    fn open_line(&mut self) {
        if self.opened {
            return;
        }
        let (kind, gap) = self.line.unwrap_or((LineKind::Paragraph, self.gap));
        self.line = Some((kind, gap));
        self.out.line(kind, gap);
        self.last = Some(kind);
        self.gap = Gap::Line;
        self.opened = true;
        if let Some(text) = self.before.take() {
            self.out.push_made(&text);
        }
    }

    fn apply_look(&mut self, look: Look) {
        if look != self.look {
            self.close_look();
            self.look = look;
        }
    }

    fn mark_look(&mut self) {
        if self.look_from.is_none() && self.look != Look::default() {
            self.look_from = Some(self.out.position());
        }
    }

    fn close_look(&mut self) {
        if let Some(from) = self.look_from.take() {
            let Look { bold, italic, underline, raised, highlight, align } = self.look;
            let style = Style { bold, italic, underline, superscript: raised, highlight, align, ..Style::default() };
            self.out.style(from, style);
        }
    }
}

/// White space of the source that is no part of a word; NBSP is one that rules speak about, and stays.
fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn is_single_space(bytes: &[u8], at: usize, end: usize) -> bool {
    bytes[at] == b' ' && at + 1 < end && !bytes[at + 1].is_ascii_whitespace()
}

fn wider(a: Gap, b: Gap) -> Gap {
    match (a, b) {
        (Gap::Blank, _) | (_, Gap::Blank) => Gap::Blank,
        (_, b) => b,
    }
}

#[cfg(test)]
#[path = "pen_tests.rs"]
mod tests;
