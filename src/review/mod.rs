//! One draft as it is handed back: what it is, and the copy of a Word draft that carries its findings.
//!
//! What every door needs that shows drafts to people. Must not know where a draft comes from or where its copy goes.

mod copy;
mod document;

pub use copy::{copy, is_copied};
pub use document::document;
