//! SL03: one indicator, one period, one mood, one unit, two values (`design/figures.md`, 4).

use super::interval::{Interval, Rounding};
use crate::diagnostic::Diagnostic;
use crate::facts::indicator::Indicator;
use crate::facts::quantity::{Bound, Figure};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use rust_decimal::Decimal;
use rustc_hash::FxBuildHasher;
use serde::Deserialize;
use std::hash::BuildHasher;

/// Holds indicators of one key against each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConflictingFigure {
    /// Values from which on one key is held to mean several things.
    most: usize,
}

impl Default for ConflictingFigure {
    fn default() -> Self {
        Self { most: 3 }
    }
}

impl Check for ConflictingFigure {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut words = Vec::new();
        let mut by_identity: Vec<(u64, usize)> = Vec::with_capacity(draft.facts.indicators.len());
        for (i, indicator) in draft.facts.indicators.iter().enumerate() {
            let figure = &draft.facts.figures[indicator.figure];
            if indicator.key.len() > 1 && !figure.approximate && figure.upper.is_none() {
                by_identity.push((identity(indicator, &mut words), i));
            }
        }
        by_identity.sort_unstable();
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for group in by_identity.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
            self.pairs(draft, group, &mut pairs);
        }
        pairs.sort_unstable_by_key(|&(earlier, later)| (later, earlier));
        for (earlier, later) in pairs {
            found.push(finding(draft, &draft.facts.indicators[earlier], &draft.facts.indicators[later]));
        }
    }
}

impl ConflictingFigure {
    /// The pairs of a group that disagree, one for each pair of values.
    fn pairs(&self, draft: &Draft<'_>, group: &[(u64, usize)], pairs: &mut Vec<(usize, usize)>) {
        let figure = |i: usize| &draft.facts.figures[draft.facts.indicators[i].figure];
        // The first place of each value; more values than a slip leaves mean several things.
        let mut firsts: Vec<usize> = Vec::new();
        for &(_, i) in group {
            let same = |&&j: &&usize| {
                figure(i).value == figure(j).value
                    && draft.facts.indicators[i].unit == draft.facts.indicators[j].unit
                    && figure(i).upper.is_none() == figure(j).upper.is_none()
            };
            if firsts.iter().find(same).is_none() {
                firsts.push(i);
                if firsts.len() >= self.most {
                    return;
                }
            }
        }
        let [earlier, later] = firsts[..] else { return };
        let (a, b) = (&draft.facts.indicators[earlier], &draft.facts.indicators[later]);
        let speak = are_apart(draft, a, b) && are_comparable(a, b) && says_enough(a) && says_enough(b);
        if speak && disagree(draft, a, b) {
            pairs.push((earlier, later));
        }
    }
}

/// Whether an indicator's key tells one thing from all others: words enough, and none that speaks of the section it
/// stands in.
fn says_enough(indicator: &Indicator) -> bool {
    const RELATIVE: [&[&str]; 12] = [
        &["tiến", "độ"],
        &["giải", "ngân"],
        &["khối", "lượng"],
        &["kinh", "phí"],
        &["trị", "giá"],
        &["tiền"],
        // A fall and a level are often worded alike: `giảm tỷ lệ … 0,5%`.
        &["giảm"],
        &["hạ"],
        &["mỗi"],
        &["so", "với"],
        &["cùng", "kỳ"],
        &["so"],
    ];
    let least = if indicator.is_stated { 2 } else { 3 };
    let is_relative = RELATIVE
        .iter()
        .any(|words| indicator.key.windows(words.len()).any(|w| w.iter().zip(*words).all(|(a, b)| a == b)));
    indicator.key.len() >= least && !is_relative
}

/// What must be equal for two indicators to be one: words (in any order), year, mood and scope. `words` is a buffer.
fn identity(indicator: &Indicator, words: &mut Vec<u64>) -> u64 {
    words.clear();
    words.extend(indicator.key.iter().map(|word| FxBuildHasher.hash_one(word)));
    words.sort_unstable();
    words.dedup();
    FxBuildHasher.hash_one((words, indicator.year, indicator.mood, indicator.scope, is_rate(indicator.unit)))
}

