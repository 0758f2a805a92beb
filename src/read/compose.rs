//! Letters and their marks: what NFC needs to know, cheaply. Must not know lines or markup.

use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Whether a text is surely NFC, whatever stands before it.
pub fn is_composed(text: &str) -> bool {
    is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// The text in NFC, to be compared with words.
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_composed(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Letters of a line, marks that stand apart not counted.
pub fn letters(text: &str) -> usize {
    text.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).count()
}

/// Whether a character never combines with what stands before it.
pub fn begins_cluster(character: char) -> bool {
    character.is_ascii()
        || canonical_combining_class(character) == 0
            && is_nfc_quick(std::iter::once(character)) != IsNormalized::Maybe
            && starts_alone(character)
}

/// Whether the first character of its decomposition is a starter (some rare signs decompose into marks).
fn starts_alone(character: char) -> bool {
    std::iter::once(character).nfd().next().is_none_or(|first| canonical_combining_class(first) == 0)
}
