//! Counts by verdict: `22 chỉ tiêu: 06 chỉ tiêu vượt, 15 chỉ tiêu đạt, 01 chỉ tiêu không đạt`.

use super::listing::verdict_word;
use super::{Breakdown, Line};
use crate::facts::phrase;
use crate::facts::unit::Unit;

impl Line<'_> {
    /// `Kiểm tra 86 cơ sở; 79 cơ sở đạt, 07 cơ sở không đạt`: three counts of one thing in a row, the last two by verdict.
    pub(super) fn passed_and_failed(&self) -> Option<Breakdown> {
        const REACH: usize = 14;
        let after = |f: usize| phrase::first_bytes(&self.text[self.end_of(f)..], 40);
        let failed = (self.first + 2..self.end).find(|&f| {
            phrase::begins(after(f), &["không", "đạt"]).or_else(|| phrase::begins(after(f), &["chưa", "đạt"])).is_some()
        })?;
        let (passed, total) = (failed - 1, failed - 2);
        let met = phrase::begins(after(passed), &["đạt"])?;
        let trio = [total, passed, failed];
        let unit = self.figures[total].unit.filter(|u| matches!(u, Unit::Things(_)))?;
        let like = trio.iter().all(|&f| self.figures[f].unit == Some(unit) && self.figures[f].is_operand());
        let lead = &self.text[self.end_of(total)..self.start_of(passed)];
        let between = &self.text[self.end_of(passed) + met..self.start_of(failed)];
        let parted = lead.contains([',', ';', ':']) && phrase::words(lead).count() <= REACH;
        // Counts of their own lead the parts, no change and no other time: `, so với năm trước tăng 5 cơ sở đạt`.
        let plain =
            ["so với", "tăng", "giảm", "còn", "riêng", "kỳ"].iter().all(|w| phrase::find_word(lead, w).is_none());
        let closed = !lead.contains(['(', ')', '/']) && !between.contains(['(', ')', '/', '%', '.']);
        let one = phrase::sentence_end(&self.text[self.end_of(total)..self.start_of(failed)]).is_none();
        let alone = !self.goes_on(failed, unit);
        (alone && like && parted && plain && closed && one && trio.iter().all(|&f| !self.is_slashed(f)))
            .then(|| self.whole(total, vec![passed, failed], self.start_of(passed) - lead.len(), lead.len()))
    }

    /// Whether the sentence counts more of the same behind a figure: `…, 04 tiêu chí chưa đạt, 02 tiêu chí không đánh giá`.
    fn goes_on(&self, last: usize, unit: Unit) -> bool {
        (last + 1..self.end)
            .take_while(|&f| phrase::sentence_end(&self.text[self.end_of(last)..self.start_of(f)]).is_none())
            .any(|f| {
                let between = &self.text[self.end_of(last)..self.start_of(f)];
                self.figures[f].unit == Some(unit) && !phrase::opens_parenthesis(between)
            })
    }

    /// `22 chỉ tiêu …, 06 chỉ tiêu vượt, 15 chỉ tiêu đạt, 01 chỉ tiêu không đạt`: counts by verdict.
    pub(super) fn verdict_counts(&self) -> Option<Breakdown> {
        const COUNTED: [Unit; 4] =
            [Unit::things("chỉ tiêu"), Unit::things("tiêu chí"), Unit::things("nhiệm vụ"), Unit::things("nội dung")];
        let same: Vec<usize> = (self.first..self.end)
            .filter(|&f| self.figures[f].unit.is_some_and(|u| COUNTED.contains(&u)))
            .take(16)
            .collect();
        let (&total, parts) = same.split_first()?;
        let unit = self.figures[total].unit;
        let sentence = |f: usize| phrase::sentence_end(&self.text[self.end_of(total)..self.start_of(f)]).is_none();
        // `21 chỉ tiêu đạt và vượt (11 chỉ tiêu vượt, 10 chỉ tiêu đạt)`: parts of a part.
        let outside = |f: usize| !phrase::opens_parenthesis(&self.text[self.end_of(total)..self.start_of(f)]);
        let parts: Vec<usize> = parts
            .iter()
            .copied()
            .filter(|&f| self.figures[f].unit == unit && outside(f))
            .take_while(|&f| sentence(f) && verdict_word(&self.text[self.end_of(f)..]).is_some())
            .collect();
        let verdicts: Vec<bool> = parts.iter().filter_map(|&f| verdict_word(&self.text[self.end_of(f)..])).collect();
        let both = verdicts.contains(&true) && verdicts.contains(&false);
        // `10 chỉ tiêu đạt trên 50%, còn 02 chỉ tiêu đạt dưới 50%`: the last is what is left.
        let left = || {
            let before = parts.last().map_or("", |&last| &self.text[self.end_of(total)..self.start_of(last)]);
            parts.len() > 2 && ["còn", "còn lại"].iter().any(|cue| before.trim_end().ends_with(&format!(", {cue}")))
        };
        // `18 chỉ tiêu đạt, trong đó 05 chỉ tiêu vượt, 02 chỉ tiêu chưa đạt`: a part of a part among them.
        let nested = parts.last().is_some_and(|&last| {
            phrase::find_word(&self.text[self.end_of(parts[0])..self.start_of(last)], "trong đó").is_some()
        });
        let verdict_of_total = verdict_word(&self.text[self.end_of(total)..]).is_some();
        if parts.len() < 2 || !(both || left()) || verdict_of_total || nested {
            return None;
        }
        let alone = unit.is_none_or(|unit| parts.last().is_none_or(|&last| !self.goes_on(last, unit)));
        let clean = alone
            && std::iter::once(&total).chain(&parts).all(|&f| self.figures[f].is_operand() && !self.is_slashed(f));
        Some(Breakdown { exhaustive: true, unchecked: !clean, ..Breakdown::of(self.figures, total, parts, None) })
    }
}
