//! What kind of file it is: by its first bytes, then by its extension; where the two contradict each other, people have to say what is
//! meant. Must not read further than it needs.

use super::ReadError;
use crate::text::Format;

/// How far into a package its kind is looked for: the names of its first parts stand there.
const PACKAGE_HEAD: usize = 4096;
/// How far from its end a package's list of parts is looked for.
const PACKAGE_TAIL: usize = 1 << 16;

/// The format of a file, or why soat does not read it.
pub fn format(name: &str, bytes: &[u8]) -> Result<Format, ReadError> {
    let found = content(name, bytes);
    let kind = match &found {
        Ok(format) => *format,
        Err(ReadError::Unsupported { kind: old @ (".doc" | ".xls" | ".rtf"), .. }) => {
            let said = KINDS.iter().find(|(said, _)| *said == extension(name)).map(|(said, _)| *said);
            let wrong = |said| ReadError::WrongExtension {
                name: name.to_owned(),
                said,
                found: Some(old.trim_start_matches('.')),
            };
            return said.map_or(found, |said| Err(wrong(said)));
        }
        Err(_) => return found,
    };
    let is_text = |format| matches!(format, Format::Text | Format::Markdown | Format::Html);
    let said = KINDS.iter().find(|(said, _)| *said == extension(name));
    match said {
        Some((said, format)) if *format != kind && !(is_text(*format) && is_text(kind)) && !bytes.is_empty() => {
            let found =
                KINDS.iter().find(|(_, format)| *format == kind && !matches!(kind, Format::Text | Format::Markdown));
            let found = found.map(|(found, _)| *found);
            Err(ReadError::WrongExtension { name: name.to_owned(), said, found })
        }
        _ => found,
    }
}

/// What extensions say; the usual one of a format first. `.doc` and `.rtf` are written on anything, and say nothing.
const KINDS: [(&str, Format); 17] = [
    ("docx", Format::Docx),
    ("docm", Format::Docx),
    ("dotm", Format::Docx),
    ("dotx", Format::Docx),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("markdown", Format::Markdown),
    ("md", Format::Markdown),
    ("mdown", Format::Markdown),
    ("odt", Format::Odt),
    ("ott", Format::Odt),
    ("pdf", Format::Pdf),
    ("txt", Format::Text),
    ("xlsx", Format::Sheet),
    ("ods", Format::Sheet),
    ("xlsm", Format::Sheet),
    ("xhtml", Format::Html),
];

/// What the content says.
fn content(name: &str, bytes: &[u8]) -> Result<Format, ReadError> {
    let unsupported = |kind| Err(ReadError::Unsupported { name: name.to_owned(), kind });
    let extension = extension(name);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return package(bytes, &extension).map_or_else(|| unsupported(".zip"), Ok);
    }
    if bytes.starts_with(b"%PDF-") || memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some() {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        // A password turns .docx into an old compound file with a stream of this name, in UTF-16.
        let stream: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        if memchr::memmem::find(bytes, &stream).is_some() {
            return Err(ReadError::Encrypted { name: name.to_owned() });
        }
        return unsupported(if extension == "xls" { ".xls" } else { ".doc" });
    }
    if bytes.starts_with(b"{\\rtf") {
        return unsupported(".rtf");
    }
    Ok(match extension.as_str() {
        "md" | "markdown" | "mdown" => Format::Markdown,
        "html" | "htm" | "xhtml" => Format::Html,
        _ if looks_html(bytes) => Format::Html,
        _ => Format::Text,
    })
}

fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}

fn package(bytes: &[u8], extension: &str) -> Option<Format> {
    let head = &bytes[..bytes.len().min(PACKAGE_HEAD)];
    let tail = &bytes[bytes.len().saturating_sub(PACKAGE_TAIL)..];
    let holds =
        |needle: &[u8]| memchr::memmem::find(head, needle).or_else(|| memchr::memmem::find(tail, needle)).is_some();
    if holds(b"application/vnd.oasis.opendocument.text") {
        Some(Format::Odt)
    } else if holds(b"application/vnd.oasis.opendocument.spreadsheet") || holds(b"xl/workbook") {
        Some(Format::Sheet)
    } else if holds(b"word/") {
        Some(Format::Docx)
    } else {
        match extension {
            "docx" | "docm" | "dotx" | "dotm" => Some(Format::Docx),
            "odt" | "ott" => Some(Format::Odt),
            "xlsx" | "xlsm" | "ods" => Some(Format::Sheet),
            _ => None,
        }
    }
}

/// An HTML page saved under another name: it says so in its first characters.
fn looks_html(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start().to_ascii_lowercase();
    head.starts_with(b"<!doctype html") || head.starts_with(b"<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_before_the_extension() {
        assert_eq!(format("a", b"%PDF-1.7"), Ok(Format::Pdf));
        assert_eq!(format("a.bin", b"PK\x03\x04....word/document.xml"), Ok(Format::Docx));
        assert_eq!(format("a.txt", b"\xEF\xBB\xBF <!DOCTYPE HTML>"), Ok(Format::Html));
        assert_eq!(format("thu.muc/kh", b"# KH"), Ok(Format::Text));
        assert_eq!(format("KH.MD", b"# KH"), Ok(Format::Markdown));
    }

    #[test]
    fn an_extension_that_says_another_kind_is_told() {
        let told = |name: &str, bytes: &[u8]| match format(name, bytes) {
            Err(ReadError::WrongExtension { said, found, .. }) => Some((said, found)),
            _ => None,
        };
        assert_eq!(told("a.docx", b"%PDF-1.7"), Some(("docx", Some("pdf"))));
        assert_eq!(told("a.txt", b"PK\x03\x04....word/document.xml"), Some(("txt", Some("docx"))));
        assert_eq!(told("a.xlsx", b"<html>"), Some(("xlsx", Some("html"))));
        assert_eq!(told("a.docx", b"{\\rtf1"), Some(("docx", Some("rtf"))));
        assert_eq!(told("a.docx", b"PK"), Some(("docx", None)));
        assert_eq!(told("a.md", b"<html>"), None);
        assert_eq!(told("a.doc", b"<html>"), None);
        assert_eq!(told("a.docx", b""), None);
    }

    #[test]
    fn old_word_files_are_told_from_locked_new_ones() {
        let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 WordDocument".to_vec();
        assert_eq!(format("a.doc", &old).map_err(|e| e.code()), Err("unsupported"));
        let locked: Vec<u8> =
            old.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(format("a.docx", &locked).map_err(|e| e.code()), Err("encrypted"));
    }
}
