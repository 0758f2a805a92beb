//! CC01: a plan without any basis before its body.

use super::mention::is_in_text;
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::tree::DocumentKind;
use serde::Deserialize;

/// Asks whether anything before the body says what the plan rests on.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MissingBasis {}

impl Check for MissingBasis {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        let whole = parts.is_whole() && draft.facts.profile.kind == Some(DocumentKind::KeHoach);
        let Some(title) = parts.title.as_ref().filter(|_| whole) else { return };
        let cited = draft.facts.citations.iter().any(|c| c.in_basis && is_in_text(draft, c));
        // `Nhằm …` tells a purpose; it is a basis only where it names a document.
        let rests = parts.bases.iter().any(|basis| draft.text.folded(basis.lead_span) != "nhằm");
        if !rests && !cited {
            found.push(Diagnostic::at(title.span));
        }
    }
}
