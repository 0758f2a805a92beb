//! [`Listed`]: what the lists of this group have under a word, found by its letters. Laid by `build.rs`, so that nothing is
//! sorted or hashed at start. Must not judge a place.

use super::data::{Capital, LISTED, TYPOS, Typo};
use super::slips::pair::number;
use std::ops::Range;

/// What the lists have under a word.
#[derive(Debug)]
pub struct Listed {
    /// In lower case.
    pub form: &'static str,
    /// The bits of the [`Mark`]s of the words that follow it in mistaken phrases.
    pub typo_seconds: u64,
    /// Of those that follow it in phrases with capitals.
    pub capital_seconds: u64,
    /// The mistaken phrases that it opens: places of [`TYPOS`].
    pub typos: Range<usize>,
    /// The phrases with capitals that it opens, the longest first.
    pub capitals: &'static [Capitals],
}

/// A phrase with capitals.
#[derive(Debug)]
pub struct Capitals {
    /// As the list has it.
    pub phrase: &'static Capital,
    /// Its syllables in lower case.
    pub folded: &'static [&'static str],
    /// Of the second of them.
    pub second: Mark,
}

/// Two of 64 bits for a word, by its letters: second words are told apart by them, nearly always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(u16);

/// The place of [`LISTED`] of a word that no list names.
const UNLISTED: u16 = 0;

impl Listed {
    /// Of a word that no list names.
    pub const NOTHING: Self = Self { form: "", typo_seconds: 0, capital_seconds: 0, typos: 0..0, capitals: &[] };

    /// The mistaken phrases that the word opens.
    pub fn typos(&self) -> &'static [Typo] {
        &TYPOS[self.typos.clone()]
    }
}

impl Mark {
    /// Of a word in lower case.
    pub const fn of(form: &str) -> Self {
        Self::of_hash(number(form))
    }

    /// Of the word with this number.
    pub const fn of_hash(hash: u64) -> Self {
        Self((hash >> 52) as u16)
    }

    /// As a set of bits.
    pub const fn bits(self) -> u64 {
        1 << (self.0 & 63) | 1 << (self.0 >> 6)
    }
}

/// So many slots that three of four stay empty.
const SLOT_BITS: u32 = 13;

/// Places in [`LISTED`], each in the first free slot from the one that its word's letters say.
static SLOTS: [u16; 1 << SLOT_BITS] = {
    assert!(LISTED.len() * 2 < 1 << SLOT_BITS, "words are found at once while half of the slots are empty");
    let mut slots = [UNLISTED; 1 << SLOT_BITS];
    let mut place = 1;
    while place < LISTED.len() {
        let mut slot = slot_of(number(LISTED[place].form));
        while slots[slot] != UNLISTED {
            slot = next(slot);
        }
        slots[slot] = place as u16;
        place += 1;
    }
    slots
};

const fn slot_of(hash: u64) -> usize {
    // Not the bits that a mark is made of.
    (hash << 12 >> (64 - SLOT_BITS)) as usize
}

const fn next(slot: usize) -> usize {
    (slot + 1) % (1 << SLOT_BITS)
}

/// The place in [`LISTED`] of a word in lower case ([`UNLISTED`] where the lists do not name it), and its number.
pub fn look_up(form: &str) -> (u16, u64) {
    let hash = number(form);
    let mut slot = slot_of(hash);
    loop {
        let place = SLOTS[slot];
        if place == UNLISTED || LISTED[usize::from(place)].form == form {
            return (place, hash);
        }
        slot = next(slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_found_at_its_place_and_no_other_word() {
        for (place, listed) in LISTED.iter().enumerate().skip(1) {
            assert_eq!(usize::from(look_up(listed.form).0), place, "{}", listed.form);
        }
        for form in ["", "xyz", "không-có-trong-danh-mục"] {
            assert_eq!(look_up(form).0, UNLISTED, "{form}");
        }
    }

    #[test]
    fn phrases_stand_under_their_first_words() {
        for listed in LISTED {
            assert!(listed.typos().iter().all(|typo| typo.wrong[0] == listed.form));
            assert!(listed.capitals.iter().all(|c| c.folded[0] == listed.form));
            assert!(listed.capitals.is_sorted_by_key(|c| std::cmp::Reverse(c.folded.len())));
        }
        assert_eq!(LISTED.iter().map(|listed| listed.typos.len()).sum::<usize>(), TYPOS.len());
    }
}
