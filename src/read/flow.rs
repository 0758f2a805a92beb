//! [`Flow`]: paragraphs and runs of an office file on their way into a [`TextBuilder`].
//!
//! Opens lines only when there is something to stand on them, joins equal neighbouring styles, resolves what XML and
//! Unicode hide (references, decomposed letters, letters split between runs). It must not know a format's elements.

use std::rc::Rc;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::{Gap, LineKind, Span, Style, TextBuilder};

/// Paragraphs and runs on their way into a text.
#[derive(Default)]
pub(crate) struct Flow {
    builder: TextBuilder,
    part: u16,
    /// The line to be opened by the next text.
    pending: Option<(LineKind, Gap)>,
    /// White space at the start of a line that is not open yet: dropped where nothing follows.
    lead: Vec<(String, Option<Span>)>,
    style: Option<Rc<Style>>,
    from: u32,
    broken: bool,
}

impl Flow {
    /// With room for `bytes` of content.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { builder: TextBuilder::with_capacity(bytes), broken: true, ..Self::default() }
    }

    /// From here on places are of this part.
    pub fn part(&mut self, part: u16) {
        self.part = part;
    }

    /// Begins a paragraph: its line opens with its first text.
    pub fn paragraph(&mut self, kind: LineKind) {
        self.close();
        self.pending = Some((kind, Gap::Blank));
    }

    /// Whether the paragraph has text on its current line.
    pub fn has_text(&self) -> bool {
        self.pending.is_none() && !self.builder.is_line_empty()
    }

    /// Ends the line: what follows stands on a new line of the same paragraph.
    pub fn line_break(&mut self, kind: LineKind) {
        if self.pending.is_none() {
            self.flush_style();
            self.pending = Some((kind, Gap::Break));
        }
        self.lead.clear();
    }

    /// Ends the paragraph.
    pub fn close(&mut self) {
        self.flush_style();
        self.style = None;
        self.pending = None;
        self.lead.clear();
    }

    /// An empty line: of an empty table cell.
    pub fn empty_line(&mut self, kind: LineKind) {
        self.close();
        self.builder.line(kind, Gap::Blank);
        self.broken = false;
    }

    /// A page break, unless the page is empty. What follows stands on a new line of this kind.
    pub fn page_break(&mut self, kind: LineKind) {
        if !self.broken {
            self.flush_style();
            self.builder.line(LineKind::PageBreak, Gap::Line);
            self.broken = true;
        }
        self.lead.clear();
        self.pending = Some((kind, Gap::Blank));
    }

    /// From here on text is set in this way.
    pub fn style(&mut self, style: &Rc<Style>) {
        let same = self.style.as_ref().is_some_and(|known| Rc::ptr_eq(known, style) || known == style);
        if !same {
            self.flush_style();
            self.style = Some(Rc::clone(style));
        }
    }

    /// Text as it stands in the part from byte `at`: not yet NFC, no references in it.
    pub fn text(&mut self, text: &str, at: u32) {
        if is_usual(text) {
            if !text.is_empty() && self.open(text, Some(Span::new(at as usize, at as usize + text.len()))) {
                self.builder.push_copied(text, at, self.part);
            }
            return;
        }
        let Some(special) = text.find(|c: char| matches!(c, '\n' | '\r' | '\u{AD}' | '\u{0}'..='\u{8}')) else {
            return self.plain(text, at);
        };
        let mut rest = text;
        let mut at = at;
        let mut next = Some(special);
        while let Some(end) = next {
            self.plain(&rest[..end], at);
            let c = rest[end..].chars().next().map_or(1, char::len_utf8);
            // XML line ends are spaces to Word; a soft hyphen and control characters are not printed.
            if rest[end..].starts_with(['\n', '\r']) {
                self.made(" ");
            }
            at += (end + c) as u32;
            rest = &rest[end + c..];
            next = rest.find(|c: char| matches!(c, '\n' | '\r' | '\u{AD}' | '\u{0}'..='\u{8}'));
        }
        self.plain(rest, at);
    }

    /// One character that stands for other bytes of the part.
    pub fn char(&mut self, c: char, source: Span) {
        match c {
            '\u{AD}' | '\u{0}'..='\u{8}' => {}
            '\n' | '\r' => self.made(" "),
            _ => {
                let mut buffer = [0; 4];
                self.replaced(c.encode_utf8(&mut buffer), source);
            }
        }
    }

    /// Text that stands for other bytes of the part.
    pub fn replaced(&mut self, text: &str, source: Span) {
        if text.chars().next().is_some_and(joins) && self.has_text() {
            return self.marks(text, source);
        }
        if !self.open(text, Some(source)) {
            return;
        }
        if is_nfc_quick(text.chars()) == IsNormalized::Yes {
            self.push(text, source);
        } else {
            let composed: String = text.nfc().collect();
            self.push(&composed, source);
        }
    }

    /// Text that the program prints and the file does not hold.
    pub fn made(&mut self, text: &str) {
        if self.open(text, None) {
            self.builder.push_made(text);
        }
    }

    /// The number of lines so far.
    pub fn line_count(&self) -> usize {
        self.builder.line_count()
    }

    /// The text under way.
    pub fn builder(&mut self) -> &mut TextBuilder {
        &mut self.builder
    }

    /// The text under way, with all lines closed.
    pub fn into_builder(mut self) -> TextBuilder {
        self.close();
        self.builder
    }

    /// Text without special characters.
    fn plain(&mut self, text: &str, at: u32) {
        let mut text = text;
        let mut at = at;
        if text.is_empty() {
            return;
        }
        if self.has_text() && text.chars().next().is_some_and(joins) {
            let end = text.char_indices().find(|(_, c)| !joins(*c)).map_or(text.len(), |(i, _)| i);
            self.marks(&text[..end], Span::new(at as usize, at as usize + end));
            text = &text[end..];
            at += end as u32;
        }
        if text.is_empty() || !self.open(text, Some(Span::new(at as usize, at as usize + text.len()))) {
            return;
        }
        if is_composed(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
            self.builder.push_copied(text, at, self.part);
            return;
        }
        for (cluster, offset) in clusters(text) {
            let start = at + offset as u32;
            if is_nfc_quick(cluster.chars()) == IsNormalized::Yes {
                self.builder.push_copied(cluster, start, self.part);
                continue;
            }
            let composed: String = cluster.nfc().collect();
            if composed == cluster {
                self.builder.push_copied(cluster, start, self.part);
            } else {
                let from = self.builder.position();
                self.push(&composed, Span::new(start as usize, start as usize + cluster.len()));
                self.builder.composed(from);
            }
        }
    }

    /// Combining marks that belong to a letter pushed before.
    fn marks(&mut self, marks: &str, source: Span) {
        let from = self.builder.push_marks(marks, source, self.part);
        self.builder.composed(from);
        // The letter was set by another run: the composed letter is taken as that run's.
        if self.from > from {
            self.from = self.builder.position();
        }
    }

    fn push(&mut self, text: &str, source: Span) {
        // Equal length would claim equal bytes.
        if text.len() == source.len() {
            self.builder.push_made(text);
        } else {
            self.builder.push_replaced(text, source, self.part);
        }
    }

    /// Opens the line; false where `text` is kept back as leading white space.
    fn open(&mut self, text: &str, source: Option<Span>) -> bool {
        let Some((kind, gap)) = self.pending else { return true };
        if text.chars().all(char::is_whitespace) {
            self.lead.push((text.to_owned(), source));
            return false;
        }
        self.pending = None;
        self.builder.line(kind, gap);
        self.broken = false;
        self.from = self.builder.position();
        for (space, source) in std::mem::take(&mut self.lead) {
            match source {
                Some(source) if space.len() == source.len() => {
                    self.builder.push_copied(&space, source.start, self.part);
                }
                Some(source) => self.builder.push_replaced(&space, source, self.part),
                None => self.builder.push_made(&space),
            }
        }
        true
    }

    fn flush_style(&mut self) {
        if let Some(style) = &self.style
            && self.pending.is_none()
        {
            self.builder.style(self.from, Style::clone(style));
        }
        self.from = self.builder.position();
    }
}

