//! [`Styles`]: the style sheet, with each style's ancestors laid under it.

use rustc_hash::FxHashMap;

use super::super::Limits;
use super::super::fault::Fault;
use super::super::plain::is_line_style;
use super::super::xml::{Space, Token, Xml};
use super::fonts::Fonts;
use super::props::{ParaProps, RunProps, align, is_on, run_props};

/// Word's own defaults, where the style sheet has none: Times New Roman, 10 points.
const SIZE: u16 = 20;

/// The style sheet.
#[derive(Debug, Default)]
pub(super) struct Styles<'a> {
    /// The document's defaults.
    pub run: RunProps,
    pub para: ParaProps,
    by_id: FxHashMap<&'a str, usize>,
    list: Vec<Style<'a>>,
    default_paragraph: Option<usize>,
    default_table: Option<usize>,
}

/// One style, its ancestors laid under it.
#[derive(Debug, Clone, Default)]
pub(super) struct Style<'a> {
    pub id: &'a str,
    kind: &'a str,
    base: Option<&'a str>,
    pub para: ParaProps,
    pub run: RunProps,
    /// The heading level the style's name says, from 1.
    pub heading: Option<u8>,
    /// It is the one for lines of text files.
    pub is_line: bool,
    /// It is one for entries of the table of contents.
    pub is_contents: bool,
}

impl<'a> Styles<'a> {
    /// Reads `styles.xml`.
    pub fn read(text: &'a str, fonts: &mut Fonts, limits: &Limits) -> Result<Self, Fault> {
        let mut styles = Self::default();
        let mut xml = Xml::new(text, "word/styles.xml", limits);
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.space != Space::Word => {
                    xml.skip()?;
                }
                Token::Start(tag) => match tag.name {
                    "rPr" => styles.run = run_props(&mut xml, fonts)?.props,
                    "pPr" => styles.para = para_props(&mut xml)?,
                    "styles" | "docDefaults" | "rPrDefault" | "pPrDefault" => {}
                    "style" => {
                        let kind = tag.get("type").unwrap_or("paragraph");
                        let id = tag.get("styleId").unwrap_or("");
                        let is_default = matches!(tag.get("default"), Some("1" | "true" | "on"));
                        let style = Style { id, kind, ..one(&mut xml, fonts)? };
                        let index = styles.list.len();
                        match kind {
                            "paragraph" if is_default => styles.default_paragraph = Some(index),
                            "table" if is_default => styles.default_table = Some(index),
                            _ => {}
                        }
                        styles.by_id.insert(id, index);
                        styles.list.push(style);
                    }
                    _ => {
                        xml.skip()?;
                    }
                },
                Token::Eof => break,
                _ => {}
            }
        }
        styles.resolve();
        Ok(styles)
    }

    /// Completes the defaults with Word's own.
    pub fn complete(&mut self, fonts: &mut Fonts) {
        let own = RunProps { font: Some(fonts.index("Times New Roman")), size: Some(SIZE), ..RunProps::default() };
        self.run = self.run.over(own);
    }

    /// The style of this id and kind; the default paragraph style where there is none.
    pub fn paragraph(&self, id: Option<&str>) -> Option<&Style<'a>> {
        id.and_then(|id| self.get(id, "paragraph")).or_else(|| self.default_paragraph.map(|i| &self.list[i]))
    }

    /// The character style of this id.
    pub fn character(&self, id: &str) -> Option<&Style<'a>> {
        self.get(id, "character")
    }

    /// The table style of this id, or the default one.
    pub fn table(&self, id: Option<&str>) -> Option<&Style<'a>> {
        id.and_then(|id| self.get(id, "table")).or_else(|| self.default_table.map(|i| &self.list[i]))
    }

    /// The numbering style of this id.
    pub fn numbering(&self, id: &str) -> Option<&Style<'a>> {
        self.get(id, "numbering")
    }

    fn get(&self, id: &str, kind: &str) -> Option<&Style<'a>> {
        self.by_id.get(id).map(|&i| &self.list[i]).filter(|s| s.kind == kind)
    }

    /// Lays each style's ancestors under it; a circle ends where it closes.
    fn resolve(&mut self) {
        let mut done = vec![false; self.list.len()];
        for index in 0..self.list.len() {
            let mut chain = vec![];
            let mut next = Some(index);
            while let Some(at) = next.filter(|at| !done[*at]) {
                done[at] = true;
                chain.push(at);
                next = self.list[at].base.and_then(|base| self.by_id.get(base)).copied();
            }
            let mut below = next.map(|at| self.list[at].clone());
            for at in chain.into_iter().rev() {
                if let Some(below) = below.filter(|b| b.kind == self.list[at].kind) {
                    let style = &mut self.list[at];
                    style.para = style.para.over(below.para);
                    style.run = style.run.over(below.run);
                    style.heading = style.heading.or(below.heading);
                }
                below = Some(self.list[at].clone());
            }
        }
    }
}

fn one<'a>(xml: &mut Xml<'a>, fonts: &mut Fonts) -> Result<Style<'a>, Fault> {
    let mut style = Style::default();
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.space == Space::Word => match tag.name {
                "rPr" => style.run = run_props(xml, fonts)?.props,
                "pPr" => style.para = para_props(xml)?,
                name => {
                    match name {
                        "basedOn" => style.base = tag.get("val"),
                        "name" => {
                            style.heading = tag.get("val").and_then(heading);
                            style.is_line = tag.get("val").is_some_and(is_line_style);
                            style.is_contents = tag.get("val").is_some_and(is_contents);
                        }
                        _ => {}
                    }
                    xml.skip()?;
                }
            },
            Token::Start(_) => {
                xml.skip()?;
            }
            Token::End | Token::Eof => return Ok(style),
            Token::Text(..) | Token::Char(..) => {}
        }
    }
}

/// `heading 2` is the built-in name in every language of Word.
fn heading(name: &str) -> Option<u8> {
    let digit = name.strip_prefix("heading ").or_else(|| name.strip_prefix("Heading "))?;
    digit.parse().ok().filter(|level| (1..=9).contains(level))
}

/// `toc 2`, likewise.
fn is_contents(name: &str) -> bool {
    let digit = name.get(..4).filter(|head| head.eq_ignore_ascii_case("toc ")).map(|head| &name[head.len()..]);
    digit.is_some_and(|digit| matches!(digit.parse(), Ok(1..=9u8)))
}

/// Reads the children of a style's `w:pPr`.
fn para_props(xml: &mut Xml<'_>) -> Result<ParaProps, Fault> {
    let mut props = ParaProps::default();
    while let Some(tag) = xml.child()? {
        if tag.space == Space::Word && tag.name == "numPr" {
            number_props(xml, &mut props)?;
            continue;
        }
        if tag.space == Space::Word {
            match tag.name {
                "jc" => props.align = align(&tag),
                "outlineLvl" => props.outline = tag.number("val"),
                "pageBreakBefore" => props.page_break_before = Some(is_on(&tag)),
                _ => {}
            }
        }
        xml.skip()?;
    }
    Ok(props)
}

/// Reads the children of a `w:numPr`.
pub(super) fn number_props(xml: &mut Xml<'_>, props: &mut ParaProps) -> Result<(), Fault> {
    while let Some(tag) = xml.child()? {
        match tag.name {
            "numId" => props.number = tag.number("val"),
            "ilvl" => props.level = tag.number("val"),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}
