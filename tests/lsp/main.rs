//! The language server as editors drive it: the real binary over standard input and output.

#![allow(clippy::missing_panics_doc, reason = "tests panic")]
#![allow(clippy::needless_pass_by_value, reason = "JSON is written where it is sent")]

mod actions;
mod configuration;
mod diagnostics;
mod editor;
mod manners;
