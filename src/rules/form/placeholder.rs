//! TT07: text still to be filled in: dots that stand for a word, `xxx`, `[...]`, `(ghi rõ …)`.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::{LineKind, Span, fold, is_letter, is_letter_or_digit, is_small};
use crate::tree::Kind;
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

/// First byte of `…` in UTF-8 (and of other punctuation).
const ELLIPSIS_LEAD: u8 = 0xE2;

impl Check for Placeholder {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for (i, line) in draft.text.lines().iter().enumerate() {
            let text = draft.text.slice(line.span);
            if !text.contains(['…', '.', '[', '<', '(', '_']) && !text.contains("xxx") {
                continue;
            }
            let leaf = draft.tree.node(draft.tree.leaf_of_line(i)).kind;
            // Blanks of the form's own lines are TT01's and TT02's; rules are drawn, not filled.
            if matches!(leaf, Kind::Number | Kind::PlaceDate | Kind::Rule | Kind::Caption | Kind::DraftMark) {
                continue;
            }
            let alone = matches!(line.kind, LineKind::Cell(_)) && matches!(text.trim(), "…" | "..." | "……" | "....");
            if alone {
                report(draft, Span::of(text.trim(), text, line.span.start), found);
                continue;
            }
            for piece in
                self.dots(text).into_iter().chain(brackets(text)).chain(self.instructions(text)).chain(crosses(text))
            {
                report(draft, Span::of(piece, text, line.span.start), found);
            }
        }
    }
}

fn report(draft: &Draft<'_>, span: Span, found: &mut Findings) {
    let in_date = draft.facts.dates.iter().any(|d| d.span.overlaps(span));
    let before = &draft.text.content()[..span.start as usize];
    let in_number =
        before.trim_end().ends_with("số") && draft.text.content()[span.end as usize..].starts_with(['/', '-']);
    if !in_date && !in_number {
        found.push(Diagnostic::at(span).value("text", draft.text.slice(span)));
    }
}

impl Placeholder {
    /// Runs of dots that stand for a word: four or more behind a blank, or three where a figure is due.
    fn dots<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut runs = Vec::new();
        let mut at = 0;
        while let Some(start) = memchr::memchr3(b'.', b'_', ELLIPSIS_LEAD, &text.as_bytes()[at..]).map(|i| at + i) {
            let run = &text[start..];
            if !run.starts_with(['.', '…', '_']) {
                at = start + run.chars().next().map_or(1, char::len_utf8);
                continue;
            }
            let len = run.find(|c: char| !matches!(c, '.' | '…' | '_')).unwrap_or(run.len());
            at = start + len;
            let run = &text[start..at];
            let dots: usize = run.chars().map(|c| if c == '…' { 3 } else { 1 }).sum();
            if dots >= 3 && self.stands_for_word(&text[..start], dots, &text[at..]) {
                runs.push(run);
            }
        }
        runs
    }

    fn stands_for_word(&self, before: &str, dots: usize, after: &str) -> bool {
        let blank_before = before.is_empty() || before.ends_with([' ', '\u{a0}', ':', '(', '“', '"', '/']);
        let head = before.trim_end();
        // `gà, vịt, ...` ends an enumeration; `... Công an` goes on with a new sentence.
        if !blank_before || head.ends_with([',', ';']) {
            return false;
        }
        let word = head.rsplit([' ', '\u{a0}', '(']).next().unwrap_or_default();
        let due = head.ends_with(':') && !after.trim().is_empty() || self.before.iter().any(|w| *w == fold(word));
        let goes_on = after.trim_start().chars().next().is_some_and(|c| is_small(c) || matches!(c, '%' | '/' | ')'));
        (dots >= 4 && (goes_on || due || after.trim().is_empty() && !head.is_empty() && head.ends_with(':')))
            || due && goes_on
    }

    /// Instructions of a template left standing: `(ghi rõ lý do)`.
    fn instructions<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut found = Vec::new();
        for (open, _) in text.match_indices('(') {
            let Some(close) = text[open..].find(')').map(|i| open + i + 1) else { break };
            let inside = fold(text[open + 1..close - 1].trim());
            if close - open < 120 && self.instructions.iter().any(|i| inside.starts_with(i.as_str())) {
                found.push(&text[open..close]);
            }
        }
        found
    }
}

/// `[...]`, `[…]`, `<...>`, `[ ]`, `<tên đơn vị>`.
fn brackets(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (open, close) in [('[', ']'), ('<', '>')] {
        for (start, _) in text.match_indices(open) {
            let Some(end) = text[start..].find(close).map(|i| start + i + 1) else { break };
            let inside = &text[start + 1..end - 1];
            let filler = inside.chars().all(|c| matches!(c, '.' | '…' | ' ' | '_')) && inside.contains(['.', '…', '_']);
            // `<tên đơn vị>`: words between marks that otherwise stand before figures.
            let field = open == '<'
                && inside.len() < 80
                && inside.trim().contains(' ')
                && inside.starts_with(is_letter)
                && inside.chars().all(|c| is_letter(c) || c == ' ');
            if filler || field {
                found.push(&text[start..end]);
            }
        }
    }
    found
}

/// `xxx`, `xx,x%`: a run of three x or more as a word of its own.
fn crosses(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    if !text.contains("xxx") {
        return found;
    }
    for word in text.split(|c: char| !is_letter_or_digit(c)) {
        if word.len() >= 3 && word.bytes().all(|b| b == b'x') {
            found.push(word);
        }
    }
    found
}
