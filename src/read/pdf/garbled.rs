//! Whether a page's letters are what it shows: a font that names its glyphs wrongly gives `Lủật` for what everybody reads as `Luật`.
//! It must not know words.

use unicode_normalization::UnicodeNormalization;

/// Fewest words of two tones that make a text garbled: a lost space between two words is no reason yet.
const LEAST: usize = 30;
/// One in so many.
const SHARE: usize = 20;

/// Whether too many words carry two tone marks: no Vietnamese syllable does.
pub(super) fn is_garbled<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut words, mut doubled) = (0, 0);
    for word in texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic())).filter(|word| !word.is_empty()) {
        words += 1;
        doubled += usize::from(!word.is_ascii() && tones(word) > 1);
    }
    doubled >= LEAST && doubled * SHARE >= words
}

fn tones(word: &str) -> usize {
    word.nfd().filter(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_two_tones_are_counted() {
        assert_eq!(["Luật", "Lủật", "Nghị", "đường", "thuế"].map(tones), [1, 2, 1, 1, 1]);
        let line = "Căn cứ Lủật Tổ chức chính qủyền địa phương;";
        assert!(is_garbled(std::iter::repeat_n(line, 20)));
        assert!(!is_garbled(std::iter::repeat_n(line, 5)), "too few to tell");
        assert!(!is_garbled(std::iter::repeat_n(
            "Căn cứ Luật Tổchức chính quyền địa phương; Ủy ban nhân dân xã; các thôn, bản, tổ dân phố; \
            các đoàn thể của xã; các trường học",
            40
        )));
    }
}
