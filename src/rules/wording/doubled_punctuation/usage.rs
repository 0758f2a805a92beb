//! Marks that stand once but not well: an ellipsis in an official text, a comma where none belongs. For the strict profile.

use super::super::beside::{head, tail};
use super::DoubledPunctuation;
use crate::rules::{Draft, Findings, habit};
use crate::text::{Span, fold, is_letter, is_letter_or_digit, is_small};
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// One finding for all ellipses, one for all needless commas.
pub fn check(rule: &DoubledPunctuation, draft: &Draft<'_>, found: &mut Findings) {
    let (mut ellipses, mut commas) = (Vec::new(), Vec::new());
    for line in draft.text.lines() {
        let (text, folded) = (draft.text.slice(line.span), draft.text.folded(line.span));
        let base = line.span.start as usize;
        let at = |(start, end): (usize, usize)| Span::new(base + start, base + end);
        if DOTS.iter().any(|dots| dots.find(text.as_bytes()).is_some()) {
            ellipses.extend(ellipsis(text).map(at));
        }
        commas.extend(needless(rule, text, folded).map(at));
    }
    for (say, places) in [("ellipsis", ellipses), ("comma", commas)] {
        found.extend(habit::once(&places).map(|told| told.say(say).value("marks", draft.text.slice(places[0]))));
    }
}

/// What an ellipsis is written with.
static DOTS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| ["...", "…"].map(Finder::new));

/// Runs of three dots after words, with a mark beside them; dots to be filled in are none.
fn ellipsis(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let form = line.contains("....") || line.matches("...").count() + line.matches('…').count() > 3;
    let dots = line.match_indices("...").chain(line.match_indices('…'));
    let dots = dots.filter(move |_| !form).filter_map(move |(at, mark)| {
        let (before, after) = (&line[..at], &line[at + mark.len()..]);
        let word = before.trim_end_matches([' ', ',', ';']);
        let last = word.rsplit(' ').next().unwrap_or_default();
        let blank = matches!(fold(last).as_str(), "ngày" | "tháng" | "năm" | "số" | "lần" | "khóa" | "thứ")
            || after.trim_start().starts_with("tháng")
            || after.trim_start().starts_with("năm");
        let ends = after.chars().next().is_none_or(|c| is_letter(c) || matches!(c, ' ' | ',' | ';' | ')' | '”' | '.'));
        let fits = word.ends_with(|c: char| is_letter(c) || c == ')') && ends && !blank;
        let glued = after.chars().next().filter(|c| matches!(c, ',' | ';')).map_or(0, char::len_utf8);
        fits.then(|| (word.len(), at + mark.len() + glued))
    });
    let mut dots: Vec<_> = dots.collect();
    dots.sort_unstable();
    dots.into_iter()
}

/// Commas before `như sau:` and `(`, after words that what follows belongs to, and inside set phrases.
fn needless<'t>(
    rule: &'t DoubledPunctuation,
    line: &'t str,
    folded: &'t str,
) -> impl Iterator<Item = (usize, usize)> + 't {
    memchr::memchr_iter(b',', line.as_bytes()).filter_map(move |at| {
        let next = head(&line[at + 1..], 40).strip_prefix(' ')?;
        let last = || tail(&line[..at], 40).rsplit(|c: char| !is_letter_or_digit(c)).next().unwrap_or_default();
        let words = tail(&folded[..at], 40);
        let ends_in =
            |phrase: &String| words.strip_suffix(phrase.as_str()).is_some_and(|rest| !rest.ends_with(is_letter));
        let set = |(left, right): &(String, String)| {
            ends_in(left) && head(&folded[at + 1..], 40)[1..].starts_with(right.as_str())
        };
        let is_word = |word: &str| word.chars().all(is_small) && !word.is_empty();
        let fits = next.starts_with("như sau:")
            || next.starts_with('(') && is_word(last())
            || rule.leading.iter().any(ends_in) && next.starts_with(is_letter)
            || rule.set_phrases.iter().any(set);
        let end = || next.split(' ').next().map_or(0, |w| w.trim_end_matches([':', ',', ';', '.']).len());
        fits.then(|| (at - last().len(), at + 2 + end()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule() -> DoubledPunctuation {
        DoubledPunctuation {
            pedantic: true,
            leading: vec!["trên cơ sở".to_owned(), "nhằm".to_owned()],
            set_phrases: vec![("đền ơn".to_owned(), "đáp nghĩa".to_owned())],
        }
    }

    #[test]
    fn needless_commas() {
        let found =
            |line: &str| needless(&rule(), line, &fold(line)).map(|(a, b)| line[a..b].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("kế hoạch năm 2026, như sau:"), ["2026, như"]);
        assert_eq!(found("Trên cơ sở, kết quả năm qua"), ["sở, kết"]);
        assert_eq!(found("có 39 loa, (hư 9 cái)"), ["loa, (hư"]);
        assert_eq!(found("phong trào đền ơn, đáp nghĩa"), ["ơn, đáp"]);
        assert_eq!(found("Lưu: VT, (VX.An)."), [""; 0]);
        assert_eq!(found("các xã, phường (thị trấn), cơ sở, trường học, nhằm mục đích"), [""; 0]);
    }

    #[test]
    fn ellipses_in_prose() {
        let found = |line| ellipsis(line).map(|(a, b)| line[a..b].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("bạch đàn, tràm... cho dân"), ["..."]);
        assert_eq!(found("số đề..., thanh niên"), ["...,"]);
        assert_eq!(found("tài sản ... Công an"), [" ..."]);
        assert_eq!(found("ngày ... tháng ... năm 2026"), [""; 0]);
        assert_eq!(found("Họ tên........"), [""; 0]);
    }
}
