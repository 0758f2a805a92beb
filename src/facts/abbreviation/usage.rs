//! Uses of short forms: runs of capitals that are neither capital headings, Roman numerals nor symbols of documents.

use super::Use;
use crate::facts::words::{Word, WordClass, Words};
use crate::text::{Span, Text};

/// The uses of a text, in order.
pub(super) fn uses(text: &Text, words: &Words) -> Vec<Use> {
    let mut uses = Vec::new();
    let mut at = 0;
    // Most lines have no word in capitals.
    while let Some(upper) = words.list[at..].iter().position(|w| w.class == WordClass::Upper) {
        let range = words.range_of_line(words.list[at + upper].line);
        at = range.end;
        let on_line = &words.list[range];
        if !on_line.iter().any(|w| is_candidate(text, *w)) {
            continue;
        }
        // What stands side by side on a line of the header is in capitals or not by itself.
        for column in on_line.chunk_by(|a, b| !is_gutter(text, *a, *b)) {
            if !is_capital_line(text, column) {
                uses_of_line(text, column, &mut uses);
            }
        }
    }
    uses
}

/// Whether two words stand in two columns: so many spaces are between them.
fn is_gutter(text: &Text, a: Word, b: Word) -> bool {
    const WIDE: u32 = 3;
    b.span.start >= a.span.end + WIDE && text.slice(Span { start: a.span.end, end: b.span.start }).contains("   ")
}

/// Whether a line is set in capitals: then capitals say nothing. A line of short forms alone (`- UBND TPCL;`) is none.
fn is_capital_line(text: &Text, words: &[Word]) -> bool {
    let long = words.iter().filter(|w| w.span.len() > 1);
    let (all, upper) = long.fold((0, 0), |(all, upper), w| (all + 1, upper + usize::from(w.class == WordClass::Upper)));
    let spelt_out = |w: &&Word| w.class == WordClass::Upper && !is_candidate(text, **w);
    let told = || words.iter().any(|w| spelt_out(&w)) || words.iter().filter(|w| is_spoken(text, **w)).count() > 1;
    // `I. NĂM 2025`: the one word of a heading.
    let one_word = || {
        let marked = |w: &Word| text.slice(w.span).contains(['Â', 'Ă', 'Ê', 'Ô', 'Ơ', 'Ư']);
        words.len() > 1 && words.iter().any(|w| w.span.len() > 1 && is_spoken(text, *w) && marked(w))
    };
    all > 1 && upper * 10 >= all * 7 && told() || all == 1 && upper == 1 && one_word()
}

/// Whether a word in capitals has a vowel after a consonant, as syllables have and short forms seldom: `CHUNG`, no `UBND`.
fn is_spoken(text: &Text, word: Word) -> bool {
    let letters: Vec<char> = text.slice(word.span).chars().collect();
    let is_vowel = |c: char| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Ê' | 'Ô' | 'Ơ' | 'Ư' | 'Ă' | 'Â');
    word.class == WordClass::Upper && letters.windows(2).any(|w| !is_vowel(w[0]) && is_vowel(w[1]))
}

fn uses_of_line(text: &Text, words: &[Word], uses: &mut Vec<Use>) {
    let content = text.content();
    let mut i = 0;
    while i < words.len() {
        let first = words[i];
        i += 1;
        if !is_candidate(text, first) {
            continue;
        }
        let mut span = first.span;
        while let Some(next) = words.get(i) {
            let between = &content[span.end as usize..next.span.start as usize];
            if !matches!(between, "-" | "&" | "." | "–") || !is_part(text, *next) {
                break;
            }
            span = span.cover(next.span);
            i += 1;
        }
        if !is_symbol(content, span) && !is_roman(text.slice(span)) && !is_in_capitals(text, words, span) {
            uses.push(Use { span, line: first.line });
        }
    }
}

/// Whether a word may open an abbreviation: two capitals or more, none of them with a tone mark.
fn is_candidate(text: &Text, word: Word) -> bool {
    matches!(word.class, WordClass::Upper) && text.slice(word.span).chars().all(is_plain_capital)
}

/// Whether a word may follow in a joined abbreviation (`SX&TT`, `GDNN-GDTX`, `CNH-HĐH`).
fn is_part(text: &Text, word: Word) -> bool {
    text.slice(word.span).chars().all(|c| is_plain_capital(c) || c.is_ascii_digit())
}

/// A capital that abbreviations are made of: Vietnamese words in capitals nearly always carry a tone mark or a vowel sign.
fn is_plain_capital(c: char) -> bool {
    c.is_ascii_uppercase() || matches!(c, 'Đ' | 'Ư' | 'Ô' | 'Â' | 'Ă' | 'Ê' | 'Ơ')
}

/// Whether the run belongs to a document's symbol or another code: a slash or a digit touches it, or a hyphen or dot with one behind.
fn is_symbol(content: &str, span: Span) -> bool {
    let before = content[..span.start as usize].chars().next_back();
    let after = content[span.end as usize..].chars().next();
    let coded = |c: Option<char>| matches!(c, Some('/' | '@' | '_' | '-')) || c.is_some_and(|c| c.is_ascii_digit());
    // Roads are numbered so, too: `ĐT.491`.
    let joined_digit = |rest: &str| rest.starts_with(['-', '.']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    let digit_hyphen = content[..span.start as usize]
        .strip_suffix(['-', '.'])
        .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    coded(before) || coded(after) || digit_hyphen || joined_digit(&content[span.end as usize..])
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
        && !matches!(word, "CD" | "DC" | "MC" | "CC")
}

/// Whether the run stands among words in capitals (`ĐẢNG CỘNG SẢN` inside a sentence): then it is a word, not an abbreviation.
fn is_in_capitals(text: &Text, words: &[Word], span: Span) -> bool {
    let at = words.partition_point(|w| w.span.start < span.start);
    let end = words.partition_point(|w| w.span.end <= span.end);
    let capital = |w: Option<&Word>| {
        w.is_some_and(|w| {
            w.class == WordClass::Upper && !is_candidate(text, *w) && text.slice(w.span).chars().count() > 1
        })
    };
    capital(at.checked_sub(1).and_then(|i| words.get(i))) || capital(words.get(end))
}
