//! Kết cấu: structure (KC).

mod broken_paragraph;
mod closing_mismatch;
mod dangling_reference;
mod duplicate_number;
pub mod duplicate_passage;
mod empty_section;
mod lone_part;
mod missing_closing;
mod missing_section;
mod numbering_gap;
mod numbering_style;
pub(super) mod runs;
mod stray_line;
mod uncited_appendix;

use super::{Kind, make};

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
    Kind { name: "broken-paragraph", values: &["last", "first"], make: make::<broken_paragraph::BrokenParagraph> },
    Kind {
        name: "closing-mismatch",
        values: &["closing", "title", "written", "right"],
        make: make::<closing_mismatch::ClosingMismatch>,
    },
    Kind { name: "dangling-reference", values: &["reference"], make: make::<dangling_reference::DanglingReference> },
    Kind { name: "duplicate-number", values: &["number"], make: make::<duplicate_number::DuplicateNumber> },
    Kind { name: "duplicate-passage", values: &["diff"], make: make::<duplicate_passage::DuplicatePassage> },
    Kind { name: "empty-section", values: &["heading"], make: make::<empty_section::EmptySection> },
    Kind { name: "lone-part", values: &["number"], make: make::<lone_part::LonePart> },
    Kind { name: "missing-closing", values: &[], make: make::<missing_closing::MissingClosing> },
    Kind { name: "missing-section", values: &["sections"], make: make::<missing_section::MissingSection> },
    Kind { name: "numbering-gap", values: &["number", "before", "missing"], make: make::<numbering_gap::NumberingGap> },
    Kind { name: "numbering-style", values: &["odd", "usual"], make: make::<numbering_style::NumberingStyle> },
    Kind { name: "stray-line", values: &["lines", "count"], make: make::<stray_line::StrayLine> },
    Kind { name: "uncited-appendix", values: &["appendix"], make: make::<uncited_appendix::UncitedAppendix> },
];
