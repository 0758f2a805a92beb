//! [`Words`]: every word of the text, classed and interned, so that rules look at each distinct word once.

mod forms;
mod numbers;
mod vocabulary;

pub use forms::Forms;
pub use numbers::{Numbers, SHORT, number};

use crate::text::{Span, Text, char_len, letter_len, run_end};
use std::ops::Range;
use vocabulary::{Reader, Vocabulary};

/// All words of a text in order. A word is a run of letters (with combining marks) and digits that begins with a
/// letter; figures, symbols and punctuation are no words.
#[derive(Debug, Default)]
pub struct Words {
    /// The words in text order.
    pub list: Vec<Word>,
    /// How many words stand before each line, and before the end of the text.
    before: Vec<u32>,
    /// The folded (lower-case) form of each id.
    pub forms: Forms,
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
    let mut list = Vec::with_capacity(content.len() / 5);
    let mut before = Vec::with_capacity(text.lines().len() + 1);
    let forms = Vocabulary::with(|vocabulary| {
        let mut reader = Reader::of(text, vocabulary);
        for (line, info) in text.lines().iter().enumerate() {
            before.push(list.len() as u32);
            let bytes = &content.as_bytes()[..info.span.end as usize];
            let mut at = info.span.start as usize;
            while let Some(&byte) = bytes.get(at) {
                // Nearly every word stands one blank behind another.
                if byte == b' ' {
                    at += 1;
                    continue;
                }
                let start = at;
                let (id, class);
                (at, id, class) = if let Some(seen) = reader.seen(start) {
                    seen
                } else {
                    let first = letter_len(content, start);
                    if first == 0 {
                        at += char_len(byte);
                        continue;
                    }
                    reader.word(start, run_end(content, start + first))
                };
                list.push(Word { span: Span::new(start, at), id, class, line: line as u32 });
            }
        }
        reader.forms
    });
    before.push(list.len() as u32);
    Words { list, before, forms }
}

impl Words {
    /// The words of a line.
    pub fn of_line(&self, line: u32) -> &[Word] {
        &self.list[self.range_of_line(line)]
    }

    /// The places of a line's words in the list.
    pub fn range_of_line(&self, line: u32) -> Range<usize> {
        let before = |line: u32| self.before.get(line as usize).map_or(self.list.len(), |&words| words as usize);
        before(line)..before(line + 1)
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
