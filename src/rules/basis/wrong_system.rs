//! CC13: a State symbol in Party form or the reverse, and Party form in the signature of a State document.

use super::mention::own_system;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::facts::citation::{Symbol, System};
use crate::facts::symbol;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use serde::Deserialize;

/// Holds the marks of a symbol against the body it names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WrongSystem {}

impl Check for WrongSystem {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        if let Some(number) = &draft.tree.parts().number {
            let span =
                if number.filled { Span { start: number.digits.start, end: number.symbol.end } } else { number.symbol };
            let written = draft.text.slice(span);
            if let Some(read) = symbol::symbol(written) {
                symbol_off(written, span, &read, found);
            }
        }
        for citation in &draft.facts.citations {
            if let (Some(span), Some(read)) = (citation.symbol, &citation.parsed) {
                symbol_off(draft.text.slice(span), span, read, found);
            }
        }
        authority(draft, found);
    }
}

fn symbol_off(written: &str, span: Span, read: &Symbol, found: &mut Findings) {
    let Some(right) = in_own_system(written, read) else { return };
    let say = if symbol::system_of(&read.body) == Some(System::State) { "state" } else { "party" };
    let fix = Fix::replace(Applicability::Unsafe, span, right.clone());
    found.push(Diagnostic::at(span).say(say).value("written", written).value("right", right).fix(fix));
}

/// A symbol in the form of the system whose body it names, where it stands in the other's: `15-KH/UBND` is `15/KH-UBND`.
pub(super) fn in_own_system(written: &str, read: &Symbol) -> Option<String> {
    let wanted = symbol::system_of(&read.body);
    if read.kind.is_empty() || wanted.is_none_or(|system| system == read.system) {
        return None;
    }
    // The two forms differ in which of the marks comes first.
    let swap = |c| match c {
        '/' => '-',
        '-' => '/',
        other => other,
    };
    let mut marks = 0;
    let right: String = written
        .chars()
        .map(|c| {
            marks += usize::from(matches!(c, '/' | '-'));
            if marks <= 2 { swap(c) } else { c }
        })
        .collect();
    symbol::symbol(&right).is_some().then_some(right)
}

/// `T/M`, `K/T`, `T/L` in the signature of a State document (NĐ 30/2020, Phụ lục I, II.7b: `TM.`, `KT.`, `TL.`).
fn authority(draft: &Draft<'_>, found: &mut Findings) {
    let Some(signature) = &draft.tree.parts().signature else { return };
    if own_system(draft) == Some(System::Party) {
        return;
    }
    let lines = draft.tree.leaves(signature.node);
    for leaf in lines {
        let span = draft.tree.node(leaf).span;
        let text = draft.text.slice(span);
        for (party, state) in [("T/M", "TM."), ("K/T", "KT."), ("T/L", "TL.")] {
            let Some(rest) = text.strip_prefix(party) else { continue };
            let body = rest.to_uppercase();
            let is_state = ["ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "UBND", "CHỦ TỊCH"].iter().any(|b| body.contains(b));
            if is_state && !body.contains("MẶT TRẬN") && !body.contains("BAN CHẤP HÀNH") {
                let dot = usize::from(rest.starts_with('.'));
                let at = Span { start: span.start, end: span.start + (party.len() + dot) as u32 };
                let fix = Fix::replace(Applicability::Unsafe, at, state);
                found.push(Diagnostic::at(at).say("authority").value("written", party).value("right", state).fix(fix));
            }
        }
    }
}
