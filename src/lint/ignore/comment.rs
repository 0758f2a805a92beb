//! `<!-- soat: ignore SL01 — reason -->` in text drafts: which lines it speaks of.

use super::Known;
use crate::diagnostic::{Diagnostic, Finding};
use crate::lint::selects;
use crate::read::{IgnoreComment, ignore_comments};
use crate::rules::card::Card;
use crate::text::{Span, Text};
use std::ops::Range;

/// A comment with the lines it speaks of.
#[derive(Debug)]
pub struct Comment {
    rules: Vec<String>,
    /// Why.
    pub reason: String,
    lines: Range<usize>,
}

/// The comments of a text that name a rule and a reason.
pub fn comments(text: &Text) -> Vec<Comment> {
    let read = read(text).into_iter().filter(|comment| !comment.reason.is_empty());
    read.map(|c| Comment { lines: lines(text, &c), rules: c.rules, reason: c.reason }).collect()
}

/// What is wrong with comments as such: no reason, or a rule that does not exist.
pub fn misused(text: &Text, exists: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for comment in read(text) {
        let lines = lines(text, &comment);
        if comment.rules.is_empty() || comment.reason.is_empty() {
            said.push(at(text, &lines).say("reasonless").value("what", comment.rules.join(", ")));
        }
        for odd in comment.rules.iter().filter(|rule| !exists(rule)) {
            said.push(at(text, &lines).say("unknown").value("what", odd.as_str()));
        }
    }
    said
}

impl Comment {
    /// Whether it silences a finding: one of its rules, on its lines. What is absent from the whole document has no line.
    pub fn silences(&self, text: &Text, finding: &Finding, known: &dyn Known) -> bool {
        let diagnostic = &finding.diagnostic;
        let here = diagnostic.span.is_none_or(|span| {
            let first = text.line_at(span.start);
            self.lines.start < text.line_at(span.end.max(span.start + 1) - 1) + 1 && first < self.lines.end
        });
        here && known.card(&diagnostic.code).is_some_and(|card| self.names(card))
    }

    /// What is to be said where it silences nothing.
    pub fn unused(&self, text: &Text, known: &dyn Known) -> Option<Diagnostic> {
        let all_run = self.rules.iter().all(|rule| known.runs_all(Some(rule)));
        all_run.then(|| at(text, &self.lines).value("what", self.rules.join(", ")).value("place", ""))
    }

    fn names(&self, card: &Card) -> bool {
        self.rules.iter().any(|rule| selects(rule, card))
    }
}

fn read(text: &Text) -> Vec<IgnoreComment> {
    // Nothing to say about an empty text, which has no line.
    if text.lines().is_empty() { Vec::new() } else { ignore_comments(text) }
}

/// The line a comment stands on; where it stands alone, the next one, or the whole table that begins there.
fn lines(text: &Text, comment: &IgnoreComment) -> Range<usize> {
    let decoded = text.source().decoded.as_deref().unwrap_or_default();
    let segments = text.origins().segments();
    let last = text.lines().len().saturating_sub(1);
    let before = segments.partition_point(|s| s.source.end <= comment.source.start);
    let joined = before.checked_sub(1).map(|i| &segments[i]).filter(|segment| {
        let between = decoded.get(segment.source.end as usize..comment.source.start as usize);
        between.is_some_and(|gap| !gap.contains(['\n', '\r']))
    });
    if let Some(segment) = joined {
        let line = text.line_at(segment.content.start).min(last);
        return line..line + 1;
    }
    let line = text.line_at(comment.content).min(last);
    let after = decoded.get(comment.source.end as usize..).unwrap_or_default();
    let alone = after.trim_start_matches([' ', '\t']).starts_with(['\n', '\r']);
    match text.lines()[line].cell().filter(|cell| alone && cell.row == 0) {
        Some(cell) => {
            let same = |line: &usize| text.lines()[*line].cell().is_some_and(|other| other.table == cell.table);
            line..(line..=last).take_while(same).last().map_or(line + 1, |end| end + 1)
        }
        None => line..line + 1,
    }
}

/// A finding at the first of some lines.
fn at(text: &Text, lines: &Range<usize>) -> Diagnostic {
    let span = text.lines()[lines.start].span;
    let words = text.slice(span);
    let start = span.start + (words.len() - words.trim_start().len()) as u32;
    let end = start + words.trim().len() as u32;
    if start < end { Diagnostic::at(Span { start, end }) } else { Diagnostic::whole() }
}
