//! TT07: text still to be filled in: dots that stand for a word, `xxx`, `[...]`, `(ghi rõ …)`.

use crate::diagnostic::Diagnostic;
use crate::facts::phrase::first_bytes;
use crate::facts::words::WordClass;
use crate::rules::lexicon::Role;
use crate::rules::marks::Marks;
use crate::rules::{Check, Draft, Findings};
use crate::text::{LineKind, Span, fold, is_letter, is_letter_or_digit, is_small, lower};
use crate::tree::Kind;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Looks for placeholders outside numbers and dates (which TT01 and TT02 judge).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placeholder {
    /// Words after which dots stand for a figure or a name, folded.
    before: Vec<String>,
    /// Instructions of templates, folded (`ghi rõ`).
    instructions: Vec<String>,
}

impl Check for Placeholder {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut places = self.marked(draft);
        places.extend(crosses(draft));
        places.retain(|span| is_open(draft, *span));
        let form = |span: &Span| {
            let leaf = draft.tree.leaf_of_line(draft.text.line_at(span.start));
            draft.tree.nearest(leaf, Kind::Appendix)
        };
        let forms: Vec<_> = places.iter().map(form).collect();
        let mut blanks: FxHashMap<_, usize> = FxHashMap::default();
        forms.iter().flatten().for_each(|form| *blanks.entry(form).or_default() += 1);
        for (span, form) in places.into_iter().zip(&forms) {
            // A form to be filled in by hand (`Họ và tên: ……`) is attached with its blanks.
            if form.as_ref().is_none_or(|form| blanks[form] < FORM) {
                found.push(Diagnostic::at(span).value("text", draft.text.slice(span)));
            }
        }
    }
}

/// Blanks that make an appendix a form.
const FORM: usize = 3;

impl Placeholder {
    /// Dots, brackets and instructions that stand for a word.
    fn marked(&self, draft: &Draft<'_>) -> Vec<Span> {
        let mut places = Vec::new();
        let mut rest = draft.marks().all();
        for (i, line) in draft.text.lines().iter().enumerate() {
            if rest.is_empty() {
                break;
            }
            let marks = Marks::take_before(&mut rest, line.span.end as usize);
            if marks.is_empty() || !may_hold(draft, i) {
                continue;
            }
            let text = draft.text.slice(line.span);
            if is_dots_alone(line.kind, text) {
                places.push(Span::of(text.trim(), text, line.span.start));
                continue;
            }
            let mut free = 0;
            for at in marks.iter().map(|at| (at - line.span.start) as usize) {
                let piece = match text.as_bytes()[at] {
                    b'.' | b'_' | ELLIPSIS_LEAD if at >= free && opens_run(&text.as_bytes()[at..]) => {
                        let run = run_of_dots(&text[at..]);
                        free = at + run.len();
                        self.stands_for_word(&text[..at], run, &text[free..]).then_some(run)
                    }
                    b'[' => filler(&text[at..], ']'),
                    b'<' => filler(&text[at..], '>').or_else(|| field(&text[at..])),
                    b'(' => self.instruction(&text[at..]),
                    _ => continue,
                };
                if let Some(piece) = piece {
                    places.push(Span::of(piece, text, line.span.start));
                }
            }
        }
        places
    }
}

/// First byte of `…` in UTF-8 (and of other punctuation).
const ELLIPSIS_LEAD: u8 = 0xE2;

/// Blanks of the form's own lines are TT01's and TT02's; rules are drawn, not filled.
fn may_hold(draft: &Draft<'_>, line: usize) -> bool {
    let leaf = draft.tree.node(draft.tree.leaf_of_line(line)).kind;
    !matches!(leaf, Kind::Number | Kind::PlaceDate | Kind::Rule | Kind::Caption | Kind::DraftMark)
}

/// A cell that holds dots and nothing else.
fn is_dots_alone(kind: LineKind, text: &str) -> bool {
    matches!(kind, LineKind::Cell(_)) && matches!(text.trim(), "…" | "..." | "……" | "....")
}

/// Whether the place is no blank of a date or a number: TT01 and TT02 judge those.
fn is_open(draft: &Draft<'_>, span: Span) -> bool {
    let dates = &draft.facts.dates;
    let before = &dates[..dates.partition_point(|d| d.span.start < span.end)];
    let in_date = before.iter().rev().take(DATES).any(|d| d.span.overlaps(span));
    let before = draft.text.content()[..span.start as usize].trim_end().trim_end_matches(':').trim_end();
    let after = draft.text.content()[span.end as usize..].trim_start_matches(' ');
    let in_number = (before.ends_with("số") || before.ends_with("Số")) && after.starts_with(['/', '-']);
    !in_date && !in_number
}

/// Dates that begin before a place and may reach to it: they hardly overlap each other.
const DATES: usize = 4;

