//! [`Space`]: the namespaces of office files, by their names. Must not know elements.

/// The namespaces the readers know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// `WordprocessingML`.
    Word,
    /// Office mathematics.
    Math,
    /// Markup compatibility.
    Compat,
    /// `DrawingML`.
    Drawing,
    /// OpenDocument `office`.
    Office,
    /// OpenDocument `text`.
    Text,
    /// OpenDocument `table`.
    Table,
    /// OpenDocument `style`.
    Style,
    /// OpenDocument `draw`.
    Draw,
    /// Any other.
    Other,
}

impl Space {
    /// The namespace of this name.
    pub fn of(name: &str) -> Self {
        match name {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compat,
            "http://schemas.openxmlformats.org/drawingml/2006/main" | "http://purl.oclc.org/ooxml/drawingml/main" => {
                Space::Drawing
            }
            "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Space::Office,
            "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::Text,
            "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::Table,
            "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Space::Style,
            "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => Space::Draw,
            _ => Space::Other,
        }
    }
}
