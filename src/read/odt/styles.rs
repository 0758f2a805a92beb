//! Styles of OpenDocument: paragraph and text styles with their parents, list styles, page layouts.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::super::Limits;
use super::super::fault::Fault;
use super::super::plain::is_line_style;
use super::super::xml::{Space, Tag, Token, Xml, unescape};
use crate::text::{Align, PageSetup, Style};

/// Parents of parents that are followed.
const DEPTH: u8 = 16;

/// All styles of a document, from `styles.xml` and from the automatic styles of `content.xml`.
#[derive(Debug, Default)]
pub(super) struct Styles<'a> {
    list: FxHashMap<(&'a str, &'a str), Named<'a>>,
    defaults: FxHashMap<&'a str, Layer>,
    pub lists: FxHashMap<&'a str, ListStyle<'a>>,
    fonts: FxHashMap<&'a str, Rc<str>>,
    /// Page layouts by name, in order.
    pages: Vec<(&'a str, PageSetup)>,
    /// Master pages: the name of their page layout.
    masters: Vec<&'a str>,
}

#[derive(Debug, Default, Clone)]
struct Named<'a> {
    parent: Option<&'a str>,
    layer: Layer,
}

/// What a style says; `None` where it says nothing.
#[derive(Debug, Default, Clone)]
pub(super) struct Layer {
    bold: Option<bool>,
    italic: Option<bool>,
    underline: Option<bool>,
    caps: Option<bool>,
    superscript: Option<bool>,
    highlight: Option<bool>,
    hidden: Option<bool>,
    font: Option<Rc<str>>,
    half_points: Option<u16>,
    color: Option<u32>,
    align: Option<Align>,
    pub page_before: Option<bool>,
}

/// A list style: its levels from 1.
#[derive(Debug, Default, Clone)]
pub(super) struct ListStyle<'a> {
    pub levels: [LevelStyle<'a>; 10],
}

/// One level of a list style.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct LevelStyle<'a> {
    pub format: &'a str,
    pub prefix: &'a str,
    pub suffix: &'a str,
    pub bullet: &'a str,
    pub shown: u8,
    pub start: u32,
}

impl Layer {
    /// This layer over `below`.
    pub fn over(&self, below: &Layer) -> Layer {
        Layer {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            underline: self.underline.or(below.underline),
            caps: self.caps.or(below.caps),
            superscript: self.superscript.or(below.superscript),
            highlight: self.highlight.or(below.highlight),
            hidden: self.hidden.or(below.hidden),
            font: self.font.clone().or_else(|| below.font.clone()),
            half_points: self.half_points.or(below.half_points),
            color: self.color.or(below.color),
            align: self.align.or(below.align),
            page_before: self.page_before.or(below.page_before),
        }
    }

    /// Whether it is not shown.
    pub fn is_hidden(&self) -> bool {
        self.hidden == Some(true)
    }

    /// As the text knows it.
    pub fn style(&self, revision: bool) -> Style {
        let on = |toggle: Option<bool>| toggle == Some(true);
        Style {
            bold: on(self.bold),
            italic: on(self.italic),
            underline: on(self.underline),
            caps: on(self.caps),
            superscript: on(self.superscript),
            highlight: on(self.highlight),
            hidden: on(self.hidden),
            revision,
            font: self.font.as_deref().map(str::to_owned),
            half_points: self.half_points,
            color: self.color,
            align: Some(self.align.unwrap_or(Align::Left)),
        }
    }

    fn take(&mut self, tag: &Tag<'_>, fonts: &FxHashMap<&str, Rc<str>>) {
        if tag.name == "paragraph-properties" {
            self.align = match tag.get("text-align") {
                Some("start" | "left") => Some(Align::Left),
                Some("center") => Some(Align::Center),
                Some("end" | "right") => Some(Align::Right),
                Some("justify") => Some(Align::Justify),
                _ => self.align,
            };
            self.page_before = tag.get("break-before").map(|v| v == "page").or(self.page_before);
            return;
        }
        let is = |name: &str, yes: &str| tag.get(name).map(|v| v == yes);
        self.bold = tag.get("font-weight").map(|v| v == "bold" || v.parse().is_ok_and(|n: u16| n >= 600)).or(self.bold);
        self.italic = tag.get("font-style").map(|v| v != "normal").or(self.italic);
        self.underline = tag.get("text-underline-style").map(|v| v != "none").or(self.underline);
        self.caps = is("text-transform", "uppercase").or_else(|| is("font-variant", "small-caps")).or(self.caps);
        self.superscript = tag
            .get("text-position")
            .map(|v| v.starts_with("super") || v.starts_with(|c: char| c.is_ascii_digit() && c != '0'))
            .or(self.superscript);
        self.highlight = tag.get("background-color").map(|v| v != "transparent").or(self.highlight);
        // A hidden sheet says "false".
        self.hidden = tag.get("display").map(|v| matches!(v, "none" | "false")).or(self.hidden);
        let named = tag.get("font-name").map(|name| fonts.get(name).cloned().unwrap_or_else(|| name.into()));
        let family = || tag.get("font-family").map(|name| Rc::from(unescape(name).trim_matches('\'')));
        self.font = named.or_else(family).or_else(|| self.font.take());
        let size = tag.get("font-size").and_then(|v| v.strip_suffix("pt")?.parse::<f32>().ok());
        self.half_points =
            size.and_then(|points| u16::try_from((points * 2.0).round() as i32).ok()).or(self.half_points);
        let color = tag.get("color").and_then(|v| u32::from_str_radix(v.strip_prefix('#')?, 16).ok());
        self.color = color.filter(|c| *c != 0).or(self.color);
    }
}

