//! [`Fault`]: what is wrong inside an office file, before anybody knows what the file is called.

use super::damage::Damage;
use super::{Limit, ReadError};

/// What is wrong inside an office file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is broken, or built as no office program builds one; where and how.
    Damaged(Damage),
    /// It is protected by a password.
    Encrypted,
    /// Something in it is over a limit.
    Over(Limit, u64),
    /// It is of a kind that is not read.
    Unsupported(&'static str),
    /// It has no usable characters.
    NoText,
}

impl Fault {
    /// The fault of the file of this name.
    pub fn of(self, name: &str) -> ReadError {
        let name = name.to_owned();
        match self {
            Fault::Damaged(what) => ReadError::Damaged { name, what },
            Fault::Encrypted => ReadError::Encrypted { name },
            Fault::Over(what, limit) => ReadError::TooLarge { name, limit, what },
            Fault::Unsupported(kind) => ReadError::Unsupported { name, kind },
            Fault::NoText => ReadError::NoTextLayer { name },
        }
    }
}
