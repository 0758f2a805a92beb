//! [`Figure`]: an exact decimal in Vietnamese writing, with its unit, bound and printed precision.

mod bound;
mod context;
mod label;
mod number;
mod scan;
mod unit_grammar;
mod unit_words;

pub(in crate::facts) use context::is_letter;

use super::unit::Unit;
use crate::text::{Span, Text, next_digit};
use crate::tree::{Kind, NodeId, Tree};
use rust_decimal::Decimal;

/// A figure (*số liệu*) as printed: `9.949.000.000đ`, `0,1%`, `7.467,2 m²`, `>90%`, `từ 94% trở lên`, `15-20%`, `02 hộ`.
/// Numbers that are no quantities (dates, years, document numbers, clause and item numbers, road and house numbers,
/// ranks, ISO numbers, ordinals, name parts like `Phường 2`) are not figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The digits with their separators: `9.949.000.000`.
    pub number: Span,
    /// Bound word, digits and unit: `từ 94% trở lên`.
    pub span: Span,
    /// The value, or the lower end of a range.
    pub value: Decimal,
    /// Digits printed after the decimal mark (of the value).
    pub precision: u8,
    /// The upper end of a range `15-20%`, with its digits.
    pub upper: Option<(Decimal, Span)>,
    /// How the digits are separated.
    pub writing: Writing,
    /// The unit, if one is written (or shared with the figure behind a slash or dash).
    pub unit: Option<Unit>,
    /// The unit's bytes.
    pub unit_span: Option<Span>,
    /// `trên`, `dưới`, `từ … trở lên`, `>` …, with the bytes of each bound word.
    pub bound: Option<Bound>,
    /// The bytes of every bound word, mark or phrase that belongs to this figure (`trên` and `trở lên`: two).
    pub bound_spans: Vec<Span>,
    /// `khoảng`, `ước`, `gần`, `hơn`: never an operand of an error.
    pub approximate: bool,
    /// The leaf block it stands in.
    pub block: NodeId,
    /// The line it stands on.
    pub line: u32,
}

/// How the digits of a figure are separated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// `1159`, `02`
    Plain,
    /// `1.265`, `12.468.651.102` — dots in groups of three (the national convention).
    Grouped,
    /// `0,42`, `7.467,2` — decimal comma, with or without groups.
    Comma,
    /// `0.06`, `15.2` — a decimal point, against the convention.
    Point,
    /// `2,803` — a comma before exactly three digits after one to three: decimal or a foreign group mark.
    CommaThousand,
    /// `12.46.651`, `1.30.000` — groups that are none.
    Malformed,
}

/// A bound on a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `trên`, `>`, `hơn … ` as a strict bound.
    Above,
    /// `từ … trở lên`, `ít nhất`, `tối thiểu`, `≥`, `đạt … trở lên`.
    AtLeast,
    /// `dưới`, `<`.
    Below,
    /// `tối đa`, `không quá`, `đến`, `≤`, `… trở xuống`.
    AtMost,
    /// `từ N` with neither an upper end nor `trở lên`.
    From,
    /// `trên N … trở lên`, `dưới N … trở xuống`: stated twice.
    Doubled,
}

/// The figures of a text, in order.
pub fn figures(text: &Text, tree: &Tree) -> Vec<Figure> {
    let mut found = Vec::with_capacity(text.content().len() / 64);
    let bytes = text.content().as_bytes();
    let mut digit = next_digit(bytes, 0);
    for (index, line) in text.lines().iter().enumerate() {
        // Most lines hold none.
        let Some(first) = digit else { break };
        if first >= line.span.end as usize {
            continue;
        }
        digit = next_digit(bytes, line.span.end as usize);
        let written = text.slice(line.span);
        let block = tree.leaf_of_line(index);
        if !may_hold_figures(tree.node(block).kind) {
            continue;
        }
        let cell = line.cell();
        let from = context::enumerator_end(written);
        let index_column = cell.is_some_and(|c| c.column == 0) && is_bare_number(written);
        if index_column || (cell.is_none() && from == written.len()) {
            continue;
        }
        let from = if cell.is_some() && is_bare_number(written) { 0 } else { from };
        let base = line.span.start as usize;
        let folded = text.folded(line.span);
        let scan = scan::Scan { line: written, folded, base, index: index as u32, block, cell: cell.is_some() };
        scan.figures(from, &mut found);
    }
    found
}

