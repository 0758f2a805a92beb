//! Quotients of one whole: `14/19 chỉ tiêu vượt, 03/19 chỉ tiêu đạt và 02/19 chỉ tiêu chưa đạt`.

use super::{Breakdown, Line};
use crate::facts::phrase;
use crate::facts::unit::Unit;

/// Fewest quotients that are read as classes of one whole.
const LEAST: usize = 3;

impl Line<'_> {
    /// The numerators of quotients that follow one another and share their whole: together they are no more than it.
    pub(super) fn quotients_of_one(&self) -> Option<Breakdown> {
        memchr::memchr(b'/', self.text.as_bytes())?;
        let mut numerators: Vec<usize> = Vec::new();
        let mut at = self.first;
        while at + 1 < self.end {
            if !self.is_quotient(at) {
                // Shares between two quotients do not part them.
                let aside = self.figures[at].unit == Some(Unit::Percent);
                if !aside && numerators.len() < LEAST {
                    numerators.clear();
                }
                at += 1;
                continue;
            }
            match numerators.last() {
                Some(&last) if self.goes_with(last, at) => numerators.push(at),
                Some(_) if numerators.len() >= LEAST => break,
                _ => numerators = vec![at],
            }
            at += 2;
        }
        let (&first, _) = numerators.split_first().filter(|_| numerators.len() >= LEAST)?;
        let total = first + 1;
        // Classes one inside another make far more.
        let unchecked = !self.is_near_miss(total, &numerators);
        Some(Breakdown { unchecked, ..Breakdown::of(self.figures, total, numerators, None) })
    }

    fn is_quotient(&self, done: usize) -> bool {
        let (a, b) = (&self.figures[done], &self.figures[done + 1]);
        let counts = matches!(b.unit, Some(Unit::Things(_)));
        counts && self.gap(done, done + 1).trim() == "/" && a.is_operand() && b.is_operand() && a.value <= b.value
    }

    /// Whether a quotient goes on with the list of the one before: the same whole, and one mark between.
    fn goes_with(&self, before: usize, next: usize) -> bool {
        let (whole, other) = (&self.figures[before + 1], &self.figures[next + 1]);
        let gap = self.gap(before + 1, next);
        let nested =
            ["trong đó", "riêng", "tăng", "giảm", "so với"].iter().any(|cue| phrase::find_word(gap, cue).is_some());
        let plain = !gap.contains(['(', ')', ':']) && phrase::sentence_end(gap).is_none() && !nested;
        let parted = gap.contains([',', ';']) || phrase::find_word(gap, "và").is_some();
        // Two things of one kind: their verdicts exclude each other.
        let classed = |f: usize| super::listing::verdict_word(&self.text[self.end_of(f + 1)..]).is_some();
        whole.value == other.value && whole.unit == other.unit && plain && parted && classed(before) && classed(next)
    }
}
