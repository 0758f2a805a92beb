//! Each kind of block in its place; headers and feet in any reading order.

use soat::text::{Gap, LineKind, TextBuilder};
use soat::tree::{BasisLead, DocumentKind, Kind, NodeId, build};

use super::{PLAN, kinds, laid_out, parsed};

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
fn columns_kept_side_by_side_are_read_in_both() {
    let (text, tree) = parsed(
        "UBND XÃ TRUNG HÀ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG KINH TẾ           Độc lập - Tự do - Hạnh phúc\n\
         KẾ HOẠCH\nNuôi tôm năm 2026\n\nI. MỤC TIÊU\n\nNơi nhận:             TRƯỞNG PHÒNG\n- UBND xã;\n- Lưu: VT.\n\
         Lê Văn Sáng",
    );
    let parts = tree.parts();
    assert_eq!((parts.issuer.len(), parts.recipients.len()), (2, 2));
    let signature = parts.signature.as_ref().expect("a signature");
    assert_eq!(signature.titles, [tree.leaf_of_line(5)]);
    assert_eq!(signature.name, Some(tree.leaf_of_line(8)));
    assert_eq!(kinds(&text, &tree)[4..], ["heading", "recipients-heading", "recipient", "recipient", "signer-name"]);
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

#[test]
fn a_foot_of_two_columns_goes_on_under_lines_of_one() {
    let text = laid_out(&[
        (None, "KẾ HOẠCH"),
        (None, "Thu ngân sách năm 2026"),
        (None, "I. MỤC TIÊU"),
        (Some((0, 0, 0)), "Nơi nhận:"),
        (Some((0, 0, 1)), "TM. ỦY BAN NHÂN DÂN"),
        (Some((0, 1, 0)), "- Các thôn;"),
        (Some((0, 1, 1)), "CHỦ TỊCH"),
        (None, "- Trạm Y tế;"),
        (Some((1, 0, 0)), "- Lưu: VT."),
        (Some((1, 0, 1)), "Lê Văn Sáng"),
        (None, "PHỤ LỤC I"),
        (Some((2, 0, 0)), "Chỉ tiêu"),
        (Some((2, 0, 1)), "Số hộ"),
    ]);
    let tree = build(&text);
    assert_eq!(tree.broken_law(&text), None);
    let parts = tree.parts();
    assert_eq!(parts.recipients.iter().map(|r| r.archive).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(parts.signature.as_ref().and_then(|s| s.name), Some(tree.leaf_of_line(9)));
    assert_eq!(kinds(&text, &tree)[11..], ["paragraph", "paragraph"]);
}

#[test]
fn items_with_a_dash_after_their_number_may_begin_with_a_share() {
    let (_, tree) =
        parsed("II- CHỈ TIÊU\n1- Có 90% số hộ.\n2- 100% (7/7) thôn.\n3- 5/5 trường học.\n4- Tỷ lệ hỏa táng.");
    let values: Vec<u32> = tree.nodes().filter_map(|(id, _)| tree.enumerator(id)).map(|e| e.value).collect();
    assert_eq!(values, [2, 1, 2, 3, 4]);
    // A range at a line's start counts nothing.
    let (_, tree) = parsed("1- Có 90% số hộ.\n5- 7% số hộ mỗi năm.\n2- Tỷ lệ hỏa táng.");
    assert_eq!(tree.nodes().filter(|(id, _)| tree.enumerator(*id).is_some()).count(), 2);
}

#[test]
fn the_national_title_may_follow_the_agency_after_one_space() {
    let (_, tree) = parsed(
        "UBND XÃ TRUNG HÀ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nKẾ HOẠCH\nThu ngân sách",
    );
    let parts = tree.parts();
    assert_eq!((parts.issuer.len(), parts.national_title.is_some(), parts.motto.is_some()), (1, true, true));
}

#[test]
fn a_basis_goes_on_where_a_line_was_cut_before_a_name() {
    let cut = "KẾ HOẠCH\nTiêm phòng\n\nCăn cứ Luật Thú y;\nCăn cứ Kế hoạch số 5/KH-UBND của UBND xã\nTrung Hà về tiêm phòng.\n\n";
    let (text, tree) = parsed(&format!("{cut}I. MỤC TIÊU"));
    assert_eq!(tree.parts().bases.len(), 2);
    assert_eq!(kinds(&text, &tree)[3..], ["basis", "basis", "heading"]);
}
