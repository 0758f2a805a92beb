//! [`KeyWords`]: the words keys are made of, each once. Keys hold numbers, so that comparing them compares no text.

use super::listed::{Listed, all_listed, listed};
use crate::facts::words::Words;
use crate::text::tone;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;

/// The words that keys are made of, by number: the forms of the text's words under their own ids, then those that only
/// keys have (numbers, words of expanded abbreviations, other spellings).
#[derive(Debug, Default)]
pub struct KeyWords {
    forms: u32,
    others: Vec<String>,
    ids: FxHashMap<String, u32>,
    known: Vec<Known>,
}

/// As many words as only the keys of a draft may have, seldom more.
const OTHERS: usize = 64;

/// What is known of a word of keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// The word as keys spell it: its tone mark where `hóa` has it.
    pub spelled: u32,
    /// What the lists say of it.
    pub listed: Option<&'static Listed>,
    /// Whether it is digits alone.
    pub is_number: bool,
}

impl KeyWords {
    /// The words of a text, before any key is made.
    pub(super) fn of(words: &Words) -> Self {
        let forms = words.forms.len() as u32;
        // No word of a text is a number. A text has more forms than the lists have words: those are looked up.
        let mut known = Vec::with_capacity(words.forms.len() + OTHERS);
        known.extend((0..forms).map(|id| Known { spelled: id, listed: None, is_number: false }));
        let ids = FxHashMap::with_capacity_and_hasher(OTHERS, FxBuildHasher);
        let mut keys = Self { forms, known, ids, others: Vec::with_capacity(OTHERS) };
        for (word, listed) in all_listed() {
            if let Some(id) = words.forms.id(word) {
                keys.known[id as usize].listed = Some(listed);
            }
        }
        for (id, form) in words.forms.iter().enumerate() {
            if let Cow::Owned(spelled) = spelled(form) {
                keys.known[id].spelled = keys.enter(words, &spelled);
            }
        }
        keys
    }

    /// The word of a number.
    pub fn word<'a>(&'a self, words: &'a Words, id: u32) -> &'a str {
        match id.checked_sub(self.forms) {
            Some(other) => &self.others[other as usize],
            None => &words.forms[id as usize],
        }
    }

    /// The number of a folded word, as keys spell it.
    pub(super) fn enter(&mut self, words: &Words, folded: &str) -> u32 {
        let word = spelled(folded);
        if let Some(id) = words.forms.id(&word).or_else(|| self.ids.get(&*word).copied()) {
            return id;
        }
        let id = self.known.len() as u32;
        let is_number = word.bytes().all(|b| b.is_ascii_digit());
        self.known.push(Known { spelled: id, listed: listed(&word), is_number });
        self.others.push(word.clone().into_owned());
        self.ids.insert(word.into_owned(), id);
        id
    }

    pub(super) fn known(&self, id: u32) -> Known {
        self.known[id as usize]
    }

    /// Whether words begin with a phrase.
    pub(super) fn begin_with(&self, words: &Words, said: &[u32], phrase: &[&str]) -> bool {
        said.len() >= phrase.len() && said.iter().zip(phrase).all(|(&id, word)| self.word(words, id) == *word)
    }
}

/// A folded word with its tone mark on the first vowel of `oa`, `oe`, `uy`.
fn spelled(folded: &str) -> Cow<'_, str> {
    match tone::older(folded) {
        Some((onset, rhyme)) => Cow::Owned(format!("{onset}{rhyme}")),
        None => Cow::Borrowed(folded),
    }
}
