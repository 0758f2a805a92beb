//! Properties of runs and paragraphs as `WordprocessingML` writes them, and how one layer lies over another.

use super::super::fault::Fault;
use super::super::xml::{Space, Tag, Xml};
use super::fonts::Fonts;
use crate::text::Align;

/// Colour “auto”: no colour of its own.
pub(super) const AUTO: u32 = u32::MAX;

/// Properties of a run; `None` where this layer says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct RunProps {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub caps: Option<bool>,
    pub hidden: Option<bool>,
    pub underline: Option<bool>,
    pub superscript: Option<bool>,
    pub highlight: Option<bool>,
    /// Index into [`Fonts`].
    pub font: Option<u16>,
    /// In half points.
    pub size: Option<u16>,
    pub color: Option<u32>,
}

/// A run's `w:rPr`: its properties, its character style, and the tracking of a paragraph mark.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DirectRun<'a> {
    pub props: RunProps,
    pub style: Option<&'a str>,
    pub inserted: bool,
    pub deleted: bool,
    /// Tracked changes of formatting.
    pub changes: u32,
}

/// Properties of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ParaProps {
    pub align: Option<Align>,
    /// Outline level from 0; 9 is body text.
    pub outline: Option<u8>,
    pub number: Option<u32>,
    pub level: Option<u8>,
    pub page_break_before: Option<bool>,
}

impl RunProps {
    /// This layer over `below`.
    pub fn over(self, below: Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            caps: self.caps.or(below.caps),
            hidden: self.hidden.or(below.hidden),
            underline: self.underline.or(below.underline),
            superscript: self.superscript.or(below.superscript),
            highlight: self.highlight.or(below.highlight),
            font: self.font.or(below.font),
            size: self.size.or(below.size),
            color: self.color.or(below.color),
        }
    }

    /// A style layer over the style layers below: what is switched on twice is off (ISO/IEC 29500-1, 17.7.3).
    pub fn toggled_over(self, below: Self) -> Self {
        let toggle = |a: Option<bool>, b: Option<bool>| match (a, b) {
            (Some(a), Some(b)) => Some(a ^ b),
            (a, b) => a.or(b),
        };
        Self {
            bold: toggle(self.bold, below.bold),
            italic: toggle(self.italic, below.italic),
            caps: toggle(self.caps, below.caps),
            hidden: toggle(self.hidden, below.hidden),
            ..self.over(below)
        }
    }

    /// Style layers over the document's defaults: a toggle that is on by default stays on.
    pub fn over_defaults(self, defaults: Self) -> Self {
        let either = |a: Option<bool>, b: Option<bool>| if b == Some(true) { b } else { a.or(b) };
        Self {
            bold: either(self.bold, defaults.bold),
            italic: either(self.italic, defaults.italic),
            caps: either(self.caps, defaults.caps),
            hidden: either(self.hidden, defaults.hidden),
            ..self.over(defaults)
        }
    }
}

impl ParaProps {
    /// This layer over `below`.
    pub fn over(self, below: Self) -> Self {
        Self {
            align: self.align.or(below.align),
            outline: self.outline.or(below.outline),
            number: self.number.or(below.number),
            level: self.level.or(below.level),
            page_break_before: self.page_break_before.or(below.page_break_before),
        }
    }
}

/// Reads the children of a `w:rPr` that was just opened.
pub(super) fn run_props<'a>(xml: &mut Xml<'a>, fonts: &mut Fonts) -> Result<DirectRun<'a>, Fault> {
    let mut run = DirectRun::default();
    while let Some(tag) = xml.child()? {
        if tag.space == Space::Word {
            run.take(&tag, fonts);
        }
        xml.skip()?;
    }
    Ok(run)
}

impl<'a> DirectRun<'a> {
    fn take(&mut self, tag: &Tag<'a>, fonts: &mut Fonts) {
        let props = &mut self.props;
        match tag.name {
            "b" => props.bold = Some(is_on(tag)),
            "i" => props.italic = Some(is_on(tag)),
            "caps" | "smallCaps" => props.caps = Some(is_on(tag) || props.caps == Some(true)),
            "vanish" => props.hidden = Some(is_on(tag)),
            "u" => props.underline = Some(tag.get("val").is_none_or(|v| v != "none")),
            "vertAlign" => props.superscript = Some(tag.get("val") == Some("superscript")),
            "highlight" => props.highlight = Some(tag.get("val").is_none_or(|v| v != "none")),
            "rFonts" => props.font = fonts.of(tag).or(props.font),
            "sz" => props.size = tag.number("val").or(props.size),
            "color" => {
                props.color = match tag.get("val") {
                    Some("auto") | None => Some(AUTO),
                    Some(hex) => u32::from_str_radix(hex.trim_start_matches('#'), 16).ok().filter(|c| *c <= 0xFF_FFFF),
                }
            }
            "rStyle" => self.style = tag.get("val"),
            "ins" | "moveTo" => self.inserted = true,
            "del" | "moveFrom" => self.deleted = true,
            "rPrChange" => self.changes += 1,
            _ => {}
        }
    }
}

/// An on/off element: on without a value.
pub(super) fn is_on(tag: &Tag<'_>) -> bool {
    !matches!(tag.get("val"), Some("0" | "false" | "off" | "none"))
}

/// The alignment a `w:jc` says.
pub(super) fn align(tag: &Tag<'_>) -> Option<Align> {
    align_named(tag.get("val")?)
}

/// The alignment of this name.
pub(super) fn align_named(name: &str) -> Option<Align> {
    match name {
        "left" | "start" => Some(Align::Left),
        "center" => Some(Align::Center),
        "right" | "end" => Some(Align::Right),
        "both" | "distribute" | "thaiDistribute" | "lowKashida" | "mediumKashida" | "highKashida" => {
            Some(Align::Justify)
        }
        _ => None,
    }
}
