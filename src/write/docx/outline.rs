//! [`Outline`]: the runs of a document part, where each begins and ends, and what of it is text.
//!
//! A run in a text box belongs to the run the box is anchored in: Word takes no comments inside boxes. It must not know
//! what will be put in.

use crate::read::Limits;
use crate::read::fault::Fault;
use crate::read::xml::{Space, Tag, Token, Xml};
use crate::text::Span;

/// The runs of a part, in order; all spans are bytes of its decoded text.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub units: Vec<Unit>,
    /// The opening tag of the part's root element.
    pub root: Span,
    /// Where a paragraph without runs could take some: before the end tag of the first that has one.
    pub spare: Option<u32>,
    /// Depth of complex fields at the place that is read.
    fields: u32,
    paragraph: u32,
}

/// A run, or what can only be taken whole like one (a formula).
#[derive(Debug, Default)]
pub(super) struct Unit {
    pub span: Span,
    /// Its `w:rPr`.
    pub props: Option<Span>,
    /// What stands in it besides.
    pub leaves: Vec<Leaf>,
    /// It is a run, and can be split between its leaves.
    pub is_run: bool,
    /// Whether changes may be tracked in it: not in a change that is tracked already, nor in a field's result.
    pub is_free: bool,
    /// Which paragraph it stands in.
    pub paragraph: u32,
    /// The note it refers to: whether an endnote, and the id.
    pub note: Option<(bool, String)>,
}

/// A child of a run.
#[derive(Debug)]
pub(super) struct Leaf {
    pub span: Span,
    /// Where it is text.
    pub text: Option<Letters>,
}

/// A `w:t`.
#[derive(Debug)]
pub(super) struct Letters {
    /// Its opening tag.
    pub open: Span,
    /// Between the tags.
    pub inner: Span,
    /// White space at its ends counts.
    pub preserve: bool,
    /// Nothing but characters and references in it.
    pub is_plain: bool,
}

/// What the place that is read lies in.
#[derive(Debug, Clone, Copy)]
struct Within {
    is_free: bool,
    is_paragraph: bool,
}

impl Unit {
    /// The leaves that share bytes with a span, and their numbers.
    pub fn leaves_in(&self, span: Span) -> impl Iterator<Item = (usize, &Leaf)> {
        let first = self.leaves.partition_point(|leaf| leaf.span.end <= span.start);
        self.leaves.iter().enumerate().skip(first).take_while(move |(_, leaf)| leaf.span.start < span.end)
    }
}

impl Outline {
    /// Of a part's decoded text.
    pub fn of(text: &str, part: &str, limits: &Limits) -> Result<Self, Fault> {
        let mut outline = Self::default();
        let mut xml = Xml::new(text, part, limits);
        while let Some(tag) = first(&mut xml)? {
            outline.root = tag.span;
            outline.inside(&mut xml, text, Within { is_free: true, is_paragraph: false })?;
        }
        Ok(outline)
    }

    /// The unit a byte lies in.
    pub fn unit_at(&self, byte: u32) -> Option<usize> {
        let index = self.units.partition_point(|u| u.span.start <= byte).checked_sub(1)?;
        (byte < self.units[index].span.end).then_some(index)
    }

    /// The unit that refers to a note.
    pub fn note(&self, is_endnote: bool, id: &str) -> Option<usize> {
        self.units.iter().position(|u| u.note.as_ref().is_some_and(|n| n.0 == is_endnote && n.1 == id))
    }

    /// Reads up to the end of the element that was opened last; gives where its end tag begins.
    fn inside(&mut self, xml: &mut Xml<'_>, text: &str, within: Within) -> Result<u32, Fault> {
        loop {
            let before = xml.here() as u32;
            match xml.next()? {
                Token::Start(tag) => self.element(&tag, xml, text, within)?,
                Token::End | Token::Eof => return Ok(before),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }

    fn element(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, text: &str, within: Within) -> Result<(), Fault> {
        match (tag.space, tag.name) {
            (Space::Word, "r") if within.is_paragraph => self.run(tag, xml, text, within),
            (Space::Math, _) if within.is_paragraph => {
                xml.skip()?;
                let span = Span { start: tag.span.start, end: xml.here() as u32 };
                let leaves = vec![Leaf { span, text: None }];
                self.units.push(Unit { span, leaves, paragraph: self.paragraph, ..Unit::default() });
                Ok(())
            }
            (Space::Word, "p") => {
                self.paragraph += 1;
                self.fields = 0;
                let end = self.inside(xml, text, Within { is_paragraph: true, ..within })?;
                if self.spare.is_none() && end > tag.span.end {
                    self.spare = Some(end);
                }
                Ok(())
            }
            // Words of the document's own settings: nothing to be found in them.
            (Space::Word, "pPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" | "sdtPr") => xml.skip().map(|_| ()),
            (Space::Word, "ins" | "del" | "moveFrom" | "moveTo" | "fldSimple") => {
                self.inside(xml, text, Within { is_free: false, ..within }).map(|_| ())
            }
            _ => self.inside(xml, text, within).map(|_| ()),
        }
    }

    fn run(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>, text: &str, within: Within) -> Result<(), Fault> {
        let mut unit = Unit { is_run: true, paragraph: self.paragraph, ..Unit::default() };
        unit.is_free = within.is_free && self.fields == 0;
        while let Some(child) = xml.child()? {
            let letters = if child.is(Space::Word, "t") {
                Some(letters(&child, xml, text)?)
            } else {
                xml.skip()?;
                None
            };
            let span = Span { start: child.span.start, end: xml.here() as u32 };
            match (child.space, child.name) {
                (Space::Word, "rPr") => {
                    unit.props = Some(span);
                    continue;
                }
                (Space::Word, "fldChar") => {
                    unit.is_free = false;
                    match child.get("fldCharType") {
                        Some("begin") => self.fields += 1,
                        Some("end") => self.fields = self.fields.saturating_sub(1),
                        _ => {}
                    }
                }
                (Space::Word, "footnoteReference" | "endnoteReference") => {
                    unit.note = child.get("id").map(|id| (child.name == "endnoteReference", id.to_owned()));
                }
                _ => {}
            }
            unit.leaves.push(Leaf { span, text: letters });
        }
        unit.span = Span { start: tag.span.start, end: xml.here() as u32 };
        if !unit.leaves.is_empty() {
            self.units.push(unit);
        }
        Ok(())
    }
}

/// The next element that begins.
fn first<'a>(xml: &mut Xml<'a>) -> Result<Option<Tag<'a>>, Fault> {
    loop {
        match xml.next()? {
            Token::Start(tag) => return Ok(Some(tag)),
            Token::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// Reads a `w:t` that was just opened.
fn letters(tag: &Tag<'_>, xml: &mut Xml<'_>, text: &str) -> Result<Letters, Fault> {
    let preserve = tag.get("space") == Some("preserve");
    let mut is_plain = true;
    loop {
        let before = xml.here() as u32;
        match xml.next()? {
            Token::Text(_, at) => is_plain &= !text[..at as usize].ends_with("<![CDATA["),
            Token::Char(..) => {}
            Token::Start(_) => {
                is_plain = false;
                xml.skip()?;
            }
            Token::End | Token::Eof => {
                let inner = Span { start: tag.span.end, end: before.max(tag.span.end) };
                return Ok(Letters { open: tag.span, inner, preserve, is_plain });
            }
        }
    }
}
