//! The number, letter or mark that opens a section or an item: dispatch on the first character.

use super::{Parsed, begins_upper, bullet, digits1, division, fail, is_space, letter, numeral, roman};
use crate::text::{is_capital, is_small};
use crate::tree::{Mark, Numbering};

/// An enumerator as it stands on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening<'a> {
    /// How it counts.
    pub numbering: Numbering,
    /// Its value.
    pub value: u32,
    /// The values before the last of a dotted number.
    pub prefix: Vec<u32>,
    /// The mark after it.
    pub mark: Mark,
    /// Its text with the mark.
    pub text: &'a str,
    /// What follows on the line.
    pub rest: &'a str,
}

impl<'a> Opening<'a> {
    /// The part of `line` before `rest`, without the space between.
    pub fn of(line: &'a str, rest: &'a str, numbering: Numbering, value: u32, mark: Mark) -> Self {
        let text = line[..line.len() - rest.len()].trim_end_matches(is_space);
        Self { numbering, value, prefix: Vec::new(), mark, text, rest }
    }

    /// The same before another rest.
    #[must_use]
    pub fn with_rest(self, rest: &'a str) -> Self {
        Self { rest, ..self }
    }
}

/// `Phần thứ nhất`, `II.`, `2.2.1.`, `đ)`, `(3)`, `-`, at the start of a trimmed line.
pub fn enumerator(i: &str) -> Parsed<'_, Opening<'_>> {
    let Some(first) = i.chars().next() else { return fail(i) };
    match first {
        '0'..='9' => numeral::numeral(i),
        '-' | '–' | '—' | '−' | '+' => bullet::bullet(i),
        '(' => parenthesised(i),
        'I' | 'V' | 'X' => roman_numeral(i).or_else(|_| capital(i)),
        'P' | 'C' | 'M' | 'T' | 'Đ' => division::division(i).or_else(|_| capital(i)),
        'A'..='Z' => capital(i),
        'a'..='z' | 'đ' => lettered(i),
        c if bullet::is_bullet(c) => bullet::bullet(i),
        _ => fail(i),
    }
}

/// The mark after a number or letter; none is a mark too.
pub fn mark(i: &str) -> Parsed<'_, Mark> {
    let (mark, len) = match i.as_bytes() {
        [b')', b'.', ..] => (Mark::ParenDot, 2),
        [b'.', b')', ..] => (Mark::Paren, 2),
        [b'.', ..] => (Mark::Dot, 1),
        [b')', ..] => (Mark::Paren, 1),
        [b'-', ..] => (Mark::Dash, 1),
        [b'/', ..] => (Mark::Slash, 1),
        [b':', ..] => (Mark::Colon, 1),
        _ if i.starts_with('–') => (Mark::Dash, '–'.len_utf8()),
        _ => (Mark::None, 0),
    };
    Ok((&i[len..], mark))
}

/// `I. Mục tiêu`, `II- NHIỆM VỤ`, `III/ Tổ chức`, `I.1. Mục tiêu chung`.
fn roman_numeral(i: &str) -> Parsed<'_, Opening<'_>> {
    let (after, value) = roman::roman(i)?;
    if let Ok(found) = numeral::dotted(i, after, vec![value]) {
        return Ok(found);
    }
    // `I - MỤC TIÊU`: the dash stands apart.
    let after = if after.trim_start_matches(is_space).starts_with(['-', '–']) {
        after.trim_start_matches(is_space)
    } else {
        after
    };
    let (rest, mark) = mark(after)?;
    let text = rest.trim_start_matches(is_space);
    let spaced = text.len() < rest.len();
    let titled = text.chars().take(2).filter(|c| is_capital(*c)).count() == 2;
    let opens = match mark {
        Mark::None => false,
        Mark::Dash | Mark::Slash => (spaced && begins_upper(text)) || titled,
        _ => spaced || text.is_empty() || begins_upper(text),
    };
    if !opens {
        return fail(i);
    }
    Ok((text, Opening::of(i, rest, Numbering::Roman, value, mark).with_rest(text)))
}

