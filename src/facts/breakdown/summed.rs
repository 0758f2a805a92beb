//! A total behind its parts, or beside what makes it up: `1.200 tấn lúa và 450 tấn ngô, tổng cộng 1.650 tấn`, `tổng thu 8.450
//! triệu đồng, tổng chi 8.120 triệu đồng, kết dư 330 triệu đồng`.

use super::{Breakdown, Line, REACH};
use crate::facts::phrase::{self, lower, words};
use crate::facts::unit::Unit;
use crate::text::fold;
use memchr::memmem::Finder;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// What finds the word that every such total holds.
static TOTAL: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("tổng"));

/// What tells the total of the seasons or quarters of a year.
static YEAR: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("cả năm"));

/// Words between `tổng` and its figure: `tổng số học sinh toàn xã là`.
const NAME: usize = 8;

/// Words that make the figures before no parts of a total, or the total more than theirs.
const OTHERWISE: [&str; 25] = [
    "trong đó",
    "gồm",
    "riêng",
    "chiếm",
    "tăng",
    "giảm",
    "còn",
    "so với",
    "kế hoạch",
    "cùng kỳ",
    "lũy kế",
    "luỹ kế",
    "mỗi",
    "bình quân",
    "nâng",
    "trên",
    "thêm",
    "hiện",
    "đến nay",
    "các loại",
    "kể cả",
    "phê duyệt",
    "chuyển",
    "kết nạp",
    "đầu năm",
];

/// Pairs of what comes in and goes out, and the names of the difference.
const BALANCES: [(&str, &str, &[&str]); 2] =
    [("tổng thu", "tổng chi", &["kết dư", "cân đối", "chênh lệch"]), ("doanh thu", "chi phí", &["lợi nhuận", "lãi"])];

