//! KC12: the closing sentence names another plan than the title.

use crate::diagnostic::Diagnostic;
use crate::facts::phrase::lower;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_capital, is_letter, is_letter_or_digit};
use crate::tree::{DocumentKind, Title};
use memchr::memmem;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::borrow::Cow;

/// Holds the subject of the closing sentence against that of the title.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClosingMismatch {}

/// Words that tell no subject, folded, sorted.
const FILLER: [&str; 34] = [
    "ban",
    "bàn",
    "cho",
    "chức",
    "các",
    "công",
    "của",
    "dân",
    "giai",
    "hiện",
    "hoạch",
    "khai",
    "kế",
    "nhiệm",
    "nhân",
    "năm",
    "phường",
    "phố",
    "thành",
    "thực",
    "triển",
    "trong",
    "trên",
    "tác",
    "tỉnh",
    "tổ",
    "việc",
    "và",
    "về",
    "vụ",
    "xã",
    "đoạn",
    "địa",
    "ủy",
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
        let Some(span) = named(draft, closing.span) else { return };
        if let Some(other) = other_type(draft, title, summary, span) {
            found.push(other);
            return;
        }
        // A công văn answers, asks or tells: it closes with its opinion, not with a name.
        if title.kind == DocumentKind::CongVan || gives_opinion(draft.text.folded(span)) {
            return;
        }
        let (of_title, of_closing) = (subject(draft, summary), subject(draft, span));
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
fn named(draft: &Draft<'_>, sentence: Span) -> Option<Span> {
    let folded = draft.text.folded(sentence);
    let find = |text: &str, words: &str| memmem::find(text.as_bytes(), words.as_bytes());
    let start = ["trên đây là nội dung", "trên đây là toàn bộ", "trên đây là"]
        .iter()
        .find_map(|lead| find(folded, lead).map(|i| i + lead.len()))?;
    let end = ENDS.iter().filter_map(|end| find(&folded[start..], end)).min().map_or(folded.len(), |i| start + i);
    let said = draft.text.slice(sentence);
    Some(Span::of(said[start..end].trim(), said, sentence.start))
}

/// `Trên đây là Báo cáo …` under KẾ HOẠCH: the closing sentence of another document. A plan may close with what it carries
/// out (`Kế hoạch thực hiện Chương trình …`).
fn other_type(draft: &Draft<'_>, title: &Title, summary: Span, named: Span) -> Option<Diagnostic> {
    let own = title.kind.name();
    let (said, of_title) = (draft.text.folded(named), draft.text.folded(summary));
    let other = TYPES.into_iter().find(|name| said.starts_with(name))?;
    let differs = TYPES.contains(&own) && other != own && !said.contains(own) && !of_title.contains(other);
    let span = Span { start: named.start, end: named.start + other.len() as u32 };
    let finding = || Diagnostic::at(span).say("type").value("written", draft.text.slice(span)).value("right", own);
    differs.then(|| finding().label(title.span, "title"))
}

/// Whether the closing sentence names an opinion and not the document: `Trên đây là ý kiến của …`, `một số nội dung …`.
fn gives_opinion(named: &str) -> bool {
    ["ý kiến ", "một số ", "các nội dung ", "các ý kiến "].iter().any(|lead| named.starts_with(lead))
}

/// Types of documents that close with their own name, folded.
const TYPES: [&str; 7] = ["báo cáo", "chương trình", "hướng dẫn", "kế hoạch", "phương án", "tờ trình", "đề án"];

/// The words that tell a subject, folded, short forms expanded.
fn subject<'a>(draft: &Draft<'a>, place: Span) -> FxHashSet<Cow<'a, str>> {
    let (written, folded) = (draft.text.slice(place), draft.text.folded(place));
    let mut words = FxHashSet::default();
    for word in written.split(|c: char| !is_letter_or_digit(c) && c != '-' && c != '&').filter(|w| !w.is_empty()) {
        // Short forms begin with a capital.
        let long =
            if word.starts_with(is_capital) { draft.facts.abbreviations.long_of(draft.text, word) } else { None };
        let long = long.unwrap_or(&folded[Span::of(word, written, 0).range()]);
        let pieces = long.split(|c: char| !is_letter(c)).filter(|piece| !piece.is_empty()).map(lower);
        words.extend(pieces.filter(|piece| FILLER.binary_search(&piece.as_ref()).is_err()));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::abbreviation::all_known;

    #[test]
    fn lists_are_as_they_are_read() {
        assert!(FILLER.is_sorted());
        assert!(all_known().all(|(short, _)| short.starts_with(is_capital)));
    }
}
