//! nom grammars, one construct a file. Pure `&str -> IResult` over one line (or a few joined by `\n`), which the caller
//! has trimmed. They know words, not places: whether a line may be a basis is for [`super::build`] to say.
//!
//! nom's own `tag_no_case` panics on some Unicode and its `space0` knows no NBSP: [`phrase`] and [`space0`] serve instead.

pub mod appendix;
pub mod basis;
pub mod bullet;
pub mod closing;
pub mod division;
pub mod draft_mark;
pub mod end_mark;
pub mod enumerator;
pub mod issuer;
pub mod letter;
pub mod national;
pub mod number;
pub mod numeral;
pub mod place_date;
pub mod preamble;
pub mod recipients;
pub mod roman;
pub mod rule;
pub mod short_forms;
pub mod signature;
pub mod table;
pub mod title;

use crate::text::{is_capital, is_letter_or_digit, is_small};
use nom::bytes::complete::{take_while, take_while1};
use nom::error::{Error, ErrorKind};
use nom::{IResult, Parser};

/// What a grammar yields: the rest, and what it read.
pub type Parsed<'a, T> = IResult<&'a str, T>;

/// A failure at `i`, for grammars with a condition of their own.
pub fn fail<T>(i: &str) -> Parsed<'_, T> {
    Err(nom::Err::Error(Error::new(i, ErrorKind::Verify)))
}

/// Space, tab, NBSP, the line end inside a joined construct, and invisible marks of width zero.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2002}'..='\u{200b}' | '\u{202f}' | '\u{feff}')
}

/// Any space: `\u{a0} `.
pub fn space0(i: &str) -> Parsed<'_, &str> {
    take_while(is_space).parse(i)
}

/// At least one space.
pub fn space1(i: &str) -> Parsed<'_, &str> {
    take_while1(is_space).parse(i)
}

/// ASCII digits: `05`.
pub fn digits1(i: &str) -> Parsed<'_, &str> {
    take_while1(|c: char| c.is_ascii_digit()).parse(i)
}

/// The words of `lower` in any letter case, with any space between them: `phrase("căn cứ")` reads `CĂN  CỨ`.
pub fn phrase<'a>(lower: &'static str) -> impl Fn(&'a str) -> Parsed<'a, &'a str> {
    move |i| match phrase_len(i, lower) {
        Some(len) => Ok((&i[len..], &i[..len])),
        None => fail(i),
    }
}

/// A [`phrase`] that ends at the end of a word.
pub fn words<'a>(lower: &'static str) -> impl Fn(&'a str) -> Parsed<'a, &'a str> {
    move |i| {
        let (rest, found) = phrase(lower)(i)?;
        if rest.chars().next().is_some_and(is_letter_or_digit) { fail(i) } else { Ok((rest, found)) }
    }
}

/// Whether the line begins with one of the phrases, as whole words.
pub fn begins(i: &str, phrases: &[&'static str]) -> bool {
    // Nearly all phrases are told apart by their first letter, which is folded once.
    let Some(first) = i.chars().next() else { return false };
    let folded = fold_char(first);
    phrases.iter().any(|p| p.starts_with([first, folded]) && words(p)(i).is_ok())
}

/// Whether the whole line is the phrase, but for space and punctuation at its end.
pub fn is_only(i: &str, lower: &'static str) -> bool {
    phrase(lower)(i).is_ok_and(|(rest, _)| rest.chars().all(|c| is_space(c) || matches!(c, '.' | ':' | ';' | ',')))
}

/// A letter in lower case; the few letters whose lower case is several characters stay.
pub fn fold_char(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

fn phrase_len(i: &str, lower: &str) -> Option<usize> {
    // Nearly all lines part from a phrase at their first byte.
    if let (Some(here), Some(wanted)) = (i.as_bytes().first(), lower.as_bytes().first())
        && here.is_ascii()
        && !here.eq_ignore_ascii_case(wanted)
    {
        return None;
    }
    let mut rest = i;
    for wanted in lower.chars() {
        if wanted == ' ' {
            let after = rest.trim_start_matches(is_space);
            if after.len() == rest.len() {
                return None;
            }
            rest = after;
        } else {
            let c = rest.chars().next()?;
            if c != wanted && fold_char(c) != wanted {
                return None;
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    Some(i.len() - rest.len())
}

/// Whether the line has letters and none in lower case: `TỔ CHỨC THỰC HIỆN`.
pub fn is_capitals(i: &str) -> bool {
    crate::text::is_upper_word(i)
}

/// Whether the first letter is upper case, after quotes.
pub fn begins_upper(i: &str) -> bool {
    i.trim_start_matches(['"', '“', '‘', '\'', '«']).chars().next().is_some_and(is_capital)
}

/// Whether the first letter is lower case.
pub fn begins_lower(i: &str) -> bool {
    i.chars().next().is_some_and(is_small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_match_in_any_case_and_over_any_space() {
        assert_eq!(phrase("căn cứ")("CĂN\u{a0} Cứ Luật"), Ok((" Luật", "CĂN\u{a0} Cứ")));
        assert!(phrase("căn cứ")("Căncứ").is_err());
        assert!(words("theo")("Theodore").is_err());
    }

    #[test]
    fn folding_survives_letters_without_a_single_lower_case() {
        assert!(phrase("kế")("\u{212a}ế").is_ok(), "the Kelvin sign folds to k and nothing panics");
        assert!(phrase("i")("İ").is_err());
    }
}
