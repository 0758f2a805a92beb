//! The header in any reading order: quốc hiệu, tiêu ngữ, tên cơ quan, số ký hiệu, địa danh, tên loại, trích yếu.

use super::Blocks;
use crate::tree::grammar::{self, draft_mark, enumerator, issuer, national, number, place_date, preamble, title};
use crate::tree::{DatePart, DocumentKind, Kind, NodeId, NumberLine, PlaceDate, Title, grammar::basis};

/// How far the title may be from the first line.
const REACH: usize = 60;

/// How many cells of a table around a line are asked whether it lays out the header.
const HEADER_TABLE: usize = 16;

/// How far a title in capitals may be from the first line where nothing else tells a header.
const UNTOLD: usize = 6;

/// How many lines a summary may take.
const SUMMARY_LINES: usize = 8;

/// Reads the header from the first line on, and yields the line after it.
pub fn read(blocks: &mut Blocks<'_>) -> usize {
    let title_at = find_title(blocks);
    let end = match title_at {
        Some(at) => at,
        None => strong_prefix(blocks),
    };
    if end == 0 && title_at.is_none() {
        return 0;
    }
    blocks.open(Kind::Header, 0);
    let mut at = 0;
    while at < end {
        at = component(blocks, at, end);
    }
    if title_at.is_some() {
        at = title_and_after(blocks, at);
    }
    blocks.close(at);
    at
}

/// The type line, or the `V/v` of a công văn, before anything that belongs to the body.
fn find_title(blocks: &Blocks<'_>) -> Option<usize> {
    let mut about = None;
    let mut at = 0;
    let mut seen_strong = false;
    while at < blocks.count().min(REACH) {
        if blocks.is_cell(at) && !is_header_table(blocks, at) {
            break;
        }
        let line = blocks.line(at);
        if strong(blocks, at).is_some() {
            seen_strong = true;
        } else if title::type_line(line).is_ok() {
            let alone = seen_strong || at == 0 || (at < UNTOLD && grammar::is_capitals(line));
            if alone && (!blocks.is_cell(at) || seen_strong) {
                return Some(at);
            }
        } else if title::about(line).is_ok() && seen_strong {
            about.get_or_insert(at);
        } else if title::addressee(line).is_ok() || (opens_body(line) && about.is_none_or(|a| at > a + SUMMARY_LINES)) {
            break;
        }
        at += 1;
    }
    about
}

/// Whether a line cannot stand in a header before the title.
fn opens_body(line: &str) -> bool {
    line.len() > 400
        || (enumerator::enumerator(line).is_ok() && line.len() > 3)
        || basis::lead(line).is_ok_and(|(rest, _)| basis::names_document(rest))
}

/// Whether the table at this line lays out the header: one of its first cells is a component.
fn is_header_table(blocks: &Blocks<'_>, at: usize) -> bool {
    let table = blocks.info(at).cell().map(|c| c.table);
    let around = at.saturating_sub(HEADER_TABLE)..blocks.count().min(at + HEADER_TABLE);
    around
        .filter(|&i| blocks.info(i).cell().map(|c| c.table) == table)
        .any(|i| strong(blocks, i).is_some() || title::addressee(blocks.line(i)).is_ok())
}

/// How many lines from the first are components that only a header has, with agencies between them.
fn strong_prefix(blocks: &Blocks<'_>) -> usize {
    let mut end = 0;
    let mut at = 0;
    while at < blocks.count().min(REACH) {
        if blocks.is_cell(at) && !is_header_table(blocks, at) {
            break;
        }
        let line = blocks.line(at);
        if strong(blocks, at).is_some() {
            end = at + 1;
        } else if blocks.aside(at).is_none() && !(issuer::is_issuer(line) && enumerator::enumerator(line).is_err()) {
            break;
        }
        at += 1;
    }
    end
}

