//! A Word draft with its findings in it: each a comment, safe fixes as tracked changes where they are wanted.

use crate::diagnostic::{Applicability, Edit, Finding};
use crate::read::Limits;
use crate::report::{Draft, Shown};
use crate::rules::card::Lang;
use crate::text::{Format, Text};
use crate::write::{self, Comment, Review, Reviewed, WriteError};

/// Labels and characters of their text that a comment tells.
const LABELS: usize = 6;
const QUOTED: usize = 80;

/// Whether a draft that was read from these bytes can have a copy: only a Word package can.
pub fn is_copied(text: &Text, bytes: &[u8]) -> bool {
    text.source().format == Format::Docx && bytes.starts_with(b"PK")
}

/// A copy of a Word draft (`bytes`, which were read as `draft.text`) with a comment for each finding that is not
/// silenced; `track`: with the safe fixes as tracked changes.
///
/// # Errors
/// Where the draft is no Word document, or its package cannot be put together again.
pub fn copy(
    bytes: &[u8],
    draft: &Draft<'_>,
    findings: &[Finding],
    track: bool,
    lang: Lang,
    limits: &Limits,
) -> Result<Reviewed, WriteError> {
    let comments = draft.findings.iter().filter(|shown| shown.suppressed.is_none());
    let comments = comments.map(|shown| comment(shown, lang)).collect();
    let changes = if track { changes(findings) } else { Vec::new() };
    let review = Review { author: "soat".to_owned(), date: now(), comments, changes };
    write::review(bytes, draft.text, &review, limits)
}

/// A finding as a comment: what, where else, what to do, why, and what it rests on.
fn comment(shown: &Shown<'_>, lang: Lang) -> Comment {
    let severity = shown.severity.names();
    let mut paragraphs = vec![format!("{}: {}", lang.pick(severity.vi, severity.en), shown.message)];
    for label in shown.labels.iter().take(LABELS) {
        let text: String = label.text.chars().take(QUOTED).collect();
        let dots = if text.len() < label.text.len() { "…" } else { "" };
        let colon = if label.message.is_empty() { "" } else { ": " };
        let place = label.whereabouts(lang).map_or(String::new(), |place| format!(" ({place})"));
        paragraphs.push(format!("→ {}{place}{colon}“{}{dots}”", label.message, text.replace('\n', " ")));
    }
    if let Some(hint) = &shown.hint {
        paragraphs.push(hint.to_string());
    }
    if let Some(help) = &shown.help {
        paragraphs.push(format!("{}: {help}", lang.pick("Đề nghị", "Suggestion")));
    }
    paragraphs.push(shown.card.why.get(lang).to_owned());
    let source = shown.sources().collect::<Vec<_>>().join("; ");
    paragraphs.push(format!("{}: {source}", lang.pick("Căn cứ", "Source")));
    Comment { span: shown.span, head: shown.card.code.to_string(), paragraphs }
}

/// The safe fixes; never of a figure.
fn changes(findings: &[Finding]) -> Vec<Vec<Edit>> {
    let open = findings.iter().filter(|finding| finding.suppressed.is_none());
    let diagnostics = open.map(|finding| &finding.diagnostic).filter(|diagnostic| diagnostic.evidence.is_none());
    diagnostics
        .filter_map(|diagnostic| diagnostic.fixes.iter().find(|fix| fix.applicability == Applicability::Safe))
        .map(|fix| fix.edits.clone())
        .collect()
}

/// The time in Việt Nam as Word writes it: the clock on the wall, whatever the `Z` says.
fn now() -> String {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(7));
    let clock = zone.to_datetime(jiff::Timestamp::now());
    format!("{}Z", clock.strftime("%Y-%m-%dT%H:%M:%S"))
}
