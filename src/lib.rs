//! soat (*soát*, "to check"): a linter for Vietnamese administrative plan drafts.
//!
//! ```text
//! read:  file ─► Text ─► Tree ─► Facts ┐
//!                                       ├─► rules ─► Diagnostic ─► report │ fix │ write │ lsp │ serve
//!        rules/**/*.toml ─► Rule (card + check) ┘
//! ```
//!
//! Each arrow is one function and nothing flows back. Modules in reading order:

pub mod text;
pub mod read;
pub mod tree;
pub mod facts;
pub mod diagnostic;
pub mod fix;
pub mod rules;
pub mod config;
pub mod lint;
pub mod write;
pub mod report;
pub mod review;
pub mod cli;
pub mod lsp;
pub mod serve;
