//! CC04: in a block of bases, one that ends otherwise than with `;`, or the last otherwise than with `.`.

use super::mention::own_system;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::facts::citation::System;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use crate::tree::BasisLead;
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
        let goes_on = parts.bases.iter().any(|basis| basis.leads_to_body && basis.lead == BasisLead::CanCu);
        for (i, &span) in block.iter().enumerate() {
            let mark = if i + 1 == block.len() { "." } else { ";" };
            let text = draft.text.slice(span);
            if text.ends_with(mark) || goes_on && i + 1 == block.len() && text.ends_with(';') {
                continue;
            }
            let bare = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ',' | ':' | '/'));
            let from = span.start + bare.len() as u32;
            let word = bare.len() - bare.rsplit(char::is_whitespace).next().map_or(0, str::len);
            let shown = Span { start: span.start + word as u32, end: span.end };
            let shown = if from < span.end { Span { start: from, end: span.end } } else { shown };
            let fix = Fix::replace(Applicability::Safe, Span { start: from, end: span.end }, mark);
            let say = if i + 1 == block.len() { "last" } else { "main" };
            found.push(Diagnostic::at(shown).say(say).value("mark", mark).fix(fix));
        }
    }
}
