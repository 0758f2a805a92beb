//! Số liệu: figures (SL).

mod amount_in_words;
pub mod interval;

use super::{Kind, make};

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[Kind {
    name: "amount-in-words",
    values: &["figure", "words", "read", "right"],
    make: make::<amount_in_words::AmountInWords>,
}];
