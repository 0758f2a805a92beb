//! A line as words, figures and marks: [`Piece`]. Must not know what they say.

use super::Reader;
use crate::facts::words::WordClass;
use crate::text::{Span, is_letter_or_digit, letter_len};

/// A word of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub span: Span,
    /// Its form, where it is one of the text's words.
    pub form: Option<u32>,
    /// Whether it is known to be written as it is folded.
    pub is_lower: bool,
}

impl Token {
    /// What is no word of the text: digits, part of a word.
    pub(super) fn other(span: Span) -> Self {
        Self { span, form: None, is_lower: false }
    }
}

/// A piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word or bare digits.
    Word(Token),
    /// A figure, by its index.
    Figure(usize),
    Comma,
    Semicolon,
    Stop,
    Colon,
    Open,
    Close,
    Slash,
}

impl Reader<'_> {
    /// The pieces of a line behind its enumerator.
    pub(super) fn pieces(&self, line: usize, range: (usize, usize)) -> Vec<Piece> {
        let span = self.text.lines()[line].span;
        let content = self.text.content();
        let mut at = span.start as usize;
        let leaf = self.tree.leaf_of_line(line);
        if let Some(enumerator) = self.tree.node(leaf).parent.and_then(|p| self.tree.enumerator(p))
            && span.contains(enumerator.span)
        {
            at = enumerator.span.end as usize;
        }
        let end = span.end as usize;
        let mut figures = range.0..range.1;
        let mut next = figures.next();
        let sentences = next.is_some();
        let mut words = self.words.of_line(line as u32).iter().peekable();
        let mut pieces = Vec::with_capacity((end - at) / 6 + 1);
        while at < end {
            if let Some(index) = next
                && self.figures[index].span.start as usize <= at
            {
                pieces.push(Piece::Figure(index));
                at = at.max(self.figures[index].span.cover(self.figures[index].number).end as usize);
                next = figures.next();
                continue;
            }
            if content.as_bytes()[at] == b' ' {
                at += 1;
                continue;
            }
            while words.next_if(|word| (word.span.start as usize) < at).is_some() {}
            let word = words.peek().filter(|word| word.span.start as usize == at);
            // Behind a word digits of other scripts may go on, and raised ones.
            let word = word.filter(|word| content.as_bytes().get(word.span.end as usize).is_none_or(u8::is_ascii));
            let rest = &content[at..end];
            let mut len = word.map_or_else(|| word_len(rest), |word| word.span.len());
            if len > 0 {
                let mut token = Token::other(Span::new(at, at + len));
                if let Some(word) = word {
                    token.form = Some(word.id);
                    token.is_lower = word.class == WordClass::Lower;
                }
                // A figure may begin inside a run of letters and digits only where the run is cut there.
                if let Some(index) = next {
                    let start = self.figures[index].span.start as usize;
                    if start > at && start < at + len {
                        len = start - at;
                        token = Token::other(Span::new(at, start));
                    }
                }
                pieces.push(Piece::Word(token));
            } else {
                let Some(c) = rest.chars().next() else { break };
                len = c.len_utf8();
                let after = rest[len..].chars().next();
                match c {
                    ',' => pieces.push(Piece::Comma),
                    ';' => pieces.push(Piece::Semicolon),
                    '.' | '!' | '?' if after.is_none_or(char::is_whitespace) => {
                        pieces.push(Piece::Stop);
                        // Nothing is carried over a full stop, so sentences without a figure are skipped.
                        match next.filter(|_| sentences) {
                            Some(index) => {
                                let before =
                                    &content[at + len..self.figures[index].span.start.max((at + len) as u32) as usize];
                                len += last_stop(before);
                            }
                            None if sentences => break,
                            None => {}
                        }
                    }
                    ':' => pieces.push(Piece::Colon),
                    '(' | '[' => pieces.push(Piece::Open),
                    ')' | ']' => pieces.push(Piece::Close),
                    '/' => pieces.push(Piece::Slash),
                    _ => {}
                }
            }
            at += len;
        }
        pieces
    }
}

/// The bytes of the letters and digits a text begins with.
fn word_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let len = if byte.is_ascii_digit() { 1 } else { letter_len(text, at) };
        // Digits of other scripts, and raised ones.
        let other = || text[at..].chars().next().filter(|&c| is_letter_or_digit(c)).map_or(0, char::len_utf8);
        match if len == 0 && !byte.is_ascii() { other() } else { len } {
            0 => break,
            len => at += len,
        }
    }
    at
}

/// Where the last sentence of a text begins: behind its last full stop.
fn last_stop(text: &str) -> usize {
    let bytes = text.as_bytes();
    let stops = memchr::memrchr3_iter(b'.', b'!', b'?', bytes);
    stops.map(|i| i + 1).find(|&i| text[i..].chars().next().is_some_and(char::is_whitespace)).unwrap_or(0)
}
