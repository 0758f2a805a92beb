//! KC12: the closing sentence names another plan than the title.

use crate::diagnostic::Diagnostic;
use crate::facts::abbreviation::known;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, fold, is_letter, is_letter_or_digit};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Holds the subject of the closing sentence against that of the title.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClosingMismatch {}

/// Words that tell no subject, folded.
const FILLER: [&str; 34] = [
    "và",
    "của",
    "các",
    "về",
    "việc",
    "trên",
    "địa",
    "bàn",
    "năm",
    "cho",
    "trong",
    "thực",
    "hiện",
    "triển",
    "khai",
    "tổ",
    "chức",
    "kế",
    "hoạch",
    "xã",
    "phường",
    "tỉnh",
    "thành",
    "phố",
    "ban",
    "nhân",
    "dân",
    "ủy",
    "giai",
    "đoạn",
    "nhiệm",
    "vụ",
    "công",
    "tác",
];

/// Words that end what the closing sentence calls the document, folded.
const ENDS: [&str; 9] =
    [" của ủy", " của ubnd", " của hội", " yêu cầu", " đề nghị", " trong quá trình", ", các ", "./.", "; "];

impl Check for ClosingMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        let (Some(title), Some(closing)) = (&parts.title, &parts.closing) else { return };
        let Some(first) = title.summary.first() else { return };
        let last = title.summary.last().unwrap_or(first);
        let summary = draft.tree.node(*first).span.cover(draft.tree.node(*last).span);
        let Some((name, span)) = named(draft.text.slice(closing.span), closing.span) else { return };
        let of_title = subject(draft.text.slice(summary));
        let of_closing = subject(&name);
        if of_title.len() < 2 || of_closing.len() < 3 {
            return;
        }
        let shared = of_title.intersection(&of_closing).count();
        // Half of the title's words, or most of a shortened closing's: the same plan in other words.
        if shared * 2 < of_title.len() && shared * 3 < of_closing.len() * 2 {
            let head = draft.text.lines()[draft.tree.node(*first).lines.0 as usize].span;
            let diagnostic = Diagnostic::at(span)
                .value("closing", draft.text.slice(span))
                .value("title", draft.text.slice(summary).trim().replace('\n', " "))
                .label(head, "title");
            found.push(diagnostic);
        }
    }
}

/// What the closing sentence calls the document: from after `Trên đây là` to its end or its next clause.
fn named(sentence: &str, span: Span) -> Option<(String, Span)> {
    let folded = fold(sentence);
    if folded.len() != sentence.len() {
        return None;
    }
    let start = ["trên đây là nội dung", "trên đây là toàn bộ", "trên đây là"]
        .iter()
        .find_map(|lead| folded.find(lead).map(|i| i + lead.len()))?;
    let end = ENDS.iter().filter_map(|e| folded[start..].find(e)).min().map_or(folded.len(), |i| start + i);
    let name = sentence[start..end].trim();
    Some((name.to_owned(), Span::of(name, sentence, span.start)))
}

/// The words that tell a subject, folded, short forms expanded.
fn subject(text: &str) -> FxHashSet<String> {
    let mut words = FxHashSet::default();
    for word in text.split(|c: char| !is_letter_or_digit(c) && c != '-' && c != '&').filter(|w| !w.is_empty()) {
        let long = known(word).map_or(word, |k| k.long);
        for piece in long.split(|c: char| !is_letter(c)).filter(|p| !p.is_empty()) {
            let piece = fold(piece);
            if !FILLER.contains(&piece.as_str()) {
                words.insert(piece);
            }
        }
    }
    words
}
