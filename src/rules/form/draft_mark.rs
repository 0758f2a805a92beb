//! TT06: `DỰ THẢO` still standing.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::tree::Kind;
use serde::Deserialize;

/// Reports each draft mark.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DraftMark {}

impl Check for DraftMark {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for &mark in &draft.tree.parts().draft_marks {
            let node = draft.tree.node(mark);
            let mut span = draft.text.lines()[node.lines.0 as usize].span;
            // Behind the number: `Số:   /KH-UBND (DỰ THẢO)`.
            if node.kind == Kind::Number {
                let behind = draft.text.folded(span).find("dự thảo").unwrap_or_default();
                span.start += behind as u32;
            }
            found.push(
                Diagnostic::at(span).value("mark", draft.text.slice(span).trim_end_matches([' ', ')', ']']).trim()),
            );
        }
    }
}
