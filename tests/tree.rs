//! The tree: every kind in its place, headers and feet in any order, nesting as documents do it, and the laws on every
//! shared draft and on mutations of it.

use proptest::prelude::*;
use soat::read::{Limits, read_bytes};
use soat::text::{Cell, Gap, LineKind, Text, TextBuilder};
use soat::tree::{BasisLead, DocumentKind, Kind, NodeId, Tree, build};

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
fn laid_out(lines: &[(Option<(u32, u32, u16)>, &str)]) -> Text {
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

#[test]
fn each_kind_of_block_has_its_place() {
    let (text, tree) = parsed(PLAN);
    assert_eq!(
        kinds(&text, &tree),
        [
            "issuer",
            "issuer",
            "rule",
            "national-title",
            "national-title",
            "motto",
            "stamp",
            "number",
            "place-date",
            "draft-mark",
            "type",
            "summary",
            "summary",
            "basis",
            "basis",
            "preamble",
            "heading",
            "heading",
            "paragraph",
            "paragraph",
            "paragraph",
            "closing",
            "recipients-heading",
            "recipient",
            "recipient",
            "authority",
            "authority",
            "signer-title",
            "signer-name",
            "stray",
            "appendix-title",
            "appendix-title",
            "caption",
            "caption",
            "paragraph",
        ]
    );
}

#[test]
fn parts_are_read_where_they_stand() {
    let (text, tree) = parsed(PLAN);
    let parts = tree.parts();
    let number = parts.number.as_ref().expect("a number");
    assert_eq!((number.filled, text.slice(number.symbol)), (false, "/KH-UBND"));
    let date = parts.place_date.as_ref().expect("a place and date");
    assert_eq!((text.slice(date.place), date.comma), ("Trung Hà", true));
    assert_eq!((date.day.value, date.month.value, date.year.value), (None, Some(1), Some(2026)));
    let title = parts.title.as_ref().expect("a title");
    assert_eq!((title.kind, title.summary.len()), (DocumentKind::KeHoach, 2));
    let leads: Vec<_> = parts.bases.iter().map(|b| (b.lead, b.leads_to_body)).collect();
    assert_eq!(leads, [(BasisLead::CanCu, false), (BasisLead::ThucHien, false)]);
    assert!(parts.preamble.is_some() && parts.closing.is_some() && parts.is_whole());
    assert_eq!(parts.end_marks.iter().map(|&m| text.slice(m)).collect::<Vec<_>>(), ["./."]);
    assert_eq!(parts.recipients.iter().map(|r| r.archive).collect::<Vec<_>>(), [false, true]);
    let signature = parts.signature.as_ref().expect("a signature");
    assert_eq!((signature.authority.len(), signature.titles.len(), signature.name.is_some()), (2, 1, true));
    let appendix = &parts.appendices[0];
    assert_eq!((text.slice(appendix.label), appendix.number), ("PHỤ LỤC I", Some(1)));
    assert_eq!((appendix.title.len(), appendix.caption.is_some()), (2, true));
}

#[test]
fn notes_running_titles_and_page_breaks_are_leaves_wherever_they_stand() {
    let mut builder = TextBuilder::default();
    for (kind, line) in [
        (LineKind::PageHeader, "UBND xã"),
        (LineKind::Paragraph, "Thu ngân sách đạt 100%."),
        (LineKind::PageBreak, ""),
        (LineKind::Note, "Theo báo cáo."),
    ] {
        builder.line(kind, Gap::Line);
        builder.push_made(line);
    }
    let text = builder.finish(TextBuilder::plain("").source().clone());
    let tree = build(&text);
    assert_eq!(kinds(&text, &tree), ["running", "paragraph", "page-break", "note"]);
    assert_eq!(tree.broken_law(&text), None);
}

#[test]
fn a_fragment_is_no_document() {
    for fragment in [
        "- Tỷ lệ hòa giải thành đạt trên 90%.",
        "Thực hiện tốt công tác thu ngân sách.",
        "Kế hoạch năm 2026 đạt 90%.",
        "Theo dõi, đôn đốc các đơn vị.\nTriển khai các mô hình mới.",
        "Ngày 5 tháng 6 năm 2026 tổ chức lễ phát động.",
    ] {
        let (text, tree) = parsed(fragment);
        assert!(kinds(&text, &tree).iter().all(|&k| k == "paragraph"), "{fragment}: {:?}", kinds(&text, &tree));
        assert!(!tree.parts().is_whole());
    }
}

#[test]
fn columns_of_a_header_table_are_header_in_either_order() {
    let orders: [&[(u32, u16, &str)]; 2] = [
        &[
            (0, 0, "UBND XÃ TRUNG HÀ"),
            (0, 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (0, 1, "Độc lập - Tự do - Hạnh phúc"),
            (1, 0, "Số: 7/KH-UBND"),
            (1, 1, "Trung Hà, ngày 05 tháng 01 năm 2026"),
        ],
        &[
            (0, 0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (0, 0, "Độc lập - Tự do - Hạnh phúc"),
            (0, 1, "Trung Hà, ngày 05 tháng 01 năm 2026"),
            (1, 0, "Số: 7/KH-UBND"),
            (1, 1, "UBND XÃ TRUNG HÀ"),
        ],
    ];
    for cells in orders {
        let mut lines: Vec<_> = cells.iter().map(|&(row, column, line)| (Some((0, row, column)), line)).collect();
        lines.push((None, "KẾ HOẠCH"));
        lines.push((None, "Cải cách hành chính năm 2026"));
        let text = laid_out(&lines);
        let tree = build(&text);
        let parts = tree.parts();
        assert!(parts.national_title.is_some() && parts.motto.is_some() && parts.number.is_some());
        assert!(parts.place_date.is_some() && parts.title.is_some());
        assert_eq!(parts.issuer.len(), 1);
        assert!(tree.nodes().all(|(_, n)| n.kind != Kind::Table));
    }
}

#[test]
fn number_and_date_may_share_a_line_or_stand_before_the_national_title() {
    let (text, tree) =
        parsed("Số: 9/KH-UBND      Trung Hà, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThu ngân sách năm 2026");
    assert!(tree.parts().number.is_some() && tree.parts().place_date.is_some());
    assert_eq!(kinds(&text, &tree), ["number", "type", "summary"]);
    let (text, tree) = parsed("Số: /KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nThu ngân sách");
    assert_eq!(kinds(&text, &tree), ["number", "national-title", "type", "summary"]);
}

#[test]
fn a_letter_has_a_subject_and_an_addressee_and_no_type() {
    let (text, tree) = parsed(
        "UBND XÃ TRUNG HÀ\nSố: 33/UBND-VP\nV/v góp ý dự thảo kế hoạch\n\nKính gửi:\n- Sở Nội vụ;\n- Sở Tài chính.\n\n\
         Thực hiện Công văn số 12/SNV-TH ngày 05 tháng 01 năm 2026, Ủy ban nhân dân xã báo cáo như sau:",
    );
    assert_eq!(tree.parts().title.as_ref().map(|t| t.kind), Some(DocumentKind::CongVan));
    assert_eq!(kinds(&text, &tree), ["issuer", "number", "summary", "addressee", "addressee", "addressee", "basis"]);
    assert!(tree.parts().bases[0].leads_to_body);
}

#[test]
fn a_decision_puts_a_plan_in_force() {
    let (text, tree) = parsed(
        "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TRUNG HÀ\n\nCăn cứ Luật Đầu tư;\n\n\
         Theo đề nghị của Trưởng phòng Kinh tế.\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n\n\
         Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Sáng\n\nKẾ HOẠCH\nThu ngân sách năm 2026\n\
         (Ban hành kèm theo Quyết định số 5/QĐ-UBND)\n\nI. MỤC TIÊU\n1. Thu đủ.",
    );
    assert_eq!(
        kinds(&text, &tree),
        [
            "type",
            "summary",
            "issuer",
            "basis",
            "basis",
            "preamble",
            "paragraph",
            "recipients-heading",
            "recipient",
            "signer-title",
            "signer-name",
            "appendix-title",
            "appendix-title",
            "caption",
            "heading",
            "paragraph",
        ]
    );
    assert_eq!(tree.parts().appendices.len(), 1);
}

#[test]
fn sections_nest_as_the_document_numbers_them() {
    let cases = [
        ("I. A\n1. Thu\n2. Chi\n2.1. Thường xuyên\n2.2. Đầu tư\nII. B\n1. Y tế", "II>1"),
        ("Phần thứ nhất\nTÌNH HÌNH\nI. Kinh tế\nPhần thứ hai\nKẾ HOẠCH\nI. Mục tiêu", "Phần thứ hai>I"),
        ("I. Chỉ tiêu\n1. Các chỉ tiêu:\n1. Thu đủ.\n2. Chi đúng.\n3. Giao quân.", "I>1>3"),
        ("I. Chỉ tiêu\n1. Các chỉ tiêu:\n1. Thu đủ.\n2. Chi đúng.\n3. Giao quân.\n\n2. Kinh tế\n\nTăng.", "I>2"),
        ("I. A\n3. Văn hóa\nBa.\n3. Quốc phòng\nBốn.", "I>3"),
        ("I. A\n1. B\na) Một\nb) Hai\n2. C\na) Ba\nđ) Năm", "I>2>đ)"),
        ("1. Chỉ tiêu\n(1). Thu\n(2). Chi\n2. Biện pháp\n2.1. Kinh tế\n- Thu", "2>2.1>-"),
        ("1. Đề án\n- Kết quả:\n+ Công an\n+ Tư pháp\n- Dữ liệu", "1>-"),
        ("1. Đề án\n- Kết quả:\n+ Công an", "1>->+"),
        ("1. Đề án\n- Kết quả gồm:\n(1) Một\n(2) Hai\n- Dữ liệu", "1>-"),
        ("1. A\n* Giáo dục: nâng chất lượng.\n- Y tế: khám bệnh.", "1>-"),
        ("1. A\n* Giáo dục\n- Nâng chất lượng.", "1>*>-"),
        ("I. A\nA. Một\nB. Hai\nII. B", "II"),
        ("A. Một\nI. A\nII. B\nB. Hai\nI. C", "B>I"),
        ("1. A\n- Thu tăng\nĐoạn văn mới.", "1"),
        ("1. A\n- Thu tăng\nnhờ các biện pháp mới.", "1>-"),
        ("2.2. Hạn chế\n2.2.1. Một\n2.2.2. Hai", "2.2>2.2.2"),
        ("I. A\nII. B\nII. C", "II"),
        ("B. Nguyễn Văn An", ""),
    ];
    for (content, route) in cases {
        assert_eq!(last_route(content), route, "{content}");
    }
}

#[test]
fn headings_are_told_from_paragraphs_that_begin_with_a_number() {
    let (text, tree) = parsed(
        "I. MỤC TIÊU\n1. Kinh tế\n- Thu.\n2. Về thu ngân sách: Ước thu 177 triệu đồng, đạt 52% kế hoạch.\n3. Hộ nghèo giảm\n4. Thu đủ.",
    );
    let expected = ["heading", "heading", "paragraph", "paragraph", "paragraph", "paragraph"];
    assert_eq!(kinds(&text, &tree), expected);
}

#[test]
fn a_basis_word_inside_the_body_is_no_basis() {
    let (_, tree) = parsed(
        "KẾ HOẠCH\nThu ngân sách\nI. TỔ CHỨC THỰC HIỆN\nCăn cứ chức năng, nhiệm vụ được giao, các ngành thực hiện.",
    );
    assert!(tree.parts().bases.is_empty());
}

#[test]
fn the_leading_sentence_may_stand_under_the_first_part() {
    let (_, tree) = parsed(
        "KẾ HOẠCH\nPHÁT TRIỂN\n\nPhần thứ nhất\nĐÁNH GIÁ\n\nThực hiện Nghị quyết số 8/NQ-HĐND, Ủy ban nhân dân xã báo cáo.\n\nI. KINH TẾ",
    );
    assert!(tree.parts().preamble.is_some() && tree.parts().bases.is_empty());
}

#[test]
fn foot_cells_interleave_and_tables_of_data_stay_tables() {
    let text = laid_out(&[
        (None, "KẾ HOẠCH"),
        (None, "Thu ngân sách năm 2026"),
        (None, "I. MỤC TIÊU"),
        (Some((0, 0, 0)), "STT"),
        (Some((0, 0, 1)), "Chỉ tiêu"),
        (Some((0, 1, 0)), "1"),
        (Some((0, 1, 1)), "Thu"),
        (Some((1, 0, 0)), "Nơi nhận:"),
        (Some((1, 0, 0)), "- Lưu: VT."),
        (Some((1, 0, 1)), "TM. ỦY BAN NHÂN"),
        (Some((1, 0, 1)), "CHỦ TỊCH"),
        (Some((1, 1, 0)), ""),
        (Some((1, 1, 1)), "LÊ VĂN SÁNG"),
    ]);
    let tree = build(&text);
    assert_eq!(tree.broken_law(&text), None);
    let tables: Vec<NodeId> = tree.nodes().filter(|(_, n)| n.kind == Kind::Table).map(|(id, _)| id).collect();
    assert_eq!(tables.len(), 1);
    assert_eq!(tree.children(tables[0]).count(), 2);
    let signature = tree.parts().signature.as_ref().expect("a signature");
    assert_eq!((signature.authority.len(), signature.titles.len()), (1, 1));
    assert_eq!(signature.name, Some(tree.leaf_of_line(12)));
}

/// The shared drafts, where they are at hand.
fn shared() -> Vec<(String, Text)> {
    let mut texts = Vec::new();
    for folder in ["../shared/seeds", "../shared/corpus"] {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for path in entries.flatten().map(|e| e.path()) {
            let name = path.display().to_string();
            let Ok(bytes) = std::fs::read(&path) else { continue };
            if let Ok(text) = read_bytes(&name, &bytes, &Limits::default()) {
                texts.push((name, text));
            }
        }
    }
    texts
}

#[test]
fn the_laws_hold_on_every_shared_draft() {
    for (name, text) in shared() {
        assert_eq!(build(&text).broken_law(&text), None, "{name}");
    }
}

#[test]
fn misprints_and_attacks_take_about_linear_time() {
    let nested = "1. a:\n".repeat(40_000);
    let dotted: String = (0..40_000).map(|i| format!("{}.{}.{}. A\n", i % 97, i % 89, i % 83)).collect();
    let one_line = "Kế hoạch, Ủy ban nhân dân xã, ".repeat(40_000);
    let started = std::time::Instant::now();
    for content in [nested, dotted, one_line] {
        let (text, tree) = parsed(&content);
        assert!(tree.nodes().all(|(id, _)| tree.ancestors(id).count() < 40) && !text.lines().is_empty());
    }
    assert!(started.elapsed().as_secs() < 20, "quadratic passes take minutes here");
}

/// Lines that grammars look for, to be mixed in any order.
fn line() -> impl Strategy<Value = String> {
    let known: Vec<&'static str> = PLAN.lines().collect();
    prop_oneof![
        4 => proptest::sample::select(known).prop_map(str::to_owned),
        3 => r"(Phần thứ hai|II|1|2\.1|a|\(3\)|-|\+|\*|B|Điều 4|Phụ lục 2|Biểu số 1|Kính gửi|Số|TM)[.):/ -]{0,2}[A-Za-zĐđệủ .:;,/0-9]{0,20}",
        1 => r"\PC{0,30}",
    ]
}

/// A line and the cell it stands in, if any.
fn placed_line() -> impl Strategy<Value = (Option<(u32, u32, u16)>, String)> {
    (proptest::option::weighted(0.3, (0..3u32, 0..3u32, 0..3u16)), line())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_on_any_lines_in_any_order(lines in proptest::collection::vec(placed_line(), 0..40)) {
        let lines: Vec<_> = lines.iter().map(|(at, line)| (*at, line.as_str())).collect();
        let text = laid_out(&lines);
        prop_assert_eq!(build(&text).broken_law(&text), None);
    }

    #[test]
    fn the_laws_hold_on_cut_and_shuffled_plans(cuts in proptest::collection::vec((0..1500usize, 0..1500usize), 1..6)) {
        let mut content = PLAN.to_owned();
        for (from, to) in cuts {
            let at = |wanted: usize| (0..=wanted.min(content.len())).rev().find(|&i| content.is_char_boundary(i)).unwrap_or(0);
            let (from, to) = (at(from.min(to)), at(from.max(to)));
            let piece: String = content.drain(from..to).collect();
            let back = (0..=content.len() / 2).rev().find(|&i| content.is_char_boundary(i)).unwrap_or(0);
            content.insert_str(back, &piece);
        }
        let text = TextBuilder::plain(&content);
        prop_assert_eq!(build(&text).broken_law(&text), None);
    }
}
