//! TT13: a heading whose first letter is lower case.

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_letter, is_small};
use crate::tree::Kind;
use serde::Deserialize;

/// Judges the first letter of each heading.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HeadingCase {}

impl Check for HeadingCase {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for (id, node) in draft.tree.nodes().filter(|(_, n)| n.kind == Kind::Heading) {
            let enumerator = node.parent.and_then(|p| draft.tree.enumerator(p)).filter(|e| node.span.contains(e.span));
            let start = enumerator.map_or(node.span.start, |e| e.span.end);
            let title = draft.text.slice(Span { start, end: node.span.end });
            let Some((at, letter)) = title.char_indices().find(|(_, c)| is_letter(*c)) else { continue };
            let leads = title[..at].chars().all(|c| c.is_whitespace() || matches!(c, '“' | '"' | '.' | ')'));
            if is_small(letter) && leads && draft.tree.is_in(id, Kind::Section) {
                let at = start as usize + at;
                let span = Span::new(at, at + letter.len_utf8());
                let capital: String = letter.to_uppercase().collect();
                let fix = Fix::replace(Applicability::Safe, span, capital);
                found.push(Diagnostic::at(span).value("heading", title.trim()).fix(fix));
            }
        }
    }
}
