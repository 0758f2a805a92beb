//! How a unit is written behind a number: `%`, `đ`, `triệu đồng/ha`, `m2`, `hồ sơ`. Knows nothing of bounds or of what
//! stands before the number.

use super::context::spaces;
use super::unit_words::{compound, is_no_unit};
use crate::facts::phrase::lower;
use crate::facts::unit::Unit;
use crate::text::{is_capital, is_letter, is_letter_or_digit, leading_letters};
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::{opt, recognize, value};
use nom::sequence::{pair, preceded};
use nom::{IResult, Parser};
use std::borrow::Cow;

/// What stands behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// A unit, with the bytes of its beginning and end behind the number, and whether the table knows it (a word that it
    /// does not know may still be no counting word).
    Unit { unit: Unit, start: usize, end: usize, known: bool },
    /// Letters joined to the digits that are no unit: `955A`, `7h30`: the digits are part of a name.
    Name,
    /// None.
    Nothing,
}

/// The unit at the beginning of what follows a number.
pub(super) fn unit(rest: &str) -> Behind {
    let gap = spaces(rest);
    let here = &rest[gap..];
    // Nearly every share is a plain `%`.
    if let Some(rest) = here.strip_prefix('%')
        && !rest.strip_prefix(' ').unwrap_or(rest).starts_with("điểm")
    {
        return Behind::Unit { unit: Unit::Percent, start: gap, end: gap + 1, known: true };
    }
    // `%`, `‰`, `phần`, `điểm`: most figures are of something else.
    if here.starts_with(['%', '‰', 'p', 'đ'])
        && let Ok((left, unit)) = share(here)
    {
        return Behind::Unit { unit, start: gap, end: rest.len() - left.len(), known: true };
    }
    let word = leading_letters(here);
    if word.is_empty() || gap > 4 {
        return Behind::Nothing;
    }
    let Some((unit, len, known)) = worded(here, word) else {
        return if gap == 0 { Behind::Name } else { Behind::Nothing };
    };
    if gap == 0 && !known {
        return Behind::Name;
    }
    let (unit, len) = rate(here, unit, len);
    Behind::Unit { unit, start: gap, end: gap + len, known }
}

/// `%`, `‰`, `phần trăm`, `điểm %`, `điểm phần trăm`
fn share(input: &str) -> IResult<&str, Unit> {
    let percent = || recognize(alt((tag("%"), tag("phần trăm"))));
    alt((
        value(Unit::Points, preceded(pair(tag("điểm"), opt(tag(" "))), percent())),
        value(Unit::Points, recognize((tag("%"), opt(tag(" ")), tag("điểm"), not_letter))),
        value(Unit::Percent, percent()),
        value(Unit::PerMille, alt((tag("‰"), tag("phần nghìn")))),
    ))
    .parse(input)
}

fn not_letter(input: &str) -> IResult<&str, ()> {
    nom::combinator::not(nom::character::complete::satisfy(is_letter)).parse(input)
}

/// A unit of words: itself, its bytes, and whether the table knows it.
fn worded(here: &str, word: &str) -> Option<(Unit, usize, bool)> {
    let upper = word.chars().next().is_some_and(is_capital);
    let folded = if upper { Cow::Owned(crate::text::fold(word)) } else { Cow::Borrowed(word) };
    let after = &here[word.len()..];
    // `4G`, `5S`, `12A` are names; grams and metres are written small.
    if upper && word.len() == 1 {
        return None;
    }
    if let Some((unit, more)) = measure(&folded, after) {
        return Some((unit, word.len() + more, true));
    }
    let next = leading_letters(&after[spaces(after)..]);
    // `điểm 1 Mục III`: parts of documents written large.
    if upper && matches!(folded.as_ref(), "mục" | "phần" | "điểm" | "quý" | "bản") {
        return None;
    }
    if let Some(more) = compound(&folded, next) {
        let end = word.len() + if more { spaces(after) + next.len() } else { 0 };
        let unit = if more { Unit::compound(&folded, &lower(next)) } else { Unit::things(&folded) };
        return Some((unit, end, true));
    }
    let all_upper = upper && word.chars().count() > 1 && word.chars().all(is_capital);
    if all_upper || (!upper && !is_no_unit(word)) {
        return Some((Unit::things(&folded), word.len(), false));
    }
    None
}

/// Measures and money, with the bytes they take beyond their first word.
fn measure(word: &str, after: &str) -> Option<(Unit, usize)> {
    let square = || exponent(after, ['2', '²']);
    let cube = || exponent(after, ['3', '³']);
    let mark = || after.chars().next().map_or(0, char::len_utf8);
    Some(match word {
        "ha" => (Unit::Area(10_000), 0),
        "m" if square() => (Unit::Area(1), mark()),
        "m" if cube() => (Unit::rate("m3"), mark()),
        "km" if square() => (Unit::Area(1_000_000), mark()),
        "m" => (Unit::Length(1), 0),
        "mét" => match next_word(after) {
            ("vuông", len) => (Unit::Area(1), len),
            ("khối", len) => (Unit::rate("m3"), len),
            _ => (Unit::Length(1), 0),
        },
        "km" => (Unit::Length(1_000), 0),
        "kg" | "ký" => (Unit::Mass(1), 0),
        "tạ" => (Unit::Mass(100), 0),
        "tấn" => (Unit::Mass(1_000), 0),
        "lít" => (Unit::rate("lít"), 0),
        "kwh" | "kw" | "mw" | "kva" | "kv" | "cm" | "mm" | "g" => (Unit::rate(word), 0),
        "đ" if !after.starts_with("/c") => (Unit::Money(1), 0),
        "đ" => (Unit::things("đồng chí"), 2),
        "vnđ" | "vnd" => (Unit::Money(1), 0),
        "đồng" => match next_word(after) {
            ("chí" | "bào" | "hồ" | "nghiệp", _) => return None,
            _ => (Unit::Money(1), 0),
        },
        "nghìn" | "ngàn" => scaled(after, 1_000, word),
        "triệu" | "tr" | "trđ" => scaled(after, 1_000_000, word),
        "tỷ" | "tỉ" => scaled(after, 1_000_000_000, word),
        _ => return None,
    })
}

