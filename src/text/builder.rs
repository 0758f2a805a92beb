//! [`TextBuilder`]: readers build content and its origins together, and never search for a place afterwards.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::fold::fold_in_place;
use super::{Encoding, Format, Gap, Layout, Line, LineKind, Origins, Segment, Source, Span, Style, StyledSpan, Text};

/// Builds a [`Text`] from left to right.
///
/// A reader opens a line with [`TextBuilder::line`], then pushes what stands on it. What it pushes must be NFC.
#[derive(Debug, Default)]
pub struct TextBuilder {
    content: String,
    pub(super) lines: Vec<Line>,
    pub(super) styles: Vec<StyledSpan>,
    pub(super) segments: Vec<Segment>,
    composed: Vec<Span>,
    layout: Option<Layout>,
}

impl TextBuilder {
    /// With room for `bytes` of content.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { content: String::with_capacity(bytes), ..Self::default() }
    }

    /// Closes the current line, if any, and opens the next.
    pub fn line(&mut self, kind: LineKind, gap: Gap) {
        if let Some(last) = self.lines.last_mut() {
            last.span.end = self.content.len() as u32;
            self.content.push('\n');
        }
        let at = self.content.len();
        self.lines.push(Line { span: Span::new(at, at), kind, gap });
    }

    /// Whether nothing has been pushed on the current line.
    pub fn is_line_empty(&self) -> bool {
        self.lines.last().is_none_or(|l| l.span.start as usize == self.content.len())
    }

    /// Bytes of content so far: where the next push begins.
    pub fn position(&self) -> u32 {
        self.content.len() as u32
    }

    /// The content so far.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// Pushes text that stands in the source byte for byte from `source_start` of `part`.
    pub fn push_copied(&mut self, text: &str, source_start: u32, part: u16) {
        let source = Span::new(source_start as usize, source_start as usize + text.len());
        self.push_segment(text, source, part);
    }

    /// Pushes text that stands for other bytes of the source (a composed letter, an entity, a joined line end).
    pub fn push_replaced(&mut self, text: &str, source: Span, part: u16) {
        if text.len() == source.len() {
            self.push_other_of_equal_length(text, source, part);
        } else {
            self.push_segment(text, source, part);
        }
    }

    /// Pushes text that stands nowhere in the source (an automatic number).
    pub fn push_made(&mut self, text: &str) {
        self.content.push_str(text);
    }

    /// Pushes combining marks that stand apart from their letter in the source (in another run): the last letter and
    /// the marks become one replaced segment. Gives where the composed letter begins.
    pub fn push_marks(&mut self, marks: &str, source: Span, part: u16) -> u32 {
        let line = self.lines.last().map_or(0, |l| l.span.start as usize);
        let mut start = self.content.len();
        for (at, c) in self.content[line..].char_indices().rev() {
            start = line + at;
            if canonical_combining_class(c) == 0 {
                break;
            }
        }
        let mut source = source;
        while let Some(last) = self.segments.last_mut() {
            if last.content.end as usize <= start {
                break;
            }
            let copied = last.content.len() == last.source.len();
            if copied && (last.content.start as usize) < start {
                let kept = start as u32 - last.content.start;
                if last.part == part {
                    source = source.cover(Span { start: last.source.start + kept, end: last.source.end });
                }
                last.content.end = start as u32;
                last.source.end = last.source.start + kept;
                break;
            }
            if last.part == part {
                source = source.cover(last.source);
            }
            start = start.min(last.content.start as usize);
            self.segments.pop();
        }
        let composed: String = self.content[start..].chars().chain(marks.chars()).nfc().collect();
        self.content.truncate(start);
        if composed.len() == source.len() {
            self.push_made(&composed);
        } else {
            self.push_segment(&composed, source, part);
        }
        let end = self.content.len() as u32;
        for styled in self.styles.iter_mut().rev().take_while(|s| s.span.end > start as u32) {
            styled.span.end = end;
        }
        start as u32
    }

    /// Says that the content from byte `from` up to here is a letter that the source writes with loose marks, where
    /// [`Source::decoded`] will not tell.
    pub fn composed(&mut self, from: u32) {
        // A second mark joins the letter of the first.
        self.composed.truncate(self.composed.partition_point(|letter| letter.end <= from));
        self.composed.push(Span { start: from, end: self.position() });
    }

    /// The number of lines so far.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// Says that the table cells these lines stand in cover `rows` rows (known only when the merge ends).
    pub fn merge_rows(&mut self, lines: Range<usize>, rows: u16) {
        for line in self.lines.get_mut(lines).unwrap_or_default() {
            if let LineKind::Cell(cell) = &mut line.kind {
                cell.rows = rows;
            }
        }
    }

    /// Says how the pages were set up, where the format knows.
    pub fn layout(&mut self, layout: Layout) {
        self.layout = Some(layout);
    }

    /// Says how the content from byte `from` up to here was set; nothing where it is empty.
    pub fn style(&mut self, from: u32, style: Style) {
        if from < self.position() {
            self.styles.push(StyledSpan { span: Span { start: from, end: self.position() }, style });
        }
    }

    /// Finishes the text.
    pub fn finish(mut self, source: Source) -> Text {
        let end = self.content.len() as u32;
        if let Some(last) = self.lines.last_mut() {
            last.span.end = end;
        }
        self.styles.sort_by_key(|s| s.span);
        Text {
            folded: fold_in_place(&self.content),
            content: self.content,
            lines: self.lines,
            styles: self.styles,
            origins: Origins::from_segments(self.segments),
            source,
            composed: self.composed,
            layout: self.layout,
        }
    }

    /// Finishes a text that was not read from a file, for tests: each line of `content` a paragraph.
    pub fn plain(content: &str) -> Text {
        let mut builder = Self::with_capacity(content.len());
        let mut gap = Gap::Line;
        let mut at = 0;
        for line in content.split('\n') {
            if line.trim().is_empty() {
                gap = Gap::Blank;
            } else {
                builder.line(LineKind::Paragraph, gap);
                builder.push_copied(line, at, 0);
                gap = Gap::Line;
            }
            at += line.len() as u32 + 1;
        }
        builder.finish(Source {
            name: "plain".into(),
            format: Format::Text,
            encoding: Encoding::Utf8,
            bom: 0,
            decoded: Some(content.to_owned()),
            sha256: [0; 32],
            parts: Vec::new(),
        })
    }

    /// Equal lengths mean "byte for byte", which is not so here (`ạ` and `a` with a dot below are three bytes both):
    /// the segment leaves the last byte of content out, so that it is taken whole. A single byte comes from nowhere.
    fn push_other_of_equal_length(&mut self, text: &str, source: Span, part: u16) {
        let start = self.content.len();
        self.content.push_str(text);
        if text.len() > 1 {
            let content = Span::new(start, self.content.len() - 1);
            self.segments.push(Segment { content, source, part });
        }
    }

    fn push_segment(&mut self, text: &str, source: Span, part: u16) {
        if text.is_empty() {
            return;
        }
        let start = self.content.len();
        self.content.push_str(text);
        let content = Span::new(start, self.content.len());
        if let Some(last) = self.segments.last_mut() {
            let copied = content.len() == source.len() && last.content.len() == last.source.len();
            let adjacent = last.content.end == content.start && last.source.end == source.start && last.part == part;
            if copied && adjacent {
                last.content.end = content.end;
                last.source.end = source.end;
                return;
            }
        }
        self.segments.push(Segment { content, source, part });
    }
}