fn is_rate(unit: Option<Unit>) -> bool {
    matches!(unit, Some(Unit::Percent | Unit::PerMille | Unit::Points))
}

/// Whether two indicators stand in different places: other blocks, and not rows of one table.
fn are_apart(draft: &Draft<'_>, a: &Indicator, b: &Indicator) -> bool {
    let block = |i: &Indicator| draft.facts.figures[i.figure].block;
    block(a) != block(b) && (a.table.is_none() || a.table != b.table)
}

/// Whether their units convert; counts and sums tell of events unless both state what there is.
fn are_comparable(a: &Indicator, b: &Indicator) -> bool {
    match (a.unit, b.unit) {
        (Some(x), Some(y)) if x.converts_to(y) => is_rate(a.unit) || (a.is_stated && b.is_stated),
        _ => false,
    }
}

/// Whether no true value could have been printed both ways.
fn disagree(draft: &Draft<'_>, a: &Indicator, b: &Indicator) -> bool {
    let figure = |i: &Indicator| &draft.facts.figures[i.figure];
    let (fa, fb) = (figure(a), figure(b));
    let factor = |i: &Indicator| Decimal::from(i.unit.map_or(1, Unit::factor));
    let step = |f: &Figure, i| Decimal::try_new(1, f.precision.into()).ok()?.checked_mul(factor(i));
    let (Some(step_a), Some(step_b)) = (step(fa, a), step(fb, b)) else { return false };
    // The more closely printed value is taken at its word; the other may be a rounding of it.
    let of = |f: &Figure, i: &Indicator, coarser: bool, rounding| {
        if coarser { Interval::of(f, i.unit, rounding) } else { Interval::exact(f.value).times(factor(i)) }
    };
    for rounding in Rounding::BOTH {
        match (of(fa, a, step_a > step_b, rounding), of(fb, b, step_b > step_a, rounding)) {
            (Some(x), Some(y)) if !x.meets(y) => {}
            _ => return false,
        }
    }
    let (Some(x), Some(y)) = (Interval::exact(fa.value).times(factor(a)), Interval::exact(fb.value).times(factor(b)))
    else {
        return false;
    };
    match (side(fa.bound), side(fb.bound)) {
        (Some(Side::Above), Some(Side::Above)) | (Some(Side::Below), Some(Side::Below)) | (None, None) => true,
        // A limit from below needs what lies above it.
        (Some(Side::Above), _) | (_, Some(Side::Below)) => y.high < x.low,
        (_, Some(Side::Above)) | (Some(Side::Below), _) => x.high < y.low,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

fn side(bound: Option<Bound>) -> Option<Side> {
    match bound? {
        Bound::Above | Bound::AtLeast | Bound::From | Bound::Doubled => Some(Side::Above),
        Bound::Below | Bound::AtMost => Some(Side::Below),
    }
}

/// A phrase without the verb and the mark that lead to its figure.
fn without_copula(phrase: &str) -> &str {
    let bare = phrase.trim_end_matches([':', ' ', '\u{a0}']);
    let verbs = [" đạt", " còn", " là", " đạt tỷ lệ"];
    verbs.iter().filter_map(|verb| bare.strip_suffix(verb)).min_by_key(|rest| rest.len()).unwrap_or(bare)
}

fn finding(draft: &Draft<'_>, earlier: &Indicator, later: &Indicator) -> Diagnostic {
    let span = |i: &Indicator| draft.facts.figures[i.figure].span;
    let text = |i: &Indicator| draft.text.slice(span(i));
    Diagnostic::at(span(later))
        .value("indicator", without_copula(draft.text.slice(earlier.phrase)))
        .value("one", text(earlier))
        .value("other", text(later))
        .label(span(earlier), "earlier")
}
