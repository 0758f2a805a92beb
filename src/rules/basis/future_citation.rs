//! CC09: a cited document dated after the citing one.

use super::mention::{day, name};
use crate::diagnostic::Diagnostic;
use crate::facts::date::DateRole;
use crate::rules::{Check, Draft, Findings};
use crate::tree::Kind;
use serde::Deserialize;

/// Holds each cited date against the document's own.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FutureCitation {}

impl Check for FutureCitation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let own = draft.facts.dates.iter().find(|d| d.role == DateRole::Document && d.year.value.is_some());
        let Some((own, (_, last))) = own.and_then(|d| d.range().map(|range| (d, range))) else { return };
        for citation in &draft.facts.citations {
            let (Some(date), Some(span)) = (citation.date, citation.date_span) else { continue };
            // CC10 says so where the symbol itself tells another year.
            let stated = citation.parsed.as_ref().and_then(|symbol| symbol.year);
            if stated.is_some_and(|year| i16::try_from(year) != Ok(date.year())) {
                continue;
            }
            if date > last && !draft.tree.is_in(citation.block, Kind::Caption) {
                let shown = citation.symbol.unwrap_or(citation.kind_span).cover(span);
                found.push(
                    Diagnostic::at(shown)
                        .value("cited", format!("{} ({})", name(draft, citation), day(date)))
                        .value("own", draft.text.slice(own.span))
                        .label(own.span, "own"),
                );
            }
        }
    }
}
