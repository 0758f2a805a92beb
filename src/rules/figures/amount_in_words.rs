//! SL15: an amount in figures and in words that are not one amount.

use crate::diagnostic::{Diagnostic, Evidence, vietnamese};
use crate::facts::number_words::{self, NumberWords};
use crate::facts::phrase::first_bytes;
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::rules::lexicon::Role;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, Text, fold_into, is_letter, lower, words_eq};
use rust_decimal::Decimal;
use serde::Deserialize;

/// Reads the words behind a figure (`1.500.000 đồng (Một triệu đồng)`, `15 (mười lăm) ngày`, `Bằng chữ: …`).
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AmountInWords {}

/// Words that may follow a number in words, folded.
const TAILS: [&str; 6] = ["đồng", "chẵn", "việt", "nam", "y", "vnđ"];

impl Check for AmountInWords {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        // Without brackets, words are told by `bằng chữ`.
        let may_say = draft.lexemes().with(Role::Spelt).next().is_some();
        let mut buffer = String::new();
        for figure in &draft.facts.figures {
            if figure.approximate || figure.upper.is_some() {
                continue;
            }
            let Some(words) = words_behind(draft.text, figure, may_say) else { continue };
            buffer.clear();
            fold_into(draft.text.slice(words), &mut buffer);
            let folded: Vec<&str> = buffer
                .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/'))
                .filter(|w| !w.is_empty())
                .collect();
            let Some(read) = number_words::read(&folded) else { continue };
            let rest = &folded[read.words..];
            let unit = figure.unit_span.map(|s| draft.text.slice(s).to_lowercase()).unwrap_or_default();
            let said_unit = !rest.is_empty() && rest.join(" ") == unit;
            if !said_unit && !rest.iter().all(|w| TAILS.contains(w)) {
                continue;
            }
            if agrees(figure, &read, said_unit) {
                continue;
            }
            let stated = if is_whole(&read, rest) { money(figure) } else { figure.value };
            let mut diagnostic = Diagnostic::at(words)
                .value("figure", draft.text.slice(figure.number))
                .value("words", draft.text.slice(words))
                .value("read", vietnamese(read.value))
                .label(figure.span, "figure")
                .evidence(Evidence {
                    formula: "words = figure",
                    operands: vec![("words".to_owned(), read.value)],
                    stated,
                    computed: read.value,
                    accepted: vec![read.value],
                    hint: None,
                });
            if let Some(whole) = whole_of(stated) {
                diagnostic = diagnostic.value("right", number_words::write(whole));
            } else {
                diagnostic = diagnostic.value("right", "…");
            }
            found.push(diagnostic);
        }
    }
}

/// The words that repeat a figure: in brackets right behind it, or after `bằng chữ:`, there or on the next line.
fn words_behind(text: &Text, figure: &Figure, may_say: bool) -> Option<Span> {
    let end = figure.number.end.max(figure.unit_span.map_or(0, |s| s.end));
    let here = |at: u32| on_line(text, figure, at, may_say);
    let behind_number = || (end != figure.number.end).then(|| here(figure.number.end)).flatten();
    here(end).or_else(behind_number).or_else(|| may_say.then(|| on_next_line(text, figure, end)).flatten())
}

fn on_line(text: &Text, figure: &Figure, at: u32, may_say: bool) -> Option<Span> {
    // Few figures have a bracket behind them: the bytes tell before the characters are read.
    let rest = &text.content().as_bytes()[at as usize..];
    let next = rest.iter().find(|b| !matches!(b, b' ' | 0xC2 | 0xA0 | b',' | b';' | b'.'));
    if !may_say && next != Some(&b'(') {
        return None;
    }
    let own = text.lines()[figure.line as usize].span;
    let line = if (own.start..=own.end).contains(&at) { own } else { text.lines()[text.line_at(at)].span };
    let behind = &text.content()[at as usize..line.end as usize];
    let rest = behind.trim_start_matches([' ', '\u{a0}', ',', ';', '.']);
    let opened = rest.strip_prefix('(');
    let inside = opened.map_or(rest, |r| r.split(')').next().unwrap_or(r));
    let words = strip_lead(inside.trim());
    if opened.is_none() && words.len() == inside.trim().len() {
        return None;
    }
    starts_number(words).then(|| Span::of(words.trim_end_matches(['.', ';', ',', ' ', '/']), text.content(), 0))
}

fn on_next_line(text: &Text, figure: &Figure, end: u32) -> Option<Span> {
    let line = figure.line as usize;
    let after = &text.content()[end as usize..text.lines()[line].span.end as usize];
    if !after.trim_matches([' ', '.', ';', ',', '\u{a0}']).is_empty() {
        return None;
    }
    let next = text.lines().get(line + 1)?;
    let said = text.slice(next.span).trim().trim_start_matches('(').trim_end_matches([')', '.', ';', '/']);
    let words = strip_lead(said);
    (words.len() < said.len() && starts_number(words)).then(|| Span::of(words.trim_end(), text.content(), 0))
}

/// Without `bằng chữ:`, `viết bằng chữ:`.
fn strip_lead(text: &str) -> &str {
    const LONGEST: usize = 48;
    let Some(colon) = memchr::memchr(b':', first_bytes(text, LONGEST).as_bytes()) else { return text };
    let mut lead = text[..colon].chars().rev().map(lower);
    if "bằng chữ".chars().rev().all(|c| lead.next() == Some(c)) { text[colon + 1..].trim_start() } else { text }
}

/// Whether a text begins with a word of number: a cheap look before anything is folded.
fn starts_number(text: &str) -> bool {
    const FIRST: [&str; 13] =
        ["không", "một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"];
    let word = &text[..text.find(|c| !is_letter(c)).unwrap_or(text.len())];
    word.len() < 12 && FIRST.iter().any(|first| words_eq(first, word))
}

fn agrees(figure: &Figure, read: &NumberWords, said_unit: bool) -> bool {
    let readings = [Some(read.value), read.clipped];
    let values: &[Decimal] = if said_unit { &[figure.value] } else { &[figure.value, money(figure)] };
    readings.into_iter().flatten().any(|reading| values.contains(&reading))
}

/// Whether the words give the whole amount in đồng, not only the number before the unit.
fn is_whole(read: &NumberWords, rest: &[&str]) -> bool {
    rest.first() == Some(&"đồng") || read.value >= Decimal::ONE_THOUSAND
}

/// A figure of money in đồng.
fn money(figure: &Figure) -> Decimal {
    match figure.unit {
        Some(Unit::Money(factor)) => figure.value.checked_mul(factor.into()).unwrap_or(figure.value).normalize(),
        _ => figure.value.normalize(),
    }
}

fn whole_of(value: Decimal) -> Option<u64> {
    value.normalize().to_string().parse().ok()
}
