//! Số, ký hiệu of the document itself (NĐ 30/2020, Phụ lục I, II.3).

use super::{Parsed, fail, phrase, space0};
use crate::text::{is_capital, is_letter, is_letter_or_digit};
use nom::Parser;
use nom::bytes::complete::take_while;
use nom::character::complete::one_of;
use nom::combinator::{opt, recognize, verify};
use nom::multi::many0_count;
use nom::sequence::preceded;

/// What stands on a number line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberText<'a> {
    /// From `Số` to the end of the symbol.
    pub whole: &'a str,
    /// Digits, or what holds their place.
    pub digits: &'a str,
    /// With its separator.
    pub symbol: &'a str,
}

/// `Số: 15/KH-UBND`, `Số 20-KH/ĐU`, `Số:      /KH-UBND`, `Số: …/KH-UBND`, `Số: 07/2026/NQ-HĐND`.
///
/// What follows on the line is left over (a place and date in the other column).
pub fn number(i: &str) -> Parsed<'_, NumberText<'_>> {
    let (after_word, _) = so(i)?;
    let (after_colon, colon) = opt(preceded(space0, one_of(":."))).parse(after_word)?;
    let (at_digits, gap) = space0(after_colon)?;
    let (at_symbol, digits) = place_of_digits(at_digits)?;
    let told = colon.is_some() && is_filled(digits);
    let (rest, symbol) = symbol(at_symbol.trim_start_matches(super::is_space))
        .or_else(|error| if told { slipped_symbol(at_symbol) } else { Err(error) })
        .unwrap_or((at_symbol, ""));
    let blank = digits.is_empty();
    if symbol.is_empty() && (colon.is_none() || rest.trim_start().starts_with(is_letter_or_digit) && blank) {
        return fail(i);
    }
    let end = if symbol.is_empty() { i.len() - at_symbol.len() } else { i.len() - rest.len() };
    let symbol = if symbol.is_empty() { &at_symbol[..0] } else { symbol };
    let digits = if blank { if symbol.is_empty() { &gap[..0] } else { gap } } else { digits };
    Ok((&i[end..], NumberText { whole: &i[..end], digits, symbol }))
}

fn so(i: &str) -> Parsed<'_, &str> {
    phrase("số").parse(i)
}

/// `15`, `0124`, `…`, `.....`, `___`, `XX`; may be empty.
fn place_of_digits(i: &str) -> Parsed<'_, &str> {
    let (_, digits) = take_while(|c: char| c.is_ascii_digit() || matches!(c, '.' | '…' | '_' | 'x' | 'X')).parse(i)?;
    // The stop in `12.KH/UBND` parts the number from its symbol.
    let number = digits.trim_end_matches('.');
    let digits = if !number.is_empty() && is_digits(number) { number } else { digits };
    let rest = &i[digits.len()..];
    // `Số: XXX` may end in letters of a symbol; a placeholder is all of one kind.
    if digits.starts_with(|c: char| c.is_ascii_digit()) && !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return fail(i);
    }
    Ok((rest, digits))
}

/// `/KH-UBND`, `-KH/ĐU`, `/2026/NQ-HĐND`, `/ KH - UBND`.
fn symbol(i: &str) -> Parsed<'_, &str> {
    let separator = |i| recognize((spaced, one_of("/-–"), spaced)).parse(i);
    let word = |i| verify(take_while(is_symbol_char), |w: &str| !w.is_empty()).parse(i);
    let (rest, found) = recognize((one_of("/-–"), spaced, word, many0_count((separator, word)))).parse(i)?;
    if found.chars().any(is_capital) { Ok((rest, found)) } else { fail(i) }
}

/// What stands for a symbol behind a number, though it is none: `12KH-UBND`, `12.KH/UBND`, `12/kh-ubnd`.
fn slipped_symbol(i: &str) -> Parsed<'_, &str> {
    let (rest, found) = take_while(|c| is_symbol_char(c) || matches!(c, '/' | '-')).parse(i)?;
    let letters = || found.chars().filter(|c| is_letter(*c));
    let parted = found.trim_start_matches(['/', '-', '.']).contains(['/', '-']);
    // In capitals, or (`/kh-ubnd`) without any.
    let one_case = letters().filter(|c| !is_capital(*c)).count() <= 2
        || found.starts_with(['/', '-']) && !letters().any(is_capital);
    if parted && one_case && letters().count() > 2 { Ok((rest, found)) } else { fail(i) }
}

/// At most one space: wider gaps part columns.
fn spaced(i: &str) -> Parsed<'_, Option<char>> {
    opt(one_of(" \u{a0}")).parse(i)
}

fn is_symbol_char(c: char) -> bool {
    is_letter_or_digit(c) || matches!(c, '.' | '&' | '+' | '_' | '…')
}

/// Whether the digits are filled in; `00` holds a place.
pub fn is_filled(digits: &str) -> bool {
    is_digits(digits) && digits.bytes().any(|b| b != b'0')
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn state_and_party_styles_filled_and_blank() {
        let rows = [
            ("Số: 15/KH-UBND", "15", "/KH-UBND"),
            ("Số 20-KH/ĐU", "20", "-KH/ĐU"),
            ("Số: /KH-UBND", " ", "/KH-UBND"),
            ("Số:/KH-UBND", "", "/KH-UBND"),
            ("Số:       /KH-UBND", "       ", "/KH-UBND"),
            ("Số: ……/KH-UBND", "……", "/KH-UBND"),
            ("Số: .../KH-MTTQ-BTT", "...", "/KH-MTTQ-BTT"),
            ("Số: 07/2026/NQ-HĐND", "07", "/2026/NQ-HĐND"),
            ("Số: 12 /KH - UBND", "12", "/KH - UBND"),
            ("Số: 33/UBND-VP      An Phú, ngày 05 tháng 01 năm 2026", "33", "/UBND-VP"),
            ("SỐ: 4/QĐ-UBND", "4", "/QĐ-UBND"),
            ("Số: 00/KH-UBND", "00", "/KH-UBND"),
            ("Số: 12KH-UBND", "12", "KH-UBND"),
            ("Số: 12.KH/UBND", "12", ".KH/UBND"),
            ("Số: 12/kh-ubnd", "12", "/kh-ubnd"),
            ("Số: 12. KH-UBND", "12", ""),
            ("Số:", "", ""),
        ];
        for (line, digits, symbol) in rows {
            let found = number(line).map(|(_, n)| (n.digits, n.symbol));
            assert_eq!(found, Ok((digits, symbol)), "{line}");
        }
        for bad in ["Số hộ nghèo giảm", "Số lượng: 15 hộ", "Số 15 đường Lê Lợi", "Số: hộ nghèo", "Số 12/ngõ-3"]
        {
            assert!(number(bad).is_err(), "{bad}");
        }
    }
}
