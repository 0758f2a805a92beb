//! [`Line`]: a paragraph, heading, table-cell paragraph or note, and how it stood in the file.

use super::Span;

/// One line of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Its text, without the `\n` that follows.
    pub span: Span,
    /// What the format says it is.
    pub kind: LineKind,
    /// What separated it from the line before.
    pub gap: Gap,
}

/// What the format says a line is. Extracted drafts mark headings at random: grammars must not rely on `Heading`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A paragraph, or a line of plain text.
    Paragraph,
    /// A heading the format marks as such (`#`, a Word heading style), with its level from 1.
    Heading(u8),
    /// A paragraph of a table cell; a cell of several paragraphs has several lines with the same coordinates.
    /// An empty cell has one empty line.
    Cell(Cell),
    /// A form feed or page break; the line is empty.
    PageBreak,
    /// A footnote or endnote.
    Note,
    /// A running page header of an office file.
    PageHeader,
    /// A running page footer of an office file.
    PageFooter,
}

/// A table cell's coordinates; all count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Which table of the document.
    pub table: u32,
    /// Row in the table.
    pub row: u32,
    /// First grid column it covers.
    pub column: u16,
    /// Columns it covers (at least 1).
    pub columns: u16,
    /// Rows it covers (at least 1).
    pub rows: u16,
    /// The format marks the row as a header row (`th`, a Markdown header row, `w:tblHeader`).
    pub header: bool,
}

/// What stood between a line and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gap {
    /// A hard break inside one paragraph (`w:br`, two spaces and a line end, `<br>`).
    Break,
    /// A line end.
    #[default]
    Line,
    /// At least one blank line (in office files: every new paragraph).
    Blank,
}

impl Line {
    /// The cell's coordinates, if it is a cell's line.
    pub fn cell(&self) -> Option<Cell> {
        match self.kind {
            LineKind::Cell(cell) => Some(cell),
            _ => None,
        }
    }
}
