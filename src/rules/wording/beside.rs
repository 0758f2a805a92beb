//! What stands beside a word: neighbours with nothing but space between, and where sentences begin. Must not judge.

use crate::facts::words::{Word, WordClass, Words};
use crate::rules::Draft;
use crate::text::{Span, Text, is_capital, is_letter, is_letter_or_digit};

/// The words of a draft, looked at one beside the other.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    /// The text they stand in.
    pub text: &'a Text,
    /// All words.
    pub words: &'a Words,
}

impl<'a> Beside<'a> {
    /// Over the words of a draft.
    pub fn of(draft: &Draft<'a>) -> Self {
        Self { text: draft.text, words: &draft.facts.words }
    }

    /// Whether word `i + 1` follows word `i` with nothing but space between.
    #[inline]
    pub fn joins(&self, i: usize) -> bool {
        let list = &self.words.list;
        let (Some(a), Some(b)) = (list.get(i), list.get(i + 1)) else { return false };
        if a.line != b.line {
            return false;
        }
        let gap = &self.text.content().as_bytes()[a.span.end as usize..b.span.start as usize];
        gap == b" " || !gap.is_empty() && is_space(gap)
    }

    /// The word before word `i`, if only space is between.
    pub fn before(&self, i: usize) -> Option<Word> {
        let before = i.checked_sub(1)?;
        self.joins(before).then(|| self.words.list[before])
    }

    /// The word after word `i`, if only space is between.
    pub fn after(&self, i: usize) -> Option<Word> {
        self.joins(i).then(|| self.words.list[i + 1])
    }

    /// The folded form of the word before word `i`; empty if there is none beside it.
    pub fn form_before(&self, i: usize) -> &'a str {
        self.before(i).map_or("", |w| self.words.form(w))
    }

    /// The folded form of the word after word `i`; empty if there is none beside it.
    pub fn form_after(&self, i: usize) -> &'a str {
        self.after(i).map_or("", |w| self.words.form(w))
    }

    /// A word as it is written.
    pub fn written(&self, word: Word) -> &'a str {
        self.text.slice(word.span)
    }

    /// The span of words `first` to `last`.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.words.list[first].span.cover(self.words.list[last].span)
    }

    /// What stands on the line before a word, without trailing space.
    pub fn line_before(&self, word: Word) -> &'a str {
        let line = self.text.lines()[word.line as usize].span;
        self.text.content()[line.start as usize..word.span.start as usize].trim_end()
    }

    /// Whether a capital is due at a word because a line, sentence, item or quotation begins there.
    pub fn starts_sentence(&self, word: Word) -> bool {
        self.line_before(word)
            .chars()
            .next_back()
            .is_none_or(|c| !(is_letter_or_digit(c) || matches!(c, ',' | '%' | '/')))
    }

    /// Whether the words from `first` to `last` are all of one of these classes.
    pub fn are(&self, first: usize, last: usize, is: impl Fn(WordClass) -> bool) -> bool {
        self.words.list[first..=last].iter().all(|w| is(w.class))
    }

    /// Whether the character right before or after a word joins it to something that is no running text: parts of
    /// addresses, symbols, hyphenated foreign words.
    pub fn is_part_of_symbol(&self, word: Word) -> bool {
        let content = self.text.content();
        let before = content[..word.span.start as usize].chars().next_back();
        let mut after = content[word.span.end as usize..].chars();
        let (next, second) = (after.next(), after.next());
        let joint = |c: char| {
            matches!(c, '@' | '/' | '\\' | '_' | '-' | '\'' | '’' | '&' | '+' | '#' | '=') || c.is_ascii_digit()
        };
        before.is_some_and(|c| joint(c) || c == '.')
            || next.is_some_and(joint)
            || next == Some('.') && second.is_some_and(is_letter_or_digit)
    }
}

/// The last bytes of a text, on a character boundary: rules look back only so far, that long lines stay cheap.
pub fn tail(text: &str, bytes: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(bytes))..]
}

/// The first bytes of a text, on a character boundary.
pub fn head(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// The last word of a text; empty where it has none.
pub fn last_word(text: &str) -> &str {
    text.trim_end_matches(|c| !is_letter(c)).rsplit(|c| !is_letter(c)).next().unwrap_or_default()
}

fn is_space(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|gap| gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\t')))
}

/// A replacement in the letter case of what stands there: `phấn đấu` for `Phần đấu` is `Phấn đấu`.
pub fn in_case_of(written: &str, right: &str) -> String {
    let mut letters = written.chars().filter(|c| is_letter(*c));
    let first_upper = letters.next().is_some_and(is_capital);
    if first_upper && letters.clone().count() > 0 && letters.all(is_capital) {
        return right.to_uppercase();
    }
    let mut chars = right.chars();
    match chars.next() {
        Some(first) if first_upper => first.to_uppercase().chain(chars).collect(),
        _ => right.to_owned(),
    }
}
