//! [`Check`]: the one interface of every rule's engine, and [`Kind`]: how an engine is made from a card.

use super::{Bundle, Draft, Findings};
use serde::de::DeserializeOwned;

/// An engine, set up with its card's parameters. Pure: reads the draft, pushes what it finds. It looks at one draft, or (the
/// group `bundle`) at several, never at both.
pub trait Check: Send + Sync {
    /// Looks at one draft.
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let _ = (draft, found);
    }

    /// Holds the drafts of a bundle against each other; `found` has one place for each of them, in their order.
    fn across(&self, bundle: &Bundle<'_>, found: &mut [Findings]) {
        let _ = (bundle, found);
    }
}

/// An engine by name.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The name that `[check] kind = "…"` gives.
    pub name: &'static str,
    /// Names of all values it supplies to placeholders.
    pub values: &'static [&'static str],
    /// Makes the engine from the parameters of `[check]` (without `kind`). The error is a sentence for the card's author.
    pub make: fn(toml::Table) -> Result<Box<dyn Check>, String>,
}

/// Makes an engine that is a plain struct of its parameters: the usual `Kind::make`.
///
/// # Errors
/// serde's sentence about the parameter that does not fit.
pub fn make<C: Check + DeserializeOwned + 'static>(params: toml::Table) -> Result<Box<dyn Check>, String> {
    let check: C = params.try_into().map_err(|error: toml::de::Error| error.message().to_owned())?;
    Ok(Box::new(check))
}
