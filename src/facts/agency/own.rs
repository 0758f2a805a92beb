//! The document's own unit: where it belongs, and which one the majority of those places names.

use super::{AgencyMention, OwnUnit};
use crate::text::{Span, Text, fold};
use crate::tree::{Kind, Tree};
use rustc_hash::FxHashMap;

/// A place where the document's own unit belongs, with the unit that stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnMention {
    /// The level and name (only the name on the place line).
    pub span: Span,
    /// Folded level; empty on the place line.
    pub level: &'static str,
    /// Folded name.
    pub name: String,
    /// Which place.
    pub position: Position,
}

/// Where the document's own unit belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Position {
    /// The issuing agency's name in the header.
    Header,
    /// The place of the place–date line.
    PlaceLine,
    /// The sentence that leads to the body.
    Preamble,
    /// The closing sentence.
    Closing,
    /// The signing block.
    Signature,
    /// The caption of an appendix.
    Caption,
}

/// Places where the own unit belongs, in text order.
pub(super) fn own_mentions(text: &Text, tree: &Tree, mentions: &[AgencyMention]) -> Vec<OwnMention> {
    let mut own = Vec::new();
    let parts = tree.parts();
    for mention in mentions.iter().filter(|m| !m.name.is_empty()) {
        let Some(position) = position(text, tree, mention) else { continue };
        own.push(OwnMention {
            span: mention.level_span.cover(mention.name),
            level: mention.level,
            name: fold(text.slice(mention.name)),
            position,
        });
    }
    if let Some(line) = parts.place_date.as_ref().filter(|line| !line.place.is_empty()) {
        let name = fold(text.slice(line.place));
        let name =
            ["phường ", "xã ", "thành phố ", "tp. ", "tp "].iter().find_map(|l| name.strip_prefix(l)).unwrap_or(&name);
        own.push(OwnMention { span: line.place, level: "", name: name.to_owned(), position: Position::PlaceLine });
    }
    own.sort_by_key(|mention| mention.span);
    own
}

/// Whether a mention stands where the own unit belongs. In sentences only a people's committee or council that acts is the
/// document's own: `của UBND xã …` at the closing's and the caption's end, the subject of the preamble.
fn position(text: &Text, tree: &Tree, mention: &AgencyMention) -> Option<Position> {
    let parts = tree.parts();
    let acting = matches!(mention.body, "ubnd" | "hđnd");
    let before =
        |span: Span| fold(text.slice(Span { start: text.lines()[mention.line as usize].span.start, end: span.start }));
    match tree.node(mention.block).kind {
        Kind::Issuer => (parts.issuer.last() == Some(&mention.block)).then_some(Position::Header),
        Kind::Authority => Some(Position::Signature),
        Kind::Caption => (acting && before(mention.span).trim_end().ends_with("của")).then_some(Position::Caption),
        Kind::Closing => (acting && before(mention.span).trim_end().ends_with("của")).then_some(Position::Closing),
        Kind::Preamble => (acting && is_subject(text, mention)).then_some(Position::Preamble),
        Kind::Basis => {
            let leads = parts.bases.iter().any(|b| b.node == mention.block && b.leads_to_body);
            (leads && acting && is_subject(text, mention)).then_some(Position::Preamble)
        }
        _ => None,
    }
}

/// Whether a verb of issuing follows: `UBND xã Tân Lập xây dựng kế hoạch …`.
fn is_subject(text: &Text, mention: &AgencyMention) -> bool {
    let line = text.lines()[mention.line as usize].span;
    let after = fold(text.slice(Span { start: mention.span.end, end: line.end }));
    ["xây dựng", "ban hành", "lập kế hoạch", "báo cáo", "triển khai"]
        .iter()
        .any(|verb| after.trim_start().starts_with(verb))
}

/// The unit most places name; the earliest of those equally often named. The place line votes by its name.
pub(super) fn majority(own: &[OwnMention]) -> Option<OwnUnit> {
    let mut votes: FxHashMap<&str, usize> = FxHashMap::default();
    for mention in own {
        *votes.entry(&mention.name).or_default() += 1;
    }
    let most = votes.values().copied().max()?;
    let first = own.iter().find(|m| votes[m.name.as_str()] == most)?;
    let level = own.iter().find(|m| m.name == first.name && !m.level.is_empty()).map_or("", |m| m.level);
    Some(OwnUnit { level: level.to_owned(), name: first.name.clone() })
}
