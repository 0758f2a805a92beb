//! [`Forms`]: the distinct words of a text, each once.

use super::numbers::{Numbers, SHORT, number};
use rustc_hash::FxHashMap;
use std::ops::Index;

/// The distinct forms of words. Nearly every form has sixteen bytes at most: those are told apart as numbers.
#[derive(Debug, Default)]
pub struct Forms {
    /// One after the other.
    letters: String,
    /// Where each ends.
    ends: Vec<u32>,
    short: Numbers,
    long: FxHashMap<String, u32>,
}

impl Forms {
    /// None, and room for those of a text of so many bytes: drafts of some pages come near it, long ones repeat themselves.
    pub(super) fn for_text(bytes: usize) -> Self {
        let forms = (bytes / 32).min(2048);
        let (letters, ends) = (String::with_capacity(forms * 6), Vec::with_capacity(forms));
        Self { letters, ends, short: Numbers::with_room(forms), long: FxHashMap::default() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Every form, by id.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let form = &self.letters[start..end as usize];
            start = end as usize;
            form
        })
    }

    /// The id of a form that the text has.
    pub fn id(&self, form: &str) -> Option<u32> {
        if form.len() > SHORT {
            return self.long.get(form).copied();
        }
        self.short.find(number(form.as_bytes(), form.len())).ok()
    }

    /// The ids of the words of a phrase, folded; `None` where the text lacks one.
    pub fn ids(&self, folded: impl IntoIterator<Item = impl AsRef<str>>) -> Option<Vec<u32>> {
        folded.into_iter().map(|word| self.id(word.as_ref())).collect()
    }

    /// The id of a form, which is new if the text has not had it before. With its number, if it is a short one.
    pub(super) fn enter(&mut self, form: &str, number: u128) -> u32 {
        let id = self.ends.len() as u32;
        if form.len() > SHORT {
            if let Some(&known) = self.long.get(form) {
                return known;
            }
            self.long.insert(form.to_owned(), id);
            self.short.pass();
        } else {
            match self.short.find(number) {
                Ok(known) => return known,
                Err(slot) => self.short.enter(slot, number),
            }
        }
        self.letters.push_str(form);
        self.ends.push(self.letters.len() as u32);
        id
    }
}

impl Index<usize> for Forms {
    type Output = str;

    fn index(&self, id: usize) -> &str {
        let start = id.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.letters[start..self.ends[id] as usize]
    }
}
