//! [`ReadError`]: why a file could not be read, in words a clerk can act on. Must not know exit codes or reports.

use super::damage::Damage;
use super::system::Refusal;
use thiserror::Error;

/// Why a file could not be read. [`ReadError::code`] is stable and stands in every machine format.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The file could not be opened or read.
    #[error("{}", self.message_en())]
    Unreadable {
        /// The file, as given.
        name: String,
        /// What the system said.
        reason: Refusal,
    },
    /// The bytes are neither text in UTF-8 or UTF-16 nor a known office file.
    #[error("{}", self.message_en())]
    NotText {
        /// The file, as given.
        name: String,
    },
    /// The file holds no text at all.
    #[error("{}", self.message_en())]
    Empty {
        /// The file, as given.
        name: String,
    },
    /// The file, or something inside it, is over a limit.
    #[error("{}", self.message_en())]
    TooLarge {
        /// The file, as given.
        name: String,
        /// The limit that was passed, in the unit of `what`.
        limit: u64,
        /// What is counted.
        what: Limit,
    },
    /// A known kind of file that soat does not read.
    #[error("{}", self.message_en())]
    Unsupported {
        /// The file, as given.
        name: String,
        /// What it is: `.doc`, `.rtf` …
        kind: &'static str,
    },
    /// A file of an old format, and no LibreOffice to convert it.
    #[error("{}", self.message_en())]
    NeedsLibreOffice {
        /// The file, as given.
        name: String,
        /// What it is: `.doc`, `.rtf`.
        kind: &'static str,
    },
    /// The extension says one kind of file, the content is of another: what stands there may not be what was meant.
    #[error("{}", self.message_en())]
    WrongExtension {
        /// The file, as given.
        name: String,
        /// What the name says: `docx`.
        said: &'static str,
        /// What the content is: `pdf`; `None` where it is none of the kinds that are read.
        found: Option<&'static str>,
    },
    /// The file is protected by a password.
    #[error("{}", self.message_en())]
    Encrypted {
        /// The file, as given.
        name: String,
    },
    /// A PDF of pictures: no text layer, or one without usable characters.
    #[error("{}", self.message_en())]
    NoTextLayer {
        /// The file, as given.
        name: String,
    },
    /// An office file whose inside is broken.
    #[error("{}", self.message_en())]
    Damaged {
        /// The file, as given.
        name: String,
        /// What is broken.
        what: Damage,
    },
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the file.
    Bytes,
    /// Bytes after unpacking.
    Unpacked,
    /// Unpacked over packed bytes.
    Ratio,
    /// Parts of a package.
    Parts,
    /// Elements inside each other.
    Depth,
    /// Pages.
    Pages,
    /// Table or sheet cells.
    Cells,
    /// Characters of a page of a PDF.
    Glyphs,
}

