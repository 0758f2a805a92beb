//! CC07: the date or the title of a cited document disagrees with the registry.

use super::mention::{day, name};
use super::registry::Registry;
use super::resolve::{Resolved, resolve};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Draft, Findings};
use rustc_hash::FxHashSet;
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
        let mut slips: FxHashSet<&str> = FxHashSet::default();
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
                Resolved::TitleSlip(record) if !slips.insert(record.symbol.as_ref()) => {}
                Resolved::TitleSlip(record) => {
                    // The document is told by its number and day: what is off is the wording.
                    let span = citation.title.unwrap_or(citation.span);
                    found.push(
                        Diagnostic::at(span)
                            .say("slip")
                            .value("cited", name(draft, citation))
                            .value("title", record.title.to_string())
                            .at_most(Severity::Info),
                    );
                }
                Resolved::WrongNumber(record) => {
                    let span = citation.symbol.unwrap_or(citation.span);
                    found.push(
                        Diagnostic::at(span.cover(citation.date_span.unwrap_or(span)))
                            .say("number")
                            .value("cited", name(draft, citation))
                            .value("title", record.title.to_string())
                            .value("symbol", record.symbol.to_string())
                            .value("known", day(record.issued)),
                    );
                }
                Resolved::Known(_) | Resolved::Unknown => {}
            }
        }
        found.coverage("citations", draft.facts.citations.len(), known);
    }
}
