//! Citations written loosely: a symbol behind a longer name of its type, a letter that bears its year alone. Must not judge.

use super::super::cue::on_line;
use super::super::symbol;
use super::super::words::WordClass;
use super::kinds::TypeName;
use super::read::{Draft, Reader};
use crate::text::Span;

impl Reader<'_> {
    /// ` phối hợp 49/QCPH-UBND`: the symbol after a word or two that name the type more closely, where it is of that type.
    pub(super) fn symbol_after_name(&self, draft: &mut Draft, next: usize, name: &TypeName) -> bool {
        const WORDS: usize = 3;
        let start = draft.at;
        for index in next..next + WORDS {
            let Some(word) = on_line(self.words, index, draft.line).filter(|word| word.class == WordClass::Lower)
            else {
                break;
            };
            let gap = self.text.slice(Span { start: draft.at, end: word.span.start });
            if !gap.chars().all(char::is_whitespace) || matches!(self.words.form(word), "số" | "năm" | "quý" | "tháng")
            {
                break;
            }
            draft.at = word.span.end;
            let rest = self.rest(draft);
            let from = rest.trim_start_matches([' ', '\u{a0}']);
            let of_type = from.starts_with(|c: char| c.is_ascii_digit())
                && symbol::candidate(from)
                    .and_then(symbol::symbol)
                    .is_some_and(|read| name.abbreviations.contains(&read.kind.as_str()));
            if of_type && self.symbol_here(draft, draft.at, false) {
                return true;
            }
        }
        draft.at = start;
        false
    }

    /// Whether a letter bears its year alone, number and day left blank: `đề nghị của … tại Văn bản  năm 2026`. A plan or a report
    /// may be named by its year.
    pub(super) fn is_left_blank(&self, draft: &Draft, next: usize) -> bool {
        let kind = self.text.slice(draft.citation.kind_span);
        let Some(year) = on_line(self.words, next, draft.line).filter(|word| self.words.form(*word) == "năm") else {
            return false;
        };
        let end = self.text.lines()[draft.line as usize].span.end;
        let rest = self.text.slice(Span { start: year.span.end, end: end.max(year.span.end) });
        matches!(kind, "Văn bản" | "Công văn" | "Tờ trình") && rest.trim_start().starts_with("20")
    }
}
