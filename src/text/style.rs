//! [`Style`]: how a span was set, as far as the format knows.

use super::Span;

/// A span and how it was set.
#[derive(Debug, Clone, PartialEq)]
pub struct StyledSpan {
    /// Bytes of content.
    pub span: Span,
    /// How they were set.
    pub style: Style,
}

/// How text was set. `None` means that the format does not say (not that it is the default).
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own in every format")]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Shown in capitals by formatting while the characters are not.
    pub caps: bool,
    /// Raised, as in `m²` written `m<sup>2</sup>`.
    pub superscript: bool,
    /// Highlighted.
    pub highlight: bool,
    /// Hidden text.
    pub hidden: bool,
    /// Part of a tracked insertion or deletion.
    pub revision: bool,
    /// Font family.
    pub font: Option<String>,
    /// Size in half points.
    pub half_points: Option<u16>,
    /// Colour as RRGGBB, where it is not automatic.
    pub color: Option<u32>,
    /// Alignment of the paragraph.
    pub align: Option<Align>,
}

/// Alignment of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Left.
    Left,
    /// Centred.
    Center,
    /// Right.
    Right,
    /// Justified.
    Justify,
}
