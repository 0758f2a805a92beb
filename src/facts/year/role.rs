//! Years and periods with their role, told by the words before them.

use super::super::date::DateMention;
use super::super::words::{Word, Words};
use super::profile::{is_range, names_the_plan};
use super::{Period, PeriodRole, Profile, YearMention, YearRole};
use crate::text::{Span, Text};
use crate::tree::Tree;

/// Words before a year, nearest first, within its clause.
const WINDOW: usize = 10;

/// The years and periods of a text. `runs` are its year-like figures (`date::year_runs`); those that no word and no mark
/// shows to be a year (`2015 hộ`, `ISO 9001:2015`) are left out.
pub fn years(
    text: &Text,
    tree: &Tree,
    words: &Words,
    profile: &Profile,
    dates: &[DateMention],
    runs: &[(u32, u16)],
) -> (Vec<YearMention>, Vec<Period>) {
    let reader = Reader { text, words };
    let (mut years, mut periods) = (Vec::new(), Vec::new());
    let mut date = dates.iter().peekable();
    let mut skip = false;
    let mut before: Vec<&str> = Vec::with_capacity(WINDOW);
    for (i, &(at, year)) in runs.iter().enumerate() {
        let span = Span { start: at, end: at + 4 };
        if std::mem::take(&mut skip) {
            continue;
        }
        while date.peek().is_some_and(|d| d.span.end <= at) {
            date.next();
        }
        let block = tree.leaf_of_line(text.line_at(at));
        let mention = |span, year, role| YearMention { span, year, role, block };
        if date.peek().is_some_and(|d| d.span.start <= at) {
            years.push(mention(span, year, YearRole::Date));
            continue;
        }
        if let Some(&(next, to)) = runs.get(i + 1)
            && is_range(text, at + 4, next)
            && reader.is_free(next, next + 4, false)
            && reader.is_free(at, at + 4, true)
        {
            let (start, role) = reader.period(at, next + 4);
            periods.push(Period { span: Span { start, end: next + 4 }, from: year, to, role, block });
            years.push(mention(span, year, YearRole::Period));
            years.push(mention(Span { start: next, end: next + 4 }, to, YearRole::Period));
            skip = true;
            continue;
        }
        before.clear();
        before.extend(reader.before(at).map(|word| words.form(word)));
        if reader.after_month(at, &before) {
            years.push(mention(span, year, YearRole::Date));
        } else if before.first() == Some(&"năm") && reader.is_free(at, at + 4, false) {
            let naming = names_the_plan(tree.node(block).kind);
            years.push(mention(span, year, role(&before[1..], year, profile, naming)));
        }
    }
    (years, periods)
}

/// The role of a year by the words before its `năm`, nearest first.
fn role(before: &[&str], year: u16, profile: &Profile, naming: bool) -> YearRole {
    let pair =
        |i: usize, first: &str, second: &str| before.get(i) == Some(&second) && before.get(i + 1) == Some(&first);
    match before {
        ["với", "so", ..] | ["kỳ" | "kì", "cùng", ..] | ["từ" | "của" | "cuối" | "là", "với", "so", ..] =>
        {
            return YearRole::Compared;
        }
        ["học" | "khóa" | "niên", ..] => return YearRole::Named,
        ["đến" | "hướng" | "tới", ..] | ["nhìn", "tầm", ..] => return YearRole::Horizon,
        _ => {}
    }
    let looks_back = (0..before.len()).any(|i| {
        pair(i, "so", "với")
            || pair(i, "cùng", "kỳ")
            || pair(i, "kết", "quả")
            || pair(i, "tổng", "kết")
            || pair(i, "sơ", "kết")
            || pair(i, "đánh", "giá")
            || pair(i, "quyết", "toán")
            || pair(i, "tình", "hình")
            || matches!(before[i], "đã" | "ước")
    });
    if looks_back {
        return YearRole::Compared;
    }
    let named = (0..before.len().min(8)).any(|i| {
        matches!(before[i], "luật")
            || pair(i, "hiến", "pháp")
            || pair(i, "nghị", "quyết")
            || pair(i, "nghị", "định")
            || pair(i, "chuẩn", "nghèo")
    });
    if named && !naming {
        return YearRole::Named;
    }
    if naming {
        return YearRole::Plan;
    }
    match profile.plan_year {
        Some(plan) if year == plan => YearRole::Plan,
        Some(plan) if year > plan => YearRole::Horizon,
        _ => YearRole::Plain,
    }
}

struct Reader<'a> {
    text: &'a Text,
    words: &'a Words,
}

