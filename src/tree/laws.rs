//! The laws of the tree, checked by tests and by the fuzzer.

use super::{Kind, Node, NodeId, Tree};
use crate::text::Text;

impl Tree {
    /// The first law of [`super`] that the tree breaks over this text, as a sentence; `None` where it keeps all.
    pub fn broken_law(&self, text: &Text) -> Option<String> {
        self.broken_root(text)
            .or_else(|| self.nodes().find_map(|(id, node)| self.broken_node(id, node, text)))
            .or_else(|| self.broken_lines(text))
            .or_else(|| self.broken_enumerators(text))
    }

    fn broken_root(&self, text: &Text) -> Option<String> {
        let Some(root) = self.nodes.first() else { return Some("a tree has a document".into()) };
        let whole = (root.span.start, root.span.end as usize) == (0, text.content().len())
            && root.lines == (0, text.lines().len() as u32)
            && root.subtree_end as usize == self.nodes.len();
        (root.kind != Kind::Document || root.parent.is_some() || !whole)
            .then(|| format!("the first block is the document and holds everything: {root:?}"))
    }

    fn broken_node(&self, id: NodeId, node: &Node, text: &Text) -> Option<String> {
        let say = |law: &str| Some(format!("{law}: {id:?} {node:?}"));
        let lines = text.lines();
        let start = lines.get(node.lines.0 as usize).map_or(text.content().len() as u32, |l| l.span.start);
        let end = lines.get(node.lines.1 as usize).map_or(text.content().len() as u32, |l| l.span.start);
        if node.lines.0 > node.lines.1 || (node.lines.0 == node.lines.1 && !lines.is_empty()) {
            return say("a block has a line");
        }
        if (node.span.start, node.span.end) != (start, end) {
            return say("a block's span runs from its first line to the end of its last");
        }
        if id != Self::ROOT {
            let Some(parent) = node.parent else { return say("every block but the document has a parent") };
            let above = self.node(parent);
            if parent >= id || id.0 >= above.subtree_end || node.subtree_end > above.subtree_end {
                return say("ids run in text order, parents before children");
            }
            if !above.span.contains(node.span) {
                return say("children lie inside their parents");
            }
        }
        let mut at = node.lines.0;
        let mut next_id = id.0 + 1;
        let mut has_child = false;
        for child in self.children(id) {
            let below = self.node(child);
            if below.parent != Some(id) || child.0 != next_id || below.lines.0 != at {
                return say("children follow one another without gap, in text order");
            }
            (at, next_id, has_child) = (below.lines.1, below.subtree_end, true);
        }
        if next_id != node.subtree_end || (has_child && at != node.lines.1) {
            return say("the children are the whole of their parent");
        }
        None
    }

    fn broken_lines(&self, text: &Text) -> Option<String> {
        if self.leaf_of_line.len() != text.lines().len() {
            return Some(format!("every line has a leaf: {} of {}", self.leaf_of_line.len(), text.lines().len()));
        }
        self.leaf_of_line.iter().enumerate().find_map(|(line, &leaf)| {
            let node = self.node(leaf);
            let holds = node.first_child.is_none() && (node.lines.0..node.lines.1).contains(&(line as u32));
            (!holds).then(|| format!("line {line} lies in the leaf it is said to lie in: {leaf:?} {node:?}"))
        })
    }

    fn broken_enumerators(&self, text: &Text) -> Option<String> {
        self.nodes().find_map(|(id, node)| {
            let numbered = matches!(node.kind, Kind::Section | Kind::Item);
            if numbered != node.enumerator.is_some() {
                return Some(format!("sections and items have an enumerator, and nothing else: {id:?} {node:?}"));
            }
            let span = self.enumerator(id)?.span;
            let shown = text.content().get(span.range()).is_some_and(|t| !t.is_empty());
            let in_head = self.head(id).is_some_and(|head| self.node(head).span.contains(span));
            (!shown || !in_head).then(|| format!("an enumerator stands in the head of its section: {id:?} {span:?}"))
        })
    }
}
