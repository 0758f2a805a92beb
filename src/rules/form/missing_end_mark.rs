//! TT12: no `./.` at the end of the text, a misprinted one, or one that stands elsewhere.

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::facts::citation::System;
use crate::rules::basis::mention::own_system;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use crate::tree::{Kind, Kinds, NodeId};
use serde::Deserialize;

/// Looks for the end mark of the main document.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MissingEndMark {}

/// Words of a paragraph that is running text.
const RUNNING_WORDS: usize = 12;

impl Check for MissingEndMark {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        let has_foot = parts.signature.is_some() || !parts.recipients.is_empty();
        // Party documents end with a full stop (Hướng dẫn 36-HD/VPTW), those of organisations that number as it does too.
        if !parts.is_whole() || !has_foot || own_system(draft) == Some(System::Party) {
            return;
        }
        let Some(last) = running_text(draft).next() else { return };
        match parts.end_marks.last() {
            None => found.push(Diagnostic::at(last_word(draft, last)).value("mark", "")),
            Some(&mark) if draft.text.slice(mark) != "./." => {
                let misprint = Diagnostic::at(mark).say("misprint").value("mark", draft.text.slice(mark));
                found.push(misprint.fix(Fix::replace(Applicability::Safe, mark, "./.")));
            }
            Some(&mark) => {
                let beyond = running_text(draft).take_while(|&id| draft.tree.node(id).span.start > mark.end);
                if beyond.filter(|&id| word_count(draft, id) >= RUNNING_WORDS).nth(1).is_some() {
                    found.push(Diagnostic::at(mark).say("elsewhere").value("mark", "./."));
                }
            }
        }
    }
}

/// The leaves of body and closing, before foot and appendices, the last first.
fn running_text<'a>(draft: &Draft<'a>) -> impl Iterator<Item = NodeId> + use<'a> {
    let tree = draft.tree;
    (0..tree.nodes().len() as u32).rev().map(NodeId).filter(|&id| {
        let node = tree.node(id);
        node.first_child.is_none()
            && !matches!(node.kind, Kind::Rule | Kind::PageBreak | Kind::Stray | Kind::Note | Kind::Running)
            && tree.is_in_any(id, Kinds::of(&[Kind::Body, Kind::Closing]))
            && !tree.is_in(id, Kind::Appendix)
    })
}

fn word_count(draft: &Draft<'_>, id: NodeId) -> usize {
    draft.text.slice(draft.tree.node(id).span).split_whitespace().count()
}

fn last_word(draft: &Draft<'_>, id: NodeId) -> Span {
    let text = draft.text.slice(draft.tree.node(id).span).trim_end();
    let word = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    Span::of(word, draft.text.content(), 0)
}
