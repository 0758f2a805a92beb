//! The lists of `rules/data` behind this group, as `build.rs` laid them: no TOML is read at start. Must not judge.
#![allow(clippy::unreadable_literal, reason = "the lists are written by build.rs, for no reader")]

use super::listed::{Capitals, Listed, Mark};

include!(concat!(env!("OUT_DIR"), "/wording.rs"));

/// A phrase that is a mistake where its contexts allow (`rules/data/typos.toml`).
#[derive(Debug)]
pub struct Typo {
    /// Its syllables in lower case.
    pub wrong: &'static [&'static str],
    /// Of the second of them.
    pub second: Mark,
    /// What was meant.
    pub right: &'static str,
    /// Words before it that make it right.
    pub not_after: &'static [&'static str],
    /// Words after it that make it right.
    pub not_before: &'static [&'static str],
    /// One of these must stand before it, if any is named.
    pub only_after: &'static [&'static str],
    /// One of these must stand after it, if any is named.
    pub only_before: &'static [&'static str],
    /// A figure before it makes it right.
    pub not_after_number: bool,
    /// A figure must stand after it.
    pub before_number: bool,
    /// Whether it is the beginning of a name and has its capital inside sentences too (`Hội đồng y`).
    pub capital: bool,
}

/// A word that is superfluous when written twice (`rules/data/repeated-words.toml`).
#[derive(Debug)]
pub struct Repeated {
    /// In lower case.
    pub word: &'static str,
    /// Whether it is what somebody does: then whoever does it, or the place, may stand before it (`đoàn khám khám`).
    pub verb: bool,
    /// Words before the pair that make it right.
    pub not_after: &'static [&'static str],
    /// Words after the pair that make it right.
    pub not_before: &'static [&'static str],
}

/// A phrase with its capitals (`rules/data/capitals.toml`).
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "switches of a list's entry, as the file has them")]
pub struct Capital {
    /// Its syllables, as they should be written.
    pub right: &'static [&'static str],
    /// Whether it is wrong in lower case too.
    pub lower: bool,
    /// Whether it is wrong where its first word alone has a capital (`Hội khuyến học`).
    pub typed: bool,
    /// Whether a capitalised name must follow (`trường tiểu học Hòa An`).
    pub before_name: bool,
    /// Whether only the strict profile speaks of it.
    pub strict: bool,
    /// Words before it that make another writing right.
    pub not_after: &'static [&'static str],
    /// One of these must stand before it, if any is named.
    pub only_after: &'static [&'static str],
    /// Words after it that make another writing right.
    pub not_before: &'static [&'static str],
    /// One of these must stand after it, if any is named.
    pub only_before: &'static [&'static str],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_single() {
        assert!(FOREIGN_WORDS.is_sorted());
        assert!(TYPOS.windows(2).all(|w| w[0].wrong < w[1].wrong), "one entry a phrase");
        assert!(REPEATED.windows(2).all(|w| w[0].word < w[1].word));
        assert!([REPEATED_DOERS, REPEATED_OPEN, REPEATED_FINE].iter().all(|list| list.is_sorted()));
        assert!(REPEATED.iter().all(|r| !REPEATED_FINE.contains(&r.word)));
        assert!(TYPOS.len() >= 300, "rows written one by one; the slips of compounds are not counted");
    }

    #[test]
    fn typos_show_themselves() {
        assert_eq!(TYPOS.len(), TYPO_EXAMPLES.len());
        for (typo, (example, _)) in TYPOS.iter().zip(TYPO_EXAMPLES) {
            let marked = example.split_once('«').and_then(|(_, rest)| rest.split_once('»')).map(|(m, _)| m);
            let marked = marked.unwrap_or_else(|| panic!("{:?} has no example", typo.wrong));
            assert_eq!(marked.to_lowercase(), typo.wrong.join(" "));
            assert_ne!(typo.right, typo.wrong.join(" "));
        }
    }
}
