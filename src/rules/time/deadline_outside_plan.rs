//! TG06: a deadline before the issue date, or outside the plan's year.

use super::mood::{Mood, of_part};
use crate::diagnostic::Diagnostic;
use crate::facts::date::{DateMention, DateRole};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, fold};
use crate::tree::Kind;
use serde::Deserialize;

/// Holds each deadline of the main document against its date and its year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineOutsidePlan {
    /// A plan of year Y is made from this month of year Y-1 on.
    made_from: u32,
    /// Months after the year within which reports are due.
    report_months: u32,
}

impl Check for DeadlineOutsidePlan {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let profile = &draft.facts.profile;
        let own = draft.facts.dates.iter().find(|d| d.role == DateRole::Document && d.year.value.is_some());
        let first = own.and_then(DateMention::range).map(|(first, _)| first);
        let ends = |d: &&DateMention| d.role == DateRole::Deadline || ends_work(draft, d);
        for deadline in draft.facts.dates.iter().filter(ends) {
            let (Some(date), Some(year), Some(month)) = (deadline.date, deadline.year.value, deadline.month.value)
            else {
                continue;
            };
            let recent = own.and_then(|own| own.year.value).is_some_and(|own| year + 1 >= own);
            if draft.tree.is_in(deadline.block, Kind::Bases)
                || is_told(draft, deadline)
                || is_past(draft, deadline, recent)
            {
                continue;
            }
            let finding =
                |say| Diagnostic::at(deadline.span).say(say).value("deadline", draft.text.slice(deadline.span));
            if let (Some(own), Some(first)) = (own, first)
                && date < first
            {
                found.push(finding("main").value("own", draft.text.slice(own.span)).label(own.span, "own"));
                continue;
            }
            let Some((plan, title)) = profile.plan_year.zip(profile.plan_year_span) else { continue };
            let plan = u32::from(plan);
            let before = year < plan && (year + 1 < plan || month < self.made_from);
            let after = year > plan && is_report(draft, deadline) && (year > plan + 1 || month > self.report_months);
            // The issue date is the surer yardstick for what is too early.
            if (before && own.is_none()) || after {
                found.push(finding("year").value("plan", plan.to_string()).label(title, "title"));
            }
        }
    }
}

/// The clause of a date, folded, up to it.
fn clause_before(draft: &Draft<'_>, date: &DateMention) -> String {
    let line = draft.text.lines()[draft.text.line_at(date.span.start)].span;
    let before = draft.text.slice(Span { start: line.start.min(date.span.start), end: date.span.start });
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(600))..];
    let start = before.rfind([';', ':']).into_iter().chain(before.rfind(". ")).max().map_or(0, |at| at + 1);
    fold(&before[start..])
}

/// Whether the sentence tells of a day gone by: what came of it (`phải hoàn thành trước ngày … nhưng đến nay …`), which rule
/// held until then (`trước ngày … áp dụng mức cũ`), or what holds from that very day on (`…, từ ngày … áp dụng mức mới`).
fn is_told(draft: &Draft<'_>, date: &DateMention) -> bool {
    const OUTCOME: [&str; 9] = [
        "nhưng",
        "đến nay",
        "áp dụng",
        "gia hạn",
        "theo hợp đồng",
        "chưa hoàn thành",
        "chưa đạt",
        "đúng hạn",
        "quá hạn",
    ];
    let line = draft.text.lines()[draft.text.line_at(date.span.start)].span;
    let after = draft.text.folded(Span { start: date.span.end, end: line.end.max(date.span.end) });
    let clause = &after[..after.find(';').into_iter().chain(after.find(". ")).min().unwrap_or(after.len())];
    let written = draft.text.folded(date.span);
    // `hộ nghèo từ ngày 01/9 đến trước ngày …` names two days; the twin is one day named twice.
    let is_twin = |rest: &str| rest.trim_start().starts_with(written) && written.starts_with("ngày");
    let around = draft.text.folded(line);
    OUTCOME.iter().any(|word| clause.contains(word))
        || clause_before(draft, date).contains("áp dụng")
        || around.match_indices("từ ").any(|(at, from)| is_twin(&around[at + from.len()..]))
}

/// Whether the clause tells something done: `đã hoàn thành trước ngày …`, `đối tượng sinh trước ngày …`. What opens with an
/// order is none, whatever it is about, where the day is not of years ago: `Hoàn thành hồ sơ đất đai trước ngày …`.
fn is_past(draft: &Draft<'_>, date: &DateMention, recent: bool) -> bool {
    const ORDERS: [&str; 4] = ["hoàn thành ", "ban hành kế hoạch ", "xây dựng kế hoạch ", "lập kế hoạch "];
    let clause = clause_before(draft, date);
    if date.role == DateRole::Other {
        return clause.contains("đã ");
    }
    let opening = clause.trim_start_matches(|c: char| !crate::text::is_letter(c));
    // `a) Hoàn thành …` opens with its words, not with its letter.
    let opening = opening
        .split_once(')')
        .filter(|(mark, _)| mark.chars().count() == 1)
        .map_or(opening, |(_, rest)| rest.trim_start());
    if recent && ORDERS.iter().any(|order| opening.starts_with(order)) && !clause.contains("đã ") {
        return false;
    }
    [
        "đã ",
        "sinh ",
        "được ",
        "ban hành",
        "có hiệu lực",
        "xây dựng trước",
        "xây trước",
        "đăng ký trước",
        "sử dụng",
        "từ trước",
        "hộ ",
        "thành lập",
        "cư trú",
        "chuyển giao",
        "phát sinh",
        "tồn đọng",
        "trước đây",
        " cũ ",
        "đất",
    ]
    .iter()
    .any(|word| clause.contains(word))
}

/// Whether a day ends the span of a task in a planning part: `rà soát hộ nghèo từ ngày 01/9 đến ngày 14/12/2026`.
fn ends_work(draft: &Draft<'_>, date: &DateMention) -> bool {
    const WORK: [&str; 8] =
        ["tham mưu", "tổ chức", "triển khai", "rà soát", "thực hiện", "ra quân", "tuyên truyền", "kiểm tra"];
    const EARLIER: [&str; 6] = ["kết quả", "số liệu", "tính từ", "kể từ", "giai đoạn", "thời điểm"];
    if date.role != DateRole::Other || of_part(draft, date.block) != Mood::Plan {
        return false;
    }
    let clause = clause_before(draft, date);
    let Some((work, span)) = clause.rsplit_once("từ ngày ") else { return false };
    let span = span.trim_end();
    let ends =
        ["đến ngày", "đến hết ngày", "đến", "ngày"].iter().any(|to| span.ends_with(to)) || span.contains(" đến ");
    ends && WORK.iter().any(|verb| work.contains(verb)) && !EARLIER.iter().any(|word| clause.contains(word))
}

fn is_report(draft: &Draft<'_>, date: &DateMention) -> bool {
    let clause = clause_before(draft, date);
    ["báo cáo", "gửi", "tổng hợp", "tổng kết"].iter().any(|word| clause.contains(word))
}
