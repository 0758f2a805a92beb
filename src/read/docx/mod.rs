//! Word documents (`.docx`, `.docm`, `.dotx`) become a [`Text`].
//!
//! The text stands first, then its notes in the order of their references, then running headers and footers. Origins
//! point into the XML of the parts named in `Source::parts`. It must not know what the text will be checked for.

mod body;
mod fonts;
mod numbering;
mod props;
mod run;
mod section;
mod start;
mod styles;
mod table;

use rustc_hash::FxHashMap;

use self::body::{Body, PageField};
use self::fonts::Fonts;
use self::numbering::Numbering;
use self::styles::Styles;
use super::damage::Damage;
use super::fault::Fault;
use super::flow::Flow;
use super::package::{Package, characters};
use super::plain;
use super::relations::{Relation, relations};
use super::xml::{Space, Token, Xml};
use super::{Limits, ReadError};
use crate::text::{Encoding, Format, Layout, LineKind, PageNumber, PageSide, Source, Span, Text, TextBuilder};

/// Reads a Word document; `name` is shown to people.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Text, ReadError> {
    let text = document(name, bytes, limits).map_err(|fault| fault.of(name))?;
    if text.content().trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned() });
    }
    Ok(text)
}

fn document(name: &str, bytes: &[u8], limits: &Limits) -> Result<Text, Fault> {
    let mut package = Package::open(bytes, limits)?;
    let main = main_part(&mut package, limits)?;
    let document = package.needed_bytes(&main)?;
    let document = characters(&document, &main)?;
    let parts = Parts::of(&mut package, main, &document, limits)?;
    let mut written = Written::of(&parts, limits, None)?;
    if written.is_lines {
        written.builder = plain::again(&written.builder, limits);
    } else if written.keeps_empty {
        written = Written::of(&parts, limits, Some(false))?;
    }
    let mut builder = written.builder;
    builder.layout(written.layout);
    Ok(builder.finish(Source {
        name: name.to_owned(),
        format: Format::Docx,
        encoding: Encoding::Utf8,
        bom: 0,
        decoded: None,
        sha256: limits.digest_of(bytes),
        parts: written.names,
    }))
}

/// What the parts come to.
struct Written {
    builder: TextBuilder,
    layout: Layout,
    names: Vec<String>,
    /// All paragraphs are lines of a text file.
    is_lines: bool,
    /// Empty ones were kept.
    keeps_empty: bool,
}

impl Written {
    /// Of the parts; whether empty paragraphs are kept, where that is known.
    fn of(parts: &Parts<'_>, limits: &Limits, keeps_empty: Option<bool>) -> Result<Self, Fault> {
        let mut fonts = Fonts::default();
        if let Some(theme) = &parts.theme {
            fonts.theme(theme, limits)?;
        }
        let mut styles = match &parts.styles {
            Some(text) => Styles::read(text, &mut fonts, limits)?,
            None => Styles::default(),
        };
        styles.complete(&mut fonts);
        let numbering = match &parts.numbering {
            Some(text) => Numbering::read(text, &mut fonts, limits)?,
            None => Numbering::default(),
        };
        let flow = Flow::with_capacity(parts.document.len() / 8);
        let mut body = Body::new(flow, styles, fonts, numbering, limits.revisions);
        body.keeps_empty = keeps_empty;
        let mut names = vec![];
        body.flow.part(part_number(&mut names, &parts.main));
        body.new_pages = section::new_pages(parts.document);
        check_root(parts, limits)?;
        body.story(&mut Xml::new(parts.document, &parts.main, limits), LineKind::Paragraph)?;
        notes(&mut body, parts, &mut names, limits)?;
        running(&mut body, parts, &mut names, limits)?;
        body.layout.comments = match &parts.comments {
            Some(text) => comments(text, limits)?,
            None => 0,
        };
        let layout = std::mem::take(&mut body.layout);
        let (is_lines, keeps_empty) = (body.is_lines, body.keeps_empty == Some(true));
        Ok(Self { builder: body.flow.into_builder(), layout, names, is_lines, keeps_empty })
    }
}

/// The characters of the parts that are read, kept for as long as the reading lasts.
struct Parts<'d> {
    main: String,
    document: &'d str,
    styles: Option<String>,
    numbering: Option<String>,
    theme: Option<String>,
    comments: Option<String>,
    notes: [Option<(String, String)>; 2],
    running: Vec<(Relation, String)>,
    even_and_odd: bool,
}

