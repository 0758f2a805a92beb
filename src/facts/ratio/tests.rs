//! Ratio statements in the wordings of drafts, and what looks like one and is none.

use super::*;
use crate::facts::quantity;
use crate::text::TextBuilder;

/// `a/b=p wording unchecked verdict` of each statement.
fn read(line: &str) -> Vec<String> {
    let text = TextBuilder::plain(line);
    let tree = crate::tree::build(&text);
    let figures = quantity::figures(&text, &tree);
    let show = |r: &Ratio| {
        let value = |p: usize| figures[p].value.to_string();
        let perhaps = r.perhaps.map_or("?".to_owned(), |p| format!("?{}", value(p)));
        let p = r.p.map_or(perhaps, value);
        let unchecked = r.unchecked.map(|u| format!(" {u:?}")).unwrap_or_default();
        let verdict = r.verdict.map(|(v, _)| format!(" {v:?}")).unwrap_or_default();
        format!("{}/{}={p} {:?}{unchecked}{verdict}", figures[r.a].value, figures[r.b].value, r.wording)
    };
    ratios(&text, &figures).iter().map(show).collect()
}

#[test]
fn slashes_with_a_percentage_behind() {
    assert_eq!(read("tiêu thụ được 518 ha /500 ha đạt 103,6%. Hội"), ["518/500=103.6 Slash"]);
    assert_eq!(read("mở thẻ cho 161/270 đối tượng, đạt 59,6%, đang"), ["161/270=59.6 Slash"]);
    assert_eq!(read("bảo hiểm y tế đạt 88%/85% (đạt 103,53% so với chỉ tiêu)"), ["88/85=103.53 Slash"]);
    assert_eq!(read("huy động 1.265/1159 học sinh đạt tỷ lệ 109,15% KH"), ["1265/1159=109.15 Slash"]);
    assert_eq!(read("12/15 hộ (trong đó 3 hộ nghèo), đạt 80%"), ["12/15=80 Slash"]);
    assert_eq!(read("trồng 500 cây/400 cây đạt 125% tỷ lệ cây sống đạt 95%"), ["500/400=125 Slash"]);
}

#[test]
fn other_wordings() {
    assert_eq!(read("Tiến độ đạt 84,75% (3,89/4,59 ha)"), ["3.89/4.59=84.75 PercentFirst"]);
    assert_eq!(read("có 12 hộ trên tổng số 15 hộ, chiếm 80%"), ["12/15=80 OutOf"]);
    assert_eq!(read("thu 120 triệu đồng, đạt 80% so với kế hoạch 150 triệu đồng"), ["120/150=80 AgainstPlan"]);
    assert_eq!(read("trồng 120 ha, đạt 80% KH năm (150 ha)"), ["120/150=80 AgainstPlan"]);
}

#[test]
fn a_plan_behind_a_growth_and_digital_skills() {
    let line = "bán lẻ đạt 425 tỷ đồng, tăng 12% so với năm 2017 (380 tỷ đồng), đạt 101,19% kế hoạch năm (420 tỷ đồng)";
    assert_eq!(read(line), ["425/420=101.19 AgainstPlan"]);
    assert_eq!(read("42/45 cán bộ, công chức được bồi dưỡng kỹ năng số, đạt 93,3%"), ["42/45=93.3 Slash"]);
    let line = "Có 3.685 hộ đạt Gia đình văn hóa trên tổng số 4.050 hộ, đạt 90,99%";
    assert_eq!(read(line), ["3685/4050=90.99 OutOf"]);
}

