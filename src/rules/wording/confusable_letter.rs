//! CT11: letters of other alphabets that look like Vietnamese ones, and digits in the place of letters or the reverse.

use super::orthography::is_syllable;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::facts::words::{Word, WordClass};
use crate::rules::lexicon::Role;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_capital};
use serde::Deserialize;

/// Has no parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfusableLetter {}

/// Letters and what they look like. `Ð` (Icelandic), `Ɖ` (African) and `ƣ` (Gha, from broken fonts) are no Vietnamese letters.
const ALIKE: &[(char, char)] = &[
    ('ð', 'đ'),
    ('ɖ', 'đ'),
    ('ƣ', 'ư'),
    ('ǎ', 'ă'),
    ('α', 'a'),
    ('ο', 'o'),
    ('ν', 'v'),
    ('а', 'a'),
    ('в', 'b'),
    ('е', 'e'),
    ('і', 'i'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('ѕ', 's'),
    ('ј', 'j'),
    ('Ð', 'Đ'),
    ('Ɖ', 'Đ'),
    ('Ƣ', 'Ư'),
    ('Ǎ', 'Ă'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Χ', 'X'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
];

/// More words than this are one finding with a count.
const MANY: usize = 8;

impl Check for ConfusableLetter {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let words = &draft.facts.words;
        let content = draft.text.content();
        let mut slips: Vec<(Word, String)> = Vec::new();
        for word in draft.lexemes().with(Role::Strange).map(|i| words.list[i]) {
            let written = &content[word.span.range()];
            if is_odd(words.form(word)) {
                let right: String =
                    written.chars().map(|c| ALIKE.iter().find(|(a, _)| *a == c).map_or(c, |(_, b)| *b)).collect();
                if mixes(written, &right) {
                    slips.push((word, right));
                }
            }
        }
        for word in draft.lexemes().with(Role::Zero).map(|i| words.list[i]) {
            let written = &content[word.span.range()];
            if word.class == WordClass::Mixed
                && !is_odd(words.form(word))
                && let Some(right) = zero_for_o(written)
            {
                let fix = Fix::replace(Applicability::Unsafe, word.span, right.clone());
                found.push(said(word.span, written, right).say("digit").fix(fix));
            }
        }
        letters_in_figures(draft, found);
        if slips.len() > MANY {
            let (first, right) = &slips[0];
            let edits = slips.iter().map(|(w, right)| crate::diagnostic::Edit { span: w.span, text: right.clone() });
            let fix = Fix { applicability: Applicability::Safe, title: "main", edits: edits.collect() };
            let count = slips.len().to_string();
            found.push(
                said(first.span, &content[first.span.range()], right.clone())
                    .say("many")
                    .value("count", count)
                    .fix(fix),
            );
            return;
        }
        for (word, right) in slips {
            let fix = Fix::replace(Applicability::Safe, word.span, right.clone());
            found.push(said(word.span, &content[word.span.range()], right).fix(fix));
        }
    }
}

fn said(span: Span, written: &str, right: String) -> Diagnostic {
    Diagnostic::at(span).value("word", written).value("right", right)
}

/// Whether a form holds a letter that is neither ASCII nor of the Vietnamese alphabet but looks like one of it.
fn is_odd(form: &str) -> bool {
    !form.is_ascii()
        && form.chars().any(|c| matches!(c, 'ð' | 'ɖ' | 'ƣ' | 'ǎ' | '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{45f}'))
}

/// Whether the word mixes alphabets, or is `Ð` for `Đ`: a word wholly Greek or Russian is left alone.
fn mixes(written: &str, right: &str) -> bool {
    let foreign = |c: char| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{4ff}');
    !right.chars().any(foreign) && !written.chars().all(foreign) && written.chars().count() > 1
}

/// The word with `o` for each `0`, if that makes it a syllable (`c0ng`) of three letters or more.
fn zero_for_o(written: &str) -> Option<String> {
    let inner = written.get(1..written.len().checked_sub(1)?)?;
    if !inner.contains('0') || written.chars().any(|c| c.is_ascii_digit() && c != '0') || written.chars().count() < 3 {
        return None;
    }
    let right = written.replace('0', if written.chars().filter(|c| is_capital(*c)).count() > 1 { "O" } else { "o" });
    is_syllable(&right.to_lowercase()).then_some(right)
}

/// `2O26`, `1l5`: a letter between the digits of a figure.
fn letters_in_figures(draft: &Draft<'_>, found: &mut Findings) {
    let content = draft.text.content();
    let bytes = content.as_bytes();
    for word in draft.lexemes().with(Role::Figure).map(|i| draft.facts.words.list[i]) {
        let (start, end) = (word.span.start as usize, word.span.end as usize);
        if start == 0 || !bytes[start - 1].is_ascii_digit() || !matches!(bytes[start], b'O' | b'o' | b'l') {
            continue;
        }
        let tail = &bytes[start + 1..end];
        let figure = !tail.is_empty() && tail.iter().all(|b| b.is_ascii_digit() || matches!(b, b'O' | b'o' | b'l'));
        let percent = tail.iter().all(|b| *b == b'O') && bytes.get(end) == Some(&b'%');
        if !(percent || figure && tail.iter().any(u8::is_ascii_digit)) {
            continue;
        }
        let from = start - bytes[..start].iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let written = &content[from..end];
        let right = written.replace(['O', 'o'], "0").replace('l', "1");
        let span = Span::new(from, end);
        let fix = Fix::replace(Applicability::Display, span, right.clone());
        found.push(said(span, written, right).say("figure").fix(fix));
    }
}
