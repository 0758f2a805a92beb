//! TT13: a heading whose first letter is lower case, that ends in a mark unlike most, or begins otherwise than its siblings.

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
        marks(draft, found);
        leads(draft, found);
    }
}

/// Headings that end in `:` or `.` where most end in nothing: one finding (NĐ 30/2020, Phụ lục I, V: samples of headings).
fn marks(draft: &Draft<'_>, found: &mut Findings) {
    let (mut marked, mut bare) = (Vec::new(), 0);
    for (id, node) in draft.tree.nodes().filter(|(_, n)| n.kind == Kind::Heading) {
        let text = draft.text.slice(node.span).trim_end();
        let end = node.span.start as usize + text.len();
        if !draft.tree.is_in(id, Kind::Body) || text.is_empty() {
            continue;
        }
        // `… các chỉ tiêu sau:`, `Triển khai 03 công trình:` lead to a list.
        let enumerator = node.parent.and_then(|p| draft.tree.enumerator(p)).filter(|e| node.span.contains(e.span));
        let title = &text[enumerator.map_or(0, |e| (e.span.end - node.span.start) as usize).min(text.len())..];
        let counts = title.ends_with(':') && title.bytes().any(|b| b.is_ascii_digit());
        let leads = counts || ["sau:", "gồm:", "là:", "như:"].iter().any(|end| text.ends_with(end));
        if leads {
            continue;
        }
        if text.ends_with([':', '.']) {
            let word = text.rfind([' ', '\n']).map_or(0, |at| at + 1);
            marked.push(Span::new(node.span.start as usize + word, end));
        } else {
            bare += 1;
        }
    }
    if let Some((first, rest)) = marked.split_first()
        && bare > marked.len()
    {
        found.push(
            Diagnostic::at(*first)
                .say("mark")
                .value("heading", draft.text.slice(*first))
                .value("count", marked.len().to_string())
                .labels(rest.iter().copied(), "same"),
        );
    }
}

/// `1. Kinh tế`, `2. Về môi trường`: sections of one level of which some begin with `Về`.
fn leads(draft: &Draft<'_>, found: &mut Findings) {
    let mut odd = Vec::new();
    for (id, node) in draft.tree.nodes() {
        if node.first_child.is_none() || !draft.tree.is_in(id, Kind::Body) {
            continue;
        }
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for child in draft.tree.children(id).filter(|&c| draft.tree.node(c).kind == Kind::Section) {
            let Some(enumerator) = draft.tree.enumerator(child) else { continue };
            let node = draft.tree.node(child);
            let rest = draft.text.slice(Span { start: enumerator.span.end, end: node.span.end });
            let lead = rest.trim_start();
            let start = enumerator.span.end as usize + rest.len() - lead.len();
            let word = lead.find(|c: char| !is_letter(c)).unwrap_or(lead.len());
            let span = Span::new(start, start + word);
            if matches!(&lead[..word], "Về" | "về") {
                with.push(span);
            } else if is_titled(lead) {
                without.push(span);
            }
        }
        if !with.is_empty() && !without.is_empty() {
            odd.append(if with.len() > without.len() { &mut without } else { &mut with });
        }
    }
    let Some((first, rest)) = odd.split_first() else { return };
    found.push(
        Diagnostic::at(*first)
            .say("lead")
            .value("heading", draft.text.slice(*first))
            .value("count", odd.len().to_string())
            .labels(rest.iter().copied(), "same"),
    );
}

/// Whether a section begins with a title: a line of its own, or a few words before a colon.
fn is_titled(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default();
    let title = line.split(':').next().unwrap_or_default();
    title.split(' ').count() <= 12 && (title.len() < line.len() || !line.ends_with(['.', ';']))
}
