//! [`Body`]: text, tables and lists of an OpenDocument story.

use std::rc::Rc;

use super::super::fault::Fault;
use super::super::flow::Flow;
use super::super::numeral::numeral;
use super::super::xml::{Space, Tag, Token, Xml, unescape};
use super::super::{Limits, Revisions};
use super::styles::{Layer, Styles};
use crate::text::{Align, Cell, Layout, LineKind, Span};

/// Text boxes inside text boxes that are still read.
const BOXES: u8 = 4;

/// Reads stories into one flow.
pub(super) struct Body<'a> {
    pub flow: Flow,
    pub styles: Styles<'a>,
    pub layout: Layout,
    /// Bodies of the notes, in order.
    pub notes: Vec<Span>,
    /// A page-number field was met, in a paragraph aligned so.
    pub page_field: Option<Option<Align>>,
    kind: LineKind,
    line: LineKind,
    cell: Option<Cell>,
    tables: u32,
    repeats: usize,
    /// The paragraph's style under the spans that are open.
    layers: Vec<Layer>,
    lists: Vec<List<'a>>,
    /// Counters by list style, to go on where a list continues.
    counted: Vec<(&'a str, [Option<u32>; 10])>,
    /// The number of the item that was just opened, for its first paragraph.
    label: Option<String>,
    boxes: Vec<Span>,
    box_depth: u8,
    /// Insertions that are open.
    inserted: u32,
    revisions: Revisions,
    /// Empty rows and cells are not there unless something follows on their row.
    pub is_sheet: bool,
    /// The text so far ended in white space.
    ended_space: bool,
}

struct List<'a> {
    style: Option<&'a str>,
}

impl<'a> Body<'a> {
    pub fn new(flow: Flow, styles: Styles<'a>, limits: &Limits) -> Self {
        Self {
            flow,
            styles,
            layout: Layout::default(),
            notes: vec![],
            page_field: None,
            kind: LineKind::Paragraph,
            line: LineKind::Paragraph,
            cell: None,
            tables: 0,
            repeats: limits.cells,
            layers: vec![],
            lists: vec![],
            counted: vec![],
            label: None,
            boxes: vec![],
            box_depth: 0,
            inserted: 0,
            revisions: limits.revisions,
            is_sheet: false,
            ended_space: true,
        }
    }

    /// Reads a story up to the end of the element that was opened last.
    pub fn story(&mut self, xml: &mut Xml<'a>, kind: LineKind) -> Result<(), Fault> {
        self.kind = kind;
        self.blocks(xml)?;
        self.flow.close();
        Ok(())
    }

    fn blocks(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Token::Start(tag) => self.block(&tag, xml)?,
                Token::End | Token::Eof => return Ok(()),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }

    fn block(&mut self, tag: &Tag<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        match (tag.space, tag.name) {
            (Space::Text, "p" | "h") => self.paragraph(tag, xml),
            (Space::Text, "list") => self.list(tag, xml),
            (Space::Table, "table") => self.table(xml),
            (Space::Text, "tracked-changes") => self.tracked(xml),
            (Space::Text, "change-start" | "change-end") => {
                self.mark(tag);
                xml.skip().map(|_| ())
            }
            (Space::Text, "section") if tag.get("display") == Some("none") => xml.skip().map(|_| ()),
            (
                Space::Text,
                "section" | "index-body" | "index-title" | "table-of-content" | "illustration-index" | "table-index"
                | "alphabetical-index" | "user-index" | "bibliography" | "numbered-paragraph",
            )
            | (Space::Office, "text" | "spreadsheet") => self.blocks(xml),
            (Space::Draw, "frame" | "custom-shape" | "rect" | "g" | "text-box") => {
                self.anchored(tag, xml)?;
                self.text_boxes(xml, vec![])
            }
            _ => xml.skip().map(|_| ()),
        }
    }

