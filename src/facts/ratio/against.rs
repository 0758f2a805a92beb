//! Statements of three figures that no slash holds together: what was done, its percentage, and the plan or the whole.

use super::wording::{self, links};
use super::{Ratio, Reading, Wording, afar, is_plan_name};
use crate::facts::phrase;
use crate::facts::unit::Unit;

impl Reading<'_> {
    /// `hòa giải B vụ, thành A vụ, đạt P%`, `vốn giao B triệu đồng, giải ngân A triệu đồng, đạt P%`, `kế hoạch B ha, thực
    /// hiện A ha, đạt P%`, from the figure B.
    pub(super) fn outcome(&self, b: usize) -> Option<Ratio> {
        let (a, p) = (b + 1, b + 2);
        let (whole, part, percent) = (&self.figures[b], &self.figures[a], &self.figures[p]);
        let counts = whole.unit.is_some() && whole.unit == part.unit && whole.is_count() && part.is_count();
        let money = matches!(whole.unit, Some(Unit::Money(_))) && whole.unit == part.unit;
        let plain = [whole, part, percent].iter().all(|f| f.is_operand() && f.upper.is_none());
        if percent.unit != Some(Unit::Percent) || !plain || whole.value.is_zero() || self.pair(p).is_some() {
            return None;
        }
        let line = self.text.lines()[whole.line as usize].span;
        let before = &self.content[line.start as usize..whole.span.start as usize];
        let alike = whole.unit.is_some() && whole.unit == part.unit && whole.unit != Some(Unit::Percent);
        let lead = self.between(a, p)?;
        let lead = lead.trim_start().strip_prefix(';').unwrap_or(lead);
        // Of several plans in a sentence, or of one that is named anew, the percentage may be of another.
        let one_plan =
            !self.has_like_before(b) && (self.ends_there(p) || self.is_of_plain_plan(p) && !afar::is_due(before));
        if alike && afar::is_plan_then_done(before, self.between(b, a)?) && links(lead) && one_plan {
            return Some(self.ratio(a, b, Some(p), Wording::AgainstPlan, false));
        }
        if alike && afar::is_done_then_planned(before, self.between(b, a)?) && links(lead) && one_plan {
            return (!part.value.is_zero()).then(|| self.ratio(b, a, Some(p), Wording::AgainstPlan, false));
        }
        if !(counts || money) || part.value > whole.value {
            return None;
        }
        if counts && afar::is_done_of(before, self.between(b, a)?) && links(lead) && self.ends_there(p) {
            return Some(self.ratio(a, b, Some(p), Wording::OutOf, false));
        }
        let passed = || {
            let shown = self.between(a, p).is_some_and(|lead| lead.contains('('));
            shown && self.between(b, a).is_some_and(|lead| afar::passes(before, lead, self.after(a)))
        };
        let came = counts && (afar::comes_of(before, self.between(b, a)?) || passed()) && self.ends_there(p);
        let spent = || {
            money
                && self.between(b, a).is_some_and(afar::is_spent)
                && (self.ends_there(p) || is_plan_name(self.after(p)))
        };
        let stated = (came || spent()) && links(self.between(a, p)?);
        stated.then(|| self.ratio(a, b, Some(p), Wording::Outcome, false))
    }

    /// Whether a figure of the same unit stands before one in its sentence.
    fn has_like_before(&self, figure: usize) -> bool {
        const BACK: usize = 4;
        let near = (0..figure).rev().take(BACK).take_while(|&f| self.figures[f].line == self.figures[figure].line);
        near.into_iter().any(|f| {
            let gap = self.between(f, figure);
            self.figures[f].unit == self.figures[figure].unit && gap.is_some_and(|gap| !phrase::has_break(gap))
        })
    }

    /// Whether a percentage is said to be of a plan that nothing tells from the one before: `đạt 95% dự toán`, not `đạt 118% dự
    /// toán đầu năm`, `đạt 91% kế hoạch huyện giao (180 triệu đồng)`.
    fn is_of_plain_plan(&self, p: usize) -> bool {
        let after = self.after(p);
        let name = after.split([',', ';', '.', ')']).next().unwrap_or_default();
        is_plan_name(name) && phrase::words(name).count() <= 3 && !name.contains('(')
    }

    /// `A, đạt P% so với kế hoạch B`, from the figure A and the percentage behind it.
    pub(super) fn against_plan(&self, a: usize, p: usize) -> Option<Ratio> {
        let b = p + 1;
        let (first, percent, second) = (&self.figures[a], &self.figures[p], self.figures.get(b)?);
        if percent.unit != Some(Unit::Percent) || percent.upper.is_some() || first.upper.is_some() {
            return None;
        }
        let same = first.unit.zip(second.unit).is_some_and(|(x, y)| x.converts_to(y) && x != Unit::Percent);
        if !same || second.upper.is_some() || self.pair(b).is_some() || (p > 1 && self.pair(p - 2).is_some()) {
            return None;
        }
        let base = self.between(p, b)?;
        // `(đạt 90% kế hoạch, kế hoạch 120 ha)` names the plan twice.
        let again = base.split_once(',').filter(|(name, again)| is_plan_name(name) && is_plan_name(again));
        let wording = if wording::names_base(again.map_or(base, |(_, again)| again)) {
            Wording::AgainstPlan
        } else if wording::names_whole(base) || self.is_bracketed_whole(a, b, base) {
            Wording::OutOf
        } else {
            return None;
        };
        let said = self.between(p - 1, p)?;
        // `sản lượng 4.172 tấn, trong đó lúa 3.900 tấn, bằng 104,3% so với kế hoạch`: of either.
        let of_part =
            || a > 0 && self.between(a - 1, a).is_some_and(|gap| phrase::find_word(gap, "trong đó").is_some());
        let told = links(said) || a + 1 < p && said.split_once([',', ' ']).is_some_and(|(_, link)| links(link));
        told.then(|| self.ratio(a, b, Some(p), wording, of_part()))
    }

    /// `A con, đạt P% số con trong diện tiêm (B con)`: in brackets of its own, right behind the name of a whole.
    fn is_bracketed_whole(&self, a: usize, b: usize, base: &str) -> bool {
        let line = self.text.lines()[self.figures[b].line as usize].span;
        let end = self.figures[b].end().min(line.end) as usize;
        let closed = self.content[end..line.end as usize].starts_with(')');
        let (part, whole) = (&self.figures[a], &self.figures[b]);
        let same = part.unit == whole.unit && part.value <= whole.value;
        closed && same && wording::names_any_whole(base)
    }

    /// `A, tăng G% so với năm trước (B'), đạt P% kế hoạch (B)`, from the figure A.
    pub(super) fn behind_growth(&self, a: usize) -> Option<Ratio> {
        let (change, then, p, b) = (a + 1, a + 2, a + 3, a + 4);
        let (first, second) = (&self.figures[a], self.figures.get(b)?);
        let unit = first.unit.filter(|&u| u != Unit::Percent)?;
        let like =
            |f: usize| self.figures[f].unit.is_some_and(|u| u.converts_to(unit)) && self.figures[f].upper.is_none();
        let percents = [change, p].iter().all(|&f| self.figures[f].unit == Some(Unit::Percent));
        if !percents || !like(then) || !like(b) || first.upper.is_some() || second.upper.is_some() {
            return None;
        }
        let grows =
            wording::is_growth(self.between(a, change)?) && wording::is_against_past(self.between(change, then)?);
        let link = self.between(then, p)?.strip_prefix(')')?;
        let stated = grows && links(link) && link.starts_with(',') && wording::names_base(self.between(p, b)?);
        (stated && self.pair(b).is_none()).then(|| self.ratio(a, b, Some(p), Wording::AgainstPlan, false))
    }
}
