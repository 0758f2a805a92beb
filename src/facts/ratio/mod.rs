//! [`Ratio`]: `A/B … đạt P%` in its many wordings (`design/figures.md`, 2). States what belongs together; must not judge
//! whether it holds.

mod afar;
mod against;
mod wording;

use super::phrase;
use super::quantity::Figure;
use super::unit::Unit;
use crate::text::{Span, Text};
use wording::{is_other_base, links, out_of};
pub use wording::{is_plan_name, names_plan, verdict as verdict_behind};

/// A ratio statement. Operands are indices into `Facts::figures`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratio {
    /// The numerator.
    pub a: usize,
    /// The denominator.
    pub b: usize,
    /// The percentage that is stated of them; `None` where the text gives a quotient and no percentage.
    pub p: Option<usize>,
    /// Where there is none: the percentage further on in the clause that may be of them, or of something else.
    pub perhaps: Option<usize>,
    /// From the first operand to the last.
    pub span: Span,
    /// How it is worded.
    pub wording: Wording,
    /// A verdict word of the clause (`vượt`, `chưa đạt`, `đạt và vượt`), if any.
    pub verdict: Option<(Verdict, Span)>,
    /// Other figures of the clause, as possible bases for the likely slip.
    pub others: Vec<usize>,
    /// Why it cannot be recomputed, if it cannot (counted as found, not checked).
    pub unchecked: Option<Unchecked>,
}

/// How a ratio is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// `A/B … đạt P%`.
    Slash,
    /// `đạt P% (A/B)`.
    PercentFirst,
    /// `A trên (tổng số) B, chiếm P%`.
    OutOf,
    /// `A, đạt P% so với kế hoạch B`.
    AgainstPlan,
    /// `A/B` without a percentage.
    Bare,
    /// `B hộ, trong đó hộ nghèo A hộ, chiếm P%`.
    Share,
    /// `B hộ, trong đó hộ nghèo A hộ (P%)`: a share if another of the list is one.
    BareShare,
    /// `Toàn xã có B hộ. … Hộ nghèo A hộ, chiếm P%`: another sentence tells the whole.
    Apart,
    /// `hòa giải B vụ, thành A vụ, đạt P%`: the whole first, then what came of it.
    Outcome,
}

/// Words that judge a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// `vượt`: over 100 %.
    Exceeded,
    /// `đạt và vượt`: 100 % or more.
    MetOrExceeded,
    /// `chưa đạt`, `không đạt`: under 100 %.
    Missed,
}

/// Why a ratio was found but not recomputed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unchecked {
    /// Two readings are equally near.
    Ambiguous,
    /// An operand is approximate or bounded.
    Approximate,
    /// The units do not convert into each other.
    Units,
    /// No percentage is stated.
    NoPercentage,
}

/// The ratio statements of a text.
pub fn ratios(text: &Text, figures: &[Figure]) -> Vec<Ratio> {
    let mut reading = Reading { content: text.content(), text, figures, pairs: Vec::new() };
    reading.pairs = (0..figures.len()).map(|a| reading.paired(a)).collect();
    let mut found: Vec<Ratio> = Vec::new();
    let mut paired = 0;
    // What was held against a plan last, and that plan.
    let mut planned: Option<(usize, usize)> = None;
    for a in 0..figures.len().saturating_sub(1) {
        if a >= paired
            && let Some(wording) = reading.pair(a)
        {
            found.push(reading.slash(a, wording));
            paired = a + 2;
        } else if a >= paired && reading.pair(a + 1).is_none() && a + 2 < figures.len() {
            // `A, đạt P% dự toán B và bằng Q% cùng kỳ (C)`: the base of one is not what the next is said of.
            let earlier = planned.filter(|(_, base)| *base == a).map(|(first, _)| first);
            let subject = || earlier.or_else(|| reading.subject(a));
            let shared = figures[a + 1].unit == Some(Unit::Percent);
            let plan = shared.then(subject).flatten().and_then(|subject| reading.against_plan(subject, a + 1));
            planned = plan.as_ref().map(|ratio| (ratio.a, ratio.b)).or(planned);
            let plan = plan.or_else(|| reading.behind_growth(a));
            found.extend(plan.or_else(|| reading.outcome(a)));
        }
    }
    found
}

