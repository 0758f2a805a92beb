//! Shares that a list states behind its parts: `3.412 hộ, trong đó hộ nghèo 34 hộ, chiếm 1,0%; hộ cận nghèo 61 hộ (1,8%)`.

use super::{Line, Region, fits};
use crate::facts::phrase::{begins, find_word, has_break, lower, words};
use crate::facts::ratio::{Ratio, Unchecked, Wording};
use crate::facts::unit::Unit;

/// How a percentage hangs on the figure before it.
pub(super) enum Hold {
    /// `chiếm`.
    Said,
    /// `tỷ lệ`, or a parenthesis that says nothing else.
    Bare,
}

impl Line<'_> {
    /// Appends the shares that the lists of the line state, as ratios of a part to its total.
    pub(super) fn shares(&self, regions: &[Region], found: &mut Vec<Ratio>) {
        let percents = (self.first..self.end).any(|f| self.figures[f].unit == Some(Unit::Percent));
        if !percents {
            return;
        }
        let from = found.len();
        for region in regions {
            for share in self.shares_of(region) {
                if found[from..].iter().all(|known| known.p != share.p) {
                    found.push(share);
                }
            }
        }
    }

    fn shares_of(&self, region: &Region) -> Vec<Ratio> {
        let Some(total) = self.share_total(region) else { return Vec::new() };
        let whole = &self.figures[total];
        let mut found = Vec::new();
        let mut from = region.start;
        let inside: Vec<usize> = self.inside(region.start, region.end).collect();
        for pair in inside.windows(2) {
            let (part, p) = (pair[0], pair[1]);
            let lead = &self.text[from.min(self.start_of(part))..self.start_of(part)];
            // Behind a semicolon a new item begins.
            let lead = lead.rsplit(';').next().unwrap_or(lead);
            let figure = &self.figures[part];
            let percent = &self.figures[p];
            if percent.unit != Some(Unit::Percent) || percent.upper.is_some() || !fits(whole, figure) {
                continue;
            }
            from = self.end_of(p);
            let between = self.gap(part, p);
            let Some(hold) = hold(between) else { continue };
            let own = ["trong", "riêng", "tăng", "giảm", "số"].iter().any(|word| find_word(lead, word).is_some());
            if own
                || !is_of_whole(&self.text[self.end_of(p)..])
                || self.is_slashed(part)
                || self.depth(region, part) > 0
            {
                continue;
            }
            let operands = [whole, figure, percent].iter().all(|f| f.is_operand());
            found.push(Ratio {
                a: part,
                b: total,
                p: Some(p),
                perhaps: None,
                span: figure.number.cover(percent.number).cover(whole.number),
                wording: if matches!(hold, Hold::Said) { Wording::Share } else { Wording::BareShare },
                verdict: None,
                others: inside.iter().copied().filter(|&f| f != part && self.figures[f].unit == figure.unit).collect(),
                unchecked: (!operands || whole.value.is_zero()).then_some(Unchecked::Approximate),
            });
        }
        found
    }

    /// The total that a list's shares are of: found as for a breakdown, of one part too.
    fn share_total(&self, region: &Region) -> Option<usize> {
        let total = self.total_of(region, 1)?;
        (!self.is_slashed(total)).then_some(total)
    }
}

/// How a percentage hangs on the figure before it, by the text between.
pub(super) fn hold(between: &str) -> Option<Hold> {
    if has_break(between) || between.contains([')', ':', '/']) {
        return None;
    }
    // What is counted may stand before the mark: `12 học sinh giỏi, chiếm 4%`.
    let tail = &between[between.rfind([',', '('])?..];
    let list: Vec<_> = words(tail).map(lower).collect();
    let said = list.iter().any(|w| w == "chiếm");
    let link = |w: &str| matches!(w, "chiếm" | "tỷ" | "tỉ" | "lệ" | "bằng" | "tương" | "đương" | "ứng" | "là" | "với");
    if !list.iter().all(|w| link(w)) || words(between).count() > 10 {
        return None;
    }
    match (said, tail.starts_with('(')) {
        (true, _) => Some(Hold::Said),
        (false, true) if list.is_empty() => Some(Hold::Bare),
        (false, _) if list.last().is_some_and(|w| w == "lệ") => Some(Hold::Bare),
        _ => None,
    }
}

/// Whether nothing behind a percentage names another whole than the list's: the clause ends, or `tổng số` follows.
pub(super) fn is_of_whole(after: &str) -> bool {
    let here = after.trim_start_matches([' ', '\u{a0}']);
    here.is_empty()
        || here.starts_with([',', ';', '.', ')'])
        || [&["tổng", "số"][..], &["so", "với", "tổng", "số"], &["trên", "tổng", "số"], &["và"]]
            .iter()
            .any(|lead| begins(here, lead).is_some())
}
