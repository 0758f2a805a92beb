//! The card of a finding as a page, where the pointer rests on it.

use super::client::Client;
use super::diagnostics::{computed, range, shown};
use super::documents::Document;
use crate::report::explain;
use crate::rules::card::Lang;
use ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};
use std::fmt::Write as _;

/// Columns of a page without marks.
const WIDTH: usize = 80;

/// What is to be said at a position: the findings there, each with its card.
pub fn at(document: &Document, client: &Client, lang: Lang, position: Position) -> Option<Hover> {
    let setups = document.setups.as_ref().ok()?;
    let draft = document.checked.as_ref()?.draft()?;
    let (mut page, mut place, mut told) = (String::new(), None, Vec::new());
    for (finding, shown) in shown(draft, &setups.catalog, lang) {
        let range = range(&document.written, shown.place);
        if finding.suppressed.is_some() || position < range.start || range.end < position {
            continue;
        }
        place.get_or_insert(range);
        let names = shown.severity.names();
        let (code, severity) = (&shown.card.code, lang.pick(names.vi, names.en));
        let mark = if client.markdown { "**" } else { "" };
        let message = if client.markdown { escaped(&shown.message) } else { shown.message.to_string() };
        let _ = writeln!(page, "{mark}{severity} {code}{mark}: {message}\n");
        for line in computed(&shown, lang) {
            let _ = writeln!(page, "{}\n", if client.markdown { escaped(&line) } else { line });
        }
        told.push(shown.card);
    }
    told.dedup_by_key(|card| card.code.clone());
    for card in told {
        let _ = if client.markdown {
            write!(page, "---\n\n{}", explain::markdown(card, lang))
        } else {
            write!(page, "{}\n\n", explain::plain(card, lang, WIDTH))
        };
    }
    let kind = if client.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    place
        .map(|range| Hover { contents: HoverContents::Markup(MarkupContent { kind, value: page }), range: Some(range) })
}

/// Words of a draft are no marks.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '!') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
