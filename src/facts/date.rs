//! [`DateMention`]: a date in any writing, possible or not, complete or not.

use crate::text::{Span, Text};
use crate::tree::{DatePart, NodeId, Tree};
use jiff::civil::Date;

/// A date as written: `ngày 19 tháng 6 năm 2015`, `26/12/2022`, `ngày / /2023`, `tháng 02 năm 2024`, `31/4/2024`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Its bytes, from `ngày` (if written) to the year.
    pub span: Span,
    /// Day; `value` is `None` where blank.
    pub day: DatePart,
    /// Month.
    pub month: DatePart,
    /// Year.
    pub year: DatePart,
    /// In words (`ngày … tháng … năm …`) or figures (`26/12/2022`).
    pub style: DateStyle,
    /// The date, where it is complete and possible.
    pub date: Option<Date>,
    /// A weekday written before it (`thứ Tư, ngày …`): 1 Monday … 7 Sunday, and its bytes.
    pub weekday: Option<(i8, Span)>,
    /// What it is.
    pub role: DateRole,
    /// The leaf block it stands in.
    pub block: NodeId,
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// `ngày 19 tháng 6 năm 2015`
    Words,
    /// `19/6/2015`, `19-6-2015`, `19.6.2015`
    Figures,
}

/// What a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRole {
    /// The document's own, in its place–date line.
    Document,
    /// Of a cited document.
    Cited,
    /// Of the document itself, in an appendix caption.
    Caption,
    /// A deadline (`trước ngày`, `chậm nhất`, `hoàn thành trong`).
    Deadline,
    /// Anything else.
    Other,
}

/// The dates of a text.
pub fn dates(text: &Text, tree: &Tree) -> Vec<DateMention> {
    let _ = (text, tree);
    Vec::new()
}
