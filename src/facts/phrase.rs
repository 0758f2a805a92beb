//! Words between figures: the small questions that facts and rules ask about a stretch of text. Knows no figures.

use super::quantity::is_letter;
use crate::text::{fold, is_capital, leading_letters, trailing_letters};
use std::borrow::Cow;

/// The words of a stretch (runs of letters), in order.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let word = leading_letters(rest);
            if !word.is_empty() {
                rest = &rest[word.len()..];
                return Some(word);
            }
            let mark = rest.chars().next()?;
            rest = &rest[mark.len_utf8()..];
        }
    })
}

/// The words of a stretch, the last first.
pub fn words_back(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let word = trailing_letters(rest);
            if !word.is_empty() {
                rest = &rest[..rest.len() - word.len()];
                return Some(word);
            }
            let mark = rest.chars().next_back()?;
            rest = &rest[..rest.len() - mark.len_utf8()];
        }
    })
}

/// The words of a phrase of a card, folded: what spaces part.
pub fn folded_words(phrase: &str) -> Vec<String> {
    phrase.split(' ').map(fold).collect()
}

/// A word in lower case, without allocating where it is.
pub fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(is_capital) { Cow::Owned(fold(word)) } else { Cow::Borrowed(word) }
}

/// Whether a sentence or a member of one ends in the stretch: `;`, or a full stop that is no mark inside a number.
pub fn has_break(text: &str) -> bool {
    sentence_end(text).is_some() || text.contains(';')
}

/// Whether the words right before a figure make it a difference, and no value of its own: `tăng `, `vượt `, `thiếu `, `cao hơn `.
pub fn leads_to_difference(before: &str) -> bool {
    let mut back = words_back(last_bytes(before, 24)).map(lower);
    match back.next().as_deref() {
        Some("tăng" | "giảm" | "vượt" | "thiếu" | "hụt" | "thêm" | "kiệm") => true,
        Some("hơn" | "kém") => {
            back.next().is_some_and(|word| matches!(word.as_ref(), "cao" | "thấp" | "nhiều" | "ít"))
        }
        _ => false,
    }
}

/// Whether a parenthesis opens before the stretch ends and stays open.
pub fn opens_parenthesis(text: &str) -> bool {
    text.matches('(').count() > text.matches(')').count()
}

/// The stretch without what stands in its parentheses.
pub fn outside_brackets(text: &str) -> Cow<'_, str> {
    let mut kept = Cow::Borrowed(text);
    while let Some((open, length)) = kept.find('(').and_then(|open| Some((open, kept[open..].find(')')?))) {
        kept.to_mut().replace_range(open..=open + length, "");
    }
    kept
}

/// Where the first sentence of the stretch ends: its full stop, `?`, `!` or line end.
pub fn sentence_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'.', b'\n', b'!', bytes).find(|&at| {
        bytes[at] != b'.' || (!bytes.get(at + 1).is_some_and(u8::is_ascii_digit) && !after_capital(&text[..at]))
    })
}

/// A full stop behind a lone capital or an abbreviation of capitals (`TT.`, `N.`) ends no sentence.
fn after_capital(before: &str) -> bool {
    let word = trailing_letters(before);
    let letters = word.chars().count();
    (1..=3).contains(&letters) && word.chars().all(is_capital)
}

/// Whether the stretch begins with these words (spaces and letter case aside), and where they end in it.
pub fn begins(text: &str, wanted: &[&str]) -> Option<usize> {
    let mut at = 0;
    for word in wanted {
        let here = text[at..].trim_start_matches([' ', '\u{a0}']);
        // Nearly all texts part from a phrase at its first letter.
        if !word.starts_with(crate::text::lower(here.chars().next()?)) {
            return None;
        }
        at = text.len() - here.len();
        let found = leading_letters(here);
        if found.is_empty() || lower(found) != *word {
            return None;
        }
        at += found.len();
    }
    Some(at)
}

/// Where the last sentence of a stretch begins.
pub fn last_sentence(text: &str) -> usize {
    let mut from = 0;
    while let Some(end) = sentence_end(&text[from..]) {
        from += end + 1;
    }
    from
}

/// The end of a text, at most so many bytes of it.
pub fn last_bytes(text: &str, bytes: usize) -> &str {
    let mut at = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

/// The beginning of a text, at most so many bytes of it.
pub fn first_bytes(text: &str, bytes: usize) -> &str {
    let mut at = text.len().min(bytes);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

/// Where a word stands in the stretch, as a whole word; `wanted` in lower case.
pub fn find_word(text: &str, wanted: &str) -> Option<usize> {
    // Stretches are short: a searcher would take longer to make than to run.
    let first = *wanted.as_bytes().first()?;
    memchr::memchr_iter(first, text.as_bytes()).find(|&at| {
        let end = at + wanted.len();
        text.as_bytes()[at..].starts_with(wanted.as_bytes()) && is_whole(text, at, end)
    })
}

/// Whether no letter stands on either side of a stretch.
pub fn is_whole(text: &str, start: usize, end: usize) -> bool {
    !text[..start].ends_with(is_letter) && !text[end..].starts_with(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_full_stops_but_not_inside_numbers_or_after_abbreviations() {
        assert_eq!(sentence_end("đạt 1.265 hộ. Thu"), Some("đạt 1.265 hộ".len()));
        assert_eq!(sentence_end("theo TT. ĐU phường"), None);
        assert!(has_break("a; b"));
        assert!(!has_break("đạt 1.265 hộ, "));
    }

    #[test]
    fn phrases_are_found_word_by_word() {
        assert_eq!(begins(" So với  kế hoạch", &["so", "với"]), Some(" So với".len()));
        assert_eq!(begins("so vớ", &["so", "với"]), None);
        assert_eq!(find_word("tổng số hộ", "số"), Some("tổng ".len()));
        assert_eq!(find_word("con sống", "số"), None);
    }
}
