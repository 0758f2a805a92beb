//! The body: sections, items, paragraphs and tables, and the closing sentence at its end.

use super::heading::{self, Look};
use super::nesting::Nesting;
use super::{Blocks, table};
use crate::tree::grammar::enumerator::{Opening, enumerator};
use crate::tree::grammar::{self, basis, closing};
use crate::tree::{Closing, Enumerator, Kind, Mark, Numbering};

/// Reads lines `from..to` as the body of the document.
pub fn read_main(blocks: &mut Blocks<'_>, from: usize, to: usize) {
    if from >= to {
        return;
    }
    blocks.open(Kind::Body, from);
    let closing_at = find_closing(blocks, from, to);
    sections(blocks, from, closing_at.unwrap_or(to));
    if let Some(at) = closing_at {
        let node = blocks.leaf(Kind::Closing, at, at + 1);
        blocks.tree.parts.closing = Some(Closing { node, span: blocks.span(blocks.line(at)) });
        sections(blocks, at + 1, to);
    } else {
        closing_inside(blocks, from, to);
    }
    blocks.close(to);
}

/// Reads lines `from..to` as sections of the block that is open.
pub fn sections(blocks: &mut Blocks<'_>, from: usize, to: usize) {
    let Some(&(container, _)) = blocks.open.last() else { return };
    let base = blocks.open.len();
    let mut nesting = Nesting::within(container);
    let mut at = from;
    while at < to {
        if is_lone_mark(blocks, at, to) {
            at = open_lone(blocks, &mut nesting, base, at);
        } else if let Some(kind) = blocks.aside(at).filter(|_| !blocks.is_cell(at)) {
            blocks.leaf(kind, at, at + 1);
            at += 1;
        } else if blocks.is_cell(at) {
            settle_items(blocks, &mut nesting, base, at);
            mark_content(&mut nesting);
            let end = blocks.table_end(at).min(to);
            at = table::read(blocks, at, end);
        } else {
            at = line(blocks, &mut nesting, base, at, to);
        }
    }
    keep(blocks, &mut nesting, 1, base, to);
}

/// A dash or plus alone on its line, broken off from the text under it.
fn is_lone_mark(blocks: &Blocks<'_>, at: usize, to: usize) -> bool {
    matches!(blocks.line(at), "-" | "–" | "+")
        && at + 1 < to
        && !blocks.is_cell(at)
        && !blocks.is_cell(at + 1)
        && blocks.aside(at + 1).is_none()
        && enumerator(blocks.line(at + 1)).is_err()
}

fn open_lone(blocks: &mut Blocks<'_>, nesting: &mut Nesting, base: usize, at: usize) -> usize {
    let mark = blocks.line(at);
    let numbering = if mark == "+" { Numbering::Plus } else { Numbering::Dash };
    let opening = Opening::of(mark, "", numbering, 0, Mark::None);
    let stay = nesting.place(&opening).unwrap_or(1);
    keep(blocks, nesting, stay, base, at);
    open(blocks, nesting, &opening, at, at + 2)
}

/// A line that opens a section or item, or a paragraph.
fn line(blocks: &mut Blocks<'_>, nesting: &mut Nesting, base: usize, at: usize, to: usize) -> usize {
    let text = blocks.line(at);
    if let Ok((_, opening)) = enumerator(text)
        && let Some(stay) = nesting.place(&opening)
    {
        keep(blocks, nesting, stay, base, at);
        return open(blocks, nesting, &opening, at, to);
    }
    let goes_on = grammar::begins_lower(text) && at > 0 && !blocks.line(at - 1).ends_with(['.', ':']);
    let stay = nesting.place_paragraph(goes_on);
    keep(blocks, nesting, stay, base, at);
    mark_content(nesting);
    let kind = if is_late_preamble(blocks, nesting, text) { Kind::Preamble } else { Kind::Paragraph };
    let node = blocks.leaf(kind, at, at + 1);
    if kind == Kind::Preamble {
        blocks.tree.parts.preamble = Some(node);
    }
    at + 1
}

