//! Tables: grids of drawn lines, and the glyphs that stand in their cells. It must not know what a cell says.

use super::glyphs::Drawn;
use super::rows::{Row, rows};
use super::strokes::{NARROW, Stroke, joined};

/// Lines of a page above which it is a drawing and no table.
const MOST: usize = 600;
/// White space on both sides of a cell's text, in points.
const PADDING: f64 = 11.0;

/// A table of a page.
#[derive(Debug)]
pub(super) struct Table {
    pub top: f64,
    pub columns: Vec<f64>,
    pub row_count: usize,
    /// By row and column.
    pub cells: Vec<Cell>,
}

/// A cell, in grid columns and rows of its table.
#[derive(Debug)]
pub(super) struct Cell {
    pub column: usize,
    pub row: usize,
    pub columns: usize,
    pub rows: usize,
    /// Its rows of text in paragraphs.
    pub paragraphs: Vec<Vec<Row>>,
}

impl Table {
    /// Whether it stands in the same columns as another one.
    pub fn has_columns_of(&self, other: &Self) -> bool {
        let near = |(a, b): (&f64, &f64)| (a - b).abs() < NARROW;
        self.columns.len() == other.columns.len() && self.columns.iter().zip(&other.columns).all(near)
    }

    /// How many of its first rows say what the other's first rows say: a head printed again on each page.
    pub fn heads_shared_with(&self, other: &Self) -> usize {
        let rows = self.row_count.min(other.row_count).saturating_sub(1);
        (0..rows).take_while(|&row| self.row_text(row) == other.row_text(row)).count()
    }

    /// The text of a row's cells.
    fn row_text(&self, row: usize) -> Vec<String> {
        let text = |cell: &Cell| cell.paragraphs.iter().flatten().map(Row::text).collect();
        self.cells.iter().filter(|c| c.row == row).map(text).collect()
    }
}

/// The tables of a page from top to bottom; their glyphs are taken from `drawn`.
pub(super) fn tables(page: usize, strokes: Vec<Stroke>, drawn: &mut Vec<Drawn>) -> Vec<Table> {
    let strokes = joined(strokes);
    if strokes.len() > MOST {
        return vec![];
    }
    let mut tables: Vec<Table> =
        connected(strokes).iter().filter_map(|lines| Grid::of(lines)).map(|grid| grid.filled(page, drawn)).collect();
    tables.retain(|table| table.cells.iter().any(|cell| !cell.paragraphs.is_empty()));
    tables.sort_by(|a, b| a.top.total_cmp(&b.top));
    tables
}

/// Lines in groups that hang together.
fn connected(mut strokes: Vec<Stroke>) -> Vec<Vec<Stroke>> {
    let mut groups = vec![];
    while let Some(first) = strokes.pop() {
        let mut group = vec![first];
        let mut next = 0;
        while let Some(&line) = group.get(next) {
            group.extend(strokes.extract_if(.., |other| line.meets(other)));
            next += 1;
        }
        groups.push(group);
    }
    groups
}

/// The grid a group of lines makes.
struct Grid<'a> {
    lines: &'a [Stroke],
    xs: Vec<f64>,
    ys: Vec<f64>,
}

impl<'a> Grid<'a> {
    /// `None` where the lines part nothing: a frame, a line under a word.
    fn of(lines: &'a [Stroke]) -> Option<Self> {
        let places = |is_vertical: bool| {
            let across = lines.iter().filter(move |l| l.is_vertical != is_vertical);
            let ends = across.flat_map(|l| [l.from, l.to]);
            let mut places: Vec<f64> =
                lines.iter().filter(|l| l.is_vertical == is_vertical).map(|l| l.at).chain(ends).collect();
            places.sort_by(f64::total_cmp);
            places.dedup_by(|b, a| *b - *a < NARROW);
            places
        };
        let is_drawn = |is_vertical: bool| lines.iter().filter(|l| l.is_vertical == is_vertical).count() >= 2;
        let (xs, ys) = (places(true), places(false));
        let units = xs.len().saturating_sub(1) * ys.len().saturating_sub(1);
        (is_drawn(true) && is_drawn(false) && units >= 2).then_some(Self { lines, xs, ys })
    }

