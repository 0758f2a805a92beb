//! CT07: a paragraph of the body that ends without a mark. Headings, table cells and list items are not asked.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::{LineKind, Span, is_letter_or_digit, is_small};
use crate::tree::Kind;
use serde::Deserialize;

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingFinalMark {
    /// Paragraphs of fewer words are headings or labels.
    words: usize,
}

impl Check for MissingFinalMark {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for (id, node) in draft.tree.nodes() {
            if node.kind != Kind::Paragraph || node.first_child.is_some() || !draft.tree.is_in(id, Kind::Body) {
                continue;
            }
            let Some(last) = (node.lines.1 as usize).checked_sub(1) else { continue };
            let line = draft.text.lines()[last];
            let text = draft.text.slice(line.span).trim_end();
            let enumerated = draft.tree.node(id).parent.is_some_and(|p| draft.tree.node(p).kind == Kind::Item);
            let upper =
                draft.facts.words.of_line(last as u32).iter().all(|w| w.class != crate::facts::words::WordClass::Lower);
            if line.kind != LineKind::Paragraph
                || enumerated
                || upper
                || draft.facts.words.of_line(last as u32).len() < self.words
                || !text.ends_with(|c: char| is_letter_or_digit(c) || matches!(c, ')' | '%' | '”'))
                || continues(draft, last + 1)
            {
                continue;
            }
            let end = line.span.start as usize + text.len();
            let word = draft.facts.words.of_line(last as u32).last().map_or(end, |w| (w.span.start as usize).min(end));
            found.push(Diagnostic::at(Span::new(word, end)));
        }
    }
}

/// Whether the line is the rest of a broken paragraph (KC10 speaks of that).
fn continues(draft: &Draft<'_>, line: usize) -> bool {
    draft.text.lines().get(line).is_some_and(|l| draft.text.slice(l.span).trim_start().starts_with(is_small))
}
