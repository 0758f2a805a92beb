//! Tables: rows, cells, merges.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::Revisions;
use super::super::fault::Fault;
use super::super::xml::{Space, Tag, Token, Xml};
use super::body::{Body, Para};
use super::props::{RunProps, is_on};
use crate::text::{Cell, LineKind};

/// A table under way.
struct Table {
    index: u32,
    row: u32,
    /// Run properties of its style.
    run: RunProps,
    /// Cells that go on downwards, by their first column.
    open: FxHashMap<u16, Merge>,
}

/// A cell that covers several rows.
struct Merge {
    lines: Range<usize>,
    rows: u16,
}

/// What a `w:tcPr` says.
struct CellProps {
    columns: u16,
    /// Begins a merge downwards (true) or continues one (false).
    merge: Option<bool>,
}

/// What a `w:trPr` says.
#[derive(Default)]
struct RowProps {
    before: u16,
    header: bool,
    inserted: bool,
    deleted: bool,
}

impl<'a> Body<'a> {
    /// Reads a `w:tbl` that was just opened.
    pub(super) fn table(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        self.flow.close();
        let mut table = Table { index: self.tables, row: 0, run: RunProps::default(), open: FxHashMap::default() };
        self.tables += 1;
        let outer = (self.cell, self.para);
        self.rows(&mut table, xml)?;
        for (_, merge) in table.open.drain() {
            self.flow.builder().merge_rows(merge.lines, merge.rows);
        }
        (self.cell, self.para) = outer;
        self.flow.close();
        Ok(())
    }

    fn rows(&mut self, table: &mut Table, xml: &mut Xml<'a>) -> Result<(), Fault> {
        while let Some(tag) = xml.child()? {
            match (tag.space, tag.name) {
                (Space::Word, "tr") => self.row(table, xml)?,
                (Space::Word, "tblPr") => table.run = self.table_style(xml)?,
                (Space::Word, "sdt" | "sdtContent" | "customXml") => self.rows(table, xml)?,
                _ => {
                    xml.skip()?;
                }
            }
        }
        Ok(())
    }

    fn table_style(&mut self, xml: &mut Xml<'a>) -> Result<RunProps, Fault> {
        let mut id = None;
        while let Some(tag) = xml.child()? {
            if tag.is(Space::Word, "tblStyle") {
                id = tag.get("val");
            }
            xml.skip()?;
        }
        Ok(self.styles.table(id).map_or_else(RunProps::default, |s| s.run))
    }

    fn row(&mut self, table: &mut Table, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let mut props = RowProps::default();
        let mut column = 0;
        let mut gone = false;
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.is(Space::Word, "trPr") => {
                    props = row_props(xml)?;
                    self.layout.revisions += u32::from(props.inserted) + u32::from(props.deleted);
                    gone = match self.revisions {
                        Revisions::Accepted => props.deleted,
                        Revisions::Rejected => props.inserted,
                    };
                    column = props.before;
                }
                Token::Start(_) if gone => {
                    xml.skip()?;
                }
                Token::Start(tag) => self.row_piece(&tag, table, &props, &mut column, xml)?,
                Token::End | Token::Eof => break,
                Token::Text(..) | Token::Char(..) => {}
            }
        }
        if !gone {
            table.row += 1;
        }
        Ok(())
    }

    fn row_piece(
        &mut self,
        tag: &Tag<'a>,
        table: &mut Table,
        row: &RowProps,
        column: &mut u16,
        xml: &mut Xml<'a>,
    ) -> Result<(), Fault> {
        match (tag.space, tag.name) {
            (Space::Word, "tc") => self.cell(table, row, column, xml),
            (Space::Word, "sdt" | "sdtContent" | "customXml") => loop {
                match xml.next()? {
                    Token::Start(tag) => self.row_piece(&tag, table, row, column, xml)?,
                    Token::End | Token::Eof => return Ok(()),
                    Token::Text(..) | Token::Char(..) => {}
                }
            },
            _ => xml.skip().map(|_| ()),
        }
    }

    fn cell(&mut self, table: &mut Table, row: &RowProps, column: &mut u16, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let mut props = CellProps { columns: 1, merge: None };
        let at = *column;
        let first = self.flow.line_count();
        // The properties come first; what follows are blocks.
        let mut next = xml.next()?;
        if let Token::Start(tag) = next
            && tag.is(Space::Word, "tcPr")
        {
            props = cell_props(xml)?;
            next = xml.next()?;
        }
        *column = at.saturating_add(props.columns);
        if props.merge == Some(false)
            && let Some(merge) = table.open.get_mut(&at)
        {
            merge.rows = merge.rows.saturating_add(1);
            while let Token::Start(_) | Token::Text(..) | Token::Char(..) = next {
                if let Token::Start(_) = next {
                    xml.skip()?;
                }
                next = xml.next()?;
            }
            return Ok(());
        }
        if let Some(ended) = table.open.remove(&at) {
            self.flow.builder().merge_rows(ended.lines, ended.rows);
        }
        let cell = Cell {
            table: table.index,
            row: table.row,
            column: at,
            columns: props.columns,
            rows: 1,
            header: row.header,
        };
        self.cell = Some(cell);
        loop {
            match next {
                Token::Start(tag) => {
                    self.para = Para { run: table.run, ..Para::default() };
                    self.cell_block(&tag, cell, xml)?;
                }
                Token::End | Token::Eof => break,
                Token::Text(..) | Token::Char(..) => {}
            }
            next = xml.next()?;
        }
        if self.flow.line_count() == first {
            self.flow.empty_line(LineKind::Cell(cell));
        }
        self.flow.close();
        if props.merge.is_some() {
            table.open.insert(at, Merge { lines: first..self.flow.line_count(), rows: 1 });
        }
        Ok(())
    }

    fn cell_block(&mut self, tag: &Tag<'a>, cell: Cell, xml: &mut Xml<'a>) -> Result<(), Fault> {
        self.block(tag, xml)?;
        // A nested table has gone over it.
        self.cell = Some(cell);
        Ok(())
    }
}

fn row_props(xml: &mut Xml<'_>) -> Result<RowProps, Fault> {
    let mut props = RowProps::default();
    while let Some(tag) = xml.child()? {
        match tag.name {
            _ if tag.space != Space::Word => {}
            "gridBefore" => props.before = tag.number("val").unwrap_or(0),
            "tblHeader" => props.header = is_on(&tag),
            "ins" => props.inserted = true,
            "del" => props.deleted = true,
            _ => {}
        }
        xml.skip()?;
    }
    Ok(props)
}

fn cell_props(xml: &mut Xml<'_>) -> Result<CellProps, Fault> {
    let mut props = CellProps { columns: 1, merge: None };
    while let Some(tag) = xml.child()? {
        match tag.name {
            _ if tag.space != Space::Word => {}
            "gridSpan" => props.columns = tag.number("val").unwrap_or(1).max(1),
            "vMerge" => props.merge = Some(tag.get("val") == Some("restart")),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(props)
}
