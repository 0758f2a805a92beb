//! Number and symbol of State and Party documents (*số, ký hiệu*): one grammar (nom) over two tables of types and bodies.
//!
//! State: `63/KH-UBND`, `30/2020/NĐ-CP`, `77/2015/QH13`, `3390/UBND-TCKH` (NĐ 30/2020, Phụ lục I, II.3; NĐ 78/2025).
//! Party: `20-KH/ĐU`, `05-QC/BTCTU-BNCTU` (Hướng dẫn 36-HD/VPTW, 05-HD/VPTW). Must not know where a symbol stands.

use super::citation::{Symbol, System};
use crate::text::{is_capital, is_letter, is_letter_or_digit};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::{all_consuming, opt, recognize, verify};
use nom::multi::many0_count;
use nom::sequence::preceded;
use nom::{IResult, Parser};

/// Types in State symbols (NĐ 30/2020, Phụ lục III, I; laws, decrees and circulars; consolidated texts; permits).
const STATE_KINDS: &[&str] = &[
    "BB", "BC", "BGN", "BTT", "CT", "CTPH", "CTr", "CTrPH", "CTHĐ", "CĐ", "DA", "GCN", "GGT", "GM", "GNP", "GP", "GUQ",
    "HD", "HDLT", "HĐ", "KH", "KHLT", "KHPH", "KL", "L", "LCT", "NQ", "NQLT", "NĐ", "PA", "PB", "PC", "PG", "PL", "QC",
    "QCPH", "QyĐ", "QĐ", "SL", "SY", "TB", "TC", "TT", "TTLT", "TTr", "TrS", "VBHN", "ĐA",
];

/// Types in Party symbols (HD 36-HD/VPTW, HD 05-HD/VPTW).
const PARTY_KINDS: &[&str] = &[
    "BB", "BC", "BS", "CT", "CTr", "CTrHĐ", "CV", "GGT", "GM", "GĐĐ", "HD", "KH", "KL", "LKG", "NQ", "PA", "QC", "QĐ",
    "QĐi", "TB", "TC", "TLy", "TT", "TTr", "ĐA",
];

/// Bodies whose documents carry Party symbols; a name that begins with one of the last row counts too.
const PARTY_BODIES: &[&str] = &["CB", "HU", "QU", "TU", "TW", "ThU", "VPHU", "VPTU", "VPTW", "ĐH", "ĐU", "ĐUK", "ĐUQS"];
const PARTY_PREFIXES: &[&str] =
    &["BDVTU", "BDVTW", "BNCTU", "BNCTW", "BTCTU", "BTCTW", "BTGDV", "BTGTU", "BTGTW", "UBKTTU", "UBKTTW"];

/// Bodies whose documents carry State symbols.
const STATE_BODIES: &[&str] = &[
    "BCA", "BCT", "BDTTG", "BGDĐT", "BGTVT", "BKHCN", "BKHĐT", "BLĐTBXH", "BNG", "BNNMT", "BNNPTNT", "BNV", "BQP",
    "BTNMT", "BTP", "BTTTT", "BVHTTDL", "BXD", "BYT", "CP", "CTN", "HĐND", "KTNN", "NHNN", "TAND", "TANDTC", "TTCP",
    "TTg", "UBND", "UBTVQH", "VKSND", "VKSNDTC", "VPCP", "VPQH",
];

/// Reads a whole number and symbol; `None` where it is off both grammars. A blank number (`/KH-UBND`) is read.
pub fn symbol(written: &str) -> Option<Symbol> {
    all_consuming(alt((national_assembly, normative, party, administrative, letter)))
        .parse(written)
        .ok()
        .map(|(_, s)| s)
}

/// Whose form a body's documents follow; `None` where the tables do not say (mass organisations use both).
pub fn system_of(body: &str) -> Option<System> {
    let first = body.split(['-', '/', '.']).next().unwrap_or(body);
    let bare = first.trim_end_matches(|c: char| c.is_ascii_digit());
    if PARTY_BODIES.contains(&bare) || PARTY_PREFIXES.iter().any(|prefix| bare.starts_with(prefix)) {
        Some(System::Party)
    } else if STATE_BODIES.contains(&bare) || bare.starts_with("UBTVQH") || bare == "QH" || is_department(bare) {
        Some(System::State)
    } else {
        None
    }
}

/// `SNV`, `SGDĐT`: a department under a provincial committee (*sở*).
fn is_department(body: &str) -> bool {
    body.starts_with('S') && body.chars().count() > 2 && body.chars().all(is_capital)
}

/// Whether a type abbreviation stands in one of the tables.
pub fn is_kind(abbreviation: &str) -> bool {
    STATE_KINDS.contains(&abbreviation) || PARTY_KINDS.contains(&abbreviation)
}