fn open(blocks: &mut Blocks<'_>, nesting: &mut Nesting, opening: &Opening<'_>, at: usize, to: usize) -> usize {
    let counts = opening.numbering.counts();
    let look = heading::look(blocks, opening.numbering, opening.rest);
    // A mark alone on its line opens the line under it.
    let alone = !counts && opening.rest.is_empty();
    let end = if alone {
        to
    } else if look == Look::Heading {
        heading::end(blocks, at, to, opening.numbering, opening.rest)
    } else {
        at + 1
    };
    let node = blocks.open(if counts { Kind::Section } else { Kind::Item }, at);
    let index = blocks.tree.enumerators.len() as u32;
    blocks.tree.enumerators.push(Enumerator {
        numbering: opening.numbering,
        value: opening.value,
        prefix: opening.prefix.clone(),
        mark: opening.mark,
        span: blocks.span(opening.text),
    });
    blocks.tree.nodes[node.0 as usize].enumerator = Some(index);
    let head = blocks.leaf(heading::settled(look, false), at, end);
    nesting.push(opening, node, head, look, blocks.line(end - 1));
    end
}

/// Closes sections until `stay` are open (the container counts), and settles what their heads are.
fn keep(blocks: &mut Blocks<'_>, nesting: &mut Nesting, stay: usize, base: usize, line: usize) {
    while nesting.open.len() > stay.max(1) {
        let Some(closed) = nesting.open.pop() else { break };
        if let Some(head) = closed.head {
            blocks.tree.nodes[head.0 as usize].kind = heading::settled(closed.look, closed.has_content);
        }
    }
    blocks.close_to(base + nesting.open.len() - 1, line);
}

/// A table belongs to the section, not to the item above it.
fn settle_items(blocks: &mut Blocks<'_>, nesting: &mut Nesting, base: usize, line: usize) {
    let stay = nesting.place_paragraph(false);
    keep(blocks, nesting, stay, base, line);
}

fn mark_content(nesting: &mut Nesting) {
    if let Some(open) = nesting.open.last_mut() {
        open.has_content = true;
    }
}

/// The leading sentence of a document whose title is followed by its first part at once.
fn is_late_preamble(blocks: &Blocks<'_>, nesting: &Nesting, text: &str) -> bool {
    let parts = &blocks.tree.parts;
    if parts.preamble.is_some() || !parts.bases.is_empty() || parts.title.is_none() || nesting.open.len() != 2 {
        return false;
    }
    let in_part = nesting.open.last().and_then(|o| blocks.tree.enumerator(o.node));
    let first = nesting.open.last().is_some_and(|o| blocks.tree.nodes.len() as u32 == o.node.0 + 2);
    in_part.is_some_and(|e| e.numbering == Numbering::Part && e.value == 1)
        && first
        && basis::lead(text).is_ok_and(|(rest, _)| basis::names_document(rest))
}

/// The closing sentence: a paragraph that only plain paragraphs follow, or nothing.
fn find_closing(blocks: &Blocks<'_>, from: usize, to: usize) -> Option<usize> {
    let mut plain = 0;
    for at in (from..to).rev() {
        if blocks.aside(at).is_some() {
            continue;
        }
        if blocks.is_cell(at) {
            return None;
        }
        let text = blocks.line(at);
        if closing::closing(text).is_ok() {
            return Some(at);
        }
        plain += 1;
        if plain > 4 || enumerator(text).is_ok() {
            return None;
        }
    }
    None
}

/// A closing sentence at the end of the last paragraph.
fn closing_inside(blocks: &mut Blocks<'_>, from: usize, to: usize) {
    let last = (from..to).rev().find(|&at| blocks.aside(at).is_none());
    let Some(last) = last.filter(|&at| !blocks.is_cell(at)) else { return };
    let text = blocks.line(last);
    if let Some(at) = closing::closing_at(text) {
        let node = blocks.tree.leaf_of_line[last];
        blocks.tree.parts.closing = Some(Closing { node, span: blocks.span(&text[at..]) });
    }
}