impl<'a> Styles<'a> {
    /// Adds the styles of a part.
    pub fn add(&mut self, text: &'a str, part: &'a str, limits: &Limits) -> Result<(), Fault> {
        let mut xml = Xml::new(text, part, limits);
        loop {
            match xml.next()? {
                Token::Start(tag) => match (tag.space, tag.name) {
                    (Space::Office, "body" | "scripts" | "settings" | "meta") => {
                        xml.skip()?;
                    }
                    (Space::Office, _) | (Space::Style, "font-face") => {
                        if let (Some(name), Some(family)) = (tag.get("name"), tag.get("font-family")) {
                            self.fonts.insert(name, Rc::from(unescape(family).trim_matches('\'')));
                        }
                    }
                    (Space::Style, "style") => {
                        let key = (tag.get("family").unwrap_or(""), tag.get("name").unwrap_or(""));
                        let parent = tag.get("parent-style-name");
                        let mut layer = self.layer(&mut xml)?;
                        // Another master page begins on a new page.
                        if tag.get("master-page-name").is_some_and(|name| !name.is_empty()) {
                            layer.page_before = Some(true);
                        }
                        self.list.insert(key, Named { parent, layer });
                    }
                    (Space::Style, "default-style") => {
                        let layer = self.layer(&mut xml)?;
                        self.defaults.insert(tag.get("family").unwrap_or(""), layer);
                    }
                    (Space::Text, "list-style") => {
                        let style = list_style(&mut xml)?;
                        self.lists.insert(tag.get("name").unwrap_or(""), style);
                    }
                    (Space::Style, "page-layout") => {
                        let setup = page(&mut xml)?;
                        self.pages.push((tag.get("name").unwrap_or(""), setup));
                    }
                    (Space::Style, "master-page") => {
                        self.masters.push(tag.get("page-layout-name").unwrap_or(""));
                        xml.skip()?;
                    }
                    _ => {
                        xml.skip()?;
                    }
                },
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// A paragraph or text style, its parents and the family's default laid under it.
    pub fn layer_of(&self, family: &str, name: &str) -> Layer {
        let mut layer = Layer::default();
        let mut next = Some(name);
        for _ in 0..DEPTH {
            let Some(named) = next.and_then(|name| self.list.get(&(family, name))) else { break };
            layer = layer.over(&named.layer);
            next = named.parent;
        }
        match self.defaults.get(family) {
            Some(default) if family == "paragraph" => layer.over(default),
            _ => layer,
        }
    }

    /// Whether a paragraph style, or the one an automatic style is made of, is for lines of text files.
    pub fn is_line(&self, name: &str) -> bool {
        let parent = || self.list.get(&("paragraph", name)).and_then(|named| named.parent);
        is_line_style(&name.replace("_20_", " "))
            || parent().is_some_and(|name| is_line_style(&name.replace("_20_", " ")))
    }

    /// The page setups that master pages use.
    pub fn page_setups(&self) -> Vec<PageSetup> {
        let of = |name: &&str| self.pages.iter().find(|(layout, _)| layout == name).map(|(_, setup)| *setup);
        self.masters.iter().filter_map(of).collect()
    }

    fn layer(&self, xml: &mut Xml<'a>) -> Result<Layer, Fault> {
        let mut layer = Layer::default();
        loop {
            match xml.next()? {
                Token::Start(tag) => {
                    if matches!(tag.name, "paragraph-properties" | "text-properties" | "table-properties") {
                        layer.take(&tag, &self.fonts);
                    }
                    xml.skip()?;
                }
                Token::End | Token::Eof => return Ok(layer),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }
}

fn list_style<'a>(xml: &mut Xml<'a>) -> Result<ListStyle<'a>, Fault> {
    let mut style = ListStyle::default();
    while let Some(tag) = xml.child()? {
        let level: usize = tag.number("level").unwrap_or(0);
        if let Some(place) = level.checked_sub(1).and_then(|at| style.levels.get_mut(at)) {
            *place = LevelStyle {
                format: tag.get("num-format").unwrap_or(""),
                prefix: tag.get("num-prefix").unwrap_or(""),
                suffix: tag.get("num-suffix").unwrap_or(""),
                bullet: tag.get("bullet-char").unwrap_or(""),
                shown: tag.number("display-levels").unwrap_or(1),
                start: tag.number("start-value").unwrap_or(1),
            };
        }
        xml.skip()?;
    }
    Ok(style)
}

fn page(xml: &mut Xml<'_>) -> Result<PageSetup, Fault> {
    let mut setup = PageSetup::default();
    while let Some(tag) = xml.child()? {
        if tag.name == "page-layout-properties" {
            let all = tag.get("margin");
            let length = |name: &str| tag.get(name).or(all.filter(|_| name.starts_with("margin"))).map_or(0, twips);
            setup = PageSetup {
                width: length("page-width"),
                height: length("page-height"),
                top: length("margin-top"),
                right: length("margin-right"),
                bottom: length("margin-bottom"),
                left: length("margin-left"),
                title_page: false,
            };
        }
        xml.skip()?;
    }
    Ok(setup)
}

/// A length in twentieths of a point.
fn twips(length: &str) -> i32 {
    let at = length.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(length.len());
    let (number, unit) = length.split_at(at);
    let per_unit = match unit {
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        "in" => 1440.0,
        "pt" => 20.0,
        "pc" => 240.0,
        _ => 0.0,
    };
    number.parse::<f64>().map_or(0, |n| (n * per_unit).round() as i32)
}
