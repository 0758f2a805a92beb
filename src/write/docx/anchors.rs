//! [`Anchors`]: from a span of content to the cuts of the document part that hold it.

use super::cuts::Cut;
use super::outline::Outline;
use crate::read::Limits;
use crate::read::fault::Fault;
use crate::read::xml::{Token, Xml};
use crate::text::{LineKind, Segment, Span, Text};

/// The part with the text is always the first that origins point into.
pub(super) const MAIN: u16 = 0;

/// The way from content to the runs of the document part.
pub(super) struct Anchors<'a> {
    pub text: &'a Text,
    pub document: &'a str,
    pub outline: &'a Outline,
    /// Notes of the parts beside: part, bytes, whether an endnote, id.
    notes: Vec<(u16, Span, bool, String)>,
}

/// Where a comment goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    pub from: Cut,
    pub to: Cut,
    /// It stands at the very text; otherwise the comment has to quote it.
    pub is_exact: bool,
}

impl<'a> Anchors<'a> {
    pub fn new(text: &'a Text, document: &'a str, outline: &'a Outline) -> Self {
        Self { text, document, outline, notes: vec![] }
    }

    /// Learns which note stands where in a part of notes.
    pub fn learn(&mut self, part: u16, xml: &str, limits: &Limits) -> Result<(), Fault> {
        let mut tokens = Xml::new(xml, "notes", limits);
        loop {
            match tokens.next()? {
                Token::Start(tag) if matches!(tag.name, "footnotes" | "endnotes") => {}
                Token::Start(tag) => {
                    tokens.skip()?;
                    let span = Span::new(tag.span.start as usize, tokens.here());
                    if let Some(id) = tag.get("id") {
                        self.notes.push((part, span, tag.name == "endnote", id.to_owned()));
                    }
                }
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Where a comment on a span goes; `None` where the document has no runs.
    pub fn of(&self, span: Option<Span>) -> Option<Anchor> {
        let Some(span) = span else { return self.first_paragraph() };
        let Some((first, last, span)) = self.segments(self.widened(span)) else { return self.first_paragraph() };
        if first.part != MAIN {
            return self.note_of(first).or_else(|| self.first_paragraph());
        }
        let last = if last.part == MAIN { last } else { first };
        let (head, tail) = (piece(first, span), piece(last, span));
        // A text box is read after its paragraph: the last word may stand before the first.
        let source = head.cover(tail);
        let end = source.end;
        let last_byte = end.max(source.start + 1) - 1;
        let (Some(from), Some(to)) = (self.outline.unit_at(source.start), self.outline.unit_at(last_byte)) else {
            return self.first_paragraph();
        };
        let is_exact = self.outline.units[from].is_run && self.outline.units[to].is_run;
        Some(Anchor {
            from: self.outline.cut_before(self.document, from, source.start),
            to: self.outline.cut_after(self.document, to, end),
            is_exact,
        })
    }

    /// A place between two characters becomes one of them: the next on its line, or the one before.
    fn widened(&self, span: Span) -> Span {
        let Some(line) = self.text.lines().get(self.text.line_at(span.start)).filter(|_| span.is_empty()) else {
            return span;
        };
        let after = self.text.slice(Span { start: span.start.min(line.span.end), end: line.span.end }).chars().next();
        let before =
            self.text.slice(Span { start: line.span.start, end: span.start.min(line.span.end) }).chars().last();
        match (after, before) {
            (Some(c), _) => Span { start: span.start, end: span.start + c.len_utf8() as u32 },
            (None, Some(c)) => Span { start: span.start - c.len_utf8() as u32, end: span.start },
            (None, None) => span,
        }
    }

    /// The first and the last segment a span touches, and the span; where it touches none, the nearest on its line.
    fn segments(&self, span: Span) -> Option<(Segment, Segment, Span)> {
        let all = self.text.origins().segments();
        let first = all.partition_point(|s| s.content.end <= span.start);
        let last = all.partition_point(|s| s.content.start < span.end);
        if first < last {
            return Some((all[first], all[last - 1], span));
        }
        let line = self.text.lines().get(self.text.line_at(span.start))?.span;
        let on_line = |s: &&Segment| line.contains(s.content);
        let next = all.get(first).filter(on_line);
        let near = next.or_else(|| all[..first].last().filter(on_line)).or_else(|| all[..first].last());
        near.or(all.first()).map(|s| (*s, *s, s.content))
    }

    /// The reference to the note that a segment stands in.
    fn note_of(&self, segment: Segment) -> Option<Anchor> {
        let line = self.text.lines().get(self.text.line_at(segment.content.start))?;
        if line.kind != LineKind::Note {
            return None;
        }
        let (_, _, is_endnote, id) =
            self.notes.iter().find(|(part, span, ..)| *part == segment.part && span.contains(segment.source))?;
        self.whole(self.outline.note(*is_endnote, id)?, false)
    }

    /// The first paragraph with text.
    fn first_paragraph(&self) -> Option<Anchor> {
        let segments = self.text.origins().segments();
        let first = segments.iter().take_while(|s| s.part == MAIN).find_map(|s| self.outline.unit_at(s.source.start));
        let Some(first) = first.or(if self.outline.units.is_empty() { None } else { Some(0) }) else {
            let spare = Cut::outside(self.outline.spare?);
            return Some(Anchor { from: spare, to: spare, is_exact: false });
        };
        let paragraph = self.outline.units[first].paragraph;
        let count = self.outline.units[first..].iter().take_while(|u| u.paragraph == paragraph).count();
        let (from, to) = (self.whole(first, false)?, self.whole(first + count.max(1) - 1, false)?);
        Some(Anchor { to: to.to, ..from })
    }

    /// All of a unit.
    fn whole(&self, unit: usize, is_exact: bool) -> Option<Anchor> {
        let span = self.outline.units.get(unit)?.span;
        Some(Anchor { from: Cut::outside(span.start), to: Cut::outside(span.end), is_exact })
    }
}

/// The source of that part of a segment that lies in a span.
pub(super) fn piece(segment: Segment, span: Span) -> Span {
    if segment.content.len() != segment.source.len() {
        return segment.source;
    }
    let start = span.start.clamp(segment.content.start, segment.content.end) - segment.content.start;
    let end = span.end.clamp(segment.content.start, segment.content.end) - segment.content.start;
    Span { start: segment.source.start + start, end: segment.source.start + end.max(start) }
}
