//! Trình bày: layout of Word and OpenDocument files (TB).

use super::Kind;

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[];