/// Adds statements whose percentage no other claims.
pub fn join(ratios: &mut Vec<Ratio>, more: Vec<Ratio>) {
    let known: Vec<usize> = ratios.iter().filter_map(|r| r.p).collect();
    let taken = |p: Option<usize>| p.is_some_and(|p| known.contains(&p));
    let before = ratios.len();
    ratios.extend(more.into_iter().filter(|r| !taken(r.p)));
    if ratios.len() > before {
        ratios.sort_by_key(|r| r.a);
    }
}

/// Which figures are part of a ratio statement, one flag a figure.
pub fn operands(ratios: &[Ratio], figures: usize) -> Vec<bool> {
    let mut flags = vec![false; figures];
    for ratio in ratios {
        for at in [Some(ratio.a), Some(ratio.b), ratio.p].into_iter().flatten() {
            flags[at] = true;
        }
    }
    flags
}

/// Whether two units count the same: `10.243 người trên tổng số 11.012 nhân khẩu`.
fn is_alike(one: Unit, other: Unit) -> bool {
    let people = |unit: Unit| unit.is_person() || unit == Unit::things("nhân khẩu") || unit == Unit::things("khẩu");
    one.converts_to(other) || people(one) && people(other)
}

struct Reading<'a> {
    content: &'a str,
    text: &'a Text,
    figures: &'a [Figure],
    /// Whether each figure and the next are numerator and denominator.
    pairs: Vec<Option<Wording>>,
}

