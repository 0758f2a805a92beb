//! [`Grid`]: a table as a grid with a header, typed columns and a hierarchy of rows. Must not know what its figures
//! should add up to.

mod formula;
mod header;
mod hierarchy;
mod layout;
mod units;
mod value;

pub use formula::{Formula, Operation};
pub use value::{CellValue, Value};

use super::quantity::Figure;
use super::unit::Unit;
use crate::text::{Span, Text};
use crate::tree::{Kind, NodeId, Tree};

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
    /// The column of row labels, where there is one.
    pub name: Option<usize>,
    /// The unit that a line above the table states (`Đơn vị tính: triệu đồng`).
    pub unit: Option<Unit>,
    /// Indices of its lines in `Text::lines`: first, and one past the last.
    pub lines: (u32, u32),
}

/// A row of a grid.
#[derive(Debug, Clone, Default)]
pub struct GridRow {
    /// One entry per grid column; a merged cell appears in each column (and row) it covers. A short row has fewer.
    pub cells: Vec<GridCell>,
    /// Depth in the hierarchy told by the STT column or by the mark that opens the label: `A` 0, `I` 1, `1` 2, `1.1` 3,
    /// deeper dotted numbers deeper, `a)` 8, `-` 9, `+` 10; `None` where nothing tells.
    pub level: Option<u8>,
    /// Whether the row says `Tổng`, `Cộng`, `Tổng cộng`, `Tổng số` and nothing else.
    pub total: bool,
    /// Whether the row says `trong đó`, or opens another division of the same whole: `Phân theo khu vực`.
    pub of_which: bool,
    /// Whether it repeats the header (on a new page).
    pub header_again: bool,
    /// The unit its ĐVT cell states.
    pub unit: Option<Unit>,
}

/// A cell of a grid.
#[derive(Debug, Clone, Copy, Default)]
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
    pub unit: Option<Unit>,
    /// What the row of column numbers says it is made of (`5=4/3`).
    pub formula: Option<Formula>,
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
    let lines = text.lines();
    let mut grids = Vec::new();
    let mut at = 0;
    let mut next_figure = 0;
    while at < lines.len() {
        let Some(cell) = lines[at].cell() else {
            at += 1;
            continue;
        };
        let first = at;
        while at < lines.len() && lines[at].cell().is_some_and(|c| c.table == cell.table) {
            at += 1;
        }
        let (rows, marked) = layout::rows(text, first..at, figures, &mut next_figure);
        let mut grid = Grid {
            node: tree.nearest(tree.leaf_of_line(first), Kind::Table),
            rows,
            lines: (first as u32, at as u32),
            unit: units::above(text, first),
            ..Grid::default()
        };
        header::describe(text, &mut grid, &marked);
        hierarchy::describe(text, &mut grid);
        grids.push(grid);
    }
    grids
}

impl Grid {
    /// The rows under the header.
    pub fn body(&self) -> impl DoubleEndedIterator<Item = (usize, &GridRow)> {
        self.rows.iter().enumerate().skip(self.header_rows).filter(|(_, row)| !row.header_again)
    }

    /// A cell; `None` where the row is too short.
    pub fn cell(&self, row: usize, column: usize) -> Option<&GridCell> {
        self.rows.get(row)?.cells.get(column)
    }

    /// The label of a row.
    pub fn label(&self, row: usize) -> Option<Span> {
        self.name.and_then(|name| self.cell(row, name)).filter(|c| !c.span.is_empty()).map(|c| c.span)
    }

    /// The first column with this role.
    pub fn column(&self, role: ColumnRole) -> Option<usize> {
        self.columns.iter().position(|c| c.role == role)
    }
}

