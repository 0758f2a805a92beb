//! TT06: `DỰ THẢO` still standing.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Reports each draft mark.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DraftMark {}

impl Check for DraftMark {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for &mark in &draft.tree.parts().draft_marks {
            let line = draft.text.lines()[draft.tree.node(mark).lines.0 as usize].span;
            found.push(Diagnostic::at(line).value("mark", draft.text.slice(line).trim()));
        }
    }
}