    /// The table with the glyphs that stand in it.
    fn filled(&self, page: usize, drawn: &mut Vec<Drawn>) -> Table {
        let (columns, row_count) = (self.xs.len() - 1, self.ys.len() - 1);
        // The cell that covers each place of the grid.
        let mut covered: Vec<Option<usize>> = vec![None; columns * row_count];
        let mut extents = vec![];
        for row in 0..row_count {
            for column in 0..columns {
                if covered[row * columns + column].is_none() {
                    let (wide, high) = self.extent(column, row);
                    for y in row..row + high {
                        covered[y * columns + column..y * columns + column + wide].fill(Some(extents.len()));
                    }
                    extents.push((column, row, wide, high));
                }
            }
        }
        let mut glyphs: Vec<Vec<Drawn>> = extents.iter().map(|_| vec![]).collect();
        let cell_of = |glyph: &Drawn| {
            let (x, y) = (glyph.x + 0.5 * glyph.width, glyph.y - 0.3 * glyph.em);
            let column = self.xs.partition_point(|at| *at <= x).checked_sub(1).filter(|c| *c < columns)?;
            let row = self.ys.partition_point(|at| *at <= y).checked_sub(1)?;
            *covered.get(row * columns + column)?
        };
        for glyph in drawn.extract_if(.., |glyph| cell_of(glyph).is_some()) {
            if let Some(cell) = cell_of(&glyph) {
                glyphs[cell].push(glyph);
            }
        }
        let cell = |((column, row, wide, high), glyphs): ((usize, usize, usize, usize), Vec<Drawn>)| {
            let room = self.xs[column + wide] - self.xs[column] - PADDING;
            Cell { column, row, columns: wide, rows: high, paragraphs: paragraphs(rows(page, glyphs), room) }
        };
        let cells = extents.into_iter().zip(glyphs).map(cell).collect();
        Table { top: self.ys[0], columns: self.xs.clone(), row_count, cells }
    }

    /// Columns and rows a cell covers: up to the next line on its right, and below.
    fn extent(&self, column: usize, row: usize) -> (usize, usize) {
        let is_parted = |is_vertical: bool, at: f64, beside: f64| {
            self.lines.iter().any(|l| l.is_vertical == is_vertical && l.is_at(at) && l.covers(beside))
        };
        let middle = |places: &[f64], at: usize| f64::midpoint(places[at], places[at + 1]);
        let (x, y) = (middle(&self.xs, column), middle(&self.ys, row));
        let last = |places: &[f64]| places.len() - 2;
        let right = (column..last(&self.xs)).find(|c| is_parted(true, self.xs[c + 1], y)).unwrap_or(last(&self.xs));
        let below = (row..last(&self.ys)).find(|r| is_parted(false, self.ys[r + 1], x)).unwrap_or(last(&self.ys));
        (right - column + 1, below - row + 1)
    }
}

/// Rows of a cell in paragraphs: a row goes on where its first word had no room on the row before.
fn paragraphs(rows: Vec<Row>, room: f64) -> Vec<Vec<Row>> {
    let mut all: Vec<Vec<Row>> = vec![];
    for row in rows {
        let had_room = |before: &Row| {
            let first_word = row.pieces.first().map_or(0.0, |p| p.first_word);
            before.right() - before.left() + 0.25 * row.em + first_word < room
        };
        match all.last_mut() {
            Some(paragraph) if paragraph.last().is_some_and(|before| !had_room(before)) => paragraph.push(row),
            _ => all.push(vec![row]),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(is_vertical: bool, at: f64, from: f64, to: f64) -> Stroke {
        Stroke { is_vertical, at, from, to }
    }

    fn glyph(x: f64, y: f64, text: &str) -> Drawn {
        Drawn { x, y, width: 5.0, em: 10.0, text: text.into() }
    }

    /// Two columns; the head covers both, the left cell below covers two rows.
    fn grid() -> Vec<Stroke> {
        vec![
            line(false, 0.0, 0.0, 200.0),
            line(false, 20.0, 0.0, 100.0),
            line(false, 20.0, 100.0, 200.0),
            line(false, 40.0, 100.0, 200.0),
            line(false, 60.0, 0.0, 200.0),
            line(true, 0.0, 0.0, 60.0),
            line(true, 100.5, 20.0, 60.0),
            line(true, 200.0, 0.0, 60.0),
        ]
    }

    #[test]
    fn cells_cover_what_no_line_parts() {
        let mut drawn =
            vec![glyph(90.0, 14.0, "a"), glyph(10.0, 40.0, "b"), glyph(110.0, 54.0, "c"), glyph(10.0, 90.0, "d")];
        let tables = tables(0, grid(), &mut drawn);
        let [table] = tables.as_slice() else { panic!("{tables:?}") };
        let cells: Vec<_> = table.cells.iter().map(|c| (c.column, c.row, c.columns, c.rows)).collect();
        assert_eq!(cells, [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]);
        assert_eq!([0, 1, 2].map(|row| table.row_text(row)), [vec!["a"], vec!["b", ""], vec!["c"]]);
        assert_eq!(drawn.len(), 1, "what stands below the table stays");
    }

    #[test]
    fn frames_and_lines_under_words_are_no_tables() {
        let frame = vec![
            line(false, 0.0, 0.0, 200.0),
            line(false, 60.0, 0.0, 200.0),
            line(true, 0.0, 0.0, 60.0),
            line(true, 200.0, 0.0, 60.0),
            line(false, 90.0, 10.0, 50.0),
        ];
        let mut drawn = vec![glyph(90.0, 14.0, "a")];
        assert!(tables(0, frame, &mut drawn).is_empty());
        assert_eq!(drawn.len(), 1);
    }
}
