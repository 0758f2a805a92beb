//! The package put together again: parts that did not change are copied as they are packed.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use super::super::WriteError;

/// Parts that change, and parts that are new.
#[derive(Debug, Default)]
pub(super) struct Changed {
    replaced: Vec<(String, usize, String)>,
    added: Vec<(String, String)>,
}

impl Changed {
    /// Replaces the characters of a part; `old` is what they were, decoded.
    pub fn replace(&mut self, name: &str, old: &str, new: String) {
        if old != new {
            self.replaced.push((name.to_owned(), old.len(), new));
        }
    }

    /// Adds a part.
    pub fn add(&mut self, name: &str, xml: String) {
        self.added.push((name.to_owned(), xml));
    }

    fn of(&self, name: &str) -> Option<&(String, usize, String)> {
        self.replaced.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name))
    }
}

/// The package with its changes.
pub(super) fn pack(bytes: &[u8], changed: &Changed) -> Result<Vec<u8>, WriteError> {
    written(bytes, changed).map_err(|error| WriteError::Zip(error.to_string()))
}

fn written(bytes: &[u8], changed: &Changed) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + (1 << 16))));
    writer.set_raw_comment(archive.comment().into())?;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index)?;
        let name = entry.name()?.into_owned();
        let Some((_, length, new)) = changed.of(&name) else {
            writer.raw_copy_file(entry)?;
            continue;
        };
        let options = entry.options();
        drop(entry);
        let mut old = vec![];
        archive.by_index(index)?.read_to_end(&mut old)?;
        writer.start_file(name, options)?;
        writer.write_all(&encoded(&old, *length, new))?;
    }
    for (name, xml) in &changed.added {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(name, options)?;
        writer.write_all(xml.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The new characters as bytes. The reader decodes UTF-8, with or without a byte-order mark, and rarely another encoding,
/// which becomes UTF-8: of that the declaration has to tell.
fn encoded(old: &[u8], length: usize, new: &str) -> Vec<u8> {
    let mark = b"\xEF\xBB\xBF";
    if old.starts_with(mark) {
        return [mark, new.as_bytes()].concat();
    }
    if old.len() == length {
        return new.as_bytes().to_vec();
    }
    let head = new.find("?>").unwrap_or(0);
    let declared = new[..head].find("encoding=").map(|at| at + 10);
    let Some((from, to)) = declared.and_then(|from| Some((from, from + new[from..].find(['"', '\''])?))) else {
        return new.as_bytes().to_vec();
    };
    [&new[..from], "UTF-8", &new[to..]].concat().into_bytes()
}
