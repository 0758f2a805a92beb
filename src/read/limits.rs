//! [`Limits`]: how much a reader takes on before it says "too large". Must not know flags or configuration files.

/// What readers refuse to go beyond; over one of them is [`super::ReadError::TooLarge`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file on disk. Never above `u32::MAX`: spans are 32 bits wide.
    pub file_bytes: u64,
    /// Bytes of all parts of a package after unpacking (pictures are never unpacked, and not counted).
    pub unpacked_bytes: u64,
    /// Bytes of one part of a package after unpacking.
    pub part_bytes: u64,
    /// Unpacked over packed bytes of one part, above which it is taken for a bomb.
    pub ratio: u64,
    /// Parts of a package.
    pub parts: usize,
    /// Elements inside each other.
    pub depth: usize,
    /// Pages of a PDF.
    pub pages: usize,
    /// Cells of all tables or sheets.
    pub cells: usize,
    /// Which side of tracked changes is read.
    pub revisions: Revisions,
    /// Whence the digest of the file comes.
    pub digest: Digest,
}

/// Whence the digest of a file comes. Only what names the file by it or writes to it needs one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    /// None is wanted.
    Omitted,
    /// It is taken when the file is read.
    Taken,
    /// It was taken before.
    Known([u8; 32]),
}

/// Which side of tracked changes is read.
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
            file_bytes: 64 << 20,
            unpacked_bytes: 128 << 20,
            part_bytes: 96 << 20,
            ratio: 200,
            parts: 4096,
            depth: 256,
            pages: 2000,
            cells: 1_000_000,
            revisions: Revisions::Accepted,
            digest: Digest::Taken,
        }
    }
}

impl Limits {
    /// SHA-256 of a file's bytes for [`crate::text::Source::sha256`]; zeros where none is wanted.
    pub(super) fn digest_of(&self, bytes: &[u8]) -> [u8; 32] {
        match self.digest {
            Digest::Omitted => [0; 32],
            Digest::Taken => super::sha256(bytes),
            Digest::Known(digest) => digest,
        }
    }

    /// The limit on a file's bytes, as far as spans allow (UTF-16 may grow by half when it becomes UTF-8).
    pub fn file_bytes(&self) -> u64 {
        self.file_bytes.min(u64::from(u32::MAX) / 2)
    }
}
