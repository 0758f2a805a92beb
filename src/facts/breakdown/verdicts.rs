//! Counts by verdict: `22 chỉ tiêu: 06 chỉ tiêu vượt, 15 chỉ tiêu đạt, 01 chỉ tiêu không đạt`.

use super::listing::verdict_word;
use super::{Breakdown, Line};
use crate::facts::phrase;
use crate::facts::unit::Unit;

/// What is counted by verdict.
pub(super) const COUNTED: [Unit; 4] =
    [Unit::things("chỉ tiêu"), Unit::things("tiêu chí"), Unit::things("nhiệm vụ"), Unit::things("nội dung")];

impl Line<'_> {
    /// The counts of a line by verdict, in one of their wordings.
    pub(super) fn counted_by_verdict(&self) -> Option<Breakdown> {
        self.judged_quotient()
            .or_else(|| self.verdict_counts())
            .or_else(|| self.passed_and_failed())
            .or_else(|| self.judged_and_counted())
    }

    /// `Khám tuyển cho 45 thanh niên, đạt sức khỏe 20 thanh niên, không đạt 25 thanh niên`: the verdict leads each count.
    fn judged_and_counted(&self) -> Option<Breakdown> {
        const NAME: usize = 4;
        // A verdict and its name, and nothing else, stand between a comma and the count.
        let leads = |f: usize, verdicts: &[&[&str]]| {
            let gap = self.gap(f - 1, f);
            let Some((noun, item)) = gap.split_once(',') else { return false };
            let named = phrase::words(noun).count() <= NAME + 4 && phrase::words(item).count() <= NAME;
            named
                && !gap.contains(['(', ')', '/', ';', ':', '.', '%'])
                && !item.contains(',')
                && verdicts.iter().any(|verdict| phrase::begins(item, verdict).is_some())
        };
        let failed = (self.first + 2..self.end).find(|&f| leads(f, &[&["không", "đạt"], &["chưa", "đạt"]]))?;
        let (passed, total) = (failed - 1, failed - 2);
        let unit = self.figures[total].unit.filter(|u| matches!(u, Unit::Things(_)))?;
        let like = |f: usize| self.figures[f].unit == Some(unit) && self.figures[f].is_operand() && !self.is_slashed(f);
        let lead = self.gap(total, passed).len();
        (leads(passed, &[&["đạt"]]) && [total, passed, failed].into_iter().all(like) && !self.goes_on(failed, unit))
            .then(|| self.whole(total, vec![passed, failed], self.start_of(passed) - lead, lead))
    }

    /// `Kiểm tra 86 cơ sở; 79 cơ sở đạt, 07 cơ sở không đạt`: three counts of one thing in a row, the last two by verdict.
    fn passed_and_failed(&self) -> Option<Breakdown> {
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
        let lead = self.gap(total, passed);
        let between = self.text.get(self.end_of(passed) + met..self.start_of(failed))?;
        let parted = lead.contains([',', ';', ':']) && phrase::words(lead).count() <= REACH;
        // Counts of their own lead the parts, no change and no other time: `, so với năm trước tăng 5 cơ sở đạt`.
        let plain =
            ["so với", "tăng", "giảm", "còn", "riêng", "kỳ"].iter().all(|w| phrase::find_word(lead, w).is_none());
        let closed = !lead.contains(['(', ')', '/']) && !between.contains(['(', ')', '/', '%', '.']);
        let one = phrase::sentence_end(self.gap(total, failed)).is_none();
        // `21/23 chỉ tiêu đạt, trong đó 9 chỉ tiêu vượt, 12 chỉ tiêu đạt; còn 02 chỉ tiêu không đạt`: the first is a part too.
        let first = verdict_word(&self.text[self.end_of(total)..]).is_none() && !self.has_like_before(total);
        let alone = first && !self.goes_on(failed, unit);
        (alone && like && parted && plain && closed && one && trio.iter().all(|&f| !self.is_slashed(f)))
            .then(|| self.whole(total, vec![passed, failed], self.start_of(passed) - lead.len(), lead.len()))
    }

    /// `14/16 chỉ tiêu đạt và vượt kế hoạch, 02 chỉ tiêu chưa đạt`: a quotient of what is judged, and those that failed.
    fn judged_quotient(&self) -> Option<Breakdown> {
        (self.first..self.end.saturating_sub(2)).find_map(|done| self.judged_quotient_at(done))
    }

    fn judged_quotient_at(&self, done: usize) -> Option<Breakdown> {
        let total = done + 1;
        let unit = self.figures[total].unit.filter(|unit| COUNTED.contains(unit))?;
        if self.gap(done, total).trim() != "/" {
            return None;
        }
        let percent = self.figures[total + 1].unit == Some(Unit::Percent);
        let next = total + 1 + usize::from(percent);
        // `21/23 chỉ tiêu; trong đó 9 chỉ tiêu vượt, 12 chỉ tiêu đạt; còn 02 chỉ tiêu chưa đạt`: parts of what passed between.
        let passed: Vec<usize> = (next..self.end)
            .take_while(|&f| {
                self.figures[f].unit == Some(unit) && verdict_word(&self.text[self.end_of(f)..]) == Some(true)
            })
            .collect();
        let failed = next + passed.len();
        if failed >= self.end || self.figures[failed].unit != Some(unit) || passed.len() == 1 {
            return None;
        }
        let stretch = self.gap(total, failed);
        let from = stretch.rfind([',', ';', ')'])? + 1;
        let lead: Vec<_> = phrase::words(&stretch[from..]).map(phrase::lower).collect();
        let plain = lead.iter().all(|w| matches!(w.as_ref(), "có" | "và" | "còn" | "lại"));
        let met = verdict_word(stretch) == Some(true)
            || phrase::words_back(&self.text[..self.start_of(done)])
                .next()
                .is_some_and(|w| matches!(phrase::lower(w).as_ref(), "đạt" | "thành"));
        let missed = verdict_word(&self.text[self.end_of(failed)..]) == Some(false);
        let like = |f: usize| self.figures[f].is_operand();
        let one = phrase::sentence_end(stretch).is_none() && !self.goes_on(failed, unit);
        let cue = (self.end_of(total) + from, stretch.len() - from);
        if !(plain && met && missed && one && [done, total, failed].into_iter().chain(passed.iter().copied()).all(like))
        {
            return None;
        }
        let whole = self.whole(total, vec![done, failed], cue.0, cue.1);
        let agree = self.adds_up(total, &whole.parts);
        let parted = !passed.is_empty() && phrase::find_word(stretch, "trong đó").is_some();
        if parted && agree { Some(self.whole(done, passed, cue.0, cue.1)) } else { (!parted).then_some(whole) }
    }

    /// Whether the sentence counts more of the same behind a figure: `…, 04 tiêu chí chưa đạt, 02 tiêu chí không đánh giá`.
    fn goes_on(&self, last: usize, unit: Unit) -> bool {
        (last + 1..self.end).take_while(|&f| phrase::sentence_end(self.gap(last, f)).is_none()).any(|f| {
            let between = self.gap(last, f);
            self.figures[f].unit == Some(unit) && !phrase::opens_parenthesis(between)
        })
    }

    /// `22 chỉ tiêu …, 06 chỉ tiêu vượt, 15 chỉ tiêu đạt, 01 chỉ tiêu không đạt`: counts by verdict.
    fn verdict_counts(&self) -> Option<Breakdown> {
        let same: Vec<usize> = (self.first..self.end)
            .filter(|&f| self.figures[f].unit.is_some_and(|u| COUNTED.contains(&u)))
            .take(16)
            .collect();
        let (&total, parts) = same.split_first()?;
        let unit = self.figures[total].unit;
        let sentence = |f: usize| phrase::sentence_end(self.gap(total, f)).is_none();
        // `21 chỉ tiêu đạt và vượt (11 chỉ tiêu vượt, 10 chỉ tiêu đạt)`: parts of a part.
        let outside = |f: usize| !phrase::opens_parenthesis(self.gap(total, f));
        let parts: Vec<usize> = parts
            .iter()
            .copied()
            .filter(|&f| self.figures[f].unit == unit && outside(f))
            .take_while(|&f| sentence(f) && verdict_word(&self.text[self.end_of(f)..]).is_some())
            .collect();
        let (&first, &last) = parts.first().zip(parts.last()).filter(|(first, last)| first != last)?;
        let verdicts: Vec<bool> = parts.iter().filter_map(|&f| verdict_word(&self.text[self.end_of(f)..])).collect();
        let both = verdicts.contains(&true) && verdicts.contains(&false);
        // `10 chỉ tiêu đạt trên 50%, còn 02 chỉ tiêu đạt dưới 50%`: the last is what is left.
        let left = || {
            let before = self.gap(total, last);
            parts.len() > 2 && ["còn", "còn lại"].iter().any(|cue| before.trim_end().ends_with(&format!(", {cue}")))
        };
        // `18 chỉ tiêu đạt, trong đó 05 chỉ tiêu vượt, 02 chỉ tiêu chưa đạt`: a part of a part among them.
        let nested = phrase::find_word(self.gap(first, last), "trong đó").is_some();
        let verdict_of_total = verdict_word(&self.text[self.end_of(total)..]).is_some();
        if !(both || left()) || verdict_of_total || nested {
            return None;
        }
        let alone = unit.is_none_or(|unit| !self.goes_on(last, unit));
        let clean = alone
            && std::iter::once(&total).chain(&parts).all(|&f| self.figures[f].is_operand() && !self.is_slashed(f));
        Some(Breakdown { exhaustive: true, unchecked: !clean, ..Breakdown::of(self.figures, total, parts, None) })
    }
}
