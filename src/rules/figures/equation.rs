//! Products that the text writes out: `14 nhà x 50 triệu đồng/nhà = 700 triệu đồng`, `3 người x 5 ngày x 100.000 đồng = …`,
//! `… + 3 nhà x 25 triệu đồng = …`. Must not judge.

use super::product::{Form, Product, Term, Trust, usable};
use super::rate::{self, Rate};
use crate::facts::phrase::words;
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::rules::Draft;
use crate::text::Span;
use std::ops::Range;

/// What stands between two figures of an equation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Times,
    Plus,
    Equals,
}

/// Words from a figure to the sign behind it (`nhà ở bán kiên cố x`).
const LONGEST_NOUN: usize = 6;

/// The sign between two figures, if nothing else stands there.
fn sign(draft: &Draft<'_>, first: usize) -> Option<Sign> {
    let figures = &draft.facts.figures;
    let (a, b) = (&figures[first], figures.get(first + 1)?);
    let between = draft.text.content().get(a.number.end as usize..b.number.start as usize)?.trim();
    let mark = between.chars().next_back()?;
    let noun = between[..between.len() - mark.len_utf8()].trim_end();
    let sign = match mark {
        'x' | 'X' if noun.len() + 1 < between.len() || noun.is_empty() => Sign::Times,
        '×' | '*' => Sign::Times,
        '+' => Sign::Plus,
        '=' => Sign::Equals,
        _ => return None,
    };
    let plain = !noun.contains([',', ';', '(', ')', ':', '=', '+', '×', '*', '-', '–', '.']) || noun.ends_with('%');
    (plain && words(noun).count() <= LONGEST_NOUN).then_some(sign)
}

/// The equation that ends in a figure.
pub fn equation<'a>(draft: &Draft<'a>, own: &Range<usize>, total: usize) -> Option<Product<'a>> {
    if sign(draft, total - 1)? != Sign::Equals {
        return None;
    }
    let figures = &draft.facts.figures;
    let line = draft.text.lines()[figures[total].line as usize].span;
    let text = draft.text.content();
    let mut groups = vec![vec![total - 1]];
    let mut first = total - 1;
    while first > own.start
        && let Some(sign) = sign(draft, first - 1)
    {
        first -= 1;
        match sign {
            Sign::Times => groups.last_mut()?.push(first),
            Sign::Plus => groups.push(vec![first]),
            Sign::Equals => return None,
        }
    }
    // What stands before the first or behind the last figure does not reckon on.
    let start = if first > own.start { figures[first - 1].end() } else { line.start };
    let before = text.get(start as usize..figures[first].number.start as usize)?.trim_end();
    let after = text.get(figures[total].end() as usize..line.end as usize)?.trim_start();
    let reckons = |mark: char| matches!(mark, '+' | '×' | '*' | '/' | '÷' | '=' | '%');
    let goes_on = before.ends_with(reckons)
        || before.ends_with(" x")
        || (start != line.start && matches!(before.trim(), "-" | "–" | ":" | ") x" | "x"))
        || after.starts_with(['+', '×', '*', '÷', '='])
        || after.starts_with("x ");
    if goes_on || !(1..=3).contains(&groups.len()) {
        return None;
    }
    groups.reverse();
    let terms: Option<Vec<Term<'a>>> = groups.iter().map(|factors| term(draft, factors, &figures[total])).collect();
    let terms = terms.filter(|terms| terms.len() == 1 || terms.iter().all(|t| t.counts.len() == 1))?;
    usable(&figures[total]).then_some(Product { terms, total, trust: Trust::Certain, form: Form::Equation })
}

/// The factors of a product as what is so much for each, and how many; the last first.
fn term<'a>(draft: &Draft<'a>, factors: &[usize], total: &Figure) -> Option<Term<'a>> {
    let figures = &draft.facts.figures;
    if !(2..=4).contains(&factors.len()) || factors.iter().any(|&at| !usable(&figures[at])) {
        return None;
    }
    // `50 triệu đồng/nhà` and `50 triệu đồng` are of money alike.
    let rate = |at: usize| Rate::of(draft, at, false).or_else(|| plain(draft, at));
    let measured = |unit: Option<Unit>| unit.is_some_and(|unit| !matches!(unit, Unit::Things(_)));
    let of_total = |r: &Rate<'_>| match total.unit {
        Some(unit) if measured(total.unit) => r.measure.is_some_and(|of| of.converts_to(unit)),
        _ => true,
    };
    let mut fitting = factors.iter().filter_map(|&at| rate(at)).filter(of_total);
    let rate = fitting.next()?;
    if measured(total.unit) && fitting.next().is_some() {
        return None;
    }
    let counts: Vec<usize> = factors.iter().rev().copied().filter(|&at| at != rate.figure).collect();
    let cancels = |&at: &usize| match figures[at].unit {
        None | Some(Unit::Things(_)) => figures[at].precision == 0 || figures[at].unit.is_none(),
        Some(unit) => rate.per_measure.is_some_and(|per| per.converts_to(unit)),
    };
    // Only whole things make things.
    let counted =
        measured(total.unit) || (rate.measure.is_none() && factors.iter().all(|&at| !measured(figures[at].unit)));
    (counts.iter().all(cancels) && counted).then_some(Term { counts, rate })
}

/// A figure as so much for each of what it is multiplied by: `50 triệu đồng`, `1.500.000 đồng/người/tháng`.
fn plain<'a>(draft: &Draft<'a>, figure: usize) -> Option<Rate<'a>> {
    let f = &draft.facts.figures[figure];
    let written = f.unit_span.map_or("", |unit| draft.text.slice(unit));
    let of = written.split('/').next().unwrap_or_default();
    let measure = match f.unit {
        Some(unit @ (Unit::Money(_) | Unit::Mass(_) | Unit::Area(_) | Unit::Length(_))) => Some(unit),
        Some(Unit::Rate(_)) => Some(rate::measure(of)?),
        None | Some(Unit::Things(_)) => None,
        _ => return None,
    };
    let place = Span { start: f.number.start, end: f.end() };
    Some(Rate { figure, of, measure, per: "", per_measure: None, place })
}
