//! Phrases of `rules/data/capitals.toml` against how they are written.

use super::{Beside, Slip};
use crate::facts::words::WordClass;
use crate::rules::Draft;
use crate::rules::lexicon::Role;
use crate::rules::wording::beside::tail;
use crate::rules::wording::data::Capital;
use crate::rules::wording::listed::Capitals;
use crate::text::is_capital;

/// Words that name a kind of body: a capitalised word after one of them is its field, not a person's name.
const BODIES: &[&str] =
    &["phòng", "ban", "sở", "bộ", "hội", "vụ", "cục", "trạm", "ngành", "khối", "tiểu", "ubnd", "hđnd"];

/// Words before the proper name of a place, a newspaper, a school or a street.
const NAMED: &[&str] = &[
    "xã",
    "ấp",
    "khóm",
    "thôn",
    "đường",
    "làng",
    "bản",
    "hẻm",
    "chợ",
    "huyện",
    "trường",
    "báo",
    "tờ",
    "đài",
    "cầu",
    "phố",
    "hãng",
    "siêu",
    "ông",
    "bà",
    "anh",
    "chị",
    "đồng",
    "văn",
    "thị",
    "hiệu",
];

/// Adds every place where a phrase has a capital too many, or lacks one it must have.
/// Those of `strict` entries only where the run is pedantic.
pub fn slips(draft: &Draft<'_>, beside: &Beside<'_>, pedantic: bool, slips: &mut Vec<Slip>) {
    let mut free = 0;
    let lexemes = draft.lexemes();
    for i in lexemes.with(Role::Capital) {
        let Some(second) = beside.after(i).filter(|_| i >= free) else { continue };
        let mut phrases = lexemes.capitals(beside.words.list[i], second);
        let fits = |c: &&Capitals| (pedantic || !c.phrase.strict) && stands(beside, i, c.folded);
        let Some(Capitals { phrase: capital, folded, .. }) = phrases.find(fits) else { continue };
        let last = i + folded.len() - 1;
        free = last + 1;
        if let Some(right) = mended(beside, i, last, capital) {
            slips.push(Slip { span: beside.span(i, last), say: "phrase", right });
        }
    }
}

/// Whether the words of a phrase stand from the word on that is known to be its first.
fn stands(beside: &Beside<'_>, first: usize, folded: &[&str]) -> bool {
    let list = &beside.words.list;
    first + folded.len() <= list.len()
        && folded.iter().enumerate().skip(1).all(|(k, form)| beside.words.form(list[first + k]) == *form)
        && (first..first + folded.len() - 1).all(|k| beside.joins(k))
}

/// The phrase as it should be written, if it is written otherwise and is no name.
fn mended(beside: &Beside<'_>, first: usize, last: usize, capital: &Capital) -> Option<String> {
    let words = &beside.words.list[first..=last];
    if words.iter().any(|w| matches!(w.class, WordClass::Upper | WordClass::Mixed)) {
        return None;
    }
    let is_upper = |word: &str| word.chars().next().is_some_and(is_capital);
    let over =
        words.iter().zip(capital.right).skip(1).any(|(w, right)| w.class == WordClass::Title && !is_upper(right));
    let under = (capital.lower || capital.typed && words[0].class == WordClass::Title)
        && words.iter().zip(capital.right).any(|(w, right)| w.class == WordClass::Lower && is_upper(right));
    if !over && !under || beside.is_part_of_symbol(words[0]) {
        return None;
    }
    let (before, after) = (beside.form_before(first), beside.form_after(last));
    if capital.not_after.contains(&before)
        || capital.not_before.contains(&after)
        || !capital.only_after.is_empty() && !capital.only_after.contains(&before)
        || !capital.only_before.is_empty() && !capital.only_before.contains(&after)
    {
        return None;
    }
    if capital.before_name
        && !beside.after(last).is_some_and(|w| matches!(w.class, WordClass::Title | WordClass::Upper))
    {
        return None;
    }
    if over && names_place(beside, first, last) {
        return None;
    }
    let common = words.len() == 2 && !under;
    if common && (is_name(beside, first, before) || is_company(beside, first)) {
        return None;
    }
    let mend = |(k, (w, right)): (usize, (&crate::facts::words::Word, &&str))| {
        if k == 0 && !(under && is_upper(right)) { beside.written(*w).to_owned() } else { (*right).to_owned() }
    };
    Some(words.iter().zip(capital.right).enumerate().map(mend).collect::<Vec<_>>().join(" "))
}

/// Whether a common phrase in capitals may be a name: after a capitalised word that is no kind of body, or a word that
/// precedes names.
fn is_name(beside: &Beside<'_>, first: usize, before: &str) -> bool {
    let capitalised = beside.before(first).is_some_and(|w| matches!(w.class, WordClass::Title | WordClass::Mixed));
    NAMED.contains(&before) || capitalised && !BODIES.contains(&before)
}

/// Levels of unit that a proper name follows.
const UNITS: &[&str] = &["xã", "phường", "thôn", "ấp", "bản", "khóm", "huyện", "tỉnh"];

/// Whether the phrase is a unit and the first of two words or more of its name: `xã Hội Hoan`. What a field of work goes before
/// (`văn hóa - xã Hội`) is none.
fn names_place(beside: &Beside<'_>, first: usize, last: usize) -> bool {
    const FIELDS: [&str; 7] = ["tế", "hóa", "hoá", "lợi", "toàn", "sinh", "mạng"];
    let unit = beside.words.list[first];
    let named = beside.after(last).is_some_and(|w| w.class == WordClass::Title);
    let joined = beside.line_before(unit).trim_end().ends_with(['-', '–', ',']);
    last == first + 1
        && named
        && !joined
        && unit.class == WordClass::Lower
        && UNITS.contains(&beside.words.form(unit))
        && !FIELDS.contains(&beside.form_before(first))
}

/// Companies register names with capitals as they please.
fn is_company(beside: &Beside<'_>, first: usize) -> bool {
    let before = tail(beside.line_before(beside.words.list[first]), 120);
    ["ông ty", "TNHH", "oanh nghiệp", "ổ phần", "ợp tác xã", "HTX", "DNTN"].iter().any(|mark| before.contains(mark))
}
