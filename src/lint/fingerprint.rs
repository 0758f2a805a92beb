//! Fingerprints: the name of a finding that stays the same while lines are added elsewhere. Made of the rule, the matched
//! text without regard to case and spacing, the route, and an ordinal among equals; never of places or counts. Hashed by XXH3 (64 bits), whose values its specification fixes: lists of
//! accepted findings outlive versions of soat.

use crate::diagnostic::{Diagnostic, Finding};
use crate::text::{Text, fold_into, hex};
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Bytes of matched text that take part: a rule that marks a whole chapter stays cheap.
const QUOTED: usize = 512;

/// Findings of diagnostics in text order; `route` tells the headings a diagnostic stands under.
pub fn findings(text: &Text, diagnostics: Vec<Diagnostic>, route: impl Fn(&Diagnostic) -> Vec<String>) -> Vec<Finding> {
    let mut seen: FxHashMap<u64, u64> = FxHashMap::default();
    let mut key = String::new();
    let name = |diagnostic: Diagnostic| {
        let route = route(&diagnostic);
        key.clear();
        key.push_str(&diagnostic.code);
        key.push('\0');
        if let Some(span) = diagnostic.span {
            let quoted = text.slice(span);
            push_normal(&quoted[..quoted.floor_char_boundary(QUOTED)], &mut key);
        } else {
            // Nothing is matched: what is said of the document stands for it.
            key.push_str(diagnostic.say);
        }
        for label in &route {
            key.push('\0');
            key.push_str(label);
        }
        let equals = seen.entry(xxh3_64_with_seed(key.as_bytes(), 0)).or_insert(0);
        let ordinal = std::mem::replace(equals, *equals + 1);
        let fingerprint = hex(&xxh3_64_with_seed(key.as_bytes(), ordinal).to_be_bytes());
        Finding { diagnostic, route, fingerprint, suppressed: None }
    };
    diagnostics.into_iter().map(name).collect()
}

/// Appends the words in lower case, one space between them.
fn push_normal(quoted: &str, key: &mut String) {
    if is_normal(quoted.as_bytes()) {
        return fold_into(quoted, key);
    }
    for (i, word) in quoted.split_whitespace().enumerate() {
        if i > 0 {
            key.push(' ');
        }
        fold_into(word, key);
    }
}

/// Whether one space stands between the words and no blank elsewhere, as nearly always. Blanks beyond ASCII begin with the
/// bytes that `“` and `°` begin with: where there are such, the words say.
fn is_normal(quoted: &[u8]) -> bool {
    let mut before = b' ';
    let goes_on = quoted.iter().all(|&byte| {
        let is_doubtful = match byte {
            b' ' => before == b' ',
            0x9a => before == 0xe1,
            _ => matches!(byte, b'\t'..=b'\r' | 0xc2 | 0xe2 | 0xe3),
        };
        before = byte;
        !is_doubtful
    });
    goes_on && before != b' '
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, TextBuilder};

    fn names(content: &str, spans: &[(usize, usize)]) -> Vec<String> {
        let text = TextBuilder::plain(content);
        let list = spans.iter().map(|&(a, b)| Diagnostic::at(Span::new(a, b))).collect();
        findings(&text, list, |_| Vec::new()).into_iter().map(|f| f.fingerprint).collect()
    }

    #[test]
    fn lines_added_before_and_spacing_change_nothing() {
        assert_eq!(names("Đạt  90%", &[(0, 10)]), names("x\nđạt 90%", &[(2, 11)]));
    }

    #[test]
    fn words_that_stand_apart_by_one_space_are_normal_as_they_are() {
        let by_words = |quoted: &str| {
            let words: Vec<String> = quoted.split_whitespace().map(crate::text::fold).collect();
            words.join(" ")
        };
        let blanks = (0..=char::MAX as u32).filter_map(char::from_u32).filter(|c| c.is_whitespace());
        let around =
            blanks.flat_map(|c| [format!("Đạt{c}90 %"), format!("{c}Đạt"), format!("Đạt {c}"), format!("°{c}“Ủy”")]);
        for quoted in around.chain(["Ủy ban".to_owned(), String::new()]) {
            let mut key = String::new();
            push_normal(&quoted, &mut key);
            assert_eq!(key, by_words(&quoted), "{quoted:?}");
        }
    }

    #[test]
    fn equals_are_told_apart_by_their_order() {
        let found = names("aa aa", &[(0, 2), (3, 5)]);
        assert_ne!(found[0], found[1]);
        assert_eq!(found[0], names("aa", &[(0, 2)])[0]);
    }
}
