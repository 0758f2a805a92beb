//! Arabic and dotted enumerators: `1.`, `1)`, `2.1`, `2.2.1.`, and what only looks like one (`2.803 hồ sơ`).

use super::enumerator::{Opening, mark};
use super::{Parsed, begins_upper, digits1, fail, is_space};
use crate::tree::{Mark, Numbering};

/// `1. Mục đích`, `1) Thu`, `1/ Thu`, `01. Thu`, `2.1 Về kinh tế`, `2.2.1. Hạn chế`.
pub fn numeral(i: &str) -> Parsed<'_, Opening<'_>> {
    let (after, digits) = digits1(i)?;
    let Ok(first) = digits.parse() else { return fail(i) };
    let has_second = || matches!(after.as_bytes(), [b'.', b'0'..=b'9', ..]);
    match digits.len() {
        1 | 2 if has_second() => dotted(i, after, vec![first]).or_else(|_| arabic(i, after, first)),
        1..=3 => arabic(i, after, first),
        _ => fail(i),
    }
}

/// The rest of a dotted number whose first values stand in `values`; `after` begins with the dot.
pub fn dotted<'a>(i: &'a str, after: &'a str, mut values: Vec<u32>) -> Parsed<'a, Opening<'a>> {
    let mut rest = after;
    while let Some(tail) = rest.strip_prefix('.') {
        match small(tail) {
            Ok((next, value)) if values.len() < 6 => {
                values.push(value);
                rest = next;
            }
            _ => break,
        }
    }
    if values.len() < 2 {
        return fail(i);
    }
    let (rest, mark) = mark(rest)?;
    let text = rest.trim_start_matches(is_space);
    let spaced = text.len() < rest.len();
    // Without a mark only a title may follow: `1.5 triệu` is a figure.
    let opens = match mark {
        Mark::Dot | Mark::Paren | Mark::Colon => spaced || text.is_empty() || begins_upper(text),
        _ => spaced && begins_upper(text),
    };
    if !opens {
        return fail(i);
    }
    let value = values.pop().unwrap_or_default();
    let end = i.len() - rest.len();
    Ok((text, Opening { numbering: Numbering::Dotted, value, prefix: values, mark, text: &i[..end], rest: text }))
}

fn arabic<'a>(i: &'a str, after: &'a str, value: u32) -> Parsed<'a, Opening<'a>> {
    let (rest, mark) = mark(after)?;
    let text = rest.trim_start_matches(is_space);
    let spaced = text.len() < rest.len();
    let opens = match mark {
        Mark::Dot | Mark::Paren | Mark::ParenDot => spaced || begins_upper(text) || text.is_empty(),
        Mark::Slash => spaced && (is_share(text) || !text.starts_with(|c: char| c.is_ascii_digit())),
        Mark::Dash => spaced && (begins_upper(text) || is_share(text)),
        Mark::Colon => spaced && begins_upper(text),
        Mark::None => false,
    };
    if !opens || value == 0 {
        return fail(i);
    }
    let end = i.len() - rest.len();
    Ok((text, Opening::of(&i[..end], "", Numbering::Arabic, value, mark).with_rest(text)))
}

/// `100% (12/12) thôn`, `9/9 cơ quan`: what an item may begin with; `7 hộ` ends a range (`5- 7 hộ`).
pub fn is_share(i: &str) -> bool {
    i.starts_with(|c: char| c.is_ascii_digit())
        && i.split(is_space).next().is_some_and(|word| word.contains(['%', '/']))
}

/// One or two digits: a third means thousands, as in `2.803`.
fn small(i: &str) -> Parsed<'_, u32> {
    let (rest, digits) = digits1(i)?;
    match digits.parse() {
        Ok(value) if digits.len() <= 2 => Ok((rest, value)),
        _ => fail(i),
    }
}
