//! SL14: words of judgement that the figures deny: `vượt` under 100 %, `chưa đạt` over it, `Đạt chỉ tiêu` beside a result
//! under its target.

use super::reckon;
use super::verdict_table;
use crate::diagnostic::Diagnostic;
use crate::facts::phrase::{find_word, has_break, words};
use crate::facts::ratio::{self, Verdict};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
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
            if denies(verdict, reached.0, reached.1) && !self.falls_on(draft, a.line) {
                let shown = p.map_or(reckon::place(a).cover(reckon::place(b)), reckon::place);
                found.push(finding(draft, at, shown));
            }
        }
        for (index, figure) in figures.iter().enumerate() {
            if figure.unit == Some(Unit::Percent)
                && figure.is_operand()
                && !draft.facts.ratios.iter().any(|r| r.p == Some(index) || r.a == index || r.b == index)
                && let Some((verdict, at)) = plan_verdict(draft, index)
                && denies(verdict, figure.value, Decimal::ONE_HUNDRED)
                && !self.falls_on(draft, figure.line)
            {
                found.push(finding(draft, at, reckon::place(figure)));
            }
        }
        verdict_table::check(draft, &|line| self.falls_on(draft, line), found);
    }
}

impl VerdictMismatch {
    /// Whether the line speaks of something that is better the lower it is.
    fn falls_on(&self, draft: &Draft<'_>, line: u32) -> bool {
        let folded = crate::text::fold(draft.text.line_text(line as usize));
        self.lower_is_better.iter().any(|word| find_word(&folded, word).is_some())
    }
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
fn plan_verdict(draft: &Draft<'_>, index: usize) -> Option<(Verdict, crate::text::Span)> {
    let figure = &draft.facts.figures[index];
    let line = draft.text.lines()[figure.line as usize].span;
    let content = draft.text.content();
    let before = &content[line.start as usize..figure.span.start as usize];
    let led = words(before).last().is_some_and(|w| matches!(w, "đạt" | "bằng" | "Đạt" | "được"));
    let after = &content[figure.end().min(line.end) as usize..line.end as usize];
    let clause = after.split([',', ';', '.']).next().unwrap_or_default();
    // `đạt 95% kế hoạch năm, vượt chỉ tiêu đề ra`: the plan must be the whole plan, named right behind.
    if !led || !ratio::is_plan_name(clause) || has_break(clause) || words(clause).count() > 4 {
        return None;
    }
    let next = draft.facts.figures.get(index + 1).filter(|n| n.line == figure.line);
    let limit = next.map_or(after.len(), |n| (n.span.start.saturating_sub(figure.end())) as usize);
    let (verdict, from, to) = ratio::verdict_behind(after, limit)?;
    let base = figure.end() as usize;
    Some((verdict, crate::text::Span::new(base + from, base + to)))
}

fn finding(draft: &Draft<'_>, verdict: crate::text::Span, figure: crate::text::Span) -> Diagnostic {
    Diagnostic::at(verdict)
        .value("verdict", draft.text.slice(verdict))
        .value("figure", draft.text.slice(figure))
        .value("target", "")
        .label(figure, "figure")
}
