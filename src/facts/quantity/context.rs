//! What stands around a number on its line: words before it, and what they make of it (a label, a date, a rank). Knows
//! nothing of values and units.

use crate::text::{is_capital, is_small, trailing_letters};

/// Bytes of spaces (also no-break ones) at the beginning.
pub(super) fn spaces(text: &str) -> usize {
    match text.as_bytes() {
        [b' ' | 0xc2 | 0xe2, ..] => text.len() - text.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len(),
        _ => 0,
    }
}

/// Whether the character belongs to a word of letters.
pub(in crate::facts) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && (crate::text::is_letter(c) || ('\u{300}'..='\u{36f}').contains(&c)))
}

/// The text before a place on its line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before<'a> {
    /// From the beginning of the line to the place; folded, where words are looked up.
    pub text: &'a str,
}

impl<'a> Before<'a> {
    /// Where the last character before the place that is no space ends.
    pub(super) fn end(self) -> usize {
        self.text.trim_end_matches([' ', '\u{a0}', '\u{202f}']).len()
    }

    /// The word that ends here (spaces between), and the text before it; empty where something else stands here.
    pub(super) fn word(self) -> (&'a str, Before<'a>) {
        let trimmed = &self.text[..self.end()];
        match trailing_letters(trimmed) {
            "" => ("", self),
            word => (word, Before { text: &trimmed[..trimmed.len() - word.len()] }),
        }
    }
}

/// What the word before a plain number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing: a quantity.
    Free,
    /// A label, whatever follows but a measure: `Quốc lộ 91`, `tổ 3`, `mục 2`.
    Label,
    /// A label where no unit follows: `xã 2`, `cấp 3`, `Đề án 06`.
    WeakLabel,
    /// A rank, with what it is out of: `hạng 05/14`.
    Rank,
    /// Part of a date: `ngày 26/12`.
    Date,
    /// A year: `năm 2023`, but `năm 02 vụ`.
    Year,
}

/// What stands before a plain number, folded, makes of it.
#[expect(clippy::match_same_arms, reason = "a table of words by what they name")]
pub(super) fn role(before: Before<'_>) -> Role {
    let (word, rest) = before.word();
    match word {
        "" => Role::Free,
        "hạng" | "thứ" => Role::Rank,
        "ngày" | "tháng" | "quý" | "mùng" | "mồng" | "dịp" | "lễ" | "sáng" | "chiều" | "tối" | "đêm" => {
            Role::Date
        }
        "năm" | "niên" | "nk" => Role::Year,
        "kỳ" => match rest.word().0 {
            "nhiệm" => Role::Year,
            _ => Role::WeakLabel,
        },
        // `người cao tuổi 218`: people, no age.
        "tuổi" if rest.word().0 == "cao" => Role::Free,
        "số" => match rest.word().0 {
            "tổng" | "con" | "với" => Role::Free,
            _ => Role::WeakLabel,
        },
        "lộ" => match rest.word().0 {
            "quốc" | "tỉnh" | "hương" | "huyện" => Role::Label,
            _ => Role::WeakLabel,
        },
        "hẻm" | "ngõ" | "ngách" | "kiệt" | "quận" | "phường" | "khu" | "khóm" | "ấp" | "tổ" | "thôn" | "xóm"
        | "phố" | "buôn" | "kp" | "tdp" | "lô" | "tờ" | "thửa" | "điều" | "khoản" | "mục" | "chương" | "tiết"
        | "lục" | "biểu" | "lớp" | "khối" | "khóa" | "khoá" | "mức" | "độ" | "đợt" | "vòng" | "đoạn" | "trang"
        | "iso" | "tcvn" | "qcvn" | "covid" | "bước" | "đt" | "sđt" | "hotline" | "fax" | "ql" | "tl" | "vùng"
        | "hẽm" | "dl" | "thoại" | "cột" | "dòng" | "phiên" | "quyển" | "version" => Role::Label,
        "đường" | "tuổi" | "xã" | "huyện" | "tỉnh" | "phần" | "bản" | "điểm" | "nhóm" | "cấp" | "loại" | "bậc"
        | "lần" | "tập" | "đội" | "trạm" | "tuyến" | "cầu" | "kênh" | "chí" | "bảng" | "mẫu" | "hình" | "án"
        | "tầng" | "cụm" | "km" | "hàng" | "phòng" | "luật" | "chốt" | "block" | "chuẩn" | "sn" => {
            Role::WeakLabel
        }
        "quyết" | "định" | "thị" | "tư" | "văn" | "dẫn" | "điện" | "luận" | "trình" => {
            let (first, _) = rest.word();
            let pair = matches!(
                (first, word),
                ("nghị", "quyết" | "định")
                    | ("quyết" | "quy", "định")
                    | ("chỉ", "thị")
                    | ("thông", "tư")
                    | ("công", "văn" | "điện")
                    | ("hướng", "dẫn")
                    | ("kết", "luận")
                    | ("chương", "trình")
            );
            if pair { Role::WeakLabel } else { Role::Free }
        }
        _ => Role::Free,
    }
}

/// Whether two capitalised words stand before, as written: `Nhóm dân cư Hà Vị 4` is a name with a number.
pub(super) fn is_name(before: Before<'_>) -> bool {
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(is_capital) && chars.next().is_some_and(is_small)
    };
    let (word, rest) = before.word();
    capital(word) && capital(rest.word().0)
}

/// The end of a section number or item mark that opens a line: `1. `, `2.2.1. `, `(3) `, `4) `, `1.1 Về`; 0 where none does.
pub(super) fn enumerator_end(line: &str) -> usize {
    let start = line.len() - line.trim_start().len();
    let open = line[start..].starts_with('(');
    let at = start + usize::from(open);
    let digits = line[at..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let number = &line[at..at + digits];
    if digits == 0 || !number.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let (number, dot) = number.strip_suffix('.').map_or((number, false), |n| (n, true));
    if number.split('.').any(|part| part.is_empty() || part.len() > 2) {
        return 0;
    }
    let after = &line[at + digits..];
    let mark = after.starts_with([')', '/', ':', '-']) && !dot;
    let end = at + digits + usize::from(mark) + usize::from(after.starts_with(")."));
    let spaced = line[end..].starts_with([' ', '\u{a0}', '\t']);
    let titled = || line[end..].trim_start().starts_with(is_capital);
    let whole = line[end..].trim().is_empty();
    match (dot || mark, number.contains('.')) {
        (true, _) if spaced || whole || titled() => end,
        (false, true) if spaced && titled() => end,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn section_numbers_open_a_line_and_quantities_do_not() {
        for line in
            ["1. Về kinh tế", "2.2.1. Hạn chế", "(3). Giao quân", "4) Văn hóa", "1.1 Về thu", " 10.Y tế", "2/ Chi"]
        {
            assert!(enumerator_end(line) > 0, "{line}");
        }
        for line in ["5/5 khóm đạt", "100% hộ", "1.5 ha đất", "02 hộ", "1.265 học sinh", "12,5 ha"] {
            assert_eq!(enumerator_end(line), 0, "{line}");
        }
    }

    #[test]
    fn words_before_a_number_tell_its_role() {
        assert_eq!(role(Before { text: "tuyến quốc lộ " }), Role::Label);
        assert_eq!(role(Before { text: "đạt hạng " }), Role::Rank);
        assert_eq!(role(Before { text: "có tổng số " }), Role::Free);
        assert_eq!(role(Before { text: "đạt" }), Role::Free);
    }
}
