//! A file becomes a [`Text`]: what kind of file it is, and which reader takes it.
//!
//! Each reader builds content and its origins together, and keeps the [`Limits`]. This module must not know the
//! document tree or rules.

mod aligned;
mod compose;
mod damage;
mod decode;
mod digests;
mod docx;
mod entity;
mod error;
pub(crate) mod fault;
mod flow;
mod fragments;
mod grid;
mod html;
mod ignores;
mod inline;
mod layout;
mod legacy;
mod limits;
mod marks;
mod markup;
mod numeral;
mod odt;
pub(crate) mod package;
mod pdf;
mod pen;
mod plain;
pub(crate) mod relations;
mod rows;
mod scan;
mod sheet;
mod sniff;
mod space;
mod symbol;
pub(crate) mod system;
mod table;
mod tag;
mod wrap;
pub(crate) mod xml;

use std::path::Path;

pub use damage::Damage;
pub use digests::{sha256, sha256_of_all};
pub use error::{Limit, ReadError};
pub use ignores::{IgnoreComment, ignore_comments};
pub use limits::{Digest, Limits, Revisions};

use crate::text::{Format, Source, Span, Text};

/// Reads a file.
pub fn read_path(path: &Path, limits: &Limits) -> Result<Text, ReadError> {
    read_bytes(&path.display().to_string(), &load(path, limits)?, limits)
}

/// The bytes of a file, for [`read_bytes`].
pub fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let name = path.display().to_string();
    let unreadable = |error: std::io::Error| ReadError::Unreadable { name: name.clone(), reason: (&error).into() };
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    // Before the bytes are fetched: a mistaken path may name a disk image.
    within(&name, size, limits)?;
    std::fs::read(path).map_err(unreadable)
}

/// Reads a file's bytes. Its content decides what it is; `name` is shown to people and its extension decides between
/// formats that look alike (text, Markdown, HTML).
pub fn read_bytes(name: &str, bytes: &[u8], limits: &Limits) -> Result<Text, ReadError> {
    within(name, bytes.len() as u64, limits)?;
    let format = match sniff::format(name, bytes) {
        Err(ReadError::Unsupported { kind: kind @ (".doc" | ".rtf"), .. }) => {
            return legacy::read(name, bytes, kind, limits);
        }
        other => other?,
    };
    match format {
        format @ (Format::Text | Format::Markdown | Format::Html) => read_text(name, bytes, format, limits),
        Format::Docx => docx::read(name, bytes, limits),
        Format::Odt => odt::read(name, bytes, limits),
        Format::Pdf => pdf::read(name, bytes, limits),
        Format::Sheet => sheet::read(name, bytes, limits),
    }
}

/// Reads characters that are at hand, as an editor has them: text, Markdown or HTML, whatever they look like. No other
/// program is asked.
pub fn read_characters(name: &str, characters: &str, limits: &Limits) -> Result<Text, ReadError> {
    let bytes = characters.as_bytes();
    within(name, bytes.len() as u64, limits)?;
    match sniff::format(name, bytes)? {
        format @ (Format::Text | Format::Markdown | Format::Html) => read_text(name, bytes, format, limits),
        _ => Err(ReadError::NotText { name: name.to_owned() }),
    }
}

fn read_text(name: &str, bytes: &[u8], format: Format, limits: &Limits) -> Result<Text, ReadError> {
    let decode::Decoded { text: decoded, encoding, bom } = decode::decode(name, bytes)?;
    let pen = if format == Format::Html {
        let mut pen = pen::Pen::new(&decoded);
        html::write(&mut pen, Span::new(0, decoded.len()), 0, limits.cells);
        pen
    } else {
        markup::read(&decoded, limits)
    };
    let out = pen.finish();
    let source = Source {
        name: name.to_owned(),
        format,
        encoding,
        bom,
        decoded: Some(decoded),
        sha256: limits.digest_of(bytes),
        parts: Vec::new(),
    };
    let text = out.finish(source);
    if text.content().trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned() });
    }
    Ok(text)
}

fn within(name: &str, size: u64, limits: &Limits) -> Result<(), ReadError> {
    let limit = limits.file_bytes();
    if size > limit {
        return Err(ReadError::TooLarge { name: name.to_owned(), limit, what: Limit::Bytes });
    }
    Ok(())
}
