//! [`Tree`]: an arena of blocks over one text, and the walks over it.

use super::{Enumerator, Kind, Kinds, Parts};
use crate::text::Span;

/// A block's place in the arena. The document is `NodeId(0)`; ids are in text order (parents before children).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Its bytes, to the end of its last line inclusive of the `\n` (see the laws of [`super`]).
    pub span: Span,
    /// Indices of its lines in `Text::lines`: first, and one past the last.
    pub lines: (u32, u32),
    /// Its parent; `None` for the document.
    pub parent: Option<NodeId>,
    /// Its first child; a block without one is a leaf.
    pub first_child: Option<NodeId>,
    /// Its next sibling.
    pub next_sibling: Option<NodeId>,
    /// Index into [`Tree::enumerators`], for sections and items.
    pub enumerator: Option<u32>,
    /// One past the last id of its subtree: descendants are `id + 1 .. subtree_end`.
    pub subtree_end: u32,
}

/// The document as blocks, and the parts of header and foot that rules ask for by name.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) enumerators: Vec<Enumerator>,
    pub(super) leaf_of_line: Vec<NodeId>,
    /// Of each block, its own kind and those of its ancestors: rules ask of every line where it stands.
    pub(super) within: Vec<Kinds>,
    pub(super) parts: Parts,
}

impl Tree {
    /// The document block.
    pub const ROOT: NodeId = NodeId(0);

    /// A block.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// All blocks in text order, parents before children.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(i, node)| (NodeId(i as u32), node))
    }

    /// The leaf a line of the text belongs to.
    pub fn leaf_of_line(&self, line: usize) -> NodeId {
        self.leaf_of_line[line]
    }

    /// Header and foot by name, and what the grammars read in them.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// A block's children in text order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).first_child, |&child| self.node(child).next_sibling)
    }

    /// A block and its ancestors, the block first, the document last.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(id), |&node| self.node(node).parent)
    }

    /// The subtree below a block, in text order, without the block.
    pub fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        (id.0 + 1..self.node(id).subtree_end).map(NodeId)
    }

    /// The leaves of a block in text order (itself, if it is one).
    pub fn leaves(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        (id.0..self.node(id).subtree_end).map(NodeId).filter(|&n| self.node(n).first_child.is_none())
    }

    /// Whether the block lies in (or is) a block of this kind.
    #[inline]
    pub fn is_in(&self, id: NodeId, kind: Kind) -> bool {
        self.is_in_any(id, Kinds::of(&[kind]))
    }

    /// Whether the block lies in (or is) a block of any of these kinds.
    #[inline]
    pub fn is_in_any(&self, id: NodeId, kinds: Kinds) -> bool {
        self.within[id.0 as usize].meets(kinds)
    }

    /// The nearest block of this kind that holds (or is) the block.
    pub fn nearest(&self, id: NodeId, kind: Kind) -> Option<NodeId> {
        self.ancestors(id).find(|&a| self.node(a).kind == kind)
    }

    /// A section's or item's enumerator.
    pub fn enumerator(&self, id: NodeId) -> Option<&Enumerator> {
        self.node(id).enumerator.map(|i| &self.enumerators[i as usize])
    }

    /// The head leaf of a section or item: its first child leaf (heading or run-in paragraph).
    pub fn head(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).first_child
    }
}
