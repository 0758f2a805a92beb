//! TG03: a period or a stretch of days that is inverted, a five-year plan given a council's term, a term given a plan's period, one programme with
//! two periods.

use super::mood::{Mood, of_words};
use crate::diagnostic::Diagnostic;
use crate::facts::date::DateMention;
use crate::facts::phrase;
use crate::facts::year::{Period, PeriodRole};
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use crate::tree::Kind;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Terms of people's councils and the National Assembly (handbook 6.33).
const COUNCIL: &[(u16, u16)] = &[(2004, 2011), (2011, 2016), (2016, 2021), (2021, 2026), (2026, 2031)];

/// Terms of Party committees.
const PARTY: &[(u16, u16)] = &[(2005, 2010), (2010, 2015), (2015, 2020), (2020, 2025), (2025, 2030)];

/// Periods of five-year plans.
const PLANS: &[(u16, u16)] = &[(2011, 2015), (2016, 2020), (2021, 2025), (2026, 2030)];

/// Looks at each period.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PeriodMismatch {}

impl Check for PeriodMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for days in draft.facts.dates.windows(2) {
            let span = days[0].span.cover(days[1].span);
            if is_inverted(draft, &days[0], &days[1]) {
                found.push(Diagnostic::at(span).say("days").value("period", draft.text.slice(span)));
            }
        }
        for span in draft.facts.dates.iter().filter_map(|to| short_inverted(draft, to)) {
            found.push(Diagnostic::at(span).say("days").value("period", draft.text.slice(span)));
        }
        let of_title = title_period(draft);
        let mut named: FxHashMap<String, &Period> = FxHashMap::default();
        for period in &draft.facts.periods {
            let years = (period.from, period.to);
            let written = draft.text.slice(period.span);
            let finding = |say| Diagnostic::at(period.span).say(say).value("period", written);
            if let Some(year) = vision(draft, period).filter(|&(year, _)| year < period.to) {
                let span = period.span.cover(year.1);
                found.push(
                    Diagnostic::at(span).say("vision").value("period", draft.text.slice(span)).value("other", written),
                );
                continue;
            }
            if period.to == period.from + 5 && is_of_five_years(draft, period) {
                found.push(finding("five").value("other", format!("{}-{}", period.from + 1, period.to)));
                continue;
            }
            if period.from > period.to {
                if period.role != PeriodRole::Plain {
                    found.push(finding("inverted"));
                }
                continue;
            }
            if let Some((title, right)) = of_title.and_then(|title| Some((title, before_title(draft, title, period)?)))
            {
                let finding = finding("before").value("other", draft.text.slice(title.span)).value("subject", right);
                found.push(finding.label(title.span, "other"));
                continue;
            }
            match period.role {
                PeriodRole::Stage if COUNCIL.contains(&years) && is_five_year_plan(draft, period) => {
                    let right = format!("{}-{}", period.from, period.to - 1);
                    let known = PLANS.contains(&(period.from, period.to - 1));
                    found.push(finding(if known { "plan" } else { "stage" }).value("other", right));
                }
                PeriodRole::CouncilTerm
                    if is_off(years, COUNCIL) || PLANS.contains(&years) || PARTY.contains(&years) =>
                {
                    found.push(finding("council"));
                }
                PeriodRole::PartyTerm if is_off(years, PARTY) || COUNCIL.contains(&years) || PLANS.contains(&years) => {
                    found.push(finding("party"));
                }
                PeriodRole::Stage
                    if COUNCIL.contains(&years)
                        && of_title.is_some_and(|t| is_slip(t, period))
                        && !is_of_council(draft, period) =>
                {
                    let Some(title) = of_title else { continue };
                    let finding = finding("title").value("other", draft.text.slice(title.span));
                    found.push(finding.label(title.span, "other"));
                }
                PeriodRole::Stage => {
                    let Some(subject) = subject(draft, period) else { continue };
                    let known = *named.entry(subject.clone()).or_insert(period);
                    if is_slip(known, period) {
                        let other = draft.text.slice(known.span);
                        let finding = finding("two").value("other", other).value("subject", subject);
                        found.push(finding.label(known.span, "other"));
                    }
                }
                _ => {}
            }
        }
    }
}

