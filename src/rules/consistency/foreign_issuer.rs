//! TN07: another unit's name where the document's own belongs: left over from another commune's draft.

use crate::diagnostic::Diagnostic;
use crate::facts::agency::{AgencyMention, OwnMention, Position};
use crate::facts::phrase::{first_bytes, last_bytes, words};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_letter};
use crate::tree::{Kind, Kinds};
use serde::Deserialize;

/// Holds the places where the own unit belongs against each other.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ForeignIssuer {
    /// The agency's own unit, where the user names it (`phường Mỹ An`); else it is learned from the draft.
    issuer: String,
}

impl Check for ForeignIssuer {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let agencies = &draft.facts.agencies;
        let Some(own) = &agencies.own else { return };
        let own_name = if self.issuer.is_empty() { own.name.clone() } else { crate::text::fold(&self.issuer) };
        let own_level = level_elsewhere(draft, &own_name);
        // The name of another level is of another unit, or of the own one before it was raised.
        let other_level = |mention: &OwnMention| {
            mention.position == Position::Closing
                && is_commune(mention.level)
                && own_level.is_some_and(|level| is_commune(level) && level != mention.level)
        };
        let is_own = |mention: &OwnMention| {
            (own_name == mention.name || own_name.ends_with(&format!(" {}", mention.name))) && !other_level(mention)
        };
        let witness = agencies.own_mentions.iter().find(|m| is_own(m));
        for mention in agencies.own_mentions.iter().filter(|m| !is_own(m)) {
            // A superior or another level beside the own name is no leftover; the place line may name a seat elsewhere.
            let same_level = mention.level.is_empty()
                || own.level.is_empty()
                || mention.level == own.level
                || is_commune(mention.level) && is_commune(&own.level);
            if !same_level || mention.position == Position::PlaceLine && !is_commune(&own.level) {
                continue;
            }
            let mut diagnostic = Diagnostic::at(mention.span)
                .value("other", draft.text.slice(mention.span))
                .value("own", witness.map_or(own_name.as_str(), |w| draft.text.slice(w.span)));
            if let Some(witness) = witness {
                diagnostic = diagnostic.label(witness.span, "own");
            }
            found.push(diagnostic);
        }
        for mention in served(draft, &own.level, &own_name) {
            let span = mention.level_span.cover(mention.name);
            let mut diagnostic = Diagnostic::at(span).value("other", draft.text.slice(span));
            diagnostic = diagnostic.value("own", witness.map_or(own_name.as_str(), |w| draft.text.slice(w.span)));
            if let Some(witness) = witness {
                diagnostic = diagnostic.label(witness.span, "own");
            }
            found.push(diagnostic);
        }
    }
}

/// The level that the own unit bears in all places but the closing; none where they differ.
fn level_elsewhere<'a>(draft: &'a Draft<'_>, own: &str) -> Option<&'a str> {
    let agencies = &draft.facts.agencies;
    let own_places = agencies.own_mentions.iter().filter(|m| m.position != Position::Closing && m.name == own);
    let closing = |line: u32| draft.tree.node(draft.tree.leaf_of_line(line as usize)).kind == Kind::Closing;
    let named = agencies
        .mentions
        .iter()
        .filter(|m| !m.name.is_empty() && is_commune(m.level) && !closing(m.line) && draft.text.folded(m.name) == own);
    let mut levels = own_places.map(|m| m.level).filter(|level| !level.is_empty()).chain(named.map(|m| m.level));
    let first = levels.next()?;
    levels.all(|level| level == first).then_some(first)
}

/// Committees of another commune whom the own staff is told to advise or to report to: `tham mưu UBND xã Phú Điền`.
fn served<'a>(draft: &'a Draft<'_>, level: &'a str, own: &'a str) -> impl Iterator<Item = &'a AgencyMention> {
    const SERVES: [&str; 12] = [
        "tham mưu",
        "tham mưu cho",
        "tham mưu giúp",
        "tham mưu trình",
        "báo cáo",
        "báo cáo về",
        "trình",
        "chịu trách nhiệm trước",
        "gửi về",
        "kiến nghị về",
        "phản ánh về",
        "phản ánh đến",
    ];
    // Where the own unit is told by one place alone, it may be that place that is wrong.
    let told = draft.facts.agencies.own_mentions.iter().filter(|m| m.name == own).count() > 1;
    let mentions = draft.facts.agencies.mentions.iter().filter(move |_| told && is_commune(level));
    mentions.filter(move |mention| {
        let committee = matches!(mention.body, "ubnd" | "hđnd" | "đảng ủy");
        if !committee || mention.name.is_empty() || mention.level != level {
            return false;
        }
        let name = draft.text.folded(mention.name);
        let line = draft.text.lines()[mention.line as usize].span;
        let before = draft.text.slice(Span { start: line.start.min(mention.span.start), end: mention.span.start });
        let before = crate::text::fold(last_bytes(before, 60));
        // `xã Tân Hòa cũ`, `xã Tân Hòa (cũ)`: before a merger.
        let after = draft.text.slice(Span { start: mention.span.end, end: line.end.max(mention.span.end) });
        let former = words(first_bytes(after, 12)).next().is_some_and(|word| word == "cũ" || word == "trước");
        let text = !draft.tree.is_in_any(mention.block, OUTSIDE);
        text && !former
            && !own.ends_with(name)
            && SERVES.iter().any(|verb| before.trim_end().ends_with(verb) && is_whole(&before, verb))
    })
}

/// Where an agency may be another's: bases, titles, recipients.
const OUTSIDE: Kinds = Kinds::of(&[Kind::Header, Kind::Bases, Kind::Basis, Kind::Foot, Kind::Caption]);

/// Whether a verb that a text ends in begins at a word.
fn is_whole(before: &str, verb: &str) -> bool {
    let lead = before.trim_end().strip_suffix(verb).unwrap_or_default();
    !lead.ends_with(is_letter)
}

/// Levels of one tier, whose documents are dated at the unit's own name (NĐ 30/2020, Phụ lục I, II.4).
fn is_commune(level: &str) -> bool {
    matches!(level, "xã" | "phường" | "thị trấn" | "đặc khu")
}
