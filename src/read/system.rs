//! What the operating system says of a file, in words a clerk knows, and where a file stands. Must not know which file, or what was wanted of it.

use std::io::{Error, ErrorKind};
use std::path::Path;

/// Why the system refused, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl From<&Error> for Refusal {
    fn from(error: &Error) -> Self {
        let (vi, en) = match error.kind() {
            ErrorKind::NotFound => ("không có tệp hoặc thư mục này", "no such file or folder"),
            ErrorKind::PermissionDenied => ("không có quyền", "permission denied"),
            ErrorKind::IsADirectory => ("đây là thư mục", "it is a folder"),
            ErrorKind::NotADirectory => ("đường dẫn đi qua một tệp", "the path leads through a file"),
            ErrorKind::StorageFull => ("ổ đĩa đã đầy", "the disk is full"),
            ErrorKind::InvalidData => ("không phải văn bản UTF-8", "not UTF-8"),
            ErrorKind::ReadOnlyFilesystem => ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
            _ => return Self { vi: format!("hệ thống báo: {error}"), en: error.to_string() },
        };
        Self { vi: vi.to_owned(), en: en.to_owned() }
    }
}

impl Refusal {
    /// That what has a file's name is none.
    pub fn no_file() -> Self {
        Self {
            vi: "không phải tệp thường: ống dẫn hoặc thiết bị".to_owned(),
            en: "no regular file: a pipe or a device".to_owned(),
        }
    }
}

/// The folder a file stands in, `.` for a bare name.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_refusals_are_said_without_the_systems_english() {
        for kind in [ErrorKind::NotFound, ErrorKind::PermissionDenied, ErrorKind::IsADirectory] {
            let said = Refusal::from(&Error::from(kind));
            assert!(!said.vi.is_ascii() && !said.en.contains("os error"), "{said:?}");
        }
    }
}
