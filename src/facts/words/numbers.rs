//! [`Numbers`]: short words as numbers of sixteen bytes, each with its place in the order they came in. Every word of every
//! draft is looked up here: a table of its own takes a third of the steps of a map. Must not know what the words are.

/// Most bytes of a word that is told apart as a number.
pub const SHORT: usize = 16;

/// Numbers, each once.
#[derive(Debug, Default)]
pub struct Numbers {
    /// In the order they came in; 0, which no word is, where one was passed over.
    list: Vec<u128>,
    /// One more than the place of a number in the list, in the slot that its bits say or the next that was free; 0 where there
    /// is none. A power of two, at least twice as many as there are numbers.
    slots: Vec<u32>,
}

impl Numbers {
    /// None, and room for so many before the table must grow.
    pub fn with_room(numbers: usize) -> Self {
        let slots = (numbers * 2).next_power_of_two().max(64);
        Self { list: Vec::with_capacity(numbers), slots: vec![0; slots] }
    }

    /// The place of a number in the order, or the slot that is free for it.
    #[inline]
    pub fn find(&self, number: u128) -> Result<u32, usize> {
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = hash(number);
        loop {
            slot &= last;
            match self.slots.get(slot) {
                None | Some(0) => return Err(slot),
                Some(&taken) if self.list[taken as usize - 1] == number => return Ok(taken - 1),
                Some(_) => slot += 1,
            }
        }
    }

    /// Takes a number in that [`Numbers::find`] found to be new, at the slot it gave.
    pub fn enter(&mut self, slot: usize, number: u128) {
        self.list.push(number);
        self.slots[slot] = self.list.len() as u32;
        if self.list.len() * 2 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 2];
            for place in (0..self.list.len()).filter(|&place| self.list[place] != 0) {
                if let Err(slot) = self.find(self.list[place]) {
                    self.slots[slot] = place as u32 + 1;
                }
            }
        }
    }

    /// Leaves a place of the order out.
    pub fn pass(&mut self) {
        self.list.push(0);
    }
}

/// The slot where a number is looked for first.
#[inline]
fn hash(number: u128) -> usize {
    let halves = number as u64 ^ ((number >> 64) as u64).rotate_left(29);
    (halves.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
}

/// The word of so many bytes, sixteen at most, that a text begins with, as a number.
#[inline]
pub fn number(text: &[u8], len: usize) -> u128 {
    // What is read beyond the word's end is dropped.
    match text.first_chunk::<SHORT>() {
        Some(chunk) => u128::from_le_bytes(*chunk) & KEPT[len],
        None => last_number(&text[..len]),
    }
}

/// Where a text may leave a word first, if that is before its sixteenth byte, and the number of what stands before. If that is a
/// word that is known already, it ends there.
#[inline]
pub fn leading_number(text: &[u8]) -> Option<(usize, u128)> {
    let chunk = u128::from_le_bytes(*text.first_chunk::<SHORT>()?);
    let len = ends(chunk).trailing_zeros() as usize / 8;
    (len < SHORT).then(|| (len, chunk & KEPT[len]))
}

/// The highest bit of each byte below the digits of ASCII, among them blanks, commas, full stops and brackets: sixteen at a
/// stroke, no branch. No word has one. Other marks are rare behind a word, and make it an unknown one.
fn ends(bytes: u128) -> u128 {
    const EACH: u128 = u128::MAX / 0xff;
    const HIGHEST: u128 = 0x80 * EACH;
    // Of numbers below 128 the highest bit is that of the sum: nothing is carried into the next byte.
    let from_digits = (bytes & !HIGHEST) + u128::from(0x80 - b'0') * EACH;
    !(from_digits | bytes) & HIGHEST
}

/// The number of a word at the end of its text.
#[cold]
fn last_number(word: &[u8]) -> u128 {
    let mut chunk = [0; SHORT];
    chunk[..word.len()].copy_from_slice(word);
    u128::from_le_bytes(chunk)
}

/// What keeps as many of the first bytes of a number as the index says.
static KEPT: [u128; SHORT + 1] = {
    let mut kept = [0; SHORT + 1];
    let mut len = 1;
    while len <= SHORT {
        kept[len] = u128::MAX >> (8 * (SHORT - len));
        len += 1;
    }
    kept
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_where_they_came_in_also_when_the_table_has_grown() {
        let mut numbers = Numbers::with_room(1);
        let words: Vec<String> = (0..500).map(|i| format!("từ{i}")).collect();
        let key = |word: &str| number(word.as_bytes(), word.len());
        for (place, word) in words.iter().enumerate() {
            match numbers.find(key(word)) {
                Err(_) if place % 7 == 0 => numbers.pass(),
                Err(slot) => numbers.enter(slot, key(word)),
                Ok(_) => panic!("{word} is new"),
            }
        }
        for (place, word) in words.iter().enumerate() {
            assert_eq!(numbers.find(key(word)).ok(), (place % 7 != 0).then_some(place as u32), "{word}");
        }
        assert!(Numbers::default().find(1).is_err());
    }

    #[test]
    fn a_word_is_left_at_the_first_byte_below_digits() {
        for byte in 0..=u8::MAX {
            for at in 0..SHORT {
                let mut text = *b"xazAZ09ghiklmnop";
                text[at] = byte;
                let expected = (byte < b'0').then(|| (at, number(&text, at)));
                assert_eq!(leading_number(&text), expected, "{byte} {at}");
            }
        }
        assert_eq!(leading_number(b"short"), None);
    }

    #[test]
    fn a_number_is_its_word_and_nothing_behind_it() {
        let long = "nghiêng nghiêng nghiêng".as_bytes();
        assert_eq!(number(long, 3), number(b"ngh", 3));
        assert_ne!(number(long, 4), number(long, 3));
    }
}
