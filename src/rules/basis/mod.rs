//! Căn cứ và viện dẫn: legal bases and citations (CC).

pub mod registry;

mod basis_order;
mod basis_punctuation;
mod citation_mismatch;
mod conflicting_citation;
mod expired_citation;
mod future_citation;
mod incomplete_citation;
mod law_name;
mod malformed_citation;
pub(super) mod mention;
mod missing_basis;
mod missing_law_basis;
mod missing_so;
mod repeated_full_citation;
mod resolve;
mod title;
mod wrong_system;

use super::{Kind, make};

/// The kinds that ask the registry and take an agency's own rows as `records`, sorted.
pub const REGISTRY_KINDS: [&str; 4] = ["citation-mismatch", "expired-citation", "law-name", "missing-law-basis"];

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
    Kind { name: "basis-order", values: &["earlier", "later"], make: make::<basis_order::BasisOrder> },
    Kind { name: "basis-punctuation", values: &["mark"], make: make::<basis_punctuation::BasisPunctuation> },
    Kind {
        name: "citation-mismatch",
        values: &["cited", "known", "title", "symbol"],
        make: make::<citation_mismatch::CitationMismatch>,
    },
    Kind {
        name: "conflicting-citation",
        values: &["cited", "first", "second"],
        make: make::<conflicting_citation::ConflictingCitation>,
    },
    Kind {
        name: "expired-citation",
        values: &["title", "day", "successor", "registry"],
        make: make::<expired_citation::ExpiredCitation>,
    },
    Kind { name: "future-citation", values: &["cited", "own"], make: make::<future_citation::FutureCitation> },
    Kind { name: "incomplete-citation", values: &["cited"], make: make::<incomplete_citation::IncompleteCitation> },
    Kind { name: "law-name", values: &["written", "name", "day"], make: make::<law_name::MisnamedLaw> },
    Kind {
        name: "malformed-citation",
        values: &["written", "right", "year", "kind"],
        make: make::<malformed_citation::MalformedCitation>,
    },
    Kind { name: "missing-basis", values: &[], make: make::<missing_basis::MissingBasis> },
    Kind { name: "missing-law-basis", values: &["law"], make: make::<missing_law_basis::MissingLawBasis> },
    Kind { name: "missing-so", values: &["symbol"], make: make::<missing_so::MissingSo> },
    Kind {
        name: "repeated-full-citation",
        values: &["cited"],
        make: make::<repeated_full_citation::RepeatedFullCitation>,
    },
    Kind { name: "wrong-system", values: &["written", "right"], make: make::<wrong_system::WrongSystem> },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Catalog, engine};

    #[test]
    fn every_rule_that_takes_rows_is_handed_those_of_the_agency() {
        let rows: toml::Table = toml::from_str("records = []").expect("TOML");
        let catalog = Catalog::shipped();
        let mut takers: Vec<&str> =
            catalog.cards().filter(|card| engine(card, Some(&rows)).is_ok()).map(|card| card.kind.as_ref()).collect();
        takers.sort_unstable();
        assert_eq!(takers, REGISTRY_KINDS);
    }
}
