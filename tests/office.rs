//! Office files become a text: what Word prints, where it stands, and nothing from a hostile file.

#[path = "office/package.rs"]
mod package;

use package::{docx, docx_with, p};
use soat::read::{Limits, Revisions, read_bytes};
use soat::text::{Align, Gap, LineKind, PageSide, Span, Text};

fn read(bytes: &[u8]) -> Text {
    let text = read_bytes("thu.docx", bytes, &Limits::default()).unwrap();
    laws(&text);
    text
}

/// The laws of every text.
fn laws(text: &Text) {
    let lines: Vec<&str> = (0..text.lines().len()).map(|i| text.line_text(i)).collect();
    assert_eq!(lines.join("\n"), text.content());
    assert!(unicode_normalization::is_nfc(text.content()));
    let mut segments = text.origins().segments().to_vec();
    assert!(segments.windows(2).all(|w| w[0].content.end <= w[1].content.start));
    segments.sort_by_key(|s| (s.part, s.source));
    assert!(segments.windows(2).all(|w| w[0].part != w[1].part || w[0].source.end <= w[1].source.start));
    assert!(text.styles().iter().all(|s| text.content().get(s.span.range()).is_some()));
}

fn lines(text: &Text) -> Vec<&str> {
    (0..text.lines().len()).map(|i| text.line_text(i)).collect()
}

#[test]
fn every_character_leads_back_to_the_part_it_stands_in() {
    let body = format!("{}{}", p("Xã Bình Minh &amp; xã Tân Hòa"), p("Tie\u{302}\u{301}n độ"));
    let text = read(&docx(&body));
    assert_eq!(lines(&text), ["Xã Bình Minh & xã Tân Hòa", "Tiến độ"]);
    assert_eq!(text.source().parts, ["word/document.xml"]);
    let document = package::part("document", &format!("<w:body>{body}</w:body>"));
    for segment in text.origins().segments() {
        let (content, source) = (&text.content()[segment.content.range()], &document[segment.source.range()]);
        match content {
            "&" => assert_eq!(source, "&amp;"),
            "ế" => assert_eq!(source, "e\u{302}\u{301}"),
            _ => assert_eq!(content, source),
        }
    }
    let loose: Vec<&str> = text.composed().iter().map(|letter| text.slice(*letter)).collect();
    assert_eq!(loose, ["ế"], "`độ` is written with composed letters");
}

#[test]
fn a_letter_split_between_runs_is_one_letter() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Thê</w:t></w:r><w:r><w:t>\u{301} giới</w:t></w:r></w:p>";
    let text = read(&docx(body));
    assert_eq!(lines(&text), ["Thế giới"]);
    assert_eq!(text.composed(), [Span::new(2, 5)]);
}

#[test]
fn breaks_tabs_and_hyphens_are_as_printed() {
    let body = "<w:p><w:r><w:t>PHÊ</w:t><w:softHyphen/><w:t>DUYỆT</w:t><w:br/><w:t>Kế\u{AD}hoạch</w:t><w:tab/><w:t>a</w:t>\
        <w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>";
    let text = read(&docx(body));
    assert_eq!(lines(&text), ["PHÊDUYỆT", "Kếhoạch\ta-b"]);
    assert_eq!([text.lines()[0].gap, text.lines()[1].gap], [Gap::Blank, Gap::Break]);
}

#[test]
fn page_breaks_stand_on_their_own_line() {
    let body = format!("{}<w:p><w:r><w:br w:type=\"page\"/><w:t>Phụ lục</w:t></w:r></w:p>", p("Trước"));
    let kinds: Vec<_> = read(&docx(&body)).lines().iter().map(|l| l.kind).collect();
    assert_eq!(kinds, [LineKind::Paragraph, LineKind::PageBreak, LineKind::Paragraph]);
}

