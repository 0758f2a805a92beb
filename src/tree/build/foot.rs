//! The foot: nơi nhận and the signing block, in any order or interleaved.

use super::{Blocks, appendix};
use crate::tree::grammar::{self, national, recipients, signature};
use crate::tree::{Kind, NodeId, Recipient, Signature};

/// The longest table that can be the layout of a foot.
const LAYOUT_LINES: usize = 120;

/// The longest table that can go on with a foot.
const SHORT_TABLE: usize = 12;

/// Where the foot begins, or an appendix where there is no foot; the number of lines where neither does.
pub fn start(blocks: &Blocks<'_>, from: usize) -> usize {
    let mut at = from;
    while at < blocks.count() {
        if blocks.is_cell(at) {
            let end = blocks.table_end(at);
            if is_foot_table(blocks, at, end) {
                return at;
            }
            at = end;
            continue;
        }
        if opens_foot(blocks, at) || appendix::begins_in_body(blocks, at) {
            return at;
        }
        at += 1;
    }
    at
}

/// Whether the line opens a foot: `Nơi nhận:`, `TM. …`, or a title in capitals that a name follows.
fn opens_foot(blocks: &Blocks<'_>, at: usize) -> bool {
    let line = blocks.line(at);
    match line.as_bytes().first() {
        Some(b'N' | b'n') if recipients::heading(line).is_ok() => true,
        Some(b'T' | b'K' | b'Q') if signature::is_authority(line) => true,
        Some(b'A'..=b'Z' | 0xc3..=0xc6 | 0xe1) if line.len() < 60 && signature::is_bare_title(line) => {
            let next = (at + 1..blocks.count()).find(|&i| blocks.aside(i).is_none());
            next.is_some_and(|i| signature::is_name(blocks.line(i)) || recipients::heading(blocks.line(i)).is_ok())
        }
        _ => false,
    }
}

fn is_foot_table(blocks: &Blocks<'_>, at: usize, end: usize) -> bool {
    let narrow = || (at..end).all(|i| blocks.info(i).cell().is_none_or(|c| c.column < 4));
    end - at <= LAYOUT_LINES && (at..end).any(|i| opens_foot(blocks, i)) && narrow()
}

/// Whether a table is one more line of recipients with the signature beside it, cut off from those above by lines of one
/// column: `- Các thôn;          Trần Văn An`.
fn goes_on_beside(blocks: &Blocks<'_>, at: usize) -> bool {
    let end = blocks.table_end(at);
    let cells = || (at..end).map(|i| (blocks.info(i).cell().map_or(0, |cell| cell.column), blocks.line(i)));
    let unnamed = blocks.tree.parts.signature.as_ref().is_some_and(|s| s.name.is_none());
    let signs = |line: &str| signature::is_name(line) || signature::is_title(line) || signature::is_signed_note(line);
    unnamed
        && end - at <= SHORT_TABLE
        && cells().all(|(column, line)| column < 2 && line.len() < 120)
        && cells().any(|(column, line)| column == 1 && signs(line))
}

/// What the foot is reading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    None,
    Recipients,
    Signature,
}

/// Reads the foot from line `at` on, and yields the line after it.
pub fn read(blocks: &mut Blocks<'_>, at: usize) -> usize {
    if at >= blocks.count() || !(opens_foot(blocks, at) || blocks.is_cell(at)) {
        return at;
    }
    blocks.open(Kind::Foot, at);
    let mut foot = Foot { part: Part::None, depth: blocks.open.len() };
    let mut at = at;
    while at < blocks.count() {
        let begins_table = blocks.is_cell(at) && at > 0 && !blocks.is_cell(at - 1);
        let goes_on = || is_foot_table(blocks, at, blocks.table_end(at)) || goes_on_beside(blocks, at);
        if begins_table && !goes_on() {
            break;
        }
        if let Some(kind) = blocks.aside(at) {
            if kind == Kind::PageBreak || kind == Kind::Running {
                foot.turn(blocks, Part::None, at);
            }
            blocks.leaf(kind, at, at + 1);
            at += 1;
            continue;
        }
        match foot.line(blocks, at) {
            Some(next) => at = next,
            None => break,
        }
    }
    blocks.close_to(foot.depth - 1, at);
    at
}

