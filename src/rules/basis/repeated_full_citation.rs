//! CC11: the full form of a citation a second time, where number and symbol would do.

use super::mention::{is_in_text, key, name};
use crate::diagnostic::Diagnostic;
use crate::facts::citation::Citation;
use crate::rules::{Check, Draft, Findings};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Looks for second mentions with date and agency or title.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RepeatedFullCitation {}

impl Check for RepeatedFullCitation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut first: FxHashMap<String, &Citation> = FxHashMap::default();
        for citation in draft.facts.citations.iter().filter(|c| is_in_text(draft, c)) {
            let full = citation.date_span.is_some() && citation.agency.is_some();
            let Some(key) = key(draft, citation).filter(|_| full) else { continue };
            match first.get(&key) {
                Some(known) if known.date == citation.date => {
                    let span = citation.date_span.map_or(citation.kind_span, |date| citation.kind_span.cover(date));
                    found.push(
                        Diagnostic::at(span).value("cited", name(draft, citation)).label(known.kind_span, "first"),
                    );
                }
                Some(_) => {}
                None => {
                    first.insert(key, citation);
                }
            }
        }
    }
}
