//! Letters and their marks: what NFC needs to know, cheaply. Must not know lines or markup.

#![expect(clippy::inline_always, reason = "what a block is told by is laid for the processor that `dispatch!` finds")]

use std::borrow::Cow;

use fearless_simd::{Level, Simd, dispatch};
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Whether a text is surely NFC, whatever stands before it.
pub fn is_composed(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = &rest[plain_len(rest.as_bytes())..];
        if rest.is_empty() {
            return true;
        }
        // Plain characters are starters: what stands between them is judged by itself.
        let odd = rest.char_indices().map(|(at, _)| at).skip(1).find(|&at| is_plain_at(rest.as_bytes(), at));
        let odd = odd.unwrap_or(rest.len());
        if is_nfc_quick(rest[..odd].chars()) != IsNormalized::Yes {
            return false;
        }
        rest = &rest[odd..];
    }
}

/// Bytes that are looked at at a stroke.
const BLOCK: usize = 256;

/// How far a text is made of characters that are NFC wherever they stand. What follows begins a character.
fn plain_len(bytes: &[u8]) -> usize {
    let level = Level::new();
    let is_plain = |start: usize| dispatch!(level, simd => is_plain_block(simd, &bytes[start..start + BLOCK + 2]));
    let whole = bytes.len().saturating_sub(2) / BLOCK;
    let start = (0..whole).find(|&block| !is_plain(block * BLOCK)).unwrap_or(whole) * BLOCK;
    (start..bytes.len()).find(|&at| !is_plain_at(bytes, at)).unwrap_or(bytes.len())
}

/// Whether that holds of the bytes of a block, which is seen with the two after it. Without a branch: for vector instructions.
#[inline(always)]
fn is_plain_block(_: impl Simd, seen: &[u8]) -> bool {
    seen.windows(3).fold(0, |odd, seen| odd | u8::from(is_odd(seen[0], seen[1], seen[2]))) == 0
}

/// Whether the byte of a text stands in no character that must be looked up.
fn is_plain_at(bytes: &[u8], at: usize) -> bool {
    let after = |by: usize| bytes.get(at + by).copied().unwrap_or_default();
    !is_odd(bytes[at], after(1), after(2))
}

/// Whether a byte begins a character that must be looked up. All up to U+02FF, Latin Extended Additional (all of Vietnamese)
/// and the common punctuation are NFC wherever they stand.
#[inline(always)]
fn is_odd(byte: u8, first: u8, second: u8) -> bool {
    byte >= 0xcc && byte != 0xe1 && byte != 0xe2
        || byte == 0xe1 && !(0xb8..=0xbb).contains(&first)
        // From U+2002 on: the two before are the same as others.
        || byte == 0xe2 && (first != 0x80 || second <= 0x81)
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
            let long = "Ổ".repeat(BLOCK / 3 + 1);
            for text in [format!("{c}"), format!("a{c}"), format!("{c}\u{323}"), format!("{long}{c}a\u{2265}{c}{c}")] {
                assert_eq!(is_composed(&text), is_nfc_quick(text.chars()) == IsNormalized::Yes, "{c:?}");
            }
        }
    }
}