/// A component that cannot be anything else, by the words of its line.
fn strong(blocks: &Blocks<'_>, at: usize) -> Option<Kind> {
    let line = blocks.line(at);
    if line.len() > 400 {
        return None;
    }
    if national::holds_title(line) || national::is_title_begun(line) {
        Some(Kind::NationalTitle)
    } else if national::holds_motto(line) {
        Some(Kind::Motto)
    } else if is_number_line(line) {
        Some(Kind::Number)
    } else if is_date_line(line) {
        Some(Kind::PlaceDate)
    } else if draft_mark::is_draft_mark(line) {
        Some(Kind::DraftMark)
    } else if draft_mark::is_stamp(line) {
        Some(Kind::Stamp)
    } else {
        None
    }
}

fn is_number_line(line: &str) -> bool {
    number::number(line).is_ok_and(|(rest, _)| {
        let rest = rest.trim_matches(grammar::is_space);
        rest.is_empty() || place_date::place_date_line(rest).is_ok() || draft_mark::is_draft_mark(rest)
    })
}

/// A line of place and date, complete or broken after the day.
fn is_date_line(line: &str) -> bool {
    place_date::place_date_line(line).is_ok() || place_date::dated_column(line).is_some()
}

/// One component of the header; yields the line after it.
fn component(blocks: &mut Blocks<'_>, at: usize, end: usize) -> usize {
    if let Some(kind) = blocks.aside(at) {
        blocks.leaf(kind, at, at + 1);
        return at + 1;
    }
    let line = blocks.line(at);
    match strong(blocks, at) {
        Some(Kind::NationalTitle) => {
            let joined = !national::holds_title(line)
                && at + 1 < end
                && blocks.lines(at, at + 2).len() < 200
                && national::national_title(blocks.lines(at, at + 2)).is_ok();
            let to = at + 1 + usize::from(joined);
            let node = blocks.leaf(Kind::NationalTitle, at, to);
            issuer_beside(blocks, node, line);
            blocks.tree.parts.national_title.get_or_insert(node);
            if national::holds_motto(line) {
                blocks.tree.parts.motto.get_or_insert(node);
            }
            dated_beside(blocks, node, line);
            to
        }
        Some(Kind::Number) => {
            let node = blocks.leaf(Kind::Number, at, at + 1);
            set_number(blocks, node, line);
            at + 1
        }
        Some(Kind::PlaceDate) => {
            let node = blocks.leaf(Kind::PlaceDate, at, at + 1);
            set_place_date(blocks, node, line);
            issuer_beside(blocks, node, line);
            at + 1
        }
        Some(kind) => {
            let node = blocks.leaf(kind, at, at + 1);
            match kind {
                Kind::Motto => {
                    issuer_beside(blocks, node, line);
                    dated_beside(blocks, node, line);
                    blocks.tree.parts.motto.get_or_insert(node);
                }
                Kind::DraftMark => blocks.tree.parts.draft_marks.push(node),
                _ => {}
            }
            at + 1
        }
        None => plain_component(blocks, at, end),
    }
}

fn plain_component(blocks: &mut Blocks<'_>, at: usize, end: usize) -> usize {
    let line = blocks.line(at);
    if at + 1 < end && blocks.lines(at, at + 2).len() < 200 && is_date_line(blocks.lines(at, at + 2)) {
        let node = blocks.leaf(Kind::PlaceDate, at, at + 2);
        let joined = blocks.lines(at, at + 2);
        set_place_date(blocks, node, joined);
        return at + 2;
    }
    if title::addressee(line).is_ok() {
        return addressee(blocks, at);
    }
    if issuer::is_issuer(line) {
        let node = blocks.leaf(Kind::Issuer, at, at + 1);
        blocks.tree.parts.issuer.push(node);
        // A flattened cell has the number behind the name: `UBND XÃ AN PHÚ Số: 12/KH-UBND`.
        if let Some(numbered) = line.find(" Số:").map(|i| &line[i + 1..]).filter(|text| is_number_line(text)) {
            set_number(blocks, node, numbered);
        }
    } else {
        blocks.leaf(Kind::Unknown, at, at + 1);
    }
    at + 1
}

