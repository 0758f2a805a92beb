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
    while let Some(&byte) = bytes.get(at) {
        match LEAD[byte as usize] {
            Lead::No => {}
            Lead::Capital => return Some(at),
            Lead::Perhaps if !is_small_letter(byte, bytes.get(at + 1..).unwrap_or_default()) => return Some(at),
            Lead::Perhaps => at += 1,
        }
        at += 1;
    }
    None
}

/// What a byte may begin.
#[derive(Clone, Copy)]
enum Lead {
    /// No capital: it is a small letter or a sign, or stands inside a letter.
    No,
    Capital,
    /// The bytes after it say.
    Perhaps,
}

static LEAD: [Lead; 256] = {
    let mut table = [Lead::No; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'A'..=b'Z' | 0xc5 | 0xc7..=0xcb | 0xcd..=0xdf | 0xe2..=0xff => Lead::Capital,
            0xc3 | 0xc4 | 0xc6 | 0xe1 => Lead::Perhaps,
            _ => Lead::No,
        };
        byte += 1;
    }
    table
};

/// Whether a letter that begins with `lead` is no capital.
fn is_small_letter(lead: u8, rest: &[u8]) -> bool {
    match (lead, rest) {
        // À to Þ; ß to ÿ are small.
        (0xc3, [second, ..]) => *second >= 0x9f,
        // ă, đ, ơ, ư.
        (0xc4, [second, ..]) => matches!(second, 0x83 | 0x91),
        (0xc6, [second, ..]) => matches!(second, 0xa1 | 0xb0),
        // Ạ to ỹ: capitals are even.
        (0xe1, [0xba | 0xbb, third, ..]) => third % 2 == 1,
        _ => false,
    }
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
