//! A document that speaks of itself (`Kế hoạch này`, `Trên đây là Kế hoạch`) names its type with a capital (NĐ 30/2020,
//! Phụ lục II, V.6).

use super::{Beside, Draft, Findings, Span, WordClass, told};

/// One finding for all places with a small letter; the others are the model.
pub fn check(draft: &Draft<'_>, beside: &Beside<'_>, found: &mut Findings) {
    let Some((first, second)) = draft.facts.profile.kind.and_then(|kind| kind.name().split_once(' ')) else { return };
    let Some(id) = beside.words.forms.id(first) else { return };
    let (mut lower, mut capital): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    for i in draft.places().of_form(id) {
        if beside.form_after(i) != second || !speaks_of_itself(beside, i) {
            continue;
        }
        match beside.words.list[i].class {
            WordClass::Lower => lower.push(beside.span(i, i + 1)),
            WordClass::Title => capital.push(beside.span(i, i + 1)),
            WordClass::Upper | WordClass::Mixed => {}
        }
    }
    if let Some(diagnostic) = told(beside, "own", &lower, &capital) {
        found.push(diagnostic);
    }
}

/// `… này`, `Trên đây là …`.
fn speaks_of_itself(beside: &Beside<'_>, i: usize) -> bool {
    beside.form_after(i + 1) == "này"
        || i >= 2 && beside.form_before(i) == "là" && beside.form_before(i - 1) == "đây" && beside.joins(i - 1)
}
