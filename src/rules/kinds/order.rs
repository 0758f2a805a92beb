//! `order`: things that stand in one order wherever they stand: recipients, headings, steps.

use super::folded::Phrases;
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::rules::{CardParams, Check, Draft, Findings};
use crate::text::Span;
use serde::Deserialize;

/// Parameters of the kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Params {
    /// The things in their order, each in one wording or several with `|` between.
    items: Vec<String>,
    #[serde(default)]
    scope: Scope,
}

struct Order {
    phrases: Phrases,
    items: usize,
    scope: Scope,
}

/// Makes the engine.
pub fn make(params: CardParams<'_>) -> Result<Box<dyn Check>, String> {
    let params: Params = params.read()?;
    if params.items.len() < 2 {
        return Err("`items` needs at least two things".to_owned());
    }
    let phrases = Phrases::new(params.items.iter().map(|item| item.split('|').collect()), false)?;
    Ok(Box::new(Order { phrases, items: params.items.len(), scope: params.scope }))
}

impl Check for Order {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut first: Vec<Option<Span>> = vec![None; self.items];
        for line in self.scope.lines(draft) {
            let span = draft.text.lines()[line].span;
            let folded = self.phrases.fold(draft.text.slice(span));
            for (item, range) in self.phrases.find(&folded) {
                first[item].get_or_insert_with(|| folded.span(&range, span.start));
            }
        }
        let places: Vec<Span> = first.into_iter().flatten().collect();
        let kept = longest_rise(&places);
        for (i, &place) in places.iter().enumerate() {
            if kept.contains(&i) {
                continue;
            }
            // Against an item that keeps its place: one it should follow, else one it should precede.
            let before = kept.iter().rev().find(|&&k| k < i && places[k] > place);
            let after = kept.iter().find(|&&k| k > i && places[k] < place);
            let Some(&other) = before.or(after) else { continue };
            let (leads, follows) = if other < i { (places[other], place) } else { (place, places[other]) };
            let finding = Diagnostic::at(place).label(places[other], "other");
            let slice = |span| draft.text.slice(span);
            found.push(finding.value("first", slice(leads)).value("second", slice(follows)));
        }
    }
}

/// Indices of a longest rising run of places: what need not move.
fn longest_rise(places: &[Span]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    for i in 0..places.len() {
        let before = (0..i).filter(|&j| places[j] < places[i]).max_by_key(|&j| (best[j].0, std::cmp::Reverse(j)));
        best.push((before.map_or(1, |j| best[j].0 + 1), before));
    }
    let end = (0..places.len()).max_by_key(|&i| (best[i].0, std::cmp::Reverse(i)));
    let mut kept: Vec<usize> = std::iter::successors(end, |&i| best[i].1).collect();
    kept.reverse();
    kept
}
