//! [`Span`]: a range of bytes of [`super::Text::content`].

use std::ops::Range;

/// A half-open range of bytes of `Text::content`.
///
/// Made by readers, grammars (see [`Span::of`]) and facts; turned into lines and columns only by `Text::place`.
/// Eight bytes, `Copy`, ordered by start and then by end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end` (bytes; documents are below 4 GiB, the readers see to it).
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forward: {start}..{end}");
        Self { start: start as u32, end: end as u32 }
    }

    /// The span of `part`, a subslice of `whole`, where `whole` begins at byte `base` of the content.
    ///
    /// nom parsers return subslices, so the place is a pointer difference and nothing is searched for.
    pub fn of(part: &str, whole: &str, base: u32) -> Self {
        let offset = part.as_ptr() as usize - whole.as_ptr() as usize;
        debug_assert!(offset + part.len() <= whole.len(), "the part lies in the whole");
        Self::new(base as usize + offset, base as usize + offset + part.len())
    }

    /// The span as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte (a place between two).
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The empty span at the end of this one.
    #[must_use]
    pub fn end_point(self) -> Span {
        Span { start: self.end, end: self.end }
    }
}
