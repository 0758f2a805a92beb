//! Tests of [`super::Wrapping`]: what wraps, and what is joined.

use super::*;
use crate::read::rows::rows;

const WRAPPED: &str = "Ủy ban nhân dân xã xây dựng kế hoạch phát triển kinh tế và\n\
    bảo đảm an sinh xã hội trên địa bàn xã trong giai đoạn từ năm\n\
    tới, với các nội dung chủ yếu và nhiệm vụ trọng tâm như sau là\n\
    các thôn tổ chức thực hiện.\n\n- Thu ngân sách đạt kế hoạch\n- Chi đúng quy định\n";

#[test]
fn wrapped_files_are_told_from_files_of_a_line_a_paragraph() {
    assert!(Wrapping::of(WRAPPED, &rows(WRAPPED)).hard);
    let list = "KẾ HOẠCH\nPhát triển kinh tế - xã hội và những giải pháp,\nnhiệm vụ chủ yếu năm 2031\n\n".repeat(2);
    assert!(!Wrapping::of(&list, &rows(&list)).hard);
}

#[test]
fn items_headings_and_signatures_are_not_joined() {
    let wrapping = Wrapping::of(WRAPPED, &rows(WRAPPED));
    let full = "Ủy ban nhân dân xã xây dựng kế hoạch phát triển kinh tế và";
    for next in ["- Chi đúng quy định", "1. Kinh tế", "a) Về y tế", "Điều 2. Tổ chức", "Căn cứ Luật", "TM. ỦY BAN"]
    {
        assert!(!wrapping.joins(full, full, next, false), "{next}");
    }
    assert!(wrapping.joins(full, full, "bảo đảm an sinh xã hội", false));
    assert!(wrapping.joins("**9.", "**9.", "Báo và Phát thanh", false));
    assert!(!wrapping.joins("KẾ HOẠCH", "KẾ HOẠCH", "phát triển kinh tế - xã hội", false));
    assert!(!wrapping.joins("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc", "_____      ____", false));
    let open = "Ủy ban nhân dân xã xây dựng kế hoạch thực hiện (Chương trình";
    assert!(wrapping.joins(open, open, "GDPT 2018).", false));
    assert!(wrapping.joins(full, full, "83/2025/QH15;", false) && !wrapping.joins(full, full, "CHỦ TỊCH", false));
    assert!(wrapping.joins(full, full, "02.", false) && !wrapping.joins(full, full, "2. Chi", false));
    assert!(!wrapping.joins("KT. CHỦ TỊCH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", true));
}

#[test]
fn enumerators_are_told_from_figures() {
    for text in
        ["1. Kinh tế", "1.2. Thu", "1.2 Thu", "(3). Tỷ lệ", "a) Y tế", "đ) Y tế", "III- TỔ CHỨC", "Phần thứ hai"]
    {
        assert_eq!(item(text), Some(Item::Number), "{text}");
    }
    for text in ["2.1- Về kinh tế", "1- Mục tiêu", "II: MỤC TIÊU"] {
        assert_eq!(item(text), Some(Item::Number), "{text}");
    }
    for text in [
        "(79 tỷ đồng)",
        "1- 3 ngày",
        "II: 17 tuần)",
        "1.303,5 ha",
        "2.000 hộ",
        "12/KH-UBND",
        "Mục tiêu",
        "Phần lớn",
        "2030 phấn đấu",
        "TP. Vinh",
        "Và",
    ] {
        assert_eq!(item(text), None, "{text}");
    }
}
