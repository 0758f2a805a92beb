//! Marks that stand alone in a header: `DỰ THẢO`, urgency, secrecy, circulation.

use super::{digits1, is_only, is_space, phrase, words};
use nom::Parser;

const STAMPS: &[&str] = &[
    "hỏa tốc",
    "hoả tốc",
    "thượng khẩn",
    "khẩn",
    "mật",
    "tối mật",
    "tuyệt mật",
    "xem xong trả lại",
    "lưu hành nội bộ",
    "tài liệu thu hồi",
    "tài liệu lưu hành nội bộ",
];

/// `DỰ THẢO`, `Dự thảo lần 2`, `(Dự thảo)`, `BẢN DỰ THẢO 3`, alone on its line.
pub fn is_draft_mark(i: &str) -> bool {
    let i = i.trim_matches(|c: char| is_space(c) || "()[]*“”\".:".contains(c));
    let i = words("bản")(i).map_or(i, |(rest, _)| rest.trim_start_matches(is_space));
    let Ok((rest, _)) = words("dự thảo")(i) else { return false };
    let rest = rest.trim_start_matches(is_space);
    let rest = words("lần").parse(rest).map_or(rest, |(r, _)| r.trim_start_matches(is_space));
    let rest = phrase("thứ").parse(rest).map_or(rest, |(r, _)| r.trim_start_matches(is_space));
    let rest = digits1(rest).map_or(rest, |(r, _)| r);
    rest.chars().all(|c| is_space(c) || c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ',')) || is_ordinal(rest)
}

fn is_ordinal(i: &str) -> bool {
    ["nhất", "hai", "ba", "tư", "năm", "cuối"].iter().any(|w| is_only(i, w))
}

/// `HỎA TỐC`, `MẬT`, alone on its line.
pub fn is_stamp(i: &str) -> bool {
    STAMPS.iter().any(|s| is_only(i, s)) && super::is_capitals(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draft_marks_stand_alone() {
        for good in ["DỰ THẢO", "Dự thảo", "Dự thảo lần 2", "(DỰ THẢO)", "DỰ THẢO LẦN THỨ HAI", "Dự thảo 10/12/2025"]
        {
            assert!(is_draft_mark(good), "{good}");
        }
        for bad in ["Dự thảo Kế hoạch đã lấy ý kiến", "Dự thảo nghị quyết"] {
            assert!(!is_draft_mark(bad), "{bad}");
        }
        assert!(is_stamp("HỎA TỐC") && !is_stamp("Mật"));
    }
}