/// `từ ngày 10/7/2024 đến ngày 05/7/2024`: the second day lies before the first.
fn is_inverted(draft: &Draft<'_>, from: &DateMention, to: &DateMention) -> bool {
    let (Some(first), Some(last)) = (from.date, to.date) else { return false };
    if last >= first || to.span.start < from.span.end {
        return false;
    }
    let between = draft.text.folded(Span { start: from.span.end, end: to.span.start }).trim();
    if !matches!(between, "đến" | "đến ngày" | "đến hết" | "đến hết ngày" | "-" | "–") {
        return false;
    }
    let line = draft.text.lines()[draft.text.line_at(from.span.start)].span;
    let before = draft.text.folded(Span { start: line.start, end: from.span.start });
    let words: Vec<&str> = phrase::words(phrase::last_bytes(before, 24)).collect();
    matches!(words[..], [.., "từ"] | [.., "từ", "ngày"])
}

/// `từ ngày 20/11 đến ngày 10/11/2023`: the first day has no year of its own, and lies later in the same month. In another
/// month it may be of the year before.
fn short_inverted(draft: &Draft<'_>, to: &DateMention) -> Option<Span> {
    let last = to.date?;
    let content = draft.text.content();
    let line = draft.text.lines()[draft.text.line_at(to.span.start)].span;
    let before = phrase::last_bytes(&content[line.start as usize..to.span.start as usize], 48).trim_end();
    let before = before.strip_suffix("hết").unwrap_or(before).trim_end();
    let before = before.strip_suffix("đến").or_else(|| before.strip_suffix(['-', '–']))?.trim_end();
    let start = before.rfind(|c: char| !c.is_ascii_digit() && c != '/').map_or(0, |at| at + 1);
    let digits = before.get(start..)?;
    let (day, month) = digits.split_once('/')?;
    let (day, month): (i8, i8) = (day.parse().ok()?, month.parse().ok()?);
    let lead = before[..start].trim_end();
    let opens = lead.ends_with("từ ngày") || lead.ends_with("từ") || lead.ends_with("Từ ngày");
    (opens && (1..=31).contains(&day) && month == last.month() && day > last.day())
        .then(|| Span::of(digits, content, 0).cover(to.span))
}

/// Whether the line speaks of a people's council, whose own programmes run with its term.
fn is_of_council(draft: &Draft<'_>, period: &Period) -> bool {
    let line = draft.text.folded(draft.text.lines()[draft.text.line_at(period.span.start)].span);
    ["hội đồng nhân dân", "hđnd", "nhiệm kỳ", "quốc hội"].iter().any(|word| line.contains(word))
}

/// The stage that the title names.
fn title_period<'a>(draft: &'a Draft<'_>) -> Option<&'a Period> {
    let title = draft.tree.parts().title.as_ref()?;
    let inside = |p: &&Period| title.summary.iter().any(|&node| draft.tree.node(node).span.contains(p.span));
    draft.facts.periods.iter().filter(inside).find(|p| p.role == PeriodRole::Stage && p.from < p.to)
}

/// Whether years miss one of the terms by a year at one end, and are none of them.
fn is_off((from, to): (u16, u16), terms: &[(u16, u16)]) -> bool {
    let near = |&(a, b): &(u16, u16)| (a == from && b.abs_diff(to) == 1) || (b == to && a.abs_diff(from) == 1);
    !terms.contains(&(from, to)) && terms.iter().any(near)
}

/// The five years before those of the title's plan, where a heading that looks back on them counts six:
/// `KẾT QUẢ THỰC HIỆN GIAI ĐOẠN 2020 - 2025` in a plan for 2026 - 2030.
fn before_title(draft: &Draft<'_>, title: &Period, period: &Period) -> Option<String> {
    let five = PLANS.contains(&(title.from, title.to));
    let off = period.role == PeriodRole::Stage && (period.from + 6, period.to + 1) == (title.from, title.from);
    if !five || !off || draft.tree.node(period.block).kind != Kind::Heading {
        return None;
    }
    let heading = draft.text.folded(draft.tree.node(period.block).span);
    let of_term = ["đảng", "đại hội", "nhiệm kỳ", "nghị quyết", "hội đồng nhân dân", "đề án", "chương trình"];
    (of_words(heading) == Mood::Review && !of_term.iter().any(|word| heading.contains(word)))
        .then(|| format!("{}-{}", title.from - 5, title.from - 1))
}

