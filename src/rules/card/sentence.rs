//! Sentences of a card, and how their placeholders are filled.

use super::{Bilingual, Str};
use memchr::memchr;

/// One sentence of a card.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// What it is for.
    pub part: Part,
    /// Its key: `main`, or what the engine names.
    pub key: Str,
    /// Its words, with placeholders `{name}`.
    pub text: Bilingual,
}

/// What a sentence of a card is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// `[say.KEY]`: the message.
    Say,
    /// `[help.KEY]`: what to do.
    Help,
    /// `[label.KEY]`: what another place is.
    Label,
    /// `[hint.KEY]`: a likely slip.
    Hint,
    /// `[fix.KEY]`: the title of a fix.
    Fix,
}

/// A language of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The language of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Lang::Vi, Lang::En].into_iter().find(|lang| lang.name() == name)
    }

    /// Its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The one of two wordings that is in this language.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// Fills the placeholders of a template; a name that `value` does not know stays as it is written.
pub fn fill<'v>(template: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = memchr(b'{', rest.as_bytes()) {
        let Some(close) = memchr(b'}', &rest.as_bytes()[open..]) else { break };
        filled.push_str(&rest[..open]);
        let name = &rest[open + 1..open + close];
        match value(name) {
            Some(text) => filled.push_str(text),
            None => filled.push_str(&rest[open..=open + close]),
        }
        rest = &rest[open + close + 1..];
    }
    filled.push_str(rest);
    filled
}

/// The placeholders of a template.
pub fn placeholders(template: &str) -> Vec<&str> {
    template.split('{').skip(1).filter_map(|piece| piece.split_once('}')).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_unknown_ones_stay() {
        let value = |name: &str| (name == "a").then_some("658");
        assert_eq!(fill("{a}/{b} ha", value), "658/{b} ha");
        assert_eq!(fill("một { ngoặc", value), "một { ngoặc");
        assert_eq!(placeholders("{a}/{b} ha"), ["a", "b"]);
    }
}