/// `77/2015/QH13`, `02/2020/UBTVQH14`, `06/2003/PL-UBTVQH11`, `53/2017/QH14`
fn national_assembly(i: &str) -> IResult<&str, Symbol> {
    let (i, number) = number(i)?;
    let (i, year) = preceded(char('/'), year).parse(i)?;
    let (i, kind) = preceded(char('/'), opt(alt((tag("PL-"), tag("NQ-"))))).parse(i)?;
    let (i, body) = recognize((alt((tag("QHK"), tag("QH"), tag("UBTVQH"))), digits(1, 2))).parse(i)?;
    Ok((i, made(number, Some(year), kind.unwrap_or_default().trim_end_matches('-'), body, System::State)))
}

/// `30/2020/NĐ-CP`, `07/2020/NQ-HĐND`, `55/2005/TTLT-BNV-VPCP`, `30a/2008/NQ-CP`
fn normative(i: &str) -> IResult<&str, Symbol> {
    let (i, number) = number(i)?;
    let (i, year) = preceded(char('/'), year).parse(i)?;
    let (i, kind) = preceded(char('/'), kind(STATE_KINDS)).parse(i)?;
    let (i, body) = preceded(char('-'), bodies).parse(i)?;
    Ok((i, made(number, Some(year), kind, body, System::State)))
}

/// `20-KH/ĐU`, `3294-CV/VPTW/nb`, `05-QC/BTCTU-BNCTU`
fn party(i: &str) -> IResult<&str, Symbol> {
    let (i, number) = number(i)?;
    let (i, kind) = preceded(char('-'), kind(PARTY_KINDS)).parse(i)?;
    let (i, body) = preceded(char('/'), bodies).parse(i)?;
    let (i, _) = opt(tag("/nb")).parse(i)?;
    Ok((i, made(number, None, kind, body, System::Party)))
}

/// `63/KH-UBND`, `721/NQ-UBTVQH15`, `12/KH-MTTQ-BTT`
fn administrative(i: &str) -> IResult<&str, Symbol> {
    let (i, number) = number(i)?;
    let (i, kind) = preceded(char('/'), kind(STATE_KINDS)).parse(i)?;
    let (i, body) = preceded(char('-'), bodies).parse(i)?;
    Ok((i, made(number, None, kind, body, System::State)))
}

/// Công văn: `3390/UBND-TCKH`, `05/BNV-VP`. A first part that is a type alone (`12/KH-…`) is read before this.
fn letter(i: &str) -> IResult<&str, Symbol> {
    let (i, number) = number(i)?;
    let (i, body) = preceded(char('/'), verify(bodies, |b: &str| b.contains('-'))).parse(i)?;
    Ok((i, made(number, None, "", body, System::State)))
}

/// Digits (none where blank), with the letter of a later insertion (`30a`).
fn number(i: &str) -> IResult<&str, &str> {
    recognize((digits(0, 6), opt(verify(nom::character::complete::one_of("abc"), |_| i.starts_with(is_digit)))))
        .parse(i)
}

fn year(i: &str) -> IResult<&str, &str> {
    verify(digits(4, 4), |y: &str| y.starts_with("19") || y.starts_with("20")).parse(i)
}

/// One of a table, whole.
fn kind(table: &'static [&'static str]) -> impl Fn(&str) -> IResult<&str, &str> {
    move |i| verify(take_while(is_letter_or_digit), |k: &str| table.contains(&k)).parse(i)
}

/// `UBND`, `TTLT-BNV-VPCP`, `SNN.PTNT`: names that begin with a capital, joined.
fn bodies(i: &str) -> IResult<&str, &str> {
    recognize((body, many0_count((nom::character::complete::one_of("-."), body)))).parse(i)
}

fn body(i: &str) -> IResult<&str, &str> {
    verify(take_while(|c: char| is_letter_or_digit(c) || c == '&'), |b: &str| b.starts_with(is_capital)).parse(i)
}

