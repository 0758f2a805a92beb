//! LV02: an indicator with two values in two documents of one bundle (`design/figures.md`, 4). A target is held against
//! targets, a result against results, a unit's figures against its own.

use super::subject::{Subject, sole_unit};
use crate::diagnostic::Diagnostic;
use crate::facts::indicator::{Indicator, Mood};
use crate::rules::figures::comparable::{
    Stated, are_comparable, disagree, identity, says_enough, spelling, without_copula,
};
use crate::rules::{Bundle, Check, Draft, Findings};
use crate::text::fold;
use crate::tree::Kind;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Holds indicators of one key in several documents against each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrossFigure {
    /// Values from which on one key is held to mean several things.
    most: usize,
}

/// An indicator in its document.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    draft: usize,
    stated: Stated<'a>,
}

impl Check for CrossFigure {
    fn across(&self, bundle: &Bundle<'_>, found: &mut [Findings]) {
        let sole = sole_unit(bundle);
        let subjects: Vec<Option<Subject<'_>>> = bundle.drafts.iter().map(|draft| Subject::of(draft, sole)).collect();
        let mut groups: FxHashMap<(u64, &str), Vec<Place<'_>>> = FxHashMap::default();
        let mut words = Vec::new();
        for (at, draft) in bundle.drafts.iter().enumerate() {
            let Some(subject) = &subjects[at] else { continue };
            for (_, stated) in Stated::of_draft(draft).filter(|(_, stated)| is_settled(stated.indicator)) {
                let identity = identity(stated.indicator, |word| spelling(draft.facts, word), &mut words);
                let group = groups.entry((identity, subject.unit.name.as_str())).or_default();
                group.push(Place { draft: at, stated });
            }
        }
        let mut pairs: Vec<(Place<'_>, Place<'_>)> = Vec::new();
        for group in groups.into_values().filter(|group| group.iter().any(|place| place.draft != group[0].draft)) {
            self.pairs(bundle, &subjects, group, &mut pairs, found);
        }
        pairs.sort_by_key(|(_, later)| (later.draft, later.stated.figure.span));
        for (one, other) in pairs {
            found[other.draft].push(finding(bundle, one, other));
        }
    }
}

impl CrossFigure {
    /// The pairs of a group that disagree: each document against the one that binds most.
    fn pairs<'a>(
        &self,
        bundle: &Bundle<'a>,
        subjects: &[Option<Subject<'_>>],
        group: Vec<Place<'a>>,
        pairs: &mut Vec<(Place<'a>, Place<'a>)>,
        found: &mut [Findings],
    ) {
        let mut places: Vec<Place<'a>> = one_a_document(group);
        places.retain(|place| is_of_the_year(&bundle.drafts[place.draft], place.stated.indicator));
        let rank = |place: &Place<'_>| (subjects[place.draft].as_ref().map(|subject| subject.rank), place.draft);
        places.sort_by_key(rank);
        let mut values: Vec<Stated<'_>> = Vec::new();
        for place in &places {
            // So many values mean several things; how many more there are does not matter.
            if values.len() < self.most && !values.iter().any(|value| value.is_equal(&place.stated)) {
                values.push(place.stated);
            }
        }
        let Some((&first, rest)) = places.split_first() else { return };
        let says_enough = |place: Place<'_>| says_enough(bundle.drafts[place.draft].facts, place.stated.indicator);
        let is_clear = values.len() < self.most && says_enough(first);
        for &place in rest {
            let subject = |place: Place<'_>| subjects[place.draft].as_ref();
            let is_comparable = is_clear
                && subject(first).zip(subject(place)).is_some_and(|(a, b)| a.is_of_one(b))
                && says_enough(place)
                && are_comparable(first.stated.indicator, place.stated.indicator);
            found[place.draft].coverage("shared-indicators", 1, usize::from(is_comparable));
            if is_comparable && disagree(&first.stated, &place.stated) {
                pairs.push((first, place));
            }
        }
    }
}

/// Whether an indicator says of which year it is, and whether it is aimed at or reached.
fn is_settled(indicator: &Indicator) -> bool {
    indicator.year.is_some() && indicator.mood != Mood::Unknown
}

/// The first place in each document; documents that state two values themselves are left out (SL03).
fn one_a_document(group: Vec<Place<'_>>) -> Vec<Place<'_>> {
    let mut kept: Vec<(Place<'_>, bool)> = Vec::new();
    for place in group {
        match kept.last_mut().filter(|(last, _)| last.draft == place.draft) {
            Some((first, is_one)) => *is_one &= first.stated.is_equal(&place.stated),
            None => kept.push((place, true)),
        }
    }
    kept.into_iter().filter(|&(_, is_one)| is_one).map(|(place, _)| place).collect()
}

/// Whether nothing around an indicator says that it is of a part of the year or only expected.
fn is_of_the_year(draft: &Draft<'_>, indicator: &Indicator) -> bool {
    const PARTS: [&str; 7] = ["tháng", "quý", "tuần", "học kỳ", "tính đến", "đến nay", "giữa năm"];
    const EXPECTED: [&str; 3] = ["ước", "ưth", "dự kiến"];
    let (tree, figure) = (draft.tree, &draft.facts.figures[indicator.figure]);
    let is_plain = |said: &str| {
        let said = fold(said);
        let is_expected = indicator.mood == Mood::Result && EXPECTED.iter().any(|word| said.contains(word));
        !is_expected && !PARTS.iter().any(|part| said.contains(part))
    };
    let heads = tree.ancestors(figure.block).filter(|&id| tree.node(id).kind == Kind::Section);
    let mut heads = heads.filter_map(|id| tree.head(id)).map(|id| tree.node(id).span);
    let columns = indicator.table.map(|table| draft.facts.tables[table].columns.as_slice()).unwrap_or_default();
    let mut titles = tree.parts().title.iter().flat_map(|title| &title.summary).map(|&id| tree.node(id).span);
    is_plain(draft.text.line_text(figure.line as usize))
        && heads.all(|span| is_plain(draft.text.slice(span)))
        && titles.all(|span| is_plain(draft.text.slice(span)))
        && columns.iter().flat_map(|column| &column.header).all(|&span| is_plain(draft.text.slice(span)))
}

fn finding(bundle: &Bundle<'_>, one: Place<'_>, other: Place<'_>) -> Diagnostic {
    let (theirs, own) = (&bundle.drafts[one.draft], &bundle.drafts[other.draft]);
    Diagnostic::at(other.stated.figure.span)
        .value("indicator", without_copula(own.text.slice(other.stated.indicator.phrase)))
        .value("one", theirs.text.slice(one.stated.figure.span))
        .value("other", own.text.slice(other.stated.figure.span))
        .label_in(one.draft, one.stated.figure.span, "one")
}
