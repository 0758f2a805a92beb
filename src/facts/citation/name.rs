//! Names of laws after their type: `Luật Tổ chức chính quyền địa phương`. Must not know which laws there are.

use super::super::cue::{adjacent, form_at, on_line};
use super::super::words::WordClass;
use super::read::{Draft, Reader};
use crate::text::Span;

impl Reader<'_> {
    /// The name of a law after its type: ` Tổ chức chính quyền địa phương`. `pháp luật`, `Luật này` have none.
    pub(super) fn name(&self, draft: &mut Draft, index: usize, next: usize) -> bool {
        let type_word = self.words.list[index];
        if type_word.class == WordClass::Lower {
            return false;
        }
        let before = index.checked_sub(1).and_then(|i| on_line(self.words, i, draft.line));
        if before.is_some_and(|b| {
            adjacent(self.text, b, type_word) && matches!(self.words.form(b), "pháp" | "kỷ" | "đoàn" | "quy")
        }) {
            return false;
        }
        let Some(first) = on_line(self.words, next, draft.line) else { return false };
        if !adjacent(self.text, self.words.list[next - 1], first)
            || matches!(
                self.words.form(first),
                "này" | "sư" | "gia" | "và" | "được" | "quy" | "của" | "mới" | "hiện" | "có" | "số"
            )
        {
            return false;
        }
        let mut span = first.span;
        for i in next..next + 40 {
            let Some(word) = on_line(self.words, i, draft.line) else { break };
            if i > next {
                let gap = self.text.slice(Span { start: span.end, end: word.span.start });
                let form = self.words.form(word);
                let opens_another = word.class != WordClass::Lower
                    && matches!(form, "luật" | "bộ" | "nghị" | "quyết" | "thông" | "chỉ" | "pháp" | "kế")
                    && (gap.contains(',') || form_at(self.words, i - 1, draft.line) == "và")
                    && !self.text.slice(draft.citation.kind_span.cover(span)).contains("sửa đổi");
                let plain = gap.chars().all(|c| c.is_whitespace() || c == ',');
                if !plain || opens_another || self.ends_name(i, draft.line) {
                    break;
                }
            }
            span = span.cover(word.span);
        }
        draft.citation.title = Some(span);
        draft.citation.span.end = span.end;
        draft.at = span.end;
        self.symbol(draft, self.words.list.partition_point(|word| word.span.start < span.end), 1);
        true
    }

    /// Whether a law's name ends before a word: `ngày`, `số 72/…`, `năm 2024`, `được sửa đổi`, `quy định`.
    fn ends_name(&self, index: usize, line: u32) -> bool {
        let figure_follows = || {
            let end = self.words.list[index].span.end as usize;
            let rest = self.text.content()[end..].trim_start_matches([' ', '\u{a0}', ':']);
            rest.starts_with(|c: char| c.is_ascii_digit())
        };
        match form_at(self.words, index, line) {
            "ngày" | "được" => true,
            "số" | "năm" => figure_follows(),
            "quy" => form_at(self.words, index + 1, line) == "định",
            _ => false,
        }
    }
}
