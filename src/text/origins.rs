//! [`Origins`]: which bytes of the file each byte of content came from.

use super::Span;

/// A piece of content and the piece of source it came from.
///
/// Equal lengths mean equal byte for byte; different lengths (a composed letter, a joined line) mean that the
/// segment can only be taken whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of content.
    pub content: Span,
    /// Bytes of the source part.
    pub source: Span,
    /// Which part of the source: 0 for text files; for packages an index into the reader's list of parts.
    pub part: u16,
}

/// A place in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceSpan {
    /// Which part.
    pub part: u16,
    /// Bytes of that part's decoded text.
    pub span: Span,
}

/// All segments, sorted by content, disjoint in content and in source. Content between segments (a line end that
/// the reader made, an automatic number that Word prints) comes from nowhere.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    segments: Vec<Segment>,
}

impl Origins {
    /// From segments in content order.
    pub fn from_segments(segments: Vec<Segment>) -> Self {
        debug_assert!(segments.windows(2).all(|w| w[0].content.end <= w[1].content.start));
        Self { segments }
    }

    /// The segments in content order.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The smallest piece of source that holds all the content of `span`; `None` where none of it came from the
    /// source. An empty span is a place between two bytes, and stays one.
    pub fn source_of(&self, span: Span) -> Option<SourceSpan> {
        let first = self.segments.partition_point(|s| s.content.end <= span.start);
        if span.is_empty() {
            return self.point(span.start, first);
        }
        let mut found: Option<SourceSpan> = None;
        for segment in &self.segments[first..] {
            if segment.content.start >= span.end {
                break;
            }
            let piece = segment.piece(span);
            found = match found {
                None => Some(SourceSpan { part: segment.part, span: piece }),
                Some(known) if known.part == segment.part => {
                    Some(SourceSpan { part: known.part, span: known.span.cover(piece) })
                }
                Some(known) => Some(known),
            };
        }
        found
    }

    fn point(&self, byte: u32, next: usize) -> Option<SourceSpan> {
        let inside = self.segments.get(next).filter(|s| s.content.start <= byte);
        let at = |part, byte| SourceSpan { part, span: Span { start: byte, end: byte } };
        if let Some(segment) = inside {
            return Some(at(segment.part, segment.piece(Span { start: byte, end: byte }).start));
        }
        if let Some(before) = next.checked_sub(1).map(|i| &self.segments[i]) {
            return Some(at(before.part, before.source.end));
        }
        self.segments.first().map(|s| at(s.part, s.source.start))
    }
}

impl Segment {
    /// The part of this segment's source that `span` of content takes.
    fn piece(&self, span: Span) -> Span {
        if self.content.len() != self.source.len() {
            return self.source;
        }
        let start = span.start.max(self.content.start) - self.content.start;
        let end = span.end.min(self.content.end).max(span.start.max(self.content.start)) - self.content.start;
        Span { start: self.source.start + start, end: self.source.start + end }
    }
}
