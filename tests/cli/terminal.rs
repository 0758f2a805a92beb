//! What people see: the report `full`.

use super::{CLEAN, DRAFT, folder, out, soat};
use snapbox::{assert_data_eq, str};

#[test]
fn a_finding_shows_its_place_the_places_involved_and_what_to_do() {
    let at = folder(&[("kh.txt", DRAFT)]);
    assert_data_eq!(
        out(&soat(at.path(), &["check"])),
        str![[r"
cảnh báo[TN03]: “THT” được giải thích hai cách: “tổ hợp tác” và “tiểu học tư”
  ┌─ kh.txt:3:37
  │
2 │ - Củng cố tổ hợp tác (THT) trồng nấm.
  │           --------------- lần giải thích trước
3 │ - Dạy học ở các trường tiểu học tư (THT) được duy trì.
  │                                     ^^^
  │
  = đề nghị: mỗi chữ viết tắt giữ một nghĩa trong cả văn bản
  = căn cứ: [..]
      [..]

0 lỗi, 1 cảnh báo, 0 lưu ý trong 1 văn bản.
Xem giải thích một quy tắc: soat explain TN03

"]]
    );
}

#[test]
fn carets_stand_under_decomposed_letters_too() {
    use unicode_normalization::UnicodeNormalization;
    let carets = |content: &str| {
        let at = folder(&[("kh.txt", content)]);
        let page = out(&soat(at.path(), &["check"]));
        let lines: Vec<&str> = page.lines().filter(|line| line.contains("^^^")).collect();
        lines.join("\n")
    };
    let decomposed: String = DRAFT.nfd().collect();
    assert_ne!(decomposed, DRAFT);
    assert_eq!(carets(&decomposed), carets(DRAFT));
}

#[test]
fn long_paragraphs_are_clipped_around_the_finding() {
    let padding = "Ủy ban nhân dân xã chỉ đạo các ban, ngành phối hợp thực hiện. ".repeat(400);
    let content = DRAFT.replace("- Dạy", &format!("{padding}Dạy")).replace("duy trì.", &padding);
    let at = folder(&[("kh.txt", &content)]);
    let page = out(&soat(at.path(), &["check"]));
    let longest = page.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    assert!(longest <= 100, "{longest} columns:\n{page}");
    let caret = page.lines().find(|line| line.contains("^^^")).expect("carets");
    let above = page.lines().zip(page.lines().skip(1)).find(|(_, below)| *below == caret).expect("the line above").0;
    let column = caret.chars().position(|c| c == '^').expect("a caret");
    assert_eq!(above.chars().skip(column).take(3).collect::<String>(), "THT", "{page}");
}

#[test]
fn escapes_and_turned_reading_orders_never_reach_the_terminal() {
    let content = DRAFT.replace("trồng", "\u{1b}[31mtrồng\u{202e}");
    let at = folder(&[("kh.txt", &content)]);
    for format in ["full", "short"] {
        let page = out(&soat(at.path(), &["check", "-f", format]));
        assert!(!page.contains(['\u{1b}', '\u{202e}']), "{page:?}");
    }
}

#[test]
fn colours_only_where_asked_for_or_on_a_terminal() {
    let at = folder(&[("kh.txt", DRAFT)]);
    assert!(!out(&soat(at.path(), &["check"])).contains('\u{1b}'));
    assert!(out(&soat(at.path(), &["check", "--color", "always"])).contains("\u{1b}["));
}

#[test]
fn quiet_prints_findings_only_and_nothing_for_a_clean_draft() {
    let at = folder(&[("kh.txt", CLEAN)]);
    assert_eq!(out(&soat(at.path(), &["check", "-q"])), "");
    assert_data_eq!(out(&soat(at.path(), &["check"])), "Không phát hiện gì trong 1 văn bản.\n");
}