/// Whether figures may stand in a block: not in numbers and dates of documents, names and residue.
fn may_hold_figures(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Number
            | Kind::PlaceDate
            | Kind::NationalTitle
            | Kind::Motto
            | Kind::Issuer
            | Kind::Basis
            | Kind::Recipient
            | Kind::RecipientsHeading
            | Kind::Caption
            | Kind::Authority
            | Kind::SignerTitle
            | Kind::SignerName
            | Kind::Running
            | Kind::Rule
            | Kind::PageBreak
            | Kind::Stray
    )
}

/// Whether a cell holds nothing but digits, dots and commas.
fn is_bare_number(written: &str) -> bool {
    written.trim().bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
}

impl Figure {
    /// One past its digits and unit; bounds behind it (`trở lên`) not counted.
    pub fn end(&self) -> u32 {
        let digits = self.upper.map_or(self.number.end, |(_, upper)| upper.end);
        self.unit_span.map_or(digits, |unit| unit.end.max(digits))
    }

    /// Whether its value can be reckoned with: one number, well written, neither bounded nor estimated.
    pub fn is_operand(&self) -> bool {
        self.upper.is_none() && self.bound.is_none() && !self.approximate && self.writing != Writing::Malformed
    }

    /// Whether it stands for an exact count: no decimals, and a unit that counts things (`hộ`, `hồ sơ`, `đồng`) or none.
    pub fn is_count(&self) -> bool {
        self.precision == 0 && self.unit.is_none_or(Unit::is_exact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextBuilder;

    fn read(line: &str) -> Vec<String> {
        let text = TextBuilder::plain(line);
        let tree = crate::tree::build(&text);
        let show = |f: &Figure| {
            let upper = f.upper.map(|(value, _)| format!("–{value}")).unwrap_or_default();
            let unit = f.unit_span.map_or(if f.unit.is_some() { "~" } else { "" }, |s| text.slice(s));
            let bound = f.bound.map(|b| format!(" {b:?}")).unwrap_or_default();
            format!("{}{upper}{unit}{bound}{}", f.value, if f.approximate { " ≈" } else { "" })
        };
        figures(&text, &tree).iter().map(show).collect()
    }

    #[test]
    fn figures_carry_value_and_unit() {
        assert_eq!(read("Thu 9.949.000.000đ, tăng 0,3‰; 4,59ha đất"), ["9949000000đ", "0.3‰", "4.59ha"]);
        assert_eq!(read("liên quan 02 hộ, 7.467,2 m2 đất; 130 triệu đồng"), ["2hộ", "7467.2m2", "130triệu đồng"]);
        assert_eq!(read("có 1.302/1.303,5 ha; 1.265/1159 học sinh"), ["1302~", "1303.5ha", "1265~", "1159học sinh"]);
        assert_eq!(read("diện tích 3.127,7m 2 liên quan, 500 m 2 đất"), ["3127.7m 2", "500m 2"]);
        assert_eq!(read("chi 1 tỷ 200 triệu đồng"), ["1200triệu đồng"]);
        assert_eq!(read("11.800 cây/4.500 cây đạt 88%/85%"), ["11800cây", "4500cây", "88%", "85%"]);
        assert_eq!(read("nhận 2,803 hồ sơ, 2,803 ha"), ["2803hồ sơ", "2.803ha"]);
    }

    #[test]
    fn ranges_are_one_figure() {
        assert_eq!(read("tăng từ 15-20%; năng suất 6-7,66 tấn/ha"), ["15–20%", "6–7.66tấn/ha"]);
        assert_eq!(read("giá 6.800-7.400đ, đạt 97 – 98%/năm"), ["6800–7400đ", "97–98%"]);
        assert_eq!(read("giảm từ 5% đến 10%; từ 5% lên 10%"), ["5–10%", "5%", "10%"]);
    }

    #[test]
    fn bounds_are_read_on_both_sides() {
        assert_eq!(read("đạt >90%, dưới 1%, trên 95%"), ["90% Above", "1% Below", "95% Above"]);
        assert_eq!(read("từ 94% trở lên; từ 88% (xã 80%) trở lên"), ["94% AtLeast", "88% AtLeast", "80%"]);
        assert_eq!(
            read("đạt trên 90% trở lên; tối thiểu 5 hộ; không quá 3%"),
            ["90% Doubled", "5hộ AtLeast", "3% AtMost"]
        );
        assert_eq!(read("đạt từ 93,45%"), ["93.45% From"]);
        assert_eq!(read("đạt từ 90% số hộ dân trở lên; từ 5 hộ lên thành 8 hộ"), ["90% AtLeast", "5hộ", "8hộ"]);
        assert_eq!(
            read("đạt từ trên 90%; khoảng 350 hộ; gần 40 người; hơn 99%"),
            ["90% Doubled", "350hộ ≈", "40người ≈", "99% Above ≈"]
        );
        assert_eq!(read("12 hộ trên 15 hộ; không thấp hơn 80%; cao hơn 5%"), ["12hộ", "15hộ", "80% AtLeast", "5%"]);
        assert_eq!(read("trên 30% cán bộ có trình độ đại học trở lên"), ["30% Above"]);
    }

    #[test]
    fn numbers_of_things_that_are_named_by_them_are_no_figures() {
        for line in [
            "Căn cứ Nghị quyết số 08/NQ-HĐND ngày 26/12/2022",
            "theo quyết định 1300/QĐ-BYT ngày 09/3/2023 của Bộ Y tế",
            "Đề án 06/CP; Chỉ thị 17-CT/TU; Nghị quyết 18",
            "tuyến Quốc lộ 91, đường 955A, Hương lộ 9, đường N7, N8",
            "tiêu chuẩn ISO 9001: 2015; lúc 7h30, 07:30",
            "đạt hạng 05/14 đơn vị, hạng 04/14",
            "Khu 4, tổ 3, khóm 1, 2 và 3; lần thứ 2; kỳ họp thứ 7",
            "Biểu số 01, giai đoạn 2, mức độ 2, lớp 1, Đô thị loại V",
            "giai đoạn 2021-2025, nhiệm kỳ 2021 – 2026, năm học 2022-2023, đến 2030",
            "(Kèm theo Kế hoạch số /KH-UBND ngày / /2023)",
            "2.2.1. Hạn chế của phòng, chống dịch Covid-19",
            "điện thoại 0296.385.123, 0912345678; phiếu CT10",
            "kỷ niệm 30/4 và 1/5, ngày 15 tháng 3 năm 2024, từ ngày 10 đến 20 tháng 3",
            "cập nhật đến ngày 31/10/2023, tháng 6/2023, 26-12-2022",
            "công nghiệp 4.0, Chương trình 135; dự án Hà Vị 4; Khu số 1 KDC số 4; độ tuổi 18 - 25",
        ] {
            assert_eq!(read(line), Vec::<String>::new(), "{line}");
        }
    }

    #[test]
    fn quantities_beside_labels_stay() {
        assert_eq!(read("Duy trì 4 khu phố, trong năm 02 vụ; mức 95%"), ["4khu phố", "2vụ", "95%"]);
        assert_eq!(read("tổng số 39 loa; đường 2 km; năm 2024: 12 hộ"), ["39loa", "2km", "12hộ"]);
        assert_eq!(read("lấn chiếm lòng lề đường 03 lượt (Năm 2024: 8,06%)"), ["3lượt", "8.06%"]);
        assert_eq!(read("bỏ học giữa chừng dưới 1%"), ["1% Below"]);
        assert_eq!(read("5/5 khóm đạt; 2/2 đạt 100%; 118/119 đạt 99,16%").len(), 8);
    }

    #[test]
    fn hostile_lines_do_not_panic() {
        for line in [
            "1²",
            "5m²²",
            "1.",
            "1,,2",
            "1/",
            "12-",
            "12–",
            "9".repeat(5000).as_str(),
            "từ 1-–2",
            "5 (",
            "đạt trên từ 5 (ự",
        ] {
            let _ = read(line);
        }
    }
}
