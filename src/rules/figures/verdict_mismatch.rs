//! SL14: words of judgement that the figures deny: `vượt` under 100 %, `chưa đạt` over it, `Đạt chỉ tiêu` beside a result
//! under its target.

use super::reckon;
use super::verdict_table;
use crate::diagnostic::Diagnostic;
use crate::facts::phrase::{find_word, first_bytes, has_break, last_bytes, words};
use crate::facts::quantity::Figure;
use crate::facts::ratio::{self, Verdict};
use crate::facts::unit::Unit;
use crate::rules::wording::beside::last_word;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use rust_decimal::Decimal;
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictMismatch {
    /// Words of indicators that are better the lower they are.
    lower_is_better: Vec<String>,
}

impl Check for VerdictMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let figures = &draft.facts.figures;
        for ratio in &draft.facts.ratios {
            let Some((verdict, at)) = ratio.verdict else { continue };
            let (a, b) = (&figures[ratio.a], &figures[ratio.b]);
            let p = ratio.p.map(|p| &figures[p]);
            let same = a.unit == b.unit || a.unit.is_none() || b.unit.is_none();
            let reached = match p {
                Some(p) if ratio.unchecked.is_none() => (p.value, Decimal::ONE_HUNDRED),
                // Of things, the second may be the whole: `18/20 chi bộ xếp loại tốt, vượt chỉ tiêu`.
                None if same && a.is_operand() && b.is_operand() && (a.value > b.value || !counts(b)) => {
                    (a.value, b.value)
                }
                _ => continue,
            };
            if denies(verdict, reached.0, reached.1)
                && !is_of_counted(draft, b, at)
                && !self.falls(around(draft, reckon::place(b)))
            {
                let shown = p.map_or(reckon::place(a).cover(reckon::place(b)), reckon::place);
                found.push(finding(draft, at, shown));
            }
        }
        let operands = ratio::operands(&draft.facts.ratios, figures.len());
        for (index, figure) in figures.iter().enumerate() {
            if figure.unit == Some(Unit::Percent)
                && figure.is_operand()
                && !operands[index]
                && let Some((verdict, at)) = plan_verdict(draft, index)
                && denies(verdict, figure.value, Decimal::ONE_HUNDRED)
                && !self.falls(around(draft, reckon::place(figure)))
            {
                found.push(finding(draft, at, reckon::place(figure)));
            }
        }
        for (index, figure) in figures.iter().enumerate().filter(|(_, f)| f.unit == Some(Unit::Percent)) {
            if let Some(at) = bracketed(draft, index).filter(|_| !self.falls(around(draft, reckon::place(figure)))) {
                found.push(finding(draft, at, reckon::place(figure)));
            }
        }
        for (index, figure) in figures.iter().enumerate() {
            let missed = against_target(draft, index).or_else(|| exceeded_in_part(draft, index));
            if let Some((at, shown)) = missed.filter(|_| !self.falls(around(draft, reckon::place(figure)))) {
                found.push(finding(draft, at, shown));
            }
        }
        verdict_table::check(draft, &|text| self.falls(text), found);
    }
}

impl VerdictMismatch {
    /// Whether a text speaks of something that is better the lower it is.
    fn falls(&self, text: &str) -> bool {
        let folded = crate::text::fold(text);
        self.lower_is_better.iter().any(|word| find_word(&folded, word).is_some())
    }
}

/// The sentence about a place, as far as a reader looks back for its subject.
fn around<'a>(draft: &Draft<'a>, place: Span) -> &'a str {
    const REACH: usize = 300;
    let line = draft.text.lines()[draft.text.line_at(place.start)].span;
    let content = draft.text.content();
    let before = last_bytes(&content[line.start as usize..place.start as usize], REACH);
    let start = place.start as usize - before.rsplit([';', '\n']).next().unwrap_or_default().len();
    let after = first_bytes(&content[place.end as usize..line.end as usize], REACH / 2);
    &content[start..place.end as usize + after.len()]
}

