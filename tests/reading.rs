//! The reader's laws, on invented drafts and on mutations of them.

use std::path::Path;

use proptest::prelude::*;
use soat::read::{Limits, read_bytes};
use soat::text::{LineKind, Text};
use unicode_normalization::is_nfc;

const DRAFT: &str = include_str!("reading/draft.md");
const PAGE: &str = include_str!("reading/page.html");
const LAYOUT: &str = include_str!("reading/layout.txt");

fn read(name: &str, bytes: &[u8]) -> Option<Text> {
    read_bytes(name, bytes, &Limits::default()).ok()
}

fn keep_laws(text: &Text) {
    let content = text.content();
    assert!(is_nfc(content), "content is NFC");
    let joined: Vec<&str> = (0..text.lines().len()).map(|i| text.line_text(i)).collect();
    assert_eq!(joined.join("\n"), content, "content is the lines joined");
    assert!(joined.iter().all(|line| !line.contains('\n')), "a line is one line");
    let source = text.source().decoded.as_deref().expect("text formats keep their characters");
    let mut before = (0, 0);
    for segment in text.origins().segments() {
        assert!(
            segment.content.start >= before.0 && segment.source.start >= before.1,
            "sorted and disjoint: {segment:?}"
        );
        assert!(segment.content.start < segment.content.end && segment.source.start < segment.source.end);
        before = (segment.content.end, segment.source.end);
        if segment.content.len() == segment.source.len() {
            assert_eq!(&content[segment.content.range()], &source[segment.source.range()]);
        }
    }
    assert!(text.styles().is_sorted_by_key(|s| s.span));
    for styled in text.styles() {
        assert!(!content[styled.span.range()].contains('\n'), "a style ends with its line");
    }
    // A column is counted from the start of its line: on few lines only, for files of one long line.
    let starts = text.line_starts();
    for line in text.lines().iter().take(1000) {
        text.place(line.span, &starts);
    }
}

#[test]
fn drafts_keep_the_laws() {
    for (name, bytes) in [("a.md", DRAFT), ("a.html", PAGE), ("a.txt", LAYOUT), ("b.txt", DRAFT), ("b.html", DRAFT)] {
        keep_laws(&read(name, bytes.as_bytes()).expect("a draft is read"));
    }
}

/// `SOAT_SHOW=path cargo test --test reading shows -- --nocapture` prints what the reader makes of files.
#[test]
fn shows_what_was_read() {
    let Some(paths) = std::env::var_os("SOAT_SHOW") else { return };
    for path in std::env::split_paths(&paths) {
        let text = soat::read::read_path(Path::new(&path), &Limits::default()).expect("it can be read");
        keep_laws(&text);
        println!("##### {}", path.display());
        for (i, line) in text.lines().iter().enumerate() {
            let kind = match line.kind {
                LineKind::Paragraph => "P".into(),
                LineKind::Heading(level) => format!("H{level}"),
                LineKind::Cell(c) => {
                    let spans =
                        if c.columns * c.rows > 1 { format!("+{}x{}", c.rows, c.columns) } else { String::new() };
                    format!("{}{}:{}.{}{spans}", if c.header { "h" } else { "c" }, c.table, c.row, c.column)
                }
                other => format!("{other:?}"),
            };
            println!("{kind:8}{:?}\t{}", line.gap, text.line_text(i));
        }
    }
}

#[test]
fn drafts_read_as_a_person_reads_them() {
    let text = read("a.md", DRAFT.as_bytes()).expect("read");
    for line in [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/KH-UBND",
        "Suối Mơ Hạ, ngày 05 tháng 01 năm 2031",
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "1. Thu ngân sách đạt 95% trở lên trong giai đoạn 2026 - 2030, tăng m2 đất & nhà.",
        "Tỷ lệ hộ dân sử dụng nước hợp vệ sinh trên địa bàn thôn đạt từ 95% trở lên",
        "CHỦ TỊCH",
    ] {
        assert!(text.content().lines().any(|l| l == line), "{line:?} in {}", text.content());
    }
    let page = read("a.html", PAGE.as_bytes()).expect("read");
    assert!(page.content().contains("\n- Thu ngân sách én\n"), "{}", page.content());
    let layout = read("a.txt", LAYOUT.as_bytes()).expect("read");
    assert!(layout.content().contains("\nĐộc lập - Tự do - Hạnh phúc\n"), "{}", layout.content());
    assert!(layout.lines().iter().any(|l| l.kind == LineKind::PageBreak));
}

