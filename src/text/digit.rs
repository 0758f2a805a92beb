//! Digits, found sixteen bytes at a time: most of a draft is words.

/// Where the next ASCII digit stands at or behind a place.
pub fn next_digit(text: &[u8], from: usize) -> Option<usize> {
    // Without an early way out within a chunk, so that it is compared as a whole.
    let is_in = |chunk: &[u8]| chunk.iter().fold(false, |found, b| found | b.is_ascii_digit());
    let mut at = from;
    for chunk in text.get(from..)?.chunks(16) {
        if is_in(chunk) {
            return chunk.iter().position(u8::is_ascii_digit).map(|digit| at + digit);
        }
        at += chunk.len();
    }
    None
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
