//! Thống nhất: consistency within a draft (TN).

mod abolished_level;
mod foreign_issuer;
mod inconsistent_abbreviation;
mod redefined_abbreviation;
mod undefined_abbreviation;

use super::{Kind, make};

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
    Kind { name: "abolished-level", values: &["body", "now"], make: make::<abolished_level::AbolishedLevel> },
    Kind { name: "foreign-issuer", values: &["other", "own"], make: make::<foreign_issuer::ForeignIssuer> },
    Kind {
        name: "inconsistent-abbreviation",
        values: &["one", "other", "long"],
        make: make::<inconsistent_abbreviation::InconsistentAbbreviation>,
    },
    Kind {
        name: "redefined-abbreviation",
        values: &["short", "one", "other"],
        make: make::<redefined_abbreviation::RedefinedAbbreviation>,
    },
    Kind {
        name: "undefined-abbreviation",
        values: &["list", "count", "short", "long"],
        make: make::<undefined_abbreviation::UndefinedAbbreviation>,
    },
];
