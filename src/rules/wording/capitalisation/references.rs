//! Capitals of units named by a number, of cited types, articles and clauses, of weekdays and of the Party.

use super::{Beside, Slip};
use crate::facts::words::{Word, WordClass};
use crate::rules::Draft;
use crate::rules::lexicon::Role;
use crate::text::is_capital;

/// Types of document whose name takes a capital before a number (NĐ 30/2020, Phụ lục II, V.6).
const TYPES: &[(&str, &str)] = &[
    ("quyết", "định"),
    ("nghị", "quyết"),
    ("nghị", "định"),
    ("thông", "tư"),
    ("chỉ", "thị"),
    ("kế", "hoạch"),
    ("công", "văn"),
    ("tờ", "trình"),
    ("báo", "cáo"),
    ("hướng", "dẫn"),
    ("chương", "trình"),
    ("thông", "báo"),
    ("kết", "luận"),
    ("công", "điện"),
];

/// Adds every slip of these kinds.
pub fn slips(draft: &Draft<'_>, beside: &Beside<'_>, slips: &mut Vec<Slip>) {
    type Judge = fn(&Beside<'_>, usize, Word) -> Option<Slip>;
    let judges: [(Role, Judge); 6] = [
        (Role::Unit, unit),
        (Role::Clause, clause),
        (Role::Number, |beside, i, _| cited_type(beside, i, i.checked_sub(1))),
        (Role::Type, |beside, i, _| cited_type(beside, i, Some(i))),
        (Role::Weekday, weekday),
        (Role::Party, party),
    ];
    for (role, judge) in judges {
        slips.extend(draft.lexemes().with(role).filter_map(|i| judge(beside, i, beside.words.list[i])));
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The digits right after a word and one space, and what follows them.
fn number_after<'a>(beside: &Beside<'a>, word: Word) -> Option<(&'a str, &'a str)> {
    let rest = beside.text.content()[word.span.end as usize..].strip_prefix([' ', '\u{a0}'])?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits).then(|| rest.split_at(digits))
}

/// `phường 2` as a unit named by number (II, III.1b); a count (`mỗi phường 02 người`) is not preceded by a body.
fn unit(beside: &Beside<'_>, i: usize, word: Word) -> Option<Slip> {
    if word.class != WordClass::Lower {
        return None;
    }
    let (digits, after) = number_after(beside, word)?;
    let ends = after.chars().next().is_none_or(|c| matches!(c, ',' | ';' | '.' | '\n' | ')' | ' '));
    let counts =
        ["cán bộ", "người", "hộ", "tổ", "khu", "khóm", "ấp", "đồng", "công", "căn", "em", "đại", "mô", "cái", "lần"];
    let bodies = ["ubnd", "hđnd", "ủy", "uỷ", "dân", "an", "ubmttq", "mttq", "bàn", "đảng"];
    let counted = counts.iter().any(|noun| after.trim_start().starts_with(noun));
    if !ends || counted || digits.starts_with('0') || !bodies.contains(&beside.form_before(i)) {
        return None;
    }
    Some(Slip { span: word.span, say: "unit", right: capital(beside.written(word)) })
}

/// `Khoản 2 điều 5`: Điều takes a capital, khoản and điểm none (II, V.7).
fn clause(beside: &Beside<'_>, i: usize, word: Word) -> Option<Slip> {
    let (digits, after) = number_after(beside, word)?;
    let next = beside.words.list.get(i + 1)?;
    let article = after.strip_prefix([' ', '\u{a0}'])?;
    if next.line != word.line || !(article.starts_with("Điều ") || article.starts_with("điều ")) {
        return None;
    }
    number_after(beside, *next)?;
    let over = word.class == WordClass::Title && !beside.starts_sentence(word);
    let under = next.class == WordClass::Lower;
    if !over && !under {
        return None;
    }
    let head = if over { "khoản" } else { beside.written(word) };
    Some(Slip { span: word.span.cover(next.span), say: "clause", right: format!("{head} {digits} Điều") })
}

/// `quyết định số 12/QĐ-UBND`, `quyết định 12/QĐ-UBND`: the type of one given document takes a capital (II, V.6). Its last
/// word is `last`; the number follows word `i`.
fn cited_type(beside: &Beside<'_>, i: usize, last: Option<usize>) -> Option<Slip> {
    let (_, after) = number_after(beside, beside.words.list[i])?;
    let symbol = after.strip_prefix(['/', '-'])?;
    let last = last.filter(|&last| last >= 1)?;
    // Without `số` a fraction may follow: only letters make a symbol.
    let fits = symbol.starts_with(is_capital) || last < i && symbol.starts_with(|c: char| c.is_ascii_digit());
    if !fits || !(last..i).chain([last - 1]).all(|k| beside.joins(k)) {
        return None;
    }
    let (first, second) = (beside.words.list[last - 1], beside.words.list[last]);
    let written = (beside.written(first), beside.written(second));
    // `Thông báo kết luận số 12-TB/TW` is one type, named by its first words.
    let compound = matches!(beside.form_before(last - 1), "báo" | "cáo" | "thảo");
    if compound || first.class != WordClass::Lower || second.class != WordClass::Lower || !TYPES.contains(&written) {
        return None;
    }
    let right = format!("{} {}", capital(written.0), written.1);
    Some(Slip { span: first.span.cover(second.span), say: "document", right })
}

/// `thứ bảy, chủ nhật`: weekdays written in words take a capital (II, V.8); ordinals (`lần thứ hai`) do not.
fn weekday(beside: &Beside<'_>, i: usize, word: Word) -> Option<Slip> {
    let day = beside.after(i)?;
    let name = beside.written(day);
    if !matches!(name, "hai" | "ba" | "tư" | "năm" | "sáu" | "bảy") || word.class == WordClass::Upper {
        return None;
    }
    let rest = &beside.text.content()[day.span.end as usize..];
    let follows = [", chủ nhật", ", Chủ nhật", " và chủ nhật", " và Chủ nhật", " hằng tuần", " hàng tuần", " đầu tuần"]
        .iter()
        .any(|after| rest.starts_with(after))
        // `kỳ họp thứ tư, ngày 10/7` counts; a weekday follows a preposition or nothing.
        || matches!(beside.form_before(i), "" | "vào" | "từ" | "đến" | "hôm" | "trước")
            && rest.strip_prefix(", ngày ").is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    let precedes = matches!(beside.form_before(i), "sáng" | "chiều" | "tối");
    if !follows && !precedes {
        return None;
    }
    let right = format!("{} {}", beside.written(word), capital(name));
    Some(Slip { span: word.span.cover(day.span), say: "weekday", right })
}

/// `chủ trương của đảng`: the Party, meant alone, takes a capital (II, V.4).
fn party(beside: &Beside<'_>, i: usize, word: Word) -> Option<Slip> {
    const COMPOUNDS: &[&str] = &[
        "viên", "bộ", "ủy", "uỷ", "phái", "phí", "tịch", "đoàn", "khác", "cầm", "cộng", "chính", "đối", "cực", "vụ",
        "số", "tính",
    ];
    let of = beside.form_before(i) == "của";
    let alone = !COMPOUNDS.contains(&beside.form_after(i));
    (word.class == WordClass::Lower && of && alone).then(|| Slip {
        span: word.span,
        say: "party",
        right: capital(beside.written(word)),
    })
}