/// Whether one end differs by a year: longer and adjoining periods of one programme are common and right.
fn is_slip(a: &Period, b: &Period) -> bool {
    (a.from == b.from && a.to.abs_diff(b.to) == 1) || (a.to == b.to && a.from.abs_diff(b.from) == 1)
}

/// Whether the words before say that the period is of a socio-economic or public investment plan.
fn is_five_year_plan(draft: &Draft<'_>, period: &Period) -> bool {
    let words = &draft.facts.words;
    let end = words.list.partition_point(|w| w.span.start < period.span.start);
    let line = draft.text.line_at(period.span.start) as u32;
    let before = words.list[..end].iter().rev().take(22).take_while(|w| w.line == line);
    let forms: Vec<&str> = before.map(|&w| words.form(w)).collect();
    let pair = |first: &str, second: &str| forms.windows(2).any(|w| (w[1], w[0]) == (first, second));
    (pair("kinh", "tế") || forms.contains(&"kt")) && (pair("phát", "triển") || pair("kế", "hoạch"))
        || pair("trung", "hạn")
}

/// The year of the outlook that follows a period, with its digits: `thời kỳ 2021-2030, tầm nhìn đến năm 2050`.
fn vision(draft: &Draft<'_>, period: &Period) -> Option<(u16, Span)> {
    // A wrapped line may end inside the period.
    let line = draft.text.lines()[draft.text.line_at(period.span.end)].span;
    let rest = draft.text.slice(Span { start: period.span.end, end: line.end });
    let mut year = rest.trim_start_matches([',', ' ']).strip_prefix("tầm nhìn ")?;
    for word in ["đến ", "năm "] {
        year = year.strip_prefix(word).unwrap_or(year);
    }
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    let value = year[..digits].parse().ok().filter(|_| digits == 4)?;
    Some((value, Span::of(&year[..digits], draft.text.content(), 0)))
}

/// Whether the words before name a plan of five years, and not a term: `kế hoạch 05 năm (2020 - 2025)` counts six.
fn is_of_five_years(draft: &Draft<'_>, period: &Period) -> bool {
    let line = draft.text.lines()[draft.text.line_at(period.span.start)].span;
    let before = phrase::last_bytes(draft.text.folded(Span { start: line.start, end: period.span.start }), 120);
    let clause = before.rsplit([';', '.', ',']).next().unwrap_or_default().trim_end_matches([' ', '(']);
    let lead = clause.strip_suffix("giai đoạn").unwrap_or(clause).trim_end();
    let five = ["5 năm", "05 năm", "năm năm"].iter().any(|years| lead.ends_with(years));
    let planned = ["kế hoạch", "phát triển kinh tế"].iter().any(|word| clause.contains(word));
    five && planned && !["đại hội", "nhiệm kỳ", "đảng bộ"].iter().any(|word| clause.contains(word))
}

/// What a period is of: the four to eight words before its lead, in one clause; `None` where they are fewer or all common.
fn subject(draft: &Draft<'_>, period: &Period) -> Option<String> {
    if draft.tree.is_in(period.block, Kind::Table) {
        return None;
    }
    let words = &draft.facts.words;
    let end = words.list.partition_point(|w| w.span.start < period.span.start);
    let mut next = period.span.start;
    let mut forms: Vec<&str> = Vec::new();
    for &word in words.list[..end].iter().rev().take(6) {
        let gap = draft.text.slice(Span { start: word.span.end, end: next });
        if !gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '-')) || gap.contains('\n') {
            break;
        }
        forms.push(words.form(word));
        next = word.span.start;
    }
    let named = forms.windows(2).any(|w| {
        matches!(
            (w[1], w[0]),
            ("chương", "trình")
                | ("kế", "hoạch")
                | ("đề", "án")
                | ("trung", "hạn")
                | ("mục", "tiêu")
                | ("nông", "thôn")
                | ("giảm", "nghèo")
        )
    });
    forms.reverse();
    (forms.len() >= 5 && named).then(|| forms.join(" "))
}
