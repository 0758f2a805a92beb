//! CT07: a paragraph of the body, or an item where most items have one, that ends without a mark. Headings and table cells
//! are not asked.

use crate::diagnostic::Diagnostic;
use crate::facts::words::WordClass;
use crate::rules::{Check, Draft, Findings, habit};
use crate::text::{LineKind, Span, is_letter_or_digit, is_small};
use crate::tree::{Kind, NodeId};
use serde::Deserialize;

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingFinalMark {
    /// Paragraphs of fewer words are headings or labels.
    words: usize,
    /// Items of fewer words are labels.
    item_words: usize,
}

impl Check for MissingFinalMark {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let (mut bare, mut marked) = (Vec::new(), 0);
        for (id, node) in draft.tree.nodes() {
            if node.first_child.is_some() || !draft.tree.is_in(id, Kind::Body) {
                continue;
            }
            let Some((text, end)) = ending(draft, id) else { continue };
            let item = is_item(draft, id);
            let lacks = text.ends_with(|c: char| is_letter_or_digit(c) || matches!(c, ')' | '%' | '”'));
            if item && text.ends_with(['.', ';', ',']) {
                marked += 1;
            }
            let words = draft.facts.words.of_line(node.lines.1 - 1);
            let least = if item { self.item_words } else { self.words };
            if !lacks || words.len() < least || words.iter().all(|w| w.class != WordClass::Lower) {
                continue;
            }
            let span = shown(draft, end, words.last().map(|w| w.span.start));
            if item {
                bare.push(span);
            } else if node.kind == Kind::Paragraph && !continues(draft, node.lines.1 as usize) {
                found.push(Diagnostic::at(span).value("count", "1").value("items", ""));
            }
        }
        // A draft that ends no item with a mark has a habit of its own.
        if let Some(told) = habit::once(&bare).filter(|_| marked >= 2 * bare.len()) {
            found.push(told.say("item").value("items", (marked + bare.len()).to_string()));
        }
    }
}

/// The last line of a leaf of prose and where its text ends.
fn ending<'a>(draft: &Draft<'a>, id: NodeId) -> Option<(&'a str, usize)> {
    let node = draft.tree.node(id);
    let line = draft.text.lines()[(node.lines.1 as usize).checked_sub(1)?];
    let prose = matches!(node.kind, Kind::Paragraph | Kind::Item) && line.kind == LineKind::Paragraph;
    let text = draft.text.slice(line.span).trim_end();
    prose.then_some((text, line.span.start as usize + text.len()))
}

/// Whether a leaf is all there is of a dash item.
fn is_item(draft: &Draft<'_>, id: NodeId) -> bool {
    let tree = draft.tree;
    let item = if tree.node(id).kind == Kind::Item { Some(id) } else { tree.node(id).parent };
    item.is_some_and(|i| tree.node(i).kind == Kind::Item)
}

/// The last word with what follows it.
fn shown(draft: &Draft<'_>, end: usize, word: Option<u32>) -> Span {
    let line = draft.text.lines()[draft.text.line_at(end as u32)].span;
    let from = word.map_or(end, |w| (w as usize).min(end)).max(line.start as usize);
    Span::new(from, end)
}

/// Whether the line is the rest of a broken paragraph (KC10 speaks of that); `a) …`, `đ) …` begin anew.
fn continues(draft: &Draft<'_>, line: usize) -> bool {
    draft.text.lines().get(line).is_some_and(|l| {
        let next = draft.text.slice(l.span).trim_start();
        let mark = next.chars().nth(1);
        next.starts_with(is_small) && !matches!(mark, Some(')' | '.'))
    })
}
