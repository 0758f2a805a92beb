//! Địa danh và thời gian (NĐ 30/2020, Phụ lục I, II.4): complete, partly blank, dotted, or off its form (in figures, without
//! `năm`, without a day).

use super::{Parsed, basis, fail, is_space, issuer, national, phrase, space0};
use crate::text::is_capital;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while;
use nom::character::complete::one_of;
use nom::combinator::{opt, verify};

/// What stands on a line of place and date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceDateText<'a> {
    /// The place's name; may be empty.
    pub place: &'a str,
    /// Whether a comma follows the place.
    pub comma: bool,
    /// From `ngày` (or, without one, `tháng`) to the end of the year.
    pub date: &'a str,
    /// Between `ngày` and `tháng`; empty where the date begins with its month.
    pub day: &'a str,
    /// Between `tháng` and `năm`.
    pub month: &'a str,
    /// After `năm`.
    pub year: &'a str,
}

/// `An Phú, ngày 05 tháng 01 năm 2026`, `An Phú, ngày   tháng   năm 2026`, `…, ngày … tháng … năm 202…`.
pub fn place_date(i: &str) -> Parsed<'_, PlaceDateText<'_>> {
    let Some(at) = date_start(i) else { return fail(i) };
    let before = i[..at].trim_matches(is_space);
    let (place, comma) = match before.strip_suffix([',', ';', '.']) {
        Some(place) => (place.trim_end_matches(is_space), before.ends_with(',')),
        None => (before, false),
    };
    if !is_place(place) {
        return fail(i);
    }
    // Off its form it must look like the line all the same: sentences name days in figures too.
    let named = comma && !place.is_empty();
    let slipped = verify(alt((without_year, in_figures, without_day)), |_| named);
    let (rest, date) = alt((written_date, slipped)).parse(&i[at..])?;
    Ok((rest, PlaceDateText { place, comma, ..date }))
}

/// Whether the whole line is one; a date that only begins a sentence is not.
pub fn place_date_line(i: &str) -> Parsed<'_, PlaceDateText<'_>> {
    let (rest, found) = place_date(i)?;
    if rest.chars().all(|c| is_space(c) || matches!(c, '.' | ')' | ',')) { Ok((rest, found)) } else { fail(i) }
}

/// Place and date in the other column of a Party header, beside the body's name or the asterisk under it:
/// `ĐẢNG ỦY XÃ AN PHÚ        An Phú, ngày 05 tháng 01 năm 2026`.
pub fn dated_column(line: &str) -> Option<&str> {
    let mut columns = national::columns(line);
    let (first, last, more) = (columns.next()?, columns.next()?, columns.next());
    let beside = first == "*" || issuer::is_issuer(first) && super::is_capitals(first);
    (beside && more.is_none() && place_date_line(last).is_ok()).then_some(last)
}

/// `ngày 05 tháng 01 năm 2026`, with blanks and dots.
fn written_date(i: &str) -> Parsed<'_, PlaceDateText<'_>> {
    let (after, _) = phrase("ngày").parse(i)?;
    let (after, day) = blank(after)?;
    let (after, _) = phrase("tháng").parse(after)?;
    let (after, month) = blank(after)?;
    let (after, _) = phrase("năm").parse(after)?;
    let (rest, year) = opt(year).map(Option::unwrap_or_default).parse(after)?;
    let end = if year.is_empty() { i.len() - after.len() } else { i.len() - rest.len() };
    let year = if year.is_empty() { &after[..0] } else { year };
    Ok(dated(i, &i[end..], [day, month, year]))
}

/// `ngày 05 tháng 01 2026`.
fn without_year(i: &str) -> Parsed<'_, PlaceDateText<'_>> {
    let (after, _) = phrase("ngày").parse(i)?;
    let (after, day) = blank(after)?;
    let (after, _) = phrase("tháng").parse(after)?;
    let (after, (month, year)) = (spaced_digits, spaced_digits).parse(after)?;
    if year.trim().len() != 4 {
        return fail(i);
    }
    Ok(dated(i, after, [day, month, year]))
}

/// `ngày 05/01/2026`, `ngày 5-1-2026`, `ngày   /  /2026`.
fn in_figures(i: &str) -> Parsed<'_, PlaceDateText<'_>> {
    let (after, _) = phrase("ngày").parse(i)?;
    let part = |i| take_while(|c: char| is_space(c) || c.is_ascii_digit() || matches!(c, '…' | '_')).parse(i);
    let (after, (day, mark, month)) = (part, one_of("/-."), part).parse(after)?;
    let (after, _) = nom::character::complete::char(mark).parse(after)?;
    let (after, year) = opt(year).map(Option::unwrap_or_default).parse(after)?;
    Ok(dated(i, after, [day, month, year]))
}

/// `tháng 12 năm 2025`.
fn without_day(i: &str) -> Parsed<'_, PlaceDateText<'_>> {
    let (after, _) = phrase("tháng").parse(i)?;
    let (after, month) = blank(after)?;
    let (after, _) = phrase("năm").parse(after)?;
    let (after, year) = year(after)?;
    Ok(dated(i, after, [&i[..0], month, year]))
}

/// The date that ends where the rest begins.
fn dated<'a>(i: &'a str, rest: &'a str, [day, month, year]: [&'a str; 3]) -> (&'a str, PlaceDateText<'a>) {
    (rest, PlaceDateText { place: "", comma: false, date: &i[..i.len() - rest.len()], day, month, year })
}

