//! What stands inside lines: emphasis, tags, references, escapes and links go, their meaning becomes looks.
//! Must not know how lines were found.

use super::marks::{Act, tokens};
use super::pen::{Look, Pen};
use super::tag::Tag;
use crate::text::{Gap, LineKind, Span};

/// A physical line's share of a block.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// Its text, without white space at its ends.
    pub span: Span,
    /// How it goes on from the piece before.
    pub glue: Glue,
}

/// How a piece goes on from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glue {
    /// The same paragraph, wrapped.
    Join,
    /// A line of its own.
    Line(LineKind, Gap),
    /// A line of its own across which no emphasis reaches: a list item, a cell.
    Item(LineKind, Gap),
}

/// Writes a block: emphasis may begin on one of its pieces and end on another.
pub fn write(pen: &mut Pen<'_>, pieces: &[Piece]) {
    let source = pen.source();
    let found = tokens(source, pieces);
    let mut tokens = found.iter().peekable();
    let mut before = None;
    let mut kind = LineKind::Paragraph;
    let mut emphasis = Look::default();
    let mut tagged = Look::default();
    for piece in pieces {
        match piece.glue {
            Glue::Join => {
                if let Some(before) = before {
                    pen.wait_one(Span { start: before, end: piece.span.start });
                }
            }
            Glue::Line(line, gap) | Glue::Item(line, gap) => {
                kind = line;
                pen.begin(line, gap);
            }
        }
        let mut at = piece.span.start;
        while let Some(token) = tokens.next_if(|token| token.span.start < piece.span.end) {
            pen.text(Span { start: at, end: token.span.start.max(at) });
            at = token.span.end;
            match token.act {
                Act::Drop => {}
                Act::Space => pen.wait_one(token.span),
                Act::Stars { bold, italic } => {
                    // What is left of a run of marks is text.
                    let used = 2 * u32::from(bold) + u32::from(italic);
                    pen.text(Span { start: token.span.start + used, end: token.span.end });
                    emphasis.bold ^= bold;
                    emphasis.italic ^= italic;
                    pen.set_look(both(emphasis, tagged));
                }
                Act::Character(character) => pen.character(character, token.span),
                Act::Tag(tag) => {
                    if tag.is("br") {
                        pen.begin(kind, Gap::Break);
                    } else if is_block(&tag) {
                        pen.begin(kind, Gap::Line);
                    } else {
                        set_tag(&mut tagged, &tag);
                        pen.set_look(both(emphasis, tagged));
                    }
                }
            }
        }
        pen.text(Span { start: at.min(piece.span.end), end: piece.span.end });
        before = Some(piece.span.end);
    }
    pen.set_look(Look::default());
}

/// Sets what an inline tag says.
pub fn set_tag(look: &mut Look, tag: &Tag<'_>) {
    let on = !tag.closing;
    if tag.is_any(&["b", "strong"]) {
        look.bold = on;
    } else if tag.is_any(&["i", "em"]) {
        look.italic = on;
    } else if tag.is_any(&["u", "ins"]) {
        look.underline = on;
    } else if tag.is("sup") {
        look.raised = on;
    } else if tag.is("mark") {
        look.highlight = on;
    }
}

/// Whether a tag begins or ends a paragraph.
pub fn is_block(tag: &Tag<'_>) -> bool {
    const NAMES: &[&str] = &[
        "p",
        "div",
        "center",
        "li",
        "ul",
        "ol",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "pre",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "section",
        "article",
        "body",
        "html",
        "dl",
        "dt",
        "dd",
        "caption",
    ];
    tag.is_any(NAMES)
}

/// Whether a tag is one that drafts carry; anything else in angle brackets is text.
pub fn is_known(tag: &Tag<'_>) -> bool {
    const NAMES: &[&str] = &[
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "sup",
        "sub",
        "mark",
        "br",
        "span",
        "font",
        "a",
        "img",
        "small",
        "big",
        "code",
        "tt",
        "o:p",
        "st1:place",
        "wbr",
        "abbr",
        "cite",
        "q",
        "label",
    ];
    tag.is_any(NAMES) || is_block(tag)
}

fn both(a: Look, b: Look) -> Look {
    Look {
        bold: a.bold | b.bold,
        italic: a.italic | b.italic,
        underline: a.underline | b.underline,
        raised: a.raised | b.raised,
        highlight: a.highlight | b.highlight,
        align: a.align.or(b.align),
    }
}
