//! [`Marks`]: where the punctuation of a text stands, looked for once, so that the rules of marks visit only those places.
//! Must not judge.

use crate::facts::words::Words;
use crate::text::Text;

/// The places of all punctuation.
#[derive(Debug)]
pub struct Marks {
    places: Vec<u32>,
    breaks: Vec<u32>,
    /// Whether signs of Latin-1 stand between the words that Vietnamese texts do not use (`µ`, `×`; not `°`, `²`, `³`).
    pub has_odd_signs: bool,
}

/// Which bytes are marks, or begin one: 0xE2 begins `“ ” … –`.
const IS_MARK: [bool; 256] = {
    let mut is_mark = [false; 256];
    let marks = b"!\"%(),.:;<>?[]_\xE2";
    let mut i = 0;
    while i < marks.len() {
        is_mark[marks[i] as usize] = true;
        i += 1;
    }
    is_mark
};

impl Marks {
    /// Of a text with these words: no mark stands inside a word, and between most words stands one space.
    pub fn of(text: &Text, words: &Words) -> Self {
        let bytes = text.content().as_bytes();
        let places = Vec::with_capacity(bytes.len() / 16);
        let mut marks = Self { breaks: Vec::with_capacity(places.capacity()), places, has_odd_signs: false };
        let mut from = 0;
        for (i, word) in words.list.iter().enumerate() {
            let (start, end) = (word.span.start as usize, word.span.end as usize);
            if start != from + 1 || bytes[from] != b' ' {
                marks.look(bytes, from, start);
                marks.breaks.extend(i.checked_sub(1).map(|before| before as u32));
            }
            from = end;
        }
        marks.look(bytes, from, bytes.len());
        marks.breaks.extend(words.list.len().checked_sub(1).map(|last| last as u32));
        marks
    }

    fn look(&mut self, bytes: &[u8], from: usize, to: usize) {
        for at in from..to {
            let b = bytes[at];
            if IS_MARK[usize::from(b)] {
                self.places.push(at as u32);
            }
            self.has_odd_signs |=
                b == 0xC3 || b == 0xC2 && !matches!(bytes.get(at + 1), Some(0xA0 | 0xB0 | 0xB2 | 0xB3));
        }
    }

    /// The bytes of content at which a mark stands, in order.
    pub fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().map(|&at| at as usize)
    }

    /// The indices in `Words::list` of the words behind which more stands than one space before a word, in order; the last
    /// word of each line is one of them.
    pub fn breaks(&self) -> impl Iterator<Item = usize> + '_ {
        self.breaks.iter().map(|&i| i as usize)
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
