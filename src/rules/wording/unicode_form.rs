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
        one(found, "decomposed", draft.text.composed(), None);
        let decomposed = decomposed(draft.text);
        let spans: Vec<Span> = decomposed.iter().map(|edit| edit.span).collect();
        one(found, "decomposed", &spans, Some(decomposed));
        let invisible = invisible(draft);
        let edits = invisible.iter().map(|&span| Edit { span, text: String::new() });
        one(found, "invisible", &invisible, Some(edits.collect()));
    }
}

/// One finding for all places, at the first.
fn one(found: &mut Findings, say: &'static str, places: &[Span], mended: Option<Vec<Edit>>) {
    if let Some(&first) = places.first() {
        let finding = Diagnostic::at(first).say(say).value("count", places.len().to_string());
        let fix = |edits| Fix { applicability: Applicability::Safe, title: "main", edits };
        found.push(mended.into_iter().fold(finding, |finding, edits| finding.fix(fix(edits))));
    }
}

/// Letters that the file writes as a base letter and combining marks. The content is in NFC by law, so that they show
/// only in where it came from (office files: [`Text::composed`], which Word has no edit for); replacing them by themselves writes the composed letter into the file.
fn decomposed(text: &Text) -> Vec<Edit> {
    let Some(source) = &text.source().decoded else { return Vec::new() };
    let mut rewritten = text.origins().segments().iter().filter(|s| s.content.len() != s.source.len()).peekable();
    if rewritten.peek().is_none() || !has_marks(source) {
        return Vec::new();
    }
    let content = text.content();
    let mut edits: Vec<Edit> = Vec::new();
    for segment in rewritten {
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
fn invisible(draft: &Draft<'_>) -> Vec<Span> {
    let content = draft.text.content();
    let letter = |c: Option<char>| c.is_some_and(is_letter_or_digit);
    let is_inside = |span: &&Span| {
        let (before, after) = (&content[..span.start as usize], &content[span.end as usize..]);
        letter(before.chars().next_back()) && letter(after.chars().next())
    };
    draft.marks().hidden().iter().filter(is_inside).copied().collect()
}
