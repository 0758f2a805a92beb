//! From lines to blocks: header, bases, body, foot, appendices, each in its own file. Where a block may stand is known
//! here; what its words are is known by [`super::grammar`].

mod appendix;
mod bases;
mod body;
mod foot;
mod header;
mod heading;
mod nesting;
mod table;

use super::grammar::{self, end_mark, rule};
use super::{Kind, Kinds, Node, NodeId, Tree};
use crate::text::{Gap, Line, LineKind, Span, Text};

/// The tree of a text. Never fails.
pub fn build(text: &Text) -> Tree {
    let mut blocks = Blocks::of(text);
    let count = blocks.count();
    let after_header = header::read(&mut blocks);
    let after_bases = bases::read(&mut blocks, after_header);
    let body_end = foot::start(&blocks, after_bases);
    body::read_main(&mut blocks, after_bases, body_end);
    let after_foot = foot::read(&mut blocks, body_end);
    appendix::read_all(&mut blocks, after_foot);
    blocks.finish(count)
}

/// The tree while it grows: blocks are pushed in text order, parents before children.
struct Blocks<'t> {
    text: &'t Text,
    /// Each line without the space around it: they are asked for time and again.
    lines: Vec<&'t str>,
    tree: Tree,
    /// The open blocks, outermost first, each with its last child.
    open: Vec<(NodeId, Option<NodeId>)>,
}

impl<'t> Blocks<'t> {
    fn of(text: &'t Text) -> Self {
        let mut tree = Tree::default();
        tree.nodes.reserve(text.lines().len() * 2 + 8);
        tree.leaf_of_line.reserve(text.lines().len());
        let lines = (0..text.lines().len()).map(|line| text.line_text(line).trim_matches(grammar::is_space)).collect();
        let mut blocks = Self { text, lines, tree, open: Vec::new() };
        blocks.open(Kind::Document, 0);
        blocks
    }

    fn count(&self) -> usize {
        self.text.lines().len()
    }

    /// A line without the space around it.
    fn line(&self, line: usize) -> &'t str {
        self.lines[line]
    }

    fn info(&self, line: usize) -> &'t Line {
        &self.text.lines()[line]
    }

    /// Whether at least a blank line stands before the line.
    fn is_apart(&self, line: usize) -> bool {
        self.info(line).gap == Gap::Blank
    }

    fn is_cell(&self, line: usize) -> bool {
        matches!(self.info(line).kind, LineKind::Cell(_))
    }

    /// Lines `from..to` as one text with the space around it gone; they may stand on several lines.
    fn lines(&self, from: usize, to: usize) -> &'t str {
        let (first, last) = (self.info(from).span, self.info(to - 1).span);
        self.text.slice(Span { start: first.start, end: last.end }).trim_matches(grammar::is_space)
    }

    /// Where a piece of the text stands.
    fn span(&self, part: &str) -> Span {
        Span::of(part, self.text.content(), 0)
    }

    fn byte_of_line(&self, line: usize) -> u32 {
        self.text.lines().get(line).map_or(self.text.content().len() as u32, |l| l.span.start)
    }

    fn open(&mut self, kind: Kind, line: usize) -> NodeId {
        let id = self.push(kind, line, line);
        self.open.push((id, None));
        id
    }

    /// Closes the innermost open block before `line`.
    fn close(&mut self, line: usize) {
        let Some((id, _)) = self.open.pop() else { return };
        let end = self.byte_of_line(line);
        let after = self.tree.nodes.len() as u32;
        let node = &mut self.tree.nodes[id.0 as usize];
        node.span.end = end;
        node.lines.1 = line as u32;
        node.subtree_end = after;
    }

    /// Closes blocks until `depth` are open.
    fn close_to(&mut self, depth: usize, line: usize) {
        while self.open.len() > depth {
            self.close(line);
        }
    }

    /// A leaf over lines `from..to`.
    fn leaf(&mut self, kind: Kind, from: usize, to: usize) -> NodeId {
        let id = self.push(kind, from, to);
        self.tree.leaf_of_line.resize(to, id);
        let is_main = !self.open.iter().any(|&(open, _)| self.tree.nodes[open.0 as usize].kind == Kind::Appendix);
        let speaks = !matches!(kind, Kind::Note | Kind::Running | Kind::Rule | Kind::PageBreak | Kind::Stray);
        if is_main
            && speaks
            && let Some(mark) = end_mark::end_mark(self.text.line_text(to - 1))
        {
            let mark = self.span(mark);
            self.tree.parts.end_marks.push(mark);
        }
        id
    }

    fn push(&mut self, kind: Kind, from: usize, to: usize) -> NodeId {
        let id = NodeId(self.tree.nodes.len() as u32);
        let parent = self.open.last().map(|&(parent, _)| parent);
        if let Some((parent, last)) = self.open.last_mut() {
            match last.replace(id) {
                Some(before) => self.tree.nodes[before.0 as usize].next_sibling = Some(id),
                None => self.tree.nodes[parent.0 as usize].first_child = Some(id),
            }
        }
        self.tree.nodes.push(Node {
            kind,
            span: Span { start: self.byte_of_line(from), end: self.byte_of_line(to) },
            lines: (from as u32, to as u32),
            parent,
            first_child: None,
            next_sibling: None,
            enumerator: None,
            subtree_end: id.0 + 1,
        });
        id
    }

    /// What a line is whatever stands around it: a note, a running title, a page break, a drawn rule.
    fn aside(&self, line: usize) -> Option<Kind> {
        match self.info(line).kind {
            LineKind::PageBreak => return Some(Kind::PageBreak),
            LineKind::Note => return Some(Kind::Note),
            LineKind::PageHeader | LineKind::PageFooter => return Some(Kind::Running),
            LineKind::Paragraph | LineKind::Heading(_) | LineKind::Cell(_) => {}
        }
        let text = self.line(line);
        match text.as_bytes().first() {
            None => Some(Kind::Stray),
            Some(b'-' | b'_' | b'*' | b'=' | b'~' | 0xe2) if rule::is_rule(text) => Some(Kind::Rule),
            Some(b'-' | b'|' | b'*' | b'.' | b'0'..=b'9' | b'T' | b't' | 0xe2) if rule::is_stray(text) => {
                Some(Kind::Stray)
            }
            _ => None,
        }
    }

    /// One past the last line of the table that begins at `line` (lines in between that are asides belong to it not).
    fn table_end(&self, line: usize) -> usize {
        let Some(table) = self.info(line).cell().map(|c| c.table) else { return line };
        (line..self.count()).find(|&i| self.info(i).cell().is_none_or(|c| c.table != table)).unwrap_or(self.count())
    }

    fn finish(mut self, count: usize) -> Tree {
        self.close_to(0, count);
        // Parents stand before their children.
        let mut within: Vec<Kinds> = Vec::with_capacity(self.tree.nodes.len());
        for node in &self.tree.nodes {
            let above = node.parent.map_or(Kinds::default(), |parent| within[parent.0 as usize]);
            within.push(above.with(node.kind));
        }
        self.tree.within = within;
        self.tree
    }
}
