//! Letter case, folded for Vietnamese: `Ủy` and `ủy` are one word, `Ủy` and `Uỷ` are two spellings.

use super::letter::{is_capital, is_letter, is_small, lower};

/// The text in lower case (tone marks stay).
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends the text in lower case to `folded`.
pub fn fold_into(text: &str, folded: &mut String) {
    let mut rest = text;
    // Runs without a capital are copied whole: most words are.
    while let Some(at) = rest.find(is_capital) {
        folded.push_str(&rest[..at]);
        let c = rest[at..].chars().next().unwrap_or_default();
        folded.push(lower(c));
        rest = &rest[at + c.len_utf8()..];
    }
    folded.push_str(rest);
}

/// The text in lower case, each letter at the bytes where it was: what a span means in one it means in the other. The few
/// letters whose small form takes other room (`İ`) stay as they are; Vietnamese has none.
pub(super) fn fold_in_place(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut copied = 0;
    let mut at = 0;
    while let Some(capital) = next_capital(text.as_bytes(), at) {
        let Some(c) = text[capital..].chars().next() else { break };
        at = capital + c.len_utf8();
        let small = lower(c);
        if is_capital(c) && small != c && small.len_utf8() == c.len_utf8() {
            folded.push_str(&text[copied..capital]);
            folded.push(small);
            copied = at;
        }
    }
    folded.push_str(&text[copied..]);
    folded
}

/// The next byte at which a capital may begin: an ASCII capital, or the first byte of a letter that is no Vietnamese small
/// one by its bytes alone.
fn next_capital(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'A'..=b'Z' | 0xc5 | 0xc7..=0xcb | 0xcd..=0xdf | 0xe2..=0xff => return Some(at),
            // À to Þ; ß to ÿ are small.
            0xc3 if bytes.get(at + 1).is_some_and(|&b| b < 0x9f) => return Some(at),
            // All but ă, đ, ơ, ư.
            0xc4 if !matches!(bytes.get(at + 1), Some(0x83 | 0x91)) => return Some(at),
            0xc6 if !matches!(bytes.get(at + 1), Some(0xa1 | 0xb0)) => return Some(at),
            // Ạ to ỹ: capitals are even.
            0xe1 if !matches!(bytes.get(at + 1), Some(0xba | 0xbb))
                || bytes.get(at + 2).is_some_and(|b| b % 2 == 0) =>
            {
                return Some(at);
            }
            0xe0 | 0xe1 => at += 3,
            0x80..=0xff => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// Whether two texts are equal but for letter case.
pub fn words_eq(a: &str, b: &str) -> bool {
    a == b || a.chars().map(lower).eq(b.chars().map(lower))
}

/// Whether a word is written in capitals: at least one letter, and no lower-case one.
pub fn is_upper_word(word: &str) -> bool {
    word.chars().any(is_letter) && !word.chars().any(is_small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_in_place_is_folding_wherever_lengths_agree() {
        for c in ('\0'..='\u{2fff}').chain('\u{a640}'..='\u{abff}').chain('\u{fe00}'..='\u{1f9ff}') {
            let text = format!("x{c}Ấy{c}");
            let small = lower(c);
            let expected = if small.len_utf8() == c.len_utf8() { fold(&text) } else { format!("x{c}ấy{c}") };
            assert_eq!(fold_in_place(&text), expected, "{c:?}");
        }
    }
}
