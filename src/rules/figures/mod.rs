//! Số liệu: figures (SL).

mod amount_in_words;
mod conflicting_figure;
mod count_mismatch;
mod empty_target;
pub mod interval;
mod table_ratio_mismatch;
mod table_total_mismatch;
mod unit_mismatch;

use super::{Kind, make};

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "amount-in-words",
        values: &["figure", "words", "read", "right"],
        make: make::<amount_in_words::AmountInWords>,
    },
    Kind {
        name: "conflicting-figure",
        values: &["indicator", "one", "other"],
        make: make::<conflicting_figure::ConflictingFigure>,
    },
    Kind { name: "count-mismatch", values: &["stated", "noun", "count"], make: make::<count_mismatch::CountMismatch> },
    Kind { name: "empty-target", values: &["label", "column"], make: make::<empty_target::EmptyTarget> },
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
];
