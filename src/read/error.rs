//! [`ReadError`]: why a file could not be read.

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file is damaged.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// The file is protected by a password.
    #[error("the file is protected by a password")]
    Encrypted,
    /// A part the format cannot do without is not there.
    #[error("the package has no part {0}")]
    MissingPart(String),
    /// The package is built as no office program builds one.
    #[error("the package is refused: {0}")]
    Refused(String),
    /// A limit was passed.
    #[error("over the limit of {limit}: {what}")]
    OverLimit {
        /// What was counted.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
    /// A kind of file that is not read.
    #[error("not a kind of file soat reads: {0}")]
    Unsupported(String),
    /// A PDF without usable text.
    #[error("the PDF has no usable text layer")]
    NoTextLayer,
    /// LibreOffice is needed and not there, or did not do.
    #[error("{0}")]
    Conversion(String),
}
