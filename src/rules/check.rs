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
    pub make: fn(CardParams<'_>) -> Result<Box<dyn Check>, String>,
}

/// The parameters of an engine: those of its card, some of which the configuration may set otherwise.
#[derive(Debug, Clone, Copy)]
pub struct CardParams<'c> {
    /// The card's, a JSON object; empty where it has none.
    pub laid: &'c str,
    /// What the configuration sets.
    pub over: Option<&'c toml::Table>,
}

impl CardParams<'_> {
    /// Reads them as an engine's struct.
    ///
    /// # Errors
    /// serde's sentence about the parameter that does not fit.
    pub fn read<P: DeserializeOwned>(self) -> Result<P, String> {
        let laid = if self.laid.is_empty() { "{}" } else { self.laid };
        if self.over.is_none()
            && let Ok(params) = serde_json::from_str(laid)
        {
            return Ok(params);
        }
        // What does not fit is told in the words of TOML, in which it was written.
        let mut table: toml::Table = serde_json::from_str(laid).map_err(|error| error.to_string())?;
        table.extend(self.over.into_iter().flatten().map(|(name, value)| (name.clone(), value.clone())));
        table.try_into().map_err(|error: toml::de::Error| error.message().to_owned())
    }
}

/// Makes an engine that is a plain struct of its parameters: the usual `Kind::make`.
///
/// # Errors
/// serde's sentence about the parameter that does not fit.
pub fn make<C: Check + DeserializeOwned + 'static>(params: CardParams<'_>) -> Result<Box<dyn Check>, String> {
    Ok(Box::new(params.read::<C>()?))
}
