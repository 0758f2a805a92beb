//! [`Limits`]: how much of a file is read at most.

/// How much of a file is read at most, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Entries of a package.
    pub entries: u64,
    /// Inflated bytes of one part.
    pub part_bytes: u64,
    /// Inflated bytes of all parts that are read.
    pub total_bytes: u64,
    /// Inflated bytes for one deflated byte, for parts over a megabyte.
    pub ratio: u64,
    /// Depth of nested elements.
    pub depth: u32,
    /// Pages of a PDF.
    pub pages: u64,
    /// Cells of a workbook.
    pub cells: u64,
    /// Which side of tracked changes is checked.
    pub revisions: Revisions,
}

/// Which side of tracked changes is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Revisions {
    /// As if all were accepted.
    #[default]
    Accepted,
    /// As if all were rejected.
    Rejected,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 100 << 20,
            entries: 4096,
            part_bytes: 96 << 20,
            total_bytes: 128 << 20,
            ratio: 200,
            depth: 256,
            pages: 2_000,
            cells: 2_000_000,
            revisions: Revisions::Accepted,
        }
    }
}
