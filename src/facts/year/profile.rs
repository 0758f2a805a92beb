//! What the document as a whole is: its type, its own date, the year or period it plans for.

use super::super::date::{DateMention, DateRole};
use super::Profile;
use crate::text::{Span, Text, fold};
use crate::tree::{DocumentKind, Kind, Title, Tree};
use jiff::civil::{Date, date};

/// What the document as a whole is. `runs` are the years of the text (`date::year_runs`).
pub fn profile(text: &Text, tree: &Tree, dates: &[DateMention], runs: &[(u32, u16)]) -> Profile {
    let parts = tree.parts();
    let mut profile = Profile { kind: kind(text, tree), ..Profile::default() };
    let of_role = |role: DateRole| dates.iter().find(move |d| d.role == role);
    let own = of_role(DateRole::Document).filter(|d| d.year.value.is_some());
    let caption = of_role(DateRole::Caption).filter(|d| d.date.is_some());
    profile.date = own.and_then(|d| d.date).or_else(|| caption.filter(|_| own.is_none()).and_then(|d| d.date));
    if let Some(title) = &parts.title {
        read_title(text, tree, title, dates, runs, &mut profile);
    }
    profile.when = when(&profile, own, dates);
    profile
}

/// The type of the title, else that of the document's own symbol.
fn kind(text: &Text, tree: &Tree) -> Option<DocumentKind> {
    let parts = tree.parts();
    parts.title.as_ref().map(|t| t.kind).or_else(|| {
        let symbol = text.slice(parts.number.as_ref()?.symbol).trim_start_matches(['/', '-', ' ']);
        let code = symbol.split(['-', '/']).next()?.trim();
        DocumentKind::TABLE.iter().find(|row| !code.is_empty() && row.2 == code).map(|row| row.0)
    })
}

/// The lines of a title, the type's own line included.
fn title_lines<'t>(tree: &'t Tree, title: &'t Title) -> impl Iterator<Item = Span> + 't {
    std::iter::once(title.node).chain(title.summary.iter().copied()).map(|node| tree.node(node).span)
}

fn read_title(
    text: &Text,
    tree: &Tree,
    title: &Title,
    dates: &[DateMention],
    runs: &[(u32, u16)],
    profile: &mut Profile,
) {
    for span in title_lines(tree, title) {
        let first = runs.partition_point(|&(at, _)| at < span.start);
        let mut inside = runs[first..].iter().take_while(|&&(at, _)| at < span.end).peekable();
        while let Some(&(at, year)) = inside.next() {
            let before = fold(text.slice(Span { start: span.start, end: at }).trim_end());
            if let Some(&&(next, to)) = inside.peek()
                && is_range(text, at + 4, next)
            {
                inside.next();
                if !before.ends_with("học") {
                    profile.plan_period = Some((year, to));
                }
                continue;
            }
            let in_date = dates.iter().any(|d| d.span.start <= at && at < d.span.end);
            let ahead = before.strip_suffix("năm").is_some_and(|b| {
                let b = b.trim_end();
                b.ends_with("đến") || b.ends_with("tầm nhìn") || b.ends_with("so với") || b.ends_with("từ")
            });
            if in_date || ahead || !before.ends_with("năm") {
                continue;
            }
            if profile.plan_year.is_none_or(|known| year >= known) {
                profile.plan_year = Some(year);
                profile.plan_year_span = Some(Span { start: at, end: at + 4 });
            }
        }
    }
}

/// Whether only a dash stands between two years: ` - `. One that opens a line marks an item.
pub fn is_range(text: &Text, from: u32, to: u32) -> bool {
    const LONGEST: u32 = 8;
    if to < from || to - from > LONGEST {
        return false;
    }
    let gap = text.slice(Span { start: from, end: to });
    matches!(gap.trim(), "-" | "–" | "—" | "÷") && !gap.trim_start_matches([' ', '\u{a0}']).starts_with('\n')
}

/// The days the document may be dated.
fn when(profile: &Profile, own: Option<&DateMention>, dates: &[DateMention]) -> Option<(Date, Date)> {
    if let Some(date) = profile.date {
        return Some((date, date));
    }
    let cited = |last: Date| {
        dates.iter().filter(|d| d.role == DateRole::Cited).filter_map(|d| d.date).filter(|&d| d <= last).max()
    };
    let planned = || {
        let (first, last) = profile.plan_year.map(|year| (year, year)).or(profile.plan_period)?;
        let (first, last) = (i16::try_from(first).ok()?, i16::try_from(last).ok()?);
        Some((Date::new(first - 1, 7, 1).ok()?, Date::new(last, 12, 31).ok()?))
    };
    if let Some((first, last)) = own.and_then(DateMention::range).or_else(planned) {
        return Some((cited(last).map_or(first, |day| day.max(first)), last));
    }
    cited(date(2100, 1, 1)).map(|day| (day, Date::MAX))
}

/// Whether a block belongs to what names the plan: title, preamble, closing, an appendix's title.
pub fn names_the_plan(kind: Kind) -> bool {
    matches!(kind, Kind::Summary | Kind::Type | Kind::Preamble | Kind::Closing | Kind::AppendixTitle)
}
