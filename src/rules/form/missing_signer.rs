//! TT09: no name under the signer's title.

use super::signing::line;
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Looks for a signing block without a name.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MissingSigner {}

impl Check for MissingSigner {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let Some(signature) = &draft.tree.parts().signature else { return };
        if signature.name.is_none()
            && let Some(&title) = signature.titles.last().or(signature.authority.last())
        {
            let (text, span) = line(draft, title);
            found.push(Diagnostic::at(span).value("title", text));
        }
    }
}
