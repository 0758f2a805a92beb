//! [`Cues`]: for each distinct word of a draft, whether a grammar of dates, citations, references or units begins with it.
//!
//! Looked up once per distinct word, so that the grammars visit only the places where they may match. Must not know what
//! the grammars make of them.

use super::agency::LEVEL_WORDS;
use super::citation::kinds;
use super::words::{Word, Words};
use crate::text::{Span, Text};
use std::sync::LazyLock;

/// What may begin with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// `ngày`: a date.
    Day,
    /// `thứ`, `chủ`: a weekday.
    Weekday,
    /// First word of a type of document: a citation. The row of [`kinds::HEADS`].
    Kind(u8),
    /// `mục`, `phụ`, `biểu`: a reference inside the document.
    Place,
    /// `xã`, `thị`, `thành`: a level of administrative units.
    Level,
}

static TABLE: LazyLock<Vec<(&'static str, Cue)>> = LazyLock::new(|| {
    let kinds = kinds::HEADS.iter().enumerate();
    let mut table: Vec<(&'static str, Cue)> = kinds.map(|(i, (word, _))| (*word, Cue::Kind(i as u8))).collect();
    table.extend([("ngày", Cue::Day), ("thứ", Cue::Weekday), ("chủ", Cue::Weekday)]);
    table.extend(LEVEL_WORDS.map(|word| (word, Cue::Level)));
    table.extend([("mục", Cue::Place), ("phụ", Cue::Place), ("biểu", Cue::Place)]);
    table
});

/// The cue of each word id, and the places where each cue stands.
#[derive(Debug, Default)]
pub struct Cues {
    /// Indices into `Words::list` of words with a cue, in text order.
    pub places: Vec<(u32, Cue)>,
}

impl Cues {
    /// The cues of all words.
    pub fn of(words: &Words) -> Self {
        // One more than the row of each form in the table; 0 for most.
        let mut rows = vec![0_u8; words.forms.len()];
        for (row, (form, _)) in TABLE.iter().enumerate() {
            if let Some(id) = words.forms.id(form) {
                rows[id as usize] = row as u8 + 1;
            }
        }
        let mut places = Vec::with_capacity(words.list.len() / 16);
        for (i, word) in words.list.iter().enumerate() {
            if let Some(row) = usize::from(rows[word.id as usize]).checked_sub(1) {
                places.push((i as u32, TABLE[row].1));
            }
        }
        Self { places }
    }

    /// The cue of the word at a place of the list.
    pub fn at(&self, index: usize) -> Option<Cue> {
        let place = self.places.binary_search_by_key(&index, |&(i, _)| i as usize).ok()?;
        Some(self.places[place].1)
    }

    /// Indices of the words with one cue.
    pub fn with(&self, cue: Cue) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().filter(move |(_, c)| *c == cue).map(|&(i, _)| i as usize)
    }
}

/// The rest of a word's line, after the word, and where it begins.
pub fn rest_of_line(text: &Text, word: Word) -> (&str, u32) {
    let line = text.lines()[word.line as usize].span;
    (text.slice(Span { start: word.span.end, end: line.end.max(word.span.end) }), word.span.end)
}

/// The part of a word's line before it.
pub fn line_before(text: &Text, word: Word) -> &str {
    let line = text.lines()[word.line as usize].span;
    text.slice(Span { start: line.start.min(word.span.start), end: word.span.start })
}

/// The word at a place of the list, if it stands on the same line as another.
pub fn on_line(words: &Words, index: usize, line: u32) -> Option<Word> {
    words.list.get(index).copied().filter(|word| word.line == line)
}

/// The folded form of the word at a place of the list; empty where there is none on that line.
pub fn form_at(words: &Words, index: usize, line: u32) -> &str {
    on_line(words, index, line).map_or("", |word| words.form(word))
}

/// Whether only blanks stand between two neighbouring words.
pub fn adjacent(text: &Text, first: Word, second: Word) -> bool {
    first.span.end <= second.span.start
        && text.slice(Span { start: first.span.end, end: second.span.start }).chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_cue() {
        assert!(TABLE.len() < usize::from(u8::MAX));
        for (i, (word, _)) in TABLE.iter().enumerate() {
            assert!(TABLE[..i].iter().all(|(other, _)| other != word), "{word}");
        }
    }
}
