//! A line as words, figures and marks: [`Piece`]. Must not know what they say.

use super::Reader;
use crate::facts::quantity::Figure;
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
    /// The pieces of a line behind its enumerator, in the reader's buffer.
    pub(super) fn pieces(&mut self, line: usize, range: (usize, usize)) -> Vec<Piece> {
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.clear();
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
        let bytes = content.as_bytes();
        let mut figures = &self.figures[range.0..range.1];
        let mut index = range.0;
        let sentences = !figures.is_empty();
        let mut words = self.words.of_line(line as u32);
        // Where the next figure begins.
        let begins = |figures: &[Figure]| figures.first().map_or(end, |figure| figure.span.start as usize);
        let mut next = begins(figures);
        while at < end {
            if bytes[at] == b' ' {
                at += 1;
                continue;
            }
            if next <= at
                && let Some((figure, others)) = figures.split_first()
            {
                pieces.push(Piece::Figure(index));
                at = at.max(figure.span.cover(figure.number).end as usize);
                (figures, index) = (others, index + 1);
                next = begins(figures);
                continue;
            }
            while let [passed, others @ ..] = words
                && (passed.span.start as usize) < at
            {
                words = others;
            }
            let token = match words.first() {
                Some(word) if word.span.start as usize == at && is_whole(word.span, bytes, next) => {
                    Token { span: word.span, form: Some(word.id), is_lower: word.class == WordClass::Lower }
                }
                // A figure may begin inside a run of letters and digits only where the run is cut there.
                _ => Token::other(Span::new(at, next.min(at + word_len(&content[at..end])).max(at))),
            };
            if !token.span.is_empty() {
                at = token.span.end as usize;
                pieces.push(Piece::Word(token));
                continue;
            }
            let rest = &content[at..end];
            let Some(c) = rest.chars().next() else { break };
            at += c.len_utf8();
            match c {
                ',' => pieces.push(Piece::Comma),
                ';' => pieces.push(Piece::Semicolon),
                '.' | '!' | '?' if rest[c.len_utf8()..].chars().next().is_none_or(char::is_whitespace) => {
                    pieces.push(Piece::Stop);
                    // Nothing is carried over a full stop, so sentences without a figure are skipped.
                    if !figures.is_empty() {
                        at += last_stop(&content[at..next.max(at)]);
                    } else if sentences {
                        break;
                    }
                }
                ':' => pieces.push(Piece::Colon),
                '(' | '[' => pieces.push(Piece::Open),
                ')' | ']' => pieces.push(Piece::Close),
                '/' => pieces.push(Piece::Slash),
                _ => {}
            }
        }
        pieces
    }
}

/// Whether a word of the text is a piece as it stands: no figure begins in it, and no digits of other scripts, nor raised
/// ones, go on behind it.
fn is_whole(word: Span, bytes: &[u8], next: usize) -> bool {
    let end = word.end as usize;
    end <= next && bytes.get(end).is_none_or(u8::is_ascii)
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
