//! The bases and the preamble between header and body.

use super::{Blocks, table};
use crate::text::is_letter;
use crate::tree::grammar::{self, basis, enumerator, issuer, preamble};
use crate::tree::{Basis, BasisLead, Kind};

/// Reads the bases from line `at` on, and yields the line after them.
pub fn read(blocks: &mut Blocks<'_>, at: usize) -> usize {
    let titled = blocks.tree.parts.title.is_some();
    let at = if titled { short_forms(blocks, at) } else { at };
    let first = after_asides(blocks, at);
    if first >= blocks.count() || blocks.is_cell(first) {
        return at;
    }
    if basis_text(blocks, first, titled).is_none() {
        return if titled && leads(blocks, first) { only_preamble(blocks, at, first) } else { at };
    }
    blocks.open(Kind::Bases, at);
    let mut at = at;
    loop {
        let next = after_asides(blocks, at);
        if next >= blocks.count() || blocks.is_cell(next) {
            break;
        }
        let Some(text) = basis_text(blocks, next, titled) else {
            if leads(blocks, next) {
                asides(blocks, at, next);
                let node = blocks.leaf(Kind::Preamble, next, next + 1);
                blocks.tree.parts.preamble.get_or_insert(node);
                at = next + 1;
                // `QUYẾT ĐỊNH:` may stand below `Hội đồng nhân dân xã …`, or the other way round.
                let below = after_asides(blocks, at);
                if below < blocks.count() && preamble::is_decision_word(blocks.line(below)) {
                    asides(blocks, at, below);
                    blocks.leaf(Kind::Preamble, below, below + 1);
                    at = below + 1;
                }
            }
            break;
        };
        asides(blocks, at, next);
        let mut to = next + 1;
        while to < blocks.count() && continues(blocks, to) {
            to += 1;
        }
        let whole = blocks.lines(next, to);
        let node = blocks.leaf(Kind::Basis, next, to);
        let (lead_span, lead) = match basis::lead(text) {
            Ok((_, (found, lead))) => (blocks.span(found), lead),
            Err(_) => (blocks.span(&text[..0]), BasisLead::CanCu),
        };
        // What a basis or a preamble follows is itself no leading sentence, whatever agencies it names.
        let below = after_asides(blocks, to);
        let last = below >= blocks.count() || !(basis_text(blocks, below, titled).is_some() || leads(blocks, below));
        // What says `như sau:` opens the body, which may begin with `Thực hiện …` itself; only `Căn cứ …;` goes on with the block.
        let opens_body =
            |below: usize| !preamble::is_decision_word(blocks.line(below)) && !is_listed_basis(blocks, below);
        let last = last || whole.ends_with("như sau:") && opens_body(below);
        let leads_to_body = last && !whole.ends_with(';') && basis::leads_to_body(whole);
        blocks.tree.parts.bases.push(Basis { node, lead_span, lead, leads_to_body });
        at = to;
        if leads_to_body {
            break;
        }
    }
    blocks.close(at);
    at
}

/// Reads a table of short forms that stands before the bases, and yields the line after it; without bases or a preamble
/// behind it, it is the body's.
fn short_forms(blocks: &mut Blocks<'_>, at: usize) -> usize {
    let heading = after_asides(blocks, at);
    if heading >= blocks.count() || blocks.is_cell(heading) || !grammar::short_forms::is_heading(blocks.line(heading)) {
        return at;
    }
    let first = after_asides(blocks, heading + 1);
    let mut end = first;
    while end < blocks.count() && (blocks.is_cell(end) || grammar::short_forms::row(blocks.line(end)).is_some()) {
        end = after_asides(blocks, if blocks.is_cell(end) { blocks.table_end(end) } else { end + 1 });
    }
    if end == first || end >= blocks.count() || !(basis_text(blocks, end, true).is_some() || leads(blocks, end)) {
        return at;
    }
    asides(blocks, at, heading);
    blocks.leaf(Kind::Unknown, heading, heading + 1);
    let mut line = heading + 1;
    while line < end {
        if blocks.is_cell(line) {
            line = table::read(blocks, line, blocks.table_end(line));
        } else {
            let kind = blocks.aside(line).unwrap_or(Kind::Unknown);
            blocks.leaf(kind, line, line + 1);
            line += 1;
        }
    }
    end
}

/// The basis that a line is, without the dash the Party's bases open with.
fn basis_text<'t>(blocks: &Blocks<'t>, at: usize, titled: bool) -> Option<&'t str> {
    let line = blocks.line(at);
    let text = line.trim_start_matches(|c: char| grammar::is_space(c) || matches!(c, '-' | '–' | '*'));
    let (rest, (_, lead)) = basis::lead(text).ok()?;
    let named = basis::names_document(rest);
    // Without a title only what can be nothing else is a basis: fragments open with `Thực hiện tốt …`.
    let stands = if titled {
        text.len() == line.len() || named
    } else {
        named && lead == BasisLead::CanCu && text.ends_with([';', '.', ',', ':'])
    };
    stands.then_some(text)
}

/// Whether the line is a basis as blocks list them: `Căn cứ Luật …;`.
fn is_listed_basis(blocks: &Blocks<'_>, at: usize) -> bool {
    let line = blocks.line(at);
    basis::lead(line).is_ok_and(|(_, (_, lead))| lead == BasisLead::CanCu) || line.ends_with(';')
}

/// Whether the line goes on with the basis above it.
fn continues(blocks: &Blocks<'_>, at: usize) -> bool {
    let (line, before) = (blocks.line(at), blocks.line(at - 1));
    !blocks.is_apart(at)
        && !blocks.is_cell(at)
        && blocks.aside(at).is_none()
        && !before.ends_with([';', '.', ':'])
        && (grammar::begins_lower(line) || is_cut_off(blocks, at))
        && enumerator::enumerator(line).is_err()
}

/// Whether the line is the rest of a basis cut before a name: `… của UBND huyện` / `Hòa Sơn về tiêm phòng năm 2026;`.
fn is_cut_off(blocks: &Blocks<'_>, at: usize) -> bool {
    let (line, before) = (blocks.line(at), blocks.line(at - 1));
    let next = at + 1;
    let goes_on = || next < blocks.count() && !blocks.is_apart(next) && grammar::begins_lower(blocks.line(next));
    before.ends_with(is_letter)
        && (line.ends_with([';', '.']) || goes_on())
        && basis::lead(line).is_err()
        && !grammar::is_capitals(line)
        && !issuer::begins_with_agency(line)
        && !preamble::is_preamble(line)
}

fn leads(blocks: &Blocks<'_>, at: usize) -> bool {
    let line = blocks.line(at);
    enumerator::enumerator(line).is_err() && !blocks.is_cell(at) && preamble::is_preamble(line)
}

fn only_preamble(blocks: &mut Blocks<'_>, at: usize, first: usize) -> usize {
    blocks.open(Kind::Bases, at);
    asides(blocks, at, first);
    let node = blocks.leaf(Kind::Preamble, first, first + 1);
    blocks.tree.parts.preamble.get_or_insert(node);
    blocks.close(first + 1);
    first + 1
}

/// The first line from `at` on that is no aside.
fn after_asides(blocks: &Blocks<'_>, at: usize) -> usize {
    (at..blocks.count()).find(|&i| blocks.aside(i).is_none()).unwrap_or(blocks.count())
}

/// Lines `from..to` are asides, each a leaf.
pub fn asides(blocks: &mut Blocks<'_>, from: usize, to: usize) {
    for line in from..to {
        let kind = blocks.aside(line).unwrap_or(Kind::Unknown);
        blocks.leaf(kind, line, line + 1);
    }
}
