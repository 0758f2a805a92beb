//! Readers: a file becomes a [`crate::text::Text`]. They must not know what the text will be checked for.

pub mod docx;
mod error;
mod flow;
mod limits;
mod package;
mod symbol;
mod xml;

pub use error::ReadError;
pub use limits::{Limits, Revisions};
