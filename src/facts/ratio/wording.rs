//! The words that hold a ratio together. Knows no figures, only the text between them.

use super::Verdict;
use crate::facts::phrase::{begins, find_word, first_bytes, has_break, last_bytes, lower, words, words_back};
use std::borrow::Cow;

/// Most words of a noun phrase between an operand and what is said of it.
const NOUN_WORDS: usize = 14;

/// ` trên tổng số `, ` hộ trong tổng số `, `/tổng số `, ` trên `: what follows is the whole.
pub(super) fn out_of(between: &str) -> bool {
    // Most stretches between two figures end otherwise.
    let last = words_back(between).next().map_or(Cow::Borrowed(""), lower);
    let ends = matches!(last.as_ref(), "trên" | "tổng" | "số" | "hoạch" | "toán" | "tiêu" | "giao");
    if !ends || has_break(between) || between.contains([',', '(', ')', ':']) {
        return false;
    }
    let folded: Vec<_> = words(between).map(lower).collect();
    let folded: Vec<&str> = folded.iter().map(AsRef::as_ref).collect();
    match folded.as_slice() {
        ["trên"] => true,
        [noun @ .., "trên", "tổng", "số"] => noun.len() <= 8,
        [noun @ .., "trên" | "trong", "tổng"] | [noun @ .., "trong", "tổng", "số"] => noun.len() <= 4,
        ["tổng", "số"] => between.trim_start().starts_with('/'),
        // ` ha cây lương thực trên kế hoạch `
        _ => between.rfind("trên").map(|at| &between[at + "trên".len()..]).is_some_and(|plan| {
            folded.len() <= 12 && (2..=4).contains(&words(plan).count()) && plan_name(plan).is_some()
        }),
    }
}

/// Whether the text between a denominator and a percentage says that the percentage is of them: ` học sinh đạt tỷ lệ `,
/// ` đối tượng, đạt `, ` (đạt `, ` = `.
pub(super) fn links(between: &str) -> bool {
    if has_break(between) || between.contains(')') {
        return false;
    }
    let cut = between.rfind([',', '(', ':', '–', '=']);
    let (noun, tail) = match cut {
        Some(at) => (&between[..at], &between[at..]),
        None => ("", between),
    };
    let tail_words: Vec<_> = words(tail).map(lower).collect();
    let link = tail_words.iter().rev().take_while(|w| is_link(w)).count();
    let rest = &tail_words[..tail_words.len() - link];
    let strong = tail_words.iter().rev().take(link).any(|w| is_strong_link(w));
    let marked = tail.trim_end().ends_with(['(', '=']) || (between.contains('=') && link == tail_words.len());
    if !strong && !marked {
        return false;
    }
    let mut nouns: Vec<_> = words(noun).map(lower).collect();
    // `20/21 chỉ tiêu đạt và vượt kế hoạch, đạt tỷ lệ 95,2%`: the verdict is no second subject.
    if let Some(met) = nouns.windows(3).position(|w| w == ["đạt", "và", "vượt"]) {
        nouns.truncate(met);
    }
    // `912/960 hộ, chưa đạt chỉ tiêu (100%)`: the target.
    if nouns.iter().any(|w| matches!(w.as_ref(), "chưa" | "không")) {
        return false;
    }
    // Behind a comma or parenthesis only the link itself may stand: anything more is a new subject.
    // `112/115 đồng chí, quân số đạt 97,4%`
    let counted = rest == ["quân", "số"] || rest == ["kết", "quả"];
    let plain = if cut.is_some() { rest.is_empty() || counted } else { is_noun_phrase(rest) };
    plain && is_noun_phrase(&nouns)
}

/// Words that lead to the percentage.
pub(super) fn is_link(word: &str) -> bool {
    is_strong_link(word)
        || matches!(
            word,
            "tỷ" | "tỉ"
                | "lệ"
                | "với"
                | "là"
                | "mức"
                | "có"
                | "đã"
                | "và"
                | "được"
                | "đương"
                | "mới"
                | "chỉ"
                | "ước"
        )
}

pub(super) fn is_strong_link(word: &str) -> bool {
    matches!(word, "đạt" | "chiếm" | "bằng" | "lệ" | "thành" | "hoàn" | "tương" | "ứng" | "tức")
}

