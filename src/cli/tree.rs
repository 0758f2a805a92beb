//! `soat tree`: the document as blocks, for people or as JSON.

use super::input::Inputs;
use super::run::text as word;
use super::{Exit, Stop, output};
use crate::report::{masked, place_json};
use crate::rules::card::Lang;
use crate::text::{LineStarts, Text};
use crate::tree::{self, NodeId, Tree};
use clap::ArgMatches;
use serde_json::{Value, json};

/// Prints the tree of one document.
pub fn tree(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let Some((name, text)) = Inputs::one(matches, lang) else { return Ok(Exit::Incomplete) };
    let tree = tree::build(&text);
    let page = if word(matches, "format") == Some("json") {
        let starts = text.line_starts();
        let nodes: Vec<Value> = tree.nodes().map(|(id, _)| node(&tree, id, &text, &starts)).collect();
        format!("{}\n", json!({"path": name, "nodes": nodes}))
    } else {
        tree.view(&text).lines().flat_map(|line| [masked(line), "\n".into()]).collect()
    };
    output::print(&page)?;
    Ok(Exit::Clean)
}

/// A block: blocks are listed in text order, parents before children, and name their parent by its place in the list.
fn node(tree: &Tree, id: NodeId, text: &Text, starts: &LineStarts<'_>) -> Value {
    let node = tree.node(id);
    json!({
        "id": id.0,
        "parent": node.parent.map(|parent| parent.0),
        "kind": node.kind.name(),
        "label": tree.enumerator(id).map(|enumerator| enumerator.label(text)),
        "route": tree.route(id, text),
        "span": place_json(text.place(node.span, starts)),
        "text": node.first_child.is_none().then(|| text.slice(node.span).trim_end_matches('\n')),
    })
}
