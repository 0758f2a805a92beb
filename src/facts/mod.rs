//! What a draft states, found once and typed: figures, ratios, breakdowns, indicators, dates, periods, citations,
//! abbreviations, agencies. Facts state, they do not judge; must not know rules.

pub mod abbreviation;
pub mod agency;
pub mod breakdown;
pub mod citation;
pub mod cue;
pub mod date;
pub mod indicator;
pub mod phrase;
pub mod number_words;
pub mod quantity;
pub mod ratio;
pub mod reference;
pub mod symbol;
pub mod table;
pub mod unit;
pub mod words;
pub mod year;

use crate::text::Text;
use crate::tree::Tree;

/// Everything found in one draft. Each list is in text order (by the start of the span).
#[derive(Debug, Default)]
pub struct Facts {
    /// Every word, with its class and an id shared by equal words (case folded).
    pub words: words::Words,
    /// Figures, in text order.
    pub figures: Vec<quantity::Figure>,
    /// `A/B … đạt P%` and its wordings.
    pub ratios: Vec<ratio::Ratio>,
    /// Totals and their parts.
    pub breakdowns: Vec<breakdown::Breakdown>,
    /// Figures with what they measure, of whom, when and in which mood.
    pub indicators: Vec<indicator::Indicator>,
    /// The words of their keys.
    pub key_words: indicator::KeyWords,
    /// Tables of the document as grids with typed columns.
    pub tables: Vec<table::Grid>,
    /// Dates, also impossible and partly blank ones.
    pub dates: Vec<date::DateMention>,
    /// Years and periods with their role.
    pub years: Vec<year::YearMention>,
    /// Periods (`giai đoạn 2021-2025`, `nhiệm kỳ 2021 - 2026`, `năm học 2023-2024`).
    pub periods: Vec<year::Period>,
    /// Cited documents.
    pub citations: Vec<citation::Citation>,
    /// Abbreviations defined and used.
    pub abbreviations: abbreviation::Abbreviations,
    /// The document's own agency and place, and every other agency named.
    pub agencies: agency::Agencies,
    /// `mục 2.3`, `Phụ lục II`, `Biểu số 03`: references inside the document.
    pub references: Vec<reference::Reference>,
    /// What the document is: its own date, plan year, kind.
    pub profile: year::Profile,
}

impl Facts {
    /// Reads all facts of a draft, each once.
    pub fn extract(text: &Text, tree: &Tree) -> Self {
        let words = words::words(text);
        let figures = quantity::figures(text, tree);
        let cues = cue::Cues::of(&words);
        let runs = date::year_runs(text.content());
        let mut dates = date::dates(text, tree, &words, &cues, &runs);
        let citations = citation::citations(text, tree, &words, &cues, &mut dates);
        let profile = year::profile(text, tree, &dates, &runs);
        let (years, periods) = year::years(text, tree, &words, &profile, &dates, &runs);
        let tables = table::grids(text, tree, &figures);
        let mut ratios = ratio::ratios(text, &figures);
        let (breakdowns, shares) = breakdown::breakdowns(text, &figures, &ratios);
        ratio::join(&mut ratios, shares);
        let abbreviations = abbreviation::abbreviations(text, &words);
        let (indicators, key_words) =
            indicator::indicators(text, tree, &words, &figures, &tables, &abbreviations, &profile);
        let agencies = agency::agencies(text, tree, &words, &cues);
        let references = reference::references(text, tree, &words, &cues);
        Self {
            words,
            figures,
            ratios,
            breakdowns,
            indicators,
            key_words,
            tables,
            dates,
            years,
            periods,
            citations,
            abbreviations,
            agencies,
            references,
            profile,
        }
    }

    /// The words of an indicator's key.
    pub fn key<'f>(&'f self, indicator: &'f indicator::Indicator) -> impl ExactSizeIterator<Item = &'f str> {
        indicator.key.iter().map(|&id| self.key_words.word(&self.words, id))
    }
}
