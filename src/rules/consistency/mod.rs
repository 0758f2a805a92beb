//! Thống nhất: consistency within a draft (TN).

mod abolished_level;
mod case_variant;
mod foreign_issuer;
mod inconsistent_abbreviation;
mod list_punctuation;
mod range_dash;
mod redefined_abbreviation;
mod tone_placement;
mod undefined_abbreviation;

use super::{Kind, make};

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
    Kind { name: "abolished-level", values: &["body", "now", "law"], make: make::<abolished_level::AbolishedLevel> },
    Kind {
        name: "case-variant",
        values: &["written", "count", "model", "others"],
        make: make::<case_variant::CaseVariant>,
    },
    Kind { name: "foreign-issuer", values: &["other", "own"], make: make::<foreign_issuer::ForeignIssuer> },
    Kind {
        name: "inconsistent-abbreviation",
        values: &["one", "other", "long"],
        make: make::<inconsistent_abbreviation::InconsistentAbbreviation>,
    },
    Kind {
        name: "list-punctuation",
        values: &["mark", "count", "items", "written"],
        make: make::<list_punctuation::ListPunctuation>,
    },
    Kind { name: "range-dash", values: &["written", "model", "count"], make: make::<range_dash::RangeDash> },
    Kind {
        name: "redefined-abbreviation",
        values: &["short", "one", "other"],
        make: make::<redefined_abbreviation::RedefinedAbbreviation>,
    },
    Kind {
        name: "tone-placement",
        values: &["written", "right", "count", "model", "others"],
        make: make::<tone_placement::TonePlacement>,
    },
    Kind {
        name: "undefined-abbreviation",
        values: &["list", "count", "short", "long"],
        make: make::<undefined_abbreviation::UndefinedAbbreviation>,
    },
];
