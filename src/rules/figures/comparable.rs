//! When two figures are of one indicator, and when they disagree: the law of comparability (`design/figures.md`, 4), for
//! figures of one draft (SL03) and of several (LV02). Must not know where the figures stand.

use super::interval::{Interval, Rounding};
use crate::facts::Facts;
use crate::facts::indicator::{Goal, Indicator, Mood};
use crate::facts::quantity::{Bound, Figure};
use crate::facts::unit::Unit;
use crate::rules::Draft;
use rust_decimal::Decimal;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// An indicator with its figure.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// What is measured.
    pub indicator: &'a Indicator,
    /// How much it is.
    pub figure: &'a Figure,
}

impl<'a> Stated<'a> {
    /// The indicators of a draft that can be held against others, by their index.
    pub fn of_draft(draft: &Draft<'a>) -> impl Iterator<Item = (usize, Self)> + use<'a> {
        let facts = draft.facts;
        let stated =
            facts.indicators.iter().map(|indicator| Self { indicator, figure: &facts.figures[indicator.figure] });
        stated
            .enumerate()
            .filter(|(_, s)| s.indicator.key.len() > 1 && !s.figure.approximate && s.figure.upper.is_none())
    }

    /// Whether two figures print one value.
    pub fn is_equal(&self, other: &Self) -> bool {
        self.figure.value == other.figure.value && self.indicator.unit == other.indicator.unit
    }
}

/// Whether an indicator's key tells one thing from all others: words enough, and none that speaks of the section it
/// stands in.
pub fn says_enough(facts: &Facts, indicator: &Indicator) -> bool {
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
    let least = if indicator.is_stated || indicator.goal.is_some() { 2 } else { 3 };
    let key: Vec<&str> = facts.key(indicator).collect();
    let says = |words: &[&str]| key.windows(words.len()).any(|said| said == words);
    // A growth aimed at is told by its base, and all public investment is one thing.
    let aimed = |words: &[&str]| match words {
        ["so", ..] | ["cùng", "kỳ"] => indicator.mood == Mood::Target && is_rate(indicator.unit) && says(&["tăng"]),
        ["giải", "ngân"] => indicator.mood == Mood::Target && says(&["giải", "ngân", "vốn", "đầu", "tư", "công"]),
        _ => false,
    };
    let is_relative = RELATIVE.iter().any(|words| says(words) && !aimed(words));
    indicator.key.len() >= least && !is_relative
}

/// What must be equal for two indicators to be one: words (in any order), year, mood and scope. `number` tells words
/// apart: by their number within a draft, by [`spelling`] across drafts. `words` is a buffer.
pub fn identity(indicator: &Indicator, number: impl Fn(u32) -> u64, words: &mut Vec<u64>) -> u64 {
    words.clear();
    words.extend(indicator.key.iter().map(|&word| number(word)));
    words.sort_unstable();
    words.dedup();
    FxBuildHasher.hash_one((words, indicator.year, indicator.mood, indicator.scope, is_rate(indicator.unit)))
}

/// What tells a word of a key apart from those of any draft.
pub fn spelling(facts: &Facts, word: u32) -> u64 {
    FxBuildHasher.hash_one(facts.key_words.word(&facts.words, word))
}

/// Whether one is a target of a year in the text and the other the same target in a table: `(9) Giải quyết việc làm mới: 500
/// lao động` and the row of the appendix.
fn are_targets_of_text_and_table(a: &Indicator, b: &Indicator) -> bool {
    let target = |i: &Indicator| i.mood == Mood::Target && i.year.is_some();
    a.table.is_some() != b.table.is_some() && target(a) && target(b)
}

/// Whether both are goals of the whole, and one of them stands in the list of targets.
fn are_goals(a: &Indicator, b: &Indicator) -> bool {
    let goal = |i: &Indicator| i.goal.filter(|_| i.year.is_some());
    matches!((goal(a), goal(b)), (Some(Goal::Listed), Some(_)) | (Some(_), Some(Goal::Listed)))
}

fn is_rate(unit: Option<Unit>) -> bool {
    matches!(unit, Some(Unit::Percent | Unit::PerMille | Unit::Points))
}

/// Whether their units convert; counts and sums tell of events unless both state what there is.
pub fn are_comparable(a: &Indicator, b: &Indicator) -> bool {
    match (a.unit, b.unit) {
        (Some(x), Some(y)) if x.converts_to(y) => {
            is_rate(a.unit) || (a.is_stated && b.is_stated) || are_targets_of_text_and_table(a, b) || are_goals(a, b)
        }
        _ => false,
    }
}

/// Whether no true value could have been printed both ways.
pub fn disagree(one: &Stated<'_>, other: &Stated<'_>) -> bool {
    let (a, b) = (one.indicator, other.indicator);
    let (fa, fb) = (one.figure, other.figure);
    let factor = |i: &Indicator| Decimal::from(i.unit.map_or(1, Unit::factor));
    let step = |f: &Figure, i| Decimal::try_new(1, f.precision.into()).ok()?.checked_mul(factor(i));
    let (Some(step_a), Some(step_b)) = (step(fa, a), step(fb, b)) else { return false };
    // The more closely printed value is taken at its word; the other may be a rounding of it.
    let of = |f: &Figure, i: &Indicator, coarser: bool, rounding| {
        if coarser { Interval::placed(f, i.unit, rounding) } else { Interval::exact(f.value).times(factor(i)) }
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
pub fn without_copula(phrase: &str) -> &str {
    let bare = phrase.trim_end_matches([':', ' ', '\u{a0}']);
    let verbs = [" đạt", " còn", " là", " đạt tỷ lệ"];
    verbs.iter().filter_map(|verb| bare.strip_suffix(verb)).min_by_key(|rest| rest.len()).unwrap_or(bare)
}
