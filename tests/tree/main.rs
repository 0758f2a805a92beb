//! The tree: every kind in its place, headers and feet in any order, nesting as documents do it, and the laws on every
//! shared draft and on mutations of it.

mod laws;
mod nesting;
mod places;

use soat::text::{Cell, Gap, LineKind, Text, TextBuilder};
use soat::tree::{Tree, build};

/// Table, row and column of a cell.
type Place = (u32, u32, u16);

/// The kinds of the leaves, line by line.
fn kinds(text: &Text, tree: &Tree) -> Vec<&'static str> {
    (0..text.lines().len()).map(|line| tree.node(tree.leaf_of_line(line)).kind.name()).collect()
}

fn parsed(content: &str) -> (Text, Tree) {
    let text = TextBuilder::plain(content);
    let tree = build(&text);
    assert_eq!(tree.broken_law(&text), None);
    (text, tree)
}

/// The route of the last line, `>` between its steps.
fn last_route(content: &str) -> String {
    let (text, tree) = parsed(content);
    tree.route(tree.leaf_of_line(text.lines().len() - 1), &text).join(">")
}

/// A text of cells and lines: `Some((table, row, column))` or a paragraph.
fn laid_out(lines: &[(Option<Place>, &str)]) -> Text {
    let mut builder = TextBuilder::default();
    for (at, line) in lines {
        let kind = match *at {
            Some((table, row, column)) => {
                LineKind::Cell(Cell { table, row, column, columns: 1, rows: 1, header: false })
            }
            None => LineKind::Paragraph,
        };
        builder.line(kind, Gap::Blank);
        builder.push_made(line);
    }
    builder.finish(TextBuilder::plain("").source().clone())
}

const PLAN: &str = "ỦY BAN NHÂN DÂN
XÃ TRUNG HÀ
-------

CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

HỎA TỐC
Số:     /KH-UBND

Trung Hà, ngày     tháng 01 năm 2026

DỰ THẢO

KẾ HOẠCH
Phát triển kinh tế - xã hội
năm 2026

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

Thực hiện Nghị quyết số 5/NQ-HĐND ngày 20 tháng 12 năm 2025 của Hội đồng nhân dân xã.

Ủy ban nhân dân xã Trung Hà ban hành Kế hoạch năm 2026 như sau:

I. MỤC TIÊU

1. Kinh tế

- Thu ngân sách đạt 100%.
+ Thuế đạt 98%.

Phấn đấu hoàn thành trước tháng 11.

Trên đây là Kế hoạch năm 2026 của Ủy ban nhân dân xã Trung Hà./.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Văn Sáng

12

PHỤ LỤC I
CHỈ TIÊU NĂM 2026
(Kèm theo Kế hoạch số     /KH-UBND
ngày     tháng 01 năm 2026)

Đơn vị tính: triệu đồng";
