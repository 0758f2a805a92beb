//! Tables of texts and of workbooks.

use super::super::fault::Fault;
use super::super::xml::{Space, Token, Xml};
use super::body::Body;
use crate::text::{Cell, LineKind};

impl<'a> Body<'a> {
    /// Reads a `table:table` that was just opened.
    pub(super) fn table(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        self.flow.close();
        if self.is_sheet {
            self.flow.page_break(LineKind::Paragraph);
            self.flow.close();
        }
        let table = self.tables;
        self.tables += 1;
        let outer = self.cell;
        let lists = std::mem::take(&mut self.lists);
        let mut row = 0;
        self.rows(table, &mut row, false, xml)?;
        self.lists = lists;
        self.cell = outer;
        Ok(())
    }

    fn rows(&mut self, table: u32, row: &mut u32, header: bool, xml: &mut Xml<'a>) -> Result<(), Fault> {
        while let Some(tag) = xml.child()? {
            match (tag.space, tag.name) {
                (Space::Table, "table-row") => {
                    self.cells(table, *row, header, xml)?;
                    *row = row.saturating_add(tag.number("number-rows-repeated").unwrap_or(1));
                }
                (Space::Table, "table-header-rows") => self.rows(table, row, true, xml)?,
                (Space::Table, "table-row-group" | "table-rows") => self.rows(table, row, header, xml)?,
                _ => {
                    xml.skip()?;
                }
            }
        }
        Ok(())
    }

    fn cells(&mut self, table: u32, row: u32, header: bool, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let mut column = 0u16;
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.is(Space::Table, "covered-table-cell") => {
                    column = column.saturating_add(tag.number("number-columns-repeated").unwrap_or(1));
                    xml.skip()?;
                }
                Token::Start(tag) if tag.is(Space::Table, "table-cell") => {
                    let columns = tag.number("number-columns-spanned").unwrap_or(1).max(1);
                    let rows = tag.number("number-rows-spanned").unwrap_or(1).max(1);
                    let repeated = tag.number("number-columns-repeated").unwrap_or(1).max(1u16);
                    let cell = Cell { table, row, column, columns, rows, header };
                    self.cell = Some(cell);
                    let lines = self.flow.line_count();
                    self.blocks(xml)?;
                    if self.flow.line_count() == lines && !self.is_sheet {
                        // Repeated empty cells are cells all the same, as far as the limit goes.
                        for i in 0..repeated.min(64) {
                            if self.repeats > 0 {
                                self.repeats -= 1;
                                let cell = Cell { column: column.saturating_add(i), ..cell };
                                self.flow.empty_line(LineKind::Cell(cell));
                            }
                        }
                    }
                    self.flow.close();
                    column = column.saturating_add(repeated);
                    self.cell = Some(cell);
                }
                Token::Start(_) => {
                    xml.skip()?;
                }
                Token::End | Token::Eof => return Ok(()),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }
}