/// `A. Đánh giá`, `B- NHIỆM VỤ`, `Đ. Tổ chức`.
fn capital(i: &str) -> Parsed<'_, Opening<'_>> {
    let Some(first) = i.chars().next() else { return fail(i) };
    let Some(value) = letter::value(first) else { return fail(i) };
    let (rest, mark) = mark(&i[first.len_utf8()..])?;
    if let (Mark::Dot, Ok(found)) = (mark, numeral::dotted(i, &i[first.len_utf8()..], vec![value])) {
        return Ok(found);
    }
    let text = rest.trim_start_matches(is_space);
    let spaced = text.len() < rest.len();
    if mark == Mark::None || !spaced || !begins_upper(text) {
        return fail(i);
    }
    Ok((text, Opening::of(i, rest, Numbering::Capital, value, mark).with_rest(text)))
}

/// `a) Công nghiệp`, `đ) Xây dựng`, `b. Thu`, `a.1) Cấp xã`.
fn lettered(i: &str) -> Parsed<'_, Opening<'_>> {
    let Some(first) = i.chars().next() else { return fail(i) };
    let Some(value) = letter::value(first) else { return fail(i) };
    let after = &i[first.len_utf8()..];
    if let Ok(found) = numeral::dotted(i, after, vec![value]) {
        return Ok(found);
    }
    let (rest, mark) = mark(after)?;
    let text = rest.trim_start_matches(is_space);
    let spaced = text.len() < rest.len();
    let opens = match mark {
        Mark::Paren | Mark::ParenDot => true,
        Mark::Dot => spaced,
        Mark::Dash | Mark::Slash | Mark::Colon => spaced && begins_upper(text),
        Mark::None => false,
    };
    if !opens {
        return fail(i);
    }
    Ok((text, Opening::of(i, rest, Numbering::Letter, value, mark).with_rest(text)))
}

/// `(1) Giá trị`, `(1). Giá trị`, `(a) Cấp xã`, `(ii) Cấp xã`.
fn parenthesised(i: &str) -> Parsed<'_, Opening<'_>> {
    let Some((inside, after)) = i.strip_prefix('(').and_then(|r| r.split_once(')')) else { return fail(i) };
    let value = match digits1(inside) {
        Ok(("", digits)) if digits.len() <= 2 => digits.parse().ok(),
        Ok(_) => None,
        Err(_) if inside.len() <= 4 && inside.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')) => roman::value(inside),
        Err(_) => single(inside).filter(|c| is_small(*c)).and_then(letter::value),
    };
    let Some(value) = value.filter(|&v| v > 0) else { return fail(i) };
    let (rest, mark) = match after.strip_prefix('.') {
        Some(rest) => (rest, Mark::ParenDot),
        None => (after, Mark::Paren),
    };
    let text = rest.trim_start_matches(is_space);
    if text.is_empty() || text.starts_with([',', ';', '/', '-', '+']) {
        return fail(i);
    }
    Ok((text, Opening::of(i, rest, Numbering::Parenthesised, value, mark).with_rest(text)))
}

