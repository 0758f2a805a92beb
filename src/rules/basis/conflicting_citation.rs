//! CC08: one document cited with two dates, or the document's own number or date against its appendix captions.

use super::mention::{key, name};
use crate::diagnostic::Diagnostic;
use crate::facts::citation::Citation;
use crate::facts::date::DateRole;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, fold};
use crate::tree::Kind;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Holds later mentions against the first full one.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConflictingCitation {}

impl Check for ConflictingCitation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut first: FxHashMap<String, &Citation> = FxHashMap::default();
        let mut said = FxHashSet::default();
        for citation in &draft.facts.citations {
            let (Some(key), Some(date)) = (key(draft, citation), citation.date) else { continue };
            let known = *first.entry(key).or_insert(citation);
            let (Some(span), Some(other), Some(before)) = (citation.date_span, known.date, known.date_span) else {
                continue;
            };
            if other != date && is_one_document(draft, known, citation) && said.insert((other, date, known.span)) {
                found.push(
                    Diagnostic::at(span)
                        .value("cited", name(draft, citation))
                        .value("first", draft.text.slice(before))
                        .value("second", draft.text.slice(span))
                        .label(before, "first"),
                );
            }
        }
        years(draft, found);
        captions(draft, found);
    }
}

/// A mention whose number is another's but for the year, and whose short title is told by the other's: `Nghị định số
/// 118/2024/NĐ-CP về cơ chế một cửa` beside the full one of 2025.
fn years(draft: &Draft<'_>, found: &mut Findings) {
    const FEWEST: usize = 3;
    const MOST: usize = 4;
    type Numbered<'a> = (Option<u32>, &'a str, &'a str);
    let all = &draft.facts.citations;
    let number = |c: &'_ Citation| c.parsed.as_ref().is_some_and(|read| read.year.is_some());
    let mut dated: FxHashMap<Numbered<'_>, Vec<&Citation>> = FxHashMap::default();
    for citation in all.iter().filter(|c| c.date.is_some() && c.title.is_some() && number(c)) {
        let Some(read) = &citation.parsed else { continue };
        let alike = dated.entry((read.number, &read.kind, &read.body)).or_default();
        if alike.len() < MOST {
            alike.push(citation);
        }
    }
    for citation in all.iter().filter(|c| c.date.is_none() && !c.is_named && number(c)) {
        let (Some(own), Some(span), Some(title)) = (&citation.parsed, citation.symbol, citation.title) else {
            continue;
        };
        let title = draft.text.folded(title);
        let title =
            ["về việc ", "về ", "quy định "].iter().fold(title, |t, lead| t.strip_prefix(lead).unwrap_or(t)).trim();
        if title.split(' ').count() < FEWEST {
            continue;
        }
        let tells = |other: &&&Citation| {
            let full = other.title.map_or("", |full| draft.text.folded(full));
            let year = other.parsed.as_ref().and_then(|read| read.year);
            year != own.year && full.len() > title.len() && full.contains(title)
        };
        let alike = dated.get(&(own.number, own.kind.as_str(), own.body.as_str()));
        let other = alike.and_then(|alike| alike.iter().find(tells));
        if let Some((other, before)) = other.and_then(|other| Some((other, other.symbol?))) {
            found.push(
                Diagnostic::at(span)
                    .say("year")
                    .value("cited", name(draft, citation))
                    .value("first", name(draft, other))
                    .label(before, "first"),
            );
        }
    }
}

/// Whether two mentions of one number mean one document. Numbers begin again each year and in each agency, so without a
/// year in the symbol both must fall in one year and name no two agencies.
fn is_one_document(draft: &Draft<'_>, a: &Citation, b: &Citation) -> bool {
    let parsed = a.parsed.as_ref();
    if parsed.is_some_and(|s| s.year.is_some() && s.body.starts_with("QH")) {
        return true;
    }
    let agency = |c: &Citation| c.agency.map(|span| draft.text.folded(span));
    let same_agency = match (agency(a), agency(b)) {
        // `Hội đồng nhân dân xã` is short for `Hội đồng nhân dân xã Thạnh Lâm`.
        (Some(a), Some(b)) => begins(a, b) || begins(b, a),
        _ => true,
    };
    let same_year = a.date.zip(b.date).is_some_and(|(a, b)| a.year() == b.year());
    same_agency && (same_year || parsed.is_some_and(|s| s.year.is_some()))
}

/// Whether the words of a name are the first of another, or all.
fn begins(short: &str, long: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The caption of an appendix against the document's own number and date.
fn captions(draft: &Draft<'_>, found: &mut Findings) {
    let parts = draft.tree.parts();
    let own = parts.number.as_ref().filter(|number| number.filled);
    for citation in draft.facts.citations.iter().filter(|c| draft.tree.is_in(c.block, Kind::Caption)) {
        if citation.kind.is_none() || citation.kind != draft.facts.profile.kind {
            continue;
        }
        if let (Some(own), Some(symbol), Some(parsed)) = (own, citation.symbol, &citation.parsed) {
            let header = Span { start: own.digits.start, end: own.symbol.end };
            // A missing zero is TT04's.
            let plain = |span| -> String {
                let joined: String = draft.text.slice(span).split_whitespace().collect();
                fold(joined.trim_start_matches('0'))
            };
            if parsed.number.is_some() && plain(header) != plain(symbol) {
                found.push(pair(draft, citation, symbol, header, "number"));
            }
        }
        let header = draft.facts.dates.iter().find(|d| d.role == DateRole::Document);
        if let (Some(header), Some(date), Some(span)) = (header, citation.date, citation.date_span)
            && header.date.is_some_and(|own| own != date)
        {
            found.push(pair(draft, citation, span, header.span, "date"));
        }
    }
}

fn pair(draft: &Draft<'_>, citation: &Citation, span: Span, header: Span, say: &'static str) -> Diagnostic {
    Diagnostic::at(span)
        .say(say)
        .value("cited", name(draft, citation))
        .value("first", draft.text.slice(header))
        .value("second", draft.text.slice(span))
        .label(header, "header")
}
