//! Spaces that are a matter of habit, held against the rest of the draft: between figure and unit, around a dash, before an
//! ellipsis. For the strict profile.

use crate::rules::{Draft, Findings, habit};
use crate::text::{Span, is_letter, is_letter_or_digit};
use memchr::memmem::Finder;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// One finding a unit, one for all one-sided dashes, one for all loose ellipses.
pub fn check(draft: &Draft<'_>, found: &mut Findings) {
    units(draft, found);
    let (mut dashes, mut ellipses) = (Vec::new(), Vec::new());
    for line in draft.text.lines() {
        let (text, base) = (draft.text.slice(line.span), line.span.start as usize);
        dashes.extend(one_sided(text).map(|(a, b)| Span::new(base + a, base + b)));
        if LOOSE.find(text.as_bytes()).is_some() {
            ellipses.extend(loose(text).map(|(a, b)| Span::new(base + a, base + b)));
        }
    }
    for (say, places) in [("dash", dashes), ("ellipsis", ellipses)] {
        found.extend(habit::once(&places).map(|told| told.say(say).value("mark", draft.text.slice(places[0]))));
    }
}

/// `1,5ha` beside `35,1 ha`.
fn units(draft: &Draft<'_>, found: &mut Findings) {
    let content = draft.text.content();
    let mut by_unit: FxHashMap<&str, (Vec<Span>, Vec<Span>)> = FxHashMap::default();
    for figure in &draft.facts.figures {
        let Some(unit) = figure.unit_span.filter(|unit| unit.start >= figure.number.end) else { continue };
        let written = draft.text.slice(unit);
        if !written.starts_with(|c: char| c.is_ascii_lowercase()) || written.contains(' ') && written.len() > 4 {
            continue;
        }
        let (glued, spaced) = by_unit.entry(written.split([' ', '/']).next().unwrap_or(written)).or_default();
        match &content[figure.number.end as usize..unit.start as usize] {
            "" => glued.push(figure.number.cover(unit)),
            " " => spaced.push(figure.number.cover(unit)),
            _ => {}
        }
    }
    let both = by_unit.into_values().filter_map(|(glued, spaced)| habit::rarer(glued, spaced));
    let mut both: Vec<_> = both.collect();
    both.sort_by_key(|(few, _)| few[0]);
    for (few, many) in both {
        let told = habit::unlike(draft.text, &few, many[0], ("mark", "model"), "model");
        found.extend(told.map(|told| told.say("unit")));
    }
}

/// `trật tự- quốc phòng`, `50 -150 tỷ`: a dash with a space on one side only, between words or figures.
fn one_sided(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    memchr::memchr_iter(b'-', line.as_bytes()).filter_map(|at| {
        let (before, after) = (&line[..at], &line[at + 1..]);
        let word = |text: &str, last: bool| {
            let end = if last { text.chars().next_back() } else { text.chars().next() };
            end.is_some_and(is_letter)
        };
        let left = word(before, true) && after.strip_prefix(' ').is_some_and(|rest| word(rest, false));
        let right = before.strip_suffix(' ').is_some_and(|rest| word(rest, true)) && word(after, false);
        let figure = |text: &str, last: bool| {
            let end = if last { text.chars().next_back() } else { text.chars().next() };
            end.is_some_and(|c| c.is_ascii_digit())
        };
        // With a unit behind, or it may be a figure below zero in a row of figures.
        let counted = after.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let counted = counted.strip_prefix(' ').is_some_and(|unit| word(unit, false));
        let left = left || counted && figure(before, true) && after.strip_prefix(' ').is_some_and(|r| figure(r, false));
        let right =
            right || counted && figure(after, false) && before.strip_suffix(' ').is_some_and(|r| figure(r, true));
        if !left && !right {
            return None;
        }
        // `III- TỔ CHỨC`, `A- Mục tiêu` are numbers; the symbol `15/NQ- HĐND` is CC10's.
        let first = before.trim_start();
        let leads =
            !first.contains(' ') && first.chars().all(|c| matches!(c, 'I' | 'V' | 'X') || c.is_ascii_uppercase());
        let code = |word: Option<&str>| word.is_some_and(|w| w.contains(['/', '-']));
        let symbol = code(before.trim_end().rsplit(' ').next()) || code(after.trim_start().split(' ').next());
        let start = before.rfind(' ').filter(|_| left).map_or(0, |i| i + 1);
        let start = if right { before.trim_end().rfind(' ').map_or(0, |i| i + 1) } else { start };
        let next = after.trim_start();
        let end = line.len() - next.len() + next.find(|c: char| !is_letter_or_digit(c)).unwrap_or(next.len());
        (!leads && !symbol).then_some((start, end))
    })
}

static LOOSE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(" ..."));

/// `tài sản ... Công an`: a space before an ellipsis that ends a list of words.
fn loose(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let blanks = line.matches("..").count() > 2;
    line.match_indices(" ...").filter(move |_| !blanks).filter_map(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + 4..]);
        let last = before.rsplit(' ').next().unwrap_or_default();
        let blank = matches!(last, "ngày" | "tháng" | "năm" | "số" | "Số" | "lần" | "khóa");
        let fits = before.ends_with(is_letter) && (after.is_empty() || after.starts_with([' ', ';', ',']));
        (fits && !blank && !after.starts_with(" tháng")).then_some((at, at + 4))
    })
}

#[cfg(test)]
mod tests {
    use super::{loose, one_sided};

    #[test]
    fn dashes_between_words_stand_free_on_both_sides() {
        let found = |line| one_sided(line).map(|(a, b)| line[a..b].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("AN NINH TRẬT TỰ- QUỐC PHÒNG"), ["TỰ- QUỐC"]);
        assert_eq!(found("khối Văn hóa -Xã hội"), ["hóa -Xã"]);
        assert_eq!(found("III- TỔ CHỨC"), [""; 0]);
        assert_eq!(found("Mỗi hộ vay từ 50 -150 triệu đồng"), ["50 -150"]);
        assert_eq!(found("Nhiệt độ 12 -5 3; ngày 01/3 -5/3 tổ chức; 50-150 triệu, 50 - 150 triệu"), [""; 0]);
        assert_eq!(found("Nghị quyết số 71/NQ -CP của Chính phủ"), [""; 0]);
        assert_eq!(found("Nghị quyết số 15/NQ- HĐND về kinh tế - xã hội, VH-TT"), [""; 0]);
    }

    #[test]
    fn ellipses_follow_their_word() {
        let found = |line| loose(line).map(|(a, b)| line[a..b].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("trộm cắp tài sản ... Công an"), [" ..."]);
        assert_eq!(found("ngày ... tháng ... năm 2026"), [""; 0]);
    }
}
