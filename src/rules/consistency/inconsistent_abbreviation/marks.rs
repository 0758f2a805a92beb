//! Marks of purpose after recipients (`(B/c)`, `(Ph/h)`, `(P/h)`): each drafter abbreviates in a way of his own.

use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Draft, Findings};
use crate::text::{Span, is_letter};

/// One finding a draft.
pub fn check(draft: &Draft<'_>, found: &mut Findings) {
    let marks: Vec<Span> = draft.tree.parts().recipients.iter().filter_map(|r| mark(draft, r.span)).collect();
    let Some((first, rest)) = marks.split_first() else { return };
    let mut written: Vec<&str> = marks.iter().map(|m| draft.text.slice(*m)).collect();
    written.sort_unstable();
    written.dedup();
    found.push(
        Diagnostic::at(*first)
            .say("mark")
            .value("one", draft.text.slice(*first))
            .value("other", written.join(", "))
            .labels(rest.iter().copied(), "mark")
            .at_most(Severity::Info),
    );
}

/// A short mark in parentheses near the end of a recipient line: `(B/c)`, `(Cđ)`, `(để b/c)`.
fn mark(draft: &Draft<'_>, line: Span) -> Option<Span> {
    let text = draft.text.slice(line);
    let (open, close) = (text.rfind('(')?, text.rfind(')')?);
    let inside = text.get(open + 1..close)?.trim();
    let last = inside.rsplit(' ').next().unwrap_or_default();
    let letters = last.chars().filter(|c| is_letter(*c)).count();
    let short =
        letters <= 3 && last.contains('/') || matches!(last, "Cđ" | "cđ" | "BC" | "bc" | "TH" | "PH" | "th" | "ph");
    short.then(|| Span::new(line.start as usize + open, line.start as usize + close + 1))
}
