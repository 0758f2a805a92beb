//! [`Label`]: another place a finding speaks of, and [`Values`]: what fills a card's placeholders.

use crate::text::Span;

/// Another place involved in a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Bytes of content.
    pub span: Span,
    /// The draft of the bundle whose content that is, by index; `None`: the one the finding is in.
    pub draft: Option<usize>,
    /// Which `[label.KEY]` of the card says what it is.
    pub key: &'static str,
    /// Values of its own, looked up before the finding's.
    pub values: Values,
}

/// Named values for the placeholders `{name}` of a card's sentences, in the order they were set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Values(Vec<(&'static str, String)>);

impl Values {
    /// Sets a value, replacing an earlier one of the same name.
    pub fn set(&mut self, name: &'static str, value: impl Into<String>) {
        let value = value.into();
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name, value)),
        }
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// All names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }
}
