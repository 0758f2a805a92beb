//! [`Numbering`]: automatic numbers as Word prints them (`I.`, `1.1.`, `a)`).

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::Limits;
use super::super::fault::Fault;
use super::super::numeral::{enclosed, letters, roman};
use super::super::symbol::symbol;
use super::super::xml::{Space, Tag, Token, Xml, unescape};
use super::fonts::Fonts;
use super::props::{RunProps, is_on, run_props};
use super::styles::Styles;

/// Levels of a list.
const LEVELS: usize = 9;

/// The numbering definitions and how far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering<'a> {
    lists: FxHashMap<u32, List<'a>>,
    numbers: FxHashMap<u32, Number<'a>>,
    counters: FxHashMap<u32, [Option<u32>; LEVELS]>,
    begun: FxHashSet<(u32, u8)>,
}

/// A number as Word prints it before a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub text: String,
    pub props: RunProps,
}

/// `w:abstractNum`.
#[derive(Debug, Default, Clone)]
struct List<'a> {
    levels: [Level<'a>; LEVELS],
    link: Option<&'a str>,
}

#[derive(Debug, Default, Clone)]
struct Level<'a> {
    start: u32,
    format: &'a str,
    text: &'a str,
    suffix: &'a str,
    style: Option<&'a str>,
    legal: bool,
    restart: Option<u8>,
    props: RunProps,
    known: bool,
}

/// `w:num`.
#[derive(Debug, Default)]
struct Number<'a> {
    list: u32,
    starts: [Option<u32>; LEVELS],
    levels: Vec<(u8, Level<'a>)>,
}

impl<'a> Numbering<'a> {
    /// Reads `numbering.xml`.
    pub fn read(text: &'a str, fonts: &mut Fonts, limits: &Limits) -> Result<Self, Fault> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(text, "word/numbering.xml", limits);
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.is(Space::Word, "numbering") => {}
                Token::Start(tag) if tag.is(Space::Word, "abstractNum") => {
                    let id = tag.number("abstractNumId").unwrap_or(u32::MAX);
                    let list = list(&mut xml, fonts)?;
                    numbering.lists.insert(id, list);
                }
                Token::Start(tag) if tag.is(Space::Word, "num") => {
                    let id = tag.number("numId").unwrap_or(u32::MAX);
                    let number = number(&mut xml, fonts)?;
                    numbering.numbers.insert(id, number);
                }
                Token::Start(_) => {
                    xml.skip()?;
                }
                Token::Eof => return Ok(numbering),
                _ => {}
            }
        }
    }

    /// The next number of list `id` at `level` (where the paragraph's style brings the number, the level that names
    /// the style). Counts on.
    pub fn next(&mut self, id: u32, level: Option<u8>, style: Option<&str>, styles: &Styles<'_>) -> Option<Label> {
        let number = self.numbers.get(&id)?;
        let list_id = self.list_of(number.list, styles);
        let list = self.lists.get(&list_id)?;
        let level = level
            .or_else(|| {
                style.and_then(|style| list.levels.iter().position(|l| l.style == Some(style))).map(|l| l as u8)
            })
            .unwrap_or(0)
            .min(LEVELS as u8 - 1);
        let at = usize::from(level);
        let definition = |at: usize| {
            number.levels.iter().find(|(l, _)| usize::from(*l) == at).map_or(&list.levels[at], |(_, level)| level)
        };
        if !definition(at).known {
            return None;
        }
        let counters = self.counters.entry(list_id).or_default();
        counters[at] = match (number.starts[at], counters[at]) {
            (Some(start), _) if self.begun.insert((id, level)) => Some(start),
            (_, Some(count)) => Some(count.saturating_add(1)),
            (_, None) => Some(number.starts[at].unwrap_or(definition(at).start)),
        };
        for (higher, counter) in counters.iter_mut().enumerate().take(at) {
            counter.get_or_insert(definition(higher).start);
        }
        for (deeper, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            // `lvlRestart` names the level (from 1) after which this one begins anew; 0: never.
            if definition(deeper).restart.is_none_or(|r| r > 0 && usize::from(r) > at) {
                *counter = None;
            }
        }
        let counters = *counters;
        let level = definition(at);
        Some(Label { text: print(level, &counters, |at| definition(at).format), props: level.props })
    }

    /// A list may only name a numbering style that holds it.
    fn list_of(&self, list: u32, styles: &Styles<'_>) -> u32 {
        let linked = || {
            let style = styles.numbering(self.lists.get(&list)?.link?)?;
            Some(self.numbers.get(&style.para.number?)?.list)
        };
        linked().unwrap_or(list)
    }

    /// The label's characters where its font is a symbol font.
    pub fn readable(label: &Label, fonts: &Fonts) -> String {
        let font = label.props.font.map_or("", |f| fonts.name(f));
        label.text.chars().map(|c| symbol(font, c as u32).unwrap_or(c)).collect()
    }
}

