//! A table of short forms: `DANH MỤC CHỮ VIẾT TẮT`, with rows or lines of a short form and what it stands for.

use super::is_space;
use crate::text::{fold, is_upper_word};

/// `Bảng chữ viết tắt`, `DANH MỤC CÁC TỪ VIẾT TẮT`: the line over such a table.
pub fn is_heading(i: &str) -> bool {
    const LONGEST: usize = 80;
    if i.len() > LONGEST || i.ends_with(['.', ';', ',']) {
        return false;
    }
    let folded = fold(i.trim_end_matches([':', ' ']));
    let opens = ["bảng", "danh mục", "danh sách", "các", "chữ", "từ", "ký hiệu", "giải thích", "quy ước"];
    folded.ends_with("viết tắt") && opens.iter().any(|word| folded.starts_with(word))
}

/// `HTX: Hợp tác xã`, `HTX - Hợp tác xã`, `HTX = hợp tác xã`: the short form and the long one.
pub fn row(i: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 24;
    let at = i.find([':', '=', '\t']).or_else(|| i.find(" - ")).or_else(|| i.find(" – ")).or_else(|| i.find("   "))?;
    let (short, rest) = i.split_at(at);
    let short = short.trim_start_matches(['-', '+', '*', '•', ' ']).trim_end_matches(is_space);
    let long = rest.trim_start_matches(|c: char| is_space(c) || matches!(c, ':' | '=' | '-' | '–' | '\t'));
    let long = long.trim_end_matches(['.', ';', ' ']);
    let is_short = short.len() > 1 && short.len() <= LONGEST && is_upper_word(short) && !short.contains(' ');
    (is_short && !long.is_empty() && long.contains(' ')).then_some((short, long))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_rows() {
        for good in ["Bảng chữ viết tắt", "DANH MỤC CÁC TỪ VIẾT TẮT", "Các chữ viết tắt:"] {
            assert!(is_heading(good), "{good}");
        }
        for bad in ["Bảng tổng hợp", "Viết tắt", "Các phòng không dùng chữ viết tắt.", "DANH MỤC"]
        {
            assert!(!is_heading(bad), "{bad}");
        }
        assert_eq!(row("- HTX: Hợp tác xã;"), Some(("HTX", "Hợp tác xã")));
        assert_eq!(row("SX&KD – Sản xuất và kinh doanh"), Some(("SX&KD", "Sản xuất và kinh doanh")));
        assert_eq!(row("I. MỤC TIÊU: phát triển"), None);
        assert_eq!(row("Mục tiêu: phát triển kinh tế"), None);
    }
}
