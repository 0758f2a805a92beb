//! KC13: no closing sentence.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Looks for a document that ends without `Trên đây là …`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingClosing {
    /// Types of document it speaks of.
    kinds: Vec<String>,
}

impl Check for MissingClosing {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        let speaks = draft.titled().is_some_and(|kind| self.kinds.iter().any(|known| known == kind.key()));
        let has_foot = parts.signature.is_some() || !parts.recipients.is_empty();
        if speaks && parts.is_whole() && has_foot && parts.closing.is_none() {
            found.push(Diagnostic::whole());
        }
    }
}
