//! KC09: an appendix that the text never mentions.

use crate::diagnostic::Diagnostic;
use crate::facts::reference::Target;
use crate::rules::lexicon::Role;
use crate::rules::{Check, Draft, Findings};
use crate::tree::{Kind, Kinds, NodeId};
use serde::Deserialize;

/// Holds the appendices against the references of the main text.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UncitedAppendix {}

/// Words that point at what is attached, whatever its name, folded. Each holds a word of [`Role::Attached`].
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
        let first = &appendices[0];
        let label = draft.text.slice(first.label);
        if !cited && !label.is_empty() {
            found.push(Diagnostic::at(first.label).value("appendix", label));
        }
    }
}

/// Whether a folded text has words that point at an attachment.
fn points(folded: &str) -> bool {
    POINTERS.iter().any(|pointer| folded.contains(pointer))
}

/// Whether the main text has any words that point at an attachment.
fn points_at_any(draft: &Draft<'_>) -> bool {
    const BESIDE: Kinds = Kinds::of(&[Kind::Appendix, Kind::Header, Kind::Foot, Kind::PageBreak, Kind::Rule]);
    let tree = draft.tree;
    let lines = draft.lexemes().with(Role::Attached).map(|i| draft.facts.words.list[i].line as usize);
    let mut leaves: Vec<NodeId> = lines.map(|line| tree.leaf_of_line(line)).collect();
    leaves.dedup();
    leaves.into_iter().any(|leaf| !tree.is_in_any(leaf, BESIDE) && points(draft.text.folded(tree.node(leaf).span)))
}

#[cfg(test)]
mod tests {
    use super::POINTERS;
    use crate::facts::words::words;
    use crate::rules::lexicon::{Lexemes, Role};
    use crate::text::TextBuilder;

    #[test]
    fn every_pointer_is_told_by_a_word() {
        for pointer in POINTERS {
            let words = words(&TextBuilder::plain(pointer));
            assert!(Lexemes::of(&words).with(Role::Attached).next().is_some(), "{pointer}");
        }
    }
}
