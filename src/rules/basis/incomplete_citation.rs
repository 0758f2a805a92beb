//! CC03: a document cited for the first time without number, date or agency.

use super::mention::{self, is_in_text, key, name};
use crate::diagnostic::Diagnostic;
use crate::facts::citation::Citation;
use crate::facts::phrase::{begins, lower, sentence_end, words, words_back};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, fold};
use crate::tree::DocumentKind;
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Looks at each document's first mention.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IncompleteCitation {}

impl Check for IncompleteCitation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut seen: FxHashSet<String> = FxHashSet::default();
        // Documents of law name their bases by number alone (NĐ 78/2025/NĐ-CP and its samples).
        let of_law = mention::own_symbol(draft).is_some_and(|symbol| symbol.year.is_some());
        for citation in &draft.facts.citations {
            if citation.is_named {
                continue;
            }
            let key = key(draft, citation);
            let judged = !citation.is_nested && is_in_text(draft, citation) && !(of_law && citation.in_basis);
            let Some(key) = key else {
                if judged && citation.symbol.is_none() && lacks_number(draft, citation) && !is_of_many(draft, citation)
                {
                    found.push(said(draft, citation, "number"));
                }
                continue;
            };
            if seen.contains(&key) {
                continue;
            }
            let complete = citation.date_span.is_some() || is_issued_before(draft, citation);
            // A short mention in a title is a name; it is no full mention that later ones could rest on.
            if complete || judged {
                seen.insert(key);
            }
            if !judged {
                continue;
            }
            let agency = citation.agency.is_some() || !citation.symbol_hides_agency();
            if !complete {
                found.push(said(draft, citation, if agency { "date" } else { "date-agency" }));
            } else if !agency && citation.in_basis && citation.parsed.is_some() && !is_said_before(draft, citation) {
                found.push(said(draft, citation, "agency"));
            }
        }
    }
}

fn said(draft: &Draft<'_>, citation: &Citation, say: &'static str) -> Diagnostic {
    let named = citation.agency.filter(|agency| agency.start < citation.kind_span.end + 80);
    let span: Span = citation.symbol.or(named).map_or(citation.kind_span, |end| citation.kind_span.cover(end));
    Diagnostic::at(span).say(say).value("cited", name(draft, citation))
}

/// Whether day and agency are told before: `Ngày 13/5/2024, Ủy ban nhân dân huyện ban hành Kế hoạch số …`.
fn is_issued_before(draft: &Draft<'_>, citation: &Citation) -> bool {
    let text = draft.text;
    let line = text.lines()[text.line_at(citation.kind_span.start)].span;
    let from = line.start.min(citation.kind_span.start);
    let dates = &draft.facts.dates;
    let near = dates[..dates.partition_point(|d| d.span.start < citation.kind_span.start)].last();
    let Some(date) = near.filter(|d| d.span.start >= from && d.date.is_some()) else { return false };
    let between = text.slice(Span { start: date.span.end, end: citation.kind_span.start.max(date.span.end) });
    let list: Vec<_> = words(between).map(lower).collect();
    let issued = matches!(&list[..], [.., verb] if verb == "ra") || list.ends_with(&["ban".into(), "hành".into()]);
    issued && sentence_end(between).is_none() && !between.contains(';') && list.len() <= MOST
}

/// Words from the day to the document: the agency's name and the verb.
const MOST: usize = 20;

/// `các Quyết định của Thủ tướng Chính phủ: số 318/QĐ-TTg …; số 319/QĐ-TTg …`: the numbers follow in a list. In running text
/// `các Nghị quyết của Quốc hội` means them all.
fn is_of_many(draft: &Draft<'_>, citation: &Citation) -> bool {
    let text = draft.text;
    let line = text.lines()[text.line_at(citation.kind_span.start)].span;
    let before = text.slice(Span { start: line.start.min(citation.kind_span.start), end: citation.kind_span.start });
    let many = words_back(before).next().is_some_and(|w| matches!(lower(w).as_ref(), "các" | "những"));
    let rest = text.slice(Span { start: citation.span.end, end: line.end.max(citation.span.end) });
    let listed = rest.trim_start().strip_prefix(':').is_some_and(|list| begins(list, &["số"]).is_some());
    many && (listed || !citation.in_basis)
}

/// Whether the words before name the agency: `ý kiến của Ủy ban nhân dân huyện tại Công văn số …`.
fn is_said_before(draft: &Draft<'_>, citation: &Citation) -> bool {
    let line = draft.text.lines()[draft.text.line_at(citation.kind_span.start)].span;
    let before =
        draft.text.slice(Span { start: line.start.min(citation.kind_span.start), end: citation.kind_span.start });
    let clause = before.rsplit([';', ',']).next().unwrap_or_default().trim_end();
    clause.strip_suffix("tại").is_some_and(|lead| lead.contains(" của "))
}

/// Whether neither number nor date tells which document is meant; a basis gives its number beside the date.
fn lacks_number(draft: &Draft<'_>, citation: &Citation) -> bool {
    let dated = citation.date_span.is_some_and(|date| {
        let between = Span { start: citation.kind_span.end, end: date.start.max(citation.kind_span.end) };
        draft.text.slice(between).trim().is_empty()
    });
    (citation.date.is_none() || citation.in_basis && dated)
        && (needs_number(draft, citation) || is_left_blank(draft, citation))
}

/// Whether a letter in a basis bears its year alone: `đề nghị của Công ty … tại Văn bản  năm 2026`.
fn is_left_blank(draft: &Draft<'_>, citation: &Citation) -> bool {
    let end = draft.tree.node(citation.block).span.end;
    let rest = draft.text.slice(Span { start: citation.kind_span.end, end: end.max(citation.kind_span.end) });
    let kind = draft.text.slice(citation.kind_span);
    matches!(kind, "Văn bản" | "Công văn" | "Tờ trình") && citation.in_basis && rest.trim_start().starts_with("năm 20")
}

/// Whether a document named without a number in a basis is one that has one. A congress's resolution
/// (`Nghị quyết Đại hội … lần thứ V, nhiệm kỳ …`) is named by its congress; programmes and regulations by their names.
fn needs_number(draft: &Draft<'_>, citation: &Citation) -> bool {
    use DocumentKind as D;
    let numbered = matches!(
        citation.kind,
        Some(
            D::NghiQuyet
                | D::QuyetDinh
                | D::ChiThi
                | D::KeHoach
                | D::CongVan
                | D::ThongBao
                | D::HuongDan
                | D::NghiDinh
                | D::ThongTu
        )
    );
    let end = draft.tree.node(citation.block).span.end;
    let rest = draft.text.slice(Span { start: citation.kind_span.end, end });
    let next: String = rest.chars().take(60).collect();
    let congress = fold(&next).contains("đại hội") || fold(&next).contains("trung ương");
    numbered && !congress
}