#[test]
fn automatic_numbers_are_as_word_prints_them() {
    let level = |at: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}{}{}</w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
        <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/>\
        <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "decimal", "%2.%3."),
        level(3, "lowerLetter", "%4)"),
        level(0, "bullet", "-").replace("bullet", "decimal").replace("\"-\"", "\"Điều %1.\""),
    );
    let item = |number: u8, level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr></w:pPr>\
            <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        item(1, 0, "MỤC ĐÍCH"),
        item(1, 1, "Mục đích"),
        item(1, 2, "Một"),
        item(1, 2, "Hai"),
        item(1, 3, "ý"),
        item(1, 1, "Yêu cầu"),
        item(1, 2, "Ba"),
        item(1, 0, "NHIỆM VỤ"),
        item(1, 1, "Việc"),
        item(2, 0, "Phạm vi"),
        item(2, 0, "Đối tượng"),
        item(3, 0, "Lại từ đầu"),
    ]
    .concat();
    let text = read(&docx_with(&body, &[("numbering.xml", "numbering", &numbering)]));
    assert_eq!(
        lines(&text),
        [
            "I. MỤC ĐÍCH",
            "1. Mục đích",
            "1.1. Một",
            "1.2. Hai",
            "a) ý",
            "2. Yêu cầu",
            "2.1. Ba",
            "II. NHIỆM VỤ",
            "1. Việc",
            "Điều 1. Phạm vi",
            "Điều 2. Đối tượng",
            "Điều 1. Lại từ đầu"
        ]
    );
}

#[test]
fn merged_cells_cover_their_rows_and_columns() {
    let cell = |props: &str, text: &str| format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p(text));
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("<w:vMerge w:val=\"restart\"/>", "TT"),
        cell("<w:gridSpan w:val=\"2\"/>", "Kinh phí"),
        cell("<w:vMerge/>", "ẩn"),
        cell("", "2025"),
        cell("", ""),
        cell("", "1"),
        cell("", "10"),
        cell("", "20"),
    );
    let text = read(&docx(&body));
    assert_eq!(lines(&text), ["TT", "Kinh phí", "2025", "", "1", "10", "20"]);
    let cells: Vec<_> = text.lines().iter().filter_map(soat::text::Line::cell).collect();
    assert_eq!((cells[0].rows, cells[0].header), (2, true));
    assert_eq!((cells[1].column, cells[1].columns), (1, 2));
    assert_eq!((cells[3].row, cells[3].column), (1, 2));
    assert_eq!((cells[4].row, cells[4].rows), (2, 1));
}

#[test]
fn tracked_changes_are_read_as_accepted_or_as_rejected() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">Trước </w:t></w:r><w:ins w:id=\"1\"><w:r><w:t>ngày 05</w:t></w:r></w:ins>\
        <w:del w:id=\"2\"><w:r><w:delText>ngày 04</w:delText></w:r></w:del></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">một </w:t></w:r></w:p><w:p><w:r><w:t>hai</w:t></w:r></w:p>";
    let text = read(&docx(body));
    assert_eq!(lines(&text), ["Trước ngày 05", "một hai"]);
    assert_eq!(text.layout().unwrap().revisions, 3);
    let limits = Limits { revisions: Revisions::Rejected, ..Limits::default() };
    let text = read_bytes("thu.docx", &docx(body), &limits).unwrap();
    assert_eq!(lines(&text), ["Trước ngày 04", "một ", "hai"]);
}

#[test]
fn text_boxes_are_read_once() {
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", p("DỰ THẢO"));
    let body = format!(
        "<w:p><w:r><w:t>Số:</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{inner}\
        </wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>\
        </mc:AlternateContent></w:r><w:r><w:t>/KH</w:t></w:r></w:p>{}",
        p("sau")
    );
    assert_eq!(lines(&read(&docx(&body))), ["Số:/KH", "DỰ THẢO", "sau"]);
}

