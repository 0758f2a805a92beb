//! What the rules about the signing block share: who signs for whom.

use crate::rules::Draft;
use crate::text::Span;
use crate::tree::grammar::{national, recipients, signature};
use crate::tree::{Kind, NodeId};

/// The text of a block's first line, trimmed, and its span; of a line of nơi nhận what the signature has beside it.
pub(super) fn line<'a>(draft: &Draft<'a>, node: NodeId) -> (&'a str, Span) {
    let block = draft.tree.node(node);
    let span = draft.text.lines()[block.lines.0 as usize].span;
    let mut text = draft.text.slice(span).trim();
    if matches!(block.kind, Kind::RecipientsHeading | Kind::Recipient) {
        text = recipients::heading(text).map_or(text, |(rest, _)| rest);
        text = national::columns(text).flat_map(signature::beside).last().unwrap_or(text);
    }
    (text, Span::of(text, draft.text.content(), 0))
}

/// Whether the document is that of a people's committee or council: its header, symbol, opening or closing says so.
pub(super) fn is_of_committee(draft: &Draft<'_>) -> bool {
    let parts = draft.tree.parts();
    let body = |span: Span| {
        let folded = draft.text.folded(span);
        COMMITTEE.iter().chain(&COUNCIL).any(|b| folded.contains(b))
    };
    if !parts.issuer.is_empty() {
        return parts.issuer.iter().any(|&id| body(line(draft, id).1));
    }
    if let Some(number) = parts.number.as_ref().filter(|n| !n.symbol.is_empty()) {
        return body(number.symbol);
    }
    let preamble = parts.preamble.or_else(|| parts.bases.iter().find(|b| b.leads_to_body).map(|b| b.node));
    let opening = preamble.is_some_and(|id| body(draft.tree.node(id).span));
    opening || parts.closing.is_some_and(|c| body(c.span))
}

/// The body that the header names, by its abbreviation, where it names one of the two alone.
pub(super) fn issuing_body(draft: &Draft<'_>) -> Option<&'static str> {
    let names = |phrases: &[&str]| {
        let line = |node: NodeId| draft.text.folded(draft.tree.node(node).span);
        draft.tree.parts().issuer.iter().any(|&node| phrases.iter().any(|phrase| line(node).contains(phrase)))
    };
    match (names(&COMMITTEE), names(&COUNCIL)) {
        (true, false) => Some("UBND"),
        (false, true) => Some("HĐND"),
        _ => None,
    }
}

/// A people's committee, folded.
pub(super) const COMMITTEE: [&str; 3] = ["ủy ban nhân dân", "uỷ ban nhân dân", "ubnd"];

/// A people's council, folded.
pub(super) const COUNCIL: [&str; 2] = ["hội đồng nhân dân", "hđnd"];
