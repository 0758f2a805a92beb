//! [`Checked`]: what a check found in a document, or why it could not be read.

use crate::config::Setups;
use crate::diagnostic::Finding;
use crate::lint::Outcome;
use crate::read::{self, Limits, ReadError};
use crate::text::Text;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What a check came to.
pub enum Checked {
    /// It was checked.
    Draft(Box<Draft>),
    /// It could not be read.
    Unread(ReadError),
    /// We failed on it: a defect of ours, told on standard error.
    Failed,
}

/// A checked draft.
pub struct Draft {
    /// As it was read.
    pub text: Text,
    /// Its tree and facts.
    pub outcome: Outcome,
    /// Its findings, silenced ones included.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// Checks characters as the file of a path.
    pub fn of(path: &Path, characters: &str, setups: &Setups) -> Self {
        let check = || match reread(path, characters) {
            Err(error) => Checked::Unread(error),
            Ok(text) => {
                let (outcome, findings) = setups.check(0, &text);
                Checked::Draft(Box::new(Draft { text, outcome, findings }))
            }
        };
        catch_unwind(AssertUnwindSafe(check)).unwrap_or(Checked::Failed)
    }

    /// What was checked.
    pub fn draft(&self) -> Option<&Draft> {
        match self {
            Checked::Draft(draft) => Some(draft),
            Checked::Unread(_) | Checked::Failed => None,
        }
    }
}

/// Reads characters as the file of a path.
pub fn reread(path: &Path, characters: &str) -> Result<Text, ReadError> {
    read::read_characters(&path.display().to_string(), characters, &Limits::default())
}