    fn paragraph(&mut self, tag: &Tag<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let name = tag.get("style-name").unwrap_or("");
        let layer = self.styles.layer_of("paragraph", name);
        let level = tag.number("outline-level").filter(|_| tag.name == "h");
        self.line = match (self.cell, self.kind, level) {
            (Some(cell), ..) => LineKind::Cell(cell),
            (None, LineKind::Paragraph, Some(level)) => LineKind::Heading(level),
            (None, kind, _) => kind,
        };
        let boxes = std::mem::take(&mut self.boxes);
        let lines = self.flow.line_count();
        self.flow.paragraph(self.line);
        if layer.page_before == Some(true) && self.cell.is_none() && self.kind == LineKind::Paragraph {
            self.flow.page_break(self.line);
        }
        let outer = std::mem::replace(&mut self.layers, vec![layer]);
        self.restyle();
        if let Some(label) = self.label.take() {
            self.flow.made(&label);
        }
        self.ended_space = true;
        self.inline(xml)?;
        self.layers = outer;
        if self.flow.line_count() == lines && self.cell.is_none() && self.kind == LineKind::Paragraph {
            self.layout.empty_paragraphs += 1;
        }
        self.flow.close();
        self.text_boxes(xml, boxes)
    }

    fn restyle(&mut self) {
        if let Some(layer) = self.layers.last() {
            let style = Rc::new(layer.style(self.inserted > 0));
            self.flow.style(&style);
        }
    }