/// Whether a word tells of a change or brings in another subject than what is counted.
pub(super) fn is_other(word: &str) -> bool {
    const OTHER: [&str; 14] =
        ["tăng", "giảm", "tỷ", "tỉ", "lệ", "mức", "còn", "tổng", "vượt", "thêm", "suất", "riêng", "đó", "so"];
    OTHER.contains(&word)
}

/// Whether words may be no more than what is counted: no change, no second subject.
pub(super) fn is_noun_phrase<W: AsRef<str>>(words: &[W]) -> bool {
    // `kỹ năng số`, `kinh tế số`: digital, no number.
    let digital = |at: usize| {
        let before = at.checked_sub(1).and_then(|i| words.get(i)).map_or("", W::as_ref);
        matches!(before, "năng" | "nghệ" | "đổi" | "tế" | "quyền" | "hội" | "ký" | "dân" | "tầng")
    };
    // `hồ sơ có phí, lệ phí`: a fee, no rate.
    let fee = |at: usize| words[at].as_ref() == "lệ" && words.get(at + 1).is_some_and(|next| next.as_ref() == "phí");
    words.len() <= NOUN_WORDS
        && !words.iter().map(W::as_ref).enumerate().any(|(at, word)| {
            (word == "số" && !digital(at)) || (matches!(word, "trong" | "và") || (is_other(word) && !fee(at)))
        })
}

/// `, tăng `, ` hộ, giảm `: what follows is a change.
pub(super) fn is_growth(between: &str) -> bool {
    let last = words(between).last().map(lower);
    !has_break(between) && last.is_some_and(|w| matches!(w.as_ref(), "tăng" | "giảm"))
}

/// ` (`, ` số hộ (`, ` (tương ứng `: a pair in parentheses states what the percentage before it is of.
pub(super) fn holds_pair(between: &str) -> bool {
    let Some((before, inside)) = between.split_once('(') else { return false };
    if has_break(before) || before.contains([',', ')', ':']) || inside.contains([',', '(', ')', ';', '.', ':']) {
        return false;
    }
    let nouns: Vec<_> = words(before).map(lower).collect();
    let lead: Vec<_> = words(inside).map(lower).collect();
    let nouns_fit = nouns.len() <= NOUN_WORDS && !nouns.iter().any(|w| matches!(w.as_ref(), "tăng" | "giảm" | "vượt"));
    nouns_fit && lead.len() <= 3 && lead.iter().all(|w| is_link(w))
}

/// Whether the words before a percentage state a share: `đạt`, `tỷ lệ`, `chiếm`, `:`; not a change or a rate of interest.
pub(super) fn states_share(before: &str) -> bool {
    let trimmed = before.trim_end_matches([' ', '\u{a0}']);
    if trimmed.ends_with([':', '=', '(']) || trimmed.is_empty() {
        return true;
    }
    let last = trimmed.rsplit([' ', '\u{a0}', ',', '(']).next().unwrap_or_default();
    matches!(lower(last).as_ref(), "đạt" | "chiếm" | "bằng" | "lệ" | "là" | "thành" | "được")
}

/// Whether what follows a percentage compares with an earlier time, so that it is of no plan: `so với cùng kỳ`.
pub(super) fn is_against_past(after: &str) -> bool {
    let head = after.split([',', ';', '.', '(', ')']).next().unwrap_or_default();
    let list: Vec<_> = words(head).take(7).map(lower).collect();
    let pairs = || list.windows(2).map(|w| (w[0].as_ref(), w[1].as_ref()));
    pairs().any(|pair| matches!(pair, ("cùng", "kỳ" | "kì") | ("năm" | "tháng" | "kỳ" | "quý", "trước" | "ngoái")))
        || (begins(head, &["so", "với"]).is_some()
            && list.get(2).is_some_and(|w| matches!(w.as_ref(), "năm" | "tháng" | "quý")))
}

/// Whether a plan is named here: ` kế hoạch`, ` KH năm`, ` chỉ tiêu NQ`, ` so với dự toán`.
pub fn is_plan_name(after: &str) -> bool {
    let at = begins(after, &["so", "với"]).unwrap_or(0);
    plan_name(&after[at..]).is_some()
}

