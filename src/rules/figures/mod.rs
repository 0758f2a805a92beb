//! Số liệu: figures (SL).

mod amount_in_words;
mod breakdown_mismatch;
pub mod comparable;
mod composition;
mod conflicting_figure;
mod count_mismatch;
mod dangling_bound;
mod distribution;
mod empty_target;
mod equation;
mod growth;
mod growth_in_time;
mod growth_mismatch;
mod implied_growth;
mod impossible_share;
pub mod interval;
mod inverted_range;
mod leading_zero;
mod listed;
mod mixed_separators;
mod product;
mod product_mismatch;
mod rate;
mod ratio_mismatch;
pub mod reckon;
mod redundant_bound;
mod table_ratio_mismatch;
mod table_rows;
mod table_total_mismatch;
mod unit_mismatch;
mod unreachable_percentage;
mod verdict_mismatch;
mod verdict_table;

use super::{Kind, make};

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "amount-in-words",
        values: &["figure", "words", "read", "right"],
        make: make::<amount_in_words::AmountInWords>,
    },
    Kind {
        name: "breakdown-mismatch",
        values: &["total", "sum", "difference", "sibling", "part", "share", "computed"],
        make: make::<breakdown_mismatch::BreakdownMismatch>,
    },
    Kind {
        name: "conflicting-figure",
        values: &["indicator", "one", "other"],
        make: make::<conflicting_figure::ConflictingFigure>,
    },
    Kind { name: "count-mismatch", values: &["stated", "noun", "count"], make: make::<count_mismatch::CountMismatch> },
    Kind { name: "dangling-bound", values: &["bound"], make: make::<dangling_bound::DanglingBound> },
    Kind { name: "empty-target", values: &["label", "column"], make: make::<empty_target::EmptyTarget> },
    Kind {
        name: "growth-mismatch",
        values: &["now", "then", "change", "stated", "computed"],
        make: make::<growth_mismatch::GrowthMismatch>,
    },
    Kind { name: "impossible-share", values: &["share", "whole"], make: make::<impossible_share::ImpossibleShare> },
    Kind { name: "inverted-range", values: &["range", "first", "second"], make: make::<inverted_range::InvertedRange> },
    Kind { name: "leading-zero", values: &["written", "right"], make: make::<leading_zero::LeadingZero> },
    Kind { name: "mixed-separators", values: &["written", "right"], make: make::<mixed_separators::MixedSeparators> },
    Kind {
        name: "product-mismatch",
        values: &["product", "a", "b", "stated", "computed", "accepted"],
        make: make::<product_mismatch::ProductMismatch>,
    },
    Kind {
        name: "ratio-mismatch",
        values: &["a", "b", "stated", "computed", "accepted"],
        make: make::<ratio_mismatch::RatioMismatch>,
    },
    Kind { name: "redundant-bound", values: &["bound", "again"], make: make::<redundant_bound::RedundantBound> },
    Kind {
        name: "table-ratio-mismatch",
        values: &["stated", "a", "b", "computed", "accepted"],
        make: make::<table_ratio_mismatch::TableRatioMismatch>,
    },
    Kind {
        name: "table-total-mismatch",
        values: &["label", "total", "sum", "count", "difference"],
        make: make::<table_total_mismatch::TableTotalMismatch>,
    },
    Kind { name: "unit-mismatch", values: &["label", "value"], make: make::<unit_mismatch::UnitMismatch> },
    Kind {
        name: "unreachable-percentage",
        values: &["stated", "things", "nearest"],
        make: make::<unreachable_percentage::UnreachablePercentage>,
    },
    Kind {
        name: "verdict-mismatch",
        values: &["verdict", "figure", "target"],
        make: make::<verdict_mismatch::VerdictMismatch>,
    },
];

#[cfg(test)]
mod tests;
