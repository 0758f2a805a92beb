//! CT09: letters typed in pieces (decomposed), and invisible characters inside words.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, Text, is_letter_or_digit};
use serde::Deserialize;

/// Has no parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnicodeForm {}

impl Check for UnicodeForm {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        one(found, "decomposed", decomposed(draft.text));
        one(found, "invisible", invisible(draft.text.content()));
    }
}

/// One finding for all places, at the first.
fn one(found: &mut Findings, say: &'static str, edits: Vec<Edit>) {
    if let Some(first) = edits.first() {
        let (span, count) = (first.span, edits.len().to_string());
        let fix = Fix { applicability: Applicability::Safe, title: "main", edits };
        found.push(Diagnostic::at(span).say(say).value("count", count).fix(fix));
    }
}

/// Letters that the file writes as a base letter and combining marks. The content is in NFC by law, so that they show
/// only in where it came from; replacing them by themselves writes the composed letter into the file.
fn decomposed(text: &Text) -> Vec<Edit> {
    let Some(source) = &text.source().decoded else { return Vec::new() };
    if !has_marks(source) {
        return Vec::new();
    }
    let content = text.content();
    let mut edits: Vec<Edit> = Vec::new();
    for segment in text.origins().segments().iter().filter(|s| s.content.len() != s.source.len()) {
        // A letter may come from two segments: the reader keeps equal lengths for equal bytes.
        let start = content.floor_char_boundary(segment.content.start as usize);
        let span = Span::new(start, content.ceil_char_boundary(segment.content.end as usize));
        let known = edits.last().is_some_and(|last| last.span.overlaps(span));
        if !known && source.get(text.shown_span(span).range()).is_some_and(has_marks) {
            edits.push(Edit { span, text: content[span.range()].to_owned() });
        }
    }
    edits
}

/// Whether a text holds combining marks of Vietnamese (U+0300 to U+036F: lead bytes CC and CD).
fn has_marks(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(0xCC, 0xCD, bytes).any(|at| bytes[at] == 0xCC || bytes.get(at + 1).is_some_and(|b| *b <= 0xAF))
}

/// Zero-width characters and soft hyphens between letters.
fn invisible(content: &str) -> Vec<Edit> {
    let bytes = content.as_bytes();
    memchr::memchr3_iter(0xE2, 0xC2, 0xEF, bytes)
        .filter_map(|at| {
            let length = match bytes.get(at..)? {
                [0xE2, 0x80, 0x8B..=0x8D, ..] | [0xE2, 0x81, 0xA0, ..] | [0xEF, 0xBB, 0xBF, ..] => 3,
                [0xC2, 0xAD, ..] => 2,
                _ => return None,
            };
            let letter = |c: Option<char>| c.is_some_and(is_letter_or_digit);
            let inside = letter(content[..at].chars().next_back()) && letter(content[at + length..].chars().next());
            inside.then(|| Edit { span: Span::new(at, at + length), text: String::new() })
        })
        .collect()
}
