//! Rhymes whose tone mark is right in two places: `túy` and `tuý`. The build script reads this file too, so that it stands
//! alone. Must not know words or drafts.

/// The newer writing, on the second vowel, and the older one.
const TWO_WAYS: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// Of a word in lower case that ends in the newer writing: what stands before the rhyme, and the rhyme in the older one.
pub fn older(word: &str) -> Option<(&str, &'static str)> {
    // Only a word that ends in one letter of two bytes or three behind `o` or `u` can.
    let tail = |back: usize| word.len().checked_sub(back).map_or(&[][..], |at| &word.as_bytes()[at..]);
    if !matches!(tail(3), [b'o' | b'u', 0xc3, _]) && !matches!(tail(4), [b'o' | b'u', 0xe1, ..]) {
        return None;
    }
    TWO_WAYS.iter().find_map(|(new, old)| Some((word.strip_suffix(new)?, *old)))
}
