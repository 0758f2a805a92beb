//! Divisions that are named by a word: phần, chương, mục, tiểu mục, điều.

use super::enumerator::{Opening, mark};
use super::{Parsed, begins_upper, digits1, fail, is_capitals, is_space, roman, words};
use crate::text::is_letter_or_digit;
use crate::tree::{Mark, Numbering};

const ORDINALS: &[(&str, u32)] = &[
    ("nhất", 1),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
];

/// `Phần thứ nhất`, `PHẦN I`, `Chương II`, `Mục 1.`, `Tiểu mục 2`, `Điều 5. Hiệu lực`.
pub fn division(i: &str) -> Parsed<'_, Opening<'_>> {
    let (after, numbering) = lead(i)?;
    let after = after.trim_start_matches(is_space);
    let (rest, value) = count(after, numbering)?;
    let (rest, mark) = mark(rest)?;
    let text = rest.trim_start_matches(is_space);
    // `Phần 1 của Đề án`, `Điều 5 Luật Đất đai` speak of a division, they do not open one.
    let opens = match numbering {
        _ if text.is_empty() => true,
        _ if mark != Mark::None => !text.starts_with(|c: char| c.is_ascii_digit()),
        Numbering::Part | Numbering::Chapter | Numbering::Division => is_capitals(text) && begins_upper(text),
        _ => false,
    };
    if !opens {
        return fail(i);
    }
    let end = i.len() - rest.len();
    Ok((text, Opening::of(&i[..end], "", numbering, value, mark).with_rest(text)))
}

fn lead(i: &str) -> Parsed<'_, Numbering> {
    for (word, numbering) in [
        ("phần", Numbering::Part),
        ("chương", Numbering::Chapter),
        ("tiểu mục", Numbering::Division),
        ("mục", Numbering::Division),
        ("điều", Numbering::Article),
    ] {
        if let Ok((rest, _)) = words(word)(i) {
            return Ok((rest, numbering));
        }
    }
    fail(i)
}

fn count(i: &str, numbering: Numbering) -> Parsed<'_, u32> {
    if numbering == Numbering::Part
        && let Ok((rest, _)) = words("thứ")(i)
    {
        let rest = rest.trim_start_matches(is_space);
        let ordinal = ORDINALS.iter().find_map(|&(word, value)| words(word)(rest).ok().map(|(rest, _)| (rest, value)));
        return ordinal.map_or_else(|| fail(i), Ok);
    }
    if let Ok((rest, value)) = roman::roman(i) {
        return if rest.starts_with(is_letter_or_digit) { fail(i) } else { Ok((rest, value)) };
    }
    let (rest, digits) = digits1(i)?;
    match digits.parse() {
        Ok(value) if digits.len() <= 3 && !rest.starts_with(is_letter_or_digit) => Ok((rest, value)),
        _ => fail(i),
    }
}
