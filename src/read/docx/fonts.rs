//! [`Fonts`]: font names, each kept once, and the theme's two fonts.

use rustc_hash::FxHashMap;

use super::super::Limits;
use super::super::fault::Fault;
use super::super::xml::{Space, Tag, Token, Xml, unescape};

/// Font names, each kept once.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    names: Vec<String>,
    by_name: FxHashMap<String, u16>,
    major: Option<u16>,
    minor: Option<u16>,
}

impl Fonts {
    /// Takes the major and minor Latin fonts of a theme part.
    pub fn theme(&mut self, text: &str, limits: &Limits) -> Result<(), Fault> {
        let mut xml = Xml::new(text, "theme", limits);
        let mut major = None;
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.space == Space::Drawing => match tag.name {
                    "majorFont" => major = Some(true),
                    "minorFont" => major = Some(false),
                    "latin" => {
                        let font = tag.get("typeface").filter(|name| !name.is_empty()).map(|name| self.index(name));
                        match major.take() {
                            Some(true) => self.major = font,
                            Some(false) => self.minor = font,
                            None => {}
                        }
                    }
                    "clrScheme" | "fmtScheme" => {
                        xml.skip()?;
                    }
                    _ => {}
                },
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The font a `w:rFonts` sets for Latin letters.
    pub fn of(&mut self, tag: &Tag<'_>) -> Option<u16> {
        let theme = tag.get("asciiTheme").or_else(|| tag.get("hAnsiTheme"));
        let font = match theme {
            Some(theme) if theme.starts_with("major") => self.major,
            Some(_) => self.minor,
            None => None,
        };
        font.or_else(|| {
            let name = tag.get("ascii").or_else(|| tag.get("hAnsi"))?;
            (!name.is_empty()).then(|| self.index(name))
        })
    }

    /// The name of a font.
    pub fn name(&self, index: u16) -> &str {
        self.names.get(usize::from(index)).map_or("", String::as_str)
    }

    /// The index of a font's name as written in an attribute.
    pub fn index(&mut self, written: &str) -> u16 {
        if let Some(&known) = self.by_name.get(written) {
            return known;
        }
        // Sixty thousand fonts are no document: the last one stands for the rest.
        let index = self.names.len().min(usize::from(u16::MAX)) as u16;
        if usize::from(index) == self.names.len() {
            self.names.push(unescape(written));
        }
        self.by_name.insert(written.to_owned(), index);
        index
    }
}
