//! Breakdowns in the wordings of drafts, and what looks like one and is none.

use super::*;
use crate::facts::quantity;
use crate::text::TextBuilder;

/// `total = parts exhaustive overlapping unchecked` of each breakdown.
fn read(line: &str) -> Vec<String> {
    let text = TextBuilder::plain(line);
    let tree = crate::tree::build(&text);
    let figures = quantity::figures(&text, &tree);
    let show = |b: &Breakdown| {
        let parts: Vec<String> = b.parts.iter().map(|&p| figures[p].value.to_string()).collect();
        let flag = |on: bool, name: &str| if on { format!(" {name}") } else { String::new() };
        let sibling = b.sibling.map(|s| format!(" ({})", figures[s].value)).unwrap_or_default();
        format!(
            "{} = {}{sibling}{}{}{}",
            figures[b.total].value,
            parts.join(" + "),
            flag(b.exhaustive, "whole"),
            flag(b.overlapping, "overlapping"),
            flag(b.unchecked, "unchecked")
        )
    };
    breakdowns(&text, &figures, &[]).0.iter().map(show).collect()
}

#[test]
fn lists_that_claim_the_whole() {
    assert_eq!(read("tổng số 39 loa, (nghe được 30 cái, hư hoàn toàn 9 cái)"), ["39 = 30 + 9 whole"]);
    assert_eq!(read("Có 12 hộ, gồm: 5 hộ nghèo, 7 hộ cận nghèo."), ["12 = 5 + 7 whole"]);
    assert_eq!(
        read("vận động 262 hộ dân (đăng ký 114 hộ, còn lại 148 hộ tiếp tục vận động)"),
        ["262 = 114 + 148 whole"]
    );
    assert_eq!(
        read(
            "thực hiện 22 chỉ tiêu, có 06 chỉ tiêu vượt 100%, có 14 chỉ tiêu đạt 100 %, 02 chỉ tiêu không đạt, cụ thể"
        ),
        ["22 = 6 + 14 + 2 whole"]
    );
}

#[test]
fn the_last_item_of_a_list_by_semicolons_may_follow_a_word() {
    let list = "cấp 09 giấy phép, trong đó, thăm dò: 03 giấy phép; khai thác: 02 giấy phép; gia hạn 01 giấy phép";
    assert_eq!(read(&format!("{list} và điều chỉnh 04 giấy phép.")), ["9 = 3 + 2 + 1 + 4"]);
    assert_eq!(read(&format!("{list}; đã thu hồi 04 giấy phép và phạt 02 giấy phép.")), ["9 = 3 + 2 + 1 unchecked"]);
}

#[test]
fn lists_that_claim_a_part() {
    assert_eq!(
        read("được 7.090 lượt, trong đó khám bảo hiểm: 1.238 lượt, đông y: 2.441 lượt. Tiêm 623 lượt"),
        ["7090 = 1238 + 2441 overlapping"]
    );
    assert_eq!(read("40 hộ ký cam kết (12 hộ 12 cửa ngục, 15 hộ đặt dớn, 13 hộ xiệc)"), ["40 = 12 + 15 + 13"]);
    assert_eq!(
        read(
            "06 căn trị giá 300.000.000 đồng, trong đó: phường 3 căn trị giá 150.000.000 đồng và xã 03 căn trị giá 150.000.000 đồng"
        ),
        ["300000000 = 150000000 + 150000000"]
    );
    assert_eq!(read("bầu 50 đại biểu (trong đó: nữ 20 đại biểu, đảng viên 45 đại biểu)"), ["50 = 20 + 45 overlapping"]);
}

#[test]
fn a_figure_behind_the_list_may_be_one_more_part() {
    assert_eq!(
        read("Tổng đàn 9.000 con (trong đó: dê 124 con, bò 223 con); gà đàn 8.200 con, chưa có dịch"),
        ["9000 = 124 + 223 (8200)"]
    );
    assert_eq!(read("Tổng số 900 hộ (trong đó: nghèo 12 hộ, cận nghèo 22 hộ); 820 hộ đăng ký"), ["900 = 12 + 22"]);
}

#[test]
fn what_is_no_list_of_parts() {
    for line in [
        "còn 0,7ha (liên quan tới 05 hộ, 7.467,2 m2 đất)",
        "đợt 1 (20/30 hộ nhận), đợt 2 (17/19 hộ nhận)",
        "Tổ chức 5 buổi, có 120 người, 3 đội tham gia",
        "ban hành 04 kết luận (tại Công ty Khoáng sản 3 - Vimi và Công ty Hóa chất 2 - Lào)",
        "Giải quyết 20 hồ sơ. Trong đó cấp đổi 28 hồ sơ",
    ] {
        assert!(read(line).iter().all(|b| b.ends_with("unchecked")), "{line}: {:?}", read(line));
    }
}

#[test]
fn what_a_verdict_and_the_rest_both_tell_is_told_once() {
    assert_eq!(read("Hoàn thành 14/16 chỉ tiêu, còn 03 chỉ tiêu chưa đạt."), ["16 = 14 + 3 whole"]);
}
