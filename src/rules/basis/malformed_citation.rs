//! CC10: a number and symbol off the grammar of State and Party documents.

use super::wrong_system::in_own_system;
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::facts::citation::{Citation, kinds};
use crate::facts::symbol;
use crate::rules::wording::beside::head;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_upper_word};
use serde::Deserialize;

/// Looks at every symbol.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MalformedCitation {
    /// Whether the form of legal documents on a plan's resolution is told too: so in the strict profile.
    pedantic: bool,
}

impl Check for MalformedCitation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for citation in &draft.facts.citations {
            let Some(span) = citation.symbol else { continue };
            let written = draft.text.slice(span);
            // In lines of capitals TTg is printed TTG and nothing can be said of the letters.
            let capitals = is_upper_word(draft.text.slice(citation.kind_span));
            if let Some(right) = closed_up(written).or_else(|| known_slip(written).filter(|_| !capitals)) {
                let fix = Fix::replace(Applicability::Unsafe, span, right.clone());
                found.push(Diagnostic::at(span).say("slip").value("written", written).value("right", right).fix(fix));
            } else if citation.parsed.is_none() && !capitals && citation.kind.is_some() && is_official(written) {
                found.push(Diagnostic::at(span).value("written", written));
            } else if let Some(diagnostic) = year(draft, citation)
                .or_else(|| kind(draft, citation))
                .or_else(|| reversed(draft, citation))
                .or_else(|| legal_form(draft, citation).filter(|_| self.pedantic))
                .or_else(|| colon(draft, citation))
            {
                found.push(diagnostic);
            }
        }
    }
}

/// Whether a symbol off the grammar names a State or Party body all the same: enterprises number as they like.
fn is_official(written: &str) -> bool {
    let bodies = ["UBND", "HĐND", "CP", "TTg", "TW", "TU", "ĐU", "QH", "UBTVQH"];
    written
        .split(['/', '-', '–', '.'])
        .any(|part| bodies.contains(&part.trim_end_matches(|c: char| c.is_ascii_digit()).trim()))
}

/// The symbol without blanks and with plain hyphens, where that makes it right: `12/NQ- HĐND`, `12/NQ–HĐND`.
fn closed_up(written: &str) -> Option<String> {
    let closed: String =
        written.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '–' { '-' } else { c }).collect();
    let read = symbol::symbol(&closed).filter(|_| closed != written)?;
    // What is closed up may still stand in the other system's form (`12/NQ- TW`).
    Some(in_own_system(&closed, &read).unwrap_or(closed))
}

/// Slips of a letter that leave one right reading: `QĐ-Tg`, `QĐ-TTG`, `12/QĐUBND`, `12/QĐ/UBND`, `12-KH-UBND`,
/// `12/2025QĐ-UBND`.
fn known_slip(written: &str) -> Option<String> {
    for (slip, right) in [("-Tg", "-TTg"), ("-TTG", "-TTg"), ("-Ttg", "-TTg"), ("-ttg", "-TTg"), ("NĐ/CP", "NĐ-CP")] {
        if let Some(head) = written.strip_suffix(slip) {
            let mended = format!("{head}{right}");
            return symbol::symbol(&mended).is_some().then_some(mended);
        }
    }
    if symbol::symbol(written).is_some() {
        return None;
    }
    if let Some(mended) = year_apart(written) {
        return Some(mended);
    }
    for body in ["UBND", "HĐND", "TTg", "CP"] {
        let Some(head) = written.strip_suffix(body) else { continue };
        let (number, kind) = head.trim_end_matches(['-', '/']).rsplit_once(['/', '-'])?;
        let mended = format!("{number}/{kind}-{body}");
        if symbol::is_kind(kind) && symbol::symbol(&mended).is_some() {
            return Some(mended);
        }
    }
    None
}

/// The symbol with a slash after its year, where that makes it right.
fn year_apart(written: &str) -> Option<String> {
    const YEAR: usize = 4;
    let (number, rest) = written.split_once('/')?;
    let year = rest.get(..YEAR).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let mended = format!("{number}/{year}/{}", &rest[YEAR..]);
    symbol::symbol(&mended).filter(|read| read.year.is_some())?;
    Some(mended)
}

