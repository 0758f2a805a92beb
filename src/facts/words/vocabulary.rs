//! [`Vocabulary`]: the ways of writing words that drafts have shown so far, each folded and classed once. Drafts share most of
//! their words: what this thread has learnt of one serves the next. It says of a word what the word alone says, so that no
//! draft is read otherwise for those before it.

use super::numbers::{Numbers, SHORT, leading_number, number};
use super::{Forms, WordClass};
use crate::text::{Span, Text, is_capital};
use std::cell::RefCell;

/// Ways of writing words, and what they are in the draft that is read.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Each as a number; longer ones are rare, and looked at where they stand.
    seen: Numbers,
    /// What each is.
    known: Vec<Known>,
    /// The folded form of each, apart: it is asked for once a draft.
    forms: Vec<u128>,
    /// How many drafts have been read.
    draft: u32,
}

/// A way of writing a word.
#[derive(Debug, Clone, Copy)]
struct Known {
    class: WordClass,
    /// The id of its form in the draft that had it last.
    id: u32,
    draft: u32,
}

/// Most ways of writing that are kept: twenty times those of a long draft.
const MOST: usize = 1 << 15;

thread_local! {
    static VOCABULARY: RefCell<Vocabulary> = RefCell::default();
}

impl Vocabulary {
    /// Reads one draft with the vocabulary of this thread.
    pub fn with<T>(read: impl FnOnce(&mut Self) -> T) -> T {
        VOCABULARY.with_borrow_mut(|vocabulary| {
            if vocabulary.known.is_empty() || vocabulary.known.len() > MOST || vocabulary.draft == u32::MAX {
                *vocabulary = Self { seen: Numbers::with_room(1024), ..Self::default() };
            }
            vocabulary.draft += 1;
            read(vocabulary)
        })
    }
}

/// What has been read of the words of a draft.
pub struct Reader<'a> {
    content: &'a str,
    folded: &'a str,
    vocabulary: &'a mut Vocabulary,
    pub forms: Forms,
}

impl<'a> Reader<'a> {
    /// Of a text, no word of which has been read.
    pub fn of(text: &'a Text, vocabulary: &'a mut Vocabulary) -> Self {
        let content = text.content();
        let folded = text.folded(Span::new(0, content.len()));
        Self { content, folded, vocabulary, forms: Forms::for_text(content.len()) }
    }

    /// Where the word ends that begins at a place, its id, and how it is written; `None` where it has not been seen yet, or
    /// there is none.
    #[inline]
    pub fn seen(&mut self, start: usize) -> Option<(usize, u32, WordClass)> {
        let (len, written) = leading_number(&self.content.as_bytes()[start..])?;
        // Most of what is not seen is a mark.
        let place = if len > 0 { self.vocabulary.seen.find(written).ok()? } else { return None };
        Some(self.entered(place as usize, start, start + len))
    }

    /// The same of a word between two places.
    pub fn word(&mut self, start: usize, end: usize) -> (usize, u32, WordClass) {
        if end - start > SHORT {
            return self.long(start, end);
        }
        let written = number(&self.content.as_bytes()[start..], end - start);
        match self.vocabulary.seen.find(written) {
            Ok(place) => self.entered(place as usize, start, end),
            Err(slot) => self.first(slot, written, start, end),
        }
    }

    #[inline]
    fn entered(&mut self, place: usize, start: usize, end: usize) -> (usize, u32, WordClass) {
        match self.vocabulary.known[place] {
            Known { id, class, draft, .. } if draft == self.vocabulary.draft => (end, id, class),
            _ => self.again(place, start, end),
        }
    }

    /// A way of writing that is new to the draft.
    fn again(&mut self, place: usize, start: usize, end: usize) -> (usize, u32, WordClass) {
        let Vocabulary { known, forms, draft, .. } = &mut *self.vocabulary;
        let known = &mut known[place];
        known.id = self.forms.enter(&self.folded[start..end], forms[place]);
        known.draft = *draft;
        (end, known.id, known.class)
    }

    /// A way of writing that is met for the first time.
    #[cold]
    fn first(&mut self, slot: usize, written: u128, start: usize, end: usize) -> (usize, u32, WordClass) {
        let form = number(&self.folded.as_bytes()[start..], end - start);
        let id = self.forms.enter(&self.folded[start..end], form);
        let class = class(&self.content[start..end]);
        self.vocabulary.seen.enter(slot, written);
        self.vocabulary.known.push(Known { class, id, draft: self.vocabulary.draft });
        self.vocabulary.forms.push(form);
        (end, id, class)
    }

    #[cold]
    fn long(&mut self, start: usize, end: usize) -> (usize, u32, WordClass) {
        (end, self.forms.enter(&self.folded[start..end], 0), class(&self.content[start..end]))
    }
}

/// How a word is written.
fn class(written: &str) -> WordClass {
    let (mut letters, mut capitals) = (0, 0);
    for c in written.chars() {
        if c.is_ascii_digit() {
            return WordClass::Mixed;
        }
        letters += 1;
        capitals += usize::from(is_capital(c));
    }
    match capitals {
        0 => WordClass::Lower,
        _ if capitals == letters && letters > 1 => WordClass::Upper,
        1 if written.starts_with(is_capital) => WordClass::Title,
        _ => WordClass::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::words::words;
    use crate::text::TextBuilder;

    #[test]
    fn a_draft_is_read_the_same_whatever_was_read_before() {
        let drafts = [
            "Ủy ban nhân dân xã AN PHÚ, ủy ban Xã; 12a hộ",
            "xã ủy AN phú\nsiêunghiêngnghiêngnghiêng Đ1 hộ",
            "Hộ hộ HỘ",
        ];
        let read = |draft: &str| {
            let read = words(&TextBuilder::plain(draft));
            (read.list.clone(), read.forms.iter().map(str::to_owned).collect::<Vec<_>>())
        };
        let alone = drafts.map(|draft| std::thread::spawn(move || read(draft)).join().expect("words are read"));
        for order in [[0, 1, 2], [2, 1, 0], [1, 1, 0]] {
            for at in order {
                assert_eq!(read(drafts[at]), alone[at]);
            }
        }
    }
}
