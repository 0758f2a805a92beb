//! What is checked: cards (`rules/**/*.toml`) and the engines they set up. Must not know files, lines and columns, or
//! output.
//!
//! A new rule is one card and, where no shared kind serves, one file in the group's folder with one line in the
//! group's `KINDS`.

pub mod card;
mod catalog;
mod check;
mod draft;
mod findings;
pub mod habit;
mod lexicon;
mod marks;
mod places;

pub mod basis;
pub mod bundle;
pub mod consistency;
pub mod figures;
pub mod form;
pub mod ignore;
pub mod kinds;
pub mod layout;
pub mod structure;
pub mod time;
pub mod wording;

pub use catalog::{Catalog, GROUPS, Group, engine, kind};
pub use check::{CardParams, Check, Kind, make};
pub use draft::{Bundle, Draft};
pub use findings::{Coverage, Findings};

/// The lists of kinds, one a group.
pub const KINDS: [&[Kind]; 11] = [
    basis::KINDS,
    bundle::KINDS,
    consistency::KINDS,
    figures::KINDS,
    form::KINDS,
    ignore::KINDS,
    kinds::KINDS,
    layout::KINDS,
    structure::KINDS,
    time::KINDS,
    wording::KINDS,
];
