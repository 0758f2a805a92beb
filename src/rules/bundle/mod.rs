//! Liên văn bản: documents of one folder held against each other (LV). These engines look at a whole bundle
//! (`Check::across`); what they need of each draft is a fact of that draft, and they go through indices, never all pairs.

use super::Kind;

/// The group whose rules run on bundles only.
pub const GROUP: &str = "bundle";

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[];
