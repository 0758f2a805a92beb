//! CT05: marks written twice. The end mark `./.`, the ellipsis and dotted blanks are no slips.

mod usage;

use super::beside::tail;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_capital, is_letter, is_letter_or_digit};
use serde::{Deserialize, Deserializer};

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DoubledPunctuation {
    /// Whether single marks that stand ill are told too: so in the strict profile.
    pedantic: bool,
    /// Words that no comma follows, in lower case.
    leading: Vec<String>,
    /// Set phrases: what stands before and behind the comma that does not belong into them.
    #[serde(deserialize_with = "at_comma")]
    set_phrases: Vec<(String, String)>,
}

fn at_comma<'de, D: Deserializer<'de>>(list: D) -> Result<Vec<(String, String)>, D::Error> {
    let list = Vec::<String>::deserialize(list)?;
    Ok(list.iter().filter_map(|p| p.split_once(", ")).map(|(left, right)| (left.into(), right.into())).collect())
}

/// More dots than this are a blank to be filled.
const LONGEST_ELLIPSIS: usize = 5;

impl Check for DoubledPunctuation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        if self.pedantic {
            usage::check(self, draft, found);
        }
        let content = draft.text.content();
        let bytes = content.as_bytes();
        let is_mark = |b: &u8| matches!(b, b'.' | b',' | b';');
        let mut end = 0;
        for start in draft.marks().places() {
            if start < end || !is_mark(&bytes[start]) || !bytes.get(start + 1).is_some_and(is_mark) {
                continue;
            }
            end = start + bytes[start..].iter().take_while(|b| is_mark(b)).count();
            let run = &content[start..end];
            let before = content[..start].chars().next_back().unwrap_or('\n');
            let after = content[end..].chars().next().unwrap_or('\n');
            if let Some(span) = spaced(content, start, end) {
                let fix = Fix::replace(Applicability::Safe, span, ".");
                found.push(Diagnostic::at(span).value("marks", run).value("right", ".").say("same").fix(fix));
                continue;
            }
            if !(is_letter_or_digit(before) || matches!(before, '%' | ')' | '”' | '"'))
                || !matches!(after, '\n' | ' ' | '\u{a0}' | ')' | '”' | '"')
            {
                continue;
            }
            let Some(right) = right(run, &content[..start], &content[end..]) else { continue };
            let span = Span::new(start, end);
            let diagnostic = Diagnostic::at(span).value("marks", run);
            found.push(match right {
                "" => diagnostic,
                right => {
                    diagnostic.value("right", right).say("same").fix(Fix::replace(Applicability::Safe, span, right))
                }
            });
        }
    }
}

/// The blank and two full stops that end a line of words (`được ban hành ..`); where few words stand, or a colon or other
/// dots, it is a form to be filled in.
fn spaced(content: &str, start: usize, end: usize) -> Option<Span> {
    const FEWEST: usize = 6;
    let (before, after) = (tail(&content[..start], 400), content[end..].chars().next());
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let sentence = line.strip_suffix(' ')?;
    let ends = matches!(after, None | Some('\n' | '\r')) && &content[start..end] == "..";
    let words = sentence.split(' ').filter(|word| word.starts_with(is_letter)).count();
    let is_form = sentence.contains("..") || sentence.contains(['…', ':', '|', '\t']);
    (ends && sentence.ends_with(is_letter) && words >= FEWEST && !is_form).then(|| Span::new(start - 1, end))
}

/// What a run of marks should be; empty where two readings are possible, `None` where the run is right.
fn right(run: &str, before: &str, after: &str) -> Option<&'static str> {
    let dots = run.bytes().filter(|b| *b == b'.').count();
    if dots == run.len() {
        let line = tail(before, 200);
        let line = &line[line.rfind('\n').map_or(0, |at| at + 1)..];
        // A line of several dotted runs, or one that goes on in dots after spaces, is a form to be filled in.
        let is_form = line.contains("..") || line.contains('…') || after.trim_start_matches(' ').starts_with('.');
        return match run.len() {
            2 if !is_form && !ends_in_initial(before) => Some("."),
            4..=LONGEST_ELLIPSIS if !is_form && before.ends_with(is_letter) => Some("..."),
            _ => None,
        };
    }
    if dots == 0 {
        return match run.as_bytes() {
            [b',', b','] => Some(","),
            [b';', b';'] => Some(";"),
            _ => Some(""),
        };
    }
    // An ellipsis beside another mark (`..., …;`) is usual, and so is the dot of an abbreviation before a mark (`v.v.;`, `TP.,`).
    let ellipsis = run.contains("...");
    let abbreviated = run.starts_with('.') && ends_in_initial(before);
    (!ellipsis && !abbreviated && run.len() <= 3).then_some("")
}

/// Whether the text ends in what may be an abbreviation: up to three letters, capitals, or letters after another dot.
fn ends_in_initial(before: &str) -> bool {
    let word = tail(before, 40).rsplit([' ', '\u{a0}', '\n', '(']).next().unwrap_or_default();
    word.contains('.')
        || word.chars().filter(|c| is_letter(*c)).count() <= 1
            && !word.contains(|c: char| c.is_ascii_digit() || c == '%')
        || word.chars().any(is_capital) && word.chars().count() <= 4
}

#[cfg(test)]
mod tests {
    use super::right;

    #[test]
    fn ellipses_blanks_and_abbreviations_are_right() {
        assert_eq!(right("..", "đạt 5% trở lên", ""), Some("."));
        assert_eq!(right("....", "camera", " Đồng thời"), Some("..."));
        assert_eq!(right(",,", "lúa", " ngô"), Some(","));
        assert_eq!(right(";.", "thôn", ""), Some(""));
        assert_eq!(right("..", "trồng cây, v.v", ""), None);
        assert_eq!(right("...,", "số đề", " thanh niên"), None);
        assert_eq!(right(".;", "Ban CHQS, TP", ""), None);
        assert_eq!(right("........", "Họ tên", ""), None);
    }
}
