//! CT03: a word or phrase written twice in a row. Vietnamese reduplicates freely and compounds meet at their seams
//! (`tổ chức chức năng`), so single words are named in `rules/data/repeated-words.toml`, or stand alone between marks and
//! function words; phrases are not named.

use super::beside::Beside;
use super::data::{REPEATED, REPEATED_DOERS, REPEATED_FINE, REPEATED_OPEN, REPEATED_PHRASES, REPEATED_TITLED};
use super::orthography::{is_syllable, toneless};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::facts::words::{Word, WordClass};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, fold, is_letter, is_letter_or_digit};
use serde::Deserialize;

/// Has no parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepeatedWord {}

/// Letters from which on a word that is no syllable of the language is a foreign one, and no unit or abbreviation.
const FOREIGN: usize = 5;

/// The longest phrase looked for.
const LONGEST: usize = 4;

impl Check for RepeatedWord {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let beside = Beside::of(draft);
        let mut free = 0;
        // A phrase written again begins with the word it began with, a few words on.
        for i in draft.places().echoed(LONGEST as u32) {
            if i < free {
                continue;
            }
            let Some(length) = (1..=LONGEST).find(|&n| is_repeated(&beside, i, n)) else { continue };
            free = i + 2 * length;
            let (once, again) = (beside.span(i, i + length - 1), beside.span(i + length, i + 2 * length - 1));
            let both = once.cover(again);
            found.push(Diagnostic::at(both).value("word", beside.text.slice(again).to_lowercase()).fix(Fix::replace(
                Applicability::Unsafe,
                both,
                beside.text.slice(once),
            )));
        }
        for usage in &draft.facts.abbreviations.uses {
            found.extend(said_twice(draft, usage.span, usage.line));
        }
    }
}

/// An abbreviation right beside what it stands for (`Ủy ban nhân dân UBND cấp xã`), with words around both: a list of
/// abbreviations is no sentence.
fn said_twice(draft: &Draft<'_>, short: Span, line: u32) -> Option<Diagnostic> {
    let line = &draft.text.lines()[line as usize];
    if line.cell().is_some() {
        return None;
    }
    let written = draft.text.slice(short);
    let long = draft.facts.abbreviations.long_of(draft.text, written)?;
    let content = draft.text.content();
    let before = &content[line.span.start as usize..short.start as usize];
    let after = &content[short.end as usize..line.span.end as usize];
    let (start, end) = (short.start as usize, short.end as usize);
    let words = |text: &str| text.chars().any(is_letter);
    // Most often the last letters tell already.
    let is_long = |text: &str| text.as_bytes().last() == long.as_bytes().last() && fold(text) == fold(long);
    let ends = |text: &str| !text.ends_with(is_letter_or_digit);
    let behind = before.strip_suffix(' ').and_then(|b| b.get(b.len().checked_sub(long.len())?..).map(|t| (b, t)));
    let ahead = after.strip_prefix(' ').and_then(|a| a.get(..long.len()).map(|t| (a, t)));
    let (long, gone) = if let Some((b, text)) = behind.filter(|(_, text)| is_long(text)) {
        let rest = &b[..b.len() - text.len()];
        let sentence = ends(rest) && (words(rest) || words(after)) && !after.starts_with(['-', '/', '&']);
        (text, sentence.then(|| Span::new(start - 1, end))?)
    } else if let Some((a, text)) = ahead.filter(|(_, text)| is_long(text)) {
        let rest = &a[text.len()..];
        let sentence = !rest.starts_with(is_letter_or_digit) && ends(before) && words(before);
        (text, sentence.then(|| Span::new(start, end + 1))?)
    } else {
        return None;
    };
    // A short form of other words (`mô hình thông tin công trình BIM`) is a name of its own.
    let letters = |text: &str| fold(text).chars().filter(|c| is_letter(*c)).map(toneless).collect::<String>();
    let initials: String = long.split(' ').filter_map(|word| word.chars().next()).collect();
    if written.chars().nth(2).is_none() || long.split(' ').nth(2).is_none() || letters(&initials) != letters(written) {
        return None;
    }
    let told = Diagnostic::at(short).say("short").value("word", long).value("short", written);
    let edits = vec![Edit { span: gone, text: String::new() }];
    Some(told.fix(Fix { applicability: Applicability::Unsafe, title: "short", edits }))
}

/// Whether the `n` words from `i` are written again right after them, where that cannot be meant.
fn is_repeated(beside: &Beside<'_>, i: usize, n: usize) -> bool {
    let words = &beside.words.list;
    let last = i + 2 * n - 1;
    if last >= words.len() || words[i].id != words[i + n].id {
        return false;
    }
    let same = (1..n).all(|k| words[i + k].id == words[i + n + k].id);
    if !same || !(i..last).all(|k| beside.joins(k)) {
        return false;
    }
    let lower = beside.are(i + 1, last, |c| c == WordClass::Lower)
        && (words[i].class == WordClass::Lower
            || words[i].class == WordClass::Title && beside.starts_sentence(words[i]));
    if n == 1 && is_titled(beside, i) || opens_name_again(beside, i, n) {
        return true;
    }
    let upper = beside.are(i, last, |c| c == WordClass::Upper) && n > 1;
    if !lower && !upper {
        return false;
    }
    let form = |k: usize| beside.words.form(words[k]);
    if n == 1 {
        return is_slip(beside, i);
    }
    // Single letters are marks of a list (`a b a b`), but for those that are words (`y tế`).
    let letter = |k: usize| form(k).chars().count() == 1 && !matches!(form(k), "y" | "ý" | "ở" | "ổ");
    if (0..n).all(|k| form(i + k) == form(i)) || (i..i + n).any(letter) {
        return false;
    }
    let phrase = (i..i + n).map(form).collect::<Vec<_>>().join(" ");
    // `Tổ chức tổ chức …`: at its head a sentence has no noun before the verb that would say who does it.
    let opens = || words[i].class == WordClass::Title || beside.line_before(words[i]).ends_with(';');
    // `đã tổ chức tổ chức`, `phối hợp tổ chức tổ chức`: nor between the two.
    let tense = || matches!(beside.form_before(i), "đang" | "đã" | "hợp" | "sẽ" | "tục");
    let heads = lower && n == 2 && DEEDS.contains(&phrase.as_str()) && (opens() || tense());
    heads || REPEATED_PHRASES.binary_search(&phrase.as_str()).is_err()
}

