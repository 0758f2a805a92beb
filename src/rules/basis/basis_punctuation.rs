//! CC04: in a block of bases, one that ends otherwise than with `;`, or the last otherwise than with `.`.

use super::mention::own_system;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::facts::citation::System;
use crate::facts::symbol::symbol;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Gap, Span};
use crate::tree::{BasisLead, Kind};
use jiff::civil::{Date, date};
use serde::Deserialize;

/// Looks at the end of each basis.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BasisPunctuation {}

impl Check for BasisPunctuation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        let block: Vec<Span> = parts
            .bases
            .iter()
            .filter(|basis| !basis.leads_to_body)
            .map(|basis| {
                let span = draft.tree.node(basis.node).span;
                let text = draft.text.slice(span);
                Span { start: span.start, end: span.start + text.trim_end().len() as u32 }
            })
            .filter(|span| !span.is_empty())
            .collect();
        // In Party documents the last basis ends with a comma (Hướng dẫn 36-HD/VPTW).
        if block.len() < 2 || own_system(draft) == Some(System::Party) {
            return;
        }
        // `Căn cứ tình hình thiệt hại; Ủy ban nhân dân … như sau:` is a basis too, so the line before it is not the last.
        // So is `Thực hiện Kế hoạch số 5/KH-UBND năm 2026. Ủy ban nhân dân … như sau:`, two paragraphs that a file ran together.
        let ran_together = |id| draft.text.slice(draft.tree.node(id).span).contains(". ");
        let leads = parts.bases.iter().filter(|basis| basis.leads_to_body);
        let goes_on = leads.into_iter().any(|basis| basis.lead == BasisLead::CanCu || ran_together(basis.node));
        let also: &[char] = match () {
            () if is_older(draft) => &[',', ';'],
            () if goes_on || is_legal(draft) => &[';'],
            () => &[],
        };
        for (i, &span) in block.iter().enumerate() {
            let mark = if i + 1 == block.len() { "." } else { ";" };
            let text = draft.text.slice(span);
            if text.ends_with(mark) || i + 1 == block.len() && text.ends_with(also) {
                continue;
            }
            let bare = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ',' | ':' | '/'));
            let from = span.start + bare.len() as u32;
            let word = bare.len() - bare.rsplit(char::is_whitespace).next().map_or(0, str::len);
            let shown = Span { start: span.start + word as u32, end: span.end };
            let shown = if from < span.end { Span { start: from, end: span.end } } else { shown };
            let say = if i + 1 == block.len() { "last" } else { "main" };
            let diagnostic = Diagnostic::at(shown).say(say).value("mark", mark);
            // A sentence that may go on gets no mark in its middle.
            let fix = Fix::replace(Applicability::Safe, Span { start: from, end: span.end }, mark);
            found.push(if from == span.end && may_go_on(draft, span) { diagnostic } else { diagnostic.fix(fix) });
        }
    }
}

/// The day from which Nghị định 30/2020/NĐ-CP holds; before it the last basis ended with a comma (Thông tư 01/2011/TT-BNV).
const SINCE: Date = date(2020, 3, 5);

/// Whether the document is older than the form that the decree gives.
fn is_older(draft: &Draft<'_>) -> bool {
    draft.facts.profile.when.is_some_and(|(_, last)| last < SINCE)
}

/// Whether it is a legal document, whose number has the year in it (`15/2026/QĐ-UBND`): their forms are of another decree.
fn is_legal(draft: &Draft<'_>) -> bool {
    let number = draft.tree.parts().number.as_ref();
    number.is_some_and(|number| symbol(draft.text.slice(number.symbol).trim()).is_some_and(|s| s.year.is_some()))
}

/// Whether a line of the body stands right under the basis: it may be its rest.
fn may_go_on(draft: &Draft<'_>, basis: Span) -> bool {
    let next = draft.text.line_at(basis.end.saturating_sub(1)) + 1;
    let Some(line) = draft.text.lines().get(next) else { return false };
    let kind = draft.tree.node(draft.tree.leaf_of_line(next)).kind;
    line.gap != Gap::Blank && !matches!(kind, Kind::Basis | Kind::Preamble | Kind::Heading)
}
