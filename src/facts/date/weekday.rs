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
    for index in cues.with(Cue::Weekday) {
        let Some((day, span)) = weekday(text, words, index) else { continue };
        let after = dates.partition_point(|date| date.span.start < span.start);
        if let Some(date) = dates.get_mut(after)
            && is_joint(gap(text, span.end, date.span.start))
        {
            date.weekday.get_or_insert((day, span));
        } else if let Some(date) = after.checked_sub(1).and_then(|i| dates.get_mut(i))
            && date.span.end <= span.start
            && gap(text, date.span.end, span.start).is_some_and(|g| g.trim() == "(" || g.trim() == ",")
        {
            date.weekday.get_or_insert((day, span));
        }
    }
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
