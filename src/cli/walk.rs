//! Files of folders by their paths: which are hidden, which lie where. Must not know what is taken of them.

use std::path::{Path, PathBuf};

/// Whether a file found in folders lies in this one.
pub fn lies_in(file: &Path, folder: &Path) -> bool {
    let folder = tidy(folder.to_path_buf());
    if folder == Path::new(".") { file.is_relative() } else { file.starts_with(folder) }
}

/// Every file below a folder, whatever it is; hidden ones left out.
pub fn all_files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let walk = walkdir::WalkDir::new(folder).into_iter();
    let walk = walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
    walk.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir()).map(|entry| tidy(entry.into_path()))
}

/// Hidden files, and the lock files Word leaves beside an open document.
pub fn is_hidden(name: &std::ffi::OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$")
}

/// Without a leading `./`.
pub fn tidy(path: PathBuf) -> PathBuf {
    path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path)
}
