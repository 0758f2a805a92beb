//! [`Scope`]: where in a draft a card looks: kinds of blocks, a route, a heading, a table's column.

use crate::rules::Draft;
use crate::text::{Span, fold};
use crate::tree::{Kind, NodeId};
use serde::Deserialize;

/// Where a check looks; everywhere, where nothing is said. All that is said must hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Scope {
    /// Only in blocks of one of these kinds: `["body", "appendix"]`.
    #[serde(rename = "in")]
    within: Vec<Block>,
    /// Not in blocks of these kinds.
    not_in: Vec<Block>,
    /// Only under these numbers, the outermost first, with `/` between: `II/1`, `Phần thứ hai/I`.
    route: Option<String>,
    /// Only under a heading with these words.
    under: Option<String>,
    /// Only in table columns whose header has these words.
    column: Option<String>,
}

/// A kind of block by its name.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct Block(Kind);

impl TryFrom<String> for Block {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let known = || Kind::ALL.map(Kind::name).join("`, `");
        Kind::named(&name).map(Block).ok_or_else(|| format!("unknown variant `{name}`, expected one of `{}`", known()))
    }
}

/// A table with the columns that are wanted.
struct Table {
    node: NodeId,
    columns: Vec<bool>,
    header_rows: usize,
}

impl Scope {
    /// The lines in scope, in order.
    pub fn lines(&self, draft: &Draft<'_>) -> Vec<usize> {
        let (tree, text) = (draft.tree, draft.text);
        let route: Option<Vec<String>> =
            self.route.as_ref().map(|route| route.split(['/', '›']).map(|label| fold(label.trim())).collect());
        let under = self.under.as_ref().map(|words| fold(words));
        let tables = self.column.as_ref().map(|column| tables(draft, &fold(column)));
        let mut known: Option<(NodeId, bool)> = None;
        let mut lines = Vec::new();
        for (line, info) in text.lines().iter().enumerate() {
            let leaf = tree.leaf_of_line(line);
            let holds = match known {
                Some((node, holds)) if node == leaf => holds,
                _ => {
                    let holds = self.holds_block(draft, leaf)
                        && route.as_ref().is_none_or(|route| is_under_route(draft, leaf, route))
                        && under.as_ref().is_none_or(|under| is_under_heading(draft, leaf, under));
                    known = Some((leaf, holds));
                    holds
                }
            };
            let wanted = || {
                let Some(tables) = &tables else { return true };
                let Some(cell) = info.cell() else { return false };
                let node = tree.nearest(leaf, Kind::Table);
                tables.iter().find(|table| Some(table.node) == node).is_some_and(|table| {
                    cell.row as usize >= table.header_rows
                        && table.columns.iter().skip(cell.column.into()).take(cell.columns.into()).any(|&w| w)
                })
            };
            if holds && wanted() {
                lines.push(line);
            }
        }
        lines
    }

    fn holds_block(&self, draft: &Draft<'_>, leaf: NodeId) -> bool {
        let is_in = |blocks: &[Block]| blocks.iter().any(|block| draft.tree.is_in(leaf, block.0));
        (self.within.is_empty() || is_in(&self.within)) && !is_in(&self.not_in)
    }
}

fn is_under_route(draft: &Draft<'_>, leaf: NodeId, wanted: &[String]) -> bool {
    let bare = |label: &str| fold(label.trim_end_matches([')', '.']));
    let route: Vec<String> = draft.tree.route(leaf, draft.text).iter().map(|label| bare(label)).collect();
    route.windows(wanted.len()).any(|labels| labels.iter().zip(wanted).all(|(a, b)| *a == bare(b)))
}

fn is_under_heading(draft: &Draft<'_>, leaf: NodeId, words: &str) -> bool {
    let tree = draft.tree;
    tree.ancestors(leaf)
        .filter(|&node| matches!(tree.node(node).kind, Kind::Section | Kind::Appendix))
        .filter_map(|node| tree.head(node))
        .any(|head| draft.text.folded(heading(draft, head)).contains(words))
}

/// A heading's bytes; of a paragraph that opens a section, its first line up to the colon.
fn heading(draft: &Draft<'_>, head: NodeId) -> Span {
    let node = draft.tree.node(head);
    if node.kind == Kind::Paragraph {
        let line = draft.text.lines()[node.lines.0 as usize].span;
        let end = draft.text.slice(line).find(':').map_or(line.end, |colon| line.start + colon as u32);
        return Span { start: line.start, end };
    }
    node.span
}

fn tables(draft: &Draft<'_>, words: &str) -> Vec<Table> {
    let wanted = |header: &[Span]| header.iter().any(|&span| draft.text.folded(span).contains(words));
    let grids = draft.facts.tables.iter();
    grids
        .filter_map(|grid| {
            let columns = grid.columns.iter().map(|column| wanted(&column.header)).collect();
            Some(Table { node: grid.node?, columns, header_rows: grid.header_rows })
        })
        .collect()
}
