//! Letter case, folded for Vietnamese: `Ủy` and `ủy` are one word, `Ủy` and `Uỷ` are two spellings.

/// The text in lower case (tone marks stay).
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends the text in lower case to `folded`.
pub fn fold_into(text: &str, folded: &mut String) {
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            folded.extend(c.to_lowercase());
        }
    }
}

/// Whether two texts are equal but for letter case.
pub fn words_eq(a: &str, b: &str) -> bool {
    a == b || a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// Whether a word is written in capitals: at least one letter, and no lower-case one.
pub fn is_upper_word(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}
