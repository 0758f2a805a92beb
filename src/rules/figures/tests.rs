//! What the examples of the cards cannot hold: tables, and very long lines.

use crate::lint::{Linter, Settings};
use crate::read::{Limits, read_bytes};
use crate::rules::Catalog;

fn lint(name: &str, content: &str, code: &str) -> Vec<String> {
    let catalog = Catalog::shipped();
    let settings = Settings { select: Some(vec![code.to_owned()]), ..Settings::default() };
    let linter = Linter::new(&catalog, settings).expect("shipped rules can be set up");
    let text = read_bytes(name, content.as_bytes(), &Limits::default()).expect("text can be read");
    let found = linter.check(&text).diagnostics;
    found.iter().filter_map(|d| d.span).map(|s| text.slice(s).trim().to_owned()).collect()
}

fn verdicts(rows: &[&str]) -> Vec<String> {
    let head = "| TT | Chỉ tiêu | Kết quả | Đánh giá |\n|---|---|---|---|\n";
    lint("a.md", &format!("{head}{}\n", rows.join("\n")), "SL14")
}

#[test]
fn a_verdict_column_is_held_against_target_and_result() {
    let under = "| 1 | Tỷ lệ hộ dùng nước sạch đạt 95% trở lên | Đạt 91,5% | Đạt chỉ tiêu |";
    let over = "| 2 | Giải quyết đơn đạt trên 90% | 18/19 đơn, đạt 94,7% | Chưa đạt |";
    assert_eq!(verdicts(&[under, over]), ["Đạt chỉ tiêu", "Chưa đạt"]);
}

#[test]
fn rows_that_cannot_be_compared_are_left_alone() {
    let rows = [
        "| 1 | Tỷ lệ hộ nghèo còn 1,5% | Còn 1,2% | Đạt chỉ tiêu |",
        "| 2 | Tỷ lệ tăng dân số dưới 0,95% | 0,04% trong 6 tháng đầu năm | Chưa đạt |",
        "| 3 | Bảo hiểm y tế đạt 95% (thành phố 92%) | Đạt 93% | Đạt chỉ tiêu |",
        "| 4 | Thu nhập 65 triệu đồng/người | Đạt 92% | Đạt chỉ tiêu |",
        "| 5 | Giải quyết đơn đạt trên 95% | Đạt 90,0% | Đang tiếp tục thực hiện |",
        "| 6 | Gia đình văn hóa đạt trên 95% | Đạt 96,2% | Đạt chỉ tiêu |",
    ];
    assert_eq!(verdicts(&rows), Vec::<String>::new());
}

#[test]
fn bodies_of_real_shape_draw_nothing() {
    let lines = [
        "Kết quả xếp loại: đạt hạng 05/14 đơn vị, tăng 02 bậc so với năm 2022.",
        "Trong đó có 12 hộ nghèo, 15 hộ cận nghèo; tổng số 450 hộ, chiếm 6%.",
        "Thu 4.457.000.000đ đạt 2,81% KH năm (bằng 52,9% kế hoạch năm nếu không tính tiền sử dụng đất).",
        "Đã kiểm kê 51/82 hộ (diện tích 3,3ha) và 06/205 hộ; tiến độ đạt 84,75%.",
        "Tỷ lệ hộ sử dụng nước sạch đạt 72% (khu vực nông thôn 65%, đô thị 98%).",
        "Tỷ lệ 5/5 khóm đạt 100%, gia đình văn hóa đạt >90%.",
        "Sản lượng 6-7,66 tấn/ha, giá bán 6.800-7.400đ, trẻ từ 6 đến 14 tuổi.",
        "Có 25 đồng chí (trong đó 12 nữ, 20 đảng viên, 8 đồng chí dưới 35 tuổi).",
        "Tổ chức 05 cuộc với 320 lượt người (bằng 110% so với cùng kỳ, trong đó nữ 200 lượt).",
        "Huy động trẻ 6 tuổi ra lớp 1 đạt 102% học sinh; giao quân 12/10 thanh niên vượt chỉ tiêu.",
        "Kế hoạch vốn 120 tỷ đồng, đã giải ngân 96 tỷ đồng, đạt 80% kế hoạch vốn, tăng 5% so với cùng kỳ.",
        "Từ 01 hộ năm 2020 tăng lên 05 hộ năm 2023 (tăng 04 hộ so với năm 2020).",
        "Số tiền 2.500.000 đồng/hộ, 03 đợt/năm, 1 báo cáo/01 quý.",
        "Tỷ lệ bao phủ đạt 95,5%/95% kế hoạch (đạt 100,5%).",
    ];
    for line in lines {
        assert_eq!(lint("a.txt", line, "SL"), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn long_lines_of_broken_statements_are_read_to_the_end() {
    let pieces = [
        "(1 hộ, 2 hộ ",
        "gồm 3 hộ, 4/5 hộ đạt 80% ",
        "vượt 5/4 hộ (3 ha ",
        "từ 9-5% ",
        "12/10 khóm ",
        "đạt 104% hộ ",
        "1 tăng 5% so với 3 hộ ",
        "3 ha x 5 tạ/ha ",
        "= 2 hộ x 5 đồng/hộ ",
        "mỗi hộ 5 triệu đồng, tổng 3 triệu đồng/hộ, ",
        "1.1.1.1/1-1",
        "((((",
    ];
    for piece in pieces {
        let _ = lint("a.txt", &piece.repeat(200), "SL");
    }
}
