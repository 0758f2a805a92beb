//! Where a table's cells stand when some cover several rows or columns. Must not know formats.

/// The grid of a table, filled row by row.
#[derive(Debug, Default)]
pub struct Grid {
    /// The current row, once one has begun.
    row: Option<u32>,
    /// The next column of the current row.
    column: u16,
    /// For each column, the first row that is free again.
    free_from: Vec<u32>,
}

/// Columns beyond this are not told apart.
const WIDEST: u16 = 4096;

impl Grid {
    /// Begins a row.
    pub fn row(&mut self) {
        // `</tr>` followed by `<tr>` is one row end.
        if self.row.is_none() || self.column > 0 {
            self.row = Some(self.row.map_or(0, |row| row + 1));
            self.column = 0;
        }
    }

    /// Places the next cell of the row; yields its row and its first column.
    pub fn place(&mut self, columns: u16, rows: u16) -> (u32, u16) {
        let row = *self.row.get_or_insert(0);
        while self.free_from.get(usize::from(self.column)).is_some_and(|&free| free > row) {
            self.column += 1;
        }
        let column = self.column;
        let end = column.saturating_add(columns).min(WIDEST).max(column);
        if self.free_from.len() < usize::from(end) {
            self.free_from.resize(usize::from(end), 0);
        }
        for free in &mut self.free_from[usize::from(column)..usize::from(end)] {
            *free = row + u32::from(rows);
        }
        self.column = end.max(column + u16::from(column < WIDEST));
        (row, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_go_round_those_that_reach_down() {
        let mut grid = Grid::default();
        grid.row();
        assert_eq!(grid.place(1, 2), (0, 0));
        assert_eq!(grid.place(2, 1), (0, 1));
        grid.row();
        assert_eq!(grid.place(1, 1), (1, 1));
        assert_eq!(grid.place(1, 1), (1, 2));
        grid.row();
        assert_eq!(grid.place(1, 1), (2, 0));
    }

    #[test]
    fn more_columns_than_can_be_are_no_harm() {
        let mut grid = Grid::default();
        for _ in 0..100 {
            let (_, column) = grid.place(1000, 1000);
            assert!(column <= WIDEST);
        }
    }
}