/// Whether an exponent stands here, and nothing that goes on with it (`50m 25`).
fn exponent(after: &str, marks: [char; 2]) -> bool {
    let mut chars = after.chars();
    chars.next().is_some_and(|c| marks.contains(&c)) && chars.next().is_none_or(|c| !is_letter_or_digit(c))
}

/// A word of number: money unless a counting word follows (`triệu con`), which is a rounded measure of its own.
fn scaled(after: &str, factor: u64, word: &str) -> (Unit, usize) {
    if word == "trđ" {
        return (Unit::Money(factor), 0);
    }
    let dot = usize::from(word == "tr" && after.starts_with('.'));
    let gap = spaces(&after[dot..]);
    let next = leading_letters(&after[dot + gap..]);
    match next {
        "đồng" | "đ" | "Đồng" => (Unit::Money(factor), dot + gap + next.len()),
        "" => (Unit::Money(factor), 0),
        _ if is_no_unit(next) => (Unit::Money(factor), 0),
        _ => (Unit::rate(&format!("{word} {next}")), gap + next.len()),
    }
}

/// The next word and the bytes to its end.
fn next_word(after: &str) -> (&str, usize) {
    let gap = spaces(after);
    let word = leading_letters(&after[gap..]);
    (word, gap + word.len())
}

/// The unit with what it is divided by: `triệu đồng/ha`, `đồng/người/năm`.
fn rate(here: &str, unit: Unit, len: usize) -> (Unit, usize) {
    let mut end = len;
    while let Some(rest) = here[end..].strip_prefix('/') {
        let word = leading_letters(rest);
        // `3.418 thửa/kế hoạch 3.500 thửa` names the plan.
        let plan = matches!(
            (word, next_word(&rest[word.len()..]).0),
            ("kế", "hoạch") | ("chỉ", "tiêu") | ("dự", "toán") | ("tổng", _)
        );
        if plan || word.is_empty() || word.chars().next().is_some_and(is_capital) {
            break;
        }
        end += 1 + word.len();
    }
    if end == len { (unit, len) } else { (Unit::rate(&crate::text::fold(&here[..end])), end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rest: &str) -> Option<(Unit, &str)> {
        match unit(rest) {
            Behind::Unit { unit, start, end, .. } => Some((unit, &rest[start..end])),
            _ => None,
        }
    }

    #[test]
    fn money_measures_and_rates_are_read() {
        assert_eq!(read("đ; "), Some((Unit::Money(1), "đ")));
        assert_eq!(read(" triệu đồng/ha."), Some((Unit::rate("triệu đồng/ha"), "triệu đồng/ha")));
        assert_eq!(read(" triệu đồng"), Some((Unit::Money(1_000_000), "triệu đồng")));
        assert_eq!(read(" m2 đất"), Some((Unit::Area(1), "m2")));
        assert_eq!(read("m²)"), Some((Unit::Area(1), "m²")));
        assert_eq!(read("ha/4,59ha"), Some((Unit::Area(10_000), "ha")));
        assert_eq!(read(" triệu lượt khách"), Some((Unit::rate("triệu lượt"), "triệu lượt")));
        assert_eq!(read("\u{a0}%"), Some((Unit::Percent, "%")));
        assert_eq!(read(" điểm %"), Some((Unit::Points, "điểm %")));
    }

    #[test]
    fn counting_words_are_units_also_where_the_table_does_not_know_them() {
        assert_eq!(read(" hồ sơ trễ"), Some((Unit::things("hồ sơ"), "hồ sơ")));
        assert_eq!(read(" đ/c"), Some((Unit::things("đồng chí"), "đ/c")));
        assert_eq!(read(" đồng chí"), Some((Unit::things("đồng chí"), "đồng chí")));
        assert_eq!(read(" trường hợp"), Some((Unit::things("trường hợp"), "trường hợp")));
        assert_eq!(read(" trường học"), Some((Unit::things("trường"), "trường")));
        assert_eq!(read(" bè cá"), Some((Unit::things("bè"), "bè")));
        assert_eq!(read(" đạt 5%"), None);
    }

    #[test]
    fn letters_joined_to_digits_make_a_name() {
        assert_eq!(unit("A đi qua"), Behind::Name);
        assert_eq!(unit("h30"), Behind::Name);
        assert_eq!(unit(""), Behind::Nothing);
    }
}
