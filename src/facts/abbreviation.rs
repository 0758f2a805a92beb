//! [`Abbreviations`]: short forms, where they are expanded and where they are used.

use super::words::Words;
use crate::text::{Span, Text};
use crate::tree::Tree;
use rustc_hash::FxHashMap;

/// All abbreviations of a draft.
#[derive(Debug, Default)]
pub struct Abbreviations {
    /// Expansions in text order: `hợp tác xã (HTX)`, `HTX (hợp tác xã)`, `sau đây viết tắt là …`.
    pub definitions: Vec<Definition>,
    /// Uses in text order, the definitions' own included.
    pub uses: Vec<Use>,
    /// The first definition of each short form: index into `definitions`.
    pub by_short: FxHashMap<String, usize>,
}

/// A short form expanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The short form: `HTX`.
    pub short: Span,
    /// The long form's bytes.
    pub long: Span,
}

/// A short form used: a run of capitals, also joined by `-`, `&`, `.` (`VH-TT-HTCĐ`, `TT.ATXH`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// Its bytes.
    pub span: Span,
}

/// The abbreviations of a text.
pub fn abbreviations(text: &Text, tree: &Tree, words: &Words) -> Abbreviations {
    let _ = (text, tree, words);
    Abbreviations::default()
}
