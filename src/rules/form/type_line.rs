//! TT14: tên loại not in capitals on a line of its own, or followed by no trích yếu.

use super::signing::line;
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::is_upper_word;
use crate::tree::DocumentKind;
use serde::Deserialize;

/// Judges the line of the type and what follows it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TypeLine {}

/// A công văn has no type line.
fn has_line(kind: DocumentKind) -> bool {
    !matches!(kind, DocumentKind::Other | DocumentKind::CongVan)
}

/// `CHƯƠNG TRÌNH HÀNH ĐỘNG`, `BÁO CÁO TỔNG KẾT`: a longer name of the type, with the summary on the lines below.
fn is_longer_type(line: &str, kind: &str, summary_lines: usize) -> bool {
    const WORDS: usize = 2;
    let more = line.strip_prefix(kind).unwrap_or_default();
    summary_lines > 1 && more.split_whitespace().count() <= WORDS && more.split_whitespace().all(is_upper_word)
}

impl Check for TypeLine {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        let Some(title) = parts.title.as_ref().filter(|_| draft.titled().is_some_and(has_line)) else { return };
        if !parts.is_whole() {
            return;
        }
        let (whole, _) = line(draft, title.node);
        let kind = draft.text.slice(title.span);
        let report = |say| Diagnostic::at(title.span).say(say).value("type", kind);
        if !kind.split_whitespace().all(is_upper_word) {
            found.push(report("case"));
        } else if whole.chars().count() > kind.chars().count() + 3 && !is_longer_type(whole, kind, title.summary.len())
        {
            found.push(report("line"));
        } else if title.summary.is_empty() {
            found.push(report("main"));
        }
    }
}
