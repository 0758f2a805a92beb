//! [`Words`]: every word of the text, classed and interned, so that rules look at each distinct word once.

use crate::text::{Span, Text, fold_into, is_capital};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// All words of a text in order. A word is a run of letters (with combining marks) and digits that begins with a
/// letter; figures, symbols and punctuation are no words.
#[derive(Debug, Default)]
pub struct Words {
    /// The words in text order.
    pub list: Vec<Word>,
    /// The folded (lower-case) form of each id.
    pub forms: Vec<String>,
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
    let mut words = Words { list: Vec::with_capacity(content.len() / 6), forms: Vec::with_capacity(512) };
    // Most words are written in one way: the written form is looked up first, the folded one only when that is new.
    let mut ids: FxHashMap<&str, u32> = FxHashMap::with_capacity_and_hasher(1024, FxBuildHasher);
    let mut folded: FxHashMap<String, u32> = FxHashMap::with_capacity_and_hasher(512, FxBuildHasher);
    for (line, info) in text.lines().iter().enumerate() {
        let base = info.span.start as usize;
        let mut rest = text.slice(info.span).char_indices().peekable();
        while let Some((start, c)) = rest.next() {
            if !is_letter(c) {
                continue;
            }
            let mut end = start + c.len_utf8();
            let first_upper = is_capital(c);
            let (mut upper, mut lower, mut digit) = (u32::from(first_upper), u32::from(!first_upper), false);
            while let Some(&(at, c)) = rest.peek() {
                if !is_letter(c) && !c.is_ascii_digit() {
                    break;
                }
                if c.is_ascii_digit() {
                    digit = true;
                } else if is_capital(c) {
                    upper += 1;
                } else {
                    lower += 1;
                }
                end = at + c.len_utf8();
                rest.next();
            }
            let class = match (upper, lower) {
                _ if digit => WordClass::Mixed,
                (0, _) => WordClass::Lower,
                (2.., 0) => WordClass::Upper,
                (1, _) if first_upper => WordClass::Title,
                _ => WordClass::Mixed,
            };
            let span = Span::new(base + start, base + end);
            let written = &content[span.range()];
            let id = *ids.entry(written).or_insert_with(|| {
                let mut form = String::with_capacity(written.len());
                fold_into(written, &mut form);
                *folded.entry(form).or_insert_with_key(|form| {
                    words.forms.push(form.clone());
                    words.forms.len() as u32 - 1
                })
            });
            words.list.push(Word { span, id, class, line: line as u32 });
        }
    }
    words
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && (crate::text::is_letter(c) || ('\u{300}'..='\u{36f}').contains(&c)))
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
