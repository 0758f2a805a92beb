//! From lines to blocks.

use super::{Kind, Node, NodeId, Tree};
use crate::text::{Span, Text};

/// The tree of a text. Never fails.
pub fn build(text: &Text) -> Tree {
    let count = text.lines().len() as u32;
    let end = text.content().len() as u32;
    let mut tree = Tree::default();
    tree.nodes.push(Node {
        kind: Kind::Document,
        span: Span { start: 0, end },
        lines: (0, count),
        parent: None,
        first_child: (count > 0).then_some(NodeId(1)),
        next_sibling: None,
        enumerator: None,
        subtree_end: count + 1,
    });
    for line in 0..count {
        let span = text.lines()[line as usize].span;
        let next = text.lines().get(line as usize + 1).map_or(end, |l| l.span.start);
        tree.nodes.push(Node {
            kind: Kind::Paragraph,
            span: Span { start: span.start, end: next },
            lines: (line, line + 1),
            parent: Some(NodeId(0)),
            first_child: None,
            next_sibling: (line + 1 < count).then_some(NodeId(line + 2)),
            enumerator: None,
            subtree_end: line + 2,
        });
        tree.leaf_of_line.push(NodeId(line + 1));
    }
    tree
}
