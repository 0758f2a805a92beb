//! LV05: a document of the bundle cited with another number, date or title than it bears. Two of the three have to agree, or
//! number, year and agency, before the third is said to be off; what may mean several documents is left alone.

use super::identity::{Identity, Likeness, Title, is_one_unit};
use crate::diagnostic::Diagnostic;
use crate::facts::agency::OwnUnit;
use crate::facts::citation::{Citation, Symbol};
use crate::rules::basis::mention::name;
use crate::rules::{Bundle, Check, Draft, Findings};
use crate::text::{Span, fold};
use crate::tree::DocumentKind;
use jiff::civil::Date;
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
        let index = Index::of(&identities);
        for (at, draft) in bundle.drafts.iter().enumerate() {
            for cited in draft.facts.citations.iter().filter_map(|citation| Cited::of(draft, citation)) {
                let meant: Vec<(usize, Verdict)> = index
                    .candidates(&cited)
                    .into_iter()
                    .filter(|&one| one != at)
                    .filter_map(|one| Some((one, cited.against(identities[one].as_ref()?)?)))
                    .collect();
                if meant.is_empty() {
                    continue;
                }
                found[at].coverage("bundle-citations", 1, 1);
                // Several that may be meant: nothing is beyond doubt.
                if let [(one, Verdict::Differs(difference))] = meant.as_slice() {
                    found[at].push(finding(draft, cited.citation, &bundle.drafts[*one], *one, difference));
                }
            }
        }
    }
}

/// The documents of the bundle by unit and type, with number or date.
#[derive(Default)]
struct Index<'a> {
    by_number: FxHashMap<(DocumentKind, u32, &'a str), Vec<usize>>,
    by_date: FxHashMap<(DocumentKind, Date, &'a str), Vec<usize>>,
}

impl<'a> Index<'a> {
    fn of(identities: &[Option<Identity<'a>>]) -> Self {
        let mut index = Self::default();
        for (at, identity) in identities.iter().enumerate() {
            let Some((identity, unit)) = identity.as_ref().and_then(|one| Some((one, one.unit?))) else { continue };
            if let Some(number) = identity.symbol.as_ref().and_then(|(symbol, _)| symbol.number) {
                index.by_number.entry((identity.kind, number, &unit.name)).or_default().push(at);
            }
            if let Some((date, _)) = identity.date {
                index.by_date.entry((identity.kind, date, &unit.name)).or_default().push(at);
            }
        }
        index
    }

    /// The documents that a citation may mean.
    fn candidates(&self, cited: &Cited<'_>) -> Vec<usize> {
        let (kind, unit) = (cited.kind, cited.unit.name.as_str());
        let numbered = cited.symbol.number.and_then(|number| self.by_number.get(&(kind, number, unit)));
        let dated = cited.citation.date.and_then(|date| self.by_date.get(&(kind, date, unit)));
        let mut all: Vec<usize> = numbered.into_iter().chain(dated).flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// What a citation is to the document it means.
enum Verdict {
    /// Nothing is off.
    Fits,
    /// One thing is off.
    Differs(Difference),
}

/// A citation in its draft.
struct Cited<'a> {
    draft: &'a Draft<'a>,
    citation: &'a Citation,
    kind: DocumentKind,
    symbol: &'a Symbol,
    /// Whose document is cited: the unit it names, else the draft's own.
    unit: OwnUnit,
}

impl<'a> Cited<'a> {
    fn of(draft: &'a Draft<'a>, citation: &'a Citation) -> Option<Self> {
        let agencies = &draft.facts.agencies;
        let inside = |span: Span| citation.agency.is_some_and(|agency| agency.contains(span));
        let named = agencies.mentions.iter().find(|m| inside(m.level_span) && !m.name.is_empty());
        let unit = match named {
            Some(unit) => OwnUnit { level: unit.level.to_owned(), name: fold(draft.text.slice(unit.name)) },
            None => agencies.own.clone()?,
        };
        Some(Self { draft, citation, kind: citation.kind?, symbol: citation.parsed.as_ref()?, unit })
    }

    /// What it is to a document; `None` where it does not mean it, or one cannot tell.
    fn against(&self, one: &Identity<'_>) -> Option<Verdict> {
        let (symbol, number_span) = one.symbol.as_ref()?;
        let (cited, own) = (self.symbol.number?, symbol.number?);
        let is_symbol =
            self.symbol.kind == symbol.kind && self.symbol.body == symbol.body && self.symbol.year == symbol.year;
        if !is_symbol || !is_one_unit(one.unit?, &self.unit) {
            return None;
        }
        let likeness = self.likeness(one);
        let differs = |span: Option<Span>, own: Span, say| Some(Verdict::Differs(Difference { span: span?, own, say }));
        let date = self.citation.date.zip(one.date).map(|(cited, (own, span))| (cited, own, span));
        if cited != own {
            // The number is off only where date and title leave no doubt which document is meant.
            let is_meant = date.is_some_and(|(cited, own, _)| cited == own) && likeness == Some(Likeness::Same);
            return if is_meant { differs(self.citation.symbol, *number_span, "number") } else { None };
        }
        match date {
            Some((cited, own, span)) if cited != own => match likeness {
                Some(Likeness::Same) => differs(self.citation.date_span, span, "date"),
                // Numbers begin again each year: without a title, another year is another document.
                None if cited.year() == own.year() => differs(self.citation.date_span, span, "date"),
                _ => None,
            },
            Some(_) => match (likeness, &one.title) {
                (Some(Likeness::OtherNumbers | Likeness::Other), Some((_, own))) => {
                    differs(self.citation.title, *own, "title")
                }
                _ => Some(Verdict::Fits),
            },
            None => Some(Verdict::Fits),
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
