//! Findings in the protocol's words: place, severity, message, other places, tags.

use super::checked::{Checked, Draft};
use super::client::Client;
use super::documents::Document;
use super::position::Written;
use crate::diagnostic::{Diagnostic as Found, Fault, Finding, Severity};
use crate::read::ReadError;
use crate::report::{self, Shown, calculation};
use crate::rules::Catalog;
use crate::rules::card::{Card, Lang};
use crate::text::Place;
use ls_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, NumberOrString, Range,
};
use serde_json::json;

/// Rules whose findings an editor may draw in a way of their own, with the `[say.KEY]`s this is true of (none: all).
/// Struck through: what was abolished or has ended. Faded: what can go.
const TAGS: &[(&str, &[&str], DiagnosticTag)] = &[
    ("CC06", &["main", "ended", "old"], DiagnosticTag::DEPRECATED),
    ("CT05", &[], DiagnosticTag::UNNECESSARY),
    ("TN08", &[], DiagnosticTag::DEPRECATED),
];

/// What is to be said about a document: findings that are not silenced, or why it could not be read.
pub fn of(document: &Document, client: &Client, lang: Lang) -> Vec<Diagnostic> {
    let Ok(setups) = &document.setups else { return Vec::new() };
    match &document.checked {
        Some(Checked::Draft(draft)) => shown(draft, &setups.catalog, lang)
            .filter(|(finding, _)| finding.suppressed.is_none())
            .map(|(finding, shown)| diagnostic(document, client, lang, finding, &shown))
            .collect(),
        // An empty document is one that is about to be written.
        Some(Checked::Unread(error)) if error.code() != "empty" => vec![unread(error, lang)],
        _ => Vec::new(),
    }
}

/// The findings of a draft as they are told.
pub fn shown<'a>(draft: &'a Draft, catalog: &'a Catalog, lang: Lang) -> impl Iterator<Item = (&'a Finding, Shown<'a>)> {
    let starts = draft.text.line_starts();
    draft.findings.iter().filter_map(move |finding| {
        let card = catalog.card(&finding.diagnostic.code)?;
        Some((finding, report::render(finding, card, lang, &draft.text, &starts)))
    })
}

/// A finding.
pub fn diagnostic(
    document: &Document,
    client: &Client,
    lang: Lang,
    finding: &Finding,
    shown: &Shown<'_>,
) -> Diagnostic {
    let written = &document.written;
    let related = shown.labels.iter().map(|label| DiagnosticRelatedInformation {
        location: Location { uri: document.uri.clone(), range: range(written, Some(label.place)) },
        message: label.message.to_string(),
    });
    let related: Vec<_> = if client.related { related.collect() } else { Vec::new() };
    Diagnostic {
        range: range(written, shown.place),
        severity: Some(severity(shown.severity)),
        code: Some(NumberOrString::String(shown.card.code.to_string())),
        code_description: None,
        source: Some("soat".to_owned()),
        message: message(shown, lang),
        related_information: (!related.is_empty()).then_some(related),
        tags: tag(&finding.diagnostic).filter(|_| client.tags).map(|tag| vec![tag]),
        data: Some(json!({"rule": shown.card.name, "fingerprint": shown.fingerprint})),
    }
}

/// Where a place is; the first of the document for what is about the whole of it.
pub fn range(written: &Written, place: Option<Place>) -> Range {
    // The editor's text is UTF-8 to the reader, so that places count its bytes.
    place.map_or_else(Range::default, |place| written.range(place.start.byte as usize, place.end.byte as usize))
}

/// What is wrong with a file of the user's own.
pub fn fault(fault: &Fault, written: &Written, lang: Lang) -> Diagnostic {
    let help = fault.help.as_ref().map(|help| format!("\n{}: {}", advice(lang), lang.pick(&help.vi, &help.en)));
    Diagnostic {
        range: written.range(fault.span.start, fault.span.end),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some("soat".to_owned()),
        message: format!("{}{}", lang.pick(&fault.what.vi, &fault.what.en), help.unwrap_or_default()),
        ..Diagnostic::default()
    }
}

fn unread(error: &ReadError, lang: Lang) -> Diagnostic {
    Diagnostic {
        severity: Some(DiagnosticSeverity::ERROR),
        code: Some(NumberOrString::String(error.code().to_owned())),
        source: Some("soat".to_owned()),
        message: error.message(lang.name()),
        ..Diagnostic::default()
    }
}

/// By the one table.
fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity.names().lsp {
        1 => DiagnosticSeverity::ERROR,
        2 => DiagnosticSeverity::WARNING,
        _ => DiagnosticSeverity::INFORMATION,
    }
}

fn tag(found: &Found) -> Option<DiagnosticTag> {
    let holds = |says: &[&str]| says.is_empty() || says.contains(&found.say);
    TAGS.iter().find(|(code, says, _)| *code == found.code && holds(says)).map(|(_, _, tag)| tag.clone())
}

/// What, how it was computed, what to do, why, and what that rests on; a line each.
fn message(shown: &Shown<'_>, lang: Lang) -> String {
    let mut lines = vec![shown.message.to_string()];
    lines.extend(computed(shown, lang));
    lines.extend(shown.help.as_ref().map(|help| format!("{}: {help}", advice(lang))));
    lines.push(why(shown.card, lang).to_owned());
    lines.extend(shown.card.source.first().map(|source| format!("{}: {source}", lang.pick("căn cứ", "source"))));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// The calculation to redo, and the likely slip.
pub fn computed(shown: &Shown<'_>, lang: Lang) -> Vec<String> {
    let line = shown.evidence.and_then(calculation);
    let line = line.map(|line| format!("{}: {line}", lang.pick("tính lại", "computed")));
    let hint = shown.hint.as_ref().map(|hint| format!("{}: {hint}", lang.pick("gợi ý", "hint")));
    line.into_iter().chain(hint).collect()
}

fn advice(lang: Lang) -> &'static str {
    lang.pick("đề nghị", "help")
}

/// The first sentence of a card's reason.
fn why(card: &Card, lang: Lang) -> &str {
    let why = card.why.get(lang).trim();
    let is_end = |at: usize| {
        let rest = &why[at + 1..];
        rest.starts_with([' ', '\n']) && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '“')
    };
    match why.match_indices('.').map(|(at, _)| at).find(|&at| is_end(at)) {
        Some(end) => &why[..=end],
        None => why,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::card::Part;

    #[test]
    fn tags_are_of_rules_and_sentences_that_there_are() {
        let catalog = Catalog::shipped();
        for (code, says, _) in TAGS {
            let card = catalog.card(code).unwrap_or_else(|| panic!("no rule {code}"));
            for say in *says {
                assert!(card.sentence(Part::Say, say, Lang::Vi).is_some(), "{code} never says {say}");
            }
        }
    }

    #[test]
    fn reasons_are_cut_after_a_sentence() {
        for card in Catalog::shipped().cards() {
            for lang in [Lang::Vi, Lang::En] {
                let why = why(card, lang);
                assert!(why.ends_with('.') && why.chars().count() > 15, "{}: {why}", card.code);
            }
        }
    }
}