fn print<'a>(level: &Level<'a>, counters: &[Option<u32>; LEVELS], format: impl Fn(usize) -> &'a str) -> String {
    let mut label = String::new();
    if level.format == "none" && !level.text.contains('%') {
        label.push_str(&unescape(level.text));
    } else {
        let text = unescape(level.text);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match chars.peek().and_then(|d| d.to_digit(10)).filter(|d| c == '%' && *d > 0) {
                Some(digit) => {
                    chars.next();
                    let at = digit as usize - 1;
                    let format = if level.legal { "decimal" } else { format(at) };
                    label.push_str(&counted(counters[at].unwrap_or(1), format));
                }
                None => label.push(c),
            }
        }
    }
    if !label.is_empty() && level.suffix != "nothing" {
        label.push(' ');
    }
    label
}

/// A count in a number format.
fn counted(n: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperLetter" => letters(n, b'A'),
        "lowerLetter" => letters(n, b'a'),
        "decimalZero" => format!("{n:02}"),
        "none" | "bullet" => String::new(),
        "decimalEnclosedCircle" => enclosed(n, '①'),
        "decimalEnclosedParen" => enclosed(n, '⑴'),
        "numberInDash" => format!("- {n} -"),
        _ => n.to_string(),
    }
}

fn list<'a>(xml: &mut Xml<'a>, fonts: &mut Fonts) -> Result<List<'a>, Fault> {
    let mut list = List::default();
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.is(Space::Word, "lvl") => {
                let (at, level) = level(&tag, xml, fonts)?;
                if let Some(place) = list.levels.get_mut(usize::from(at)) {
                    *place = level;
                }
            }
            Token::Start(tag) => {
                if tag.is(Space::Word, "numStyleLink") {
                    list.link = tag.get("val");
                }
                xml.skip()?;
            }
            Token::End | Token::Eof => return Ok(list),
            Token::Text(..) | Token::Char(..) => {}
        }
    }
}

fn level<'a>(tag: &Tag<'a>, xml: &mut Xml<'a>, fonts: &mut Fonts) -> Result<(u8, Level<'a>), Fault> {
    let at = tag.number("ilvl").unwrap_or(u8::MAX);
    let mut level = Level { known: true, ..Level::default() };
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.is(Space::Word, "rPr") => level.props = run_props(xml, fonts)?.props,
            Token::Start(tag) => {
                match tag.name {
                    "start" => level.start = tag.number("val").unwrap_or(0),
                    "numFmt" => level.format = tag.get("val").unwrap_or("decimal"),
                    "lvlText" => level.text = tag.get("val").unwrap_or(""),
                    "suff" => level.suffix = tag.get("val").unwrap_or(""),
                    "pStyle" => level.style = tag.get("val"),
                    "isLgl" => level.legal = is_on(&tag),
                    "lvlRestart" => level.restart = tag.number("val"),
                    _ => {}
                }
                xml.skip()?;
            }
            Token::End | Token::Eof => return Ok((at, level)),
            Token::Text(..) | Token::Char(..) => {}
        }
    }
}

fn number<'a>(xml: &mut Xml<'a>, fonts: &mut Fonts) -> Result<Number<'a>, Fault> {
    let mut number = Number { list: u32::MAX, ..Number::default() };
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.is(Space::Word, "lvlOverride") => {
                let at = tag.number("ilvl").filter(|at| usize::from(*at) < LEVELS);
                level_override(at, xml, &mut number, fonts)?;
            }
            Token::Start(tag) => {
                if tag.name == "abstractNumId" {
                    number.list = tag.number("val").unwrap_or(u32::MAX);
                }
                xml.skip()?;
            }
            Token::End | Token::Eof => return Ok(number),
            Token::Text(..) | Token::Char(..) => {}
        }
    }
}

fn level_override<'a>(
    at: Option<u8>,
    xml: &mut Xml<'a>,
    number: &mut Number<'a>,
    fonts: &mut Fonts,
) -> Result<(), Fault> {
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.is(Space::Word, "lvl") => {
                let (_, level) = level(&tag, xml, fonts)?;
                if let Some(at) = at.filter(|_| number.levels.len() < LEVELS) {
                    number.levels.push((at, level));
                }
            }
            Token::Start(tag) => {
                if let Some(at) = at.filter(|_| tag.name == "startOverride") {
                    number.starts[usize::from(at)] = tag.number("val");
                }
                xml.skip()?;
            }
            Token::End | Token::Eof => return Ok(()),
            Token::Text(..) | Token::Char(..) => {}
        }
    }
}