/// `14/16 chỉ tiêu đạt và vượt kế hoạch`: no mark parts the verdict from the things counted, so that it tells which of them
/// are meant.
fn is_of_counted(draft: &Draft<'_>, whole: &Figure, verdict: Span) -> bool {
    let gap = draft.text.content().get(whole.end() as usize..verdict.start as usize);
    counts(whole) && gap.is_some_and(|gap| !gap.contains([',', ';', ':', '(', ')']))
}

fn counts(figure: &Figure) -> bool {
    matches!(figure.unit, Some(Unit::Things(_)))
}

/// Whether a result against its plan denies the verdict.
fn denies(verdict: Verdict, result: Decimal, plan: Decimal) -> bool {
    match verdict {
        Verdict::Exceeded => result <= plan,
        Verdict::MetOrExceeded => result < plan,
        Verdict::Missed => result >= plan,
    }
}

/// The verdict behind `đạt P% kế hoạch`.
fn plan_verdict(draft: &Draft<'_>, index: usize) -> Option<(Verdict, Span)> {
    let figure = &draft.facts.figures[index];
    let line = draft.text.lines()[figure.line as usize].span;
    let content = draft.text.content();
    let before = &content[line.start as usize..figure.span.start as usize];
    if !matches!(last_word(last_bytes(before, 40)), "đạt" | "bằng" | "Đạt" | "được") {
        return None;
    }
    let after = first_bytes(&content[figure.end().min(line.end) as usize..line.end as usize], 300);
    let clause = after.split([',', ';', '.']).next().unwrap_or_default();
    // `đạt 95% kế hoạch năm, vượt chỉ tiêu đề ra`: the plan must be the whole plan, named right behind.
    if words(clause).nth(4).is_some() || has_break(clause) || !ratio::is_plan_name(clause) {
        return None;
    }
    let next = draft.facts.figures.get(index + 1).filter(|n| n.line == figure.line);
    let limit = next.map_or(after.len(), |n| (n.span.start.saturating_sub(figure.end())) as usize);
    let (verdict, from, to) = ratio::verdict_behind(after, limit)?;
    let base = figure.end() as usize;
    Some((verdict, Span::new(base + from, base + to)))
}

/// `212/200 lao động, chưa đạt kế hoạch (106%)`: the share in brackets is that of the fraction before the verdict. A
/// target of 100 % or less may stand there too.
fn bracketed(draft: &Draft<'_>, index: usize) -> Option<Span> {
    let quotient = Quotient::of(draft, index.checked_sub(2)?)?;
    let lead = quotient.lead.trim_end().strip_suffix('(')?;
    let (at, missed) = ["chưa đạt", "không đạt"].iter().find_map(|missed| Some((lead.find(missed)?, missed)))?;
    let plan = lead[at + missed.len()..].trim();
    let named = || ratio::is_plan_name(plan) && words(plan).count() <= 4 && !plan.contains([',', ';', '(', ')']);
    let over = quotient.stated.value > Decimal::ONE_HUNDRED;
    let start = quotient.whole.end() as usize + at;
    (over && quotient.is_stated() && named()).then(|| Span::new(start, start + missed.len()))
}