impl<'a> Reading<'a> {
    /// The text between two figures of one line, with their bounds cut off; `None` across lines.
    fn between(&self, first: usize, second: usize) -> Option<&'a str> {
        let (a, b) = (self.figures.get(first)?, self.figures.get(second)?);
        if a.line != b.line || a.end() > b.span.start {
            return None;
        }
        Some(&self.content[a.end() as usize..b.span.start as usize])
    }

    /// Whether a figure and the next are numerator and denominator.
    fn pair(&self, a: usize) -> Option<Wording> {
        self.pairs.get(a).copied().flatten()
    }

    /// The same, read from the text between them.
    fn paired(&self, a: usize) -> Option<Wording> {
        let between = self.between(a, a + 1)?;
        let (first, second) = (&self.figures[a], &self.figures[a + 1]);
        if first.upper.is_some() || second.upper.is_some() {
            return None;
        }
        let slash = between.trim_matches([' ', '\u{a0}']);
        if slash == "/" {
            return Some(Wording::Slash);
        }
        // `20 hồ sơ đúng hạn/25 hồ sơ`: the name of what is counted before the slash.
        if slash.ends_with('/') && first.unit.is_some() && first.unit == second.unit {
            return Some(Wording::Slash);
        }
        // `3.418 thửa/kế hoạch 3.500 thửa`
        let plan = slash.strip_prefix('/').is_some_and(|name| is_plan_name(name) && phrase::words(name).count() <= 4);
        if plan && first.unit.is_some() && first.unit == second.unit {
            return Some(Wording::Slash);
        }
        let same = match (first.unit, second.unit) {
            (Some(x), Some(y)) => is_alike(x, y),
            (None, _) => true,
            _ => false,
        };
        (same && first.unit != Some(Unit::Percent) && out_of(between)).then_some(Wording::OutOf)
    }

    /// The statement of a pair that begins at `a`.
    fn slash(&self, a: usize, wording: Wording) -> Ratio {
        let b = a + 1;
        let (p, wording, doubtful) = match self.percent_behind(b) {
            Some((p, doubtful)) => (Some(p), wording, doubtful),
            None => match self.percent_before(a) {
                Some(p) => (Some(p), Wording::PercentFirst, false),
                None => (None, if wording == Wording::Slash { Wording::Bare } else { wording }, false),
            },
        };
        let perhaps = p.is_none().then(|| self.percent_further(a, b)).flatten();
        Ratio { perhaps, ..self.ratio(a, b, p, wording, doubtful) }
    }

    fn ratio(&self, a: usize, b: usize, p: Option<usize>, wording: Wording, doubtful: bool) -> Ratio {
        let (first, second) = (&self.figures[a], &self.figures[b]);
        let mut span = first.number.cover(second.number);
        if let Some(p) = p {
            span = span.cover(self.figures[p].number);
        }
        let operands = first.is_operand() && second.is_operand();
        let stated = p.is_none_or(|p| self.figures[p].is_operand());
        let units = match (first.unit, second.unit) {
            (Some(one), Some(other)) => is_alike(one, other),
            _ => true,
        };
        let unchecked = match p {
            _ if !units => Some(Unchecked::Units),
            None => Some(Unchecked::NoPercentage),
            _ if !operands || !stated => Some(Unchecked::Approximate),
            _ if doubtful || second.value.is_zero() || self.may_be_day_or_grade(a, b, p) => Some(Unchecked::Ambiguous),
            Some(_) => None,
        };
        let last = p.map_or(b, |p| p.max(b));
        let (verdict, others) = (self.verdict(b, last), self.others(a, b, p));
        Ratio { a, b, p, perhaps: None, span, wording, verdict, others, unchecked }
    }

    /// `30/4 (30%), 30/6 (50%)`, `trình độ 9/12 đạt 15%`: two small numbers that count nothing.
    fn may_be_day_or_grade(&self, a: usize, b: usize, p: Option<usize>) -> bool {
        let (first, second) = (&self.figures[a], &self.figures[b]);
        let small = |f: &Figure, most: u32| f.precision == 0 && f.value <= most.into();
        if first.unit.is_some() || second.unit.is_some() || !small(first, 31) || !small(second, 12) {
            return false;
        }
        let line = self.text.lines()[first.line as usize].span;
        let before = phrase::last_bytes(&self.content[line.start as usize..first.span.start as usize], 60);
        let grade = ["trình độ", "văn hóa", "văn hoá", "tốt nghiệp", "thị lực", "bậc", "học vấn"];
        let graded = grade.iter().any(|word| phrase::find_word(&crate::text::fold(before), word).is_some());
        let over = first.value > second.value
            && p.is_some_and(|p| self.figures[p].value <= rust_decimal::Decimal::ONE_HUNDRED);
        over || graded
    }

    /// What a percentage behind a figure is said of: the figure itself, or, where it is a difference (`A tấn, vượt D tấn, bằng
    /// P%`), the one before.
    fn subject(&self, a: usize) -> Option<usize> {
        let figure = &self.figures[a];
        let line = self.text.lines()[figure.line as usize].span;
        let before = &self.content[line.start as usize..figure.span.start as usize];
        if !phrase::leads_to_difference(before) {
            return Some(a);
        }
        let first = a.checked_sub(1)?;
        let said = self.between(first, a)?;
        let plain = !phrase::has_break(said) && !said.contains(['(', ')']);
        (plain && self.figures[first].unit == figure.unit && self.subject(first) == Some(first)).then_some(first)
    }

    /// The percentage stated behind a pair that ends at `b`, and whether it may be of something else.
    fn percent_behind(&self, b: usize) -> Option<(usize, bool)> {
        let mut at = b + 1;
        let mut stretch = self.between(b, at)?.to_owned();
        // A remark in parentheses with figures of its own stands aside: `12/15 hộ (trong đó 3 hộ nghèo), đạt 80%`.
        if self.figures[at].unit != Some(Unit::Percent) && phrase::opens_parenthesis(&stretch) {
            let start = self.figures[b].end() as usize;
            let line = self.text.lines()[self.figures[b].line as usize].span;
            let close = phrase::first_bytes(&self.content[start..line.end as usize], 400).find(')')? + start + 1;
            while self.figures.get(at).is_some_and(|f| (f.span.start as usize) < close) {
                at += 1;
            }
            let next = self.figures.get(at).filter(|f| f.line == self.figures[b].line)?;
            let open = self.content[start..close].find('(')? + start;
            let aside = &self.content[open..close];
            if aside.len() > 160 || phrase::has_break(aside) {
                return None;
            }
            stretch = format!("{}{}", &self.content[start..open], &self.content[close..next.span.start as usize]);
        }
        // `268/275 trẻ dưới 1 tuổi, đạt 97,45%`: an age is no operand.
        if self.figures[at].unit == Some(Unit::things("tuổi")) && at == b + 1 {
            at += 1;
            self.between(b, at)?.clone_into(&mut stretch);
        }
        let p = &self.figures[at];
        if p.unit != Some(Unit::Percent) || p.upper.is_some() || !links(&stretch) {
            return None;
        }
        let after = self.after(at);
        if wording::is_against_past(after) {
            return None;
        }
        let unit = self.figures[b].unit_span.map(|s| self.text.slice(s));
        let plan_met = p.value == rust_decimal::Decimal::ONE_HUNDRED
            && is_plan_name(after)
            && self.figures[b - 1].value != self.figures[b].value;
        Some((at, plan_met || is_other_base(after, unit)))
    }

    /// The percentage behind a pair with more words between than name what is counted, if they bring in no other subject:
    /// `196/210 hồ sơ đúng và trước hạn, đạt P%`, `… hồ sơ đúng hạn, tỷ lệ đúng hạn đạt P%`.
    fn percent_further(&self, a: usize, b: usize) -> Option<usize> {
        let p = b + 1;
        let stretch = self.between(b, p)?;
        let (first, second, percent) = (&self.figures[a], &self.figures[b], &self.figures[p]);
        let operands = first.is_operand() && second.is_operand() && percent.is_operand() && !second.value.is_zero();
        let units = first.unit.zip(second.unit).is_none_or(|(one, other)| one.converts_to(other));
        if percent.unit != Some(Unit::Percent) || percent.upper.is_some() || !operands || !units {
            return None;
        }
        let line = self.text.lines()[first.line as usize].span;
        let before = &self.content[line.start as usize..first.span.start as usize];
        let unit = second.unit_span.map_or("", |s| self.text.slice(s));
        let said = afar::links_afar(stretch, before, unit) && self.ends_there(p);
        said.then_some(p)
    }

    /// Whether a clause ends behind a percentage: it is held against no plan, earlier time or other whole.
    fn ends_there(&self, p: usize) -> bool {
        let after = self.after(p).trim_start_matches([' ', '\u{a0}']);
        after.is_empty() && self.figures.get(p + 1).is_none_or(|next| next.line != self.figures[p].line)
            || after.starts_with([',', ';', '.', ')'])
    }

    /// The percentage stated before a pair in parentheses that begins at `a`.
    fn percent_before(&self, a: usize) -> Option<usize> {
        let p = a.checked_sub(1)?;
        let percent = &self.figures[p];
        if percent.unit != Some(Unit::Percent) || percent.upper.is_some() {
            return None;
        }
        let between = self.between(p, a)?;
        let line = self.text.lines()[percent.line as usize].span;
        let before = &self.content[line.start as usize..percent.span.start as usize];
        let fits = wording::holds_pair(between) && wording::states_share(before) && !wording::is_against_past(between);
        let met = percent.value == rust_decimal::Decimal::ONE_HUNDRED
            && is_plan_name(between)
            && self.figures[a].value != self.figures[a + 1].value;
        (fits && !met).then_some(p)
    }

    /// The text behind a figure to the next one or the line's end.
    fn after(&self, at: usize) -> &'a str {
        let figure = &self.figures[at];
        let line = self.text.lines()[figure.line as usize].span;
        let next = self.figures.get(at + 1).filter(|n| n.line == figure.line && n.span.start >= figure.span.end);
        let end = next.map_or(line.end, |n| n.span.start);
        &self.content[figure.span.end.min(end) as usize..end as usize]
    }

    /// The verdict between the denominator and the end of the clause.
    fn verdict(&self, b: usize, last: usize) -> Option<(Verdict, Span)> {
        for at in b..=last {
            let after = self.after(at);
            let base = self.figures[at].span.end;
            let line = self.text.lines()[self.figures[at].line as usize].span;
            let rest = &self.content[base.min(line.end) as usize..line.end as usize];
            if let Some((found, start, end)) = verdict_behind(rest, after.len()) {
                return Some((found, Span::new(base as usize + start, base as usize + end)));
            }
            if phrase::has_break(after) {
                return None;
            }
        }
        None
    }

    /// Figures near the statement in its sentence that its denominator could be taken for.
    fn others(&self, a: usize, b: usize, p: Option<usize>) -> Vec<usize> {
        const REACH: usize = 4;
        let unit = self.figures[b].unit.or(self.figures[a].unit);
        let fits = |at: usize| {
            let figure = &self.figures[at];
            let own = at == a || at == b || Some(at) == p;
            !own && figure.line == self.figures[a].line
                && figure.is_operand()
                && (figure.unit == unit || unit.is_none())
        };
        let end = (b.max(p.unwrap_or(b)) + REACH).min(self.figures.len() - 1);
        (a.saturating_sub(REACH)..=end).filter(|&at| fits(at)).collect()
    }
}

#[cfg(test)]
mod tests;