impl ReadError {
    /// The stable code: `not-text`, `empty`, `too-large`, `unreadable`, `unsupported`, `needs-libreoffice`, `wrong-extension`,
    /// `encrypted`, `no-text-layer`, `damaged`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::NotText { .. } => "not-text",
            Self::Empty { .. } => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::Unsupported { .. } => "unsupported",
            Self::NeedsLibreOffice { .. } => "needs-libreoffice",
            Self::WrongExtension { .. } => "wrong-extension",
            Self::Encrypted { .. } => "encrypted",
            Self::NoTextLayer { .. } => "no-text-layer",
            Self::Damaged { .. } => "damaged",
        }
    }

    /// The file, as given.
    pub fn name(&self) -> &str {
        match self {
            Self::Unreadable { name, .. }
            | Self::NotText { name }
            | Self::Empty { name }
            | Self::TooLarge { name, .. }
            | Self::Unsupported { name, .. }
            | Self::NeedsLibreOffice { name, .. }
            | Self::WrongExtension { name, .. }
            | Self::Encrypted { name }
            | Self::NoTextLayer { name }
            | Self::Damaged { name, .. } => name,
        }
    }

    /// Which file, what is wrong, what to do: in English for `en`, in Vietnamese otherwise.
    pub fn message(&self, lang: &str) -> String {
        if lang == "en" { self.message_en() } else { self.message_vi() }
    }

    /// Which file, what is wrong, what to do, in Vietnamese.
    pub fn message_vi(&self) -> String {
        let name = self.name();
        match self {
            Self::Unreadable { reason, .. } => {
                format!("{name}: không mở được tệp ({}); đề nghị kiểm tra đường dẫn và quyền đọc", reason.vi)
            }
            Self::NotText { .. } => format!(
                "{name}: không phải văn bản UTF-8, hoặc UTF-16 có dấu BOM; đề nghị lưu lại dưới dạng .docx hoặc văn bản UTF-8"
            ),
            Self::Empty { .. } => format!("{name}: tệp không có nội dung; đề nghị kiểm tra lại tệp"),
            Self::TooLarge { limit, what, .. } => match what {
                Limit::Ratio => format!("{name}: giải nén ra lớn gấp hơn {limit} lần tệp; {}", what.cure_vi()),
                Limit::Bytes => format!("{name}: lớn hơn giới hạn {}; {}", size(*limit), what.cure_vi()),
                _ => format!("{name}: vượt giới hạn {limit} {}; {}", what.name_vi(), what.cure_vi()),
            },
            Self::Unsupported { kind, .. } => {
                format!("{name}: chưa đọc được tệp {kind}; đề nghị {}", cure(kind).0)
            }
            Self::NeedsLibreOffice { kind, .. } => format!(
                "{name}: cần LibreOffice để đọc tệp {kind}; đề nghị cài LibreOffice hoặc lưu lại dưới dạng .docx"
            ),
            Self::WrongExtension { said, found: Some(found), .. } => {
                format!(
                    "{name}: nội dung là tệp .{found}, không phải .{said}; đề nghị đổi đuôi tệp thành .{found} rồi kiểm tra lại"
                )
            }
            Self::WrongExtension { said, found: None, .. } => {
                format!(
                    "{name}: nội dung không phải là tệp .{said}; đề nghị lấy lại tệp gốc, hoặc đổi đuôi tệp cho đúng loại"
                )
            }
            Self::Encrypted { .. } => {
                format!("{name}: tệp được đặt mật khẩu; đề nghị gỡ mật khẩu rồi kiểm tra lại")
            }
            Self::NoTextLayer { .. } => {
                format!("{name}: PDF không có lớp chữ dùng được; đề nghị dùng bản .docx hoặc PDF xuất từ Word")
            }
            Self::Damaged { what, .. } => {
                format!("{name}: tệp bị hỏng ({}); đề nghị {} và lưu lại", what.vi(), program(name).0)
            }
        }
    }

    /// Which file, what is wrong, what to do, in English.
    pub fn message_en(&self) -> String {
        let name = self.name();
        match self {
            Self::Unreadable { reason, .. } => {
                format!("{name}: cannot be read ({}); check the path and the permission", reason.en)
            }
            Self::NotText { .. } => {
                format!("{name}: not text in UTF-8, or in UTF-16 with a BOM; save it as .docx or as UTF-8 text")
            }
            Self::Empty { .. } => format!("{name}: holds no text; check the file"),
            Self::TooLarge { limit, what, .. } => match what {
                Limit::Bytes => format!("{name}: over the limit of {}; {}", size(*limit), what.cure_en()),
                _ => format!("{name}: over the limit of {limit} {}; {}", what.name_en(), what.cure_en()),
            },
            Self::Unsupported { kind, .. } => {
                format!("{name}: {kind} files are not read; {}", cure(kind).1)
            }
            Self::NeedsLibreOffice { kind, .. } => {
                format!("{name}: LibreOffice is needed to read {kind} files; install it, or save the file as .docx")
            }
            Self::WrongExtension { said, found: Some(found), .. } => {
                format!(
                    "{name}: its content is a .{found} file, not .{said}; give it the extension .{found} and check again"
                )
            }
            Self::WrongExtension { said, found: None, .. } => {
                format!(
                    "{name}: its content is no .{said} file; fetch the file again, or give it the extension of what it is"
                )
            }
            Self::Encrypted { .. } => format!("{name}: protected by a password; remove it and check again"),
            Self::NoTextLayer { .. } => {
                format!("{name}: the PDF has no usable text layer; use the .docx, or a PDF exported from Word")
            }
            Self::Damaged { what, .. } => {
                format!("{name}: damaged ({}); {} and save it again", what.en(), program(name).1)
            }
        }
    }
}

