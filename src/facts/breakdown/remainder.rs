//! A list that names what is left: `12 công trình; hoàn thành 9 công trình, đang làm 2 công trình, còn lại 1 công trình`.

use super::listing::is_compared;
use super::{Breakdown, Line, REACH};
use crate::facts::phrase;
use crate::facts::unit::Unit;
use crate::text::fold;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// Words of what comes and goes: the last figure is then no part but a balance.
const FLOWS: [&str; 12] =
    ["tăng", "giảm", "thêm", "mới", "phát sinh", "thoát", "chuyển", "nhận", "tồn", "đầu năm", "kỳ trước", "sáp nhập"];

/// What finds the word that every such list holds.
static LEFT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("còn"));

/// What finds a word of the receipt of files.
static RECEIPT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("nhận"));

impl Line<'_> {
    /// The breakdown that ends in what is left, where no other cue opens it.
    pub(super) fn what_is_left(&self) -> Option<Breakdown> {
        let slashed = || (self.first..self.end.saturating_sub(2)).find_map(|done| self.slashed_rest(done));
        if LEFT.find(self.text.as_bytes()).is_none() {
            return slashed().or_else(|| self.received());
        }
        self.remainder().or_else(|| self.unfinished()).or_else(slashed).or_else(|| self.received())
    }

    /// The breakdown that ends in `còn lại N`.
    fn remainder(&self) -> Option<Breakdown> {
        const CUE: &str = "còn lại";
        let at = phrase::find_word(self.text, CUE)?;
        let rest = (self.first..self.end).find(|&f| self.start_of(f) >= at)?;
        let unit = self.figures[rest].unit.filter(|u| matches!(u, Unit::Things(_) | Unit::Money(_)))?;
        let lead = &self.text[at + CUE.len()..self.start_of(rest)];
        let sentence = phrase::last_bytes(&self.text[..at], REACH);
        let from = at - sentence.len() + phrase::last_sentence(sentence);
        let before: Vec<usize> =
            (self.first..rest).filter(|&f| self.start_of(f) >= from && self.figures[f].unit == Some(unit)).collect();
        let (&total, parts) = before.split_first()?;
        let stretch = self.gap(total, rest);
        let plain = !stretch.contains(['(', ')', '/'])
            && ["trong đó", "gồm", "riêng", "chiếm", "mỗi"].iter().all(|cue| phrase::find_word(stretch, cue).is_none())
            && FLOWS.iter().all(|flow| {
                let said = &self.text[from..self.start_of(rest)];
                phrase::find_word(said, flow).is_none() || *flow == "nhận" && is_handed_out(said, parts.len())
            })
            && phrase::words(lead).count() <= 2;
        // Nothing but figures of the one unit may stand among the parts: others make other statements.
        let counted = |f: &usize| self.figures[*f].unit != Some(Unit::Percent);
        let alone = parts.first().is_some_and(|&first| (first..rest).filter(counted).count() == parts.len());
        let whole = &self.figures[total];
        let less = parts.iter().chain(&[rest]).all(|&p| self.figures[p].value < whole.value);
        let mut parts = parts.to_vec();
        parts.push(rest);
        // `đã giải ngân 9.804 triệu đồng, đạt 76,0%, còn lại …`: its share stands behind a part.
        let shared = |f: usize| !counted(&(f + 1)) && !self.gap(f, f + 1).contains(['(', ')', ';']);
        let separated =
            parts.windows(2).all(|pair| self.is_separated(pair[0], pair[1]) || pair[1] == rest && shared(pair[0]));
        if parts.len() < 2 || !plain || !alone || !less || !separated || self.is_held_against(total) {
            return None;
        }
        let clean = std::iter::once(&total).chain(&parts).all(|&f| self.figures[f].is_operand() && !self.is_slashed(f));
        let unchecked = !clean || self.is_nested(total, &parts);
        Some(Breakdown { unchecked, ..self.whole(total, parts, at, CUE.len()) })
    }

    /// Whether a figure is what another is held against; `tổng kế hoạch vốn giao` is itself what is spent.
    fn is_held_against(&self, figure: usize) -> bool {
        let before = &self.text[..self.start_of(figure)];
        let clause = fold(phrase::last_bytes(before, 60).rsplit([',', ';', '.', '(']).next().unwrap_or_default());
        is_compared(before)
            && (phrase::find_word(&clause, "vốn").is_none() || phrase::find_word(&clause, "so với").is_some())
    }

    /// `tiếp nhận 14 đơn, giải quyết xong 13 đơn, còn 01 đơn đang xác minh`: what was received, done and not yet done, and no
    /// other figure of theirs in the sentence.
    fn unfinished(&self) -> Option<Breakdown> {
        const CUE: &str = "còn";
        let at = self.text.match_indices(CUE).map(|(at, _)| at).find(|&at| {
            let opens = self.text[..at].trim_end().ends_with([',', ';']);
            opens && self.text[at + CUE.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit())
        })?;
        let rest = (self.first..self.end).find(|&f| self.start_of(f) >= at)?;
        let unit = self.figures[rest].unit.filter(|u| matches!(u, Unit::Things(_)))?;
        let sentence = phrase::last_bytes(&self.text[..at], REACH);
        let from = at - sentence.len() + phrase::last_sentence(sentence);
        let to = self.end_of(rest) + phrase::sentence_end(&self.text[self.end_of(rest)..]).unwrap_or(0);
        let inside = |f: &usize| self.start_of(*f) >= from && (*f <= rest || self.start_of(*f) < to);
        let same: Vec<usize> =
            (self.first..self.end).filter(inside).filter(|&f| self.figures[f].unit == Some(unit)).collect();
        let &[total, done, last] = &same[..] else { return None };
        let said = fold(&self.text[from..self.start_of(total)]);
        let work = fold(self.gap(total, done));
        let received =
            ["tiếp nhận", "nhận được", "tổng số", "thụ lý"].iter().any(|w| phrase::find_word(&said, w).is_some());
        let finished =
            ["giải quyết", "xử lý", "hòa giải", "hoà giải"].iter().any(|w| phrase::find_word(&work, w).is_some());
        let next = fold(phrase::first_bytes(&self.text[self.end_of(rest)..], 40));
        // `sạt lở 41 điểm; đã khắc phục được 33 điểm, còn 8 điểm chưa khắc phục`
        let same_verb = || {
            let verb = |text: &str, cue: &str| {
                let mut behind = phrase::words(text).skip_while(|word| *word != cue).skip(1);
                Some(format!("{} {}", behind.next()?, behind.next()?))
            };
            let done = verb(&work, "đã");
            done.is_some() && done == verb(&next, "chưa")
        };
        let open = phrase::words(&next).next().is_some_and(|w| matches!(w, "đang" | "chưa"));
        let stretch = &self.text[from..self.start_of(rest)];
        let plain = !stretch.contains(['(', ')', '/'])
            && FLOWS.iter().all(|flow| matches!(*flow, "nhận") || phrase::find_word(stretch, flow).is_none());
        let operands = same.iter().all(|&f| self.figures[f].is_operand());
        (last == rest && (received && finished || same_verb()) && open && plain && operands)
            .then(|| self.whole(total, vec![done, rest], at, CUE.len()))
    }

    /// `số hồ sơ tiếp nhận 245, đã giải quyết 238 (đúng hạn 230), đang giải quyết 7`: the same of bare numbers, and nothing else
    /// outside of brackets.
    fn received(&self) -> Option<Breakdown> {
        const RECEIVED: [&str; 2] = ["tiếp nhận", "nhận được"];
        const WORDS: usize = 6;
        RECEIPT.find(self.text.as_bytes())?;
        let done = (self.first + 1..self.end.saturating_sub(1)).find(|&f| {
            let lead = phrase::last_bytes(&self.text[..self.start_of(f)], 40);
            let clause = lead.rsplit([',', ';']).next().unwrap_or_default();
            ["giải quyết", "xử lý", "hòa giải", "hoà giải"].iter().any(|verb| phrase::find_word(clause, verb).is_some())
        })?;
        let sentence = phrase::last_bytes(&self.text[..self.start_of(done)], REACH);
        let from = self.start_of(done) - sentence.len() + phrase::last_sentence(sentence);
        let to = self.start_of(done) + phrase::sentence_end(&self.text[self.start_of(done)..]).unwrap_or(REACH);
        let outer: Vec<usize> = self
            .inside(from, to.min(self.text.len()))
            .filter(|&f| !phrase::opens_parenthesis(&self.text[from..self.start_of(f)]))
            .filter(|&f| self.figures[f].unit != Some(Unit::Percent))
            .collect();
        let &[total, second, rest] = &outer[..] else { return None };
        let unit = self.figures[total].unit.filter(|u| matches!(u, Unit::Things(_)));
        let bare = |f: usize| self.figures[f].unit.is_none() && self.figures[f].precision == 0;
        let alike = |f: usize| bare(f) || unit.is_some() && self.figures[f].unit == unit;
        let operands = outer.iter().all(|&f| alike(f) && self.figures[f].is_operand() && !self.is_slashed(f));
        let said = fold(&self.text[from..self.start_of(total)]);
        let gap = |a: usize, b: usize| fold(&phrase::outside_brackets(self.gap(a, b)));
        let (work, left) = (gap(total, second), gap(second, rest));
        let short = |gap: &str| gap.matches([',', ';']).count() == 1 && phrase::words(gap).count() <= WORDS;
        let after = fold(phrase::first_bytes(&self.text[self.end_of(rest)..], 24));
        let open = ["đang", "chưa", "còn tồn", "còn lại"].iter().any(|word| phrase::find_word(&left, word).is_some())
            || phrase::find_word(&left, "còn").is_some()
                && phrase::words(&after).take(3).any(|w| matches!(w, "đang" | "chưa"));
        let received = RECEIVED.iter().any(|word| phrase::find_word(&said, word).is_some());
        // What came from before stands in brackets too: `320 đơn (kỳ trước chuyển sang 15 đơn)`.
        let whole = fold(&self.text[from..self.start_of(rest)]);
        let flows = {
            FLOWS.iter().any(|flow| !matches!(*flow, "nhận" | "tồn") && phrase::find_word(&whole, flow).is_some())
        };
        let carried = phrase::find_word(&said, "tồn").is_some();
        let plain = second == done && received && open && short(&work) && short(&left) && !flows && !carried;
        let cue = (self.start_of(rest) - self.gap(second, rest).len(), self.gap(second, rest).len());
        (plain && operands).then(|| self.whole(total, vec![done, rest], cue.0, cue.1))
    }

    /// `thu gom 2.915/3.048 hộ, đạt 95,6%, còn 133 hộ chưa tham gia`: what is left of a quotient's whole.
    fn slashed_rest(&self, done: usize) -> Option<Breakdown> {
        let total = done + 1;
        let link = self.gap(done, total);
        let out_of = ["trong số", "tổng số"].iter().any(|cue| link.trim_end().ends_with(cue));
        if link.trim() != "/" && !out_of {
            return None;
        }
        let unit = self.figures[total].unit.filter(|u| matches!(u, Unit::Things(_)))?;
        let percent = self.figures[total + 1].unit == Some(Unit::Percent);
        let rest = total + 1 + usize::from(percent);
        if rest >= self.end || self.figures[rest].unit != Some(unit) {
            return None;
        }
        let lead = self.gap(rest - 1, rest);
        let list: Vec<&str> = phrase::words(lead.rsplit([',', ';']).next().unwrap_or_default()).collect();
        // `giải quyết 91/96 đơn; đang giải quyết 05 đơn`
        let verb: Vec<&str> = phrase::words_back(&self.text[..self.start_of(done)]).take(2).collect();
        let doing = matches!(list[..], [.., "đang" | "chưa", first, second] if verb == [second, first]);
        let said = (matches!(list[..], [.., "còn"] | [.., "còn", "lại" | "tồn"]) || doing) && list.len() <= 5;
        let stretch = self.gap(total, rest);
        let plain = said && phrase::sentence_end(stretch).is_none() && !stretch.contains(['(', ')', '/']);
        let next = phrase::first_bytes(&self.text[self.end_of(rest)..], 24);
        let open = phrase::words(next).next().is_some_and(|w| matches!(w, "chưa" | "không" | "đang" | "tự"));
        // `còn lại` is the rest, whatever follows.
        let left = doing || matches!(list[..], [.., "còn", "lại" | "tồn"]);
        let of_all = self.figures[done].value < self.figures[total].value;
        let operands = [done, total, rest].iter().all(|&f| self.figures[f].is_operand());
        let same = self.figures[done].unit.is_none_or(|u| u == unit);
        (plain && (open || left) && of_all && operands && same)
            .then(|| self.whole(total, vec![done, rest], self.start_of(rest) - lead.len(), lead.len()))
    }

    /// A total and all that makes it up.
    pub(super) fn whole(&self, total: usize, parts: Vec<usize>, cue: usize, length: usize) -> Breakdown {
        let cue = self.span((cue, cue + length));
        Breakdown { exhaustive: true, ..Breakdown::of(self.figures, total, parts, Some(cue)) }
    }

    /// Whether some of the parts with what is left make the total, so that the others are parts of those:
    /// `20 hồ sơ; đã giải quyết 15 hồ sơ, đúng hạn 14 hồ sơ, còn lại 5 hồ sơ`.
    fn is_nested(&self, total: usize, parts: &[usize]) -> bool {
        const MOST: usize = 8;
        let Some((&rest, others)) = parts.split_last() else { return false };
        let value = |f: usize| self.figures[f].value;
        others.len() > MOST
            || (0..1_u32 << others.len()).any(|chosen| {
                let picked = others.iter().enumerate().filter(|(i, _)| chosen & (1 << i) != 0).map(|(_, &f)| value(f));
                let all = chosen.count_ones() as usize == others.len();
                !all && picked.fold(value(rest), rust_decimal::Decimal::saturating_add) == value(total)
            })
    }
}

/// `giao 7.200 cây; thôn Thượng nhận 4.700 cây, thôn Trung nhận 1.500 cây`: each part has its own taker.
fn is_handed_out(said: &str, parts: usize) -> bool {
    let given =
        ["giao", "phân bổ", "cấp phát", "chia"].iter().any(|word| phrase::find_word(&fold(said), word).is_some());
    given && parts > 1 && phrase::words(said).filter(|word| *word == "nhận").count() == parts
}
