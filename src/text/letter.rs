//! Letters, classed by table: the text is Vietnamese, and the tables of all Unicode are slow on it (measured: a tenth of a
//! whole check went into `char::is_alphabetic`).

/// Whether a character is a letter. As `char::is_alphabetic`, looked up in one step for Latin.
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        '\u{c0}'..='\u{24f}' => c != '×' && c != '÷',
        '\u{1e00}'..='\u{1eff}' => true,
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphabetic(),
    }
}

/// The bytes of the letter or combining mark that begins at a place of a text; 0 where none does. Vietnamese is told by its
/// bytes.
///
/// # Panics
/// If no character begins there (a defect of the caller).
#[inline]
pub fn letter_len(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    match LETTER[bytes[at] as usize] {
        TONED if matches!(bytes[at + 1], 0xb8..=0xbb) => 3,
        TONED | ASK => rare_letter_len(text, at),
        len => len as usize,
    }
}

/// Where the run of letters, combining marks and ASCII digits ends that goes through a place.
#[inline]
pub fn run_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        let len = LETTER[byte as usize];
        at += match len {
            1 | 2 => len as usize,
            0 if byte.is_ascii_digit() => 1,
            0 => break,
            _ => match letter_len(text, at) {
                0 => break,
                len => len,
            },
        };
    }
    at
}

/// The letters, with their combining marks, that a text begins with.
#[inline]
pub fn leading_letters(text: &str) -> &str {
    let mut at = 0;
    while at < text.len() {
        match letter_len(text, at) {
            0 => break,
            len => at += len,
        }
    }
    &text[..at]
}

/// The letters, with their combining marks, that a text ends with.
#[inline]
pub fn trailing_letters(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut from = bytes.len();
    while from > 0 {
        let mut at = from - 1;
        while at > 0 && bytes[at] & 0xc0 == 0x80 {
            at -= 1;
        }
        if letter_len(text, at) == 0 {
            break;
        }
        from = at;
    }
    &text[from..]
}

/// The bytes of the letter that a byte begins; 0 where it begins none, [`TONED`] and [`ASK`] where it alone
/// does not say.
static LETTER: [u8; 256] = {
    let mut table = [ASK; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' => 1,
            0..=0x7f => 0,
            // Ā to ɏ; À to ÿ have × and ÷ among them.
            0xc4..=0xc8 => 2,
            0xe1 => TONED,
            _ => ASK,
        };
        byte += 1;
    }
    table
};

/// Most letters with a tone: Latin Extended Additional, as the second byte says.
const TONED: u8 = 3;
const ASK: u8 = u8::MAX;

fn rare_letter_len(text: &str, at: usize) -> usize {
    match text.as_bytes()[at..] {
        [0xc3, second, ..] => 2 * usize::from(!matches!(second, 0x97 | 0xb7)),
        _ => text[at..].chars().next().filter(|&c| is_letter(c) || is_mark(c)).map_or(0, char::len_utf8),
    }
}

/// The bytes of a character, by its first.
#[inline]
pub fn char_len(first: u8) -> usize {
    match first {
        0..=0xbf => 1,
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0.. => 4,
    }
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether a character is a letter or a digit.
pub fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c) || !c.is_ascii() && c.is_numeric()
}

/// The lower-case form of a character. As the first character of `char::to_lowercase`; Vietnamese letters have one each.
pub fn lower(c: char) -> char {
    match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        'À'..='Þ' if c != '×' => shift(c, 0x20),
        'Đ' => 'đ',
        'Ă' => 'ă',
        'Ơ' => 'ơ',
        'Ư' => 'ư',
        'ß'..='ÿ' | 'đ' | 'ă' | 'ơ' | 'ư' | '\u{2000}'..='\u{206f}' => c,
        // Latin Extended Additional from Ạ to ỹ: capitals are even, each small letter follows its capital.
        '\u{1ea0}'..='\u{1eff}' => shift(c, u32::from((c as u32).is_multiple_of(2))),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Whether a character is a capital.
pub fn is_capital(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_uppercase(),
        '\u{1ea0}'..='\u{1eff}' => (c as u32).is_multiple_of(2),
        _ => c.is_uppercase(),
    }
}

/// Whether a character is a small letter.
pub fn is_small(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_lowercase(),
        '\u{1ea0}'..='\u{1eff}' => c as u32 % 2 == 1,
        _ => c.is_lowercase(),
    }
}

fn shift(c: char, by: u32) -> char {
    char::from_u32(c as u32 + by).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_from_both_ends() {
        for text in ["", "đất ở", "12 hộ", "hộ 12", "Ủy ban–xã", "e\u{303}m", "— “xã”", "a×b", "Ωмега!"]
        {
            let is = |c: char| is_letter(c) || is_mark(c);
            assert_eq!(leading_letters(text), &text[..text.find(|c| !is(c)).unwrap_or(text.len())], "{text}");
            assert_eq!(trailing_letters(text), &text[text.trim_end_matches(is).len()..], "{text}");
        }
    }

    /// Everything drafts are written in: Latin with Vietnamese, Greek and Cyrillic look-alikes, punctuation, digits.
    fn characters() -> impl Iterator<Item = char> {
        ('\0'..='\u{2fff}').chain('\u{a640}'..='\u{abff}').chain('\u{fe00}'..='\u{ffff}')
    }

    #[test]
    fn classes_are_those_of_unicode() {
        for c in characters() {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            let text = c.to_string();
            assert_eq!(char_len(text.as_bytes()[0]), text.len(), "{c:?}");
            assert_eq!(letter_len(&text, 0) > 0, c.is_alphabetic() || is_mark(c), "{c:?}");
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_capital(c), c.is_uppercase(), "{c:?}");
            assert_eq!(is_small(c), c.is_lowercase(), "{c:?}");
            assert_eq!(Some(lower(c)), c.to_lowercase().next(), "{c:?}");
        }
    }
}
