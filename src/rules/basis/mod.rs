//! Căn cứ và viện dẫn: legal bases and citations (CC).

pub mod registry;

use super::Kind;

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[];