impl Reader<'_> {
    /// The words before a byte on its line, nearest first, to the start of the clause.
    fn before(&self, at: u32) -> impl Iterator<Item = Word> + '_ {
        let end = self.words.list.partition_point(|word| word.span.start < at);
        let line = self.text.line_at(at) as u32;
        let mut next = at;
        self.words.list[..end].iter().rev().copied().take(WINDOW).map_while(move |word| {
            let gap = self.text.content().get(word.span.end as usize..next as usize)?;
            next = word.span.start;
            (word.line == line && !gap.bytes().any(|b| matches!(b, b'.' | b';' | b':' | b'('))).then_some(word)
        })
    }

    /// Whether a run of digits is no piece of a symbol or a figure: nothing but blanks or common marks beside it.
    fn is_free(&self, start: u32, end: u32, range: bool) -> bool {
        let bytes = self.text.content().as_bytes();
        let before = (start as usize).checked_sub(1).map(|i| bytes[i]);
        let after = (bytes.get(end as usize).copied(), bytes.get(end as usize + 1).copied());
        let digit = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_digit());
        let tail = match after {
            (Some(b'.' | b','), next) => !digit(next),
            (Some(b'/'), _) => false,
            (Some(b'-'), _) => range,
            (Some(b), _) => !b.is_ascii_alphanumeric(),
            _ => true,
        };
        tail && before.is_none_or(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'/' | b'.' | b',' | b':'))
    }

    /// `tháng 9/2025`, `quý I/2026`, `tháng 9-2025`: the year of a month or quarter.
    fn after_month(&self, at: u32, before: &[&str]) -> bool {
        let bytes = &self.text.content().as_bytes()[..at as usize];
        if !matches!(bytes.last(), Some(b'/' | b'-')) {
            return false;
        }
        let tail = bytes[..bytes.len() - 1].iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
        let digits = tail <= 2 && tail > 0;
        digits && before.iter().take(2).any(|form| matches!(*form, "tháng" | "quý" | "quí" | "ngày"))
    }

    /// Where a period begins, with its lead word, and what it is of.
    fn period(&self, at: u32, end: u32) -> (u32, PeriodRole) {
        let words: Vec<Word> = self.before(at).collect();
        let form = |i: usize| words.get(i).map_or("", |&word| self.words.form(word));
        let start = |i: usize| words.get(i).map_or(at, |word| word.span.start);
        match (form(1), form(0)) {
            ("giai", "đoạn") | ("năm", "năm") => (start(1), PeriodRole::Stage),
            ("năm" | "niên", "học" | "khóa" | "khoá") => (start(1), PeriodRole::School),
            ("nhiệm", "kỳ" | "kì") => (start(1), self.term(&words[2..], end)),
            (_, "năm") if self.text.content()[..start(0) as usize].ends_with("5 ") => {
                (start(0) - 2, PeriodRole::Stage)
            }
            _ => (at, PeriodRole::Plain),
        }
    }

    /// Whose term: the nearest body before, else the one right after (`nhiệm kỳ 2021-2026 của HĐND`).
    fn term(&self, before: &[Word], end: u32) -> PeriodRole {
        let of = |first: &str, second: &str| match (first, second) {
            ("hội", "đồng") | ("quốc", "hội") | ("hđnd", _) => Some(PeriodRole::CouncilTerm),
            ("đảng", "bộ" | "ủy" | "uỷ") => Some(PeriodRole::PartyTerm),
            ("chi", "bộ" | "ủy" | "uỷ")
            | ("công", "đoàn")
            | ("trưởng", "khóm" | "ấp" | "thôn")
            | ("thanh", "tra" | "niên") => Some(PeriodRole::OtherTerm),
            ("phụ", "nữ") | ("nông", "dân") | ("mặt", "trận") | ("cựu", "chiến") => {
                Some(PeriodRole::OtherTerm)
            }
            _ => None,
        };
        let form = |word: Option<&Word>| word.map_or("", |&word| self.words.form(word));
        let mut after = "";
        for word in before {
            let first = self.words.form(*word);
            if let Some(role) = of(first, after) {
                return role;
            }
            after = first;
        }
        let next = self.words.list.partition_point(|word| word.span.start < end);
        let gap = self.words.list.get(next).map(|w| self.text.slice(Span { start: end, end: w.span.start }));
        if gap.is_some_and(|g| g.trim().is_empty() && !g.contains('\n')) && form(self.words.list.get(next)) == "của" {
            let ahead = self.words.list.get(next + 1..).unwrap_or_default();
            return of(form(ahead.first()), form(ahead.get(1))).unwrap_or(PeriodRole::OtherTerm);
        }
        PeriodRole::OtherTerm
    }
}
