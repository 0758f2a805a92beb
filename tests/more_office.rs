//! OpenDocument, workbooks, PDF and old formats become a text.

#![allow(clippy::format_push_string)]

#[path = "office/package.rs"]
mod package;

use package::{odf, xlsx};
use soat::read::{Limits, read_bytes};
use soat::text::{Align, Cell, Gap, LineKind, Text};

fn read(name: &str, bytes: &[u8]) -> Text {
    read_bytes(name, bytes, &Limits::default()).unwrap()
}

fn lines(text: &Text) -> Vec<&str> {
    (0..text.lines().len()).map(|i| text.line_text(i)).collect()
}

fn code(name: &str, bytes: &[u8]) -> &'static str {
    read_bytes(name, bytes, &Limits::default()).map_or_else(|e| e.code(), |_| "read")
}

#[test]
fn open_document_text_is_read_with_its_spaces_styles_and_notes() {
    let styles = "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties fo:text-align=\"center\"/>\
        <style:text-properties fo:font-weight=\"bold\" fo:font-size=\"14pt\"/></style:style>\
        <style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"normal\"/></style:style>";
    let body = "<text:p text:style-name=\"P1\">  KẾ   HOẠCH<text:s text:c=\"2\"/>số <text:span text:style-name=\"T1\">5</text:span>\
        <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Ghi chú</text:p></text:note-body></text:note>\
        <text:line-break/>năm</text:p><text:h text:outline-level=\"2\">Mục</text:h>";
    let text = read("a.odt", &odf("text", styles, body));
    assert_eq!(lines(&text), ["KẾ HOẠCH  số 5", "năm", "Mục", "Ghi chú"]);
    assert_eq!(text.lines()[1].gap, Gap::Break);
    assert_eq!([text.lines()[2].kind, text.lines()[3].kind], [LineKind::Heading(2), LineKind::Note]);
    let style = &text.styles()[0].style;
    assert_eq!((style.bold, style.half_points, style.align), (true, Some(28), Some(Align::Center)));
    assert!(text.styles().iter().any(|s| text.slice(s.span) == "5" && !s.style.bold));
}

#[test]
fn open_document_lists_are_numbered() {
    let styles = "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>\
        <text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\" text:display-levels=\"1\"/></text:list-style>";
    let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
    let p = |t: &str| format!("<text:p>{t}</text:p>");
    let inner = format!("{}<text:list>{}{}</text:list>", p("A"), item(&p("B")), item(&p("C")));
    let body = format!("<text:list text:style-name=\"L1\">{}{}</text:list>", item(&inner), item(&p("D")));
    assert_eq!(lines(&read("a.odt", &odf("text", styles, &body))), ["I. A", "1. B", "2. C", "II. D"]);
}

#[test]
fn open_document_tables_know_their_merges() {
    let cell = |props: &str, t: &str| format!("<table:table-cell{props}><text:p>{t}</text:p></table:table-cell>");
    let body = format!(
        "<table:table><table:table-header-rows><table:table-row>{}{}<table:covered-table-cell/></table:table-row></table:table-header-rows>\
        <table:table-row><table:covered-table-cell/>{}{}</table:table-row></table:table>",
        cell(" table:number-rows-spanned=\"2\"", "TT"),
        cell(" table:number-columns-spanned=\"2\"", "Năm"),
        cell("", "2025"),
        cell("", ""),
    );
    let text = read("a.odt", &odf("text", "", &body));
    assert_eq!(lines(&text), ["TT", "Năm", "2025", ""]);
    let cells: Vec<Cell> = text.lines().iter().filter_map(soat::text::Line::cell).collect();
    assert_eq!((cells[0].rows, cells[0].header, cells[1].columns), (2, true, 2));
    assert_eq!((cells[2].row, cells[2].column, cells[3].column), (1, 1, 2));
}

#[test]
fn locked_open_documents_are_named_as_such() {
    let manifest: &[u8] = b"<manifest><encryption-data/></manifest>";
    let bytes = package::zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", b"\x00\x01"),
    ]);
    assert_eq!(code("a.odt", &bytes), "encrypted");
}

#[test]
fn workbooks_show_numbers_as_formatted_and_cells_where_they_stand() {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c>\
        <c r=\"B3\" s=\"0\"><v>1234567.5</v></c><c r=\"C3\" s=\"1\"><v>0.925</v></c><c r=\"D3\"/></row></sheetData>\
        <mergeCells count=\"1\"><mergeCell ref=\"A1:C2\"/></mergeCells>";
    let text = read("a.xlsx", &xlsx(sheet, &["BIỂU CHỈ TIÊU", "Thu ngân sách"], &["#,##0.0", "0.0%"]));
    assert_eq!(lines(&text), ["BIỂU CHỈ TIÊU", "Thu ngân sách", "1.234.567,5", "92,5%"]);
    let cells: Vec<Cell> = text.lines().iter().filter_map(soat::text::Line::cell).collect();
    assert_eq!((cells[0].rows, cells[0].columns), (2, 3));
    assert_eq!((cells[2].row, cells[2].column), (2, 1));
    let source = text.origins().source_of(text.lines()[3].span).unwrap();
    assert_eq!(text.source().parts[usize::from(source.part)], "xl/worksheets/sheet1.xml");
}

