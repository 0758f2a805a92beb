//! Units named in running text and in capital lines: `UBND xã Tân Lập`, `phường 2`, `XÃ PHÚ ĐIỀN`.

use super::AgencyMention;
use crate::facts::cue::{Cue, Cues};
use crate::facts::phrase::first_bytes;
use crate::facts::words::{Word, WordClass, Words};
use crate::text::{Span, Text};
use crate::tree::Tree;
use crate::tree::grammar::signature;

/// Levels of administrative units, by their folded words.
const LEVELS: [(&[&str], &str); 10] = [
    (&["thị", "trấn"], "thị trấn"),
    (&["thị", "xã"], "thị xã"),
    (&["thành", "phố"], "thành phố"),
    (&["đặc", "khu"], "đặc khu"),
    (&["xã"], "xã"),
    (&["phường"], "phường"),
    (&["huyện"], "huyện"),
    (&["quận"], "quận"),
    (&["tỉnh"], "tỉnh"),
    (&["tp"], "thành phố"),
];

/// The words that levels begin with.
pub(in crate::facts) const LEVEL_WORDS: [&str; 9] =
    ["thị", "thành", "đặc", "xã", "phường", "huyện", "quận", "tỉnh", "tp"];

/// Bodies that stand before a unit, by their folded words, the longest first.
const BODIES: [(&[&str], &str); 12] = [
    (&["ủy", "ban", "nhân", "dân"], "ubnd"),
    (&["uỷ", "ban", "nhân", "dân"], "ubnd"),
    (&["hội", "đồng", "nhân", "dân"], "hđnd"),
    (&["ubnd"], "ubnd"),
    (&["hđnd"], "hđnd"),
    (&["đảng", "ủy"], "đảng ủy"),
    (&["đảng", "uỷ"], "đảng ủy"),
    (&["đảng", "bộ"], "đảng bộ"),
    (&["công", "an"], "công an"),
    (&["mttq"], "mttq"),
    (&["đoàn", "thanh", "niên"], "đoàn thanh niên"),
    (&["trạm", "y", "tế"], "trạm y tế"),
];

/// Words that make `xã` part of another word or phrase.
const NOT_BEFORE: [&str; 2] = ["hợp", "tác"];
const NOT_AFTER: [&str; 6] = ["hội", "viên", "luận", "giao", "ủy", "uỷ"];
/// Levels whose units no name begins with `Đoàn`: `huyện đoàn` is the Youth Union's (`xã Đoàn Kết` is a commune).
const WITH_UNION: [&str; 3] = ["huyện", "tỉnh", "quận"];

/// The most words a unit's name has (`Bà Rịa - Vũng Tàu`).
const NAME_WORDS: usize = 5;

/// Every unit named, in text order.
pub(super) fn mentions(text: &Text, tree: &Tree, words: &Words, cues: &Cues) -> Vec<AgencyMention> {
    let mut mentions: Vec<AgencyMention> = Vec::new();
    let list = &words.list;
    let (levels, bodies) = (known(words, &LEVELS), known(words, &BODIES));
    let mut at = 0;
    for here in cues.with(Cue::Level) {
        if here < at {
            continue;
        }
        let Some((len, level)) = level_at(words, &levels, here) else { continue };
        if is_other_word(words, here, len) {
            continue;
        }
        at = here + len;
        let level_span = list[here].span.cover(list[here + len - 1].span);
        let name = name_after(text, words, here + len, level);
        let (start, body) = body_before(words, &bodies, here).unwrap_or((level_span.start, ""));
        let end = if name.is_empty() { level_span.end } else { name.end };
        mentions.push(AgencyMention {
            span: Span { start, end },
            body,
            level,
            level_span,
            name,
            line: list[here].line,
            block: tree.leaf_of_line(list[here].line as usize),
        });
    }
    mentions
}