#[test]
fn fields_show_their_result_and_controls_their_content() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>01/3/2026</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:r>\
        <w:t xml:space=\"preserve\"> tại xã</w:t></w:r></w:sdtContent></w:sdt></w:p>";
    assert_eq!(lines(&read(&docx(body))), ["01/3/2026 tại xã"]);
}

#[test]
fn notes_follow_the_text_and_running_heads_follow_the_notes() {
    let body = "<w:p><w:r><w:t>Chính phủ</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:sectPr>\
        <w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:headerReference w:type=\"first\" r:id=\"rId3\"/>\
        <w:pgSz w:w=\"11907\" w:h=\"16840\"/><w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\"/>\
        <w:titlePg/></w:sectPr>";
    let notes = format!(
        "<w:footnote w:id=\"-1\" w:type=\"separator\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote>",
        p("x"),
        p("Nghị định.")
    );
    let number = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>";
    let parts = [
        ("footnotes.xml", "footnotes", notes.as_str()),
        ("header1.xml", "hdr", number),
        ("header2.xml", "hdr", "<w:p/>"),
    ];
    let text = read(&docx_with(body, &parts));
    let kinds: Vec<_> = text.lines().iter().map(|l| l.kind).collect();
    assert_eq!(kinds, [LineKind::Paragraph, LineKind::Note, LineKind::PageHeader]);
    assert_eq!(
        text.source().parts,
        ["word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/header2.xml"]
    );
    let layout = text.layout().unwrap();
    assert_eq!((layout.pages[0].left, layout.pages[0].right), (1701, 850));
    let number = layout.page_number.unwrap();
    assert_eq!((number.side, number.align, number.on_first_page), (PageSide::Header, Some(Align::Center), false));
}

#[test]
fn styles_lie_over_each_other_as_in_word() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\"/><w:sz w:val=\"26\"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:styleId=\"A\"><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"C\"><w:rPr><w:b/></w:rPr></w:style>";
    let body = "<w:p><w:pPr><w:pStyle w:val=\"B\"/></w:pPr><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"C\"/></w:rPr>\
        <w:t>b</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\"/><w:vanish/></w:rPr><w:t>c</w:t></w:r></w:p>";
    let text = read(&docx_with(body, &[("styles.xml", "styles", styles)]));
    let of: Vec<_> = text.styles().iter().map(|s| &s.style).collect();
    assert_eq!((of[0].bold, of[0].half_points, of[0].align), (true, Some(28), Some(Align::Center)));
    assert_eq!(of[0].font.as_deref(), Some("Arial"));
    // Bold in the paragraph's style and in the character's style is not bold.
    assert!(!of[1].bold);
    assert_eq!((of[2].font.as_deref(), of[2].hidden, of[2].bold), (Some("Times New Roman"), true, true));
}

#[test]
fn symbols_are_the_characters_they_look_like() {
    let body = "<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>90%</w:t></w:r></w:p>";
    assert_eq!(lines(&read(&docx(body))), ["≥90%"]);
}

#[test]
fn a_line_break_begins_no_paragraph() {
    let text = read(&docx(
        "<w:p><w:r><w:t>Một</w:t><w:br/><w:t>hai</w:t></w:r></w:p><w:p><w:r><w:br w:type=\"page\"/><w:t>ba</w:t></w:r></w:p>",
    ));
    let starts = text.line_starts();
    let paragraph = |words: &str| {
        let at = text.content().find(words).unwrap();
        text.place(Span::new(at, at + words.len()), &starts).paragraph
    };
    assert_eq!(["Một", "hai", "ba"].map(paragraph), [Some(1), Some(1), Some(2)]);
}

