//! Looser wordings of a ratio: more words between its figures than name what is counted. Whoever judges such a statement needs
//! more than the words to go by. Knows no figures, only the text between them.

use super::wording::{is_link, is_noun_phrase, is_other, is_strong_link, plan_name};
use crate::facts::phrase::{
    begins, find_word, has_break, last_bytes, lower, outside_brackets, sentence_end, words, words_back,
};
use std::borrow::Cow;

/// Whether the text between a denominator and a percentage may say that the percentage is of them although more stands
/// there than the name of what is counted; `before` is the text before the pair.
pub(super) fn links_afar(between: &str, before: &str, unit: &str) -> bool {
    const FAR: usize = 30;
    let between = outside_brackets(between);
    let between = between.as_ref();
    if has_break(between) || between.contains([')', ':', '–', '=']) {
        return false;
    }
    let (noun, tail) = between.split_at(between.rfind([',', '(']).unwrap_or(between.len()));
    let tail: Vec<_> = words(tail).map(lower).collect();
    let link = tail.iter().rev().take_while(|w| is_link(w)).count();
    if !tail.iter().rev().take(link).any(|w| is_strong_link(w)) {
        return false;
    }
    let noun: Vec<_> = words(noun).map(lower).collect();
    let subject = &tail[..tail.len() - link];
    // What the percentage is said of must have been named already: a new word is a new subject.
    let clause = before.rsplit([';', ':', '.']).next().unwrap_or_default();
    let named: Vec<_> = words(clause).chain(words(unit)).map(lower).collect();
    // `1.189/1.312 con trâu, bò đạt …`: a comma between two nouns of one syllable makes a pair.
    let pair = noun.len() == 1 && subject.len() == 1;
    let known = |w: &&str| pair || is_link(w) || noun.iter().chain(&named).any(|n| n == w);
    noun.len() <= FAR
        && !(pair && is_other(&subject[0]))
        && !noun.iter().enumerate().any(|(at, w)| is_other(w) && !is_norm(&noun, at))
        && subject.iter().map(AsRef::as_ref).all(|w| known(&w))
}

/// Whether a count tells what came of the one before it: `, hòa giải thành `, ` hồ sơ; ` no. `before` is the text before
/// the first of them.
pub(super) fn comes_of(before: &str, between: &str) -> bool {
    if has_break(between) || between.contains(['(', ')', ':', '/']) {
        return false;
    }
    let Some((noun, result)) = between.split_once(',') else { return false };
    let noun: Vec<_> = words(noun).map(lower).collect();
    let result: Vec<_> = words(result).map(lower).collect();
    let result: Vec<&str> = result.iter().map(AsRef::as_ref).collect();
    let plain = result.iter().rposition(|w| !matches!(*w, "được" | "là" | "có" | "công")).map_or(0, |at| at + 1);
    let succeeds = matches!(result[..plain], [.., "thành" | "xong"] | [.., "đúng" | "trước", "hạn"]);
    let changed = words(last_bytes(before, 24)).last().is_some_and(|w| {
        matches!(lower(w).as_ref(), "tăng" | "giảm" | "với" | "thêm" | "còn" | "không" | "chưa" | "trước")
    });
    let denied = result
        .iter()
        .any(|w| matches!(*w, "không" | "chưa" | "tăng" | "giảm" | "số" | "trong" | "riêng" | "kỳ" | "năm"));
    succeeds && !denied && !changed && result.len() <= 8 && is_noun_phrase(&noun)
}

/// `Kiểm tra 40 cơ sở, có 38 cơ sở đạt (95%)`: whether a count tells how many of the one before it passed.
pub(super) fn passes(before: &str, between: &str, after: &str) -> bool {
    let Some((noun, lead)) = between.split_once(',') else { return false };
    let noun: Vec<_> = words(noun).map(lower).collect();
    let lead: Vec<_> = words(lead).map(lower).collect();
    let passed: Vec<_> = words(after.split('(').next().unwrap_or_default()).map(lower).collect();
    let tested = ["kiểm tra", "kiểm định", "khám", "đánh giá", "thẩm định", "khảo sát", "xét nghiệm", "rà soát"];
    let clause = crate::text::fold(last_bytes(before, 60).rsplit(['.', ';', ',']).next().unwrap_or_default());
    let of_all = ["trong tổng số", "trong số"].iter().any(|lead| clause.trim_end().ends_with(lead));
    let in_time = || passed.ends_with(&["đúng".into(), "hạn".into()]) && passed.len() <= 5;
    lead.iter().all(|w| matches!(w.as_ref(), "có" | "trong" | "đó" | "kết" | "quả"))
        && (passed.first().is_some_and(|w| w == "đạt") && passed.len() <= 4 || of_all && in_time())
        && is_noun_phrase(&noun)
        && (of_all || tested.iter().any(|verb| find_word(&clause, verb).is_some()))
}

