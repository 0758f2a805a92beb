//! [`Body`]: blocks of a story (the text, a note, a header): paragraphs, tables, content controls.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::super::Revisions;
use super::super::fault::Fault;
use super::super::flow::Flow;
use super::super::xml::{Space, Tag, Token, Xml};
use super::fonts::Fonts;
use super::numbering::Numbering;
use super::props::{AUTO, DirectRun, ParaProps, RunProps};
use super::section::{Running, section};
use super::start::ParaStart;
use super::styles::Styles;
use crate::text::{Align, Cell, Layout, LineKind, Span, Style};

/// Text boxes inside text boxes that are still read.
const BOXES: u8 = 4;
/// Properties that are kept to be known again: no honest file has more.
pub(super) const KNOWN: usize = 4096;

/// What a run's style depends on: its properties, whether it is a tracked change, its paragraph's alignment.
type StyleKey = (RunProps, bool, Option<Align>);

/// What its properties come from: its own, its character style, those of its paragraph; and the rest of [`StyleKey`].
type StyleSources<'a> = (RunProps, Option<&'a str>, RunProps, bool, Option<Align>);

/// Reads stories into one flow.
pub(super) struct Body<'a> {
    pub flow: Flow,
    pub styles: Styles<'a>,
    pub fonts: Fonts,
    pub numbering: Numbering<'a>,
    pub revisions: Revisions,
    pub layout: Layout,
    pub running: Vec<Running>,
    /// Notes in the order of their references: whether an endnote, and the id.
    pub notes: Vec<(bool, String)>,
    /// What the lines of this story are.
    pub kind: LineKind,
    /// For each section, whether it begins on a new page.
    pub new_pages: Vec<bool>,
    /// A page-number field was met.
    pub page_field: Option<PageField>,
    /// All paragraphs so far are lines of a text file.
    pub is_lines: bool,
    /// Empty paragraphs are lines; where nothing is said, the first paragraph tells.
    pub keeps_empty: Option<bool>,
    pub(super) cell: Option<Cell>,
    pub(super) tables: u32,
    pub(super) para: Para,
    /// The mark of the paragraph before is deleted: this one continues it.
    continues: bool,
    /// Depth of tracked changes that are shown.
    pub(super) revised: u32,
    pub(super) fields: Vec<Field>,
    pub(super) boxes: Vec<Span>,
    box_depth: u8,
    /// Properties of runs and paragraphs already read, by their characters.
    pub(super) known: FxHashMap<&'a str, DirectRun<'a>>,
    pub(super) known_starts: FxHashMap<&'a str, ParaStart<'a>>,
    /// Those read last.
    pub(super) last_run: Option<(&'a str, DirectRun<'a>)>,
    pub(super) last_start: Option<(&'a str, ParaStart<'a>)>,
    made: FxHashMap<StyleKey, Rc<Style>>,
    /// The style of the run before.
    last_style: Option<(StyleSources<'a>, Rc<Style>)>,
}

/// A page-number field, by the alignment of its paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageField(pub Option<Align>);

/// The paragraph under way.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Para {
    pub props: ParaProps,
    /// Its style's run properties over the table's.
    pub run: RunProps,
    pub kind: Option<LineKind>,
    /// Where its frame stands.
    pub frame: Option<Align>,
    /// An entry of the table of contents: the program repeats a heading, and it is not read.
    pub repeats: bool,
}

/// A complex field under way.
#[derive(Debug, Clone, Default)]
pub(super) struct Field {
    pub is_result: bool,
    pub code: String,
}

impl<'a> Body<'a> {
    pub fn new(flow: Flow, styles: Styles<'a>, fonts: Fonts, numbering: Numbering<'a>, revisions: Revisions) -> Self {
        Self {
            flow,
            styles,
            fonts,
            numbering,
            revisions,
            layout: Layout::default(),
            running: vec![],
            notes: vec![],
            kind: LineKind::Paragraph,
            new_pages: vec![],
            page_field: None,
            is_lines: true,
            keeps_empty: None,
            cell: None,
            tables: 0,
            para: Para::default(),
            continues: false,
            revised: 0,
            fields: vec![],
            boxes: vec![],
            box_depth: 0,
            known: FxHashMap::default(),
            known_starts: FxHashMap::default(),
            last_run: None,
            last_start: None,
            made: FxHashMap::default(),
            last_style: None,
        }
    }

    /// Reads a story: all blocks up to the end of the element that was opened last (or of the part).
    pub fn story(&mut self, xml: &mut Xml<'a>, kind: LineKind) -> Result<(), Fault> {
        self.kind = kind;
        self.fields.clear();
        self.revised = 0;
        self.continues = false;
        self.blocks(xml)?;
        self.flow.close();
        Ok(())
    }

