//! Bỏ qua: housekeeping of ignores (XX). What they silence is known only when all rules have spoken, so the linter finds
//! these itself (`lint::ignore`); the engine stands here for the card's sake.

use super::{Check, Draft, Findings, Kind, make};
use serde::Deserialize;

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] =
    &[Kind { name: "unused-ignore", values: &["what", "place", "until"], make: make::<UnusedIgnore> }];

/// XX01: finds nothing by itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnusedIgnore {}

impl Check for UnusedIgnore {
    fn check(&self, _: &Draft<'_>, _: &mut Findings) {}
}
