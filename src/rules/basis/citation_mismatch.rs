//! CC07: the date or the title of a cited document disagrees with the registry.

use super::mention::{day, name};
use super::registry::Registry;
use super::resolve::{Resolved, resolve};
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Holds each citation against the registry.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CitationMismatch {
    /// An agency's own rows.
    records: Registry,
}

impl Check for CitationMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut known = 0;
        for citation in &draft.facts.citations {
            let resolved = resolve(&self.records, draft, citation);
            known += usize::from(!matches!(resolved, Resolved::Unknown));
            match resolved {
                Resolved::WrongDay(record) => {
                    let span = citation.date_span.unwrap_or(citation.span);
                    found.push(
                        Diagnostic::at(span)
                            .value("cited", name(draft, citation))
                            .value("known", day(record.issued))
                            .value("title", record.title.to_string()),
                    );
                }
                Resolved::WrongTitle(record) => {
                    let span = citation.title.unwrap_or(citation.span);
                    found.push(
                        Diagnostic::at(citation.kind_span.cover(span))
                            .say("title")
                            .value("cited", record.symbol.to_string())
                            .value("title", record.title.to_string())
                            .value("known", day(record.issued)),
                    );
                }
                Resolved::Known(_) | Resolved::Unknown => {}
            }
        }
        found.coverage("citations", draft.facts.citations.len(), known);
    }
}