    /// Reads blocks up to the end of the element that was opened last.
    pub(super) fn blocks(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        while let Some(tag) = xml.child()? {
            self.block(&tag, xml)?;
        }
        Ok(())
    }

    pub(super) fn block(&mut self, tag: &Tag<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        match (tag.space, tag.name) {
            (Space::Word, "p") => self.paragraph(xml),
            (Space::Word, "tbl") => self.table(xml),
            (Space::Word, "sdt" | "sdtContent" | "customXml" | "document" | "body" | "hdr" | "ftr") => self.blocks(xml),
            (Space::Word, "sectPr") => {
                let page = section(xml, &mut self.running)?;
                self.layout.pages.push(page);
                Ok(())
            }
            (Space::Word, "ins" | "moveTo" | "del" | "moveFrom") => self.change(tag, xml, Self::blocks),
            (Space::Compat, "AlternateContent") => self.alternate(xml, Self::blocks),
            (Space::Math, _) => self.inline(xml),
            _ => xml.skip().map(|_| ()),
        }
    }

    /// Reads the children of a tracked change, or not, as the revisions are taken.
    pub(super) fn change(
        &mut self,
        tag: &Tag<'a>,
        xml: &mut Xml<'a>,
        children: impl Fn(&mut Self, &mut Xml<'a>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.layout.revisions += 1;
        let is_insertion = matches!(tag.name, "ins" | "moveTo");
        if is_insertion != (self.revisions == Revisions::Accepted) {
            return xml.skip().map(|_| ());
        }
        self.revised += 1;
        children(self, xml)?;
        self.revised -= 1;
        Ok(())
    }

    /// Reads one of several forms of the same content: the first choice, or the fallback where there is none.
    pub(super) fn alternate(
        &mut self,
        xml: &mut Xml<'a>,
        children: impl Fn(&mut Self, &mut Xml<'a>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut taken = false;
        loop {
            match xml.next()? {
                Token::Start(tag) if !taken && matches!(tag.name, "Choice" | "Fallback") => {
                    taken = true;
                    children(self, xml)?;
                }
                Token::Start(_) => {
                    xml.skip()?;
                }
                Token::End | Token::Eof => return Ok(()),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }

    fn paragraph(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let mut start = None;
        let boxes = std::mem::take(&mut self.boxes);
        let lines = self.flow.line_count();
        if xml.is_usual()
            && let Some(read) = self.start_again(xml)
        {
            self.open(&read);
            start = Some(read);
        }
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.is(Space::Word, "pPr") && start.is_none() => {
                    let read = self.para_start(xml)?;
                    self.open(&read);
                    start = Some(read);
                }
                Token::Start(tag) => {
                    if start.is_none() {
                        self.open(&ParaStart::default());
                        start = Some(ParaStart::default());
                    }
                    if self.para.repeats {
                        xml.skip()?;
                    } else {
                        self.piece(&tag, xml)?;
                    }
                }
                Token::End | Token::Eof => break,
                Token::Text(..) | Token::Char(..) => {}
            }
        }
        let start = start.unwrap_or_else(|| {
            let none = ParaStart::default();
            self.open(&none);
            none
        });
        self.end(&start, lines);
        self.text_boxes(xml, boxes)
    }

    /// Begins a paragraph: style, number, page break.
    fn open(&mut self, start: &ParaStart<'a>) {
        let style = self.styles.paragraph(start.style);
        let styled = style.map_or_else(ParaProps::default, |s| s.para);
        let props = start.props.over(styled).over(self.styles.para);
        let run = style.map_or_else(RunProps::default, |s| s.run);
        let repeats = style.is_some_and(|s| s.is_contents);
        self.is_lines &= style.is_some_and(|s| s.is_line) && self.cell.is_none();
        self.keeps_empty.get_or_insert(self.is_lines);
        let outline = props.outline.map_or(style.and_then(|s| s.heading), |o| (o < 9).then_some(o + 1));
        let kind = match (self.cell, self.kind, outline) {
            (Some(cell), ..) => LineKind::Cell(cell),
            (None, LineKind::Paragraph, Some(level)) => LineKind::Heading(level),
            (None, kind, _) => kind,
        };
        let table = self.para.run;
        let run = if self.cell.is_some() { run.toggled_over(table) } else { run };
        self.para = Para { props, run, kind: Some(kind), frame: start.frame, repeats };
        let id = style.map(|s| s.id);
        let direct_level = start.props.level.or(if start.props.number.is_some() { Some(0) } else { None });
        if std::mem::take(&mut self.continues) && self.flow.has_text() {
            return;
        }
        self.flow.paragraph(kind);
        if props.page_break_before == Some(true) && self.cell.is_none() && self.kind == LineKind::Paragraph {
            self.flow.page_break(kind);
        }
        let vanishes = self.is_mark_gone(&start.mark) && self.revised == 0;
        if let Some(number) = props.number.filter(|n| *n != 0 && !vanishes) {
            let level = direct_level.or(props.level.filter(|_| styled.level.is_some()));
            if let Some(label) = self.numbering.next(number, level, id, &self.styles) {
                let mark = self.run_style(&DirectRun { props: label.props.over(start.mark.props), ..start.mark });
                self.flow.style(&mark);
                let text = Numbering::readable(&label, &self.fonts);
                self.flow.made(&text);
            }
        }
    }

    fn is_mark_gone(&self, mark: &DirectRun<'_>) -> bool {
        match self.revisions {
            Revisions::Accepted => mark.deleted,
            Revisions::Rejected => mark.inserted,
        }
    }

    fn end(&mut self, start: &ParaStart<'a>, lines: usize) {
        let marks = u32::from(start.mark.inserted) + u32::from(start.mark.deleted);
        self.layout.revisions += marks + start.mark.changes + start.changes;
        if self.is_mark_gone(&start.mark) {
            self.continues = true;
        } else {
            let is_empty = self.flow.line_count() == lines && !self.para.repeats;
            if is_empty && self.cell.is_none() && self.kind == LineKind::Paragraph {
                self.layout.empty_paragraphs += 1;
                if self.keeps_empty == Some(true) {
                    self.flow.empty_line(self.kind);
                }
            }
            self.flow.close();
        }
        if start.ends_section && self.new_pages.get(self.layout.pages.len()).copied().unwrap_or(true) {
            self.flow.page_break(LineKind::Paragraph);
            self.flow.close();
        }
    }

    /// Reads the text boxes anchored in the paragraph that just ended; each once.
    fn text_boxes(&mut self, xml: &Xml<'a>, outer: Vec<Span>) -> Result<(), Fault> {
        let boxes = std::mem::replace(&mut self.boxes, outer);
        if boxes.is_empty() || self.box_depth >= BOXES {
            return Ok(());
        }
        self.box_depth += 1;
        let fields = std::mem::take(&mut self.fields);
        let (continues, revised) = (std::mem::take(&mut self.continues), std::mem::take(&mut self.revised));
        self.flow.close();
        for range in boxes {
            self.blocks(&mut xml.within(range))?;
            self.fields.clear();
        }
        self.fields = fields;
        (self.continues, self.revised) = (continues, revised);
        self.box_depth -= 1;
        Ok(())
    }

    /// How a run of the paragraph under way is set: mostly as the run before.
    pub(super) fn run_style(&mut self, run: &DirectRun<'a>) -> Rc<Style> {
        let align = Some(self.para.props.align.unwrap_or(Align::Left));
        let sources = (run.props, run.style, self.para.run, self.revised > 0, align);
        if let Some((last, style)) = &self.last_style
            && *last == sources
        {
            return Rc::clone(style);
        }
        let style = self.new_run_style(run, align);
        self.last_style = Some((sources, Rc::clone(&style)));
        style
    }

    fn new_run_style(&mut self, run: &DirectRun<'a>, align: Option<Align>) -> Rc<Style> {
        let character = run.style.and_then(|id| self.styles.character(id)).map_or_else(RunProps::default, |s| s.run);
        let styled = character.toggled_over(self.para.run).over_defaults(self.styles.run);
        let props = run.props.over(styled);
        let revised = self.revised > 0;
        if let Some(known) = self.made.get(&(props, revised, align)) {
            return Rc::clone(known);
        }
        let on = |toggle: Option<bool>| toggle == Some(true);
        let style = Rc::new(Style {
            bold: on(props.bold),
            italic: on(props.italic),
            underline: on(props.underline),
            caps: on(props.caps),
            superscript: on(props.superscript),
            highlight: on(props.highlight),
            hidden: on(props.hidden),
            revision: revised,
            font: props.font.map(|f| self.fonts.name(f).to_owned()),
            half_points: props.size,
            color: props.color.filter(|c| *c != AUTO),
            align,
        });
        if self.made.len() < KNOWN {
            self.made.insert((props, revised, align), Rc::clone(&style));
        }
        style
    }
}
