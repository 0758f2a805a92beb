//! Thống nhất: consistency within a draft (TN).

use super::Kind;

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[];