#[test]
fn a_plan_and_what_was_done_of_it_and_shares_of_a_total_behind() {
    assert_eq!(
        read("Kế hoạch giao 200 triệu đồng, thực hiện 180 triệu đồng, đạt 90% kế hoạch."),
        ["180/200=90 AgainstPlan"]
    );
    assert_eq!(read("Chỉ tiêu 50 ha, đã thực hiện được 60 ha, đạt 120%."), ["60/50=120 AgainstPlan"]);
    assert_eq!(read("hộ nghèo là 45 hộ, chiếm 5% trên tổng số 900 hộ"), ["45/900=5 OutOf"]);
    for line in [
        "Kế hoạch 50 ha, thực hiện 60 ha, diện tích cho thu hoạch đạt 80%.",
        "so với kế hoạch giao 50 ha, thực hiện 60 ha, đạt 80% diện tích",
        "Kế hoạch năm sau 50 ha, vụ này 45 ha, đạt 80%.",
        "có 45 hộ, chiếm 5% và tổng số 900 hộ đã đăng ký",
    ] {
        assert_eq!(read(line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn words_between_that_bring_in_no_other_subject() {
    for line in [
        "giải quyết 45/48 hồ sơ đúng và trước hạn, đạt 93,7%",
        "giải quyết 45/48 hồ sơ trong tháng (lĩnh vực đất đai), đạt 93,7%.",
        "trả 45/48 hồ sơ đúng hạn, tỷ lệ hồ sơ đúng hạn đạt 93,7%; còn",
    ] {
        assert_eq!(read(line), ["45/48=?93.7 Bare NoPercentage"], "{line}");
    }
    for line in [
        "trồng 900/960 cây, tỷ lệ cây sống đạt 93,7%",
        "vận động 45/48 hộ và độ che phủ rừng đạt 93,7%",
        "vận động 45/48 hộ, tăng 2 hộ, đạt 93,7%",
        "giải quyết 45/48 hồ sơ đúng và trước hạn, đạt 93,7% kế hoạch",
        "giải quyết 45/48 hồ sơ đúng và trước hạn, đạt 93,7% so với cùng kỳ",
        "khoảng 45/48 hồ sơ đúng và trước hạn, đạt 93,7%",
    ] {
        assert!(read(line).iter().all(|r| r.contains("=? ")), "{line}: {:?}", read(line));
    }
}

#[test]
fn an_outcome_follows_what_it_came_of() {
    assert_eq!(read("hòa giải 25 vụ, hòa giải thành 22 vụ, đạt 88%"), ["22/25=88 Outcome"]);
    assert_eq!(read("nhận 25 đơn, giải quyết xong 22 đơn (đạt 88%)"), ["22/25=88 Outcome"]);
    for line in [
        "hòa giải 25 vụ, không thành 3 vụ, chiếm 12%",
        "hòa giải 25 vụ; hòa giải thành 22 vụ, đạt 88%",
        "hòa giải 25 vụ, hòa giải thành 22 vụ, đạt 88% so với cùng kỳ",
        "tăng 25 vụ, hòa giải thành 22 vụ, đạt 88%",
        "hòa giải 25 vụ, trồng thành 22 ha, đạt 88%",
        "nhận 19 đơn, hồ sơ trả trước là 22 đơn (đạt 96,5%)",
    ] {
        assert_eq!(read(line), [""; 0], "{line}");
    }
}

#[test]
fn percentages_of_something_else_are_not_taken() {
    for line in [
        "đã trồng 900/1.000 cây, tỷ lệ cây sống đạt 95%",
        "có 20/30 hộ nhận tiền; đợt 2 đạt 50%",
        "Giải quyết 20/30 hộ. Tiến độ đạt 50%",
        "thu 120/150 triệu đồng, bằng 110% so với cùng kỳ",
        "12/10 hộ, tăng 20%",
        "sửa chữa 30/39 loa, tỉ lệ độ bao phủ được 65%",
    ] {
        assert!(read(line).iter().all(|r| r.ends_with("NoPercentage")), "{line}: {:?}", read(line));
    }
    assert_eq!(read("đạt 100% chỉ tiêu NQ (=99,64%)"), Vec::<String>::new());
    assert_eq!(read("vận động 20/30 hộ, đạt 85% diện tích"), ["20/30=85 Slash Ambiguous"]);
    assert_eq!(read("vận động 20/30 hộ, đạt 100% kế hoạch"), ["20/30=100 Slash Ambiguous"]);
    assert_eq!(read("khoảng 20/30 hộ, đạt 85%"), ["20/30=85 Slash Approximate"]);
    assert_eq!(read("mở 20 hộ/30 ha, đạt 85%"), ["20/30=85 Slash Units"]);
}

#[test]
fn verdicts_are_read_behind_the_percentage() {
    assert_eq!(read("thu 80/100 triệu đồng, đạt 80%, vượt chỉ tiêu đề ra"), ["80/100=80 Slash Exceeded"]);
    assert_eq!(read("thu 120/100 triệu đồng, đạt 120%, chưa đạt kế hoạch"), ["120/100=120 Slash Missed"]);
    assert_eq!(read("thu 80/100 triệu đồng, đạt 80%, vượt kế hoạch 6 tháng"), ["80/100=80 Slash"]);
    assert_eq!(read("thu 80/100 triệu đồng, đạt 80%, phấn đấu vượt kế hoạch"), ["80/100=80 Slash"]);
}
