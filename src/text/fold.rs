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

/// Whether two texts are equal but for letter case.
pub fn words_eq(a: &str, b: &str) -> bool {
    a == b || a.chars().map(lower).eq(b.chars().map(lower))
}

/// Whether a word is written in capitals: at least one letter, and no lower-case one.
pub fn is_upper_word(word: &str) -> bool {
    word.chars().any(is_letter) && !word.chars().any(is_small)
}
