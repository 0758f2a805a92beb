//! TN09: items of one list, sections of a few words and cells of one column that end in unlike marks.

use crate::diagnostic::Diagnostic;
use crate::facts::words::WordClass;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_letter_or_digit};
use crate::tree::{Kind, NodeId};
use serde::Deserialize;
use std::collections::BTreeMap;

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
                let kind = draft.tree.node(child).kind;
                if kind == Kind::Item || kind == Kind::Section && is_item(draft, child) {
                    run.extend(end_of(draft, child));
                } else {
                    self.judge(draft, &run, found);
                    run.clear();
                }
            }
            self.judge(draft, &run, found);
        }
        columns(draft, found);
    }
}

/// Whether a section is a numbered item (`(11). Tỷ lệ hộ nghèo: dưới 0,5%.`): a paragraph with nothing under it.
fn is_item(draft: &Draft<'_>, id: NodeId) -> bool {
    let mut children = draft.tree.children(id);
    let first = children.next();
    children.next().is_none() && first.is_some_and(|head| draft.tree.node(head).kind == Kind::Paragraph)
}

/// Cells of one column of which some end in a full stop and some in nothing: one finding a column. Short cells are labels.
fn columns(draft: &Draft<'_>, found: &mut Findings) {
    type Columns = BTreeMap<(u32, u16), (Vec<Span>, Vec<Span>)>;
    let mut columns: Columns = BTreeMap::new();
    let lines = draft.text.lines();
    for (at, line) in lines.iter().enumerate() {
        let Some(cell) = line.cell().filter(|cell| cell.row > 0) else { continue };
        // Only the last line of a cell tells how it ends.
        let words = draft.facts.words.of_line(at as u32);
        let heads = !words.iter().any(|w| w.class == WordClass::Lower);
        if lines.get(at + 1).is_some_and(|next| next.kind == line.kind) || words.len() < CELL_WORDS || heads {
            continue;
        }
        let text = draft.text.slice(line.span).trim_end();
        let word = text.rfind(' ').map_or(0, |at| at + 1);
        let span = Span::new(line.span.start as usize + word, line.span.start as usize + text.len());
        let (dot, bare) = columns.entry((cell.table, cell.column)).or_default();
        match text.chars().next_back() {
            Some('.' | ';') => dot.push(span),
            Some(c) if is_letter_or_digit(c) || matches!(c, ')' | '%') => bare.push(span),
            _ => {}
        }
    }
    for (dot, bare) in columns.into_values() {
        let (few, many) = if dot.len() < bare.len() { (dot, bare) } else { (bare, dot) };
        let Some((first, rest)) = few.split_first() else { continue };
        found.push(
            Diagnostic::at(*first)
                .say("cell")
                .value("mark", "")
                .value("count", few.len().to_string())
                .value("items", (few.len() + many.len()).to_string())
                .value("written", draft.text.slice(*first))
                .label(many[0], "unlike")
                .labels(rest.iter().copied(), "other"),
        );
    }
}

/// Cells of fewer words are labels or values.
const CELL_WORDS: usize = 6;

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
