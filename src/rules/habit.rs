//! Findings about a habit: many places, told once. Every rule that counts places of one sort makes its finding here. Must not
//! judge what is a habit.

use crate::diagnostic::Diagnostic;
use crate::text::{Span, Text};
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// One finding for all places: at the first, with their `count` and a label at each other. `None` where there are none.
pub fn once(places: &[Span]) -> Option<Diagnostic> {
    let (first, rest) = places.split_first()?;
    Some(Diagnostic::at(*first).value("count", places.len().to_string()).labels(rest.iter().copied(), "same"))
}

/// Gathers what is alike, in the order in which each sort is first met.
pub fn alike<T, K: Hash + Eq>(all: Vec<T>, sort: impl Fn(&T) -> K) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    let mut places: FxHashMap<K, usize> = FxHashMap::default();
    for one in all {
        let place = *places.entry(sort(&one)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[place].push(one);
    }
    groups
}

/// One finding for all places that are written otherwise than most: what stands at the first is the value `written`, what
/// stands at `model`, which `label` points at, the value `right`.
pub fn unlike(
    text: &Text,
    few: &[Span],
    model: Span,
    (written, right): (&'static str, &'static str),
    label: &'static str,
) -> Option<Diagnostic> {
    let (first, rest) = few.split_first()?;
    let told = Diagnostic::at(*first).value(written, text.slice(*first)).value(right, text.slice(model));
    let told = told.value("count", few.len().to_string()).label(model, label);
    Some(told.labels(rest.iter().copied(), "same"))
}

/// The rarer of two writings and the commoner one, where both occur; of two alike the first is the rarer.
pub fn rarer<T>(one: Vec<T>, other: Vec<T>) -> Option<(Vec<T>, Vec<T>)> {
    let both = !one.is_empty() && !other.is_empty();
    both.then_some(if one.len() > other.len() { (other, one) } else { (one, other) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextBuilder;

    #[test]
    fn a_habit_is_told_at_its_first_place() {
        let text = TextBuilder::plain("1ha, 2 ha, 3 ha, 4ha");
        let at = |word: &str| {
            let start = text.content().find(word).expect("a word");
            Span::new(start, start + word.len())
        };
        assert_eq!(once(&[]), None);
        let told = once(&[at("1ha"), at("4ha")]).expect("two places");
        assert_eq!((told.span, told.labels.len(), told.values.get("count")), (Some(at("1ha")), 1, Some("2")));
        assert_eq!(alike(vec!["ha", "kg", "ha"], |unit| *unit), [vec!["ha", "ha"], vec!["kg"]]);
        let (few, many) = rarer(vec![at("1ha")], vec![at("2 ha"), at("3 ha")]).expect("both");
        let told = unlike(&text, &few, many[0], ("mark", "model"), "model").expect("one place");
        assert_eq!((told.values.get("mark"), told.values.get("model")), (Some("1ha"), Some("2 ha")));
        assert_eq!(rarer(vec![at("1ha")], Vec::new()), None);
    }
}
