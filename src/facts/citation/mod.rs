//! [`Citation`]: a document that the draft cites (*viện dẫn*), as far as it is cited. Must not judge.

pub mod kinds;
mod loose;
mod name;
mod read;

use super::cue::Cues;
use super::date::DateMention;
use super::words::Words;
use crate::text::{Span, Text};
use crate::tree::{DatePart, DocumentKind, NodeId, Tree};
use jiff::civil::Date;

/// A cited document: `Nghị quyết số 42/NQ-HĐND ngày 29 tháng 12 năm 2023 của HĐND phường … về …`.
///
/// In running text only what carries a symbol or a date, and laws by name, are citations (`Kế hoạch này` is none); in
/// bases and the preamble also what is named by its agency alone (`Nghị quyết của Đảng ủy`).
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "four independent claims, each read on its own")]
pub struct Citation {
    /// The whole citation, as far as it was read.
    pub span: Span,
    /// The type word: `Nghị quyết`, `Luật`.
    pub kind_span: Span,
    /// Which type, where the table knows it.
    pub kind: Option<DocumentKind>,
    /// Whether it is identified by its name (luật, bộ luật, pháp lệnh, hiến pháp).
    pub is_named: bool,
    /// Whether the word `số` stands before the symbol.
    pub has_so: bool,
    /// Number and symbol as written: `42/NQ-HĐND`.
    pub symbol: Option<Span>,
    /// Number and symbol read by the grammar of State or Party symbols; `None` where it is off both.
    pub parsed: Option<Symbol>,
    /// The date's bytes; of `năm 2015` alone, those.
    pub date_span: Option<Span>,
    /// Day, month, year as written.
    pub date_parts: Option<(DatePart, DatePart, DatePart)>,
    /// The date, where complete and possible.
    pub date: Option<Date>,
    /// The issuing agency's bytes (after `của`).
    pub agency: Option<Span>,
    /// The title's bytes (after `về`, or the name of a law).
    pub title: Option<Span>,
    /// Whether it stands in a basis or in the preamble.
    pub in_basis: bool,
    /// Whether it stands in the title of another cited document.
    pub is_nested: bool,
    /// The leaf block it stands in.
    pub block: NodeId,
}

/// A number and symbol, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// The number, as a value.
    pub number: Option<u32>,
    /// Digits written for the number.
    pub digits: u8,
    /// The year in the symbol (`30/2020/NĐ-CP`).
    pub year: Option<u16>,
    /// The abbreviation of the type (`NQ`, `CTr`), empty for công văn and laws.
    pub kind: String,
    /// The issuing body (`HĐND`, `TTg`, `QH15`, `UBND-TCKH`).
    pub body: String,
    /// State or Party form.
    pub system: System,
}

/// Whose form a symbol follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// `63/KH-UBND` (NĐ 30/2020, Phụ lục I, II.3).
    State,
    /// `20-KH/ĐU` (Hướng dẫn 36-HD/VPTW, 05-HD/VPTW).
    Party,
}

/// The citations of a text, in text order. Gives the dates that belong to one the role `Cited`.
pub fn citations(text: &Text, tree: &Tree, words: &Words, cues: &Cues, dates: &mut [DateMention]) -> Vec<Citation> {
    read::citations(text, tree, words, cues, dates)
}

#[cfg(test)]
mod tests;
