//! SL13: a range whose lower end is the greater: `từ 10% đến 5%`, `20-15%`.

use super::reckon;
use crate::diagnostic::Diagnostic;
use crate::facts::phrase::{last_bytes, lower, words};
use crate::facts::quantity::{Figure, Writing};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvertedRange {
    /// Words before a range that say it falls.
    falling: Vec<String>,
}

impl Check for InvertedRange {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for figure in &draft.facts.figures {
            let Some((upper, upper_span)) = figure.upper else { continue };
            if upper >= figure.value || !self.is_range(draft, figure) || in_series(draft, figure) {
                continue;
            }
            let place = reckon::place(figure);
            let (low, high) = (draft.text.slice(figure.number), draft.text.slice(upper_span));
            found.push(
                Diagnostic::at(place).value("range", draft.text.slice(place)).value("first", low).value("second", high),
            );
        }
    }
}

/// Whether the figure is one of three or more that dashes part: `tỷ lệ 40% - 30% - 30%`.
fn in_series(draft: &Draft<'_>, figure: &Figure) -> bool {
    let line = draft.text.lines()[figure.line as usize].span;
    let after = &draft.text.content()[figure.span.end as usize..line.end as usize];
    let before = draft.text.content()[line.start as usize..figure.span.start as usize].trim_end();
    let next = after.trim_start().strip_prefix(['-', '–', '—', ':', '/']);
    next.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        || before
            .strip_suffix(['-', '–', '—', ':', '/'])
            .is_some_and(|b| b.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '%'))
}

impl InvertedRange {
    /// Whether it is a range of a level: measured, of no time, and not said to fall.
    fn is_range(&self, draft: &Draft<'_>, figure: &Figure) -> bool {
        const REACH: usize = 6;
        if figure.unit.is_none_or(Unit::is_time)
            || matches!(figure.writing, Writing::Malformed | Writing::CommaThousand)
        {
            return false;
        }
        let line = draft.text.lines()[figure.line as usize].span;
        let before = &draft.text.content()[line.start as usize..figure.span.start as usize];
        let clause = last_bytes(before, 160).rsplit([',', ';', '.', '(', ':']).next().unwrap_or_default();
        let list: Vec<_> = words(clause).map(lower).collect();
        // `số 20-15` is a name; `số hồ sơ tăng 20-15%` is not.
        let named = list.last().is_some_and(|w| **w == *"số");
        !named && !list.iter().rev().take(REACH).any(|w| self.falling.iter().any(|f| *f == **w))
    }
}
