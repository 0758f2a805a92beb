//! Trình bày: layout of Word and OpenDocument files (TB). Where the format knows no layout, these rules are silent.
//!
//! A deviation is told once, with how often it occurs and where it does first: a long document must not drown in it.

mod component_style;
mod font;
mod left_over_highlight;
mod left_over_revision;
mod manual_layout;
mod page_number;
mod page_setup;
mod set;

#[cfg(test)]
mod paper;

use super::{Kind, make};

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
    Kind { name: "component-style", values: &["text"], make: make::<component_style::ComponentStyle> },
    Kind { name: "font", values: &["text", "fonts", "size", "range", "count"], make: make::<font::Font> },
    Kind {
        name: "left-over-highlight",
        values: &["text", "count"],
        make: make::<left_over_highlight::LeftOverHighlight>,
    },
    Kind { name: "left-over-revision", values: &["text", "count"], make: make::<left_over_revision::LeftOverRevision> },
    Kind { name: "manual-layout", values: &["text", "count"], make: make::<manual_layout::ManualLayout> },
    Kind { name: "page-number", values: &[], make: make::<page_number::PageNumber> },
    Kind {
        name: "page-setup",
        values: &["found", "least", "most", "width", "height"],
        make: make::<page_setup::PageSetup>,
    },
];
