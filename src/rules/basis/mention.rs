//! What several rules ask of a citation: its identity, how it is named to a reader, where it stands; and of the draft: whose it
//! is.

use crate::facts::citation::{Citation, Symbol, System};
use crate::facts::symbol;
use crate::rules::Draft;
use crate::text::Span;
use crate::tree::{DocumentKind, Kind, Kinds};
use jiff::civil::Date;

/// The identity of a cited document: type and number and symbol, however they are spaced; `None` without a number.
pub fn key(draft: &Draft<'_>, citation: &Citation) -> Option<String> {
    let symbol = draft.text.folded(citation.symbol?);
    let digits = symbol.trim_start_matches(|c: char| c == '0' || c.is_whitespace());
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut key = citation.kind.map_or("", DocumentKind::key).to_owned();
    key.push(' ');
    key.extend(digits.chars().filter(|c| !c.is_whitespace()));
    Some(key)
}

/// How a citation is named: `Nghị quyết số 17/NQ-HĐND`, `Luật Đất đai`.
pub fn name(draft: &Draft<'_>, citation: &Citation) -> String {
    let span = match citation.symbol {
        Some(symbol) => citation.kind_span.cover(symbol),
        None if citation.is_named => citation.title.map_or(citation.kind_span, |title| citation.kind_span.cover(title)),
        None => citation.kind_span.cover(citation.agency.unwrap_or(citation.kind_span)),
    };
    draft.text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The citations that may reach a place: those that begin before its end, the nearest first. Few lie in one another.
pub fn citations_near<'a>(draft: &Draft<'a>, place: Span) -> impl Iterator<Item = &'a Citation> {
    const FEW: usize = 16;
    let all = &draft.facts.citations;
    all[..all.partition_point(|c| c.span.start < place.end)].iter().rev().take(FEW)
}

/// Whether a citation stands in running text or a basis of the main document, not in a heading, table, title or appendix.
pub fn is_in_text(draft: &Draft<'_>, citation: &Citation) -> bool {
    const BESIDE: Kinds = Kinds::of(&[
        Kind::Header,
        Kind::Type,
        Kind::Summary,
        Kind::Heading,
        Kind::Table,
        Kind::Appendix,
        Kind::AppendixTitle,
        Kind::Caption,
        Kind::Foot,
        Kind::Running,
        Kind::Note,
    ]);
    !draft.tree.is_in_any(citation.block, BESIDE)
}

/// The document's own number and symbol, where the grammar reads it (the number may be blank).
pub fn own_symbol(draft: &Draft<'_>) -> Option<Symbol> {
    let number = draft.tree.parts().number.as_ref()?;
    let span = if number.filled { number.digits.cover(number.symbol) } else { number.symbol };
    let written: String = draft.text.slice(span).chars().filter(|c| !c.is_whitespace()).collect();
    symbol::symbol(&written)
}

/// Whose document the draft is, by its own symbol, else by its issuer; `None` where neither tells.
pub fn own_system(draft: &Draft<'_>) -> Option<System> {
    let parts = draft.tree.parts();
    let by_symbol = own_symbol(draft).and_then(|own| symbol::system_of(&own.body));
    let in_party_form = is_of_organisation(draft).then_some(System::Party);
    by_symbol.or(in_party_form).or_else(|| {
        let lines = || parts.issuer.iter().map(|&node| draft.text.folded(draft.tree.node(node).span));
        let is = |words: &[&str]| lines().any(|line| words.iter().any(|word| line.contains(word)));
        if is(&["đảng bộ", "đảng ủy", "đảng uỷ", "chi bộ", "tỉnh ủy", "thành ủy", "huyện ủy"])
        {
            Some(System::Party)
        } else if is(&["mặt trận", "mttq", "đoàn", "hội phụ nữ", "hội nông dân"]) {
            None
        } else if is(&["ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd"]) {
            Some(System::State)
        } else {
            None
        }
    })
}

/// Whether an organisation that is neither State nor Party numbers its document in the Party's form: `14-KH/ĐTN`.
pub fn is_of_organisation(draft: &Draft<'_>) -> bool {
    let number = draft.tree.parts().number.as_ref();
    number.is_some_and(|number| draft.text.slice(number.symbol).starts_with('-'))
        && own_symbol(draft).is_some_and(|own| symbol::system_of(&own.body).is_none())
}

/// Whether the draft is a plan issued by a people's committee itself (not by a department under it, nor by an organisation).
pub fn is_committee_plan(draft: &Draft<'_>) -> bool {
    if draft.facts.profile.kind != Some(DocumentKind::KeHoach) {
        return false;
    }
    let parts = draft.tree.parts();
    if let Some(own) = own_symbol(draft) {
        return own.body == "UBND";
    }
    let says = |node| {
        let line = draft.text.folded(draft.tree.node(node).span).replace('ỷ', "ủ").replace("uỷ", "ủy");
        line.contains("ủy ban nhân dân") || line.contains("ubnd")
    };
    if let Some(&last) = parts.issuer.last() {
        return says(last);
    }
    let signed = parts.signature.as_ref().is_some_and(|s| s.authority.iter().any(|&node| says(node)));
    let opened = parts.bases.iter().any(|basis| basis.leads_to_body && says(basis.node));
    signed || opened || parts.preamble.is_some_and(says) || parts.closing.is_some_and(|closing| says(closing.node))
}

/// The first and last day the law is to be judged at: one day where the user or the document gives it, else the days the
/// document may be dated. `None` where nothing but the day of the run is known.
pub fn judged_at(draft: &Draft<'_>) -> Option<(Date, Date)> {
    match (draft.as_of, draft.facts.profile.dated()) {
        (Some(day), Some((first, last))) if day == first => Some((first, last)),
        (Some(day), _) => Some((day, day)),
        (None, when) => when,
    }
}

/// A day as documents write it: `16/6/2025` with zeros as NĐ 30/2020 asks (day under 10, months 1 and 2).
pub fn day(date: Date) -> String {
    let month = if date.month() < 3 { format!("0{}", date.month()) } else { date.month().to_string() };
    format!("{:02}/{month}/{}", date.day(), date.year())
}