/// Whether more than one dot begins here: a full stop is no blank.
fn opens_run(bytes: &[u8]) -> bool {
    matches!(bytes, [b'.' | b'_', b'.' | b'_' | ELLIPSIS_LEAD, ..] | [ELLIPSIS_LEAD, 0x80, 0xA6, ..])
}

/// The run of dots a text begins with; empty where it begins with another character.
fn run_of_dots(text: &str) -> &str {
    &text[..text.find(|c: char| !matches!(c, '.' | '…' | '_')).unwrap_or(text.len())]
}

/// Bytes of the longest enumerator that an item of dots has (`2.10.`).
const ITEM: usize = 6;

/// Bytes of dots that nobody writes by way of “and so on”.
const LONG: usize = 8;

impl Placeholder {
    /// Whether dots stand for a word: four or more behind a blank, or three where a figure is due.
    fn stands_for_word(&self, before: &str, run: &str, after: &str) -> bool {
        // `…` are three dots, as its bytes are.
        let dots = run.len();
        if dots < 3 {
            return false;
        }
        let blank_before = before.is_empty() || before.ends_with([' ', '\u{a0}', ':', '(', '“', '"', '/']);
        let head = before.trim_end();
        // `gà, vịt, ...` ends an enumeration; `... Công an` goes on with a new sentence.
        if !blank_before || head.ends_with([',', ';']) {
            return false;
        }
        // An item that is nothing else, and a long blank inside a sentence (a table of contents has a page behind it).
        let rest = after.trim();
        let item = head.len() <= ITEM && !head.contains(' ') && head.ends_with(['.', ')', '-', '+', '*', '•']);
        if dots >= 4 && rest.is_empty() && item {
            return true;
        }
        if dots >= LONG && head.ends_with(is_letter) && rest.starts_with(|c: char| !c.is_ascii_digit() && c != '.') {
            return true;
        }
        let word = fold(head.rsplit([' ', '\u{a0}', '(']).next().unwrap_or_default());
        let due = head.ends_with(':') && !after.trim().is_empty() || self.before.contains(&word);
        let goes_on = after.trim_start().chars().next().is_some_and(|c| is_small(c) || matches!(c, '%' | '/' | ')'));
        (dots >= 4 && (goes_on || due || after.trim().is_empty() && !head.is_empty() && head.ends_with(':')))
            || due && goes_on
    }

    /// An instruction of a template left standing: `(ghi rõ lý do)`.
    fn instruction<'t>(&self, text: &'t str) -> Option<&'t str> {
        const LONGEST: usize = 120;
        let inside = text[1..].trim_start();
        if !self.instructions.iter().any(|i| begins_folded(inside, i)) {
            return None;
        }
        let close = first_bytes(text, LONGEST - 1).find(')')?;
        // Not `(ghi)`, where the instruction would reach beyond the bracket.
        let inside = text[1..close].trim();
        self.instructions.iter().any(|i| begins_folded(inside, i)).then(|| &text[..=close])
    }
}

/// Whether a text begins with these folded words, whatever its letter case.
fn begins_folded(text: &str, folded: &str) -> bool {
    let mut letters = text.chars().map(lower);
    folded.chars().all(|c| letters.next() == Some(c))
}

/// `[...]`, `[…]`, `<...>`, `[. .]`: dots between marks.
fn filler(text: &str, close: char) -> Option<&str> {
    let inside = &text[1..];
    let end = inside.find(|c: char| !matches!(c, '.' | '…' | ' ' | '_'))?;
    let is_filled = inside[end..].starts_with(close) && inside[..end].contains(['.', '…', '_']);
    is_filled.then(|| &text[..end + 2])
}

/// `<tên đơn vị>`: words between marks that otherwise stand before figures.
fn field(text: &str) -> Option<&str> {
    const LONGEST: usize = 80;
    let inside = &text[1..];
    let end = first_bytes(inside, LONGEST).find(|c: char| !is_letter(c) && c != ' ')?;
    let words = &inside[..end];
    let is_field = inside[end..].starts_with('>') && words.starts_with(is_letter) && words.trim().contains(' ');
    is_field.then(|| &text[..end + 2])
}

/// `xxx`, `xx,x%`: a run of three x or more as a word of its own, on a line that may hold a placeholder.
fn crosses(draft: &Draft<'_>) -> impl Iterator<Item = Span> {
    let content = draft.text.content();
    let words = draft.lexemes().with(Role::Cross).map(|i| draft.facts.words.list[i]);
    words
        .filter(move |word| {
            let (before, after) = (&content[..word.span.start as usize], &content[word.span.end as usize..]);
            let is_apart = !before.ends_with(is_letter_or_digit) && !after.starts_with(is_letter_or_digit);
            is_apart && word.class == WordClass::Lower && may_hold(draft, word.line as usize)
        })
        .map(|word| word.span)
}