/// What to do with a kind of file that is not read, in both languages.
fn cure(kind: &str) -> (&'static str, &'static str) {
    if kind.contains(".xls") {
        return ("mở bằng Excel và lưu lại dưới dạng .xlsx", "open it in Excel and save it as .xlsx");
    }
    if [".zip", ".rar", ".7z"].iter().any(|archive| kind.contains(archive)) {
        return ("giải nén rồi soát từng tệp", "unpack it and check the files in it");
    }
    ("mở bằng Word và lưu lại dưới dạng .docx", "open it in Word and save it as .docx")
}

/// What opens a file of this name, or makes it anew, in both languages.
fn program(name: &str) -> (&'static str, &'static str) {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    match extension.as_str() {
        "pdf" => ("xuất lại PDF từ Word", "export the PDF from Word again"),
        "xlsx" | "xlsm" | "xls" | "ods" => ("mở bằng Excel", "open it in Excel"),
        _ => ("mở bằng Word", "open it in Word"),
    }
}

/// Bytes as people say them: `1 KB`, `64 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        _ if bytes >= 1 << 20 && bytes.is_multiple_of(1 << 20) => format!("{} MB", bytes >> 20),
        _ if bytes >= 1 << 10 && bytes.is_multiple_of(1 << 10) => format!("{} KB", bytes >> 10),
        _ => format!("{bytes} byte"),
    }
}

impl Limit {
    fn name_vi(self) -> &'static str {
        match self {
            Limit::Bytes => "byte",
            Limit::Unpacked => "byte sau giải nén",
            Limit::Ratio => "lần khi giải nén",
            Limit::Parts => "thành phần trong tệp",
            Limit::Depth => "cấp lồng nhau",
            Limit::Pages => "trang",
            Limit::Cells => "ô",
            Limit::Glyphs => "ký tự trên một trang",
        }
    }

    fn name_en(self) -> &'static str {
        match self {
            Limit::Bytes => "bytes",
            Limit::Unpacked => "bytes when unpacked",
            Limit::Ratio => "times its packed size",
            Limit::Parts => "parts",
            Limit::Depth => "nested elements",
            Limit::Pages => "pages",
            Limit::Cells => "cells",
            Limit::Glyphs => "characters on a page",
        }
    }

    fn cure_vi(self) -> &'static str {
        match self {
            Limit::Bytes => "đề nghị tách tệp hoặc nâng --max-file-size",
            _ => "đề nghị mở bằng Word và lưu lại, hoặc tách tệp",
        }
    }

    fn cure_en(self) -> &'static str {
        match self {
            Limit::Bytes => "split it, or raise --max-file-size",
            _ => "open it in Word and save it again, or split it",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_names_the_file_and_a_cure_in_both_languages() {
        let name = || "dự thảo.doc".to_owned();
        let all = [
            ReadError::Unreadable {
                name: name(),
                reason: (&std::io::Error::from(std::io::ErrorKind::NotFound)).into(),
            },
            ReadError::NotText { name: name() },
            ReadError::Empty { name: name() },
            ReadError::TooLarge { name: name(), limit: 10, what: Limit::Bytes },
            ReadError::Unsupported { name: name(), kind: ".doc" },
            ReadError::NeedsLibreOffice { name: name(), kind: ".doc" },
            ReadError::Encrypted { name: name() },
            ReadError::NoTextLayer { name: name() },
            ReadError::Damaged { name: name(), what: Damage::Directory },
        ];
        for error in all {
            let (vi, en) = (error.message("vi"), error.message("en"));
            assert!(vi.starts_with("dự thảo.doc: ") && vi.contains("; đề nghị "), "{vi}");
            assert!(en.starts_with("dự thảo.doc: ") && en.contains("; "), "{en}");
            assert!(!vi.contains('\n') && !en.contains('\n'), "one line each");
        }
    }
}