fn digits(least: usize, most: usize) -> impl Fn(&str) -> IResult<&str, &str> {
    move |i| take_while_m_n(least, most, is_digit).parse(i)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn made(number: &str, year: Option<&str>, kind: &str, body: &str, system: System) -> Symbol {
    let digits = number.trim_end_matches(|c: char| !c.is_ascii_digit());
    Symbol {
        number: digits.parse().ok(),
        digits: digits.len() as u8,
        year: year.and_then(|y| y.parse().ok()),
        kind: kind.to_owned(),
        body: body.to_owned(),
        system,
    }
}

/// The longest piece at the start of `i` that is written like a number and symbol, right or wrong: digits, `/` and `-`
/// with letters, also with single spaces beside the marks (`12/ NQ- HĐND`). `None` where no letter follows a mark.
pub fn candidate(i: &str) -> Option<&str> {
    let number = i.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = number + usize::from(number > 0 && i[number..].starts_with(['a', 'b']));
    let (mut letters, mut upper) = (false, false);
    loop {
        let rest = &i[end..];
        let lead = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let Some(mark) = rest[lead..].chars().next().filter(|c| matches!(c, '/' | '-' | '–')) else { break };
        let after = &rest[lead + mark.len_utf8()..];
        let gap = after.len() - after.trim_start_matches([' ', '\u{a0}']).len();
        let run = run_length(&after[gap..]);
        let part = &after[gap..gap + run];
        let spaced = lead > 0 || gap > 0;
        let short = part.chars().filter(|c| is_capital(*c)).count() * 2 > part.chars().count();
        let bare = end == 0 && spaced;
        if run == 0 || bare || lead > 2 || gap > 2 || (spaced && !short) {
            break;
        }
        letters |= part.contains(is_letter);
        upper |= part.contains(is_capital);
        end += lead + mark.len_utf8() + gap + run;
    }
    (letters && (upper || number > 0) && end > number).then(|| &i[..end])
}

/// Bytes of a run of letters and digits, with dots and ampersands inside.
fn run_length(i: &str) -> usize {
    let end = i.find(|c: char| !(is_letter_or_digit(c) || c == '&' || c == '.')).unwrap_or(i.len());
    i[..end].trim_end_matches(['.', '&']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_of_both_systems_are_read() {
        for (written, kind, body, system) in [
            ("63/KH-UBND", "KH", "UBND", System::State),
            ("07/2020/NQ-HĐND", "NQ", "HĐND", System::State),
            ("721/NQ-UBTVQH15", "NQ", "UBTVQH15", System::State),
            ("3390/UBND-TCKH", "", "UBND-TCKH", System::State),
            ("77/2015/QH13", "", "QH13", System::State),
            ("06/2003/PL-UBTVQH11", "PL", "UBTVQH11", System::State),
            ("55/2005/TTLT-BNV-VPCP", "TTLT", "BNV-VPCP", System::State),
            ("14/CT-TTg", "CT", "TTg", System::State),
            ("15/QyĐ-UBND", "QyĐ", "UBND", System::State),
            ("01-CTr/ĐU", "CTr", "ĐU", System::Party),
            ("3294-CV/VPTW/nb", "CV", "VPTW", System::Party),
            ("05-QC/BTCTU-BNCTU", "QC", "BTCTU-BNCTU", System::Party),
            ("/KH-UBND", "KH", "UBND", System::State),
            ("-KH/ĐU", "KH", "ĐU", System::Party),
        ] {
            let read = symbol(written).unwrap_or_else(|| panic!("{written} is not read"));
            assert_eq!((read.kind.as_str(), read.body.as_str(), read.system), (kind, body, system), "{written}");
        }
        assert_eq!(symbol("07/2020/NQ-HĐND").and_then(|s| s.year), Some(2020));
        assert_eq!(symbol("07/2020/NQ-HĐND").map(|s| (s.number, s.digits)), Some((Some(7), 2)));
    }

    #[test]
    fn what_is_off_both_grammars_is_not_read() {
        for written in ["06/CP", "12/KHUBND", "15-KH-UBND", "12/kh-ubnd", "12/NQ- HĐND", "12/QĐ/UBND", ""] {
            assert_eq!(symbol(written), None, "{written}");
        }
    }

    #[test]
    fn systems_follow_the_body() {
        assert_eq!(system_of("UBND-VX"), Some(System::State));
        assert_eq!(system_of("UBTVQH15"), Some(System::State));
        assert_eq!(system_of("BTGDVTU"), Some(System::Party));
        assert_eq!(system_of("ĐTN"), None);
        assert_eq!(system_of("BTC"), None, "Bộ Tài chính, or a Party's organisation committee");
    }

    #[test]
    fn candidates_end_with_the_symbol() {
        assert_eq!(candidate("42/NQ-HĐND ngày 29"), Some("42/NQ-HĐND"));
        assert_eq!(candidate("12/NQ- HĐND của"), Some("12/NQ- HĐND"));
        assert_eq!(candidate("/KH-UBND."), Some("/KH-UBND"));
        assert_eq!(candidate("12/CT-TTg - Thủ tướng"), Some("12/CT-TTg"));
        assert_eq!(candidate("2021-2025"), None);
        assert_eq!(candidate("15/10"), None);
        assert_eq!(candidate("01, biểu"), None);
        assert_eq!(candidate("- UBND xã"), None);
    }
}