/// Whether a sum of money is what was paid out of the one before it: `, đến ngày 31/01 giải ngân `, `; giải ngân được `.
pub(super) fn is_spent(between: &str) -> bool {
    const FAR: usize = 12;
    let list: Vec<_> = words(between).map(lower).collect();
    let paid = list.windows(2).any(|pair| pair[0] == "giải" && pair[1] == "ngân");
    let denied = list.iter().any(|w| matches!(w.as_ref(), "còn" | "chưa" | "tăng" | "giảm" | "với" | "kéo"));
    paid && !denied
        && list.len() <= FAR
        && between.trim_start().starts_with([',', ';'])
        && between.matches([',', ';']).count() <= 2
        && sentence_end(between).is_none()
        && !between.contains(['(', ')', ':'])
}

/// Whether a figure is a plan and the next what was done of it: `Kế hoạch giao `, `, thực hiện được `.
pub(super) fn is_plan_then_done(before: &str, between: &str) -> bool {
    // Most words of a plan's name: `Kế hoạch trồng rừng năm 2023 là `.
    const LONGEST: usize = 10;
    const DONE: [&[&str]; 8] = [
        &["thực", "hiện"],
        &["kết", "quả"],
        &["kết", "quả", "thực", "hiện"],
        &["kết", "quả", "đạt"],
        &["giải", "ngân"],
        &["hoàn", "thành"],
        &["thu"],
        &["chi"],
    ];
    let Some(done) = between.trim_start_matches([' ', '\u{a0}']).strip_prefix([',', ';']) else { return false };
    if done.contains([',', ';', '.', '(', ')', ':']) {
        return false;
    }
    let done: Vec<_> = words(done).map(lower).filter(|w| !matches!(w.as_ref(), "đã" | "được" | "là")).collect();
    let clause = last_bytes(before, 120).rsplit([',', ';', '.', '(', ')', ':', '-', '+']).next().unwrap_or_default();
    let told: Vec<_> = words(clause).map(lower).collect();
    // `so với kế hoạch 50 ha, thực hiện …` holds an earlier figure against the plan; `tăng 5 ha` changes it.
    let plain = told.iter().all(|w| !matches!(w.as_ref(), "so" | "tăng" | "giảm" | "vượt" | "thêm" | "trong" | "còn"));
    let given = [&["giao"][..], &["được", "giao"], &["vốn", "giao"], &["vốn", "được", "giao"]];
    let planned = plan_name(clause).is_some() || given.iter().any(|lead| begins(clause, lead).is_some());
    let known = planned && DONE.iter().any(|form| done.iter().eq(form.iter()));
    // `phải thu 120 triệu đồng, đã thu 96 triệu đồng`: what is due and what was done of it.
    let due = told.len() > 1 && told[told.len() - 2] == "phải" && done.len() == 1 && done.first() == told.last();
    plain && told.len() <= LONGEST && (known || due)
}

/// Whether a figure is what is due: `phải thu `.
pub(super) fn is_due(before: &str) -> bool {
    words_back(before).nth(1).is_some_and(|word| lower(word) == "phải")
}

/// Whether a figure is what was done and the next its plan: `Thực hiện `, `, dự toán `.
pub(super) fn is_done_then_planned(before: &str, between: &str) -> bool {
    const LONGEST: usize = 5;
    let Some(plan) = between.trim_start_matches([' ', '\u{a0}']).strip_prefix([',', ';']) else { return false };
    let done: Vec<_> = words_back(before).take(3).map(lower).collect();
    let told = match &done[..] {
        [last, first, ..] if last == "hiện" && first == "thực" => true,
        [is, last, first] => matches!(is.as_ref(), "là" | "được") && last == "hiện" && first == "thực",
        _ => false,
    };
    told && plan_name(plan).is_some() && words(plan).count() <= LONGEST && !plan.contains([',', ';', '(', ')', '.'])
}

/// `Trong số 45 kiến nghị của cử tri đã giải quyết xong `, `Trong tổng số 15 thôn có `: whether a figure counts those out of the one before it that
/// something was done for.
pub(super) fn is_done_of(before: &str, between: &str) -> bool {
    const LONGEST: usize = 10;
    let lead = last_bytes(before, 24).to_lowercase();
    let of_all = ["trong số", "trong tổng số"].iter().any(|of| lead.trim_end().ends_with(of));
    let list: Vec<_> = words(between).map(lower).collect();
    let done = list.iter().any(|w| matches!(w.as_ref(), "đã" | "có"));
    let plain =
        list.iter().all(|w| !matches!(w.as_ref(), "chưa" | "không" | "còn" | "tăng" | "giảm" | "trong" | "riêng"));
    of_all && done && plain && list.len() <= LONGEST && !has_break(between) && !between.contains(['(', ')', ':', '/'])
}

/// `theo định mức`: what is due, and no second subject.
fn is_norm(noun: &[Cow<'_, str>], at: usize) -> bool {
    noun[at] == "mức" && at > 0 && noun[at - 1] == "định"
}
