//! Chính tả, dấu câu: spelling and typography (CT).

pub mod beside;
mod capitalisation;
mod confusable_letter;
pub(super) mod data;
mod doubled_punctuation;
pub(super) mod invalid_syllable;
mod legacy_encoding;
mod likely_typo;
pub mod listed;
mod missing_final_mark;
pub mod orthography;
mod repeated_word;
pub mod slips;
mod spacing;
mod torn;
mod unbalanced_pair;
mod unicode_form;

use super::{Kind, make};

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "capitalisation",
        values: &["written", "right", "count"],
        make: make::<capitalisation::Capitalisation>,
    },
    Kind {
        name: "confusable-letter",
        values: &["word", "right", "count"],
        make: make::<confusable_letter::ConfusableLetter>,
    },
    Kind {
        name: "doubled-punctuation",
        values: &["marks", "right", "count"],
        make: make::<doubled_punctuation::DoubledPunctuation>,
    },
    Kind { name: "invalid-syllable", values: &["word", "right"], make: make::<invalid_syllable::InvalidSyllable> },
    Kind { name: "legacy-encoding", values: &["encoding", "converted"], make: make::<legacy_encoding::LegacyEncoding> },
    Kind { name: "likely-typo", values: &["wrong", "right", "count"], make: make::<likely_typo::LikelyTypo> },
    Kind {
        name: "missing-final-mark",
        values: &["count", "items"],
        make: make::<missing_final_mark::MissingFinalMark>,
    },
    Kind { name: "repeated-word", values: &["word", "short"], make: make::<repeated_word::RepeatedWord> },
    Kind { name: "spacing", values: &["mark", "count", "model"], make: make::<spacing::Spacing> },
    Kind { name: "unbalanced-pair", values: &["mark", "mate"], make: make::<unbalanced_pair::UnbalancedPair> },
    Kind { name: "unicode-form", values: &["count"], make: make::<unicode_form::UnicodeForm> },
];
