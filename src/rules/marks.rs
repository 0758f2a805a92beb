//! [`Marks`]: where the punctuation of a text stands, looked for once, so that the rules of marks visit only those places.
//! Must not judge.

use crate::facts::words::Words;
use crate::text::{Span, Text};

/// The places of all punctuation.
#[derive(Debug)]
pub struct Marks {
    places: Vec<u32>,
    /// The words before which more stands than one space behind a word, and one past the last.
    breaks: Vec<u32>,
    hidden: Vec<Span>,
    /// Whether signs of Latin-1 stand between the words that Vietnamese texts do not use (`µ`, `×`; not `°`, `²`, `³`).
    pub has_odd_signs: bool,
}

/// What a byte between two words may be.
#[derive(Clone, Copy)]
enum Sort {
    /// Neither of these: a space, a digit.
    Plain,
    Mark,
    /// First byte of `“ ” … –`, and of signs without a width.
    General,
    /// First byte of a sign of Latin-1, or of a byte-order mark.
    Odd,
}

static SORT: [Sort; 256] = {
    let mut sort = [Sort::Plain; 256];
    let marks = b"!\"%(),.:;<>?[]_";
    let mut i = 0;
    while i < marks.len() {
        sort[marks[i] as usize] = Sort::Mark;
        i += 1;
    }
    sort[0xE2] = Sort::General;
    (sort[0xC2], sort[0xC3], sort[0xEF]) = (Sort::Odd, Sort::Odd, Sort::Odd);
    sort
};

impl Marks {
    /// Of a text with these words: no mark stands inside a word, and between most words stands one space.
    pub fn of(text: &Text, words: &Words) -> Self {
        let bytes = text.content().as_bytes();
        let mut marks = Self {
            places: Vec::with_capacity(bytes.len() / 16),
            breaks: Vec::with_capacity(bytes.len() / 16),
            hidden: Vec::new(),
            has_odd_signs: false,
        };
        let mut from = 0;
        for (i, word) in words.list.iter().enumerate() {
            let (start, end) = (word.span.start as usize, word.span.end as usize);
            if start != from + 1 || bytes[from] != b' ' {
                marks.look(bytes, from, start);
                marks.breaks.push(i as u32);
            }
            from = end;
        }
        marks.look(bytes, from, bytes.len());
        marks.breaks.push(words.list.len() as u32);
        marks
    }

    fn look(&mut self, bytes: &[u8], from: usize, to: usize) {
        for at in from..to {
            match SORT[usize::from(bytes[at])] {
                Sort::Plain => {}
                Sort::Mark => self.places.push(at as u32),
                Sort::General => {
                    self.places.push(at as u32);
                    self.look_for_hidden(bytes, at);
                }
                Sort::Odd => {
                    self.has_odd_signs |= match bytes[at] {
                        0xC2 => !matches!(bytes.get(at + 1), Some(0xA0 | 0xB0 | 0xB2 | 0xB3)),
                        lead => lead == 0xC3,
                    };
                    self.look_for_hidden(bytes, at);
                }
            }
        }
    }

    fn look_for_hidden(&mut self, bytes: &[u8], at: usize) {
        let len = match &bytes[at..] {
            [0xE2, 0x80, 0x8B..=0x8D, ..] | [0xE2, 0x81, 0xA0, ..] | [0xEF, 0xBB, 0xBF, ..] => 3,
            [0xC2, 0xAD, ..] => 2,
            _ => return,
        };
        self.hidden.push(Span::new(at, at + len));
    }

    /// The zero-width characters and soft hyphens, in order.
    pub fn hidden(&self) -> &[Span] {
        &self.hidden
    }

    /// The bytes of content at which a mark stands, in order.
    pub fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().map(|&at| at as usize)
    }

    /// The runs of words with one space between each two, in order: where each ends in `Words::list`. No run goes beyond
    /// its line.
    pub fn run_ends(&self) -> impl Iterator<Item = usize> + '_ {
        let ends = if self.breaks.first() == Some(&0) { &self.breaks[1..] } else { &self.breaks };
        ends.iter().map(|&end| end as usize)
    }

    /// The marks of one stretch after another: those before `end` are taken from the front of `rest`.
    pub fn take_before<'m>(rest: &mut &'m [u32], end: usize) -> &'m [u32] {
        let count = rest.iter().take_while(|&&at| (at as usize) < end).count();
        let (before, behind) = rest.split_at(count);
        *rest = behind;
        before
    }

    /// All of them, for [`Marks::take_before`].
    pub fn all(&self) -> &[u32] {
        &self.places
    }
}
