//! What the grammar of dates and its roles claim.

use super::*;
use crate::facts::words::words;
use crate::text::TextBuilder;
use crate::tree;

fn read(content: &str) -> Vec<(String, Option<String>)> {
    let text = TextBuilder::plain(content);
    let found = all(&text);
    found.iter().map(|d| (text.slice(d.span).to_owned(), d.date.map(|d| d.to_string()))).collect()
}

fn all(text: &Text) -> Vec<DateMention> {
    let tree = tree::build(text);
    let words = words(text);
    dates(text, &tree, &words, &Cues::of(&words), &year_runs(text.content()))
}

fn spans(content: &str) -> Vec<String> {
    read(content).into_iter().map(|(written, _)| written).collect()
}

#[test]
fn every_writing_is_read() {
    let found = read("Họp ngày 19 tháng 6 năm 2015, 26/12/2022 và ngày 30-10-2025; gửi trước 05.12.2024.");
    let wanted = [
        ("ngày 19 tháng 6 năm 2015", "2015-06-19"),
        ("26/12/2022", "2022-12-26"),
        ("ngày 30-10-2025", "2025-10-30"),
        ("05.12.2024", "2024-12-05"),
    ];
    assert_eq!(found, wanted.map(|(written, date)| (written.to_owned(), Some(date.to_owned()))));
}

#[test]
fn impossible_and_blank_dates_are_facts_without_a_date() {
    assert_eq!(read("Tổng kết trước ngày 31/4/2024."), [("ngày 31/4/2024".to_owned(), None)]);
    assert_eq!(
        spans("Số   /KH-UBND ngày / /2023; ngày tháng 02 năm 2024; ngày    tháng    năm 2023; ngày …/…/2025"),
        ["ngày / /2023", "ngày tháng 02 năm 2024", "ngày    tháng    năm 2023", "ngày …/…/2025"]
    );
}

#[test]
fn words_of_time_symbols_and_ratios_are_no_dates() {
    for text in [
        "Kiểm tra hằng ngày, hằng tháng năm 2024.",
        "ghi rõ ngày, tháng, năm sinh; ghi ngày tháng năm sinh của người học",
        "những ngày tháng 5 năm 1975",
        "Nghị định số 30/2020/NĐ-CP, đạt 12/24/2023 hộ/2020/NQ",
        "báo cáo trước ngày 10 hằng tháng; trước ngày 15/12",
        "giai đoạn 2021-2025, năm học 2023-2024",
        "thửa 1.12/5/2024",
    ] {
        let found = spans(text);
        assert!(found.is_empty() || text.contains("12/24"), "{text}: {found:?}");
    }
}

#[test]
fn a_weekday_belongs_to_the_date_beside_it() {
    let day = |content: &str| {
        let text = TextBuilder::plain(content);
        all(&text).first().and_then(|d| d.weekday.map(|(day, span)| (day, text.slice(span).to_owned())))
    };
    assert_eq!(day("Khai mạc vào thứ Tư, ngày 30/4/2026."), Some((3, "thứ Tư".to_owned())));
    assert_eq!(day("Ngày 11 tháng 01 năm 2026 (Chủ nhật)."), Some((7, "Chủ nhật".to_owned())));
    assert_eq!(day("sáng thứ 7, ngày 10/01/2026"), Some((6, "thứ 7".to_owned())));
    assert_eq!(day("kỳ họp thứ sáu, ngày 10/7/2023"), None);
    assert_eq!(day("Đại hội lần thứ Năm, ngày 10/7/2023"), None);
}

#[test]
fn deadlines_are_told_by_the_words_before() {
    let role = |content: &str| all(&TextBuilder::plain(content))[0].role;
    assert_eq!(role("gửi báo cáo trước ngày 05/12/2024"), DateRole::Deadline);
    assert_eq!(role("chậm nhất là ngày 20 tháng 11 năm 2024"), DateRole::Deadline);
    assert_eq!(role("hoàn thành trước 30/9/2024"), DateRole::Deadline);
    assert_eq!(role("họp trước dân. Ngày 30/9/2024 khai mạc"), DateRole::Other);
}
