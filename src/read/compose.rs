//! Letters and their marks: what NFC needs to know, cheaply. Must not know lines or markup.

use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Whether a text is surely NFC, whatever stands before it.
pub fn is_composed(text: &str) -> bool {
    let plain = plain_len(text.as_bytes());
    plain == text.len() || is_nfc_quick(text[plain..].chars()) == IsNormalized::Yes
}

/// How far a text is made of characters that are NFC wherever they stand: all up to U+02FF, Latin Extended Additional
/// (all of Vietnamese), and the common punctuation. What follows begins a character.
fn plain_len(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            0..=0x7f => 1,
            0xc2..=0xcb => 2,
            0xe1 if matches!(bytes[at + 1], 0xb8..=0xbb) => 3,
            // From U+2002 on: the two before are the same as others.
            0xe2 if bytes[at + 1] == 0x80 && bytes[at + 2] > 0x81 => 3,
            _ => break,
        };
    }
    at
}

/// The text in NFC, to be compared with words.
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_composed(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Letters of a line, marks that stand apart not counted.
pub fn letters(text: &str) -> usize {
    // Marks begin with one of two bytes, which drafts in NFC do not have.
    if memchr::memchr2(0xcc, 0xcd, text.as_bytes()).is_none() {
        return text.chars().count();
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_composed_and_the_rest_is_asked_of_the_tables() {
        for c in '\0'..='\u{ffff}' {
            for text in [format!("{c}"), format!("a{c}"), format!("{c}\u{323}")] {
                assert_eq!(is_composed(&text), is_nfc_quick(text.chars()) == IsNormalized::Yes, "{c:?}");
            }
        }
    }
}
