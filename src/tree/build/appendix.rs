//! Appendices, and documents that another puts in force, after the foot.

use super::{Blocks, body};
use crate::text::Span;
use crate::tree::grammar::{self, appendix, enumerator, title};
use crate::tree::{Appendix, Kind, NodeId};

/// How many lines a title may take.
const TITLE_LINES: usize = 8;

/// Whether an appendix begins here although no foot has been: only where nothing else can be meant.
pub fn begins_in_body(blocks: &Blocks<'_>, at: usize) -> bool {
    let line = blocks.line(at);
    if blocks.is_cell(at) || !line.starts_with(['P', 'B', 'M']) {
        return false;
    }
    let Ok((rest, found)) = appendix::label(line) else { return false };
    let alone = rest.trim_matches(grammar::is_space).is_empty();
    let capitals = grammar::is_capitals(found.label) && (alone || grammar::is_capitals(rest));
    let near = (at..blocks.count().min(at + 5))
        .any(|i| appendix::is_caption(blocks.line(i)) && blocks.line(i).contains("èm theo"));
    near || (capitals && grammar::words("phụ lục")(line).is_ok() && blocks.is_apart(at))
}

/// Whether an appendix or an annexed document begins here, after the foot or after another.
pub fn begins_after_foot(blocks: &Blocks<'_>, at: usize) -> bool {
    let line = blocks.line(at);
    if blocks.is_cell(at) {
        return false;
    }
    let captioned = |reach: usize| {
        (at + 1..blocks.count().min(at + reach)).any(|i| !blocks.is_cell(i) && appendix::is_caption(blocks.line(i)))
    };
    match line.chars().next() {
        Some('P' | 'B' | 'M') if appendix::label(line).is_ok() => true,
        Some(_) if appendix::is_title_without_label(line) => blocks.is_apart(at) || captioned(6),
        Some('K' | 'Q' | 'C' | 'Đ' | 'P' | 'D' | 'H') if title::type_line(line).is_ok() => {
            captioned(8) || blocks.is_apart(at)
        }
        _ => false,
    }
}

/// Reads all appendices from line `at` to the end.
pub fn read_all(blocks: &mut Blocks<'_>, at: usize) {
    let mut at = at;
    while at < blocks.count() {
        at = read(blocks, at);
    }
}

fn read(blocks: &mut Blocks<'_>, at: usize) -> usize {
    // Rules and page numbers between the foot and the first appendix belong to neither.
    if let Some(kind) = blocks.aside(at).filter(|_| !blocks.is_cell(at)) {
        blocks.leaf(kind, at, at + 1);
        return at + 1;
    }
    let begins = begins_after_foot(blocks, at) || begins_in_body(blocks, at);
    if !begins && !blocks.is_cell(at) && enumerator::enumerator(blocks.line(at)).is_err() {
        let kind = if is_note(blocks.line(at)) { Kind::Note } else { Kind::Unknown };
        blocks.leaf(kind, at, at + 1);
        return at + 1;
    }
    let node = blocks.open(Kind::Appendix, at);
    let index = blocks.tree.parts.appendices.len();
    let (label, number) = label_of(blocks, at);
    blocks.tree.parts.appendices.push(Appendix { node, label, number, title: vec![], caption: None });
    let content = title_block(blocks, at, index);
    let end = (content..blocks.count()).find(|&i| i > at && starts_next(blocks, i, content)).unwrap_or(blocks.count());
    body::sections(blocks, content, end);
    blocks.close(end);
    end
}

/// `[1] Nghị quyết số …`: a note that an extractor left at the end.
fn is_note(line: &str) -> bool {
    line.strip_prefix('[').and_then(|rest| rest.split_once(']')).is_some_and(|(digits, _)| {
        !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Whether another appendix begins at a line of this one's content.
fn starts_next(blocks: &Blocks<'_>, at: usize, content: usize) -> bool {
    let line = blocks.line(at);
    if blocks.is_cell(at) || line.len() > 600 {
        return false;
    }
    let labelled = line.starts_with(['P', 'B', 'M']) && appendix::label(line).is_ok();
    let captioned =
        || (at + 1..blocks.count().min(at + 5)).any(|i| !blocks.is_cell(i) && appendix::is_caption(blocks.line(i)));
    labelled || (at > content && appendix::is_title_without_label(line) && captioned())
}

fn label_of(blocks: &Blocks<'_>, at: usize) -> (Span, Option<u32>) {
    if blocks.is_cell(at) {
        return (blocks.span(&blocks.line(at)[..0]), None);
    }
    let line = blocks.line(at);
    if let Ok((_, found)) = appendix::label(line) {
        return (blocks.span(found.label), found.number);
    }
    let named = title::type_line(line).map_or(&line[..0], |(_, found)| found.name);
    (blocks.span(named), None)
}

/// The lines of label, title and caption, in any order; yields the first line of the content.
fn title_block(blocks: &mut Blocks<'_>, at: usize, index: usize) -> usize {
    let mut line = at;
    let mut titles = 0;
    let mut captioned = false;
    while line < blocks.count() && !blocks.is_cell(line) {
        if let Some(kind) = blocks.aside(line) {
            blocks.leaf(kind, line, line + 1);
            line += 1;
        } else if !captioned && line > at && appendix::is_caption(blocks.line(line)) {
            line = caption(blocks, line, index);
            captioned = true;
        } else if titles < TITLE_LINES && is_title(blocks, line, at, captioned) {
            let node = blocks.leaf(Kind::AppendixTitle, line, line + 1);
            titles += 1;
            blocks.tree.parts.appendices[index].title.push(node);
            line += 1;
        } else {
            break;
        }
    }
    line
}

fn is_title(blocks: &Blocks<'_>, line: usize, first: usize, captioned: bool) -> bool {
    let text = blocks.line(line);
    if line == first {
        return begins_after_foot(blocks, line) || begins_in_body(blocks, line);
    }
    if text.len() > 400 || text.ends_with(['.', ';', ':']) || enumerator::enumerator(text).is_ok() {
        return false;
    }
    if grammar::table::unit(text).is_ok() || appendix::label(text).is_ok() {
        return false;
    }
    grammar::is_capitals(text) || (!captioned && text.len() < 250 && (!blocks.is_apart(line) || line == first + 1))
}

/// The caption to its closing bracket, at most four lines.
fn caption(blocks: &mut Blocks<'_>, at: usize, index: usize) -> usize {
    let mut to = at + 1;
    while to < blocks.count() && to < at + 4 && !blocks.line(to - 1).ends_with([')', ']']) && !blocks.is_cell(to) {
        if blocks.is_apart(to) || enumerator::enumerator(blocks.line(to)).is_ok() {
            break;
        }
        to += 1;
    }
    let node: NodeId = blocks.leaf(Kind::Caption, at, to);
    blocks.tree.parts.appendices[index].caption.get_or_insert(node);
    to
}
