//! [`Body`]: text, tables and lists of an OpenDocument story.

use std::rc::Rc;

use super::super::fault::Fault;
use super::super::flow::Flow;
use super::super::xml::{Space, Tag, Token, Xml};
use super::super::{Limits, Revisions};
use super::styles::{Layer, Styles};
use crate::text::{Align, Cell, Layout, LineKind, Span};

/// Text boxes inside text boxes that are still read.
const BOXES: u8 = 4;

/// Reads stories into one flow.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of the story on its own")]
pub(super) struct Body<'a> {
    pub flow: Flow,
    pub styles: Styles<'a>,
    pub layout: Layout,
    /// Bodies of the notes, in order.
    pub notes: Vec<Span>,
    /// A page-number field was met, in a paragraph aligned so.
    pub page_field: Option<PageField>,
    /// All paragraphs so far are lines of a text file.
    pub is_lines: bool,
    /// Empty paragraphs are lines.
    pub keeps_empty: bool,
    pub(super) kind: LineKind,
    pub(super) line: LineKind,
    pub(super) cell: Option<Cell>,
    pub(super) tables: u32,
    pub(super) repeats: usize,
    /// The paragraph's style under the spans that are open.
    pub(super) layers: Vec<Layer>,
    pub(super) lists: Vec<List<'a>>,
    /// Counters by list style, to go on where a list continues.
    pub(super) counted: Vec<(&'a str, [Option<u32>; 10])>,
    /// The item that was just opened, and the number it says it begins with: its first paragraph bears the number, and one without a
    /// paragraph of its own counts for nothing.
    pub(super) item: Option<Item>,
    pub(super) boxes: Vec<Span>,
    box_depth: u8,
    /// Insertions that are open.
    inserted: u32,
    revisions: Revisions,
    /// Empty rows and cells are not there unless something follows on their row.
    pub is_sheet: bool,
    /// The text so far ended in white space.
    ended_space: bool,
}

/// A page-number field, by the alignment of its paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageField(pub Option<Align>);

/// An item of a list: the number it says it begins with.
pub(super) struct Item(pub Option<u32>);

pub(super) struct List<'a> {
    pub style: Option<&'a str>,
}

impl<'a> Body<'a> {
    pub fn new(flow: Flow, styles: Styles<'a>, limits: &Limits) -> Self {
        Self {
            flow,
            styles,
            layout: Layout::default(),
            notes: vec![],
            page_field: None,
            is_lines: true,
            keeps_empty: false,
            kind: LineKind::Paragraph,
            line: LineKind::Paragraph,
            cell: None,
            tables: 0,
            repeats: limits.cells,
            layers: vec![],
            lists: vec![],
            counted: vec![],
            item: None,
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

    pub(super) fn blocks(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        while let Some(tag) = xml.child()? {
            self.block(&tag, xml)?;
        }
        Ok(())
    }

    fn block(&mut self, tag: &Tag<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        match (tag.space, tag.name) {
            (Space::Text, "p" | "h") => self.paragraph(tag, xml),
            (Space::Text, "list") => self.list(tag, xml),
            (Space::Table, "table") => {
                let style = tag.get("style-name").unwrap_or("");
                if self.is_sheet && self.styles.layer_of("table", style).is_hidden() {
                    return xml.skip().map(|_| ());
                }
                self.table(xml)
            }
            (Space::Text, "tracked-changes") => self.tracked(xml),
            (Space::Text, "change-start" | "change-end") => {
                self.mark(tag);
                xml.skip().map(|_| ())
            }
            (Space::Text, "section") if tag.get("display") == Some("none") => xml.skip().map(|_| ()),
            // The program repeats the headings.
            (Space::Text, "table-of-content") => xml.skip().map(|_| ()),
            (
                Space::Text,
                "section" | "index-body" | "index-title" | "illustration-index" | "table-index" | "alphabetical-index"
                | "user-index" | "bibliography" | "numbered-paragraph",
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
        self.is_lines = self.is_lines && self.cell.is_none() && self.styles.is_line(name);
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
        if let Some(label) = self.item.take().and_then(|Item(start)| self.number(start)) {
            self.flow.made(&label);
        }
        self.ended_space = true;
        self.inline(xml)?;
        self.layers = outer;
        if self.flow.line_count() == lines && self.cell.is_none() && self.kind == LineKind::Paragraph {
            self.layout.empty_paragraphs += 1;
            if self.keeps_empty {
                self.flow.empty_line(self.kind);
            }
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
            (Space::Text, "tracked-changes" | "ruby-text" | "hidden-text" | "hidden-paragraph" | "script") => {}
            (Space::Text, "page-number") => {
                self.page_field = Some(PageField(self.layers.last().and_then(|l| l.style(false).align)));
                return self.inline(xml);
            }
            // A control of a form is an element of LibreOffice's own.
            (Space::Text, _) | (Space::Other, "content-control") => return self.inline(xml),
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
        while let Some(tag) = xml.child()? {
            let end = xml.skip()?;
            if tag.is(Space::Text, "note-body") && end > tag.span.end {
                self.notes.push(Span { start: tag.span.end, end });
            }
        }
        Ok(())
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
}