    fn inline(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Token::Start(tag) => self.piece(&tag, xml)?,
                Token::Text(text, at) => self.characters(text, at),
                Token::Char(c, span) => {
                    if self.is_shown() {
                        self.flow.char(c, span);
                        self.ended_space = false;
                    }
                }
                Token::End | Token::Eof => return Ok(()),
            }
        }
    }

    fn piece(&mut self, tag: &Tag<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let shown = self.is_shown();
        match (tag.space, tag.name) {
            (Space::Text, "span") => {
                let over = self.styles.layer_of("text", tag.get("style-name").unwrap_or(""));
                let layer = self.layers.last().map_or_else(|| over.clone(), |below| over.over(below));
                self.layers.push(layer);
                self.restyle();
                self.inline(xml)?;
                self.layers.pop();
                self.restyle();
                return Ok(());
            }
            (Space::Text, "s") if shown => {
                let count = tag.number("c").unwrap_or(1usize).clamp(1, 1000);
                self.flow.replaced(&" ".repeat(count), tag.span);
                self.ended_space = false;
            }
            (Space::Text, "tab") if shown => {
                self.flow.replaced("\t", tag.span);
                self.ended_space = true;
            }
            (Space::Text, "line-break") if shown => {
                self.flow.line_break(self.line);
                self.ended_space = true;
            }
            (Space::Text, "note") => return self.note(xml),
            (Space::Text, "change-start" | "change-end") => self.mark(tag),
            (Space::Office, "annotation") => self.layout.comments += 1,
            (Space::Draw, "frame" | "custom-shape" | "rect" | "g" | "a" | "text-box") => {
                return self.anchored(tag, xml);
            }
            (Space::Text, "ruby") => return self.inline(xml),
            (Space::Text, "tracked-changes" | "ruby-text" | "hidden-text" | "hidden-paragraph" | "script") => {}
            (Space::Text, "page-number") => {
                self.page_field = Some(self.layers.last().and_then(|l| l.style(false).align));
                return self.inline(xml);
            }
            (Space::Text, _) => return self.inline(xml),
            _ => {}
        }
        xml.skip().map(|_| ())
    }

    /// White space counts once, and not at the start of a paragraph.
    fn characters(&mut self, text: &str, at: u32) {
        if !self.is_shown() {
            return;
        }
        let mut from = 0;
        for (i, byte) in text.bytes().enumerate() {
            let is_space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
            if is_space && (self.ended_space || byte != b' ') {
                self.flow.text(&text[from..i], at + from as u32);
                if !self.ended_space {
                    self.flow.made(" ");
                }
                from = i + 1;
            }
            self.ended_space = is_space;
        }
        self.flow.text(&text[from..], at + from as u32);
    }

    fn is_shown(&self) -> bool {
        self.inserted == 0 || self.revisions == Revisions::Accepted
    }

    /// Beginning or end of an insertion.
    fn mark(&mut self, tag: &Tag<'a>) {
        if tag.name == "change-start" {
            self.inserted += 1;
        } else {
            self.inserted = self.inserted.saturating_sub(1);
        }
        self.restyle();
    }

    fn tracked(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Token::Start(tag) => {
                    self.layout.revisions += u32::from(tag.is(Space::Text, "changed-region"));
                    xml.skip()?;
                }
                Token::End | Token::Eof => return Ok(()),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }

    fn note(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Token::Start(tag) => {
                    let end = xml.skip()?;
                    if tag.is(Space::Text, "note-body") && end > tag.span.end {
                        self.notes.push(Span { start: tag.span.end, end });
                    }
                }
                Token::End | Token::Eof => return Ok(()),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }

    /// Notes the text of a drawing, to be read after the paragraph.
    fn anchored(&mut self, tag: &Tag<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let holds_text = matches!(tag.name, "text-box" | "custom-shape" | "rect");
        if holds_text {
            let end = xml.skip()?;
            if end > tag.span.end {
                self.boxes.push(Span { start: tag.span.end, end });
            }
            return Ok(());
        }
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.space == Space::Draw => self.anchored(&tag, xml)?,
                Token::Start(_) => {
                    xml.skip()?;
                }
                Token::End | Token::Eof => return Ok(()),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }

    fn text_boxes(&mut self, xml: &Xml<'a>, outer: Vec<Span>) -> Result<(), Fault> {
        let boxes = std::mem::replace(&mut self.boxes, outer);
        if boxes.is_empty() || self.box_depth >= BOXES {
            return Ok(());
        }
        self.box_depth += 1;
        let lists = std::mem::take(&mut self.lists);
        for range in boxes {
            self.blocks(&mut xml.within(range))?;
        }
        self.lists = lists;
        self.box_depth -= 1;
        Ok(())
    }

    fn list(&mut self, tag: &Tag<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let style = tag.get("style-name").or_else(|| self.lists.last().and_then(|l| l.style));
        let continues = tag.get("continue-numbering") == Some("true") || tag.get("continue-list").is_some();
        if let Some(name) = style.filter(|_| self.lists.is_empty() && !continues) {
            self.counted.retain(|(known, _)| *known != name);
        }
        self.lists.push(List { style });
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.is(Space::Text, "list-item") => {
                    self.label = self.number(tag.number("start-value"));
                    self.blocks(xml)?;
                    self.label = None;
                }
                Token::Start(tag) if tag.is(Space::Text, "list-header") => self.blocks(xml)?,
                Token::Start(_) => {
                    xml.skip()?;
                }
                Token::End | Token::Eof => break,
                Token::Text(..) | Token::Char(..) => {}
            }
        }
        self.lists.pop();
        Ok(())
    }

    /// The number of the next item of the innermost list.
    fn number(&mut self, start: Option<u32>) -> Option<String> {
        let name = self.lists.last()?.style?;
        let style = self.styles.lists.get(name)?;
        let at = (self.lists.len() - 1).min(9);
        let level = style.levels[at];
        if !level.bullet.is_empty() {
            return Some(format!("{} ", unescape(level.bullet)));
        }
        let place = self.counted.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            self.counted.push((name, [None; 10]));
            self.counted.len() - 1
        });
        let counters = &mut self.counted[place].1;
        counters[at] = Some(start.unwrap_or_else(|| counters[at].map_or(level.start, |n| n.saturating_add(1))));
        counters[at + 1..].fill(None);
        if level.format.is_empty() && level.prefix.is_empty() && level.suffix.is_empty() {
            return None;
        }
        let first = (at + 1).saturating_sub(usize::from(level.shown.max(1)));
        let shown: Vec<String> = (first..=at)
            .map(|i| (counters[i].unwrap_or(style.levels[i].start), style.levels[i].format))
            .filter(|(_, format)| !format.is_empty())
            .map(|(n, format)| numeral(n, format))
            .collect();
        Some(format!("{}{}{} ", unescape(level.prefix), shown.join("."), unescape(level.suffix)))
    }

    fn table(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
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
        loop {
            match xml.next()? {
                Token::Start(tag) => match (tag.space, tag.name) {
                    (Space::Table, "table-row") => {
                        self.cells(table, *row, header, xml)?;
                        *row = row.saturating_add(tag.number("number-rows-repeated").unwrap_or(1));
                    }
                    (Space::Table, "table-header-rows") => self.rows(table, row, true, xml)?,
                    (Space::Table, "table-row-group" | "table-rows") => self.rows(table, row, header, xml)?,
                    _ => {
                        xml.skip()?;
                    }
                },
                Token::End | Token::Eof => return Ok(()),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
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
