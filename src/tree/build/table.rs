//! Tables: rows, cells and their paragraphs, from the reader's coordinates.

use super::Blocks;
use crate::tree::Kind;

/// Reads the cells of lines `at..end` as one table, and yields `end`.
pub fn read(blocks: &mut Blocks<'_>, at: usize, end: usize) -> usize {
    blocks.open(Kind::Table, at);
    let depth = blocks.open.len();
    let mut row = None;
    let mut column = None;
    for line in at..end {
        let Some(cell) = blocks.info(line).cell() else { continue };
        if row != Some(cell.row) {
            blocks.close_to(depth, line);
            blocks.open(Kind::Row, line);
            (row, column) = (Some(cell.row), None);
        }
        if column != Some(cell.column) {
            blocks.close_to(depth + 1, line);
            blocks.open(Kind::Cell, line);
            column = Some(cell.column);
        }
        blocks.leaf(Kind::Paragraph, line, line + 1);
    }
    blocks.close_to(depth - 1, end);
    end
}