#[test]
fn numbers_in_circles_and_dashes_are_as_word_prints_them() {
    let level = |at: u8, format: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"%{}\"/></w:lvl>",
            at + 1
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level(0, "decimalEnclosedCircle"),
        level(1, "decimalEnclosedParen"),
        level(2, "numberInDash")
    );
    let item = |level: u8| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>ý</w:t></w:r></w:p>"
        )
    };
    let body = [item(0), item(1), item(2), item(0)].concat();
    let text = read(&docx_with(&body, &[("numbering.xml", "numbering", &numbering)]));
    assert_eq!(lines(&text), ["① ý", "⑴ ý", "- 1 - ý", "② ý"]);
}

#[test]
fn entries_of_the_table_of_contents_are_not_read_twice() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"M1\"><w:name w:val=\"toc 1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"M2\"><w:name w:val=\"TOC Heading\"/></w:style>";
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"M2\"/></w:pPr><w:r><w:t>MỤC LỤC</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"M1\"/></w:pPr>{}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{}\
        <w:hyperlink><w:r><w:t>I. MỤC ĐÍCH</w:t><w:tab/><w:t>2</w:t></w:r></w:hyperlink></w:p><w:p>{}</w:p>{}",
        field("begin"),
        field("separate"),
        field("end"),
        p("I. MỤC ĐÍCH")
    );
    let text = read(&docx_with(&body, &[("styles.xml", "styles", styles)]));
    assert_eq!(lines(&text), ["MỤC LỤC", "I. MỤC ĐÍCH"]);
}

#[test]
fn a_text_file_saved_as_a_word_document_is_read_as_a_text_file() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"PlainText\"><w:name w:val=\"Plain Text\"/></w:style>";
    let line = |text: &str| {
        let run = if text.is_empty() {
            String::new()
        } else {
            format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
        };
        format!("<w:p><w:pPr><w:pStyle w:val=\"PlainText\"/></w:pPr>{run}</w:p>")
    };
    let source =
        ["**KẾ HOẠCH**", "", "| TT | Việc |", "|---|---|", "| 1 | Trồng câ\u{300}y &amp; rau |", "", "Các đơn vị"];
    let body: String = source.into_iter().map(line).collect();
    let text = read(&docx_with(&body, &[("styles.xml", "styles", styles)]));
    assert_eq!(lines(&text), ["KẾ HOẠCH", "TT", "Việc", "1", "Trồng cầy & rau", "Các đơn vị"]);
    assert!(matches!(text.lines()[4].kind, LineKind::Cell(cell) if (cell.row, cell.column) == (1, 1)));
    assert!(text.styles().iter().any(|s| s.style.bold && &text.content()[s.span.range()] == "KẾ HOẠCH"));
    // Every letter leads to the run it stands in.
    let document = package::part("document", &format!("<w:body>{body}</w:body>"));
    for (words, written) in [("KẾ HOẠCH", "KẾ HOẠCH"), ("cầy", "câ\u{300}y"), ("&", "&amp;"), ("đơn vị", "đơn vị")]
    {
        let at = text.content().find(words).unwrap();
        let place = text.origins().source_of(Span::new(at, at + words.len())).unwrap();
        assert_eq!(&document[place.span.range()], written);
    }
    // One paragraph of another style, and it is a Word document like others.
    let other = read(&docx_with(&format!("{body}{}", p("khác")), &[("styles.xml", "styles", styles)]));
    assert_eq!(lines(&other)[0], "**KẾ HOẠCH**");
}

#[test]
fn a_page_number_in_a_frame_stands_where_the_frame_stands() {
    let header = "<w:p><w:pPr><w:framePr w:hAnchor=\"margin\" w:xAlign=\"right\"/></w:pPr><w:fldSimple w:instr=\" PAGE \"><w:r>\
        <w:t>2</w:t></w:r></w:fldSimple></w:p>";
    let body = format!("{}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/></w:sectPr>", p("Kế hoạch"));
    let text = read(&docx_with(&body, &[("header1.xml", "hdr", header)]));
    let number = text.layout().and_then(|layout| layout.page_number).unwrap();
    assert_eq!((number.side, number.align), (PageSide::Header, Some(Align::Right)));
}
