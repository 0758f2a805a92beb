//! Chính tả, dấu câu: spelling and typography (CT).

pub mod orthography;

use super::Kind;

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[];
