//! CT04: space before or inside marks, none after them, doubled spaces. Figures, times, symbols, addresses, blanks to fill
//! and lines laid out with spaces stay silent.

mod pedantic;

use super::beside::{head, tail};
use super::orthography::is_syllable;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rules::marks::Marks;
use crate::rules::{Check, Draft, Findings, habit};
use crate::text::{Span, fold, is_capital, is_letter, is_letter_or_digit, is_small};
use crate::tree::Kind;
use memchr::memmem::Finder;
use serde::Deserialize;
use std::sync::LazyLock;

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spacing {
    /// Whether units and dashes in two spacings are told too: so in the strict profile.
    pedantic: bool,
}

/// A bracket, quotation mark or address is looked for this many bytes away, so that long lines stay cheap.
const REACH: usize = 400;

/// A slip: what is marked, what is said, the edit.
struct Slip {
    span: Span,
    say: &'static str,
    mark: char,
    edit: Edit,
}

impl Check for Spacing {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut slips = Vec::new();
        let mut doubled = Vec::new();
        let content = draft.text.content().as_bytes();
        let mut marks = draft.marks().all();
        // Where two spaces stand next.
        let mut pair = SPACES.find(content);
        for (number, line) in draft.text.lines().iter().enumerate() {
            let (start, end) = (line.span.start as usize, line.span.end as usize);
            let marks = Marks::take_before(&mut marks, end);
            let has_pair = pair.is_some_and(|at| at < end);
            if marks.is_empty() && !has_pair {
                continue;
            }
            let is_recipient = || draft.tree.is_in(draft.tree.leaf_of_line(number), Kind::Recipients);
            let text = draft.text.slice(line.span);
            let scan = Line { text, base: start, is_recipient: text.contains('(') && is_recipient() };
            scan.slips(marks, &mut slips);
            if has_pair {
                scan.doubled(&mut doubled);
                pair = SPACES.find(&content[end..]).map(|at| end + at);
            }
        }
        // A slip of one sort at one mark is a habit: told once, mended everywhere.
        for alike in habit::alike(slips, |slip| (slip.say, slip.mark)) {
            let spans: Vec<Span> = alike.iter().map(|slip| slip.span).collect();
            let (say, mark) = (alike[0].say, alike[0].mark.to_string());
            let edits = alike.into_iter().map(|slip| slip.edit).collect();
            let fix = Fix { applicability: Applicability::Safe, title: "main", edits };
            let say = if spans.len() > 1 { many(say) } else { say };
            found.extend(habit::once(&spans).map(|told| told.say(say).value("mark", mark).fix(fix)));
        }
        if self.pedantic {
            pedantic::check(draft, found);
        }
        if let Some(first) = doubled.first() {
            let (span, count) = (first.span, doubled.len().to_string());
            let fix = Fix { applicability: Applicability::Safe, title: "main", edits: doubled };
            found.push(Diagnostic::at(span).say("doubled").value("count", count).fix(fix));
        }
    }
}

/// What is said of many slips of a sort.
fn many(say: &str) -> &'static str {
    match say {
        "before" => "before-many",
        "inside" => "inside-many",
        "after" => "after-many",
        _ => "outside-many",
    }
}

static SPACES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"  "));

struct Line<'a> {
    text: &'a str,
    base: usize,
    /// Whether it is one of the recipients, where departments are abbreviated: a bracket after them is no formula.
    is_recipient: bool,
}

