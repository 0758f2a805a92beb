//! [`Xml`]: the tokens of one XML part, each with its place in the decoded text of the part.
//!
//! Refuses document types and unknown entities, counts depth, and tells namespaces by their names and not by their
//! prefixes. It must not know what elements mean.

use super::damage::Damage;
use super::fault::Fault;
use super::scan::{Piece, Scanner};
use super::{Limit, Limits};
use crate::text::Span;

pub(crate) use super::space::Space;

/// An opening tag.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tag<'a> {
    /// Its namespace.
    pub space: Space,
    /// Its name without prefix.
    pub name: &'a str,
    /// Its attributes as written.
    attributes: &'a str,
    /// The tag, from `<` to `>`.
    pub span: Span,
}

/// One token of a part.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Token<'a> {
    /// An element begins (an empty element gives its end next).
    Start(Tag<'a>),
    /// The innermost element ends.
    End,
    /// Text as it stands, from this byte of the part.
    Text(&'a str, u32),
    /// An entity or character reference, and where it stands.
    Char(char, Span),
    /// The part is over.
    Eof,
}

/// The tokens of one part.
pub(crate) struct Xml<'a> {
    scanner: Scanner<'a>,
    part: &'a str,
    /// Names of the open elements.
    open: Vec<&'a str>,
    most: usize,
    ends: bool,
    prefixes: Vec<(&'a str, Space)>,
    /// The prefix met last.
    last: (&'a str, Space),
}

impl<'a> Xml<'a> {
    /// Of a part's characters; `part` is its name for messages.
    pub fn new(text: &'a str, part: &'a str, limits: &Limits) -> Self {
        Self {
            scanner: Scanner::new(text, 0, text.len()),
            part,
            open: Vec::with_capacity(32),
            most: limits.depth,
            ends: false,
            prefixes: Vec::with_capacity(24),
            last: ("", Space::Other),
        }
    }

    /// The tokens of a range of this part between two tags.
    pub fn within(&self, range: Span) -> Self {
        Self {
            scanner: Scanner::new(self.scanner.text(), range.start as usize, range.end as usize),
            part: self.part,
            open: Vec::with_capacity(32),
            most: self.most,
            ends: false,
            prefixes: self.prefixes.clone(),
            last: self.last,
        }
    }

    /// The next token that is not a comment, a declaration or a processing instruction.
    pub fn next(&mut self) -> Result<Token<'a>, Fault> {
        if self.ends {
            self.ends = false;
            self.open.pop();
            return Ok(Token::End);
        }
        loop {
            let from = self.here();
            match self.scanner.next().map_err(|e| self.damaged(e))? {
                Piece::Start(inside) => return self.open(from, inside),
                Piece::Empty(inside) => {
                    self.ends = true;
                    return self.open(from, inside);
                }
                Piece::End(name) => {
                    if self.open.pop() != Some(name) {
                        return Err(self.damaged("an element ends that did not begin"));
                    }
                    return Ok(Token::End);
                }
                Piece::Text(text, at) => return Ok(Token::Text(text, at as u32)),
                Piece::Reference(name) => return self.reference(name, Span::new(from, self.here())),
                Piece::Doctype => {
                    return Err(Fault::Damaged(Damage::Foreign(self.part.to_owned())));
                }
                Piece::Aside => {}
                Piece::Eof if !self.open.is_empty() => return Err(self.damaged("it ends before its elements do")),
                Piece::Eof => return Ok(Token::Eof),
            }
        }
    }

    /// The next child of the element that was opened last, text left out; `None` at its end. Each child has to be read to its end.
    pub fn child(&mut self) -> Result<Option<Tag<'a>>, Fault> {
        loop {
            match self.next()? {
                Token::Start(tag) => return Ok(Some(tag)),
                Token::End | Token::Eof => return Ok(None),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }

    /// The inside of the element that was opened last and all that is in it, jumped over; `None` where it holds an
    /// element of its own name, or ends in another way than `</name>`.
    pub fn jump(&mut self) -> Option<&'a str> {
        if self.ends {
            self.ends = false;
            self.open.pop();
            return Some("");
        }
        let name = *self.open.last()?;
        let rest = self.scanner.rest();
        for at in memchr::memchr_iter(b'<', rest.as_bytes()) {
            let tag = &rest[at + 1..];
            if let Some(after) = tag.strip_prefix('/').and_then(|tag| tag.strip_prefix(name)) {
                if after.starts_with('>') {
                    self.scanner.go(self.here() + at + name.len() + 3);
                    self.open.pop();
                    return Some(&rest[..at]);
                }
            } else if tag.starts_with(name) && !tag[name.len()..].starts_with(|c: char| c.is_alphanumeric()) {
                return None;
            }
        }
        None
    }

    /// The text of the element that was opened last and where it stands, where it holds nothing but text without references.
    pub fn plain(&mut self) -> Option<(&'a str, u32)> {
        if self.ends {
            return None;
        }
        let name = *self.open.last()?;
        let (rest, from) = (self.scanner.rest(), self.here());
        let end = memchr::memchr2(b'<', b'&', rest.as_bytes())?;
        let after = rest[end..].strip_prefix("</")?.strip_prefix(name)?;
        if !after.starts_with('>') {
            return None;
        }
        self.scanner.go(from + end + name.len() + 3);
        self.open.pop();
        Some((&rest[..end], from as u32))
    }

    /// Whether the element that was opened last is of Word and written with the prefix `w`, as all programs do: then what
    /// follows may be taken by its characters ([`Self::past`], [`Self::leaf`], [`Self::close`]).
    pub fn is_usual(&self) -> bool {
        self.last == ("w", Space::Word) && !self.ends
    }

    /// Goes past the element with this start, this inside and this end where it stands here.
    pub fn past(&mut self, start: &str, inside: &str, end: &str) -> bool {
        let rest = self.scanner.rest().as_bytes();
        let after = |rest: &'a [u8], part: &str| rest.strip_prefix(part.as_bytes());
        let is_here = !self.ends
            && after(rest, start).and_then(|rest| after(rest, inside)).is_some_and(|r| r.starts_with(end.as_bytes()));
        if is_here {
            self.scanner.go(self.here() + start.len() + inside.len() + end.len());
        }
        is_here
    }

    /// Ends the element that was opened last where its end tag, `tag`, stands here.
    pub fn close(&mut self, tag: &str) -> bool {
        let closes = !self.ends && self.scanner.rest().as_bytes().starts_with(tag.as_bytes());
        if closes {
            self.scanner.go(self.here() + tag.len());
            self.open.pop();
        }
        closes
    }

    /// The text of an element with this start and this end that stands here and holds nothing but text without
    /// references; and where the text stands.
    pub fn leaf(&mut self, start: &str, end: &str) -> Option<(&'a str, u32)> {
        if self.ends {
            return None;
        }
        let rest = self.scanner.rest().strip_prefix(start)?;
        let to = memchr::memchr2(b'<', b'&', rest.as_bytes())?;
        if !rest.as_bytes()[to..].starts_with(end.as_bytes()) {
            return None;
        }
        let at = self.here() + start.len();
        self.scanner.go(at + to + end.len());
        Some((&rest[..to], at as u32))
    }

    /// Skips the rest of the element that was opened last; gives where its end tag begins or its last child ends.
    pub fn skip(&mut self) -> Result<u32, Fault> {
        let inside = self.open.len();
        loop {
            let from = self.here();
            if matches!(self.next()?, Token::Eof) {
                return Ok(from as u32);
            }
            if self.open.len() < inside {
                return Ok(from as u32);
            }
        }
    }

    /// The characters of the element that was opened last.
    pub fn string(&mut self) -> Result<String, Fault> {
        let inside = self.open.len();
        let mut string = String::new();
        loop {
            match self.next()? {
                Token::Text(text, _) => string.push_str(text),
                Token::Char(c, _) => string.push(c),
                Token::End if self.open.len() >= inside => {}
                Token::End | Token::Eof => return Ok(string),
                Token::Start(_) => {}
            }
        }
    }

    /// An error about this part.
    pub fn damaged(&self, how: &'static str) -> Fault {
        Fault::Damaged(Damage::Xml(self.part.to_owned(), how))
    }

    /// The byte of the part that is read next.
    pub fn here(&self) -> usize {
        self.scanner.at()
    }

    fn open(&mut self, from: usize, inner: &'a str) -> Result<Token<'a>, Fault> {
        if self.open.len() >= self.most {
            return Err(Fault::Over(Limit::Depth, self.most as u64));
        }
        let to = self.here();
        let (mut end, mut colon) = (inner.len(), None);
        for (at, byte) in inner.bytes().enumerate() {
            match byte {
                b':' if colon.is_none() => colon = Some(at),
                _ if byte.is_ascii_whitespace() => {
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        let (name, attributes) = inner.split_at(end);
        let (prefix, local) = colon.map_or(("", name), |at| (&name[..at], &name[at + 1..]));
        if self.open.is_empty() {
            self.declare(attributes);
        }
        if self.last.0 != prefix {
            let known = self.prefixes.iter().find(|(p, _)| *p == prefix).copied();
            self.last = known.unwrap_or_else(|| {
                self.declare(attributes);
                self.prefixes.iter().find(|(p, _)| *p == prefix).copied().unwrap_or((prefix, Space::Other))
            });
        } else if self.last.1 == Space::Other && !attributes.is_empty() {
            self.declare(attributes);
            self.last = self.prefixes.iter().find(|(p, _)| *p == prefix).copied().unwrap_or(self.last);
        }
        self.open.push(name);
        Ok(Token::Start(Tag { space: self.last.1, name: local, attributes, span: Span::new(from, to) }))
    }

    /// Takes the namespaces a tag declares. Prefixes once declared keep their meaning: no office program redeclares.
    fn declare(&mut self, attributes: &'a str) {
        for (name, value) in Attributes(attributes) {
            let prefix = if name == "xmlns" { "" } else { name.strip_prefix("xmlns:").unwrap_or("\0") };
            if prefix != "\0" && self.prefixes.len() < 128 && !self.prefixes.iter().any(|(p, _)| *p == prefix) {
                self.prefixes.push((prefix, Space::of(value)));
            }
        }
    }

    fn reference(&self, name: &str, span: Span) -> Result<Token<'a>, Fault> {
        resolve(name).map(|c| Token::Char(c, span)).ok_or_else(|| Fault::Damaged(Damage::Foreign(self.part.to_owned())))
    }
}

impl<'a> Tag<'a> {
    /// The value of the attribute of this name (without prefix), as written.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        Attributes(self.attributes).find(|(key, _)| key.rsplit(':').next() == Some(name)).map(|(_, value)| value)
    }

    /// The value of an attribute as a number.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether this is the element `name` of `space`.
    pub fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && self.name == name
    }
}

/// Name and value of each attribute of a tag.
struct Attributes<'a>(&'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let equals = memchr::memchr(b'=', self.0.as_bytes())?;
        let name = self.0[..equals].trim();
        let rest = self.0[equals + 1..].trim_start();
        let quote = *rest.as_bytes().first().filter(|b| matches!(b, b'"' | b'\''))?;
        let end = memchr::memchr(quote, &rest.as_bytes()[1..])? + 1;
        self.0 = &rest[end + 1..];
        Some((name, &rest[1..end]))
    }
}

/// An attribute's value with its references resolved.
pub(crate) fn unescape(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.find(';').filter(|end| *end < 12);
        match end.and_then(|end| resolve(&rest[..end]).map(|c| (c, end))) {
            Some((c, end)) => {
                plain.push(c);
                rest = &rest[end + 1..];
            }
            None => plain.push('&'),
        }
    }
    plain.push_str(rest);
    plain
}

fn resolve(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')
        }
    }
}
