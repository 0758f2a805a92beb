//! OpenDocument text (`.odt`, `.ott`) becomes a [`Text`].
//!
//! The text stands first, then its notes, then running headers and footers. It must not know what the text will be
//! checked for.

mod body;
mod list;
mod styles;
mod table;

use self::body::{Body, PageField};
use self::styles::Styles;
use super::damage::Damage;
use super::fault::Fault;
use super::flow::Flow;
use super::package::Package;
use super::plain;
use super::xml::{Space, Token, Xml};
use super::{Limits, ReadError};
use crate::text::{Encoding, Format, Layout, LineKind, PageNumber, PageSide, Source, Text, TextBuilder};

/// Reads an OpenDocument text; `name` is shown to people.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Text, ReadError> {
    let text = document(name, bytes, Format::Odt, limits).map_err(|fault| fault.of(name))?;
    if text.content().trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned() });
    }
    Ok(text)
}

/// Reads an OpenDocument workbook, whose cells hold their text as shown.
pub(super) fn read_sheet(name: &str, bytes: &[u8], limits: &Limits) -> Result<Text, ReadError> {
    let text = document(name, bytes, Format::Sheet, limits).map_err(|fault| fault.of(name))?;
    if text.content().trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned() });
    }
    Ok(text)
}

fn document(name: &str, bytes: &[u8], format: Format, limits: &Limits) -> Result<Text, Fault> {
    let mut package = Package::open(bytes, limits)?;
    if let Some(manifest) = package.xml("META-INF/manifest.xml")?
        && memchr::memmem::find(manifest.as_bytes(), b"encryption-data").is_some()
    {
        return Err(Fault::Encrypted);
    }
    let content = package.needed("content.xml")?;
    let sheet = package.xml("styles.xml")?.unwrap_or_default();
    let (mut builder, layout, is_lines) = written(&content, &sheet, format, limits, false)?;
    if is_lines && format == Format::Odt {
        builder = plain::again(&written(&content, &sheet, format, limits, true)?.0, limits);
    }
    if format == Format::Odt {
        builder.layout(layout);
    }
    Ok(builder.finish(Source {
        name: name.to_owned(),
        format,
        encoding: Encoding::Utf8,
        bom: 0,
        decoded: None,
        sha256: limits.digest_of(bytes),
        parts: vec!["content.xml".into(), "styles.xml".into()],
    }))
}

/// What the parts hold, how the pages are set up, and whether all paragraphs are lines of a text file; whether empty ones are kept.
fn written(
    content: &str,
    sheet: &str,
    format: Format,
    limits: &Limits,
    keeps_empty: bool,
) -> Result<(TextBuilder, Layout, bool), Fault> {
    let mut styles = Styles::default();
    if !sheet.is_empty() {
        styles.add(sheet, "styles.xml", limits)?;
    }
    styles.add(content, "content.xml", limits)?;
    let pages = styles.page_setups();
    let mut body = Body::new(Flow::with_capacity(content.len() / 8), styles, limits);
    body.layout.pages = pages;
    body.is_sheet = format == Format::Sheet;
    body.keeps_empty = keeps_empty;
    text(&mut body, content, limits)?;
    if format == Format::Odt {
        running(&mut body, sheet, limits)?;
    }
    Ok((body.flow.into_builder(), body.layout, body.is_lines))
}

/// Reads the text and then its notes.
fn text<'a>(body: &mut Body<'a>, content: &'a str, limits: &Limits) -> Result<(), Fault> {
    let mut xml = Xml::new(content, "content.xml", limits);
    let mut is_text = false;
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.space == Space::Office && matches!(tag.name, "text" | "spreadsheet") => {
                is_text = true;
                body.story(&mut xml, LineKind::Paragraph)?;
            }
            Token::Start(tag) if tag.space == Space::Office && tag.name != "automatic-styles" => {}
            Token::Start(_) => {
                xml.skip()?;
            }
            Token::Eof => break,
            _ => {}
        }
    }
    if !is_text {
        return Err(Fault::Damaged(Damage::OtherKind("content.xml".into())));
    }
    for range in std::mem::take(&mut body.notes) {
        body.story(&mut xml.within(range), LineKind::Note)?;
    }
    Ok(())
}

/// Reads the running headers and footers of the master pages.
fn running<'a>(body: &mut Body<'a>, sheet: &'a str, limits: &Limits) -> Result<(), Fault> {
    if sheet.is_empty() {
        return Ok(());
    }
    body.flow.part(1);
    let mut xml = Xml::new(sheet, "styles.xml", limits);
    let mut master = false;
    let mut has_first = false;
    loop {
        match xml.next()? {
            Token::Start(tag) => match (tag.space, tag.name) {
                (Space::Office, "document-styles" | "master-styles") => {}
                (Space::Style, "master-page") => {
                    // A master page that another one follows is a first page's.
                    has_first |= tag.get("next-style-name").is_some();
                    master = true;
                }
                (Space::Style, name) if master && (name.starts_with("header") || name.starts_with("footer")) => {
                    if tag.get("display") == Some("false") {
                        xml.skip()?;
                        continue;
                    }
                    has_first |= name.ends_with("-first");
                    let is_header = name.starts_with("header");
                    let (side, kind) = if is_header {
                        (PageSide::Header, LineKind::PageHeader)
                    } else {
                        (PageSide::Footer, LineKind::PageFooter)
                    };
                    body.page_field = None;
                    body.story(&mut xml, kind)?;
                    if let Some(PageField(align)) = body.page_field.take().filter(|_| body.layout.page_number.is_none())
                    {
                        body.layout.page_number = Some(PageNumber { side, align, on_first_page: false });
                    }
                }
                _ => {
                    xml.skip()?;
                }
            },
            Token::Eof => break,
            _ => {}
        }
    }
    if let Some(number) = body.layout.page_number.as_mut() {
        number.on_first_page = !has_first;
    }
    Ok(())
}
