//! [`Words`]: every word of the text, classed and interned, so that rules look at each distinct word once.

use crate::text::{Span, Text, char_len, is_capital, letter_len};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::ops::Index;

/// All words of a text in order. A word is a run of letters (with combining marks) and digits that begins with a
/// letter; figures, symbols and punctuation are no words.
#[derive(Debug, Default)]
pub struct Words {
    /// The words in text order.
    pub list: Vec<Word>,
    /// The folded (lower-case) form of each id.
    pub forms: Forms,
}

/// The distinct forms of words. Nearly every form has sixteen bytes at most: those are told apart as numbers.
#[derive(Debug, Default)]
pub struct Forms {
    /// One after the other.
    letters: String,
    /// Where each ends.
    ends: Vec<u32>,
    short: FxHashMap<u128, u32>,
    long: FxHashMap<String, u32>,
}

/// One word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its bytes.
    pub span: Span,
    /// Equal for words that differ only in letter case: an index into [`Words::forms`].
    pub id: u32,
    /// How it is written.
    pub class: WordClass,
    /// The line it stands on.
    pub line: u32,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordClass {
    /// `thực`
    Lower,
    /// `Thực`
    Title,
    /// `THỰC`, `UBND` (two letters or more, all capitals).
    Upper,
    /// `ĐKXDĐSVHx`, `GDTr`, `Đ1`: capitals and others mixed, or digits inside.
    Mixed,
}

/// The words of a text.
pub fn words(text: &Text) -> Words {
    let content = text.content();
    let folded = text.folded(Span::new(0, content.len()));
    let mut words = Words { list: Vec::with_capacity(content.len() / 5), forms: Forms::with_capacity(1024) };
    for (line, info) in text.lines().iter().enumerate() {
        let bytes = &content.as_bytes()[..info.span.end as usize];
        let mut at = info.span.start as usize;
        while let Some(&byte) = bytes.get(at) {
            let first = letter_len(content, at);
            if first == 0 {
                at += char_len(byte);
                continue;
            }
            let start = at;
            let mut has_digit = false;
            at += first;
            while let Some(&byte) = bytes.get(at) {
                let len = letter_len(content, at);
                if len > 0 {
                    at += len;
                } else if byte.is_ascii_digit() {
                    has_digit = true;
                    at += 1;
                } else {
                    break;
                }
            }
            let (id, is_lower) = words.forms.add(content, folded, start, at);
            let class = match is_lower {
                _ if has_digit => WordClass::Mixed,
                true => WordClass::Lower,
                false => class(&content[start..at]),
            };
            words.list.push(Word { span: Span::new(start, at), id, class, line: line as u32 });
        }
    }
    words
}

/// Most bytes of a word that is told apart as a number.
const SHORT: usize = 16;

/// The first bytes of a text as one number; zeros where it has fewer.
#[inline]
fn number(bytes: &[u8]) -> u128 {
    if let Some(chunk) = bytes.first_chunk::<SHORT>() {
        return u128::from_le_bytes(*chunk);
    }
    let mut chunk = [0; SHORT];
    chunk[..bytes.len()].copy_from_slice(bytes);
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

/// How a word of letters alone is written, some of them capitals.
fn class(written: &str) -> WordClass {
    let (mut letters, mut capitals) = (0, 0);
    for c in written.chars() {
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

impl Forms {
    fn with_capacity(forms: usize) -> Self {
        Self { short: FxHashMap::with_capacity_and_hasher(forms, FxBuildHasher), ..Self::default() }
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
        (0..self.len()).map(|id| &self[id])
    }

    /// The id of a form that the text has.
    pub fn id(&self, form: &str) -> Option<u32> {
        if form.len() <= SHORT {
            self.short.get(&number(form.as_bytes())).copied()
        } else {
            self.long.get(form).copied()
        }
    }

    /// The ids of the words of a phrase, folded; `None` where the text lacks one.
    pub fn ids(&self, folded: impl IntoIterator<Item = impl AsRef<str>>) -> Option<Vec<u32>> {
        folded.into_iter().map(|word| self.id(word.as_ref())).collect()
    }

    /// The id of the word between two places, and whether it is written as it is folded.
    #[inline]
    fn add(&mut self, written: &str, folded: &str, start: usize, end: usize) -> (u32, bool) {
        let next = self.ends.len() as u32;
        let (id, is_folded) = if let Some(kept) = KEPT.get(end - start) {
            // Beyond the word's end both texts are read on, and what is read there is dropped.
            let (written, form) = (number(&written.as_bytes()[start..]), number(&folded.as_bytes()[start..]));
            let key = form & kept;
            // Most words have been met before: looked up first, for an entry costs three times as much.
            let known = self.short.get(&key).copied();
            let id = known.unwrap_or_else(|| *self.short.entry(key).or_insert(next));
            (id, (written ^ form) & kept == 0)
        } else {
            let form = &folded[start..end];
            (*self.long.entry(form.to_owned()).or_insert(next), &written[start..end] == form)
        };
        if id == next {
            self.letters.push_str(&folded[start..end]);
            self.ends.push(self.letters.len() as u32);
        }
        (id, is_folded)
    }
}

impl Index<usize> for Forms {
    type Output = str;

    fn index(&self, id: usize) -> &str {
        let start = id.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.letters[start..self.ends[id] as usize]
    }
}

impl Words {
    /// The words of a line.
    pub fn of_line(&self, line: u32) -> &[Word] {
        let first = self.list.partition_point(|w| w.line < line);
        let end = self.list.partition_point(|w| w.line <= line);
        &self.list[first..end]
    }

    /// The words that lie in a span.
    pub fn in_span(&self, span: Span) -> &[Word] {
        let first = self.list.partition_point(|w| w.span.start < span.start);
        let end = self.list.partition_point(|w| w.span.end <= span.end).max(first);
        &self.list[first..end]
    }

    /// The folded form of a word.
    pub fn form(&self, word: Word) -> &str {
        &self.forms[word.id as usize]
    }
}
