//! Relationships: which part stands for which id.

use super::Limits;
use super::fault::Fault;
use super::xml::{Token, Xml, unescape};

/// One relationship of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    pub id: String,
    /// The last word of its type: `styles`, `header`, `officeDocument`.
    pub kind: String,
    /// Name of the part it leads to.
    pub target: String,
}

/// Reads a `.rels` part; `folder` is that of the part the relationships are of.
pub(crate) fn relations(text: &str, folder: &str, limits: &Limits) -> Result<Vec<Relation>, Fault> {
    let mut xml = Xml::new(text, "relationships", limits);
    let mut relations = vec![];
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.name == "Relationship" && tag.get("TargetMode") != Some("External") => {
                let kind = tag.get("Type").and_then(|t| t.rsplit('/').next()).unwrap_or("");
                relations.push(Relation {
                    id: tag.get("Id").unwrap_or("").to_owned(),
                    kind: kind.to_owned(),
                    target: resolve(folder, &unescape(tag.get("Target").unwrap_or(""))),
                });
            }
            Token::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of the part a target leads to from `folder`.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}