/// Where the name of a plan that begins here ends.
pub(super) fn plan_name(text: &str) -> Option<usize> {
    const NAMES: [&[&str]; 9] = [
        &["kế", "hoạch"],
        &["kh"],
        &["chỉ", "tiêu"],
        &["ct"],
        &["dự", "toán"],
        &["dt"],
        &["nghị", "quyết"],
        &["nq"],
        &["mục", "tiêu"],
    ];
    NAMES.iter().find_map(|name| begins(text, name))
}

/// Whether the words behind a percentage may name another whole than the pair's: ` diện tích`, ` dân số`.
pub(super) fn is_other_base(after: &str, unit: Option<&str>) -> bool {
    let here = after.trim_start_matches([' ', '\u{a0}']);
    let Some(word) = words(here).next() else { return false };
    if !here.starts_with(word) || is_plan_name(here) {
        return false;
    }
    let word = lower(word);
    let own = unit.is_some_and(|unit| lower(unit).split(' ').next() == Some(word.as_ref()));
    let known = matches!(
        word.as_ref(),
        "so" | "theo"
            | "tổng"
            | "tỷ"
            | "tỉ"
            | "và"
            | "cao"
            | "thấp"
            | "tăng"
            | "giảm"
            | "vượt"
            | "trong"
            | "trên"
            | "được"
            | "của"
            | "số"
            | "là"
            | "do"
            | "với"
            | "còn"
            | "nhưng"
            | "nên"
            | "để"
            | "bằng"
            | "tại"
            | "đã"
            | "đang"
            | "chưa"
            | "năm"
            | "yêu"
            | "như"
            | "vì"
            | "đúng"
            | "không"
            | "trở"
            | "kế"
            | "cả"
            | "nghị"
    );
    !own && !known
}

/// Whether the text between a percentage and a figure names that figure as the whole: ` trên tổng số `, ` so với tổng số `.
pub(super) fn names_whole(between: &str) -> bool {
    const LEADS: [&[&str]; 7] = [
        &["trên", "tổng", "số"],
        &["trong", "tổng", "số"],
        &["của", "tổng", "số"],
        &["so", "với", "tổng", "số"],
        &["tổng", "số"],
        &["trên", "tổng"],
        &["so", "với", "tổng"],
    ];
    LEADS.iter().any(|lead| begins(between, lead).is_some_and(|end| between[end..].trim().is_empty()))
}

/// Whether the text between a percentage and a figure in brackets is the name of some whole: ` tổng đàn (`, ` số con trong diện
/// tiêm (`. No time, change or verdict stands in it.
pub(super) fn names_any_whole(between: &str) -> bool {
    const OTHERWISE: [&str; 14] =
        ["tăng", "giảm", "so", "với", "cùng", "kỳ", "năm", "vượt", "còn", "đạt", "trở", "trên", "dưới", "mỗi"];
    let Some(name) = between.trim_end().strip_suffix('(') else { return false };
    let list: Vec<_> = words(name).map(lower).collect();
    !has_break(name)
        && !name.contains([',', '(', ')', ':', '/'])
        && (2..=NOUN_WORDS).contains(&list.len())
        && list.iter().all(|w| !OTHERWISE.contains(&w.as_ref()))
}

/// Whether the text between a percentage and a figure names that figure as the plan or the earlier result:
/// ` so với kế hoạch `, ` KH năm (`, ` kế hoạch giao là `.
pub(super) fn names_base(between: &str) -> bool {
    if has_break(between) || between.contains([',', ')']) {
        return false;
    }
    let at = begins(between, &["so", "với"]).unwrap_or(0);
    let rest = &between[at..];
    let past = [&["cùng", "kỳ"][..], &["năm", "trước"]].iter().find_map(|name| begins(rest, name));
    let Some(end) = plan_name(rest).or(past) else { return false };
    let list: Vec<_> = words(&rest[end..]).map(lower).collect();
    list.len() <= LONGEST_GIVER && list.iter().all(|w| OF_PLAN.contains(&w.as_ref()))
}

