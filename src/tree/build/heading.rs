//! What is a heading and what a paragraph, among the first leaves of sections.

use super::Blocks;
use crate::tree::grammar::{self, enumerator};
use crate::tree::{Kind, Numbering};

/// What the first leaf of a section looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A title, whatever follows.
    Heading,
    /// A title if something of its own follows.
    Title,
    /// A paragraph that begins with a number.
    RunIn,
}

/// The look of a line whose enumerator is read; `rest` is what follows it.
pub fn look(blocks: &Blocks<'_>, numbering: Numbering, rest: &str) -> Look {
    if !numbering.counts() {
        return Look::RunIn;
    }
    let word = matches!(numbering, Numbering::Part | Numbering::Chapter | Numbering::Division);
    if rest.is_empty() || word || (rest.len() < 400 && grammar::is_capitals(rest)) {
        return Look::Heading;
    }
    let sentence = rest.ends_with(['.', ';', ',', '/']);
    let long = rest.len() > if rest.ends_with(':') { 260 } else { 220 };
    if sentence || long {
        // A line all in bold is a title although it ends like a sentence.
        let bold = !long && blocks.text.is_styled(blocks.span(rest), |s| s.bold);
        return if bold { Look::Title } else { Look::RunIn };
    }
    // `2. Về thu ngân sách: Ước thu 177 triệu đồng` says something already.
    let run_in = rest.find(": ").is_some_and(|at| rest.len() - at > 60);
    let top = matches!(numbering, Numbering::Roman | Numbering::Capital | Numbering::Article);
    match (run_in, top) {
        (true, _) => Look::RunIn,
        (false, true) => Look::Heading,
        (false, false) => Look::Title,
    }
}

/// One past the last line of the heading that begins at `line`: titles of parts stand on lines of their own, and
/// headings in capitals may be broken over lines.
pub fn end(blocks: &Blocks<'_>, line: usize, limit: usize, numbering: Numbering, rest: &str) -> usize {
    let titled_below = rest.is_empty()
        && matches!(numbering, Numbering::Part | Numbering::Chapter | Numbering::Division | Numbering::Article);
    if !titled_below && !grammar::is_capitals(rest) || blocks.is_cell(line) {
        return line + 1;
    }
    let mut to = line + 1;
    while to < limit && to < line + 5 {
        let text = blocks.line(to);
        let first = titled_below && to == line + 1;
        let capitals = grammar::is_capitals(text) && text.len() < 400;
        let short = first && text.len() < 220 && !text.ends_with(['.', ';', ':', ',']);
        let joined = (first || !blocks.is_apart(to)) && (capitals || short) && !blocks.is_cell(to);
        if !joined || blocks.aside(to).is_some() || opens(text) {
            break;
        }
        to += 1;
    }
    to
}

fn opens(text: &str) -> bool {
    enumerator::enumerator(text).is_ok()
}

/// The kind of a head leaf once its section is closed.
pub fn settled(look: Look, has_content: bool) -> Kind {
    match look {
        Look::Heading => Kind::Heading,
        Look::Title if has_content => Kind::Heading,
        _ => Kind::Paragraph,
    }
}
