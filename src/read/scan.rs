//! [`Scanner`]: an XML part in pieces, told by their first bytes. Office packages are read in one pass and most of it is markup, so
//! this looks at each byte once and copies none. It must not know names, namespaces or what is open.

use memchr::{memchr, memchr2, memmem};

/// Bytes within which a reference ends.
const REFERENCE: usize = 64;

/// One piece of a part; ranges are of the whole part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// `<…>`: what stands between the brackets.
    Start(&'a str),
    /// `<…/>`: what stands between the brackets.
    Empty(&'a str),
    /// `</…>`: the name.
    End(&'a str),
    /// Text without references, and where it begins.
    Text(&'a str, usize),
    /// `&…;`: the name.
    Reference(&'a str),
    /// `<!DOCTYPE …`.
    Doctype,
    /// A comment, a declaration, a processing instruction.
    Aside,
    /// The part is over.
    Eof,
}

/// Reads a part, or a range of one.
#[derive(Debug, Clone)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Scanner<'a> {
    /// Of the bytes `at..end` of a part.
    pub fn new(text: &'a str, at: usize, end: usize) -> Self {
        Self { text, at, end }
    }

    /// All of the part.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The byte that is read next.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What has not been read.
    pub fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    /// Goes on at a byte.
    pub fn go(&mut self, at: usize) {
        self.at = at;
    }

    /// The next piece, or what is wrong with it.
    pub fn next(&mut self) -> Result<Piece<'a>, &'static str> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        match bytes {
            [] => Ok(Piece::Eof),
            [b'<', b'/', ..] => {
                let end = memchr(b'>', bytes).ok_or("a tag has no end")?;
                self.at += end + 1;
                Ok(Piece::End(rest[2..end].trim_ascii_end()))
            }
            [b'<', b'!', ..] => self.declaration(rest),
            [b'<', b'?', ..] => self.aside(rest, "?>"),
            [b'<', ..] => {
                let end = tag_end(bytes).ok_or("a tag has no end")?;
                self.at += end + 1;
                match rest[1..end].strip_suffix('/') {
                    Some("") => Err("a tag has no name"),
                    Some(inside) => Ok(Piece::Empty(inside)),
                    None if end == 1 => Err("a tag has no name"),
                    None => Ok(Piece::Start(&rest[1..end])),
                }
            }
            [b'&', ..] => {
                let head = &bytes[1..bytes.len().min(REFERENCE)];
                let end = memchr(b';', head).ok_or("a reference has no end")? + 1;
                self.at += end + 1;
                Ok(Piece::Reference(&rest[1..end]))
            }
            _ => {
                let end = memchr2(b'<', b'&', bytes).unwrap_or(bytes.len());
                let at = self.at;
                self.at += end;
                Ok(Piece::Text(&rest[..end], at))
            }
        }
    }

    fn declaration(&mut self, rest: &'a str) -> Result<Piece<'a>, &'static str> {
        if rest.starts_with("<!--") {
            return self.aside(rest, "-->");
        }
        if rest.starts_with("<![CDATA[") {
            let end = memmem::find(rest.as_bytes(), b"]]>").ok_or("a section has no end")?;
            let at = self.at + 9;
            self.at += end + 3;
            return Ok(Piece::Text(&rest[9..end], at));
        }
        Ok(Piece::Doctype)
    }

    fn aside(&mut self, rest: &str, end: &str) -> Result<Piece<'a>, &'static str> {
        // `<!-->` is no comment yet.
        let from = if end == "-->" { 4 } else { 2 };
        let found = memmem::find(&rest.as_bytes()[from..], end.as_bytes()).ok_or("a comment has no end")?;
        self.at += from + found + end.len();
        Ok(Piece::Aside)
    }
}

/// Where the tag that begins here ends: the first `>` outside of a value.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let first = memchr(b'>', bytes)?;
    let (mut is_open, mut has_apostrophe) = (false, false);
    for &byte in &bytes[..first] {
        is_open ^= byte == b'"';
        has_apostrophe |= byte == b'\'';
    }
    if !is_open && !has_apostrophe {
        return Some(first);
    }
    // A bracket in a value, or an apostrophe: step by step.
    let mut quote = None;
    bytes.iter().position(|&byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<Piece<'_>> {
        let mut scanner = Scanner::new(text, 0, text.len());
        let mut pieces = vec![];
        loop {
            match scanner.next() {
                Ok(Piece::Eof) | Err(_) => return pieces,
                Ok(piece) => pieces.push(piece),
            }
        }
    }

    #[test]
    fn pieces_are_told_by_their_first_bytes() {
        let text = "<?xml version=\"1.0\"?><!-- a > b --><a b=\"c>d\" e='\"'><f/>x &amp; y<![CDATA[<z>]]></a >";
        assert_eq!(
            pieces(text),
            [
                Piece::Aside,
                Piece::Aside,
                Piece::Start("a b=\"c>d\" e='\"'"),
                Piece::Empty("f"),
                Piece::Text("x ", 56),
                Piece::Reference("amp"),
                Piece::Text(" y", 63),
                Piece::Text("<z>", 74),
                Piece::End("a"),
            ]
        );
    }

    #[test]
    fn what_does_not_end_is_an_error() {
        for text in ["<a", "<a b=\">", "</a", "<!--", "<!-->", "<?x", "<![CDATA[", "&amp", "<>", "</>x<", "</"] {
            let mut scanner = Scanner::new(text, 0, text.len());
            let told = (0..5).find_map(|_| match scanner.next() {
                Ok(Piece::Eof) => Some(false),
                Ok(_) => None,
                Err(_) => Some(true),
            });
            assert_eq!(told, Some(true), "{text}");
        }
        let doctype = "<!DOCTYPE a>";
        assert_eq!(Scanner::new(doctype, 0, doctype.len()).next(), Ok(Piece::Doctype));
    }
}