/// The agency's name in the other column of the line: `UBND XÃ AN PHÚ        CỘNG HÒA XÃ HỘI …`.
fn issuer_beside(blocks: &mut Blocks<'_>, node: NodeId, line: &str) {
    let mut columns = national::columns(line);
    if let (Some(first), Some(_)) = (columns.next(), columns.next())
        && issuer::is_issuer(first)
    {
        blocks.tree.parts.issuer.push(node);
    }
}

/// Place and date behind tiêu ngữ in a flattened cell.
fn dated_beside(blocks: &mut Blocks<'_>, node: NodeId, line: &str) {
    if let Some(rest) = national::behind_motto(line).filter(|rest| is_date_line(rest)) {
        set_place_date(blocks, node, rest);
    }
}

fn set_number(blocks: &mut Blocks<'_>, node: NodeId, line: &str) {
    let Ok((rest, found)) = number::number(line) else { return };
    if blocks.tree.parts.number.is_none() {
        blocks.tree.parts.number = Some(NumberLine {
            node,
            span: blocks.span(found.whole),
            digits: blocks.span(found.digits),
            filled: number::is_filled(found.digits),
            symbol: blocks.span(found.symbol),
        });
    }
    let rest = rest.trim_matches(grammar::is_space);
    if draft_mark::is_draft_mark(rest) {
        blocks.tree.parts.draft_marks.push(node);
    } else if !rest.is_empty() {
        set_place_date(blocks, node, rest);
    }
}

fn set_place_date(blocks: &mut Blocks<'_>, node: NodeId, line: &str) {
    let Ok((_, found)) = place_date::place_date(place_date::dated_column(line).unwrap_or(line)) else { return };
    if blocks.tree.parts.place_date.is_some() {
        return;
    }
    let place_date = PlaceDate {
        node,
        place: blocks.span(found.place),
        comma: found.comma,
        date: blocks.span(found.date),
        day: date_part(blocks, found.day),
        month: date_part(blocks, found.month),
        year: year_part(blocks, found.year),
    };
    blocks.tree.parts.place_date = Some(place_date);
}

/// The digits or dots without the space around them; the whole gap where it is blank.
fn date_part(blocks: &Blocks<'_>, gap: &str) -> DatePart {
    let written = gap.trim_matches(grammar::is_space);
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    let value = if digits == written.len() { written.parse().ok() } else { None };
    let shown = if written.is_empty() { gap } else { written };
    DatePart { span: blocks.span(shown), value, digits: digits.min(255) as u8 }
}

/// A year has four digits: `202` is one that is not written out.
fn year_part(blocks: &Blocks<'_>, gap: &str) -> DatePart {
    let part = date_part(blocks, gap);
    DatePart { value: part.value.filter(|_| part.digits == 4), ..part }
}

/// The type with its summary, and the components that some reading orders put after it.
fn title_and_after(blocks: &mut Blocks<'_>, at: usize) -> usize {
    let line = blocks.line(at);
    let mut title = if let Ok((rest, found)) = title::type_line(line) {
        let node = blocks.leaf(Kind::Type, at, at + 1);
        let summary = if rest.trim_matches(grammar::is_space).is_empty() { vec![] } else { vec![node] };
        Title { node, span: blocks.span(found.name), kind: found.kind, summary }
    } else {
        let node = blocks.leaf(Kind::Summary, at, at + 1);
        let lead = title::about(line).map_or(&line[..0], |(_, lead)| lead);
        Title { node, span: blocks.span(lead), kind: DocumentKind::CongVan, summary: vec![node] }
    };
    let mut at = at + 1;
    let mut in_summary = true;
    while at < blocks.count() {
        let line = blocks.line(at);
        if is_after_title(blocks, at) {
            at = component(blocks, at, blocks.count());
        } else if in_summary && title.summary.len() < SUMMARY_LINES && continues_summary(blocks, &title, at) {
            title.summary.push(blocks.leaf(Kind::Summary, at, at + 1));
            at += 1;
        } else if issuer::is_deciding(line) && enumerator::enumerator(line).is_err() && !line.ends_with(':') {
            let node = blocks.leaf(Kind::Issuer, at, at + 1);
            if blocks.tree.parts.issuer.is_empty() {
                blocks.tree.parts.issuer.push(node);
            }
            in_summary = false;
            at += 1;
        } else if title::addressee(line).is_ok() {
            at = addressee(blocks, at);
            in_summary = false;
        } else {
            break;
        }
    }
    blocks.tree.parts.title = Some(title);
    at
}

