//! The slips in the compounds of `rules/data`, two syllables each, as `build/slips.rs` laid them: a sieve that nearly every right
//! pair of words falls through, and a sorted table behind it. Must not judge a place.

pub mod pair;

use super::data::{COMPANY, COMPOUNDS, SIEVE};
use super::orthography::toneless;
use pair::{key, number, of_two, place};

/// The slips, each a [`key`] with its compound's place, whether the first syllable is wrong, and whether the wrong one means
/// nothing by itself; sorted, eight bytes each.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/slips.bin"));

/// Two syllables one slip away from a compound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// What was meant.
    pub compound: &'static [&'static str; 2],
    /// Whether the first of the two syllables is wrong.
    pub is_first: bool,
    /// Whether the wrong syllable is a word in use, so that it may belong to a neighbour.
    pub is_word: bool,
}

/// Whether two words, by their numbers, may be a slip; seldom so if they are none.
#[inline]
pub fn may_be(first: u64, second: u64) -> bool {
    let (word, bits) = place(of_two(first, second));
    SIEVE[word] & bits == bits
}

/// The slip that two words in lower case are.
pub fn find(first: &str, second: &str) -> Option<Slip> {
    let wanted = key(of_two(number(first), number(second)));
    let (entries, _) = TABLE.as_chunks::<8>();
    let at = entries.partition_point(|entry| u64::from_le_bytes(*entry) < wanted);
    let entry = u64::from_le_bytes(*entries.get(at)?);
    if key(entry) != wanted {
        return None;
    }
    let is_first = entry >> 15 & 1 == 1;
    let compound = COMPOUNDS.get((entry & 0x1FFF) as usize)?;
    let (kept, mate) = if is_first { (second, compound[1]) } else { (first, compound[0]) };
    (kept == mate).then_some(Slip { compound, is_first, is_word: entry >> 14 & 1 == 1 })
}

/// Whether two words in lower case belong together: a compound, or right words beside one.
pub fn are_company(first: &str, second: &str) -> bool {
    COMPANY.binary_search(&of_two(number(first), number(second))).is_ok()
}

/// The second syllable of the only compound that begins with this word and goes on with the letters of that, whatever marks they
/// bear.
pub fn completion(first: &str, letters: &str) -> Option<&'static str> {
    let bare = |form: &str| form.chars().map(unmarked).collect::<String>();
    let wanted = bare(letters);
    let mut meant = COMPOUNDS.iter().filter(|[one, two]| *one == first && bare(two) == wanted).map(|[_, two]| *two);
    let right = meant.next()?;
    meant.next().is_none().then_some(right)
}

/// A letter without its tone and its mark.
fn unmarked(letter: char) -> char {
    match toneless(letter) {
        'ă' | 'â' => 'a',
        'đ' => 'd',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        plain => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_single_and_falls_into_the_sieve() {
        let (entries, rest) = TABLE.as_chunks::<8>();
        assert!(rest.is_empty() && entries.len() > 40_000, "{}", entries.len());
        let keys: Vec<u64> = entries.iter().map(|entry| key(u64::from_le_bytes(*entry))).collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        let set: u32 = SIEVE.iter().map(|word| word.count_ones()).sum();
        assert!(set < (SIEVE.len() * 64 / 4) as u32, "three of four bits stay empty: {set}");
    }

    #[test]
    fn slips_are_found_and_right_words_are_not() {
        let slip = find("chính", "sạch").expect("a fixed compound");
        assert_eq!((slip.compound, slip.is_first, slip.is_word), (&["chính", "sách"], false, true));
        let slip = find("đổi", "sồ").expect("a slip");
        assert_eq!((slip.compound, slip.is_word), (&["đổi", "số"], false));
        assert!(may_be(number("đổi"), number("sồ")));
        for right in ["chính sách", "chủ quản", "thuê đất", "chi tiêu", "nhà mạng", "của xã"] {
            let (first, second) = right.split_once(' ').expect("two");
            assert_eq!(find(first, second), None, "{right}");
        }
        assert!(are_company("chủ", "quản") && are_company("đổi", "số") && !are_company("đổi", "sồ"));
    }

    #[test]
    fn a_compound_is_completed_where_one_alone_can_be_meant() {
        assert_eq!(completion("nghị", "quyêt"), Some("quyết"));
        assert_eq!(completion("nghị", "quyt"), None);
        assert_eq!(completion("tân", "quyêt"), None);
    }

    #[test]
    fn compounds_are_company_in_both_styles_of_tone_marks() {
        for both in ["văn hóa", "văn hoá", "thủy lợi", "thuỷ lợi"] {
            let (first, second) = both.split_once(' ').expect("two");
            assert!(are_company(first, second), "{both}");
        }
        assert!(COMPOUNDS.iter().all(|[first, second]| are_company(first, second)));
        assert!(COMPANY.is_sorted());
    }
}
