//! What stands at a path that is to be written. A file is replaced whole; a device or a pipe is written into: moving a new
//! file over `/dev/null` would take it from everybody.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};

/// Where bytes for a path go.
#[derive(Debug)]
pub enum Place {
    /// A file that is new or replaced whole. Links were followed: a link stays a link.
    File(PathBuf),
    /// A device, a pipe or a terminal, open for writing.
    Stream(File),
}

impl Place {
    /// Looks at what a path leads to.
    ///
    /// # Errors
    /// What the system says of a path that cannot be looked at, and of a device that cannot be opened.
    pub fn at(path: &Path) -> Result<Self> {
        match path.metadata() {
            Ok(found) if found.is_file() => path.canonicalize().map(Place::File),
            Ok(found) if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
            Ok(_) => OpenOptions::new().write(true).open(path).map(Place::Stream),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Place::File(path.to_owned())),
            Err(error) => Err(error),
        }
    }
}