impl<'d> Parts<'d> {
    fn of(package: &mut Package<'_>, main: String, document: &'d str, limits: &Limits) -> Result<Self, Fault> {
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let slash = if folder.is_empty() { "" } else { "/" };
        let links = match package.xml(&format!("{folder}{slash}_rels/{file}.rels"))? {
            Some(text) => relations(&text, folder, limits)?,
            None => vec![],
        };
        let of = |kind: &str| links.iter().find(|r| r.kind == kind);
        let mut part = |kind: &str| match of(kind) {
            Some(relation) => package.xml(&relation.target),
            None => Ok(None),
        };
        let styles = part("styles")?;
        let numbering = part("numbering")?;
        let comments = part("comments")?;
        let settings = part("settings")?;
        let uses_theme = |text: &str| memchr::memmem::find(text.as_bytes(), b"Theme=").is_some();
        let is_asked = || styles.as_deref().is_some_and(uses_theme) || uses_theme(document);
        let theme = if of("theme").is_some() && is_asked() { part("theme")? } else { None };
        let mut note_part = |kind: &str, reference: &[u8]| -> Result<Option<(String, String)>, Fault> {
            let Some(relation) = of(kind).filter(|_| memchr::memmem::find(document.as_bytes(), reference).is_some())
            else {
                return Ok(None);
            };
            Ok(package.xml(&relation.target)?.map(|text| (relation.target.clone(), text)))
        };
        let notes = [note_part("footnotes", b"footnoteReference")?, note_part("endnotes", b"endnoteReference")?];
        let mut running = vec![];
        for relation in links.iter().filter(|r| matches!(r.kind.as_str(), "header" | "footer")) {
            if let Some(text) = package.xml(&relation.target)? {
                running.push((relation.clone(), text));
            }
        }
        let even_and_odd =
            settings.is_some_and(|text| memchr::memmem::find(text.as_bytes(), b"evenAndOddHeaders").is_some());
        Ok(Self { main, document, styles, numbering, theme, comments, notes, running, even_and_odd })
    }
}

/// The name of the part with the text.
fn main_part(package: &mut Package<'_>, limits: &Limits) -> Result<String, Fault> {
    let text = package.needed("_rels/.rels")?;
    let links = relations(&text, "", limits)?;
    let main = links.into_iter().find(|r| r.kind == "officeDocument");
    main.map(|r| r.target).ok_or_else(|| Fault::Damaged(Damage::Missing("officeDocument".into())))
}

/// The content decides: a workbook is no text, whatever its name.
fn check_root(parts: &Parts<'_>, limits: &Limits) -> Result<(), Fault> {
    let mut xml = Xml::new(parts.document, &parts.main, limits);
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.is(Space::Word, "document") => return Ok(()),
            Token::Start(_) | Token::Eof => {
                return Err(Fault::Damaged(Damage::OtherKind(parts.main.clone())));
            }
            _ => {}
        }
    }
}

fn part_number(names: &mut Vec<String>, name: &str) -> u16 {
    let known = names.iter().position(|n| n == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    });
    known as u16
}

/// Reads the notes that the text refers to, each once.
fn notes<'a>(body: &mut Body<'a>, parts: &'a Parts<'_>, names: &mut Vec<String>, limits: &Limits) -> Result<(), Fault> {
    let wanted = std::mem::take(&mut body.notes);
    for (kind, part) in parts.notes.iter().enumerate() {
        let Some((name, text)) = part else { continue };
        let mut xml = Xml::new(text, name, limits);
        let mut found: FxHashMap<&str, Span> = FxHashMap::default();
        loop {
            match xml.next()? {
                Token::Start(tag) if matches!(tag.name, "footnotes" | "endnotes") => {}
                Token::Start(tag) => {
                    let end = xml.skip()?;
                    if let Some(id) = tag.get("id").filter(|_| end > tag.span.end) {
                        found.insert(id, Span { start: tag.span.end, end });
                    }
                }
                Token::Eof => break,
                _ => {}
            }
        }
        body.flow.part(part_number(names, name));
        for (_, id) in wanted.iter().filter(|(is_endnote, _)| usize::from(*is_endnote) == kind) {
            if let Some(range) = found.remove(id.as_str()) {
                body.story(&mut xml.within(range), LineKind::Note)?;
            }
        }
    }
    Ok(())
}

/// Reads the running headers and footers that are shown, each part once.
fn running<'a>(
    body: &mut Body<'a>,
    parts: &'a Parts<'_>,
    names: &mut Vec<String>,
    limits: &Limits,
) -> Result<(), Fault> {
    let mut done: Vec<&str> = vec![];
    for reference in std::mem::take(&mut body.running) {
        let shown = match reference.kind.as_str() {
            "first" => reference.title_page,
            "even" => parts.even_and_odd,
            _ => true,
        };
        let Some((relation, text)) = parts.running.iter().find(|(r, _)| r.id == reference.relation) else { continue };
        if !shown || done.contains(&relation.target.as_str()) {
            continue;
        }
        done.push(&relation.target);
        body.flow.part(part_number(names, &relation.target));
        body.page_field = None;
        let kind = match reference.side {
            PageSide::Header => LineKind::PageHeader,
            PageSide::Footer => LineKind::PageFooter,
        };
        body.story(&mut Xml::new(text, &relation.target, limits), kind)?;
        if let Some(PageField(align)) = body.page_field.take().filter(|_| body.layout.page_number.is_none()) {
            let on_first_page = reference.kind == "first" || !reference.title_page;
            body.layout.page_number = Some(PageNumber { side: reference.side, align, on_first_page });
        }
    }
    Ok(())
}

fn comments(text: &str, limits: &Limits) -> Result<u32, Fault> {
    let mut xml = Xml::new(text, "word/comments.xml", limits);
    let mut count = 0;
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.is(Space::Word, "comment") => {
                count += 1;
                xml.skip()?;
            }
            Token::Eof => return Ok(count),
            _ => {}
        }
    }
}
