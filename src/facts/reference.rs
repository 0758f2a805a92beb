//! [`Reference`]: `mục 2.3`, `Phụ lục II`, `Biểu số 03`: a reference to another place of the same document.

use crate::text::{Span, Text};
use crate::tree::{NodeId, Tree};

/// A reference inside the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Its bytes.
    pub span: Span,
    /// What it points at.
    pub target: Target,
    /// The leaf block it stands in.
    pub block: NodeId,
}

/// What a reference points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A section: the enumerator's values, outermost first (`[2, 3]` for `mục 2.3`; `Mục II.2` is `[2, 2]`).
    Section(Vec<u32>),
    /// An appendix by number; `None` for `phụ lục kèm theo` without one.
    Appendix(Option<u32>),
    /// A schedule (*biểu*) by number; `None` without one.
    Schedule(Option<u32>),
}

/// The references of a text to itself. References to other documents (`mục 2 Nghị quyết …`) are none.
pub fn references(text: &Text, tree: &Tree) -> Vec<Reference> {
    let _ = (text, tree);
    Vec::new()
}