fn single(i: &str) -> Option<char> {
    let mut chars = i.chars();
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Numbering::*;

    #[test]
    fn enumerators_of_every_style() {
        type Row = (&'static str, Numbering, u32, &'static [u32], Mark, &'static str);
        let rows: &[Row] = &[
            ("Phần thứ nhất", Part, 1, &[], Mark::None, "Phần thứ nhất"),
            ("PHẦN THỨ HAI: KẾ HOẠCH", Part, 2, &[], Mark::Colon, "PHẦN THỨ HAI:"),
            ("PHẦN I ĐÁNH GIÁ", Part, 1, &[], Mark::None, "PHẦN I"),
            ("Chương II", Chapter, 2, &[], Mark::None, "Chương II"),
            ("Mục 1. Quy định", Division, 1, &[], Mark::Dot, "Mục 1."),
            ("Điều 12. Hiệu lực", Article, 12, &[], Mark::Dot, "Điều 12."),
            ("I. Mục tiêu", Roman, 1, &[], Mark::Dot, "I."),
            ("III- TỔ CHỨC THỰC HIỆN", Roman, 3, &[], Mark::Dash, "III-"),
            ("IV.TỔ CHỨC", Roman, 4, &[], Mark::Dot, "IV."),
            ("I.1. Mục tiêu chung", Dotted, 1, &[1], Mark::Dot, "I.1."),
            ("A. ĐÁNH GIÁ", Capital, 1, &[], Mark::Dot, "A."),
            ("Đ. TỔ CHỨC", Capital, 5, &[], Mark::Dot, "Đ."),
            ("1. Kinh tế", Arabic, 1, &[], Mark::Dot, "1."),
            ("1.Kinh tế", Arabic, 1, &[], Mark::Dot, "1."),
            ("10) Thu ngân sách", Arabic, 10, &[], Mark::Paren, "10)"),
            ("1/ Thu ngân sách", Arabic, 1, &[], Mark::Slash, "1/"),
            ("2- 95% số hộ", Arabic, 2, &[], Mark::Dash, "2-"),
            ("3/ 7/7 thôn", Arabic, 3, &[], Mark::Slash, "3/"),
            ("2.1. về môi trường", Dotted, 1, &[2], Mark::Dot, "2.1."),
            ("2.2.1. Hạn chế:", Dotted, 1, &[2, 2], Mark::Dot, "2.2.1."),
            ("2.3 Công tác văn hóa", Dotted, 3, &[2], Mark::None, "2.3"),
            ("đ) Giảm nghèo", Letter, 5, &[], Mark::Paren, "đ)"),
            ("b. Chi ngân sách", Letter, 2, &[], Mark::Dot, "b."),
            ("a.1) Cấp xã", Dotted, 1, &[1], Mark::Paren, "a.1)"),
            ("(1). Giá trị", Parenthesised, 1, &[], Mark::ParenDot, "(1)."),
            ("(12) Giá trị", Parenthesised, 12, &[], Mark::Paren, "(12)"),
            ("(ii) Cấp xã", Parenthesised, 2, &[], Mark::Paren, "(ii)"),
            ("- Thu", Dash, 0, &[], Mark::None, "-"),
            ("–Thu", Dash, 0, &[], Mark::None, "–"),
            ("- + Giảm", Plus, 0, &[], Mark::None, "- +"),
            ("+ Công an", Plus, 0, &[], Mark::None, "+"),
            ("* Giáo dục:", Bullet, 0, &[], Mark::None, "*"),
            ("• Y tế", Bullet, 0, &[], Mark::None, "•"),
        ];
        for (line, numbering, value, prefix, mark, text) in rows {
            let found = enumerator(line).map(|(_, o)| o);
            let Ok(found) = found else { panic!("{line} has an enumerator") };
            assert_eq!(
                (found.numbering, found.value, &found.prefix[..], found.mark, found.text),
                (*numbering, *value, *prefix, *mark, *text),
                "{line}"
            );
        }
    }

    #[test]
    fn figures_dates_and_words_are_no_enumerators() {
        for line in [
            "5/5 khóm đạt chuẩn",
            "30 hộ nghèo",
            "2.803 hồ sơ",
            "02 hộ cận nghèo",
            "64.000.000 đồng",
            "30/4 và 01/5",
            "1.302/1.303,5 ha",
            "2026. Năm mới",
            "05/05 công dân",
            "1.5 triệu đồng",
            "12.5.2026 họp",
            "20-25 hộ",
            "5- 7 hộ",
            "1/ 2 số hộ",
            "9,5 %",
            "15-20% mỗi năm",
            "5 - 7 hộ",
            "1,5 ha",
            "100% hộ dân",
            "3G phủ sóng",
            "7.400đ",
            "Phần lớn các hộ",
            "Phần 1 của Đề án",
            "Phần mềm",
            "Chương trình mục tiêu",
            "Mục tiêu chung",
            "Mục III Quyết định số 5",
            "Điều 5 Luật Đất đai",
            "Điều kiện",
            "Điều động công dân",
            "V-League",
            "X-quang",
            "IIII. Sai",
            "Vì vậy",
            "I",
            "VI phạm",
            "X",
            "XIV của Đảng",
            "Q.Ba Đình",
            "-5% so với năm trước",
            "+3 điểm",
            "-",
            "--",
            "a",
            "e.g. thí dụ",
            "ă) Không có",
            "f) Không có",
            "(2026) là năm",
            "(B/c)",
            "(1 hộ)",
            "(kèm theo)",
            "()",
            "(0) Không",
            "“I. Trích”",
            "",
        ] {
            assert!(enumerator(line).is_err(), "{line}: {:?}", enumerator(line));
        }
    }
}