/// Verbs that a task opens with and that no doer is called by, sorted.
const DEEDS: &[&str] = &[
    "bảo đảm",
    "chỉ đạo",
    "kiểm tra",
    "phát triển",
    "phối hợp",
    "theo dõi",
    "tiếp nhận",
    "tuyên truyền",
    "tổ chức",
    "vận động",
    "đề xuất",
];

/// Whether a word or phrase in small letters stands before itself as the head of a name: `hưởng ứng ngày Ngày Chuyển đổi số`.
/// Bodies do so rightly (`chi hội Hội Nông dân`), and so may what both is done and does.
fn opens_name_again(beside: &Beside<'_>, i: usize, n: usize) -> bool {
    const HEADS: [&str; 10] = [
        "chương trình",
        "cuộc thi",
        "cuộc vận động",
        "dự án",
        "lễ hội",
        "ngày",
        "ngày hội",
        "phong trào",
        "tháng",
        "đề án",
    ];
    let words = &beside.words.list;
    let small = beside.are(i, i + n - 1, |c| c == WordClass::Lower);
    let capital =
        words[i + n].class == WordClass::Title && beside.are(i + n + 1, i + 2 * n - 1, |c| c == WordClass::Lower);
    let head = (i..i + n).map(|k| beside.words.form(words[k])).collect::<Vec<_>>().join(" ");
    let thrice = beside.before(i).is_some_and(|w| w.id == words[i].id);
    small && capital && !thrice && n <= 3 && HEADS.contains(&head.as_str()) && beside.after(i + 2 * n - 1).is_some()
}

/// Whether a word of a body or of number stands twice with a capital (`Ban Ban Chấp hành`): no name does so, but a head of one
/// is named before it (`Trưởng Ban Ban Tổ chức`).
fn is_titled(beside: &Beside<'_>, i: usize) -> bool {
    let form = beside.words.form(beside.words.list[i]);
    beside.are(i, i + 1, |c| c == WordClass::Title)
        && REPEATED_TITLED.binary_search(&form).is_ok()
        && !matches!(beside.form_before(i), "trưởng" | "phó" | "viên")
        && beside.after(i + 1).is_some_and(|w| w.id != beside.words.list[i].id)
}

/// Whether one word that stands twice from word `i` on is a slip: neither reduplication nor the seam of two compounds.
fn is_slip(beside: &Beside<'_>, i: usize) -> bool {
    let word = beside.words.form(beside.words.list[i]);
    let (before, after) = (beside.form_before(i), beside.form_after(i + 1));
    // At the head of a line an enumeration may end and a sentence begin; a third time is reduplication for effect.
    // Pair beside pair (`nhà nhà, hộ hộ`) is rhythm.
    let is = |list: &[&str], word: &str| list.binary_search(&word).is_ok();
    let is_fine_pair = |at: usize| {
        let pair = beside.words.list.get(at..).and_then(|rest| rest.first_chunk());
        pair.is_some_and(|[a, b]: &[Word; 2]| a.id == b.id && is(REPEATED_FINE, beside.words.form(*a)))
    };
    if before == word || after == word || is_fine_pair(i.wrapping_sub(2)) || is_fine_pair(i + 2) {
        return false;
    }
    if let Ok(at) = REPEATED.binary_search_by_key(&word, |r| r.word) {
        let known = &REPEATED[at];
        let done_by = known.verb && is(REPEATED_DOERS, before);
        return !done_by && !known.not_after.contains(&before) && !known.not_before.contains(&after);
    }
    let content = beside.text.content();
    let gap = Span { start: beside.words.list[i].span.end, end: beside.words.list[i + 1].span.start };
    let right = content[beside.words.list[i + 1].span.end as usize..].trim_start().chars().next();
    // A foreign word (`camera camera`) is no reduplication and no half of a compound; columns stand farther apart.
    if !is_syllable(word) && word.chars().count() >= FOREIGN {
        return gap.len() == 1;
    }
    let stops = after.is_empty() && right.is_none_or(|c| matches!(c, '.' | ';' | ','));
    let counts = after.is_empty() && right.is_some_and(|c| c.is_ascii_digit());
    // `không vào được được.`: the second would need a verb behind it. `đã chi chi 1.150 triệu đồng`: nobody stands between.
    if word == "được" && stops || matches!(before, "đang" | "đã" | "sẽ") && counts {
        return true;
    }
    let left = content[..beside.words.list[i].span.start as usize].trim_end().chars().next_back();
    // A number counts the word, or names it (`nhà văn hóa ấp ấp 3`).
    let is_open = |word: &str, beyond: Option<char>| {
        is(REPEATED_OPEN, word) || word.is_empty() && !beyond.is_some_and(|c| c.is_ascii_digit())
    };
    is_open(before, left)
        && is_open(after, right)
        && !is(REPEATED_FINE, word)
        && word.chars().nth(1).is_some()
        && is_syllable(word)
}
