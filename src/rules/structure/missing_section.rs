//! KC04: a section that the profile of the document's type requires is absent.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::fold;
use crate::tree::{Kind, NodeId};
use serde::Deserialize;

/// Looks for required sections among the headings, in any of their wordings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingSection {
    /// Types of document it speaks of (`ke-hoach`).
    kinds: Vec<String>,
    /// Required sections.
    sections: Vec<Section>,
}

/// A required section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    /// Its usual name.
    name: String,
    /// Words any of which, in a heading, make it present (folded).
    words: Vec<String>,
}

/// Headings longer than this are paragraphs.
const HEADING_CHARS: usize = 160;

impl Check for MissingSection {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        let Some(title) = &parts.title else { return };
        if !parts.is_whole() || !self.kinds.iter().any(|kind| kind == title.kind.key()) {
            return;
        }
        let headings = headings(draft);
        // A short plan without numbered sections has none to miss.
        if headings.len() < 3 {
            return;
        }
        let missing: Vec<&str> = self
            .sections
            .iter()
            .filter(|section| !headings.iter().any(|h| section.words.iter().any(|word| h.contains(word.as_str()))))
            .map(|section| section.name.as_str())
            .collect();
        if !missing.is_empty() {
            found.push(Diagnostic::whole().value("sections", missing.join("; ")));
        }
    }
}

/// The headings of the main document, folded: first leaves of sections, and short lines that stand like headings.
fn headings(draft: &Draft<'_>) -> Vec<String> {
    let tree = draft.tree;
    let is_head = |id: NodeId| {
        let node = tree.node(id);
        let opens = node.parent.is_some_and(|p| tree.node(p).kind == Kind::Section && tree.head(p) == Some(id));
        node.first_child.is_none() && (opens || matches!(node.kind, Kind::Heading | Kind::Paragraph | Kind::Unknown))
    };
    tree.nodes()
        .filter(|(id, _)| is_head(*id) && !tree.is_in(*id, Kind::Table) && !tree.is_in(*id, Kind::Header))
        .filter_map(|(_, node)| {
            let line = draft.text.lines()[node.lines.0 as usize].span;
            let text = draft.text.slice(line).trim();
            let plain = node.kind != Kind::Heading;
            let short = text.chars().count() <= HEADING_CHARS && (!plain || !text.ends_with(['.', ';']));
            // A run-in title ends at its colon: `2. Tổ chức thực hiện: giao Văn phòng …`.
            let run_in = text.find(':').filter(|&i| i < HEADING_CHARS).map(|i| &text[..i]);
            if short { Some(fold(text)) } else { run_in.map(fold) }
        })
        .collect()
}