/// The phrases all of whose words the text has, by their ids, and what each names.
fn known(words: &Words, phrases: &[(&[&str], &'static str)]) -> Vec<(Vec<u32>, &'static str)> {
    phrases.iter().filter_map(|(phrase, name)| Some((words.forms.ids(*phrase)?, *name))).collect()
}

fn level_at(words: &Words, levels: &[(Vec<u32>, &'static str)], at: usize) -> Option<(usize, &'static str)> {
    let first = words.list[at];
    levels.iter().filter(|(level, _)| level[0] == first.id).find_map(|(level, name)| {
        let here = words.list.get(at..at + level.len())?;
        let fits = here.iter().zip(level).all(|(word, wanted)| word.line == first.line && word.id == *wanted);
        fits.then_some((level.len(), *name))
    })
}

/// `xã hội`, `hợp tác xã`, `thành phố` inside `tổ dân phố` and the like.
fn is_other_word(words: &Words, at: usize, len: usize) -> bool {
    let form = |i: usize| words.list.get(i).filter(|w| w.line == words.list[at].line).map(|w| words.form(*w));
    let before = at.checked_sub(1).and_then(form);
    let after = form(at + len);
    let union = len == 1 && after == Some("đoàn") && WITH_UNION.contains(&words.form(words.list[at]));
    union || before.is_some_and(|w| NOT_BEFORE.contains(&w)) || after.is_some_and(|w| NOT_AFTER.contains(&w))
}

/// The bytes of the name after a level: title-case words, capitals on a capital line, or a number of one or two digits.
fn name_after(text: &Text, words: &Words, at: usize, level: &str) -> Span {
    let content = text.content();
    let last = words.list[at - 1];
    let line_end = text.lines()[last.line as usize].span.end as usize;
    let rest = &content[last.span.end as usize..line_end];
    let numbered = matches!(level, "phường" | "quận" | "xã");
    if let Some(number) = rest.strip_prefix([' ', '\u{a0}']).filter(|_| numbered) {
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let after = number[digits..].chars().next();
        if (1..=2).contains(&digits) && after.is_none_or(|c| matches!(c, ' ' | ',' | ';' | '.' | ')' | ':')) {
            return Span::of(&number[..digits], content, 0);
        }
    }
    let capital = last.class == WordClass::Upper && last.span.len() >= 3;
    let mut name = last.span.end_point();
    let mut end = last;
    // `XÃ TÂN HÒA Độc lập …`, `XÃ TÂN HÒA CỘNG HÒA …`: the other column of a header begins.
    let mut capitals = false;
    for word in words.list[at..].iter().take(NAME_WORDS).take_while(|w| w.line == last.line) {
        let between = &content[end.span.end as usize..word.span.start as usize];
        if !matches!(between, " " | "\u{a0}" | " - " | "-") || !is_name_word(*word, capital) {
            break;
        }
        let rest = &content[word.span.start as usize..];
        let beside = capitals && (word.class == WordClass::Title || is_body(rest)) || is_national(rest);
        // `HUYỆN AN HÒA - CÔNG AN HUYỆN AN HÒA`, `CÔNG AN HUYỆN PHÓ TRƯỞNG CÔNG AN`: a body of its own, or the signer's title.
        let other =
            capital && (between.contains('-') && is_joint_body(rest) || signature::is_title(first_bytes(rest, 60)));
        if beside || other {
            break;
        }
        capitals |= word.class == WordClass::Upper && word.span.len() > 1;
        name = if name.is_empty() { word.span } else { name.cover(word.span) };
        end = *word;
    }
    name
}

/// Whether the name of a body under the unit begins here: `XÃ AN PHÚ TRƯỜNG TIỂU HỌC …` in a flattened cell.
fn is_body(rest: &str) -> bool {
    ["TRƯỜNG ", "PHÒNG ", "TRẠM ", "TRUNG TÂM ", "VĂN PHÒNG ", "BAN "].iter().any(|body| rest.starts_with(body))
}

/// Whether the name of another body begins here, behind a dash: `- CÔNG AN HUYỆN`, `- HỘI NÔNG DÂN XÃ`.
fn is_joint_body(rest: &str) -> bool {
    let bodies = ["CÔNG AN ", "ĐOÀN ", "HỘI ", "ỦY BAN ", "UỶ BAN ", "UBND ", "UBMTTQ", "BAN ", "SỞ ", "LIÊN ĐOÀN "];
    is_body(rest) || bodies.iter().any(|body| rest.starts_with(body))
}

/// Whether quốc hiệu begins here.
fn is_national(rest: &str) -> bool {
    ["CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN"].iter().any(|opening| rest.starts_with(opening))
}

fn is_name_word(word: Word, capital: bool) -> bool {
    match word.class {
        WordClass::Title => true,
        WordClass::Upper | WordClass::Mixed => capital,
        WordClass::Lower => false,
    }
}

/// Where the body before a level begins, and which it is.
fn body_before(words: &Words, bodies: &[(Vec<u32>, &'static str)], at: usize) -> Option<(u32, &'static str)> {
    let line = words.list[at].line;
    let last = words.list[at.checked_sub(1)?].id;
    bodies.iter().filter(|(body, _)| body.last() == Some(&last)).find_map(|(body, name)| {
        let first = at.checked_sub(body.len())?;
        let here = &words.list[first..at];
        let fits = here.iter().zip(body).all(|(word, wanted)| word.line == line && word.id == *wanted);
        fits.then_some((here[0].span.start, *name))
    })
}
