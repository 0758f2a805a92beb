//! [`Words`]: every word of the text, classed and interned, so that rules look at each distinct word once.

use crate::text::{Span, Text, char_len, is_capital, letter_len};
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
    let mut words = Words { list: Vec::with_capacity(content.len() / 5), forms: Vec::with_capacity(512) };
    let folded = text.folded(Span::new(0, content.len()));
    let mut ids: FxHashMap<&[u8], u32> = FxHashMap::with_capacity_and_hasher(1024, FxBuildHasher);
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
                let is_digit = byte.is_ascii_digit();
                let len = if is_digit { 1 } else { letter_len(content, at) };
                if len == 0 {
                    break;
                }
                has_digit |= is_digit;
                at += len;
            }
            let form = &folded.as_bytes()[start..at];
            let id = ids.get(form).copied().unwrap_or_else(|| {
                words.forms.push(folded[start..at].to_owned());
                let id = words.forms.len() as u32 - 1;
                ids.insert(form, id);
                id
            });
            let class = match &bytes[start..at] {
                _ if has_digit => WordClass::Mixed,
                written if written == form => WordClass::Lower,
                _ => class(&content[start..at]),
            };
            let span = Span::new(start, at);
            words.list.push(Word { span, id, class, line: line as u32 });
        }
    }
    words
}

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
