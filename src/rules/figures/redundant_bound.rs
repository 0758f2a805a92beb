//! SL08: one limit said twice: `trên 90% trở lên`, `dưới 2% trở xuống`, `từ trên 80%`.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::facts::quantity::Bound;
use crate::rules::{Check, Draft, Findings};
use crate::text::is_capital;
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedundantBound {}

impl Check for RedundantBound {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let text = draft.text;
        for figure in draft.facts.figures.iter().filter(|f| f.bound == Some(Bound::Doubled)) {
            let (Some(&first), Some(&last)) = (figure.bound_spans.first(), figure.bound_spans.last()) else { continue };
            let mut diagnostic =
                Diagnostic::at(figure.span).value("bound", text.slice(first)).value("again", text.slice(last));
            if last.start >= figure.end() {
                // The space before `trở lên` goes with it.
                let tail = crate::text::Span { start: figure.end(), end: last.end };
                let plain = text.slice(tail).trim_start() == text.slice(last);
                if plain {
                    let edits = vec![Edit { span: tail, text: String::new() }];
                    diagnostic = diagnostic.fix(Fix { applicability: Applicability::Display, title: "first", edits });
                }
                let from = if text.slice(first).starts_with(is_capital) { "Từ" } else { "từ" };
                if first.end <= figure.number.start && text.slice(last).ends_with("lên") {
                    let edits = vec![Edit { span: first, text: from.to_owned() }];
                    diagnostic = diagnostic.fix(Fix { applicability: Applicability::Display, title: "last", edits });
                }
            }
            found.push(diagnostic);
        }
    }
}
