//! TG07: a year's plan dated after that year began.

use crate::diagnostic::Diagnostic;
use crate::facts::date::DateRole;
use crate::rules::{Check, Draft, Findings};
use crate::tree::DocumentKind;
use serde::Deserialize;

/// Holds the place–date line of a yearly plan against its year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LateIssue {
    /// Words of which one stands in the title of a plan for a whole year, folded.
    titles: Vec<String>,
}

impl Check for LateIssue {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let profile = &draft.facts.profile;
        let Some(plan) = profile.plan_year.filter(|_| profile.kind == Some(DocumentKind::KeHoach)) else { return };
        let Some(title) = &draft.tree.parts().title else { return };
        let words: String = title.summary.iter().map(|&node| draft.text.folded(draft.tree.node(node).span)).collect();
        if !self.titles.iter().any(|wanted| words.contains(wanted.as_str())) {
            return;
        }
        let own = draft.facts.dates.iter().find(|d| d.role == DateRole::Document);
        let Some((own, year)) = own.and_then(|d| d.year.value.map(|year| (d, year))) else { return };
        if year >= u32::from(plan) {
            let finding = Diagnostic::at(own.span).value("own", draft.text.slice(own.span));
            found.push(finding.value("plan", plan.to_string()));
        }
    }
}