impl Line<'_> {
    /// The total that a sentence tells behind its parts.
    pub(super) fn summed(&self) -> Option<Breakdown> {
        let found = TOTAL.find_iter(self.text.as_bytes()).find_map(|at| self.summed_at(at));
        let year = || YEAR.find_iter(self.text.as_bytes()).find_map(|at| self.of_year(at));
        found.or_else(year).or_else(|| self.balance())
    }

    fn summed_at(&self, at: usize) -> Option<Breakdown> {
        if !self.text[..at].trim_end().ends_with([',', ';']) {
            return None;
        }
        let before = phrase::last_bytes(&self.text[..at], REACH);
        let from = at - before.len() + phrase::last_sentence(before);
        let total = (self.first..self.end).find(|&f| self.start_of(f) >= at)?;
        let name = &self.text[at..self.start_of(total)];
        if words(name).count() > NAME || name.contains([',', ';', '.', '(', ')']) {
            return None;
        }
        let figure = &self.figures[total];
        let summed = matches!(figure.unit, Some(Unit::Money(_) | Unit::Things(_) | Unit::Area(_) | Unit::Mass(_)));
        let said = fold(&self.text[from..self.start_of(total)]);
        // What stands in brackets is said of a part.
        let parts: Vec<usize> =
            self.inside(from, at).filter(|&f| !phrase::opens_parenthesis(&self.text[from..self.start_of(f)])).collect();
        let alike = parts.iter().all(|&f| self.figures[f].unit == figure.unit && !self.is_slashed(f));
        let parted = parts.windows(2).all(|pair| self.is_separated(pair[0], pair[1]));
        // Food is more than rice.
        let wider = phrase::find_word(name, "lương thực").is_some() && phrase::find_word(&said, "ngô").is_none();
        let plain = !wider && OTHERWISE.iter().all(|word| phrase::find_word(&said, word).is_none());
        if parts.len() < 2
            || !summed
            || !alike
            || !parted
            || !plain
            || !self.is_near(total, &parts)
            || self.is_of_some(total, &parts)
        {
            return None;
        }
        let clean = std::iter::once(&total).chain(&parts).all(|&f| self.figures[f].is_operand());
        Some(Breakdown { unchecked: !clean, ..self.whole(total, parts, at, "tổng".len()) })
    }

    /// Whether some of the parts make the total to the digit: `lúa 898 ha, ngô 240 ha, rau 64 ha; tổng diện tích cây lương thực
    /// 1.138 ha`.
    fn is_of_some(&self, total: usize, parts: &[usize]) -> bool {
        const MOST: usize = 8;
        let value = |f: usize| self.figures[f].value;
        parts.len() <= MOST
            && (1..(1_u32 << parts.len()) - 1).any(|chosen| {
                let some =
                    parts.iter().enumerate().filter(|(i, _)| chosen & (1 << i) != 0).map(|(_, &part)| value(part));
                chosen.count_ones() > 1 && some.fold(Decimal::ZERO, Decimal::saturating_add) == value(total)
            })
    }

    /// `quý I 1.850 tấn, …, quý IV 2.390 tấn; cả năm 14.000 tấn`, `vụ Xuân …, vụ Mùa …, nâng tổng diện tích cả năm lên …`.
    fn of_year(&self, at: usize) -> Option<Breakdown> {
        let before = phrase::last_bytes(&self.text[..at], REACH);
        let from = at - before.len() + phrase::last_sentence(before);
        let total = (self.first..self.end).find(|&f| self.start_of(f) >= at)?;
        let name = &self.text[at..self.start_of(total)];
        let parts: Vec<usize> = self.inside(from, at).collect();
        let lead = |part: usize| {
            let item = &self.text[from..self.start_of(part)];
            fold(item.rsplit([',', ';', ':', '(']).next().unwrap_or_default())
        };
        let all = |kind: &str| parts.iter().all(|&part| phrase::find_word(&lead(part), kind).is_some());
        let seasons = all("vụ") && parts.len() > 1 || all("quý") && parts.len() == 4;
        let unit = self.figures[total].unit;
        let alike = parts.iter().all(|&f| self.figures[f].unit == unit && !self.is_slashed(f));
        // `tổng sản lượng lương thực cả năm` holds more than rice.
        let own_class = phrase::find_word(&fold(&self.text[from..at]), "lương thực").is_some()
            || phrase::find_word(name, "lương thực").is_some();
        let plain = words(name).count() <= NAME
            && !name.contains([',', ';', '.', '(', ')', ':'])
            && unit.is_some()
            && !own_class;
        let clause = fold(self.text[from..at].rsplit([',', ';']).next().unwrap_or_default());
        let own = ["kế hoạch", "so với", "năng suất", "trung bình", "bình quân"];
        let named = own.iter().all(|word| phrase::find_word(&clause, word).is_none());
        let operands = std::iter::once(&total).chain(&parts).all(|&f| self.figures[f].is_operand());
        (seasons && alike && plain && named && operands && self.is_near(total, &parts))
            .then(|| self.whole(total, parts, at, "cả năm".len()))
    }

    /// Whether parts make a total but for a quarter of it at most: else it sums up more than they are.
    fn is_near(&self, total: usize, parts: &[usize]) -> bool {
        let value = |f: usize| self.figures[f].value;
        let sum = parts.iter().map(|&part| value(part)).fold(Decimal::ZERO, Decimal::saturating_add);
        let off = sum.saturating_sub(value(total)).abs();
        parts.iter().all(|&part| value(part) < value(total)) && off.saturating_mul(Decimal::from(4)) <= value(total)
    }

    /// `doanh thu 850 triệu đồng, chi phí 620 triệu đồng, lợi nhuận 230 triệu đồng`: what went out and what is left make what
    /// came in.
    fn balance(&self) -> Option<Breakdown> {
        (self.first..self.end.saturating_sub(2)).find_map(|income| {
            let (spent, left) = (income + 1, income + 2);
            let trio = [income, spent, left];
            let money = |f: usize| matches!(self.figures[f].unit, Some(Unit::Money(_)));
            if !trio.into_iter().all(|f| money(f) && self.figures[f].is_operand() && self.figures[f].upper.is_none()) {
                return None;
            }
            let before = phrase::last_bytes(&self.text[..self.start_of(income)], 60);
            let clause = fold(before.rsplit(['.', ';', ',', '(', '-', '+']).next()?);
            let (out, rest) = (fold(self.gap(income, spent)), fold(self.gap(spent, left)));
            let named = BALANCES.iter().any(|(inward, outward, difference)| {
                phrase::find_word(&clause, inward).is_some()
                    && phrase::find_word(&out, outward).is_some()
                    && difference.iter().any(|name| phrase::find_word(&rest, name).is_some())
            });
            let marked = |gap: &str| gap.trim_start().starts_with([',', ';']) && gap.matches([',', ';']).count() == 1;
            let short = |gap: &str| words(gap).count() <= NAME && !gap.contains(['(', ')', '.', '/']);
            // `lợi nhuận sau thuế` is what the tax left.
            let after = phrase::first_bytes(&self.text[self.end_of(left)..], 24);
            let taxed = [rest.as_str(), after].iter().any(|text| words(text).any(|word| lower(word) == "thuế"));
            let plain = [&out, &rest].iter().all(|gap| marked(gap) && short(gap)) && !taxed;
            let cue = (self.end_of(spent), rest.len());
            (named && plain).then(|| self.whole(income, vec![spent, left], cue.0, cue.1))
        })
    }
}
