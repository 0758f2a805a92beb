//! Indicators of tables: row label and column head for cells that hold one figure, running text for the others.

use super::pieces::Token;
use super::scope::{mood_of, year_in};
use super::{Frame, Indicator, Mood, Reader};
use crate::facts::table::{ColumnRole, Grid, GridCell};
use crate::facts::unit::Unit;
use crate::text::{Span, is_letter_or_digit};

/// Longest cell that holds a value and not a text.
const SHORT: usize = 48;

impl Reader<'_> {
    /// The indicators of a table.
    pub(super) fn cells(&mut self, table: usize, grid: &Grid, found: &mut Vec<Indicator>) {
        let mut place = self.frame_of_line(grid.lines.0 as usize);
        place.table = Some(table);
        let reports = grid.column(ColumnRole::Actual).is_some();
        // Where results stand beside them, targets are those of the time reported on, which only a heading can name.
        place.of_plan = !reports;
        let columns: Vec<Frame> = (0..grid.columns.len()).map(|c| self.column(grid, c, &place, reports)).collect();
        let mut path = Vec::new();
        for (row, info) in grid.body() {
            let Some(label) = grid.label(row) else { continue };
            let mut own = Vec::new();
            self.push_key(&self.words(label), &mut own);
            let hangs = self.is_dependent(&own) || own.len() < 3;
            let under = under(&mut path, info.level, &own, hangs);
            for (column, cell) in info.cells.iter().enumerate() {
                let (first, end) = (cell.figures.0 as usize, cell.figures.1 as usize);
                let Some(frame) = columns.get(column).filter(|_| first < end && !cell.merged) else { continue };
                let is_value = grid.columns[column].holds_values() && end == first + 1 && cell.span.len() < SHORT;
                if is_value && !info.total && !info.of_which {
                    let mut key = under.clone();
                    key.extend(&own);
                    key.extend(&frame.lead);
                    self.value(grid, row, column, label, key, frame, found);
                } else if !is_value && Some(column) == grid.name || cell.span.len() >= SHORT {
                    self.text_cell(cell, frame, found);
                }
            }
        }
    }

    #[allow(clippy::too_many_arguments, reason = "one value with all that its table says of it")]
    fn value(
        &self,
        grid: &Grid,
        row: usize,
        column: usize,
        label: Span,
        key: Vec<u32>,
        frame: &Frame,
        found: &mut Vec<Indicator>,
    ) {
        let Some(cell) = grid.cell(row, column) else { return };
        let index = cell.figures.0 as usize;
        let figure = &self.figures[index];
        let unit = figure.unit.or_else(|| grid.unit_at(row, column));
        let ratio = matches!(grid.columns[column].role, ColumnRole::Ratio | ColumnRole::Difference);
        if key.is_empty() || ratio || unit.is_some_and(Unit::is_time) {
            return;
        }
        let mood = frame.mood.unwrap_or(Mood::Unknown);
        found.push(Indicator {
            figure: index,
            phrase: label,
            key,
            unit,
            year: self.year(year_in(self.text.slice(label)), mood, frame),
            mood,
            table: frame.table,
            is_stated: true,
            goal: None,
            scope: frame.scope,
        });
    }

    /// A cell of running text, line by line.
    fn text_cell(&mut self, cell: &GridCell, frame: &Frame, found: &mut Vec<Indicator>) {
        let frame = Frame { lead: Vec::new(), ..frame.clone() };
        let (mut at, end) = (cell.figures.0 as usize, cell.figures.1 as usize);
        while at < end {
            let line = self.figures[at].line;
            let count = self.figures[at..end].iter().take_while(|f| f.line == line).count();
            self.line(line as usize, (at, at + count), &frame, found);
            at += count;
        }
    }

    /// What a column's head says of its figures.
    fn column(&mut self, grid: &Grid, column: usize, place: &Frame, reports: bool) -> Frame {
        let mut frame = place.clone();
        let info = &grid.columns[column];
        let head: String = info.header.iter().flat_map(|s| [self.text.folded(*s), " "]).collect();
        match info.role {
            ColumnRole::Actual => frame.mood = Some(Mood::Result),
            ColumnRole::Plan => frame.mood = Some(Mood::Target),
            ColumnRole::Name if reports => frame.mood = Some(Mood::Target),
            ColumnRole::Name => {}
            _ => frame.mood = mood_of(&head).or(frame.mood),
        }
        if let Some(year) = year_in(&head) {
            frame.year = Some(year);
        }
        if column != grid.name.unwrap_or(usize::MAX) {
            let mut words: Vec<Token> = info.header.iter().flat_map(|s| self.words(*s)).collect();
            // Short for thực hiện, kế hoạch, nghị quyết here, not for what the list of abbreviations says.
            words.retain(|t| !matches!(self.text.slice(t.span), "TH" | "KH" | "NQ" | "ƯTH" | "UTH"));
            self.push_key(&words, &mut frame.lead);
            frame.lead.retain(|&w| !self.is_head_word(w));
        }
        frame
    }

    /// The words and bare numbers of a span.
    fn words(&self, span: Span) -> Vec<Token> {
        let text = self.text.slice(span);
        text.split(|c: char| !is_letter_or_digit(c))
            .filter(|w| !w.is_empty())
            .map(|w| Token::other(Span::of(w, text, span.start)))
            .collect()
    }

    /// Whether a word of a column's head only says that figures stand below, of which year and in which unit.
    fn is_head_word(&self, word: u32) -> bool {
        let known = self.keys.known(word);
        known.is_number || known.listed.is_some_and(|l| l.is_head)
    }
}

/// The labels a row hangs under, where its own says too little (`hangs`) or it is an item: kept as a path of levels.
fn under(path: &mut Vec<(u8, Vec<u32>)>, level: Option<u8>, own: &[u32], hangs: bool) -> Vec<u32> {
    let Some(level) = level else { return Vec::new() };
    while path.last().is_some_and(|(l, _)| *l >= level) {
        path.pop();
    }
    let hangs = (hangs || level >= 9) && level > 2;
    let under = path.last().filter(|_| hangs).map(|(_, words)| words.clone()).unwrap_or_default();
    path.push((level, [&under, own].concat()));
    under
}
