//! What stands at the start of a paragraph or a run: its properties. Programs write the same ones thousands of times, so they are
//! known again by their characters.

use super::super::fault::Fault;
use super::super::xml::{Space, Token, Xml};
use super::body::{Body, KNOWN};
use super::props::{DirectRun, ParaProps, align, align_named, is_on, run_props};
use super::section::section;
use super::styles::number_props;
use crate::text::{Align, Span};

/// What the children of a `w:pPr` say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ParaStart<'a> {
    pub style: Option<&'a str>,
    pub props: ParaProps,
    pub mark: DirectRun<'a>,
    /// Tracked changes of formatting.
    pub changes: u32,
    pub ends_section: bool,
    /// Where the frame stands that the paragraph is in.
    pub frame: Option<Align>,
}

impl<'a> Body<'a> {
    /// Reads a `w:pPr` that was just opened: mostly one that was read before.
    pub(super) fn para_start(&mut self, xml: &mut Xml<'a>) -> Result<ParaStart<'a>, Fault> {
        let before = xml.here();
        let Some(inside) = xml.jump() else { return self.new_para_start(xml) };
        if let Some(known) = self.known_starts.get(inside) {
            self.last_start = Some((inside, *known));
            return Ok(*known);
        }
        let read = self.new_para_start(&mut xml.within(Span::new(before, before + inside.len())))?;
        // A section counts each time.
        if !read.ends_section && self.known_starts.len() < KNOWN {
            self.known_starts.insert(inside, read);
            self.last_start = Some((inside, read));
        }
        Ok(read)
    }

    /// The `w:pPr` that stands here where it is the same as the one before.
    pub(super) fn start_again(&self, xml: &mut Xml<'a>) -> Option<ParaStart<'a>> {
        let (inside, start) = self.last_start?;
        xml.past("<w:pPr>", inside, "</w:pPr>").then_some(start)
    }

    fn new_para_start(&mut self, xml: &mut Xml<'a>) -> Result<ParaStart<'a>, Fault> {
        let mut start = ParaStart::default();
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.space == Space::Word => match tag.name {
                    "rPr" => start.mark = self.run_props(xml)?,
                    "numPr" => number_props(xml, &mut start.props)?,
                    "sectPr" => {
                        let page = section(xml, &mut self.running)?;
                        self.layout.pages.push(page);
                        start.ends_section = true;
                    }
                    name => {
                        match name {
                            "pStyle" => start.style = tag.get("val"),
                            "jc" => start.props.align = align(&tag),
                            "outlineLvl" => start.props.outline = tag.number("val"),
                            "pageBreakBefore" => start.props.page_break_before = Some(is_on(&tag)),
                            "pPrChange" => start.changes += 1,
                            "framePr" => start.frame = tag.get("xAlign").and_then(align_named),
                            _ => {}
                        }
                        xml.skip()?;
                    }
                },
                Token::Start(_) => {
                    xml.skip()?;
                }
                Token::End | Token::Eof => return Ok(start),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }

    /// Reads a `w:rPr` that was just opened: mostly one that was read before.
    pub(super) fn run_props(&mut self, xml: &mut Xml<'a>) -> Result<DirectRun<'a>, Fault> {
        let before = xml.here();
        let Some(inside) = xml.jump() else { return run_props(xml, &mut self.fonts) };
        let known = self.known.get(inside).copied();
        let read = if let Some(known) = known {
            known
        } else {
            let range = Span::new(before, before + inside.len());
            let read = run_props(&mut xml.within(range), &mut self.fonts)?;
            if self.known.len() < KNOWN {
                self.known.insert(inside, read);
            }
            read
        };
        self.last_run = Some((inside, read));
        Ok(read)
    }

    /// The `w:rPr` that stands here where it is the same as the one before.
    pub(super) fn props_again(&self, xml: &mut Xml<'a>) -> Option<DirectRun<'a>> {
        let (inside, read) = self.last_run?;
        xml.past("<w:rPr>", inside, "</w:rPr>").then_some(read)
    }
}