/// Whether a text stands in the content as it is: [`is_composed`], and nothing in it that is not printed. Nearly all text is, so
/// that this is written for vector instructions: no byte waits for what was found of another.
fn is_usual(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some((&last, before)) = bytes.split_last() else { return true };
    let (mut unusual, mut marks) = (is_unusual(last), 0);
    for (&byte, &next) in before.iter().zip(&bytes[1..]) {
        // What comes after the first byte of a letter is judged with it: the soft hyphen, letters that Vietnamese has not.
        unusual |=
            is_unusual(byte) | u8::from(byte == 0xC2 && next == 0xAD) | u8::from(byte == 0xE1 && next | 1 != 0xBB);
        marks |= u8::from(byte == 0xE2);
    }
    let is_mark = |at: usize| bytes.get(at + 1) == Some(&0x80) && bytes.get(at + 2).is_some_and(|last| *last >= 0x82);
    unusual == 0 && (marks == 0 || memchr::memchr_iter(0xE2, bytes).all(is_mark))
}

/// 1 for a byte that stands in no usual text, whatever follows it.
fn is_unusual(byte: u8) -> u8 {
    u8::from(byte <= 8)
        | u8::from(byte == 0x0A || byte == 0x0D)
        | u8::from(byte >= 0xE3)
        | u8::from((0xCC..=0xE0).contains(&byte))
}

