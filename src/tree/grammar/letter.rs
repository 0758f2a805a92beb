//! Lettered enumerators in the Vietnamese alphabet (NĐ 30/2020, Phụ lục I, II.6đ).

use super::fold_char;

const ALPHABET: &str = "abcdđeghiklmnopqrstuvxy";

/// The place of a letter in the alphabet: `đ` is 5; `f`, `j`, `w`, `z` and letters with marks have none.
pub fn value(letter: char) -> Option<u32> {
    let lower = fold_char(letter);
    ALPHABET.chars().position(|c| c == lower).map(|place| place as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_with_d_crossed() {
        assert_eq!(
            (value('a'), value('đ'), value('Đ'), value('e'), value('y')),
            (Some(1), Some(5), Some(5), Some(6), Some(23))
        );
        assert_eq!((value('f'), value('ă')), (None, None));
    }
}
