//! What the pen promises.

use super::*;
use crate::text::{Encoding, Format, Source};

fn source(decoded: &str) -> Source {
    Source {
        name: "x".into(),
        format: Format::Text,
        encoding: Encoding::Utf8,
        bom: 0,
        decoded: Some(decoded.to_owned()),
        sha256: [0; 32],
        parts: Vec::new(),
    }
}

#[test]
fn letters_and_marks_apart_are_composed_and_lead_back_whole() {
    let written = "Mo\u{323}\u{302}t ha\u{323}n";
    let mut pen = Pen::new(written);
    pen.text(Span::new(0, written.len()));
    let text = pen.finish().finish(source(written));
    assert_eq!(text.content(), "Một hạn");
    let at = text.content().find('ạ').expect("it is there");
    let shown = text.shown_span(Span::new(at, at + 'ạ'.len_utf8()));
    assert_eq!(&written[shown.range()], "a\u{323}");
}

#[test]
fn a_mark_after_removed_markup_still_composes() {
    let written = "e**\u{301}x";
    let mut pen = Pen::new(written);
    pen.text(Span::new(0, 1));
    pen.set_look(Look { bold: true, ..Look::default() });
    pen.text(Span::new(3, written.len()));
    let text = pen.finish().finish(source(written));
    assert_eq!(text.content(), "éx");
    assert_eq!(text.styles()[0].span, Span::new(2, 3));
}

#[test]
fn joined_line_ends_and_markup_between_spaces_are_one_space() {
    let written = "một  \n  hai ** ba";
    let mut pen = Pen::new(written);
    pen.text(Span::new(0, 7));
    pen.wait_one(Span::new(7, 8));
    pen.text(Span::new(8, 14));
    pen.text(Span::new(16, written.len()));
    assert_eq!(pen.finish().finish(source(written)).content(), "một hai ba");
}

#[test]
fn lines_without_a_word_leave_only_their_gap() {
    let written = "a b";
    let mut pen = Pen::new(written);
    pen.begin(LineKind::Paragraph, Gap::Line);
    pen.text(Span::new(0, 1));
    pen.begin(LineKind::Paragraph, Gap::Blank);
    pen.text(Span::new(1, 2));
    pen.begin(LineKind::Paragraph, Gap::Line);
    pen.text(Span::new(2, 3));
    let text = pen.finish().finish(source(written));
    assert_eq!(text.content(), "a\nb");
    assert_eq!(text.lines()[1].gap, Gap::Blank);
}
