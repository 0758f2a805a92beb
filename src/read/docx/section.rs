//! Sections: page setup, the running headers and footers they name, and where they break the page.

use super::super::fault::Fault;
use super::super::xml::{Space, Xml};
use super::props::is_on;
use crate::text::{PageSetup, PageSide};

/// A running header or footer that a section names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Running {
    pub side: PageSide,
    /// `default`, `first` or `even`.
    pub kind: String,
    /// Id of the relationship to its part.
    pub relation: String,
    /// The section has a first page of its own.
    pub title_page: bool,
}

/// Reads a `w:sectPr` that was just opened.
pub(super) fn section(xml: &mut Xml<'_>, running: &mut Vec<Running>) -> Result<PageSetup, Fault> {
    let mut page = PageSetup::default();
    let first = running.len();
    while let Some(tag) = xml.child()? {
        let number = |name| tag.number::<f64>(name).map_or(0, |n| n.round() as i32);
        match tag.name {
            _ if tag.space != Space::Word => {}
            "pgSz" => (page.width, page.height) = (number("w"), number("h")),
            "pgMar" => {
                page.top = number("top");
                page.right = number("right");
                page.bottom = number("bottom");
                page.left = number("left");
            }
            "titlePg" => page.title_page = is_on(&tag),
            "headerReference" | "footerReference" if running.len() < 1000 => running.push(Running {
                side: if tag.name == "headerReference" { PageSide::Header } else { PageSide::Footer },
                kind: tag.get("type").unwrap_or("default").to_owned(),
                relation: tag.get("id").unwrap_or("").to_owned(),
                title_page: false,
            }),
            _ => {}
        }
        xml.skip()?;
    }
    for part in &mut running[first..] {
        part.title_page = page.title_page;
    }
    Ok(page)
}

/// For each section of a document in order: whether it begins on a new page. A section says so at its end, after its
/// text, so this looks ahead for the elements by name.
pub(super) fn new_pages(document: &str) -> Vec<bool> {
    let mut pages = vec![];
    let mut was_change = false;
    for at in memchr::memmem::find_iter(document.as_bytes(), b"sectPr") {
        let after = &document[at + 6..];
        let before = document[..at].bytes().rev().find(|b| !b.is_ascii_alphanumeric() && *b != b':');
        if before != Some(b'<') {
            continue;
        }
        if after.starts_with("Change") {
            was_change = true;
        } else if !std::mem::take(&mut was_change) {
            let end = memchr::memmem::find(after.as_bytes(), b"sectPr").unwrap_or(after.len());
            let own = &after[..end];
            pages.push(!(own.contains("type ") && own.contains("\"continuous\"")));
        }
    }
    pages
}
