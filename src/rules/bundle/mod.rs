//! Liên văn bản: documents of one folder held against each other (LV). These engines look at a whole bundle
//! (`Check::across`); what they need of each draft is a fact of that draft, and they go through indices, never all pairs.

mod cited_in_bundle;
mod cross_figure;
mod identity;
mod missing_attachment;
mod near_duplicate;
mod shared_number;
mod subject;

use super::{Kind, make};

/// The group whose rules run on bundles only.
pub const GROUP: &str = "bundle";

/// The kinds of this group, sorted by name. `{file}` is filled in by the report: rules know no files.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "cited-in-bundle",
        values: &["cited", "written", "own", "file"],
        make: make::<cited_in_bundle::CitedInBundle>,
    },
    Kind {
        name: "cross-figure",
        values: &["indicator", "one", "other", "file"],
        make: make::<cross_figure::CrossFigure>,
    },
    Kind { name: "missing-attachment", values: &["attachment"], make: make::<missing_attachment::MissingAttachment> },
    Kind {
        name: "near-duplicate",
        values: &["name", "count", "share", "file"],
        make: make::<near_duplicate::NearDuplicate>,
    },
    Kind { name: "shared-number", values: &["number", "file"], make: make::<shared_number::SharedNumber> },
];
