//! Fixes are applied and the result is checked again, until nothing is left to do. Must not know rules or readers: both
//! are given.

use super::rewrite;
use crate::diagnostic::{Applicability, Finding};
use crate::text::Text;

/// Passes after which fixes that undo each other are left to people.
const PASSES: usize = 10;

/// A text after its fixes.
#[derive(Debug)]
pub struct Mended {
    /// As it reads now.
    pub text: Text,
    /// Findings mended.
    pub applied: usize,
}

/// Applies the fixes of a text's findings, silenced ones left alone. `reread` reads a file of other characters in the
/// place of the text.
pub fn mend(
    text: Text,
    least: Applicability,
    check: &dyn Fn(&Text) -> Vec<Finding>,
    reread: &dyn Fn(&Text, &str) -> Option<Text>,
) -> Mended {
    let mut mended = Mended { text, applied: 0 };
    for _ in 0..PASSES {
        let text = &mended.text;
        let findings = check(text);
        let open = findings.iter().filter(|finding| finding.suppressed.is_none()).map(|finding| &finding.diagnostic);
        let content = |decoded: &str| reread(text, decoded).map(|text| text.content().to_owned());
        let Some(rewrite) = rewrite(text, open, least, &content) else { break };
        let Some(text) = reread(text, &rewrite.decoded) else { break };
        mended = Mended { text, applied: mended.applied + rewrite.applied };
    }
    mended
}
