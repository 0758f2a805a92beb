//! TT13: a heading whose first letter is lower case, that ends in a mark unlike most, or begins otherwise than its siblings.

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings, habit};
use crate::text::{Span, is_letter, is_small};
use crate::tree::{Kind, NodeId};
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
        let leads = ["sau:", "gồm:", "là:", "như:"].iter().any(|end| text.ends_with(end));
        if leads || text.ends_with(':') && counts(draft, node.span) && leads_to_list(draft, id) {
            continue;
        }
        if text.ends_with([':', '.']) {
            let word = text.rfind([' ', '\n']).map_or(0, |at| at + 1);
            marked.push(Span::new(node.span.start as usize + word, end));
        } else {
            bare += 1;
        }
    }
    if let Some(told) = habit::once(&marked).filter(|_| bare > marked.len()) {
        found.push(told.say("mark").value("heading", draft.text.slice(marked[0])));
    }
}

/// Whether a heading says how many things there are.
fn counts(draft: &Draft<'_>, heading: Span) -> bool {
    let figures = &draft.facts.figures;
    let first = figures.partition_point(|f| f.span.start < heading.start);
    let inside = figures[first..].iter().take_while(|f| f.span.start < heading.end);
    inside
        .into_iter()
        .any(|f| f.is_count() && matches!(f.unit, Some(Unit::Things(_))) && !f.unit.is_some_and(Unit::is_time))
}

/// Whether what follows a heading is a list: dashed or numbered items, no sections with headings of their own.
fn leads_to_list(draft: &Draft<'_>, heading: NodeId) -> bool {
    let tree = draft.tree;
    let kind = |id: NodeId| tree.node(id).kind;
    let behind = std::iter::successors(tree.node(heading).next_sibling, |&id| tree.node(id).next_sibling);
    let aside = |id: NodeId| matches!(kind(id), Kind::PageBreak | Kind::Stray | Kind::Running | Kind::Note);
    behind.into_iter().find(|&id| !aside(id)).is_some_and(|id| match kind(id) {
        Kind::Item => true,
        Kind::Section => tree.head(id).is_some_and(|head| kind(head) != Kind::Heading),
        _ => false,
    })
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
    if let Some(told) = habit::once(&odd) {
        found.push(told.say("lead").value("heading", draft.text.slice(odd[0])));
    }
}

/// Whether a section begins with a title: a line of its own, or a few words before a colon.
fn is_titled(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default();
    let title = line.split(':').next().unwrap_or_default();
    title.split(' ').count() <= 12 && (title.len() < line.len() || !line.ends_with(['.', ';']))
}
