//! [`Grid`]: a table as a grid with a header, typed columns and a hierarchy of rows.

use super::quantity::Figure;
use crate::text::{Span, Text};
use crate::tree::{NodeId, Tree};

/// A table. Column roles, units and row levels are filled in by what its header and STT column say.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The table's block; `None` only in an empty grid.
    pub node: Option<NodeId>,
    /// Its rows, header rows first.
    pub rows: Vec<GridRow>,
    /// How many of them are header rows.
    pub header_rows: usize,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// A row of a grid.
#[derive(Debug, Clone, Default)]
pub struct GridRow {
    /// One entry per grid column; a merged cell appears in each column (and row) it covers.
    pub cells: Vec<GridCell>,
    /// Depth in the hierarchy told by the STT column (`I` 0, `1` 1, `1.1` 2, `-` deeper); `None` where it tells none.
    pub level: Option<u8>,
    /// Whether the row says `Tổng`, `Cộng`, `Tổng cộng`, `Tổng số`.
    pub total: bool,
    /// Whether the row says `trong đó`.
    pub of_which: bool,
}

/// A cell of a grid.
#[derive(Debug, Clone, Default)]
pub struct GridCell {
    /// Its text in content (empty span at its place for an empty cell).
    pub span: Span,
    /// Figures in it: a range of indices into `Facts::figures`.
    pub figures: (u32, u32),
    /// Whether it only repeats a merged cell that began in an earlier column or row.
    pub merged: bool,
}

/// A column of a grid.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its header texts from top to bottom.
    pub header: Vec<Span>,
    /// What it holds.
    pub role: ColumnRole,
    /// The unit its header states (`ĐVT: triệu đồng`, `Tỷ lệ (%)`).
    pub unit: Option<super::unit::Unit>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColumnRole {
    /// `STT`, `TT`.
    Index,
    /// `Nội dung`, `Chỉ tiêu` (as a name), `Nhiệm vụ`.
    Name,
    /// `ĐVT`, `Đơn vị tính`.
    Unit,
    /// `Kế hoạch`, `Chỉ tiêu` (as a value), `Dự toán`.
    Plan,
    /// `Thực hiện`, `Kết quả`, `Ước thực hiện`.
    Actual,
    /// `Tỷ lệ`, `Đạt (%)`, `So sánh (%)`.
    Ratio,
    /// `Tăng/giảm`, `So sánh (+/-)`.
    Difference,
    /// `Tổng`, `Tổng số`, `Cộng` as a column.
    Total,
    /// `Ghi chú`.
    Note,
    /// Anything else.
    #[default]
    Other,
}

/// The tables of a text as grids.
pub fn grids(text: &Text, tree: &Tree, figures: &[Figure]) -> Vec<Grid> {
    let _ = (text, tree, figures);
    Vec::new()
}
