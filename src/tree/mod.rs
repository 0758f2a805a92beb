//! The document tree: a [`Text`](crate::text::Text) becomes a [`Tree`]. Must not know facts, rules or file formats.
//!
//! Parsing never fails: what no grammar knows is a block of kind [`Kind::Unknown`]. Laws ([`Tree::broken_law`]):
//! blocks are in text order, siblings disjoint, children inside their parents, every line of the text in exactly
//! one leaf (a leaf's span runs to the `\n` that ends its last line, inclusive, so that leaves cover every byte).

mod build;
mod enumerator;
pub mod grammar;
mod kind;
mod laws;
mod node;
mod parts;
mod view;

pub use build::build;
pub use enumerator::{Enumerator, Mark, Numbering};
pub use kind::{Kind, Kinds};
pub use node::{Node, NodeId, Tree};
pub use parts::{
    Appendix, Basis, BasisLead, Closing, DatePart, DocumentKind, NumberLine, Parts, PlaceDate, Recipient, Signature,
    Title,
};