struct Foot {
    part: Part,
    /// Open blocks when only the foot is open.
    depth: usize,
}

impl Foot {
    /// Opens the block of a part, unless it is open.
    fn turn(&mut self, blocks: &mut Blocks<'_>, part: Part, line: usize) {
        if self.part == part {
            return;
        }
        blocks.close_to(self.depth, line);
        self.part = part;
        let kind = match part {
            Part::None => return,
            Part::Recipients => Kind::Recipients,
            Part::Signature => Kind::Signature,
        };
        let node = blocks.open(kind, line);
        if part == Part::Signature {
            signed(blocks, node);
        }
    }

    /// One line of the foot; `None` where the foot is over.
    fn line(&mut self, blocks: &mut Blocks<'_>, at: usize) -> Option<usize> {
        let line = blocks.line(at);
        if let Ok((rest, _)) = recipients::heading(line) {
            self.turn(blocks, Part::Recipients, at);
            let node = blocks.leaf(Kind::RecipientsHeading, at, at + 1);
            blocks.tree.parts.recipients_heading.get_or_insert(node);
            shared_line(blocks, node, rest);
            return Some(at + 1);
        }
        if signature::is_authority(line) {
            return Some(self.authority(blocks, at));
        }
        let signed = blocks.tree.parts.signature.as_ref();
        let named = signed.is_some_and(|s| s.name.is_some());
        let has_title = signed.is_some_and(|s| !s.titles.is_empty() || !s.authority.is_empty());
        // Two columns on one line: the signature has begun beside the recipients.
        let shared = signed.is_some_and(|s| blocks.tree.node(s.node).kind != Kind::Signature);
        if signature::is_title(line) && (grammar::is_capitals(line) || self.part == Part::Signature) && !named {
            self.turn(blocks, Part::Signature, at);
            let node = blocks.leaf(Kind::SignerTitle, at, at + 1);
            if let Some(signed) = &mut blocks.tree.parts.signature {
                signed.titles.push(node);
            }
            return Some(at + 1);
        }
        // Nothing but the signature stands under `Lưu:`.
        let archived = blocks.tree.parts.recipients.last().is_some_and(|r| r.archive);
        let alone = !line.starts_with('-')
            && (self.part != Part::Recipients || blocks.is_cell(at) || blocks.is_apart(at) || shared || archived);
        if has_title && !named && alone && signature::is_name(line) && !ends_document(blocks, at) {
            self.turn(blocks, Part::Signature, at);
            let node = blocks.leaf(Kind::SignerName, at, at + 1);
            if let Some(signed) = &mut blocks.tree.parts.signature {
                signed.name = Some(node);
            }
            return Some(at + 1);
        }
        if ends_document(blocks, at) {
            return None;
        }
        let may_receive = self.part != Part::Signature || recipients::recipient(line).1;
        if may_receive && is_recipient(blocks, at, self.part == Part::Recipients) {
            self.turn(blocks, Part::Recipients, at);
            let node = blocks.leaf(Kind::Recipient, at, at + 1);
            shared_line(blocks, node, line);
            return Some(at + 1);
        }
        let noted = self.part == Part::Signature && !named && (signature::is_signed_note(line) || line.len() < 100);
        let residue = blocks.is_cell(at) || (line.len() < 60 && self.goes_on(blocks, at));
        if noted || residue || (signature::is_signed_note(line) && line.len() < 60 && self.part != Part::None) {
            blocks.leaf(Kind::Unknown, at, at + 1);
            return Some(at + 1);
        }
        None
    }

    /// Whether the foot goes on under a line that is none of it.
    fn goes_on(&self, blocks: &Blocks<'_>, at: usize) -> bool {
        let next = (at + 1..blocks.count().min(at + 4)).find(|&i| blocks.aside(i).is_none());
        self.part != Part::None && next.is_some_and(|i| opens_foot(blocks, i))
    }

