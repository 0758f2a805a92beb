//! soat (*soát*, "to check"): a linter for Vietnamese administrative plan drafts.
#![allow(missing_docs)]
pub mod read;
pub mod text;
