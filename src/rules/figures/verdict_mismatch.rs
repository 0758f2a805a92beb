//! SL14: words of judgement that the figures deny: `vượt` under 100 %, `chưa đạt` over it, `Đạt chỉ tiêu` beside a result
//! under its target.

use super::reckon;
use super::verdict_table;
use crate::diagnostic::Diagnostic;
use crate::facts::phrase::{find_word, first_bytes, has_break, last_bytes, words};
use crate::facts::quantity::Figure;
use crate::facts::ratio::{self, Verdict};
use crate::facts::unit::Unit;
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
                None if same && a.is_operand() && b.is_operand() => (a.value, b.value),
                _ => continue,
            };
            if denies(verdict, reached.0, reached.1) && !self.falls(around(draft, reckon::place(b))) {
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
    let led = words(last_bytes(before, 40)).last().is_some_and(|w| matches!(w, "đạt" | "bằng" | "Đạt" | "được"));
    let after = first_bytes(&content[figure.end().min(line.end) as usize..line.end as usize], 300);
    let clause = after.split([',', ';', '.']).next().unwrap_or_default();
    // `đạt 95% kế hoạch năm, vượt chỉ tiêu đề ra`: the plan must be the whole plan, named right behind.
    if !led || !ratio::is_plan_name(clause) || has_break(clause) || words(clause).count() > 4 {
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
    let [a, b, p] = draft.facts.figures.get(index.checked_sub(2)?..=index)? else { return None };
    if a.line != p.line || ![a, b, p].into_iter().all(Figure::is_operand) || p.value <= Decimal::ONE_HUNDRED {
        return None;
    }
    let content = draft.text.content();
    let over = content.get(a.end() as usize..b.span.start as usize)?.trim() == "/";
    let share = a.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b.value)?;
    let lead = content.get(b.end() as usize..p.span.start as usize)?.trim_end().strip_suffix('(')?;
    let (at, missed) = ["chưa đạt", "không đạt"].iter().find_map(|missed| Some((lead.find(missed)?, missed)))?;
    let plan = lead[at + missed.len()..].trim();
    let named = ratio::is_plan_name(plan) && words(plan).count() <= 4 && !plan.contains([',', ';', '(', ')']);
    let same = (share - p.value).abs() <= Decimal::ONE;
    let start = b.end() as usize + at;
    (over && named && same).then(|| Span::new(start, start + missed.len()))
}

fn finding(draft: &Draft<'_>, verdict: Span, figure: Span) -> Diagnostic {
    Diagnostic::at(verdict)
        .value("verdict", draft.text.slice(verdict))
        .value("figure", draft.text.slice(figure))
        .value("target", "")
        .label(figure, "figure")
}