/// `đạt 92,1% (11.820/12.828 người), vượt chỉ tiêu 95%`: the verdict, where the target named with it denies it. A surplus
/// (`vượt kế hoạch 5%`) is less than the result and never reaches it.
fn against_target(draft: &Draft<'_>, index: usize) -> Option<(Span, Span)> {
    let figures = &draft.facts.figures;
    let result = &figures[index];
    let line = draft.text.lines()[result.line as usize].span;
    let start = result.end().min(line.end) as usize;
    let behind = first_bytes(&draft.text.content()[start..line.end as usize], 160);
    let opened = behind.trim_start().starts_with('(');
    let aside = if opened { memchr::memchr(b')', behind.as_bytes()).map_or(0, |close| close + 1) } else { 0 };
    let clause = behind[aside..].strip_prefix([',', ';'])?;
    let lead = clause.trim_start();
    let from = start + behind.len() - lead.len();
    let (word, exceeds) = [("vượt", true), ("chưa đạt", false), ("không đạt", false)]
        .into_iter()
        .find(|(word, _)| lead.starts_with(word))?;
    let target =
        figures[index..].iter().take_while(|f| f.line == result.line).find(|f| f.span.start as usize >= from)?;
    let name = draft.text.content().get(from + word.len()..target.span.start as usize)?.trim_start();
    // A time, and a target of nothing, are better the lower they are.
    let low = result.unit?.is_time() || target.value.is_zero();
    let levels = match result.unit? {
        _ if low => false,
        Unit::Percent => target.value >= Decimal::from(LEVEL),
        _ => true,
    };
    let named = || ratio::names_plan(name) && !name.contains([',', ';', '.', ')']);
    let plain = [result, target].iter().all(|f| f.is_operand() && f.upper.is_none()) && result.unit == target.unit;
    let denied = if exceeds { result.value <= target.value } else { result.value >= target.value };
    let span = Span::new(from, from + word.len());
    (plain && levels && denied && named()).then(|| (span, reckon::place(result)))
}

/// Percentages from here on are levels that are aimed at rather than a surplus over them.
const LEVEL: u32 = 50;

/// `86/95 triệu đồng, vượt 90,5% kế hoạch`, `5/6 đảng viên, vượt chỉ tiêu, đạt 83,3%`: less than the whole exceeds nothing.
fn exceeded_in_part(draft: &Draft<'_>, index: usize) -> Option<(Span, Span)> {
    draft.facts.figures.get(index + 2).filter(|stated| stated.unit == Some(Unit::Percent))?;
    let quotient = Quotient::of(draft, index)?;
    let (a, b, p) = (&draft.facts.figures[index], quotient.whole, quotient.stated);
    let at = b.end() as usize + quotient.lead.find("vượt")?;
    let lead = quotient.lead.trim_matches([' ', ',', '(', '\u{a0}']);
    let planned = lead.strip_prefix("vượt ").and_then(|plan| plan.strip_suffix("đạt"));
    let alone = lead == "vượt" || planned.is_some_and(|plan| ratio::is_plan_name(plan) && words(plan).count() <= 5);
    let less = quotient.is_stated() && quotient.share < Decimal::ONE_HUNDRED;
    let same = a.unit == b.unit || a.unit.is_none();
    (alone && less && same).then(|| (Span::new(at, at + "vượt".len()), reckon::place(p)))
}

/// `A/B`, and a figure behind it that may be its percentage.
struct Quotient<'a> {
    whole: &'a Figure,
    stated: &'a Figure,
    /// The text between the two.
    lead: &'a str,
    /// The percentage that A is of B.
    share: Decimal,
}

impl<'a> Quotient<'a> {
    /// From the figure A.
    fn of(draft: &Draft<'a>, a: usize) -> Option<Self> {
        let [a, whole, stated] = draft.facts.figures.get(a..a + 3)? else { return None };
        let content = draft.text.content();
        let gap = content.get(a.end() as usize..whole.span.start as usize).filter(|_| a.line == stated.line)?;
        let is_slash = gap.trim() == "/";
        if !is_slash || ![a, whole, stated].into_iter().all(Figure::is_operand) {
            return None;
        }
        let lead = content.get(whole.end() as usize..stated.span.start as usize)?;
        let share = a.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
        Some(Self { whole, stated, lead, share })
    }

    /// Whether the figure behind is its percentage, rounded somehow.
    fn is_stated(&self) -> bool {
        (self.share - self.stated.value).abs() <= Decimal::ONE
    }
}

fn finding(draft: &Draft<'_>, verdict: Span, figure: Span) -> Diagnostic {
    Diagnostic::at(verdict)
        .value("verdict", draft.text.slice(verdict))
        .value("figure", draft.text.slice(figure))
        .value("target", "")
        .label(figure, "figure")
}
