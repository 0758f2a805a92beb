//! The words of a list of parts: what it claims, whether its items are complements, whether they may overlap.

use crate::facts::phrase::{begins, find_word, last_bytes, lower, words};
use crate::facts::unit::Unit;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// What a list claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// The whole: `gồm`, `chia ra`.
    Whole,
    /// A part of it: `trong đó`, `như`, `chủ yếu`.
    Part,
    /// Nothing.
    None,
}

/// Cues that open a list behind a total.
pub(super) const CUES: [(&str, Claim); 6] = [
    ("trong đó", Claim::Part),
    ("bao gồm", Claim::Whole),
    ("gồm", Claim::Whole),
    ("chia ra", Claim::Whole),
    ("cơ cấu", Claim::Whole),
    ("xếp loại", Claim::Part),
];

/// What finds each of [`CUES`] in a line.
pub(super) static FINDERS: LazyLock<[Finder<'static>; 6]> = LazyLock::new(|| CUES.map(|(cue, _)| Finder::new(cue)));

/// What a list in parentheses claims by its first words, and their place.
pub(super) fn claim(inside: &str) -> (Claim, Option<(usize, usize)>) {
    let lead = inside.len() - inside.trim_start().len();
    let found = CUES.iter().find_map(|(cue, claim)| {
        let cue: Vec<&str> = cue.split(' ').collect();
        begins(inside, &cue).map(|end| (*claim, Some((lead, end))))
    });
    found.unwrap_or((if partly(inside) { Claim::Part } else { Claim::None }, None))
}

/// `như`, `chủ yếu`, `nhất là`, `riêng`: some of many.
fn partly(inside: &str) -> bool {
    ["như", "chủ yếu", "nhất là", "riêng", "cụ thể như", "trong đó"].iter().any(|cue| find_word(inside, cue).is_some())
}

/// Commas and semicolons of a stretch that part items: none inside parentheses or a name.
pub(super) fn separators(between: &str) -> usize {
    let mut depth = 0_usize;
    let mut count = 0;
    for (at, c) in between.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 && is_inside_name(&between[..at], &between[at + 1..]) => {}
            ',' | ';' if depth == 0 => count += 1,
            _ => {}
        }
    }
    count
}

/// Whether a comma stands inside the name of one item: `kiến nghị, phản ánh`.
fn is_inside_name(before: &str, after: &str) -> bool {
    const NAMES: [([&str; 2], [&str; 2]); 4] = [
        (["kiến", "nghị"], ["phản", "ánh"]),
        (["phản", "ánh"], ["kiến", "nghị"]),
        (["khiếu", "nại"], ["tố", "cáo"]),
        (["thương", "mại"], ["dịch", "vụ"]),
    ];
    let last: Vec<_> = crate::facts::phrase::words_back(before).take(2).map(lower).collect();
    NAMES.iter().any(|(first, second)| last.iter().rev().eq(first.iter()) && begins(after, second).is_some())
}

/// Whether a semicolon parts a stretch.
pub(super) fn has_semicolon(between: &str) -> bool {
    between.contains(';')
}

/// Whether a stretch leads to the last item of a list by `và` alone: `… 01 giấy phép và điều chỉnh 04 giấy phép`.
pub(super) fn is_last_item(between: &str) -> bool {
    separators(between) == 0 && words(between).next().is_some_and(|word| lower(word) == "và")
}

/// Whether what follows a semicolon reads as a new clause: `; đã giải quyết `, `; phát sinh mới `.
pub(super) fn opens_clause(between: &str) -> bool {
    let behind = between.rsplit(';').next().unwrap_or_default();
    // `chuyển nhượng, tặng cho 43 giấy` names what is handed over.
    let named = words(behind).nth(1).is_some_and(|w| matches!(lower(w).as_ref(), "nhượng" | "giao" | "mục" | "nghề"));
    // `tổng hợp, báo cáo 8 triệu đồng` is an item too.
    let gathered = words(behind).nth(1).is_some_and(|w| matches!(lower(w).as_ref(), "hợp" | "kết" | "đài"));
    let is_verb = |w: &str| !(w == "chuyển" && named || w == "tổng" && gathered);
    words(behind).next().map(lower).filter(|w| is_verb(w)).is_some_and(|w| {
        matches!(
            w.as_ref(),
            "đã" | "đang"
                | "chưa"
                | "phát"
                | "tồn"
                | "giải"
                | "xử"
                | "hoàn"
                | "chuyển"
                | "hiện"
                | "tổng"
                | "số"
                | "tiếp"
                | "qua"
                | "kết"
                | "ước"
        )
    })
}

