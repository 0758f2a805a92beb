//! Findings go back into the office file: [`review`] gives a copy of a Word document with a comment for each of them,
//! and safe fixes as tracked changes.
//!
//! The copy differs from the original only where something was put in: parts are copied as they are packed, and text is
//! spliced, never serialised anew. It must not know the tree, rules or reports: it is handed sentences and spans.

mod docx;

use crate::diagnostic::Edit;
use crate::read::{Limits, ReadError};
use crate::rules::card::Lang;
use crate::text::{Format, Span, Text};

/// What is to be put into a copy of a document.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// Who comments and changes, as Word shows it.
    pub author: String,
    /// When, as `2026-01-31T08:00:00Z`.
    pub date: String,
    /// Comments, in the order of the text.
    pub comments: Vec<Comment>,
    /// Changes to be tracked: of each, all edits or none.
    pub changes: Vec<Vec<Edit>>,
}

/// One comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// What it is about; `None`: the whole document.
    pub span: Option<Span>,
    /// The words its first paragraph begins with, set in bold: the rule's code.
    pub head: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// A document with its review in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The package.
    pub bytes: Vec<u8>,
    /// Comments that were put in.
    pub comments: usize,
    /// Changes that were tracked; the others could not be placed and stand in their comment only.
    pub changes: usize,
}

/// Why a review could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// Only Word documents take comments.
    NotWord(String, Format),
    /// A file of an old format was converted to be read; there is no package to write into.
    Old(String),
    /// The package could not be read again.
    Read(ReadError),
    /// The file on disk is no longer the one that was checked.
    Changed(String),
    /// There is no paragraph that could carry a comment.
    NoPlace(String),
    /// The package could not be put together; in the words of the zip library.
    Zip(String),
}

impl WriteError {
    /// A sentence in a language.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            WriteError::NotWord(name, format) => lang.pick(
                format!("{name}: chỉ ghi được nhận xét vào tệp Word (.docx), tệp này là {}", format.name()),
                format!("{name}: comments can be written into Word files (.docx) only, this is {}", format.name()),
            ),
            WriteError::Old(name) => lang.pick(
                format!("{name}: tệp định dạng cũ; đề nghị mở bằng Word và lưu thành .docx"),
                format!("{name}: a file of an old format; open it in Word and save it as .docx"),
            ),
            WriteError::Read(error) => error.message(lang.name()),
            WriteError::Changed(name) => lang.pick(
                format!("{name}: tệp đã thay đổi trong khi soát; đề nghị soát lại"),
                format!("{name}: the file changed while it was checked; check it again"),
            ),
            WriteError::NoPlace(name) => lang.pick(
                format!("{name}: không có đoạn văn nào để gắn nhận xét"),
                format!("{name}: there is no paragraph to attach a comment to"),
            ),
            WriteError::Zip(reason) => {
                lang.pick(format!("không đóng gói lại được ({reason})"), format!("cannot be packed again ({reason})"))
            }
        }
    }
}

/// A copy of a Word document (`bytes`, which were read as `text`) with a review in it.
///
/// # Errors
/// Where the file is no Word document, is not the one that was read, or its package cannot be put together again.
pub fn review(bytes: &[u8], text: &Text, review: &Review, limits: &Limits) -> Result<Reviewed, WriteError> {
    let source = text.source();
    if source.format != Format::Docx {
        return Err(WriteError::NotWord(source.name.clone(), source.format));
    }
    if !bytes.starts_with(b"PK") {
        return Err(WriteError::Old(source.name.clone()));
    }
    if crate::read::sha256(bytes) != source.sha256 {
        return Err(WriteError::Changed(source.name.clone()));
    }
    docx::review(bytes, text, review, limits)
}