/// Whether a text is surely NFC, seen from its bytes: ASCII, `U+0080..U+02FF`, `U+1E80..U+1EFF` and the marks from
/// `U+2002` on. This is what Vietnamese is written with; all else is looked at letter by letter.
fn is_composed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            0..=0x7F => 1,
            0xC2..=0xCB => 2,
            0xE1 if matches!(bytes.get(at + 1), Some(0xBA | 0xBB)) => 3,
            0xE2 if bytes.get(at + 1) == Some(&0x80) && bytes.get(at + 2).is_some_and(|b| *b >= 0x82) => 3,
            _ => return false,
        };
    }
    true
}

/// Whether a character joins the letter before it.
fn joins(c: char) -> bool {
    c >= '\u{300}'
        && (canonical_combining_class(c) != 0 || matches!(c, '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}'))
}

/// A text in stretches that normalisation cannot join: each begins with a letter that joins nothing.
fn clusters(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut starts = text.char_indices().filter(|(i, c)| *i > 0 && !joins(*c)).map(|(i, _)| i).chain([text.len()]);
    let mut at = 0;
    std::iter::from_fn(move || {
        let end = starts.next()?;
        let from = std::mem::replace(&mut at, end);
        Some((&text[from..end], from))
    })
    .filter(|(cluster, _)| !cluster.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_as_composed_is_composed() {
        for c in ('\u{80}'..='\u{2100}').filter(|c| is_composed(c.encode_utf8(&mut [0; 4]))) {
            assert_eq!(is_nfc_quick(std::iter::once(c)), IsNormalized::Yes, "{c:?}");
            assert_eq!(canonical_combining_class(c), 0, "{c:?}");
        }
        for c in '\u{0}'..='\u{3000}' {
            let mut buffer = [0; 4];
            let text: &str = c.encode_utf8(&mut buffer);
            let is_printed = !matches!(c, '\n' | '\r' | '\u{AD}' | '\u{0}'..='\u{8}');
            assert_eq!(is_usual(text), is_composed(text) && is_printed, "{c:?}");
            for before in [1, 7, 16] {
                let text = format!("{}{c}–{}", "ế".repeat(before), "a".repeat(before));
                assert_eq!(is_usual(&text), is_composed(&text) && is_printed, "{text:?}");
            }
        }
        assert!(is_composed("Ủy ban nhân dân – “Đường”…"));
        assert!(!is_composed("U\u{309}y"));
    }
}
