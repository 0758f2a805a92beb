//! What a user wrote (`soat.toml`, packs of cards, lists of ignores) becomes what is meant.
//!
//! [`raw`] mirrors the files exactly; [`Config`] is a chain of them; [`Config::settle`] makes of it the
//! [`Settings`](crate::lint::Settings) of a run, each value with the place that set it. Everything wrong is a
//! [`Fault`](crate::diagnostic::Fault) at its place. Must not know the command line.

mod append;
mod asked;
mod chain;
mod explain;
mod ignores;
mod layer;
mod nearest;
mod packs;
mod per_file;
pub mod raw;
mod registry;
mod rules;
mod settle;
mod setup;
mod template;
mod translated;

pub use append::{Listed, Recorded, baseline, ignored, relative};
pub use asked::{Asked, Overrides};
pub use chain::{Config, absolute};
pub use ignores::{BASELINE_FILE, IGNORE_FILE, IgnoreList};
pub use layer::did_you_mean;
pub use nearest::nearest;
pub use packs::{Pack, example_faults, read_pack};
pub use per_file::{PerFile, glob_fault};
pub use raw::schema;
pub use rules::{level_of, unknown as unknown_rule};
pub use settle::{Origin, Settled, day_of, kind_of, no_day};
pub use setup::Setups;
pub use template::template;