/// The cells of a text, each with its row, its column and its words.
fn cells(text: &Text) -> Vec<(u32, u16, &str)> {
    let lines = text.lines().iter().enumerate();
    lines.filter_map(|(i, line)| Some((line.cell()?.row, line.cell()?.column, text.line_text(i)))).collect()
}

#[test]
fn numbers_set_in_by_tabs_are_no_cells() {
    let list =
        "\tI.\tMỤC ĐÍCH\n\t1.\tMục đích chung\n\t-\tThu đúng, thu đủ.\n\t-\tChi đúng quy định.\n\tII.\tNHIỆM VỤ\n";
    assert_eq!(cells(&read("a.txt", list.as_bytes()).expect("read")), []);
    let table = "\tTT\tNội dung\tSố hộ\n\t1.\tHộ nghèo\t12\n\t2.\tHộ cận nghèo\t15\n";
    assert_eq!(cells(&read("a.txt", table.as_bytes()).expect("read")).len(), 12);
}

#[test]
fn columns_that_stand_clear_of_each_other_are_a_table() {
    let table = "Kết quả thu năm qua:\n\n\
        TT   Nội dung              Dự toán    Thực hiện\n\
        \u{20}    Tổng thu                  90           93\n\
        \u{20}1   Lệ phí                    30           31\n\
        \u{20}2   Thu khác                  60           62\n\n";
    let text = read("a.txt", table.as_bytes()).expect("read");
    let found = cells(&text);
    assert_eq!(found[..4], [(0, 0, "TT"), (0, 1, "Nội dung"), (0, 2, "Dự toán"), (0, 3, "Thực hiện")]);
    assert_eq!(found[4..7], [(1, 1, "Tổng thu"), (1, 2, "90"), (1, 3, "93")]);
    keep_laws(&text);
    // A name that goes on under its row: which figures belong together is not told.
    let broken = table.replace("\n 2   Thu", "\n     trước bạ\n 2   Thu");
    assert_eq!(cells(&read("a.txt", broken.as_bytes()).expect("read")), []);
    let contacts = "Chủ tịch:   Nguyễn Văn An   0900 000 001\nPhó Chủ tịch:   Trần Thị Bình   0900 000 002\n";
    assert_eq!(cells(&read("a.txt", contacts.as_bytes()).expect("read")), []);
}

#[test]
fn spaces_at_every_line_end_break_no_paragraph() {
    let wrapped = "Ủy ban nhân dân xã xây dựng kế hoạch phát triển kinh tế và\n\
        bảo đảm an sinh xã hội trên địa bàn xã Hòa Sơn trong năm và\n\
        những năm tới, với các nội dung chủ yếu sau đây do Trưởng thôn\n\
        Tiên Du chủ trì thực hiện theo chức năng và nhiệm vụ được giao\n\
        hằng năm.\n";
    let plain = read("a.txt", wrapped.as_bytes()).expect("read");
    assert_eq!(plain.lines().len(), 1, "{}", plain.content());
    let trailed = read("a.txt", wrapped.replace('\n', "  \n").as_bytes()).expect("read");
    assert_eq!(trailed.content(), plain.content());
}

#[test]
fn html_lists_have_the_numbers_a_browser_prints() {
    let page = "<ol type=I><li><p>Mục <b>đích</b></p><ol><li>Một<li>Hai</ol><li></li><li value=5>Năm</ol><ul><li>Chấm</ul><p>Thường</p>";
    let text = read("a.html", page.as_bytes()).expect("read");
    assert_eq!(text.content(), "I. Mục đích\n1. Một\n2. Hai\nV. Năm\nChấm\nThường");
    keep_laws(&text);
    let page = "<p>Chính&shy;quyền địa\u{AD}phương <del>đã xóa <b>hẳn</b> </del><ins>đã thêm</ins>.</p>";
    assert_eq!(read("a.html", page.as_bytes()).expect("read").content(), "Chínhquyền địaphương đã thêm.");
}

