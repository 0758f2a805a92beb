//! KC11: page numbers in the text, residue of a scanner, lone characters. Must not know where pages end but by their breaks.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use crate::tree::Kind;
use serde::Deserialize;

/// Reports each run of stray lines once, and page numbers that follow one another once for all. A page number beside the
/// break of its page is where it belongs, and no line of the text.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StrayLine {}

/// Stray lines with nothing of the text between.
struct Run {
    span: Span,
    count: u32,
    /// The page it begins on, from 1.
    page: u32,
    /// Whether a page break stands beside it.
    at_break: bool,
    /// Its number, where it is one line of nothing else.
    number: Option<u32>,
}

impl Check for StrayLine {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut runs = runs(draft);
        runs.retain(|run| !run.is_in_place());
        let mut from = 0;
        while let Some(first) = runs.get(from) {
            let next = |pair: &[Run]| pair[0].number.is_some_and(|n| pair[1].number == Some(n + 1));
            let rest = runs[from..].windows(2).take_while(|pair| next(pair)).count();
            let group = &runs[from..=from + rest];
            let lines: Vec<&str> = group.iter().flat_map(|run| written(draft, run.span)).collect();
            let count: u32 = group.iter().map(|run| run.count).sum();
            let diagnostic =
                Diagnostic::at(first.span).value("lines", lines.join(", ")).value("count", count.to_string());
            found.push(diagnostic.labels(group[1..].iter().map(|run| run.span), "same"));
            from += rest + 1;
        }
    }
}

impl Run {
    /// Whether it is the number of its page (the first may bear none, and not be counted) in the margin of the page.
    fn is_in_place(&self) -> bool {
        self.at_break && self.number.is_some_and(|number| number.abs_diff(self.page) <= 1)
    }
}

fn runs(draft: &Draft<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut page, mut broken, mut open) = (1, false, false);
    for (_, node) in draft.tree.nodes().filter(|(_, n)| n.first_child.is_none()) {
        if node.kind == Kind::PageBreak {
            page += 1;
            broken = true;
            if let Some(run) = runs.last_mut().filter(|_| open) {
                run.at_break = true;
            }
            continue;
        }
        if node.kind != Kind::Stray {
            (broken, open) = (false, false);
            continue;
        }
        // Empty cells of a header table are no lines; Party headers have a star under the agency's name.
        let text = draft.text.slice(node.span).trim();
        let in_header = || node.parent.is_some_and(|p| draft.tree.node(p).kind == Kind::Header);
        if text.is_empty() || text == "*" && in_header() {
            continue;
        }
        let lines = draft.text.lines();
        let span = lines[node.lines.0 as usize].span.cover(lines[node.lines.1 as usize - 1].span);
        if let Some(run) = runs.last_mut().filter(|_| open) {
            run.span = run.span.cover(span);
            run.count += 1;
            run.number = None;
        } else {
            let number = text.trim_matches(['-', '–', ' ']).parse().ok();
            runs.push(Run { span, count: 1, page, at_break: broken, number });
        }
        open = true;
    }
    runs
}

/// The lines as written.
fn written<'a>(draft: &Draft<'a>, span: Span) -> impl Iterator<Item = &'a str> {
    draft.text.slice(span).split('\n').map(str::trim).filter(|line| !line.is_empty())
}