/// Whether the line is a header component although the title stands before it.
fn is_after_title(blocks: &Blocks<'_>, at: usize) -> bool {
    if blocks.is_cell(at) && !is_header_table(blocks, at) {
        return false;
    }
    blocks.aside(at).is_some() || strong(blocks, at).is_some() || title::addressee(blocks.line(at)).is_ok()
}

fn continues_summary(blocks: &Blocks<'_>, title: &Title, at: usize) -> bool {
    let line = blocks.line(at);
    if blocks.is_cell(at) != blocks.is_cell(at - 1) || line.len() > 600 || enumerator::enumerator(line).is_ok() {
        return false;
    }
    if title::addressee(line).is_ok() || line.ends_with([';', ':']) || preamble::is_decision_word(line) {
        return false;
    }
    if grammar::short_forms::is_heading(line) {
        return false;
    }
    let lead = basis::lead(line);
    if matches!(lead, Ok((_, (_, crate::tree::BasisLead::CanCu)))) {
        return false;
    }
    let first = title.summary.is_empty() || title.summary[..] == [title.node] && title.kind != DocumentKind::CongVan;
    if first {
        // `Thực hiện nhiệm vụ năm 2026` is a summary; `Thực hiện Nghị quyết …, UBND xã xây dựng …` is a preamble.
        let leads = lead.is_ok() && (line.ends_with('.') || basis::leads_to_body(line));
        let sentence = line.ends_with('.') && (blocks.is_apart(at) || line.len() > 250);
        return !leads
            && !sentence
            && (!title.summary.is_empty() || !issuer::is_deciding(line) || !decides(title.kind));
    }
    let before = blocks.line(at - 1);
    if decides(title.kind) && issuer::is_deciding(line) {
        return false;
    }
    if !blocks.is_apart(at) {
        return !(lead.is_ok() || line.ends_with('.') || preamble::is_preamble(line));
    }
    let both_capitals = grammar::is_capitals(line) && grammar::is_capitals(before);
    // A paragraph of its own between the summary and the preamble is the summary's second line.
    let plain = |text: &str| text.len() < 200 && !text.ends_with(['.', ';', ':', ',', '/']);
    let leads_on = blocks.count() > at + 1 && {
        let next = blocks.line(at + 1);
        basis::lead(next).is_ok() || preamble::is_preamble(next)
    };
    both_capitals
        || (leads_on && plain(line) && plain(before) && lead.is_err() && !preamble::is_preamble(line))
        || (grammar::begins_lower(line) && !before.ends_with(['.', ';', ':']) && !line.ends_with('.'))
}

fn decides(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::QuyetDinh | DocumentKind::NghiQuyet | DocumentKind::ChiThi | DocumentKind::ThongTu)
}

/// `Kính gửi:` with the lines of those it is sent to.
fn addressee(blocks: &mut Blocks<'_>, at: usize) -> usize {
    let mut to = at + 1;
    if blocks.is_cell(at) {
        // A table that sets `Kính gửi:` beside those it is sent to.
        to = blocks.table_end(at).min(at + REACH);
    } else if blocks.line(at).ends_with(':') {
        while to < blocks.count() && to < at + 20 {
            let line = blocks.line(to);
            let listed = line.starts_with(['-', '–', '+']) && line.len() < 200;
            if !listed || blocks.aside(to).is_some() {
                break;
            }
            to += 1;
        }
    }
    let node = blocks.leaf(Kind::Addressee, at, to);
    blocks.tree.parts.addressee.get_or_insert(node);
    to
}
