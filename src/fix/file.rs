//! Puts a file in place whole or not at all, in the encoding it had.

use super::place::Place;
use crate::read::system::folder_of;
use crate::text::{Encoding, Source};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::Path;

/// Why a file was left as it is.
#[derive(Debug)]
pub enum Unwritten {
    /// Its bytes cannot be made again from its characters, so that nothing may be changed.
    Lossy,
    /// Somebody changed it since it was read.
    Changed,
    /// The system says no.
    Io(std::io::Error),
}

impl From<std::io::Error> for Unwritten {
    fn from(error: std::io::Error) -> Self {
        Unwritten::Io(error)
    }
}

/// The bytes of a file of these characters, with the byte-order mark and the encoding of its source.
pub fn encoded(source: &Source, decoded: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(decoded.len() + 3);
    if source.bom > 0 {
        bytes.extend(match source.encoding {
            Encoding::Utf8 => &b"\xEF\xBB\xBF"[..],
            Encoding::Utf16Le => b"\xFF\xFE",
            Encoding::Utf16Be => b"\xFE\xFF",
        });
    }
    match source.encoding {
        Encoding::Utf8 => bytes.extend(decoded.as_bytes()),
        Encoding::Utf16Le => bytes.extend(decoded.encode_utf16().flat_map(u16::to_le_bytes)),
        Encoding::Utf16Be => bytes.extend(decoded.encode_utf16().flat_map(u16::to_be_bytes)),
    }
    bytes
}

/// Replaces the file a text was read from: a temporary file beside it is filled, then takes its name.
pub fn replace(path: &Path, source: &Source, decoded: &str) -> Result<(), Unwritten> {
    let old = source.decoded.as_deref().unwrap_or_default();
    if is_other(&encoded(source, old), source) {
        return Err(Unwritten::Lossy);
    }
    // A link stays a link: what it points to is replaced.
    let path = path.canonicalize()?;
    let permissions = path.metadata()?.permissions();
    if permissions.readonly() {
        return Err(std::io::Error::from(std::io::ErrorKind::PermissionDenied).into());
    }
    let mut file = tempfile::Builder::new().prefix(".soat-").tempfile_in(folder_of(&path))?;
    file.write_all(&encoded(source, decoded))?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    if is_other(&std::fs::read(&path)?, source) {
        return Err(Unwritten::Changed);
    }
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// Puts a small file in place, new or over an old one.
pub fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let path = match Place::at(path)? {
        Place::File(path) => path,
        Place::Stream(mut stream) => return stream.write_all(bytes),
    };
    let mut file = beside(folder_of(&path))?;
    file.write_all(bytes)?;
    if let Ok(old) = path.metadata() {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// A file that will be moved to its place. It may be read by whom the system lets read new files: `tempfile` alone makes
/// files for their owner only.
pub fn beside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".soat-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn is_other(bytes: &[u8], source: &Source) -> bool {
    <[u8; 32]>::from(Sha256::digest(bytes)) != source.sha256
}