/// ` 05`
fn spaced_digits(i: &str) -> Parsed<'_, &str> {
    let (after, gap) = space0(i)?;
    let (rest, digits) = super::digits1(after)?;
    Ok((rest, &i[..gap.len() + digits.len()]))
}

/// ` 05 `, `  `, ` … `, `...`.
fn blank(i: &str) -> Parsed<'_, &str> {
    take_while(|c: char| is_space(c) || is_filler(c)).parse(i)
}

/// ` 2026`, ` 202…`.
fn year(i: &str) -> Parsed<'_, &str> {
    let (after, gap) = space0(i)?;
    let (_, filled) = take_while(is_filler).parse(after)?;
    // A full stop behind the digits ends the line.
    let bare = filled.trim_end_matches('.');
    let filled = if bare.is_empty() || !bare.bytes().all(|b| b.is_ascii_digit()) { filled } else { bare };
    let end = gap.len() + filled.len();
    if filled.is_empty() { fail(i) } else { Ok((&i[end..], &i[..end])) }
}

fn is_filler(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '…' | '_')
}

/// Where `ngày` (where there is none, `tháng`) begins, when it opens the line or follows a place and no earlier one does.
fn date_start(i: &str) -> Option<usize> {
    if i.len() > 300 {
        return None;
    }
    let begins = |word: &'static str, at: usize| {
        phrase(word)(&i[at..]).is_ok()
            && i[..at].chars().next_back().is_none_or(|b| is_space(b) || matches!(b, ',' | ';' | '.' | '…'))
    };
    let first = |letters: [char; 2], word: &'static str| {
        i.char_indices().find(|&(at, c)| letters.contains(&c) && begins(word, at)).map(|(at, _)| at)
    };
    first(['n', 'N'], "ngày").or_else(|| first(['t', 'T'], "tháng"))
}

/// A name of at most eight words that begins upper case, a blank, or dots. `Căn cứ Luật Trồng trọt` is none.
fn is_place(i: &str) -> bool {
    let filler = i.chars().all(|c| is_filler(c) || is_space(c));
    let is_name = i.split(is_space).count() <= 8 && i.chars().next().is_some_and(is_capital) && !i.contains([':', ',']);
    filler || is_name && basis::lead(i).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complete_partly_blank_and_dotted() {
        let rows = [
            ("An Phú, ngày 05 tháng 01 năm 2026", "An Phú", " 05 ", " 01 ", " 2026"),
            ("Phường 9, ngày tháng 02 năm 2026", "Phường 9", " ", " 02 ", " 2026"),
            ("An Phú, ngày ... tháng ... năm 2026", "An Phú", " ... ", " ... ", " 2026"),
            ("……, ngày … tháng … năm 202…", "……", " … ", " … ", " 202…"),
            ("ngày 5 tháng 1 năm 2026", "", " 5 ", " 1 ", " 2026"),
            ("An Phú, ngày 20\ntháng 11 năm 2026", "An Phú", " 20\n", " 11 ", " 2026"),
            ("An Phú, ngày      tháng      năm", "An Phú", "      ", "      ", ""),
            ("An Phú, ngày 05 tháng 01 năm 2026.", "An Phú", " 05 ", " 01 ", " 2026"),
            ("An Phú, ngày 05 tháng 01 2026", "An Phú", " 05 ", " 01", " 2026"),
            ("An Phú, ngày 05/01/2026", "An Phú", " 05", "01", "2026"),
            ("An Phú, ngày 5.1.2026", "An Phú", " 5", "1", "2026"),
            ("An Phú, ngày    /    /2026", "An Phú", "    ", "    ", "2026"),
            ("An Phú, tháng 01 năm 2026", "An Phú", "", " 01 ", " 2026"),
        ];
        for (line, place, day, month, year) in rows {
            let found = place_date_line(line).map(|(_, d)| (d.place, d.day, d.month, d.year));
            assert_eq!(found, Ok((place, day, month, year)), "{line}");
        }
        for header in [
            "*            An Phú, ngày 05 tháng 01 năm 2026",
            "ĐẢNG ỦY XÃ AN PHÚ     An Phú, ngày 05 tháng 01 năm 2026",
        ] {
            assert_eq!(dated_column(header), Some("An Phú, ngày 05 tháng 01 năm 2026"), "{header}");
        }
        for other in ["* An Phú, ngày 05 tháng 01 năm 2026", "Ban hành kế hoạch   An Phú, ngày 05 tháng 01 năm 2026"]
        {
            assert_eq!(dated_column(other), None, "{other}");
        }
        for bad in [
            "Căn cứ Luật Đất đai, ngày 18 tháng 01 năm 2024 của Quốc hội;",
            "Căn cứ Luật Trồng trọt ngày 19 tháng 11 năm 2018.",
            "Kế hoạch số 12, ban hành ngày 5 tháng 6 năm 2025",
            "Trong ngày hội, toàn xã tham gia",
            "Hội nghị tổng kết ngày 05/01/2026",
            "Giao ban tháng 01 năm 2026",
            "Từ đầu năm, tháng 01 thu 20 triệu đồng",
        ] {
            assert!(place_date_line(bad).is_err(), "{bad}");
        }
    }
}
