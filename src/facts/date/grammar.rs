//! The grammar of dates (nom): what may follow `ngày`. Pure; knows neither draft nor tree.

use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// Day, month and year as written; each is the digits, or the blank that stands for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'t> {
    pub day: &'t str,
    pub month: &'t str,
    pub year: &'t str,
    pub words: bool,
}

/// What may follow `ngày`: ` 19 tháng 6 năm 2015`, ` tháng 02 năm 2024`, ` / /2023`, ` 25/4/2023`.
pub fn date(i: &str) -> IResult<&str, Parts<'_>> {
    alt((in_words, in_figures)).parse(i)
}

/// ` 19 tháng 6 năm 2015`, ` … tháng … năm …`, ` 05 tháng 3/2024`
fn in_words(i: &str) -> IResult<&str, Parts<'_>> {
    let (i, day) = part(i)?;
    let (i, _) = folded("tháng").parse(i)?;
    let (i, month) = part(i)?;
    let (i, _) = opt(terminated(char(','), blanks)).parse(i)?;
    let (i, _) = alt((folded("năm"), recognize(char('/')))).parse(i)?;
    let (i, year) = year(i)?;
    Ok((i, Parts { day, month, year, words: true }))
}

/// ` 25/4/2023`, ` / /2023`, ` …/12/2023`, ` 30-10-2025`, ` 19.6.2015`
fn in_figures(i: &str) -> IResult<&str, Parts<'_>> {
    let (i, day) = part(i)?;
    let (i, mark) = one_of("/-.").parse(i)?;
    let (i, month) = part(i)?;
    let (i, _) = char(mark).parse(i)?;
    let short = |i| if mark == '/' && is_number(day) && is_number(month) { two_digits(i) } else { four_digits(i) };
    let (i, year) = preceded(blanks, alt((four_digits, short))).parse(i)?;
    if mark != '/' && (!is_number(day) || !is_number(month)) {
        return Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify)));
    }
    Ok((i, Parts { day, month, year, words: false }))
}

/// A day or a month: one or two digits, or the blank or dots that stand for them. Returns the digits, or the whole blank.
fn part(i: &str) -> IResult<&str, &str> {
    alt((preceded(blanks, terminated(digits(1, 2), blanks)), blank)).parse(i)
}

/// A year: four digits, digits that dots complete (`20…`), dots, or nothing before the end of the clause.
fn year(i: &str) -> IResult<&str, &str> {
    let unfinished = recognize((digits(1, 3), take_while1(is_filler)));
    let dots = take_while1(is_filler);
    let (rest, _) = blanks(i)?;
    if let Ok(found) = alt((four_digits, unfinished, dots)).parse(rest) {
        return Ok(found);
    }
    let (rest, gap) = blanks(i)?;
    let ends = rest.is_empty() || (rest.starts_with([';', ')']) && gap.chars().count() > 1);
    if ends { Ok((rest, gap)) } else { Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Eof))) }
}

/// `2015`, not followed by another digit.
fn four_digits(i: &str) -> IResult<&str, &str> {
    let (rest, year) = digits(4, 4).parse(i)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Digit)));
    }
    Ok((rest, year))
}

/// `23` of `20/12/23`, not followed by another digit, a fraction or a unit.
fn two_digits(i: &str) -> IResult<&str, &str> {
    let (rest, year) = digits(2, 2).parse(i)?;
    let ends = rest.trim_start().chars().next().is_none_or(|c| matches!(c, ',' | ';' | '.' | ')'))
        || rest.starts_with(" của ");
    let recent = matches!(year.as_bytes()[0], b'1' | b'2');
    if ends && recent {
        Ok((rest, year))
    } else {
        Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Digit)))
    }
}

fn digits(least: usize, most: usize) -> impl Fn(&str) -> IResult<&str, &str> {
    move |i| take_while_m_n(least, most, |c: char| c.is_ascii_digit()).parse(i)
}

/// Spaces, also none; a no-break space counts.
fn blanks(i: &str) -> IResult<&str, &str> {
    take_while(char::is_whitespace).parse(i)
}

/// Spaces, dots and underscores that stand for figures, also none.
fn blank(i: &str) -> IResult<&str, &str> {
    take_while(|c: char| c.is_whitespace() || is_filler(c)).parse(i)
}

fn is_filler(c: char) -> bool {
    matches!(c, '.' | '…' | '_')
}

/// A word in any letter case.
fn folded(word: &'static str) -> impl Fn(&str) -> IResult<&str, &str> {
    move |i: &str| {
        let mut rest = i.chars();
        for wanted in word.chars() {
            let same = rest.next().is_some_and(|c| c.to_lowercase().eq(std::iter::once(wanted)));
            if !same {
                return Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Tag)));
            }
        }
        let rest = rest.as_str();
        Ok((rest, &i[..i.len() - rest.len()]))
    }
}

/// Whether a part is digits.
pub fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(i: &str) -> Option<(&str, &str, &str, &str)> {
        date(i).ok().map(|(rest, p)| (p.day, p.month, p.year, rest))
    }

    #[test]
    fn full_dates_in_words_and_figures() {
        assert_eq!(read(" 19 tháng 6 năm 2015;"), Some(("19", "6", "2015", ";")));
        assert_eq!(read(" 05 THÁNG 3/2024 x"), Some(("05", "3", "2024", " x")));
        assert_eq!(read(" 25/4/2023,"), Some(("25", "4", "2023", ",")));
        assert_eq!(read(" 30-10-2025"), Some(("30", "10", "2025", "")));
        assert_eq!(read(" 19.6.2015."), Some(("19", "6", "2015", ".")));
    }

    #[test]
    fn years_of_two_digits_stand_before_a_mark_or_an_agency() {
        assert_eq!(read(" 20/12/23 của Hội đồng"), Some(("20", "12", "23", " của Hội đồng")));
        assert_eq!(read(" 5/1/24;"), Some(("5", "1", "24", ";")));
        for text in [" 5/1/24 hộ", " 5/1/243", " 5/1/24/7", " 5/1/95;", " /1/24;"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn blanks_stand_for_missing_parts() {
        assert_eq!(read(" tháng 02 năm 2024"), Some((" ", "02", "2024", "")));
        assert_eq!(read(" / /2023"), Some((" ", " ", "2023", "")));
        assert_eq!(read(" … tháng … năm …"), Some((" … ", " … ", "…", "")));
        assert_eq!(read(" 5 tháng 6 năm 20..."), Some(("5", "6", "20...", "")));
    }

    #[test]
    fn common_words_and_other_figures_are_no_dates() {
        for text in [", tháng", " 05 tháng 12 hằng năm", " 5 tháng 1 năm sau", " 15/12", " 1/2/20245", " 3 tháng liền"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