/// Whether items in brackets tell what a figure is held against, or how it changed, and no parts of it: `45 ha (quy hoạch
/// 50 ha, giảm 5 ha)`.
pub(super) fn are_compared(items: &[String]) -> bool {
    const CUES: [&str; 28] = [
        "kế hoạch",
        "quy hoạch",
        "dự toán",
        "chỉ tiêu",
        "mục tiêu",
        "năm",
        "cùng kỳ",
        "kh",
        "ck",
        "đầu năm",
        "đầu kỳ",
        "giữa năm",
        "cuối năm",
        "đến nay",
        "hiện nay",
        "so",
        "tăng",
        "giảm",
        "lũy kế",
        "luỹ kế",
        "hiện có",
        "nâng tổng",
        "tổng số",
        "tổng cộng",
        "cao nhất",
        "thấp nhất",
        "toàn tỉnh",
        "toàn huyện",
    ];
    items.iter().any(|item| CUES.iter().any(|cue| find_word(item, cue).is_some_and(|at| item[..at].len() <= LEAD)))
}

/// Whether items tell what things have or lack, so that one thing may stand in several: `21 hộ thiếu đất, 33 hộ thiếu vốn`.
pub(super) fn are_attributes(items: &[String]) -> bool {
    const WORDS: [&str; 7] = ["thiếu", "không", "chưa", "có", "bị", "dột", "mắc"];
    items.len() > 2 && items.iter().filter(|item| WORDS.iter().any(|word| find_word(item, word).is_some())).count() > 1
}

/// Whether items come in turns, a series of totals and a series of what was done of them: `vốn đầu tư 83, giải ngân 80, vốn sự
/// nghiệp 42, giải ngân 31`.
pub(super) fn are_series(items: &[String]) -> bool {
    // What stands before the item's figure; a number in its name (`khối 1: 131 em`) belongs to it.
    let name = |item: &str| {
        let digit = |c: char| c.is_ascii_digit();
        let named = item.find(':').map_or(0, |colon| colon + 1);
        let end = item[named..].find(digit).map_or(item.len(), |at| named + at);
        item[..end].trim_matches([' ', ',', ';', '\u{a0}']).to_owned()
    };
    let names: Vec<String> = items.iter().map(|item| name(item)).collect();
    names.windows(3).any(|three| !three[0].is_empty() && three[0] == three[2])
}

/// Whether items tell of steps of the same money or work, each within the one before: `đã phân bổ 3.000 triệu đồng, giải ngân
/// 2.845 triệu đồng`.
pub(super) fn are_stages(items: &[String]) -> bool {
    const STEPS: [&str; 12] = [
        "phân bổ",
        "giải ngân",
        "nghiệm thu",
        "thanh toán",
        "quyết toán",
        "đã nộp",
        "nộp kho bạc",
        "khởi công",
        "dự thầu",
        "trúng thầu",
        "đã thu",
        "khối lượng hoàn thành",
    ];
    items.iter().filter(|item| STEPS.iter().any(|step| find_word(item, step).is_some())).count() > 1
}

/// Bytes that may stand before a cue at the beginning of an item: a mark and a space.
const LEAD: usize = 3;

/// Whether the words right before a figure hold it against another: `so với kế hoạch `, `cùng kỳ năm trước là `.
pub(super) fn is_compared(before: &str) -> bool {
    let clause = last_bytes(before, 60).rsplit([',', ';', '.', '(']).next().unwrap_or_default();
    ["so với", "kế hoạch", "cùng kỳ", "dự toán", "chỉ tiêu giao"].iter().any(|cue| find_word(clause, cue).is_some())
}

/// Pairs of words that leave nothing between them.
const COMPLEMENTS: [(&str, &str); 12] = [
    ("nam", "nữ"),
    ("hư", "nghe được"),
    ("hư", "hoạt động"),
    ("hỏng", "hoạt động"),
    ("hư", "sử dụng được"),
    ("đúng hạn", "trễ hạn"),
    ("đúng hạn", "quá hạn"),
    ("trực tuyến", "trực tiếp"),
    ("trước hạn", "trễ hạn"),
    ("hộ nghèo", "hộ không nghèo"),
    ("cấp huyện", "cấp xã"),
    ("vốn đầu tư", "vốn sự nghiệp"),
];

