//! CT06: a bracket or quotation mark without its mate. Enumerators (`a)`), inch marks and quotations that run over
//! several paragraphs stay silent.

use super::beside::tail;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::marks::Marks;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Gap, LineKind, Span, Text, is_letter};
use serde::Deserialize;

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnbalancedPair {
    /// Whether straight quotation marks beside curly ones are told too: so in the strict profile.
    pedantic: bool,
}

/// A bracket may be closed this many paragraphs further down, where an extraction broke the paragraph.
const BRACKET_REACH: u32 = 3;

/// At most this many marks wait for a mate at a time, so that no text makes the search long.
const WAITING: usize = 64;

/// A mark without its mate in its paragraph.
#[derive(Clone, Copy)]
struct Lone {
    mark: char,
    at: usize,
    paragraph: u32,
}

impl Check for UnbalancedPair {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut lone = Vec::new();
        let mut rest = draft.marks().all();
        for (paragraph, (start, end)) in paragraphs(draft.text).into_iter().enumerate() {
            let marks = Marks::take_before(&mut rest, end);
            lone_marks(draft.text.content(), start, marks, paragraph as u32, &mut lone);
        }
        for mark in unpaired(&lone) {
            let span = Span::new(mark.at, mark.at + mark.mark.len_utf8());
            let (say, mate) = match mark.mark {
                '(' => ("open", ")"),
                '[' => ("open", "]"),
                '“' => ("open", "”"),
                ')' => ("close", "("),
                ']' => ("close", "["),
                '”' => ("close", "“"),
                _ => ("straight", "\""),
            };
            found.push(Diagnostic::at(span).say(say).value("mark", mark.mark.to_string()).value("mate", mate));
        }
        if self.pedantic {
            mixed(draft.text.content(), found);
        }
    }
}

/// `"…"` in a text that also writes `“…”`; after a figure it means inches.
fn mixed(content: &str, found: &mut Findings) {
    let Some(curly) = content.find('“') else { return };
    let is_quote = |at: &usize| !content[..*at].ends_with(|c: char| c.is_ascii_digit());
    let straight = memchr::memchr_iter(b'"', content.as_bytes()).filter(is_quote);
    let places: Vec<Span> = straight.map(|at| Span::new(at, at + 1)).collect();
    let Some((first, rest)) = places.split_first() else { return };
    found.push(
        Diagnostic::at(*first)
            .say("mixed")
            .value("mark", "\"")
            .value("mate", "“")
            .label(Span::new(curly, curly + '“'.len_utf8()), "curly")
            .labels(rest.iter().copied(), "same")
            .at_most(Severity::Info),
    );
}

/// Paragraphs as byte ranges: lines joined over hard breaks, and the lines of one cell.
fn paragraphs(text: &Text) -> Vec<(usize, usize)> {
    let mut paragraphs: Vec<(usize, usize)> = Vec::with_capacity(text.lines().len());
    let mut last: Option<LineKind> = None;
    for line in text.lines() {
        let same_cell = line.cell().is_some() && last == Some(line.kind);
        let range = line.span.range();
        match paragraphs.last_mut() {
            Some(paragraph) if same_cell || line.gap == Gap::Break && line.cell().is_none() => paragraph.1 = range.end,
            _ => paragraphs.push((range.start, range.end)),
        }
        last = Some(line.kind);
    }
    paragraphs
}

