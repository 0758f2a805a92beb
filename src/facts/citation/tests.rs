//! What the reader of citations claims.

use super::*;
use crate::facts::date::{DateRole, dates, year_runs};
use crate::facts::words::words;
use crate::text::TextBuilder;
use crate::tree;

struct Read(Text, Vec<Citation>, Vec<DateMention>);

fn read(content: &str) -> Read {
    let text = TextBuilder::plain(content);
    let tree = tree::build(&text);
    let words = words(&text);
    let cues = Cues::of(&words);
    let mut dates = dates(&text, &tree, &words, &cues, &year_runs(text.content()));
    let found = citations(&text, &tree, &words, &cues, &mut dates);
    Read(text, found, dates)
}

impl Read {
    fn said(&self, span: Option<Span>) -> &str {
        span.map_or("", |span| self.0.slice(span))
    }
}

#[test]
fn a_full_citation_is_read_in_all_its_parts() {
    let read = read(
        "Thực hiện Nghị quyết số 17/NQ-HĐND ngày 20 tháng 12 năm 2024 của Hội đồng nhân dân xã Bình An về nhiệm vụ năm 2025;",
    );
    let [c] = read.1.as_slice() else { panic!("{:?}", read.1) };
    assert_eq!(read.said(Some(c.kind_span)), "Nghị quyết");
    assert_eq!(read.said(c.symbol), "17/NQ-HĐND");
    assert_eq!(c.date.map(|d| d.to_string()).as_deref(), Some("2024-12-20"));
    assert_eq!(read.said(c.agency), "Hội đồng nhân dân xã Bình An");
    assert_eq!(read.said(c.title), "về nhiệm vụ năm 2025");
    assert!(c.has_so);
    assert_eq!(read.2[0].role, DateRole::Cited);
}

#[test]
fn short_and_odd_writings_are_read() {
    let read = read(
        "theo quyết định 1300/QĐ-BYT ngày 09/3/2023 của Bộ Y tế; Chương trình hành động số 01-CTr/ĐU; Kế hoạch số:     /KH-UBND",
    );
    let symbols: Vec<&str> = read.1.iter().map(|c| read.said(c.symbol)).collect();
    assert_eq!(symbols, ["1300/QĐ-BYT", "01-CTr/ĐU", "/KH-UBND"]);
    assert!(!read.1[0].has_so && read.1[1].has_so);
    assert_eq!(read.said(read.1[0].agency), "Bộ Y tế");
}

#[test]
fn laws_are_read_by_name_with_date_year_or_number() {
    let read = read(
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022; Luật Đất đai năm 2024; Luật Việc làm số 74/2025/QH15, ngày 16/6/2025.",
    );
    let titles: Vec<&str> = read.1.iter().map(|c| read.said(c.title)).collect();
    assert_eq!(titles, ["Thi đua, khen thưởng", "Đất đai", "Việc làm"]);
    assert!(read.1[0].date.is_some());
    assert_eq!(read.1[1].date_parts.map(|(_, _, year)| year.value), Some(Some(2024)));
    assert_eq!(read.said(read.1[2].symbol), "74/2025/QH15");
    assert!(read.1[2].date.is_some());
}

#[test]
fn amending_laws_keep_their_whole_name() {
    let read =
        read("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Cư trú và Luật Hộ tịch ngày 22 tháng 11 năm 2029;");
    assert_eq!(read.1.len(), 1);
    assert_eq!(read.said(read.1[0].title), "sửa đổi, bổ sung một số điều của Luật Cư trú và Luật Hộ tịch");
    assert!(read.1[0].date.is_some());
}

#[test]
fn a_citation_in_a_title_is_nested() {
    let read = read(
        "Kế hoạch số 20-KH/ĐU ngày 27/10/2024 của Đảng ủy xã về thực hiện Nghị quyết số 15-NQ/TU của Tỉnh ủy; Chỉ thị số 03-CT/TU",
    );
    let nested: Vec<bool> = read.1.iter().map(|c| c.is_nested).collect();
    assert_eq!(nested, [false, true, false]);
}

#[test]
fn common_words_are_no_citations() {
    for text in [
        "Ban hành quyết định công nhận, xây dựng kế hoạch, thực hiện pháp luật về đất đai.",
        "Kế hoạch này được triển khai; Kế hoạch 5 năm 2021-2025; báo cáo 02/04 ấp",
        "chấp hành kỷ luật lao động; Đoàn Luật sư tỉnh; Luật này",
        "Đề án 06 và Nghị quyết 57",
    ] {
        assert!(read(text).1.is_empty(), "{text}: {:?}", read(text).1);
    }
}
