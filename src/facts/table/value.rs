//! What a cell of a grid holds: nothing, one value with its unit, or text.

use super::{ColumnRole, Grid};
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::text::Text;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellValue {
    /// Nothing, or a dash for nothing.
    Empty,
    /// One figure and nothing beside it but its unit.
    Value(Value),
    /// Anything else.
    Text,
}

/// A value of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// Index into `Facts::figures`.
    pub figure: usize,
    /// Its unit: its own, else the column's, else the row's, else the table's.
    pub unit: Option<Unit>,
    /// Whether a minus or brackets make it negative.
    pub negative: bool,
}

impl Grid {
    /// What a cell holds. A cell that only repeats a merged one is [`CellValue::Text`]: it is nobody's own value.
    pub fn value(&self, text: &Text, figures: &[Figure], row: usize, column: usize) -> CellValue {
        let Some(cell) = self.cell(row, column) else { return CellValue::Empty };
        if cell.merged {
            return CellValue::Text;
        }
        let said = text.slice(cell.span);
        if said.trim_matches(['-', '–', ' ', '.', '…', '\u{a0}']).is_empty() {
            return CellValue::Empty;
        }
        let (first, end) = cell.figures;
        let Some(figure) = figures.get(first as usize).filter(|_| end == first + 1) else { return CellValue::Text };
        let whole = figure.span.cover(figure.number);
        if whole.start < cell.span.start || whole.end > cell.span.end {
            return CellValue::Text;
        }
        let before = text.content()[cell.span.start as usize..whole.start as usize].trim();
        let after = text.content()[whole.end as usize..cell.span.end as usize].trim();
        let negative = matches!((before, after), ("-" | "–" | "−", "") | ("(" | "(-", ")"));
        let bare = matches!((before, after), ("" | "+", "" | "." | ";"));
        if !(bare || negative) {
            return CellValue::Text;
        }
        CellValue::Value(Value {
            figure: first as usize,
            unit: figure.unit.or_else(|| self.unit_at(row, column)),
            negative,
        })
    }

    /// The unit of a cell whose figure has none of its own.
    pub fn unit_at(&self, row: usize, column: usize) -> Option<Unit> {
        let of_column = self.columns.get(column)?;
        if of_column.unit.is_some() {
            return of_column.unit;
        }
        if matches!(of_column.role, ColumnRole::Ratio) {
            return Some(Unit::Percent);
        }
        self.rows[row].unit.or(if self.column(ColumnRole::Unit).is_some() { None } else { self.unit })
    }
}
