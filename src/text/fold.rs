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
    let mut copied = 0;
    let mut at = 0;
    // Runs without a capital are copied whole: most words are.
    while let Some(capital) = next_capital(text.as_bytes(), at) {
        let Some(c) = text[capital..].chars().next() else { break };
        at = capital + c.len_utf8();
        if is_capital(c) {
            folded.push_str(&text[copied..capital]);
            folded.push(lower(c));
            copied = at;
        }
    }
    folded.push_str(&text[copied..]);
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

/// Bytes that are folded at a stroke.
const BLOCK: usize = 1024;

/// The text in lower case, each letter at the bytes where it was: what a span means in one it means in the other. The few
/// letters whose small form takes other room (`İ`) stay as they are; Vietnamese has none.
///
/// Every text is folded whole, so this is written for vector instructions: each byte is seen with the two before it, without
/// a branch. The few letters that need a table are folded again, in the blocks that have some.
pub(super) fn fold_in_place(text: &str) -> String {
    let bytes = text.as_bytes();
    // The first two bytes have none before them.
    let before = |at: usize, by: usize| at.checked_sub(by).map_or(0, |at| bytes[at]);
    let mut folded = vec![0; text.len()];
    let mut rare = Vec::new();
    for (number, block) in folded.chunks_mut(BLOCK).enumerate() {
        let range = number * BLOCK..number * BLOCK + block.len();
        let mut has_rare = 0;
        let (alone, together) = block.split_at_mut(block.len().min(2));
        for (at, small) in range.clone().zip(alone) {
            *small = small_byte(before(at, 2), before(at, 1), bytes[at]);
            has_rare |= u8::from(is_rare_byte(before(at, 2), before(at, 1), bytes[at]));
        }
        let length = together.len();
        let seen = |by: usize| bytes.get(range.start + by..range.start + by + length).unwrap_or_default();
        for (small, ((&second, &first), &byte)) in together.iter_mut().zip(seen(0).iter().zip(seen(1)).zip(seen(2))) {
            *small = small_byte(second, first, byte);
            has_rare |= u8::from(is_rare_byte(second, first, byte));
        }
        if has_rare > 0 {
            rare.push(range);
        }
    }
    for at in rare.into_iter().flatten().filter(|&at| is_rare_byte(before(at, 2), before(at, 1), bytes[at])) {
        let start = text.floor_char_boundary(at);
        let Some(c) = text[start..].chars().next() else { break };
        let small = if is_capital(c) { lower(c) } else { c };
        let same_room = if small.len_utf8() == c.len_utf8() { small } else { c };
        same_room.encode_utf8(&mut folded[start..start + c.len_utf8()]);
    }
    // Letters gave way to letters of the same length: it is UTF-8 still.
    simdutf8::basic::from_utf8(&folded).unwrap_or(text).to_owned()
}

/// A byte in lower case, seen with the two before it. Most capitals differ from their small letters by one bit, which all
/// small letters of their kind have: ASCII and `À` to `Þ` by one, `Ā` to `ů` and `Ạ` to `Ỹ` by the last.
fn small_byte(second: u8, first: u8, byte: u8) -> u8 {
    let latin = byte.is_ascii_uppercase() || first == 0xc3;
    let paired = first | 1 == 0xc5 || second == 0xe1 && first | 1 == 0xbb;
    let horned = first == 0xc6 && (byte == 0xa0 || byte == 0xaf);
    (byte | u8::from(latin) << 5 | u8::from(paired)) + u8::from(horned)
}

/// Whether [`small_byte`] may be wrong about the letter that a byte stands in, seen with the two before it.
fn is_rare_byte(second: u8, first: u8, byte: u8) -> bool {
    byte >= 0xc7 && byte != 0xe1 && byte != 0xe2
        || first == 0xc3 && (byte == 0x97 || byte == 0x9f)
        || first | 1 == 0xc5 && byte >= 0xb0
        || first == 0xc5 && byte < 0x8a
        || first == 0xc6 && byte != 0xa0 && byte != 0xa1 && byte != 0xaf && byte != 0xb0
        || first == 0xe1 && byte | 1 != 0xbb
        || second == 0xe1 && first == 0xba && (0x96..=0x9f).contains(&byte)
        // Dashes, quotation marks and dots are no letters.
        || first == 0xe2 && byte != 0x80
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

    #[test]
    fn letters_across_blocks_are_folded() {
        for c in ['A', 'Đ', 'Ũ', 'Ấ', 'Ω', 'Ⅳ'] {
            for before in BLOCK - 4..BLOCK + 2 {
                let text = format!("{}{c}{c}", "a".repeat(before));
                assert_eq!(fold_in_place(&text), fold(&text), "{c:?} {before}");
            }
        }
    }

    #[test]
    fn folding_takes_each_capital_in_its_small_form() {
        for c in ('\0'..='\u{2fff}').chain('\u{a640}'..='\u{abff}').chain('\u{fe00}'..='\u{1f9ff}') {
            let text = format!("{c}Ủ{c}y");
            let small = text.chars().map(|c| if is_capital(c) { lower(c) } else { c });
            assert_eq!(fold(&text), small.collect::<String>(), "{c:?}");
        }
    }
}
