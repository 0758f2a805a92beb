//! Thống nhất: consistency within a draft (TN).

mod inconsistent_abbreviation;
mod redefined_abbreviation;
mod undefined_abbreviation;

use super::{Kind, make};

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
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
