//! What was written, and where it came from: [`Text`], [`Span`], [`Origins`], [`Place`].
//!
//! One coordinate system: everything between a reader and a report uses byte spans of [`Text::content`].
//! Lines and columns of the file are made at the edge, by [`Text::place`]. This module must not know files,
//! document grammar or rules.

mod builder;
mod digit;
mod fold;
mod letter;
mod layout;
mod line;
mod origins;
mod place;
mod scan;
mod source;
mod span;
mod style;
mod through;
pub mod tone;

pub use builder::TextBuilder;
pub use digit::next_digit;
pub use fold::{fold, fold_into, is_upper_word, words_eq};
pub use layout::{Layout, PageNumber, PageSetup, PageSide};
pub use letter::{
    char_len, is_capital, is_letter, is_letter_or_digit, is_small, leading_letters, letter_len, lower, run_end,
    trailing_letters,
};
pub use line::{Cell, Gap, Line, LineKind};
pub use origins::{Origins, Segment, SourceSpan};
pub use place::{LineStarts, Place, Position};
pub use scan::first_byte;
pub use source::{Encoding, Format, Source, hex};
pub use span::Span;
pub use style::{Align, Style, StyledSpan};

/// A document as clean logical text in NFC, with the way home to the bytes of its file.
///
/// Laws (kept by [`TextBuilder`], tested in `tests/properties.rs`): `content` is NFC; lines are in order and
/// separated by exactly one `\n`, so that `content` is the lines joined; a line never contains `\n`; styles are
/// sorted by start; origin segments are sorted and disjoint on both sides.
#[derive(Debug, Clone)]
pub struct Text {
    content: String,
    folded: String,
    lines: Vec<Line>,
    styles: Vec<StyledSpan>,
    origins: Origins,
    source: Source,
    composed: Vec<Span>,
    layout: Option<Layout>,
}

impl Text {
    /// The clean text: one line per paragraph or table-cell paragraph, without any markup.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// The lines of [`Text::content`], in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What was bold, italic, centred …, sorted by start. Empty where the format knows none.
    pub fn styles(&self) -> &[StyledSpan] {
        &self.styles
    }

    /// The way from content back to the file.
    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    /// The file: its name, format, encoding and (for text formats) decoded characters.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The letters that an office file writes with loose marks, in order. Of text formats [`Source::decoded`] tells.
    pub fn composed(&self) -> &[Span] {
        &self.composed
    }

    /// How the pages were set up, where the format knows (Word and OpenDocument text).
    pub fn layout(&self) -> Option<&Layout> {
        self.layout.as_ref()
    }

    /// The text of a span.
    ///
    /// # Panics
    /// If the span is not on character boundaries of this text (a defect of the caller).
    pub fn slice(&self, span: Span) -> &str {
        &self.content[span.range()]
    }

    /// The text of a line.
    pub fn line_text(&self, line: usize) -> &str {
        self.slice(self.lines[line].span)
    }

    /// The text of a span in lower case.
    ///
    /// # Panics
    /// As [`Text::slice`].
    pub fn folded(&self, span: Span) -> &str {
        &self.folded[span.range()]
    }

    /// The index of the line a byte of content lies on (the line's own end counts as on it).
    pub fn line_at(&self, byte: u32) -> usize {
        self.lines.partition_point(|line| line.span.start <= byte).saturating_sub(1)
    }

    /// Whether the whole span lies inside styled runs that satisfy `is`.
    pub fn is_styled(&self, span: Span, is: impl Fn(&Style) -> bool) -> bool {
        let mut at = span.start;
        let first = self.styles.partition_point(|s| s.span.end <= span.start);
        for styled in &self.styles[first..] {
            if styled.span.start > at {
                break;
            }
            if is(&styled.style) && styled.span.end > at {
                at = styled.span.end;
            }
            if at >= span.end {
                return true;
            }
        }
        at >= span.end && !span.is_empty()
    }
}
