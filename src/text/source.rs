//! [`Source`]: the file a text came from, as the edge needs to know it.

/// The file a text came from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name shown to people: the path as given, or the name given for standard input.
    pub name: String,
    /// What kind of file it was.
    pub format: Format,
    /// How its characters were encoded.
    pub encoding: Encoding,
    /// Bytes of a byte-order mark before `decoded`.
    pub bom: u8,
    /// The file's characters as UTF-8, without byte-order mark, for text formats. Origins point into it.
    /// Office formats have none: their places are of the content itself, beside the paragraph's number.
    pub decoded: Option<String>,
    /// SHA-256 of the file's bytes; zeros where the reader was not asked for it.
    pub sha256: [u8; 32],
    /// Names of the parts of a package that origins point into, by [`super::Segment::part`]. Empty for one-part files.
    pub parts: Vec<String>,
}

/// Kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text (which may carry Markdown marks and HTML tags all the same).
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// Office Open XML word processing (`.docx`, `.docm`, `.dotx`).
    Docx,
    /// OpenDocument text.
    Odt,
    /// PDF text layer.
    Pdf,
    /// Office Open XML or OpenDocument spreadsheet.
    Sheet,
}

impl Format {
    /// The name used in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Pdf => "pdf",
            Format::Sheet => "sheet",
        }
    }

    /// Whether the format knows layout (fonts, alignment, running headers): Word and OpenDocument text.
    pub fn has_layout(self) -> bool {
        matches!(self, Format::Docx | Format::Odt)
    }
}

/// Character encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 (office packages count as such).
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
}

impl Encoding {
    /// The name used in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
        }
    }
}

/// Bytes in hexadecimal digits, as digests and fingerprints are written.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        digits.push(char::from(DIGITS[usize::from(byte >> 4)]));
        digits.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    digits
}
