//! KC10: a sentence cut by a paragraph break, as page ends do when text is copied from a PDF.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Gap, LineKind, Span, is_letter, is_letter_or_digit, is_small};
use crate::tree::{Kind, Kinds};
use serde::Deserialize;

/// Looks for a paragraph that begins in the middle of a sentence.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BrokenParagraph {}

impl Check for BrokenParagraph {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let lines = draft.text.lines();
        for (i, pair) in lines.windows(2).enumerate() {
            let (before, line) = (pair[0], pair[1]);
            if line.gap != Gap::Blank || before.kind != LineKind::Paragraph || line.kind != LineKind::Paragraph {
                continue;
            }
            let (head, tail) = (draft.text.slice(before.span).trim_end(), draft.text.slice(line.span).trim_start());
            if let Some(word) = dangling(head).filter(|_| is_running_text(draft, i) && !tail.starts_with(is_small)) {
                found.push(
                    Diagnostic::at(Span::of(word, draft.text.content(), 0))
                        .say("open")
                        .value("last", word)
                        .value("first", ""),
                );
            } else if is_cut(head, tail) && is_running_text(draft, i) && is_plain_paragraph(draft, i + 1) {
                found.push(report(draft, before.span, line.span, head, tail));
            }
        }
    }
}

/// Running text of the body: a paragraph, or the first line of an item or section.
fn is_running_text(draft: &Draft<'_>, line: usize) -> bool {
    let leaf = draft.tree.leaf_of_line(line);
    matches!(draft.tree.node(leaf).kind, Kind::Paragraph | Kind::Heading | Kind::Unknown) && in_body(draft, line)
}

/// A paragraph that no enumerator opens.
fn is_plain_paragraph(draft: &Draft<'_>, line: usize) -> bool {
    let leaf = draft.tree.leaf_of_line(line);
    let node = draft.tree.node(leaf);
    let opens = node.parent.is_some_and(|p| draft.tree.head(p) == Some(leaf) && draft.tree.enumerator(p).is_some());
    matches!(node.kind, Kind::Paragraph | Kind::Unknown) && !opens && in_body(draft, line)
}

fn in_body(draft: &Draft<'_>, line: usize) -> bool {
    const BESIDE: Kinds = Kinds::of(&[Kind::Header, Kind::Foot, Kind::Table, Kind::Note, Kind::Bases]);
    !draft.tree.is_in_any(draft.tree.leaf_of_line(line), BESIDE)
}

/// Whether a sentence runs over from `head` to `tail`: nothing ends the first, and the second begins with a small letter.
/// Short heads are titles and lists of names, not running text.
fn is_cut(head: &str, tail: &str) -> bool {
    let open = |c| is_letter_or_digit(c) || matches!(c, ',' | '(' | '-' | '%');
    tail.starts_with(is_small)
        && head.ends_with(open)
        // A word behind the first letter, so that `a)` and `đ/c` do not count.
        && tail.chars().take(2).filter(|c| is_letter(*c)).count() == 2
        // Long enough to be a sentence.
        && head.split_whitespace().nth(7).is_some()
        && (tail.split_whitespace().nth(2).is_some() || tail.ends_with(['.', ';']) && tail.contains(' '))
}

/// The last word of a paragraph, where none can end with it: `Ban Công tác Mặt trận các`.
fn dangling(head: &str) -> Option<&str> {
    const OPEN: [&str; 7] = ["các", "những", "và", "của", "hoặc", "với", "mỗi"];
    // Most paragraphs end with a mark.
    let last = head.ends_with(is_letter).then(|| head.rsplit(char::is_whitespace).next())??;
    (OPEN.contains(&last) && head.split_whitespace().nth(2).is_some()).then_some(last)
}

fn report(draft: &Draft<'_>, before: Span, line: Span, head: &str, tail: &str) -> Diagnostic {
    let last = head.rsplit(char::is_whitespace).next().unwrap_or(head);
    let first = tail.split_whitespace().next().unwrap_or(tail);
    let last_span = Span::of(last, draft.text.content(), 0);
    let first_span = Span::of(first, draft.text.content(), 0);
    let gap = Span { start: before.start + (head.len() as u32), end: line.start.max(first_span.start) };
    Diagnostic::at(first_span).value("last", last).value("first", first).label(last_span, "before").fix(Fix {
        applicability: Applicability::Unsafe,
        title: "main",
        edits: vec![Edit { span: gap, text: " ".into() }],
    })
}