    /// `TM. ỦY BAN NHÂN DÂN`, with the lines it is broken over.
    fn authority(&mut self, blocks: &mut Blocks<'_>, at: usize) -> usize {
        self.turn(blocks, Part::Signature, at);
        let mut to = at + 1;
        while to < blocks.count() && to < at + 3 {
            let line = blocks.line(to);
            let joined = !blocks.is_apart(to) && blocks.is_cell(to) == blocks.is_cell(at) && line.len() < 80;
            let title = signature::is_title(line) || signature::is_authority(line) || is_whole(blocks.line(to - 1));
            if !joined || title || blocks.aside(to).is_some() || !grammar::is_capitals(line) || signed_next(blocks, to)
            {
                break;
            }
            to += 1;
        }
        let node = blocks.leaf(Kind::Authority, at, to);
        let named = signature::flattened_name(blocks.line(to - 1)).is_some();
        if let Some(signed) = &mut blocks.tree.parts.signature {
            signed.authority.push(node);
            if named {
                signed.name.get_or_insert(node);
            }
        }
        to
    }
}

/// A line of nơi nhận, and what an extractor that keeps columns laid beside it: `- UBND xã;          CHỦ TỊCH`.
fn shared_line(blocks: &mut Blocks<'_>, node: NodeId, line: &str) {
    for (i, column) in national::columns(line).flat_map(signature::beside).enumerate() {
        let named = blocks.tree.parts.signature.as_ref().is_some_and(|s| s.name.is_some());
        if signature::is_authority(column) {
            let name = signature::flattened_name(column).map(|_| node);
            let signed = signed(blocks, node);
            signed.authority.push(node);
            signed.name = signed.name.or(name);
        } else if signature::is_title(column) && grammar::is_capitals(column) {
            signed(blocks, node).titles.push(node);
        } else if i > 0 && !named && blocks.tree.parts.signature.is_some() && signature::is_name(column) {
            signed(blocks, node).name = Some(node);
        } else {
            // A flattened cell: `- Như trên; - Các thôn; - Lưu: VT.`
            recipients::items(column).for_each(|item| recipient(blocks, node, item));
        }
    }
}

/// The signature, which begins at `node` where it has not begun.
fn signed<'b>(blocks: &'b mut Blocks<'_>, node: NodeId) -> &'b mut Signature {
    blocks.tree.parts.signature.get_or_insert(Signature { node, authority: vec![], titles: vec![], name: None })
}

fn recipient(blocks: &mut Blocks<'_>, node: NodeId, line: &str) {
    let (text, dashed) = recipients::recipient(line);
    let archive = recipients::is_archive(text);
    let span = blocks.span(text);
    blocks.tree.parts.recipients.push(Recipient { node, span, archive, sub: !dashed && !archive });
}

/// `TM. ỦY BAN NHÂN DÂN` and `KT. CHỦ TỊCH` are whole: what follows in capitals is a title or a name.
fn is_whole(line: &str) -> bool {
    let ends =
        ["NHÂN DÂN", "CHỦ TỊCH", "UBND", "GIÁM ĐỐC", "ĐẢNG ỦY", "THƯỜNG VỤ", "BÍ THƯ", "HỘI ĐỒNG", "THƯỜNG TRỰC"];
    ends.iter().any(|end| line.ends_with(end))
}

/// Whether the line could be the signer's name in capitals: nothing of the signature follows it.
fn signed_next(blocks: &Blocks<'_>, at: usize) -> bool {
    let next = (at + 1..blocks.count()).find(|&i| blocks.aside(i).is_none());
    signature::is_name(blocks.line(at))
        && next.is_none_or(|i| !signature::is_title(blocks.line(i)) && !signature::is_name(blocks.line(i)))
}

fn is_recipient(blocks: &Blocks<'_>, at: usize, inside: bool) -> bool {
    let line = blocks.line(at);
    let (text, dashed) = recipients::recipient(line);
    let archived = blocks.tree.parts.recipients.last().is_some_and(|r| r.archive);
    let listed = dashed || line.starts_with('+') || recipients::is_archive(text) || line.ends_with(';');
    line.len() < 500
        && (listed || (inside && !archived && (line.len() < 120 && !grammar::is_capitals(line) || blocks.is_cell(at))))
}

/// Whether the main document is over: an appendix, an annexed document, a table of data.
fn ends_document(blocks: &Blocks<'_>, at: usize) -> bool {
    appendix::begins_after_foot(blocks, at)
}