#[test]
fn hidden_sheets_are_not_read() {
    let styles = "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let sheet = |style: &str, text: &str| {
        format!(
            "<table:table table:style-name=\"{style}\"><table:table-row><table:table-cell><text:p>{text}</text:p>\
            </table:table-cell></table:table-row></table:table>"
        )
    };
    let body = sheet("ta1", "a") + &sheet("ta2", "b");
    assert_eq!(lines(&read("a.ods", &odf("spreadsheet", styles, &body))), ["a"]);
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing() {
    let sheet =
        "<sheetData><row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>xa</t></is></c></row></sheetData>";
    assert_eq!(lines(&read("a.xlsx", &xlsx(sheet, &[], &[]))), ["xa"]);
    let body = "<table:table><table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
        </table:table-row><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(lines(&read("a.ods", &odf("spreadsheet", "", body))), ["a"]);
}

/// A PDF of one page with this content and this font object.
fn pdf(content: &str, font: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        font.to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut offsets = vec![];
    for (i, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", i + 1);
    }
    let start = file.len();
    file += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        file += &format!("{offset:010} 00000 n \n");
    }
    file += &format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF", objects.len() + 1);
    file.into_bytes()
}

/// A font whose letters are drawn by the page's own program: no font file is needed.
const TYPE3: &str = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 68 \
    /Widths [600 600 600 600] /Encoding << /Type /Encoding /Differences [65 /A /B /C /D] >> /CharProcs << >> >>";

#[test]
fn a_page_without_characters_has_no_text_layer() {
    assert_eq!(code("a.pdf", &pdf("0 0 100 100 re f", TYPE3)), "no-text-layer");
}

#[test]
fn a_page_that_says_what_its_glyphs_spell_is_believed() {
    // Letters drawn in parts; a stretch inside another one; one whose glyphs have no characters; one that spells nothing.
    let page = "BT /F1 10 Tf 50 800 Td (AB) Tj /Span << /ActualText <FEFF1EAD> >> BDC (C) Tj 12 2 Td (D) Tj EMC 6 -2 Td (A) Tj \
        /Span << /ActualText (xy) >> BDC /Span << /ActualText (z) >> BDC (B) Tj EMC (C) Tj EMC \
        /Span << /ActualText <FEFF> >> BDC (D) Tj EMC (BA) Tj ET";
    assert_eq!(lines(&read("a.pdf", &pdf(page, TYPE3))), ["ABậAxy BA"]);
    let nameless = TYPE3.replace("/A /B /C /D", "/a1 /a2 /a3 /a4");
    let page = "BT /F1 10 Tf 50 800 Td /Span << /ActualText (KH) >> BDC (AB) Tj EMC ET";
    assert_eq!(lines(&read("a.pdf", &pdf(page, &nameless))), ["KH"]);
    // Two rows: which glyph spells what is not said.
    let page = "BT /F1 10 Tf 50 800 Td /Span << /ActualText (one) >> BDC (AB) Tj 0 -40 Td (CD) Tj EMC ET";
    assert_eq!(lines(&read("a.pdf", &pdf(page, TYPE3))), ["AB", "CD"]);
}

#[test]
fn broken_pdf_files_are_damaged() {
    assert_eq!(code("a.pdf", b"%PDF-1.7\nnothing"), "damaged");
    let whole = pdf("0 0 100 100 re f", TYPE3);
    for cut in (9..whole.len()).step_by(31) {
        assert!(matches!(code("a.pdf", &whole[..cut]), "damaged" | "no-text-layer" | "empty"));
    }
}

#[test]
fn old_formats_need_libreoffice_and_say_so() {
    let text = "{\\rtf1\\ansi K\\u7871?\\'20ho\\u7841?ch\\par}";
    match read_bytes("a.rtf", text.as_bytes(), &Limits::default()) {
        Ok(text) => assert_eq!(lines(&text), ["Kế hoạch"]),
        Err(error) => assert!(matches!(error.code(), "needs-libreoffice"), "{error}"),
    }
}

#[test]
fn items_of_open_document_lists_count_as_they_are_printed() {
    let level = |n: u8, format: &str, suffix: &str| {
        format!(
            "<text:list-level-style-number text:level=\"{n}\" style:num-format=\"{format}\" style:num-suffix=\"{suffix}\"/>"
        )
    };
    let styles = format!(
        "<text:list-style style:name=\"L\">{}{}</text:list-style><text:list-style style:name=\"M\">{}{}</text:list-style>\
        <text:list-style style:name=\"N\">{}</text:list-style>",
        level(1, "I", "."),
        level(2, "1", "."),
        level(1, "I", "."),
        level(2, "a", ")"),
        level(1, "01, 02, 03, ...", "/"),
    );
    let item = |text: &str, more: &str| format!("<text:list-item><text:p>{text}</text:p>{more}</text:list-item>");
    let list = |style: &str, items: &str| format!("<text:list text:style-name=\"{style}\">{items}</text:list>");
    let inner = |words: [&str; 2]| list("M", &(item(words[0], "") + &item(words[1], "")));
    // The second list begins with an item that only holds the list below: it has no number of its own.
    let body = list("L", &(item("MỘT", &inner(["x", "y"])) + &item("HAI", &inner(["z", "t"]))))
        + "<text:p>giữa</text:p><text:list text:style-name=\"L\" text:continue-numbering=\"true\"><text:list-item>"
        + &list("L", &item("mục", ""))
        + "</text:list-item>"
        + &item("BA", "")
        + "</text:list>"
        + &list("N", &item("mã", ""));
    let text = read("thu.odt", &odf("text", &styles, &body));
    assert_eq!(
        lines(&text),
        ["I. MỘT", "a) x", "b) y", "II. HAI", "a) z", "b) t", "giữa", "1. mục", "III. BA", "01/ mã"]
    );
}
