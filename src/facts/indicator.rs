//! [`Indicator`]: a figure with what it measures, of whom, when, and whether it is aimed at or reached
//! (`design/figures.md`, 4).

use super::abbreviation::Abbreviations;
use super::quantity::Figure;
use super::table::Grid;
use super::year::Profile;
use crate::text::{Span, Text};
use crate::tree::Tree;

/// A figure and what it measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Index into `Facts::figures`.
    pub figure: usize,
    /// The noun phrase before the figure, or the row label.
    pub phrase: Span,
    /// The phrase's words, folded, abbreviations expanded, filler removed, in order.
    pub key: Vec<String>,
    /// The year it is of, where one is stated or the section sets one.
    pub year: Option<u16>,
    /// Whether it is a target or a result.
    pub mood: Mood,
    /// Whether it stands in a table.
    pub in_table: bool,
}

/// Whether a figure is aimed at or reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mood {
    /// `phấn đấu`, `chỉ tiêu`, under a heading of targets or tasks.
    Target,
    /// `đã`, `ước đạt`, `kết quả`, under a heading of results.
    Result,
    /// Neither can be told.
    Unknown,
}

/// The indicators of a text.
pub fn indicators(
    text: &Text,
    tree: &Tree,
    figures: &[Figure],
    tables: &[Grid],
    abbreviations: &Abbreviations,
    profile: &Profile,
) -> Vec<Indicator> {
    let _ = (text, tree, figures, tables, abbreviations, profile);
    Vec::new()
}
