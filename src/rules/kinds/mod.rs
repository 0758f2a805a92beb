//! Engines that many cards share, and that an agency's own cards may use.

use super::Kind;

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[];