/// Whether a stretch is the name of a plan and who gave it, and nothing else: `chỉ tiêu tỉnh giao (`, `kế hoạch đề ra là `.
pub fn names_plan(stretch: &str) -> bool {
    plan_name(stretch).is_some_and(|end| {
        let list: Vec<_> = words(&stretch[end..]).map(lower).collect();
        list.len() <= LONGEST_GIVER && list.iter().all(|w| OF_PLAN.contains(&w.as_ref()))
    })
}

/// Most words behind the name of a plan: `dự toán năm được Hội đồng nhân dân xã giao là`.
const LONGEST_GIVER: usize = 10;

/// Words behind the name of a plan: who gave it, and when.
const OF_PLAN: [&str; 41] = [
    "ban",
    "chỉ",
    "cả",
    "cùng",
    "cấp",
    "của",
    "dân",
    "dự",
    "giao",
    "hoạch",
    "huyện",
    "hđnd",
    "hội",
    "kế",
    "kỳ",
    "là",
    "nghị",
    "nhân",
    "nq",
    "năm",
    "phường",
    "phố",
    "quyết",
    "ra",
    "tiêu",
    "tỉnh",
    "thành",
    "thị",
    "toán",
    "trên",
    "trước",
    "ubnd",
    "uỷ",
    "xã",
    "đã",
    "được",
    "đầu",
    "đề",
    "đồng",
    "ủy",
    "thông",
];

/// The verdict on a plan in the words behind a percentage, and its place in them: `, vượt chỉ tiêu đề ra`,
/// `, chưa đạt kế hoạch`.
/// The verdict begins before `limit`.
pub fn verdict(after: &str, limit: usize) -> Option<(Verdict, usize, usize)> {
    const FORMS: [(&[&str], Verdict); 7] = [
        (&["đạt", "và", "vượt"], Verdict::MetOrExceeded),
        (&["vượt", "mức"], Verdict::Exceeded),
        (&["vượt"], Verdict::Exceeded),
        (&["chưa", "đạt"], Verdict::Missed),
        (&["không", "đạt"], Verdict::Missed),
        (&["chưa", "hoàn", "thành"], Verdict::Missed),
        (&["không", "hoàn", "thành"], Verdict::Missed),
    ];
    const REACH: usize = 120;
    let after = first_bytes(after, limit + REACH);
    let clause_end = crate::facts::phrase::sentence_end(after).unwrap_or(after.len());
    let clause = after[..clause_end].split(';').next().unwrap_or_default();
    // Each verdict begins at a word; it must name the plan and end there, so that `vượt khó`, `vượt kế hoạch 6 tháng`
    // and `không vượt` are none.
    for (at, _) in clause.match_indices(['đ', 'v', 'c', 'k']) {
        let before = &clause[..at];
        if at >= limit {
            break;
        }
        if before.ends_with(crate::facts::quantity::is_letter) {
            continue;
        }
        let here = &clause[at..];
        for (form, found) in FORMS {
            let Some(end) = begins(here, form) else { continue };
            // `phấn đấu cuối năm vượt chỉ tiêu` is an aim.
            let lead = last_bytes(before, 48).rsplit(',').next().unwrap_or_default();
            let negated = words(lead).any(|w| {
                matches!(w, "không" | "chưa" | "đấu" | "để" | "sẽ" | "nhằm" | "nếu" | "tâm" | "năng" | "kiến")
            });
            if negated {
                return None;
            }
            if let Some(name) = plan_name(&here[end..]) {
                let tail = here[end + name..].split([',', ';', ')', '.']).next().unwrap_or_default();
                let dated = tail.bytes().any(|b| b.is_ascii_digit()) && find_word(tail, "năm").is_none();
                let ends = !dated
                    && words(tail).map(lower).all(|w| {
                        matches!(
                            w.as_ref(),
                            "đề" | "ra"
                                | "giao"
                                | "năm"
                                | "được"
                                | "cả"
                                | "trên"
                                | "cấp"
                                | "nghị"
                                | "quyết"
                                | "đã"
                                | "của"
                        )
                    });
                if ends {
                    return Some((found, at, at + end + name));
                }
            }
        }
    }
    None
}
