//! [`Fault`]: what is wrong with a file of the user's own: configuration, card, list of ignores, baseline.

use std::ops::Range;

/// What is wrong with a file of the user's own, shown like a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name, or where else it was written (`--config`).
    pub file: String,
    /// What it says; empty where it could not be read.
    pub source: String,
    /// Bytes of `source` that are wrong.
    pub span: Range<usize>,
    /// What is wrong, in a sentence without full stop.
    pub what: Said,
    /// What to do.
    pub help: Option<Box<Said>>,
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Said {
    /// In Vietnamese and in English.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }
}

impl Fault {
    /// In a file, at some of its bytes.
    pub fn at(file: &str, source: &str, span: Range<usize>, what: Said) -> Self {
        let end = source.ceil_char_boundary(span.end.min(source.len()));
        let span = source.floor_char_boundary(span.start.min(end))..end;
        Self { file: file.to_owned(), source: source.to_owned(), span, what, help: None }
    }

    /// About a file as such.
    pub fn of(file: &str, what: Said) -> Self {
        Self::at(file, "", 0..0, what)
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: Option<Said>) -> Self {
        self.help = help.map(Box::new);
        self
    }
}
