//! SL09: `đạt từ 93%` with neither an upper end nor `trở lên`.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::facts::phrase::lower;
use crate::facts::quantity::{Bound, Figure};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use crate::text::is_letter;
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DanglingBound {
    /// Words before `từ` that lead to a level.
    leads: Vec<String>,
}

impl Check for DanglingBound {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for figure in draft.facts.figures.iter().filter(|f| f.bound == Some(Bound::From)) {
            if !self.is_level(draft, figure) {
                continue;
            }
            let place = crate::text::Span { start: figure.span.start, end: figure.end() };
            let insertion = Edit { span: place.end_point(), text: " trở lên".to_owned() };
            found.push(Diagnostic::at(place).value("bound", draft.text.slice(place)).fix(Fix {
                applicability: Applicability::Unsafe,
                title: "main",
                edits: vec![insertion],
            }));
        }
    }
}

impl DanglingBound {
    /// Whether the figure is a level that `từ` opens, not a source (`thu từ 3 nguồn`) or a beginning (`từ 18 tuổi`).
    fn is_level(&self, draft: &Draft<'_>, figure: &Figure) -> bool {
        let share = matches!(figure.unit, Some(Unit::Percent | Unit::PerMille));
        if figure.unit.is_none_or(Unit::is_time) {
            return false;
        }
        let line = draft.text.lines()[figure.line as usize].span;
        let before = &draft.text.content()[line.start as usize..figure.span.start as usize];
        let before = before.trim_end_matches([' ', '\u{a0}']);
        if before.ends_with(':') || before.is_empty() {
            return share;
        }
        let word = before.rsplit(|c: char| !is_letter(c)).next().unwrap_or_default();
        let word = lower(word);
        self.leads.iter().any(|lead| *lead == word)
    }
}
