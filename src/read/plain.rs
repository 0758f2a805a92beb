//! Text files in another coat: a text file that was opened in an office program and saved, or printed, as one of its own. Every
//! line is a paragraph there, in the style such programs keep for them, and what the text file meant is told by its empty
//! lines and marks: it is read as the text file it was. Must not know formats.

use super::Limits;
use super::markup;
use crate::text::TextBuilder;

/// Whether a paragraph style is the one for lines of text files: LibreOffice's or Word's.
pub(super) fn is_line_style(name: &str) -> bool {
    ["Preformatted Text", "Plain Text"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Reads lines, the empty ones among them, as a text file.
pub(super) fn again(lines: &TextBuilder, limits: &Limits) -> TextBuilder {
    markup::read(lines.content(), limits).finish().through(lines)
}
