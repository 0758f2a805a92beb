//! [`Folded`]: a line made comparable, with the way back; [`Phrases`]: many phrases looked for at once, at word borders.

use crate::text::{Span, is_capital, is_letter, is_letter_or_digit, is_small};
use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;

/// A line with one space for each run of spaces, in lower case where case does not matter.
#[derive(Debug)]
pub struct Folded {
    /// The comparable text.
    pub text: String,
    /// For each byte of `text` (and its end) the byte of the line; `None` where they are the same.
    back: Option<Vec<u32>>,
}

impl Folded {
    /// Of a line.
    pub fn of(line: &str, keep_case: bool) -> Self {
        let mut text = String::with_capacity(line.len());
        let mut back: Option<Vec<u32>> = None;
        let mut in_space = false;
        for (at, c) in line.char_indices() {
            let before = text.len();
            if c.is_whitespace() {
                if !in_space {
                    text.push(' ');
                }
            } else if keep_case {
                text.push(c);
            } else {
                text.extend(c.to_lowercase());
            }
            in_space = c.is_whitespace();
            if back.is_none() && text.len() - before != c.len_utf8() {
                back = Some((0..before as u32).collect());
            }
            if let Some(back) = &mut back {
                back.resize(text.len(), at as u32);
            }
        }
        if let Some(back) = &mut back {
            back.push(line.len() as u32);
        }
        Self { text, back }
    }

    /// The span of content of a range of `text`, where the line begins at byte `base`.
    pub fn span(&self, range: &Range<usize>, base: u32) -> Span {
        let byte = |at: usize| match &self.back {
            Some(back) => back.get(at).or(back.last()).copied().unwrap_or_default(),
            None => at as u32,
        };
        Span { start: base + byte(range.start), end: base + byte(range.end) }
    }
}

/// Phrases of a card, each with the index its author gave it.
#[derive(Debug)]
pub struct Phrases {
    finder: AhoCorasick,
    keep_case: bool,
    owners: Vec<usize>,
}

impl Phrases {
    /// Of lists of phrases: whatever matches one of the `i`th list is found as `i`.
    ///
    /// # Errors
    /// A sentence, where a phrase is empty or there are too many.
    pub fn new<'p>(lists: impl IntoIterator<Item = Vec<&'p str>>, keep_case: bool) -> Result<Self, String> {
        let (mut folded, mut owners) = (Vec::new(), Vec::new());
        for (owner, list) in lists.into_iter().enumerate() {
            for phrase in list {
                let phrase = Folded::of(phrase.trim(), keep_case).text;
                if phrase.is_empty() {
                    return Err("a phrase is empty".to_owned());
                }
                folded.push(phrase);
                owners.push(owner);
            }
        }
        let finder = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&folded);
        Ok(Self { finder: finder.map_err(|error| error.to_string())?, keep_case, owners })
    }

    /// Where they stand in a line, the longest first at each place, none overlapping: owner and range of the folded text.
    pub fn find(&self, folded: &Folded) -> Vec<(usize, Range<usize>)> {
        let mut all: Vec<(usize, Range<usize>)> = self
            .finder
            .find_overlapping_iter(&folded.text)
            .filter(|found| stands_alone(&folded.text, &found.range()))
            .map(|found| (self.owners[found.pattern().as_usize()], found.range()))
            .collect();
        all.sort_by_key(|(owner, range)| (range.start, std::cmp::Reverse(range.end), *owner));
        let mut end = 0;
        all.retain(|(_, range)| {
            let free = range.start >= end;
            if free {
                end = range.end;
            }
            free
        });
        all
    }

    /// The line made comparable as these phrases are.
    pub fn fold(&self, line: &str) -> Folded {
        Folded::of(line, self.keep_case)
    }
}

/// Whether no letter or digit touches a phrase that begins or ends with one.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let joins =
        |a: Option<char>, b: Option<char>| a.is_some_and(is_letter_or_digit) && b.is_some_and(is_letter_or_digit);
    let inside = &text[range.clone()];
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !joins(before, inside.chars().next()) && !joins(inside.chars().next_back(), after)
}

/// The replacement in the letter case of what it replaces: `Uỷ` → `Ủy`, `UỶ` → `ỦY`.
pub fn in_case_of(found: &str, instead: &str) -> String {
    let mut letters = found.chars().filter(|c| is_letter(*c));
    let (first, second) = (letters.next(), letters.next());
    let upper = |c: Option<char>| c.is_some_and(is_capital);
    if upper(first) && second.is_some() && found.chars().all(|c| !is_small(c)) {
        return instead.to_uppercase();
    }
    let mut rest = instead.chars();
    match rest.next() {
        Some(head) if upper(first) => head.to_uppercase().chain(rest).collect(),
        _ => instead.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_whatever_their_case_and_spaces() {
        let phrases = Phrases::new([vec!["xử lý nghiêm"], vec!["xử lý"]], false).expect("phrases");
        let line = "Kİ XỬ \u{a0}LÝ nghiêm; xử lýa, xử lý";
        let folded = phrases.fold(line);
        let found: Vec<(usize, &str)> =
            phrases.find(&folded).iter().map(|(i, r)| (*i, &line[folded.span(r, 0).range()])).collect();
        assert_eq!(found, [(0, "XỬ \u{a0}LÝ nghiêm"), (1, "xử lý")]);
    }

    #[test]
    fn replacements_keep_the_case() {
        assert_eq!(in_case_of("Uỷ ban", "ủy ban"), "Ủy ban");
        assert_eq!(in_case_of("UỶ BAN", "ủy ban"), "ỦY BAN");
        assert_eq!(in_case_of("uỷ ban", "ủy ban"), "ủy ban");
    }
}