/// The year in a symbol that is not the year of the date.
fn year(draft: &Draft<'_>, citation: &Citation) -> Option<Diagnostic> {
    let stated = citation.parsed.as_ref()?.year?;
    let (_, _, year) = citation.date_parts?;
    let dated = year.value.filter(|&y| year.digits == 4 && y != u32::from(stated))?;
    let span = citation.symbol?;
    let diagnostic = Diagnostic::at(span).say("year").value("written", draft.text.slice(span));
    Some(diagnostic.value("year", dated.to_string()).label(citation.date_span?, "date"))
}

/// The abbreviation of another type: `Kế hoạch số 12/QĐ-UBND`.
fn kind(draft: &Draft<'_>, citation: &Citation) -> Option<Diagnostic> {
    let parsed = citation.parsed.as_ref().filter(|p| !p.kind.is_empty())?;
    let word = draft.text.slice(citation.kind_span);
    let allowed = kinds::abbreviations(word);
    // Between the type and `số` other words may name the real type (`Thông báo kết luận số …`).
    let between = draft.text.slice(crate::text::Span { start: citation.kind_span.end, end: citation.symbol?.start });
    let direct = between
        .split_whitespace()
        .all(|w| w.trim_end_matches(':').eq_ignore_ascii_case("số") || w == "Số" || w == "số:");
    if !direct || allowed.is_empty() || allowed.contains(&parsed.kind.as_str()) || !symbol::is_kind(&parsed.kind) {
        return None;
    }
    let span = citation.kind_span.cover(citation.symbol?);
    Some(Diagnostic::at(span).say("kind").value("kind", word).value("written", parsed.kind.clone()))
}

/// The body before the type, where the word says the type: `Kế hoạch số 12/UBND-KH` (NĐ 30/2020, Phụ lục I, II.3c: the type's
/// abbreviation, then the body's). In a letter's symbol the unit that drafted it stands there.
fn reversed(draft: &Draft<'_>, citation: &Citation) -> Option<Diagnostic> {
    let span = citation.symbol?;
    let written = draft.text.slice(span);
    let (number, rest) = written.split_once('/')?;
    let (body, kind) = rest.split_once('-').filter(|(body, _)| matches!(*body, "UBND" | "HĐND"))?;
    let word = draft.text.slice(citation.kind_span);
    let right = format!("{number}/{kind}-{body}");
    let named = kinds::abbreviations(word).contains(&kind) && word.to_lowercase() != "công văn";
    if !named || symbol::symbol(&right).is_none() {
        return None;
    }
    let fix = Fix::replace(Applicability::Unsafe, span, right.clone());
    Some(Diagnostic::at(span).say("slip").value("written", written).value("right", right).fix(fix))
}

/// `Nghị quyết số 07/2024/NQ-HĐND … về Kế hoạch phát triển kinh tế - xã hội`: the year in the symbol is of legal documents, and a
/// council's resolution on a plan or a budget is seldom one (handbook 3.9).
fn legal_form(draft: &Draft<'_>, citation: &Citation) -> Option<Diagnostic> {
    let parsed = citation.parsed.as_ref().filter(|p| p.year.is_some() && p.kind == "NQ" && p.body == "HĐND")?;
    let title = draft.text.folded(citation.title?);
    let plans =
        ["kế hoạch phát triển", "phương hướng, nhiệm vụ", "nhiệm vụ phát triển kinh tế", "dự toán", "kế hoạch đầu tư"];
    let named = plans.iter().any(|plan| head(title, 60).contains(plan));
    let written = draft.text.slice(citation.symbol?);
    let right = written.replacen(&format!("/{}/", parsed.year?), "/", 1);
    let diagnostic = Diagnostic::at(citation.symbol?).say("legal").value("written", written).value("right", right);
    named.then(|| diagnostic.at_most(Severity::Info))
}

/// `Kế hoạch số: 43/KH-UBND`: the colon stands on the document's own number line only (NĐ 30/2020, Phụ lục I, II.3c, III.1c).
fn colon(draft: &Draft<'_>, citation: &Citation) -> Option<Diagnostic> {
    let symbol = citation.symbol?;
    let between = draft.text.slice(Span { start: citation.kind_span.end, end: symbol.start });
    let at = citation.kind_span.end + between.find(':')? as u32;
    let so = between.trim_end().strip_suffix(':')?.trim();
    if so != "số" {
        return None;
    }
    let shown = Span { start: at - "số".len() as u32, end: at + 1 };
    let fix = Fix { title: "colon", ..Fix::replace(Applicability::Unsafe, Span { start: at, end: at + 1 }, "") };
    Some(Diagnostic::at(shown).say("colon").at_most(Severity::Info).fix(fix))
}