/// The marks of a paragraph that have no mate in it. `start` is where it begins, `marks` are the places of its punctuation.
fn lone_marks(content: &str, start: usize, marks: &[u32], paragraph: u32, lone: &mut Vec<Lone>) {
    // Most paragraphs have none.
    let is_pair = |at: &&u32| matches!(content.as_bytes()[**at as usize], 0xE2 | b'(' | b')' | b'[' | b']' | b'"');
    if marks.iter().find(is_pair).is_none() {
        return;
    }
    let known = lone.len();
    let mut open: Vec<Lone> = Vec::new();
    let mut closers: Vec<Lone> = Vec::new();
    let mut straight: Vec<usize> = Vec::new();
    let mut enumerates = false;
    for &at in marks {
        let at = at as usize;
        let mark = match content.as_bytes()[at] {
            0xE2 => match content.get(at..at + 3) {
                Some("“") => '“',
                Some("”") => '”',
                _ => continue,
            },
            pair @ (b'(' | b')' | b'[' | b']' | b'"') => char::from(pair),
            _ => continue,
        };
        let this = Lone { mark, at, paragraph };
        let mate = match mark {
            '"' => {
                // Inches and seconds stand after a digit.
                if !content[start..at].ends_with(|c: char| c.is_ascii_digit()) || straight.len() % 2 == 1 {
                    straight.push(at);
                }
                continue;
            }
            ')' => '(',
            ']' => '[',
            '”' => '“',
            _ => {
                open.push(this);
                if open.len() > WAITING {
                    lone.push(open.remove(0));
                }
                continue;
            }
        };
        if mark == ')' && is_enumerator(&content[start..at]) {
            enumerates = true;
            if open.last().is_none_or(|o| o.mark != '(') {
                continue;
            }
        }
        match open.iter().rposition(|o| o.mark == mate) {
            Some(place) => {
                open.remove(place);
            }
            None => closers.push(this),
        }
    }
    if enumerates {
        // `(gồm a) lúa, b) ngô)`: which `)` closes what cannot be told.
        open.retain(|o| o.mark != '(');
        closers.retain(|c| c.mark != ')');
    }
    if straight.len() % 2 == 1
        && let Some(&at) = straight.last()
    {
        // One curly and one straight mark are a pair, if an ill-matched one.
        let curly =
            |list: &mut Vec<Lone>| list.iter().position(|l| matches!(l.mark, '“' | '”')).map(|p| list.remove(p));
        if curly(&mut open).or_else(|| curly(&mut closers)).is_none() {
            lone.push(Lone { mark: '"', at, paragraph });
        }
    }
    // Both ends typed with one and the same mark (`“…“`) are a pair too.
    for (list, mark) in [(&mut open, '“'), (&mut closers, '”')] {
        let mut paired = list.iter().filter(|l| l.mark == mark).count() / 2 * 2;
        list.retain(|l| {
            let goes = l.mark == mark && paired > 0;
            paired -= usize::from(goes);
            !goes
        });
    }
    lone.append(&mut open);
    lone.append(&mut closers);
    lone[known..].sort_by_key(|l| l.at);
}

/// Whether the text before a `)` ends in a list's number: `a`, `12`, `iv`, `1.2` after a space or at the start.
fn is_enumerator(before: &str) -> bool {
    let token = tail(before, 16).rsplit([' ', '\u{a0}', '\t', '\n', ';', ':']).next().unwrap_or_default();
    let token = token.trim_start_matches(['-', '+', '*', '•', '“']).trim_end_matches('.');
    !token.is_empty()
        && token.chars().count() <= 4
        && (token.chars().all(|c| c.is_ascii_digit() || c == '.')
            || token.chars().count() == 1 && token.chars().all(is_letter)
            || token.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X')))
}

/// Marks that find no mate further down either.
fn unpaired(lone: &[Lone]) -> Vec<Lone> {
    let mut waiting: Vec<Lone> = Vec::new();
    let mut unpaired = Vec::new();
    for &mark in lone {
        let mate = match mark.mark {
            ')' => '(',
            ']' => '[',
            '”' => '“',
            '"' => '"',
            _ => {
                waiting.push(mark);
                if waiting.len() > WAITING {
                    unpaired.push(waiting.remove(0));
                }
                continue;
            }
        };
        let near = |w: &Lone| matches!(w.mark, '“' | '"') || mark.paragraph - w.paragraph <= BRACKET_REACH;
        match waiting.iter().rposition(|w| w.mark == mate && near(w)) {
            Some(place) => {
                waiting.remove(place);
            }
            None if mark.mark == '"' => waiting.push(mark),
            None => unpaired.push(mark),
        }
    }
    unpaired.append(&mut waiting);
    unpaired.sort_by_key(|l| l.at);
    unpaired
}
