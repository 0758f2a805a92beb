//! [`Draft`]: everything a check may read.

use crate::facts::Facts;
use crate::text::Text;
use crate::tree::Tree;
use jiff::civil::Date;

/// One draft as the rules see it. Read-only.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// What was written.
    pub text: &'a Text,
    /// Its blocks.
    pub tree: &'a Tree,
    /// Its facts.
    pub facts: &'a Facts,
    /// The day the law is judged at: `--as-of`, else the document's own date, else the day of the run (`None` where a
    /// caller has no calendar).
    pub as_of: Option<Date>,
}
