//! KC11: page numbers, residue of a scanner, lone characters.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use crate::tree::Kind;
use serde::Deserialize;

/// Reports each run of stray lines once.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StrayLine {}

impl Check for StrayLine {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut open: Option<(Span, u32)> = None;
        for (_, node) in draft.tree.nodes().filter(|(_, n)| n.first_child.is_none()) {
            if node.kind == Kind::Stray {
                // Empty cells of a header table are no lines; Party headers have a star under the agency's name.
                let written = draft.text.slice(node.span).trim();
                let in_header = || node.parent.is_some_and(|p| draft.tree.node(p).kind == Kind::Header);
                if written.is_empty() || written == "*" && in_header() {
                    continue;
                }
                let last = draft.text.lines()[node.lines.1 as usize - 1].span;
                let first = draft.text.lines()[node.lines.0 as usize].span;
                open = match open {
                    Some((span, count)) => Some((span.cover(last), count + 1)),
                    None => Some((first.cover(last), 1)),
                };
            } else if node.kind != Kind::PageBreak {
                report(draft, open.take(), found);
            }
        }
        report(draft, open, found);
    }
}

fn report(draft: &Draft<'_>, open: Option<(Span, u32)>, found: &mut Findings) {
    let Some((span, count)) = open else { return };
    let lines: Vec<&str> = draft.text.slice(span).split('\n').map(str::trim).filter(|l| !l.is_empty()).collect();
    let diagnostic = Diagnostic::at(span).value("lines", lines.join(", ")).value("count", count.to_string());
    found.push(diagnostic);
}
