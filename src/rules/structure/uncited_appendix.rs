//! KC09: an appendix that the text never mentions.

use crate::diagnostic::Diagnostic;
use crate::facts::reference::Target;
use crate::rules::{Check, Draft, Findings};
use crate::text::fold;
use crate::tree::Kind;
use serde::Deserialize;

/// Holds the appendices against the references of the main text.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UncitedAppendix {}

/// Words that point at what is attached, whatever its name, folded.
const POINTERS: [&str; 13] = [
    "kèm theo quyết định này",
    "phụ lục",
    "biểu số",
    "theo biểu",
    "các biểu",
    "biểu mẫu",
    "bảng kèm",
    "kèm theo kế hoạch này",
    "đính kèm",
    "gửi kèm",
    "kèm theo)",
    "danh mục kèm",
    "(kèm",
];

impl Check for UncitedAppendix {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let tree = draft.tree;
        let appendices = &tree.parts().appendices;
        if appendices.is_empty() || !tree.parts().is_whole() || points_at_any(draft) {
            return;
        }
        let cited = draft.facts.references.iter().any(|r| {
            matches!(r.target, Target::Appendix(_) | Target::Schedule(_)) && !tree.is_in(r.block, Kind::Appendix)
        });
        if !cited {
            let first = &appendices[0];
            let label = draft.text.slice(first.label);
            found.push(Diagnostic::at(first.label).value("appendix", label));
        }
    }
}

/// Whether a text has words that point at an attachment.
fn points(text: &str) -> bool {
    let text = fold(text);
    POINTERS.iter().any(|pointer| text.contains(pointer))
}

/// Whether the main text has any words that point at an attachment.
fn points_at_any(draft: &Draft<'_>) -> bool {
    let tree = draft.tree;
    tree.nodes().filter(|(_, node)| node.first_child.is_none()).any(|(id, node)| {
        !matches!(node.kind, Kind::PageBreak | Kind::Rule)
            && !tree.is_in(id, Kind::Appendix)
            && !tree.is_in(id, Kind::Header)
            && !tree.is_in(id, Kind::Foot)
            && points(draft.text.slice(node.span))
    })
}