impl Line<'_> {
    /// `marks` are the places of its punctuation, in bytes of content.
    fn slips(&self, marks: &[u32], slips: &mut Vec<Slip>) {
        let bytes = self.text.as_bytes();
        for at in marks.iter().map(|&at| at as usize - self.base) {
            let spaced = self.text[..at].ends_with([' ', '\u{a0}']);
            match bytes[at] {
                // The first byte of “ and ”, and of ….
                0xE2 if self.text[at..].starts_with('…') => self.none_after_ellipsis(at, slips),
                0xE2 => self.quote(at, spaced, slips),
                b'(' => self.opening(at, slips),
                b @ (b',' | b';' | b':' | b'.' | b')' | b'%' | b'!' | b'?') if spaced => {
                    self.space_before(at, b, slips);
                }
                b @ (b',' | b';' | b':' | b'.') => self.none_after(at, b, slips),
                _ => {}
            }
        }
    }

    /// Where the space before a byte begins, and what stands before it.
    fn gap_before(&self, at: usize) -> Option<(usize, char)> {
        let before = self.text[..at].trim_end_matches([' ', '\u{a0}']);
        let gap = self.text[before.len()..at].chars().count();
        // Three spaces and more are a blank to be filled, or layout.
        (1..=2).contains(&gap).then_some(())?;
        Some((before.len(), before.chars().next_back()?))
    }

    fn next(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn push(
        &self,
        slips: &mut Vec<Slip>,
        shown: (usize, usize),
        say: &'static str,
        mark: char,
        edit: (usize, usize, &str),
    ) {
        let span = |(start, end): (usize, usize)| Span::new(self.base + start, self.base + end);
        let edit = Edit { span: span((edit.0, edit.1)), text: edit.2.to_owned() };
        slips.push(Slip { span: span(shown), say, mark, edit });
    }

    fn space_before(&self, at: usize, mark: u8, slips: &mut Vec<Slip>) {
        let Some((start, before)) = self.gap_before(at) else { return };
        let after = self.next(at + 1);
        let ends = after.is_none_or(|c| matches!(c, ' ' | '\u{a0}' | '”' | '"' | ')'));
        let fits = match mark {
            b'%' => before.is_ascii_digit() && !after.is_some_and(is_letter_or_digit),
            b')' => {
                let reach = tail(&self.text[..start], REACH);
                let Some(open) = reach.rfind('(') else { return };
                let inside = &reach[open + 1..];
                inside.chars().filter(|c| is_letter_or_digit(*c)).count() >= 2
                    && !inside.contains(')')
                    && (is_letter_or_digit(before) || matches!(before, '%' | '”' | '"'))
            }
            b'.' | b':' | b'!' | b'?' => ends && is_end_of_words(before),
            _ => (ends || after.is_some_and(is_letter)) && is_end_of_words(before),
        };
        let figures = mark == b':'
            && before.is_ascii_digit()
            && self.text[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        if fits && !figures && !is_blank_name(last_word(&self.text[..start])) {
            self.push(slips, (start, at + 1), "before", char::from(mark), (start, at, ""));
        }
    }

    fn quote(&self, at: usize, spaced: bool, slips: &mut Vec<Slip>) {
        let rest = &self.text[at..];
        if rest.starts_with('“') {
            let inside = &rest['“'.len_utf8()..];
            let gap = inside.len() - inside.trim_start_matches([' ', '\u{a0}']).len();
            if (1..=2).contains(&gap) && inside[gap..].starts_with(is_letter_or_digit) {
                let from = at + '“'.len_utf8();
                self.push(slips, (at, from + gap), "inside", '“', (from, from + gap, ""));
            }
        } else if rest.starts_with('”')
            && spaced
            && let Some((start, before)) = self.gap_before(at)
            && (is_letter_or_digit(before) || matches!(before, '.' | '%' | ')'))
            && tail(&self.text[..start], REACH).contains('“')
        {
            self.push(slips, (start, at + '”'.len_utf8()), "before", '”', (start, at, ""));
        }
    }

    fn opening(&self, at: usize, slips: &mut Vec<Slip>) {
        let inside = &self.text[at + 1..];
        let word = inside.trim_start_matches([' ', '\u{a0}']);
        let gap = inside.len() - word.len();
        let is_closed = || {
            let end = head(inside, REACH).find(')');
            end.is_some_and(|end| inside[..end].chars().filter(|c| is_letter_or_digit(*c)).nth(1).is_some())
        };
        if gap == 0 {
            let (left, right) = (last_word(&self.text[..at]), first_word(inside));
            let named = self.is_recipient && left.chars().nth(1).is_some() && right.chars().nth(1).is_some();
            let touches = named || is_plain_word(left) && is_plain_word(right);
            if touches && is_closed() {
                self.push(slips, (at, at + 1), "outside", '(', (at, at, " "));
            }
        } else if gap <= 2 && word.starts_with(is_letter_or_digit) && is_closed() {
            self.push(slips, (at, at + 1 + gap), "inside", '(', (at + 1, at + 1 + gap, ""));
        }
    }

    fn none_after(&self, at: usize, mark: u8, slips: &mut Vec<Slip>) {
        let Some(next) = self.next(at + 1) else { return };
        if !is_letter(next) {
            return;
        }
        let (left, right) = (last_word(&self.text[..at]), first_word(&self.text[at + 1..]));
        // `5G,IoT`: letters that no spelling knows, and no formula has two of.
        let codes = matches!(mark, b',' | b';') && {
            let (left, right) = (last_token(&self.text[..at]), first_token(&self.text[at + 1..]));
            let beside = |token: &str| is_code(token) || is_abbreviation(token) || is_plain_word(token);
            is_code(left) && right.starts_with(is_letter) && beside(right) || is_code(right) && beside(left)
        };
        if codes && !self.is_address(at) {
            self.push(slips, (at, at + 1), "after", char::from(mark), (at + 1, at + 1, " "));
            return;
        }
        if !is_plain_word(left) || right.chars().count() < 2 || !is_syllable(&fold(right)) {
            return;
        }
        let title = right.chars().next().is_some_and(is_capital) && right.chars().skip(1).all(is_small);
        let lower = right.chars().all(is_small);
        let fits = match mark {
            b'.' | b':' => title,
            _ => title || lower,
        };
        if fits && !self.is_address(at) {
            self.push(slips, (at, at + 1), "after", char::from(mark), (at + 1, at + 1, " "));
        }
    }

    /// `gia đình…và`; in lines of blanks to fill (`Ông…sinh năm…`) the dots stand for words.
    fn none_after_ellipsis(&self, at: usize, slips: &mut Vec<Slip>) {
        let behind = &self.text[at + '…'.len_utf8()..];
        let (left, right) = (last_word(&self.text[..at]), first_word(behind));
        let is_blank = self.text.matches('…').nth(1).is_some() || self.text.contains("...");
        let words = is_plain_word(left) && is_plain_word(right);
        if words && !is_blank && !is_blank_name(left) && !is_blank_name(right) {
            let end = self.text.len() - behind.len();
            self.push(slips, (at, end), "after", '…', (end, end, " "));
        }
    }

    /// Whether the run of characters without space around a byte is an address, a path or a formula.
    fn is_address(&self, at: usize) -> bool {
        let spaces = [' ', '\u{a0}'];
        let left = tail(&self.text[..at], REACH).rsplit(spaces).next().unwrap_or_default();
        let right = head(&self.text[at..], REACH).split(spaces).next().unwrap_or_default();
        let odd = |b: &u8| matches!(b, b'@' | b'/' | b'\\' | b'_' | b'=' | b'<' | b'>');
        left.as_bytes().iter().chain(right.as_bytes()).any(odd) || left.starts_with("www")
    }

    /// Two or three spaces between words of a sentence.
    fn doubled(&self, edits: &mut Vec<Edit>) {
        let bytes = self.text.as_bytes();
        let mut from = 0;
        let mut line = Vec::new();
        while let Some(found) = SPACES.find(&bytes[from..]) {
            let start = from + found;
            let rest = self.text[start..].trim_start_matches([' ', '\u{a0}']);
            let end = self.text.len() - rest.len();
            from = end;
            if end - start > 3 || self.text[start..].starts_with('\t') {
                // A run of spaces lays the line out: none of its gaps is a slip.
                return;
            }
            let before = &self.text[..start];
            let prose = before.len() > 8
                && before.ends_with(|c: char| is_small(c) || c.is_ascii_digit() || matches!(c, ',' | ';' | ')'))
                && rest.starts_with(|c: char| is_letter_or_digit(c) || c == '(' || c == '“')
                && !is_blank_name(last_word(before))
                && !is_blank_name(first_word(rest));
            if prose {
                line.push(Edit { span: Span::new(self.base + start, self.base + end), text: " ".to_owned() });
            }
        }
        edits.append(&mut line);
    }
}

fn is_end_of_words(c: char) -> bool {
    is_letter_or_digit(c) || matches!(c, ')' | '”' | '"' | '%')
}

fn last_word(text: &str) -> &str {
    let start = text.char_indices().rev().take_while(|(_, c)| is_letter(*c)).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !is_letter(c)).unwrap_or(text.len());
    &text[..end]
}

