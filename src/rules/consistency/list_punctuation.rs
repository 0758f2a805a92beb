//! TN09: items of one list that end in unlike marks.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_letter_or_digit};
use crate::tree::{Kind, NodeId};
use serde::Deserialize;

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListPunctuation {
    /// Lists of fewer items have no habit.
    items: usize,
}

/// How an item ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Dot,
    Semicolon,
    Comma,
    Nothing,
    Other,
}

impl Check for ListPunctuation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for (id, node) in draft.tree.nodes() {
            if draft.tree.is_in(id, Kind::Foot) || node.kind == Kind::Cell {
                continue;
            }
            let mut run: Vec<(End, Span)> = Vec::new();
            for child in draft.tree.children(id) {
                if draft.tree.node(child).kind == Kind::Item {
                    run.extend(end_of(draft, child));
                } else {
                    self.judge(draft, &run, found);
                    run.clear();
                }
            }
            self.judge(draft, &run, found);
        }
    }
}

impl ListPunctuation {
    /// One finding a list, at the first item that ends otherwise than most. The last may close a list of `;` with `.`.
    fn judge(&self, draft: &Draft<'_>, run: &[(End, Span)], found: &mut Findings) {
        if run.len() < self.items {
            return;
        }
        let count = |end: End| run.iter().filter(|(e, _)| *e == end).count();
        let Some(usual) = [End::Dot, End::Semicolon, End::Comma, End::Nothing].into_iter().max_by_key(|e| count(*e))
        else {
            return;
        };
        if count(usual) * 3 < run.len() * 2 {
            return;
        }
        let last = run.len() - 1;
        let is_odd = |(i, (end, _)): &(usize, &(End, Span))| {
            *end != usual && *end != End::Other && !(*i == last && *end == End::Dot)
        };
        let odd: Vec<Span> = run.iter().enumerate().filter(is_odd).map(|(_, (_, span))| *span).collect();
        let Some((first, rest)) = odd.split_first() else { return };
        let name = match usual {
            End::Dot => ".",
            End::Semicolon => ";",
            End::Comma => ",",
            End::Nothing | End::Other => "∅",
        };
        let mut diagnostic = Diagnostic::at(*first)
            .say(if name == "∅" { "none" } else { "main" })
            .value("mark", name)
            .value("count", odd.len().to_string())
            .value("items", run.len().to_string())
            .value("written", draft.text.slice(*first));
        for span in rest.iter().take(4) {
            diagnostic = diagnostic.label(*span, "other");
        }
        found.push(diagnostic);
    }
}

/// How an item's own text ends, with its last word; `None` for an item that holds others.
fn end_of(draft: &Draft<'_>, item: NodeId) -> Option<(End, Span)> {
    let head = draft.tree.head(item).unwrap_or(item);
    let node = draft.tree.node(head);
    if draft.tree.children(item).count() > 1 {
        return None;
    }
    let line = (node.lines.1 as usize).checked_sub(1)?;
    let span = draft.text.lines()[line].span;
    let text = draft.text.slice(span).trim_end();
    let end = match text.chars().next_back()? {
        '.' => End::Dot,
        ';' => End::Semicolon,
        ',' => End::Comma,
        c if is_letter_or_digit(c) || matches!(c, ')' | '%' | '”' | '"') => End::Nothing,
        _ => End::Other,
    };
    let word = text.rfind(' ').map_or(0, |at| at + 1);
    Some((end, Span::new(span.start as usize + word, span.start as usize + text.len())))
}
