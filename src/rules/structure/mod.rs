//! Kết cấu: structure (KC).

use super::Kind;

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[];