/// Whether two items of the list are complements: `nam …, nữ …`, `đạt …, không đạt …`, `đã …, chưa …`.
pub(super) fn complements(items: &[String]) -> bool {
    let any = |word: &str| items.iter().any(|item| find_word(item, word).is_some());
    // An item that denies a word holds it.
    let denied = |word: &str| {
        if !any(word) {
            return false;
        }
        let no = [format!("không {word}"), format!("chưa {word}")];
        let negative = items.iter().position(|item| no.iter().any(|n| find_word(item, n).is_some()));
        let positive = items
            .iter()
            .position(|item| find_word(item, word).is_some() && no.iter().all(|n| find_word(item, n).is_none()));
        matches!((negative, positive), (Some(a), Some(b)) if a != b)
    };
    // The three groups of land (Luật Đất đai 2024, Điều 9).
    if ["đất nông nghiệp", "đất phi nông nghiệp", "đất chưa sử dụng"].into_iter().all(any) && items.len() == 3
    {
        return true;
    }
    let exclusive = items.len() == 2 || any("trước hạn");
    (exclusive && COMPLEMENTS.iter().any(|(a, b)| any(a) && any(b)))
        || (items.len() == 2 && ["đạt", "hoàn thành", "giải quyết", "đồng ý"].iter().any(|word| denied(word)))
}

/// Whether items may overlap: people are counted as women, as Party members and as young at once.
pub(super) fn overlapping(stretch: &str, unit: Option<Unit>, items: &[String]) -> bool {
    let things = matches!(unit, Some(Unit::Things(_)));
    let mut list = words(stretch).map(lower).peekable();
    while let Some(word) = list.next() {
        let next = list.peek().map_or("", AsRef::as_ref);
        let may = match word.as_ref() {
            "cùng" | "vừa" | "lũy" | "riêng" => true,
            // `75 hộ nuôi cả bò và dê`.
            "cả" => things && !matches!(next, "năm" | "nước" | "xã" | "vụ"),
            // `chi thường xuyên` holds what is spent on schools.
            "thường" => !are_budget_kinds(items),
            // `trực tuyến` beside `trực tiếp` is a kind of its own.
            "tuyến" => things && items.iter().all(|item| find_word(item, "trực tiếp").is_none()),
            // `trường phổ thông dân tộc bán trú` is a name.
            "tộc" => things && !matches!(next, "bán" | "nội"),
            "nữ" | "đảng" | "đoàn" | "trẻ" | "lượt" | "lần" => things,
            // `giáo viên 32 người` has a place of its own, `chương trình` too.
            "giáo" => things && !matches!(next, "viên" | "dục"),
            // A service of level 4 is one of level 3 too.
            "trình" | "mức" => things && next == "độ",
            "tuổi" => things && !are_age_bands(items),
            _ => false,
        };
        if may {
            return true;
        }
    }
    false
}

/// `chi đầu tư`, `chi thường xuyên`, `dự phòng`: kinds of spending that part a budget (Luật Ngân sách nhà nước
/// năm 2015, Điều 5 and 10).
fn are_budget_kinds(items: &[String]) -> bool {
    const KINDS: [&str; 5] = ["đầu tư", "thường xuyên", "dự phòng", "chuyển nguồn", "nộp trả"];
    items.iter().all(|item| KINDS.iter().filter(|kind| find_word(item, kind).is_some()).count() == 1)
}

/// `dưới 18 tuổi`, `từ 18 đến 30 tuổi`, `trên 30 tuổi`: bands of age that part the people, not one inside another.
fn are_age_bands(items: &[String]) -> bool {
    let opens = |word: &str| items.iter().filter(|item| find_word(item, word).is_some()).count() <= 1;
    items.iter().all(|item| find_word(item, "tuổi").is_some()) && opens("dưới") && opens("trên")
}

/// Whether the first words are a verdict, and whether a good one: `chỉ tiêu vượt`, `không đạt`.
pub(super) fn verdict_word(after: &str) -> Option<bool> {
    let mut list = words(after).take(3).map(lower);
    match list.next()?.as_ref() {
        "vượt" | "đạt" | "hoàn" => Some(true),
        "không" | "chưa" => matches!(list.next()?.as_ref(), "đạt" | "hoàn" | "thực").then_some(false),
        _ => None,
    }
}

/// Words of a name before a figure; 0 where anything but words stands there.
pub(super) fn head_noun(item: &str) -> usize {
    let plain = item.chars().all(|c| crate::facts::quantity::is_letter(c) || c == ' ' || c == '\u{a0}');
    if plain { words(item).count() } else { 0 }
}
