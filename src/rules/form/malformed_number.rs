//! TT04: the document's own number and symbol off the grammar.

use super::signing::issuing_body;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::facts::citation::System;
use crate::facts::symbol;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_letter};
use crate::tree::{DocumentKind, NumberLine};
use serde::Deserialize;

/// Looks at the line `Số: …`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MalformedNumber {}

impl Check for MalformedNumber {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let Some(number) = &draft.tree.parts().number else { return };
        if draft.text.slice(number.symbol).trim().is_empty() {
            return;
        }
        let written = draft.text.slice(number.symbol);
        let closed: String =
            written.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '–' { '-' } else { c }).collect();
        // Blanks between a number that is still open and its symbol are room to write in.
        let inner = written.trim_start();
        let apart = number.filled && Span { start: number.digits.end, end: number.symbol.end }.len() > closed.len();
        if (closed != inner || apart) && symbol::symbol(&closed).is_some() {
            let start = if apart { number.digits.end } else { number.symbol.end - inner.len() as u32 };
            let span = Span { start, end: number.symbol.end };
            let fix = Fix::replace(Applicability::Unsafe, span, closed.clone());
            let digits = if number.filled { draft.text.slice(number.digits).trim() } else { "" };
            let right = format!("{digits}{closed}");
            found.push(Diagnostic::at(span).say("space").value("written", inner).value("right", right).fix(fix));
            return;
        }
        zero(draft, number, found);
        let Some(read) = symbol::symbol(inner.trim_end()) else {
            if inner.chars().any(is_letter) {
                found.push(Diagnostic::at(number.symbol).value("written", inner));
            }
            return;
        };
        kind(draft, number, &read.kind, found);
        body(draft, number, &read.body, found);
        year(draft, number, read.year, found);
    }
}

/// The abbreviation of another body than the one that issues: a symbol left over from the council's paper.
fn body(draft: &Draft<'_>, number: &NumberLine, written: &str, found: &mut Findings) {
    let first = written.split(['-', '/']).next().unwrap_or(written);
    let right = match issuing_body(draft) {
        Some("UBND") if matches!(first, "HĐND" | "UB") => "UBND",
        Some("HĐND") if first == "UBND" => "HĐND",
        _ => return,
    };
    let Some(at) = draft.text.slice(number.symbol).find(first) else { return };
    let start = number.symbol.start + at as u32;
    let span = Span { start, end: start + first.len() as u32 };
    found.push(Diagnostic::at(span).say("body").value("written", first).value("right", right));
}

/// A year, which the numbers of legal documents have (Luật Ban hành văn bản quy phạm pháp luật) and those of plans and
/// reports have not.
fn year(draft: &Draft<'_>, number: &NumberLine, year: Option<u16>, found: &mut Findings) {
    let (Some(year), Some(kind)) = (year, draft.titled()) else { return };
    if matches!(kind, DocumentKind::KeHoach | DocumentKind::BaoCao) {
        found.push(Diagnostic::at(number.symbol).say("year").value("written", year.to_string()));
    }
}

/// A number under ten without its zero (NĐ 30/2020, Phụ lục I, II.3c).
fn zero(draft: &Draft<'_>, number: &NumberLine, found: &mut Findings) {
    let digits = draft.text.slice(number.digits).trim();
    if number.filled && digits.len() == 1 && digits.bytes().all(|b| (b'1'..=b'9').contains(&b)) {
        let fix = Fix::replace(Applicability::Unsafe, number.digits, format!("0{digits}"));
        let finding = Diagnostic::at(number.digits).say("zero").value("written", digits);
        found.push(finding.value("right", format!("0{digits}")).fix(fix));
    }
}

/// Whether several bodies issue it together: `/KHLT-` (liên tịch), `/KHLN-` (liên ngành), `/KHPH-` (phối hợp) under KẾ HOẠCH.
fn is_joint(symbol: &str, kind: &str) -> bool {
    let rest = symbol.trim_start_matches(['/', ' ']).strip_prefix(kind);
    rest.is_some_and(|rest| {
        ["LT", "LN", "PH"].iter().any(|mark| rest.strip_prefix(mark).is_some_and(|r| r.starts_with(['-', '/'])))
    })
}

/// The abbreviation of another type than the title's.
fn kind(draft: &Draft<'_>, number: &NumberLine, written: &str, found: &mut Findings) {
    let (Some(title), Some(kind)) = (&draft.tree.parts().title, draft.titled()) else { return };
    let wanted = kind.abbreviation();
    if wanted.is_empty() || kind == DocumentKind::Other || wanted == written {
        return;
    }
    if is_joint(draft.text.slice(number.symbol), wanted) {
        return;
    }
    // HD 36-HD/VPTW abbreviates the Party's quy định as QĐ or QĐi.
    let party = symbol::symbol(draft.text.slice(number.symbol).trim()).is_some_and(|s| s.system == System::Party);
    if party && kind == DocumentKind::QuyDinh {
        return;
    }
    let symbol = draft.text.slice(number.symbol);
    if written.is_empty() {
        // `86/KHH-UBND`: no type that is known; `KHH` reads as a body.
        found.push(Diagnostic::at(number.symbol).value("written", symbol.trim()));
        return;
    }
    let Some(at) = symbol.find(written) else { return };
    let start = number.symbol.start + at as u32;
    let span = Span { start, end: start + written.len() as u32 };
    let finding = Diagnostic::at(span).say("kind").value("written", written).value("right", wanted);
    found.push(finding.value("kind", kind.name()).label(title.span, "title"));
}
