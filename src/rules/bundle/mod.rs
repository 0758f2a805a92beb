//! Liên văn bản: documents of one folder held against each other (LV).

use super::Kind;

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[];
