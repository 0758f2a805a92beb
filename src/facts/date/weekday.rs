//! Weekdays beside a date: `thứ Tư, ngày 30/4/2026`, `ngày 30/4/2026 (Chủ nhật)`. Ordinals (`kỳ họp thứ sáu`) are none.

use super::super::cue::{Cue, Cues, on_line};
use super::super::words::{Word, Words};
use super::DateMention;
use crate::text::{Span, Text};

/// Gives each date the weekday that stands beside it.
pub fn attach(text: &Text, words: &Words, cues: &Cues, dates: &mut [DateMention]) {
    if dates.is_empty() {
        return;
    }
    let weekdays: Vec<(i8, Span)> = cues.with(Cue::Weekday).filter_map(|index| weekday(text, words, index)).collect();
    for (i, &(day, span)) in weekdays.iter().enumerate() {
        let after = dates.partition_point(|date| date.span.start < span.start);
        if let Some(date) = dates.get_mut(after)
            && is_joint(gap(text, span.end, date.span.start))
        {
            date.weekday.get_or_insert((day, span));
        } else if let Some(date) = after.checked_sub(1).and_then(|i| dates.get_mut(i))
            && date.span.end <= span.start
            && let Some(mark) = gap(text, date.span.end, span.start).map(str::trim)
        {
            let told = match mark {
                "(" => in_brackets(text, date.span, &weekdays[i..]),
                "," => Some((day, span)),
                _ => None,
            };
            date.weekday = date.weekday.or(told);
        }
    }
}

/// The weekday of a date among those in the brackets behind it: as many weekdays as days are paired in their order
/// (`ngày 28 và 29/3/2026 (thứ Bảy, Chủ nhật)`), of `thứ Tư đến thứ Sáu` the last is that of the date. Otherwise nobody knows.
fn in_brackets(text: &Text, date: Span, weekdays: &[(i8, Span)]) -> Option<(i8, Span)> {
    let rest = &text.content()[date.end as usize..];
    let end = date.end + rest.find([')', '\n']).unwrap_or(rest.len()) as u32;
    let inside = &weekdays[..weekdays.partition_point(|(_, span)| span.end <= end)];
    let spanned = |pair: &[(i8, Span)]| {
        let between = text.slice(Span { start: pair[0].1.end, end: pair[1].1.start });
        matches!(between.trim(), "đến" | "-" | "–")
    };
    let paired = inside.len() == 1 + days_before(text, date) || inside.len() == 2 && spanned(inside);
    inside.last().copied().filter(|_| paired)
}

/// How many days are listed before a date that ends their list: 2 in `các ngày 12, 13 và 14/8/2026`.
fn days_before(text: &Text, date: Span) -> usize {
    let line = text.lines()[text.line_at(date.start)].span;
    let whole = text.slice(date).starts_with(['n', 'N']);
    let mut before = text.slice(Span { start: line.start.min(date.start), end: date.start }).trim_end();
    let (mut count, mut is_listed) = (0, whole);
    loop {
        if let Some(rest) = before.strip_suffix("ngày").or_else(|| before.strip_suffix("Ngày")) {
            (before, is_listed) = (rest.trim_end(), true);
        }
        let Some(rest) = before.strip_suffix("và").or_else(|| before.strip_suffix(',')) else { break };
        let head = rest.trim_end();
        let bare = head.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/');
        if bare.len() == head.len() || !(bare.is_empty() || bare.ends_with(char::is_whitespace)) {
            break;
        }
        (before, is_listed, count) = (bare.trim_end(), false, count + 1);
    }
    // `tăng 5, ngày 12/3/2026` lists no days: the first of them stands behind `ngày`.
    if is_listed || before.ends_with("ngày") { count } else { 0 }
}

/// A few bytes between two places of one line.
fn gap(text: &Text, from: u32, to: u32) -> Option<&str> {
    (from <= to && to - from < 8).then(|| text.slice(Span { start: from, end: to })).filter(|g| !g.contains('\n'))
}

fn is_joint(gap: Option<&str>) -> bool {
    gap.is_some_and(|g| matches!(g.trim(), "" | "," | "(" | "-" | "–"))
}

fn weekday(text: &Text, words: &Words, index: usize) -> Option<(i8, Span)> {
    let word = words.list[index];
    let next = on_line(words, index + 1, word.line);
    if words.form(word) == "chủ" {
        let next = next.filter(|&n| matches!(words.form(n), "nhật" | "nhựt"))?;
        return Some((7, word.span.cover(next.span)));
    }
    if !opens(text, words, index) {
        return None;
    }
    let line_end = text.lines()[word.line as usize].span.end;
    let rest = text.slice(Span { start: word.span.end, end: line_end });
    let digits = rest.trim_start();
    if let Some(digit) = digits.bytes().next().filter(|b| (b'2'..=b'7').contains(b))
        && !digits[1..].starts_with(|c: char| c.is_ascii_digit() || c == '/' || c == '.')
    {
        let end = word.span.end + (rest.len() - digits.len()) as u32 + 1;
        return Some((i8::try_from(digit - b'1').ok()?, Span { start: word.span.start, end }));
    }
    let next = next?;
    let day = match words.form(next) {
        "hai" => 1,
        "ba" => 2,
        "tư" => 3,
        "năm" => 4,
        "sáu" => 5,
        "bảy" | "bẩy" => 6,
        _ => return None,
    };
    Some((day, word.span.cover(next.span)))
}

/// Whether `thứ` opens a weekday and no ordinal: at the start of a clause, or after a word of time.
fn opens(text: &Text, words: &Words, index: usize) -> bool {
    let word = words.list[index];
    let Some(before) = index.checked_sub(1).and_then(|i| on_line(words, i, word.line)) else { return true };
    let between = text.slice(Span { start: before.span.end, end: word.span.start });
    if !between.chars().all(char::is_whitespace) {
        return !between.contains(['-', '–']) || between.trim().len() != 1;
    }
    is_time(before, words)
}

fn is_time(word: Word, words: &Words) -> bool {
    let known =
        ["vào", "ngày", "sáng", "chiều", "tối", "trưa", "hôm", "từ", "đến", "hết", "trước", "giờ", "phút", "và", "là"];
    known.contains(&words.form(word))
}
