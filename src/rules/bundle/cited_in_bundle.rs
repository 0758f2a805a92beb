//! LV05: a document of the bundle cited with another number, date or title than it bears. Two of the three have to agree, or
//! number, year and agency, before the third is said to be off; a citation that fits a document of the bundle is right.

use super::identity::{Identity, Likeness, Title, is_one_unit};
use crate::diagnostic::Diagnostic;
use crate::facts::citation::{Citation, Symbol};
use crate::rules::basis::mention::name;
use crate::rules::{Bundle, Check, Draft, Findings};
use crate::text::{Span, fold};
use crate::tree::DocumentKind;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Looks citations up among the documents of the bundle.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitedInBundle {}

/// One thing a citation says otherwise than the document: where, what the document bears and where.
struct Difference {
    span: Span,
    own: Span,
    say: &'static str,
}

impl Check for CitedInBundle {
    fn across(&self, bundle: &Bundle<'_>, found: &mut [Findings]) {
        let identities: Vec<Option<Identity<'_>>> = bundle.drafts.iter().map(Identity::of).collect();
        let mut by_number: FxHashMap<(DocumentKind, u32), Vec<usize>> = FxHashMap::default();
        let mut by_date: FxHashMap<(DocumentKind, jiff::civil::Date), Vec<usize>> = FxHashMap::default();
        for (at, identity) in identities.iter().enumerate() {
            let Some(identity) = identity else { continue };
            if let Some(number) = identity.symbol.as_ref().and_then(|(symbol, _)| symbol.number) {
                by_number.entry((identity.kind, number)).or_default().push(at);
            }
            if let Some((date, _)) = identity.date {
                by_date.entry((identity.kind, date)).or_default().push(at);
            }
        }
        let none = Vec::new();
        for (at, draft) in bundle.drafts.iter().enumerate() {
            for citation in draft.facts.citations.iter() {
                let (Some(kind), Some(symbol)) = (citation.kind, &citation.parsed) else { continue };
                let numbered = symbol.number.and_then(|number| by_number.get(&(kind, number))).unwrap_or(&none);
                let dated = citation.date.and_then(|date| by_date.get(&(kind, date))).unwrap_or(&none);
                let mut candidates: Vec<usize> =
                    numbered.iter().chain(dated).copied().filter(|&one| one != at).collect();
                candidates.sort_unstable();
                candidates.dedup();
                let cited = Cited { draft, citation, symbol };
                let all: Vec<(usize, Verdict)> = candidates
                    .into_iter()
                    .filter_map(|one| Some((one, cited.against(identities[one].as_ref()?))))
                    .collect();
                let known = all.iter().filter(|(_, verdict)| !matches!(verdict, Verdict::Another)).count();
                if known > 0 {
                    found[at].coverage("bundle-citations", 1, 1);
                }
                // Several that may be meant: nothing is beyond doubt.
                if let (1, Some((one, Verdict::Differs(difference)))) =
                    (known, all.into_iter().find(|(_, verdict)| matches!(verdict, Verdict::Differs(_))))
                {
                    found[at].push(finding(draft, citation, &bundle.drafts[one], one, &difference));
                }
            }
        }
    }
}

/// What a citation is to a document.
enum Verdict {
    /// It does not mean it, or one cannot tell.
    Another,
    /// It means it, and nothing is off.
    Fits,
    /// It means it, and one thing is off.
    Differs(Difference),
}

/// A citation in its draft.
struct Cited<'a> {
    draft: &'a Draft<'a>,
    citation: &'a Citation,
    symbol: &'a Symbol,
}

impl Cited<'_> {
    fn against(&self, one: &Identity<'_>) -> Verdict {
        let Some((symbol, number_span)) = &one.symbol else { return Verdict::Another };
        let is_symbol =
            self.symbol.kind == symbol.kind && self.symbol.body == symbol.body && self.symbol.year == symbol.year;
        let (Some(cited), Some(own)) = (self.symbol.number, symbol.number) else { return Verdict::Another };
        if !is_symbol || !self.is_of_unit(one) {
            return Verdict::Another;
        }
        let likeness = self.likeness(one);
        let date = self.citation.date.zip(one.date);
        let same_date = date.map(|(cited, (own, _))| cited == own);
        if cited != own {
            // The number is off only where date and title leave no doubt which document is meant.
            return match (same_date, likeness, self.citation.symbol) {
                (Some(true), Some(Likeness::Same), Some(span)) => {
                    Verdict::Differs(Difference { span, own: *number_span, say: "number" })
                }
                _ => Verdict::Another,
            };
        }
        match (date, self.citation.date_span) {
            // Numbers begin again each year: another year is another document unless the title is the same.
            (Some((cited, (own, _))), _) if cited.year() != own.year() && likeness != Some(Likeness::Same) => {
                Verdict::Another
            }
            (Some((cited, (own, own_span))), Some(span)) if cited != own => match likeness {
                None | Some(Likeness::Same) => Verdict::Differs(Difference { span, own: own_span, say: "date" }),
                Some(_) => Verdict::Another,
            },
            (Some(_), _) => match (likeness, self.citation.title, &one.title) {
                (Some(Likeness::OtherNumbers | Likeness::Other), Some(span), Some((_, own))) => {
                    Verdict::Differs(Difference { span, own: *own, say: "title" })
                }
                _ => Verdict::Fits,
            },
            (None, _) => Verdict::Fits,
        }
    }

    /// Whether the citation can mean a document of that unit: it names the unit, or names none and is of the same.
    fn is_of_unit(&self, one: &Identity<'_>) -> bool {
        let Some(unit) = one.unit else { return false };
        let agencies = &self.draft.facts.agencies;
        let inside = |span: Span| self.citation.agency.is_some_and(|agency| agency.contains(span));
        let named = agencies.mentions.iter().find(|m| inside(m.level_span) && !m.name.is_empty());
        match named {
            Some(mention) => {
                fold(self.draft.text.slice(mention.name)) == unit.name
                    && (unit.level.is_empty() || unit.level == mention.level)
            }
            None => agencies.own.as_ref().is_some_and(|own| is_one_unit(own, unit)),
        }
    }

    /// How its title goes together with the document's; `None` where it gives none.
    fn likeness(&self, one: &Identity<'_>) -> Option<Likeness> {
        let cited = Title::of(self.draft.text.slice(self.citation.title?));
        let (own, _) = one.title.as_ref()?;
        Some(if own.says_enough() { own.likeness(&cited) } else { Likeness::Unsure })
    }
}

fn finding(
    draft: &Draft<'_>,
    citation: &Citation,
    theirs: &Draft<'_>,
    index: usize,
    difference: &Difference,
) -> Diagnostic {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Diagnostic::at(difference.span)
        .say(difference.say)
        .value("cited", name(draft, citation))
        .value("written", words(draft.text.slice(difference.span)))
        .value("own", words(theirs.text.slice(difference.own)))
        .label_in(index, difference.own, "own")
}
