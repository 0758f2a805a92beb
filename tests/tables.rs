//! Tables of any shape go through every rule without a panic, and long ones in about linear time.

use proptest::prelude::*;
use soat::lint::{Linter, Settings};
use soat::read::{Limits, read_bytes};
use soat::rules::Catalog;
use std::fmt::Write as _;

fn findings(markdown: &str) -> usize {
    let settings = Settings { select: Some(vec!["SL".to_owned()]), ..Settings::default() };
    let linter = Linter::new(&Catalog::shipped(), settings).expect("every shipped rule can be set up");
    let text = match read_bytes("table.md", markdown.as_bytes(), &Limits::default()) {
        Ok(text) => text,
        // A table of nothing but dashes is a line across the page.
        Err(error) if error.code() == "empty" => return 0,
        Err(error) => panic!("a table is text: {error:?}"),
    };
    linter.check(&text).diagnostics.len()
}

fn cell() -> impl Strategy<Value = String> {
    let fixed = [
        "",
        "STT",
        "Nội dung",
        "Chỉ tiêu",
        "Kế hoạch",
        "Thực hiện",
        "Tỷ lệ (%)",
        "Tổng cộng",
        "Trong đó:",
        "I",
        "1",
        "1.1",
        "-",
        "- Lúa",
        "5=4/3",
        "12",
        "1.250,5",
        "95%",
        "-3",
        "(4)",
        "03 hộ",
        "từ 90% trở lên",
        "99.999.999.999.999.999.999.999.999",
        "0",
        "Tỷ lệ hộ nghèo",
    ];
    proptest::sample::select(fixed.to_vec()).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_table_goes_through(rows in proptest::collection::vec(proptest::collection::vec(cell(), 1..8), 1..14)) {
        let lines: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
        let rule = format!("|{}", "---|".repeat(rows[0].len()));
        let markdown = format!("{}\n{rule}\n{}\n", lines[0], lines[1..].join("\n"));
        findings(&markdown);
    }
}

#[test]
fn a_long_table_is_judged_to_its_end() {
    let mut markdown = String::from("| STT | Nội dung | Kế hoạch | Thực hiện | Tỷ lệ (%) |\n|---|---|---|---|---|\n");
    for row in 1..2_000 {
        let _ = writeln!(markdown, "| {row} | Đường liên ấp {row} | 100 | 50 | 50 |");
    }
    assert_eq!(findings(&markdown), 0);
    markdown.push_str("| 2000 | Đường liên ấp 2000 | 100 | 50 | 60 |\n");
    assert_eq!(findings(&markdown), 1);
}
