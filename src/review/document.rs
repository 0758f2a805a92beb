//! What a document is, from its tree and facts, as reports tell it.

use crate::facts::Facts;
use crate::report::Document;
use crate::text::Text;
use crate::tree::{DocumentKind, Tree};

/// What a document is.
pub fn document(text: &Text, tree: &Tree, facts: &Facts) -> Document {
    let parts = tree.parts();
    let number = parts.number.as_ref().filter(|number| number.filled);
    let words = |span| text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    Document {
        kind: facts.profile.kind.map(DocumentKind::key),
        number: number.map(|n| format!("{}{}", words(n.digits), words(n.symbol))),
        date: facts.profile.date,
        plan_year: facts.profile.plan_year,
        issuer: parts.issuer.last().map(|&node| words(tree.node(node).span)).filter(|name| !name.is_empty()),
    }
}
