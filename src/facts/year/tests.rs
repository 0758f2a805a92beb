//! What the readers of years and periods claim.

use super::*;
use crate::facts::cue::Cues;
use crate::facts::date::{dates, year_runs};
use crate::facts::words::words;
use crate::text::{Text, TextBuilder};
use crate::tree;

fn read(content: &str, plan: u16) -> (Text, Vec<YearMention>, Vec<Period>) {
    let text = TextBuilder::plain(content);
    let tree = tree::build(&text);
    let words = words(&text);
    let runs = year_runs(text.content());
    let dates = dates(&text, &tree, &words, &Cues::of(&words), &runs);
    let profile = Profile { plan_year: Some(plan), ..Profile::default() };
    let (years, periods) = years(&text, &tree, &words, &profile, &dates, &runs);
    (text, years, periods)
}

#[test]
fn roles_are_told_by_the_words_before() {
    let role = |content: &str| read(content, 2024).1.first().map(|y| y.role);
    assert_eq!(role("Hoàn thành chỉ tiêu năm 2024."), Some(YearRole::Plan));
    assert_eq!(role("Giảm 02 hộ so với năm 2023."), Some(YearRole::Compared));
    assert_eq!(role("tăng so với cùng kỳ năm 2022"), Some(YearRole::Compared));
    assert_eq!(role("phấn đấu đến năm 2030"), Some(YearRole::Horizon));
    assert_eq!(role("theo Luật Đất đai năm 2013"), Some(YearRole::Named));
    assert_eq!(role("họp ngày 25/4/2023"), Some(YearRole::Date));
    assert_eq!(role("xong trong tháng 9/2023"), Some(YearRole::Date));
    assert_eq!(role("Thu ngân sách năm 2023 đạt"), Some(YearRole::Plain));
}

#[test]
fn figures_and_symbols_are_no_years() {
    for text in ["có 2015 hộ", "ISO 9001:2015", "số 30/2020/NĐ-CP", "đạt 1.2024 ha", "QCVN 2020-BTNMT"] {
        assert!(read(text, 2024).1.is_empty(), "{text}");
    }
}

#[test]
fn periods_carry_what_they_are_of() {
    let period = |content: &str| {
        let (text, _, periods) = read(content, 2024);
        periods.first().map(|p| (text.slice(p.span).to_owned(), p.from, p.to, p.role))
    };
    let is = |said: &str, from, to, role| Some((said.to_owned(), from, to, role));
    assert_eq!(period("giai đoạn 2021 - 2025"), is("giai đoạn 2021 - 2025", 2021, 2025, PeriodRole::Stage));
    assert_eq!(
        period("kỳ họp thứ 7 HĐND xã nhiệm kỳ 2021-2026"),
        is("nhiệm kỳ 2021-2026", 2021, 2026, PeriodRole::CouncilTerm)
    );
    assert_eq!(
        period("Đảng bộ xã lần thứ V, nhiệm kỳ 2020–2025"),
        is("nhiệm kỳ 2020–2025", 2020, 2025, PeriodRole::PartyTerm)
    );
    assert_eq!(period("bầu Trưởng khóm nhiệm kỳ 2022-2027").map(|p| p.3), Some(PeriodRole::OtherTerm));
    assert_eq!(period("Năm học 2022-2023").map(|p| p.3), Some(PeriodRole::School));
    assert_eq!(period("Kế hoạch 5 năm 2021-2025"), is("5 năm 2021-2025", 2021, 2025, PeriodRole::Stage));
}