fn last_token(text: &str) -> &str {
    let start = text.trim_end_matches(is_letter_or_digit).len();
    &text[start..]
}

fn first_token(text: &str) -> &str {
    let end = text.find(|c: char| !is_letter_or_digit(c)).unwrap_or(text.len());
    &text[..end]
}

/// A name with digits, or with capitals and small letters inside (`5G`, `IoT`); of capitals alone, names of offices may be made
/// (`VH,TT&DL`).
fn is_code(token: &str) -> bool {
    let has = |is: fn(char) -> bool| token.chars().skip(1).any(is);
    let digits = token.chars().any(|c| c.is_ascii_digit()) && token.chars().any(is_capital);
    digits || has(is_capital) && has(is_small)
}

fn is_abbreviation(token: &str) -> bool {
    token.chars().nth(1).is_some() && token.chars().all(is_capital)
}

/// A lower-case Vietnamese syllable of two letters or more: neither an abbreviation nor part of a symbol.
fn is_plain_word(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(is_small) && is_syllable(word)
}

/// Words beside a blank to be filled in (`ngày   tháng`, `Số  /KH`).
fn is_blank_name(word: &str) -> bool {
    matches!(word, "ngày" | "tháng" | "năm" | "số" | "Số" | "Ngày" | "khóa" | "kỳ")
}