impl Column {
    /// Whether it may hold the values of the rows.
    pub fn holds_values(&self) -> bool {
        !matches!(self.role, ColumnRole::Index | ColumnRole::Name | ColumnRole::Unit | ColumnRole::Note)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::facts::quantity;
    use crate::text::{Cell, Gap, LineKind, Source, TextBuilder};
    use crate::tree;

    /// A text whose lines with pipes are rows of one table (`|` between cells), header marked where `header` says so.
    pub fn table(content: &str, header: bool) -> Text {
        let plain = TextBuilder::plain(content);
        let source: Source = plain.source().clone();
        let mut builder = TextBuilder::with_capacity(content.len());
        let mut row = 0;
        for line in content.lines() {
            if !line.contains('|') {
                builder.line(LineKind::Paragraph, Gap::Blank);
                builder.push_made(line);
                continue;
            }
            for (column, text) in line.split('|').enumerate() {
                let cell =
                    Cell { table: 0, row, column: column as u16, columns: 1, rows: 1, header: header && row == 0 };
                builder.line(LineKind::Cell(cell), Gap::Line);
                builder.push_made(text.trim());
            }
            row += 1;
        }
        builder.finish(source)
    }

    fn read(content: &str) -> (Text, Grid) {
        let text = table(content, false);
        let tree = tree::build(&text);
        let figures = quantity::figures(&text, &tree);
        let grid = grids(&text, &tree, &figures).remove(0);
        (text, grid)
    }

    fn roles(grid: &Grid) -> Vec<ColumnRole> {
        grid.columns.iter().map(|c| c.role).collect()
    }

    #[test]
    fn a_header_is_known_by_its_words() {
        use ColumnRole::{Actual, Index, Name, Note, Plan, Ratio, Unit};
        let (_, grid) = read(
            "STT|Chỉ tiêu|ĐVT|Kế hoạch 2025|Ước TH 2025|Tỷ lệ (%)|Ghi chú\n1|2|3|4|5|6=5/4|7\n1|Thu ngân sách|Triệu đồng|120|126|105|",
        );
        assert_eq!(grid.header_rows, 2);
        assert_eq!(roles(&grid), [Index, Name, Unit, Plan, Actual, Ratio, Note]);
        assert_eq!(grid.columns[5].unit, Some(super::Unit::Percent));
        assert_eq!(grid.rows[2].unit, Some(super::Unit::Money(1_000_000)));
        assert_eq!(grid.columns[5].formula, Some(Formula { operation: Operation::Quotient, operands: vec![4, 3] }));
        assert_eq!(grid.name, Some(1));
    }

    #[test]
    fn a_header_of_two_rows_is_joined() {
        let (text, grid) = read("TT|Nội dung|Năm 2025||\n||Kế hoạch|Thực hiện|So sánh (+/-)\n1|Đàn bò|120|118|-2");
        assert_eq!(grid.header_rows, 2);
        assert_eq!(grid.columns[3].role, ColumnRole::Actual);
        assert_eq!(grid.columns[4].role, ColumnRole::Difference);
        assert_eq!(text.slice(grid.columns[2].header[1]), "Kế hoạch");
        let (_, grid) = read("TT|Thôn|Số trẻ dưới|Số trẻ tiêm\n||1 tuổi|đầy đủ\n1|Thôn Đông|12|11\n2|Thôn Đoài|9|9");
        assert_eq!(grid.header_rows, 2);
    }

    #[test]
    fn levels_totals_and_of_which_are_told() {
        let (_, grid) = read(
            "STT|Nội dung|Chỉ tiêu\nI|KINH TẾ|\n1|Thu ngân sách|100\n1.1|Thu phí|60\n|- Phí chợ|20\n|Trong đó: phí bến bãi|5\n|Tổng cộng|100",
        );
        let levels: Vec<Option<u8>> = grid.rows[1..].iter().map(|r| r.level).collect();
        assert_eq!(levels, [Some(1), Some(2), Some(3), Some(9), None, None]);
        assert!(grid.rows[6].total && !grid.rows[2].total);
        assert!(grid.rows[5].of_which);
    }

    #[test]
    fn a_total_may_head_the_rows_it_adds_up() {
        let table = "STT|Nội dung|Dự toán|Thực hiện|Tỷ lệ (%)\n|Tổng thu|90|93|103,3\n1|Lệ phí|30|31|103,3\n2|Thu khác|60|62|103,3";
        assert!(read(table).1.rows[1].total);
        for other in [table.replace("|103,3", "").replace("|Tỷ lệ (%)", ""), table.replace("\n2|", "\n|")] {
            assert!(!read(&other).1.rows[1].total, "{other}");
        }
    }

    #[test]
    fn a_unit_above_the_table_is_its_unit() {
        let (_, grid) = read("Đơn vị tính: Triệu đồng\nTT|Nội dung|Dự toán\n1|Chi thường xuyên|120");
        assert_eq!(grid.unit, Some(super::Unit::Money(1_000_000)));
    }

    #[test]
    fn titles_of_a_worksheet_stand_above_its_header() {
        let (text, grid) = read(
            "PHỤ LỤC I|||\nCHỈ TIÊU NĂM 2032|||\n(Kèm theo Kế hoạch số 07/KH-UBND)|||\nSTT|Chỉ tiêu|ĐVT|Kế hoạch\n1|Lao động qua đào tạo|%|74",
        );
        assert_eq!(grid.header_rows, 4);
        assert_eq!(roles(&grid), [ColumnRole::Index, ColumnRole::Name, ColumnRole::Unit, ColumnRole::Plan]);
        assert_eq!(text.slice(grid.columns[0].header[0]), "STT");
    }

    #[test]
    fn a_table_without_header_has_a_body_only() {
        let (_, grid) = read("Nơi nhận:|TM. ỦY BAN NHÂN DÂN\nNhư trên;|CHỦ TỊCH");
        assert_eq!(grid.header_rows, 0);
    }
}
