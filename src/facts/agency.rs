//! [`Agencies`]: the document's own agency and place, and every agency it names.

use crate::text::{Span, Text};
use crate::tree::{NodeId, Tree};

/// Agencies of a draft.
#[derive(Debug, Default)]
pub struct Agencies {
    /// The document's own unit (`phường Mỹ An`), learned from header, signature, closing and captions by majority;
    /// folded. `None` where they do not say or all disagree.
    pub own: Option<String>,
    /// Every unit named with its level and name (`UBND xã Tân Lập`, `thị xã Bình Sơn`), in text order.
    pub mentions: Vec<AgencyMention>,
}

/// A body or administrative unit named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyMention {
    /// Its bytes.
    pub span: Span,
    /// The body before the unit, folded (`ubnd`, `hđnd`, `đảng ủy`); empty for a bare unit.
    pub body: String,
    /// The unit's level (`xã`, `phường`, `thị trấn`, `huyện`, `quận`, `thị xã`, `thành phố`, `tỉnh`, `đặc khu`), folded.
    pub level: String,
    /// The unit's name as written (`Tân Lập`, `2`); empty where only the level is given.
    pub name: String,
    /// The leaf block it stands in.
    pub block: NodeId,
}

/// The agencies of a text.
pub fn agencies(text: &Text, tree: &Tree) -> Agencies {
    let _ = (text, tree);
    Agencies::default()
}
