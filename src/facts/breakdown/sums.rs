//! Lists that claim more than their cue does: items that semicolons part, the funds of a work, a part that is more than its whole, one
//! more part behind the list.

use super::listing::{self, Claim, head_noun};
use super::{Breakdown, Line, REACH, Region};
use crate::facts::phrase::{self, lower, words};
use crate::facts::unit::Unit;
use rust_decimal::Decimal;

impl Line<'_> {
    /// `15 mô hình, trong đó 16 mô hình hoạt động tốt`: one part right behind the cue, stated only where it is more than its
    /// total.
    pub(super) fn lone_part(&self, region: &Region) -> Option<Breakdown> {
        let cue = region.cue.filter(|_| region.claim == Claim::Part)?;
        let part = self.inside(region.start, region.end).next()?;
        let lead = &self.text[region.start..self.start_of(part)];
        let turned = phrase::leads_to_difference(lead);
        if turned || words(lead).count() > 2 || lead.contains([',', ';', '(']) {
            return None;
        }
        let total = self.total_of(region, 1)?;
        // `gồm: …, khối 5 là 108 em, trong đó nữ 251 em`: said of the whole list, not of its last part.
        let before = phrase::last_bytes(&self.text[..self.start_of(total)], REACH);
        if phrase::find_word(&before[phrase::last_sentence(before)..], "gồm").is_some() {
            return None;
        }
        let (whole, one) = (&self.figures[total], &self.figures[part]);
        let like = whole.unit == one.unit && whole.is_count() && one.value > whole.value;
        let clean = whole.is_operand() && one.is_operand() && !self.is_slashed(total) && !self.is_slashed(part);
        (like && clean && total + 1 == part)
            .then(|| Breakdown::of(self.figures, total, vec![part], Some(self.span(cue))))
    }

    /// Whether one semicolon and nothing like a new clause parts each part from the next: `mua sắm, sửa chữa 860 triệu
    /// đồng; tập huấn, tuyên truyền 325 triệu đồng; …`. The last one may follow `và`.
    pub(super) fn are_parted_by_semicolons(&self, parts: &[usize]) -> bool {
        let gaps = parts.windows(2).map(|pair| self.gap(pair[0], pair[1]));
        let plain = |gap: &str| !gap.contains(['(', ')']);
        let last = parts.len().saturating_sub(2);
        parts.len() > 2
            && gaps.enumerate().all(|(i, gap)| {
                let semicolon = gap.matches(';').count() == 1 && !listing::opens_clause(gap);
                plain(gap) && (semicolon || i == last && i > 0 && listing::is_last_item(gap))
            })
    }

    /// `tổng kinh phí 285 triệu đồng (ngân sách 210 triệu đồng, xã hội hóa 75 triệu đồng)`: the funds of a work, and in
    /// parentheses nothing but their sources. Of a revenue or an area one may name the greatest parts alone.
    pub(super) fn is_summed_up(&self, region: &Region, total: usize, parts: &[usize]) -> bool {
        let figure = &self.figures[total];
        let measured = matches!(figure.unit, Some(Unit::Money(_)));
        let before = phrase::last_bytes(&self.text[..self.start_of(total)], 60);
        let clause = before.rsplit(['.', ';', ',', '(']).next().unwrap_or_default();
        let ends = || self.text[self.end_of(parts[parts.len() - 1])..region.end].trim().is_empty();
        region.parenthesis
            && measured
            && region.claim == Claim::None
            && self.text[self.end_of(total)..region.lead].trim().is_empty()
            && is_of_funds(clause)
            && ends()
            && parts.iter().all(|&part| self.leads_with_name(region, part))
    }

    /// `810 ha lúa cả năm (vụ Chiêm Xuân 412 ha, vụ Mùa 398 ha)`: the seasons of the year.
    pub(super) fn is_of_seasons(&self, region: &Region, total: usize, items: &[String]) -> bool {
        let season = |item: &String| item.trim_start_matches([',', ';', ' ']).starts_with("vụ ");
        let name = self.text.get(self.end_of(total)..region.lead).unwrap_or_default();
        phrase::find_word(name, "cả năm").is_some() && items.iter().all(season)
    }

    /// `đàn trâu, bò 1.337 con (trâu 412 con, bò 925 con)`: what leads to the total names all kinds that the brackets list.
    pub(super) fn is_named_in_full(&self, region: &Region, total: usize, items: &[String]) -> bool {
        let before = phrase::last_bytes(&self.text[..self.start_of(total)], 60);
        let clause = crate::text::fold(before.rsplit(['.', ';', ':', '(']).next().unwrap_or_default());
        let several = clause.contains(',') || phrase::find_word(&clause, "và").is_some();
        let name = |item: &str| {
            item.trim_start_matches([',', ';', ' '])
                .split(|c: char| c.is_ascii_digit())
                .next()
                .map(str::trim)
                .map(str::to_owned)
        };
        let named = |item: &String| {
            name(item).is_some_and(|name| !name.is_empty() && phrase::find_word(&clause, &name).is_some())
        };
        region.parenthesis && several && region.claim == Claim::None && items.iter().all(named)
    }

    /// Whether parts are more than their total by a tenth of it at most: a slip, and no groups that overlap.
    pub(super) fn is_near_miss(&self, total: usize, parts: &[usize]) -> bool {
        let value = |f: usize| self.figures[f].value;
        let sum = parts.iter().map(|&part| value(part)).fold(Decimal::ZERO, Decimal::saturating_add);
        sum.saturating_sub(value(total)).saturating_mul(Decimal::TEN) <= value(total)
    }

    /// The figure behind a closed parenthesis that reads as one more part of `Tổng …`.
    pub(super) fn sibling(&self, region: &Region, total: usize, parts: &[usize]) -> Option<usize> {
        let next = self.inside(region.end, self.text.len()).next()?;
        let before = phrase::last_bytes(&self.text[..self.start_of(total)], REACH);
        let clause = before.rsplit(['.', ';']).next().unwrap_or_default();
        let named = words(clause).map(lower).any(|w| w == "tổng");
        let between = self.text.get(region.end + 1..self.start_of(next))?;
        let form = between.trim_start().strip_prefix([';', ','])?;
        let after = self.text[self.end_of(next)..].trim_start();
        let same_form = (1..=3).contains(&head_noun(form))
            && parts.iter().all(|&p| self.leads_with_name(region, p))
            && (after.is_empty() || after.starts_with([',', ';', '.']));
        let fits = self.figures[next].is_operand() && self.figures[next].unit == self.figures[total].unit;
        (region.parenthesis && named && same_form && fits).then_some(next)
    }

    /// Whether a part is written name first: `bò 223 con`.
    fn leads_with_name(&self, region: &Region, part: usize) -> bool {
        let before = &self.text[region.start..self.start_of(part)];
        let item = before.rsplit([',', ';', ':']).next().unwrap_or_default();
        (1..=4).contains(&head_noun(item))
    }
}

/// `với tổng kinh phí`, `Tổng mức đầu tư`: what is said before a total names the funds of a work.
fn is_of_funds(clause: &str) -> bool {
    let clause = crate::text::fold(clause);
    ["tổng kinh phí", "tổng vốn", "tổng mức đầu tư", "tổng số tiền"].iter().any(|name| clause.contains(name))
}