#[test]
fn ten_megabytes_are_read_in_linear_time() {
    let line = "Thu ngân sách đạt 95% **trở lên** ".repeat(10 * 1024 * 1024 / 40);
    let lines = "- Thu ngân sách trên địa bàn xã đạt 95% kế hoạch được giao;\n".repeat(150_000);
    for (name, text) in [("line", line), ("lines", lines)] {
        let begun = std::time::Instant::now();
        keep_laws(&read("a.txt", text.as_bytes()).expect("read"));
        let took = begun.elapsed();
        println!("{name}: {} MB in {took:?}", text.len() >> 20);
        assert!(took.as_secs() < 30, "{took:?}");
    }
}

fn decomposed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().collect()
}

#[test]
fn composed_and_decomposed_files_give_the_same_content() {
    for (name, source) in [("a.md", DRAFT), ("a.html", PAGE)] {
        let nfc = read(name, source.as_bytes()).expect("read");
        let nfd = read(name, decomposed(source).as_bytes()).expect("read");
        keep_laws(&nfd);
        assert_eq!(nfc.content(), nfd.content());
        assert_eq!(nfc.lines(), nfd.lines());
        assert_eq!(nfc.styles(), nfd.styles());
    }
}

#[test]
fn line_ends_and_encodings_change_nothing() {
    let plain = read("a.md", DRAFT.as_bytes()).expect("read");
    let crlf = DRAFT.replace('\n', "\r\n");
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(crlf.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [crlf.as_bytes(), &utf16] {
        let text = read("a.md", bytes).expect("read");
        keep_laws(&text);
        assert_eq!(text.content(), plain.content());
        assert_eq!(text.lines(), plain.lines());
    }
}

#[test]
fn hostile_files_are_read_in_linear_time() {
    for piece in [
        "*", "**a ", "<b", "<!--", "[", "](", "&", "|\n", "|a\n", "\t", "<table>", "`", "a_", "\u{301}", "\\", "<td>",
        "| a ", "\x0c", "Số:\n", ">", "#", "a\tb\n", "| x |\n",
    ] {
        for name in ["a.txt", "a.html"] {
            let begun = std::time::Instant::now();
            if let Some(text) = read(name, piece.repeat(20_000).as_bytes()) {
                assert!(is_nfc(text.content()));
            }
            assert!(begun.elapsed().as_secs() < 60, "{piece:?} in {name}: {:?}", begun.elapsed());
        }
    }
}

fn mutated(source: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "\n",
        "\n\n",
        "|",
        "\n|\n",
        "\t",
        "<b>",
        "</b>",
        "<table>",
        "<tr><td>",
        "</table>",
        "<br>",
        "&#769;",
        "&nbsp;",
        "\u{301}",
        "\u{323}",
        "\x0c",
        "\r",
        "\r\n",
        "- ",
        "# ",
        "`",
        "\\",
        "<!--",
        "-->",
        "](",
        "[",
        "|---|",
        "\u{a0}",
        "  ",
        "   ",
        "K",
        "\u{344}",
        "\u{1100}\u{1161}",
        ">",
        "<td rowspan=9 colspan=9>",
    ]);
    (prop::collection::vec((any::<prop::sample::Index>(), piece, 0_usize..30), 0..12), any::<prop::sample::Index>())
        .prop_map(move |(edits, cut)| {
            let mut text: Vec<char> = source.chars().collect();
            for (at, piece, drop) in edits {
                let at = at.index(text.len() + 1);
                let end = (at + drop).min(text.len());
                text.splice(at..end, piece.chars());
            }
            let keep = text.len() - cut.index(text.len() + 1) / 4;
            text[..keep].iter().collect::<String>().into_bytes()
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_drafts_keep_the_laws(md in mutated(DRAFT), html in mutated(PAGE), layout in mutated(LAYOUT)) {
        for (name, bytes) in [("a.md", md), ("a.html", html), ("a.txt", layout)] {
            if let Some(text) = read(name, &bytes) {
                keep_laws(&text);
            }
        }
    }

    #[test]
    fn truncated_bytes_never_panic(cut in any::<prop::sample::Index>()) {
        let bytes = DRAFT.as_bytes();
        read("a.md", &bytes[..cut.index(bytes.len())]);
    }
}
