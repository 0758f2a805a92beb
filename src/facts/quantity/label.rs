//! Numbers that name things: `Quốc lộ 91`, `tổ 1, 2 và 3`, `hạng 05/14`, telephone numbers. No figures come of them.

use super::Writing;
use super::context::{self, Before, Role, role, spaces};
use super::scan::{Scan, Term};
use crate::facts::unit::Unit;
use crate::text::leading_letters;

/// Words for parts of a document that bear numbers, folded.
const PARTS: [&str; 6] = ["chương", "khoản", "mục", "phần", "tiết", "điểm"];

impl Scan<'_> {
    /// Whether the words before make the number a label: `Quốc lộ 91`, `hạng 05`, `năm 2023`.
    pub(super) fn is_label(&self, term: &Term) -> bool {
        let small = match term.number.writing {
            Writing::Plain => term.end - term.start <= 4,
            // `Bảng 4.2 cho thấy`: any word may follow.
            Writing::Point => !term.known,
            Writing::Comma => term.unit.is_none(),
            _ => false,
        };
        if term.is_year() && !term.known {
            return true;
        }
        let of_part = self.is_behind_part_of(term);
        if term.number.writing == Writing::Point && !term.is_measured() {
            // `điểm 2.3 Kế hoạch số 12`, `nhiệm vụ 1.2 phần II`: the number of a clause, whatever it seems to count.
            let clause =
                matches!(self.before(term.start).word().0, "biểu" | "bảng" | "chí" | "điều") || self.is_part(term);
            if clause || of_part {
                return true;
            }
        }
        if !small {
            return false;
        }
        match role(self.before(term.start)) {
            Role::Free => {
                self.is_day_of_month(term)
                    || (term.unit.is_none()
                        && term.end - term.start <= 2
                        && !self.line[term.end..].starts_with('/')
                        && context::is_name(Before { text: &self.line[..term.start] }))
            }
            Role::Rank => true,
            Role::Label => !term.is_measured() && !self.is_in_counted(term),
            Role::Date => !term.is_measured(),
            Role::WeakLabel => (!term.known || of_part) && !self.shares_unit(term),
            Role::Year => term.is_year() || term.unit.is_none(),
        }
    }

    /// Whether the word before names a part of a document: `mục 2.3`, `tiểu mục 1.1`.
    fn is_part(&self, term: &Term) -> bool {
        PARTS.contains(&self.before(term.start).word().0)
    }

    /// Whether the word that follows names a part of a document by its number: `2.3 mục III`, `1 điểm 2`.
    fn is_behind_part_of(&self, term: &Term) -> bool {
        let Some((_, start, end)) = term.unit else { return false };
        if !PARTS.contains(&&self.folded[start..end]) {
            return false;
        }
        let next = &self.line[end..];
        let next = &next[spaces(next)..];
        let roman = leading_letters(next);
        next.starts_with(|c: char| c.is_ascii_digit())
            || (!roman.is_empty() && roman.chars().all(|c| matches!(c, 'I' | 'V' | 'X')))
    }

    /// `3 lớp 60 cháu`: what would be a label is counted itself, and the number counts what is in it.
    fn is_in_counted(&self, term: &Term) -> bool {
        let (word, rest) = self.before(term.start).word();
        let counted = matches!(word, "lớp" | "khối" | "khóa" | "khoá" | "đợt");
        counted && term.known && rest.text[..rest.end()].ends_with(|c: char| c.is_ascii_digit())
    }

    /// `15 tháng 3`: the rest of a date that began elsewhere.
    pub(super) fn is_day_of_month(&self, term: &Term) -> bool {
        let Some((unit, _, end)) = term.unit else { return false };
        let next = &self.line[end..];
        unit == Unit::things("tháng") && next[spaces(next)..].starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a number with a unit follows behind a slash or dash.
    fn shares_unit(&self, term: &Term) -> bool {
        let rest = &self.line[term.end..];
        let Some(joined) = rest.trim_start_matches([' ', '\u{a0}']).strip_prefix(['/', '-', '–']) else {
            return false;
        };
        let next = self.line.len() - joined.trim_start_matches([' ', '\u{a0}']).len();
        self.term(next).is_some_and(|t| t.known)
    }

    /// Telephone and account numbers, codes.
    pub(super) fn is_code(&self, term: &Term) -> bool {
        let digits = &self.line[term.start..term.end];
        let plain = term.number.writing == Writing::Plain;
        plain && ((digits.len() > 2 && digits.starts_with('0')) || (digits.len() > 9 && term.unit.is_none()))
    }

    /// One past what belongs to a label: `tổ 1, 2 và 3`, `hạng 05/14`.
    pub(super) fn label_end(&self, term: &Term) -> usize {
        let mut end = term.end;
        loop {
            let rest = &self.line[end..];
            let gap = spaces(rest);
            let mark = &rest[gap..];
            let (taken, strong) = match mark.chars().next() {
                Some(c @ ('/' | '-' | '–')) => (c.len_utf8(), true),
                Some(',') => (1, false),
                Some('v') if mark.starts_with("và ") => ("và ".len(), false),
                _ => return end,
            };
            let next = end + gap + taken;
            let next = next + spaces(&self.line[next..]);
            if !self.line[next..].starts_with(|c: char| c.is_ascii_digit()) {
                return end;
            }
            match self.term(next) {
                Some(t) if t.end - t.start <= 4 && (t.unit.is_none() || (strong && !t.is_measured())) => end = t.end,
                _ => return end,
            }
        }
    }
}
