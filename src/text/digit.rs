//! Digits, found by the stretch: most of a draft is words.

use super::first_byte;

/// Where the next ASCII digit stands at or behind a place.
pub fn next_digit(text: &[u8], from: usize) -> Option<usize> {
    first_byte(text.get(from..)?, |byte| byte.is_ascii_digit()).map(|digit| from + digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_found_wherever_they_stand() {
        for len in 0..40 {
            let text = "ấ".repeat(len);
            assert_eq!(next_digit(text.as_bytes(), 0), None);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let with = format!("{}0{}", &text[..at], &text[at..]);
                assert_eq!(
                    (0..at + 2).map(|from| next_digit(with.as_bytes(), from)).filter(|&d| d == Some(at)).count(),
                    at + 1
                );
                assert_eq!(next_digit(with.as_bytes(), at + 1), None);
            }
        }
        assert_eq!(next_digit(b"/:9", 0), Some(2));
    }
}
