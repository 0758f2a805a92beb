//! TG01: the year of the plan differs between title, opening, closing and appendix titles.

use super::mood::{Mood, of_words};
use crate::diagnostic::Diagnostic;
use crate::facts::year::{Period, PeriodRole, YearMention, YearRole};
use crate::rules::basis::mention::citations_near;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use serde::Deserialize;

/// Holds the years of what names the plan against the title.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlanYearMismatch {}

impl Check for PlanYearMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        school_years(draft, found);
        reviewed_year(draft, found);
        let profile = &draft.facts.profile;
        let (Some(plan), Some(title)) = (profile.plan_year, profile.plan_year_span) else { return };
        for (span, need, from_here) in places(draft) {
            let first = draft.facts.years.partition_point(|y| y.span.start < span.start);
            let inside = || draft.facts.years[first..].iter().take_while(|y| y.span.end <= span.end);
            let names_plan = inside().any(|y| y.year == plan);
            let mut from = span.start;
            for year in inside() {
                let words = draft.text.folded(Span { start: from, end: year.span.start });
                from = year.span.end;
                let other = match year.role {
                    YearRole::Date | YearRole::Period | YearRole::Horizon | YearRole::Compared | YearRole::Named => {
                        false
                    }
                    YearRole::Plan | YearRole::Plain => year.year != plan,
                };
                if !other || is_cited(draft, year, from_here) || is_of_title(draft, year) {
                    continue;
                }
                let mood = if need == Need::OfAppendix && is_budget(words) { Mood::Plan } else { of_words(words) };
                let claims = mood == Mood::Plan || (mood == Mood::Unknown && need == Need::Anything);
                // A later year beside the plan's own is an outlook.
                if claims && !(names_plan && (year.year > plan || mood != Mood::Plan)) {
                    let diagnostic = Diagnostic::at(year.span).value("year", year.year.to_string());
                    found.push(diagnostic.value("plan", plan.to_string()).label(title, "title"));
                }
            }
        }
    }
}

/// The closing of a school's plan names another school year than its title.
fn school_years(draft: &Draft<'_>, found: &mut Findings) {
    let parts = draft.tree.parts();
    let (Some(title), Some(closing)) = (&parts.title, &parts.closing) else { return };
    let school = || draft.facts.periods.iter().filter(|p| p.role == PeriodRole::School);
    let named: Vec<&Period> =
        school().filter(|p| title.summary.iter().any(|&n| draft.tree.node(n).span.contains(p.span))).collect();
    let closed: Vec<&Period> = school().filter(|p| closing.span.contains(p.span)).collect();
    if let (&[title], &[other]) = (&named[..], &closed[..])
        && (title.from, title.to) != (other.from, other.to)
    {
        let years = |p: &Period| format!("{}-{}", p.from, p.to);
        let diagnostic = Diagnostic::at(other.span).value("year", years(other)).value("plan", years(title));
        found.push(diagnostic.label(title.span, "title"));
    }
}

/// What the words before a year must say for it to be the plan's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Nothing that looks back.
    Anything,
    /// A plan, a target, a task.
    PlanWord,
    /// The same, or the estimates that the plan is financed by.
    OfAppendix,
}

/// Whether the title of an appendix begins with the estimates of a year, and not with what became of them: `DỰ TOÁN THU NGÂN SÁCH`.
fn is_budget(words: &str) -> bool {
    let done = ["thực hiện", "điều chỉnh", "bổ sung", "chuyển nguồn", "so với", "còn lại"];
    words.trim_start().starts_with("dự toán")
        && of_words(words) == Mood::Unknown
        && !done.iter().any(|word| words.contains(word))
}

/// A report on one year and the plan for the next: the closing names the plan's year as the title does, and another one for the
/// year that is reviewed.
fn reviewed_year(draft: &Draft<'_>, found: &mut Findings) {
    let parts = draft.tree.parts();
    let (Some(title), Some(closing)) = (&parts.title, &parts.closing) else { return };
    let plain = |inside: &dyn Fn(Span) -> bool| -> Vec<YearMention> {
        let years = draft.facts.years.iter().filter(|y| inside(y.span));
        years.filter(|y| !matches!(y.role, YearRole::Date | YearRole::Period | YearRole::Named)).copied().collect()
    };
    let named = plain(&|span| title.summary.iter().any(|&node| draft.tree.node(node).span.contains(span)));
    let closed = plain(&|span| closing.span.contains(span));
    let ([first, second], [other, last]) = (&named[..], &closed[..]) else { return };
    let in_turn = first.year + 1 == second.year && last.year == second.year;
    if in_turn && other.year != first.year && other.year != second.year && !is_cited(draft, other, 0) {
        let diagnostic = Diagnostic::at(other.span).say("reviewed").value("year", other.year.to_string());
        found.push(diagnostic.value("plan", first.year.to_string()).label(first.span, "title"));
    }
}

/// Where the plan is named, and from where on a citation there is another document's: opening, closing, titles of appendices.
fn places(draft: &Draft<'_>) -> Vec<(Span, Need, u32)> {
    let parts = draft.tree.parts();
    let mut places = Vec::new();
    let leading = parts.bases.iter().filter(|b| b.leads_to_body).map(|b| b.node);
    for node in parts.preamble.into_iter().chain(leading) {
        let span = draft.tree.node(node).span;
        if let Some((start, issuer)) = own_plan(draft, span) {
            places.push((Span { start, end: span.end }, Need::PlanWord, if issuer { start } else { 0 }));
        }
    }
    if let Some(closing) = &parts.closing {
        places.push((closing.span, Need::Anything, 0));
    }
    for appendix in &parts.appendices {
        places.extend(appendix.title.iter().map(|&node| (draft.tree.node(node).span, Need::OfAppendix, 0)));
    }
    places
}

/// Where `ban hành Kế hoạch`, `xây dựng kế hoạch` stands in an opening: what follows names the plan itself. And whether it is the
/// issuer who does so (`Đảng ủy xã xây dựng Kế hoạch …`), so that the title of a document cited before is over; not so in
/// `Công văn số … về việc xây dựng kế hoạch …`.
fn own_plan(draft: &Draft<'_>, span: Span) -> Option<(u32, bool)> {
    const OF_ANOTHER: [&str; 6] = ["việc", "về", "dẫn", "đạo", "cầu", "nghị"];
    let words = &draft.facts.words;
    let inside = words.in_span(span);
    let at = inside.windows(4).rposition(|w| {
        let form = |i: usize| words.form(w[i]);
        matches!((form(0), form(1)), ("ban", "hành") | ("xây", "dựng")) && (form(2), form(3)) == ("kế", "hoạch")
    })?;
    let issuer = at > 0 && !OF_ANOTHER.contains(&words.form(inside[at - 1]));
    Some((inside[at + 2].span.start, issuer))
}

/// Whether the year is of a document that is cited, by a citation that begins at a place or behind it.
fn is_cited(draft: &Draft<'_>, year: &YearMention, from: u32) -> bool {
    citations_near(draft, year.span)
        .any(|c| (c.symbol.is_some() || c.date.is_some()) && c.span.start >= from && c.span.contains(year.span))
}

/// Whether the title itself names that year beside the plan's.
fn is_of_title(draft: &Draft<'_>, year: &YearMention) -> bool {
    let Some(title) = &draft.tree.parts().title else { return false };
    let digits = draft.text.slice(year.span);
    title.summary.iter().any(|&node| draft.text.slice(draft.tree.node(node).span).contains(digits))
}
