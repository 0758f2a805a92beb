//! CC02: bases stand, but not the law on the organisation of local government that a people's committee's
//! socio-economic plan rests on.

use super::mention::{day, is_committee_plan, judged_at};
use super::registry::Registry;
use super::registry::raw::title_key;
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;
use std::sync::OnceLock;

/// Asks for one law among the bases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingLawBasis {
    /// The law's name.
    law: String,
    /// The name as it is compared.
    #[serde(skip)]
    key: OnceLock<String>,
    /// The plans that need it: words of which one stands in the title, folded.
    titles: Vec<String>,
    /// An agency's own rows.
    #[serde(default)]
    records: Registry,
}

impl Check for MissingLawBasis {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        let Some(title) = &parts.title else { return };
        if !parts.is_whole() || !is_committee_plan(draft) {
            return;
        }
        let lines: Vec<&str> =
            title.summary.iter().map(|&node| draft.text.folded(draft.tree.node(node).span)).collect();
        let plain = lines.concat().replace(['-', '–', ',', '\n'], " ");
        let subject = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        if !self.titles.iter().any(|wanted| subject.contains(wanted.as_str())) {
            return;
        }
        let key = self.key.get_or_init(|| title_key(&self.law));
        let last = key.rsplit(' ').next().unwrap_or_default();
        let cites = |node| {
            let folded = draft.text.folded(draft.tree.node(node).span);
            folded.contains(last) && title_key(folded).contains(key)
        };
        if parts.bases.iter().any(|basis| cites(basis.node)) || parts.preamble.is_some_and(cites) {
            return;
        }
        let opening = draft.facts.citations.iter().find(|c| c.in_basis).map(|c| c.kind_span);
        let Some(span) = parts.bases.first().map(|basis| basis.lead_span).or(opening) else { return };
        let in_force = judged_at(draft).and_then(|(first, last)| {
            let mut known = self.records.of_title(key).filter(|r| r.in_force(first) && r.in_force(last));
            known.next().filter(|_| known.next().is_none())
        });
        let diagnostic = Diagnostic::at(span);
        found.push(match in_force {
            Some(record) => {
                diagnostic.value("law", format!("{} ({}, {})", self.law, record.symbol, day(record.issued)))
            }
            None => diagnostic.value("law", self.law.clone()),
        });
    }
}
