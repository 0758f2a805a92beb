//! `Nhân dân` as a noun takes a capital (NĐ 30/2020, Phụ lục II, V.1); many texts write it small throughout.

use super::{Beside, CaseVariant, Draft, Findings, Span, WordClass, told};

/// One finding for all places; where the draft writes both, the others are its model.
pub fn check(rule: &CaseVariant, draft: &Draft<'_>, beside: &Beside<'_>, found: &mut Findings) {
    let forms = &beside.words.forms;
    let (Some(first), Some(second)) = (forms.id("nhân"), forms.id("dân")) else { return };
    let (mut lower, mut capital): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    for i in draft.places().of_form(first) {
        let word = &beside.words.list[i];
        if beside.after(i).is_none_or(|n| n.id != second || n.class != WordClass::Lower) {
            continue;
        }
        let adjective = rule.adjective_after.iter().any(|w| w == beside.form_before(i));
        if adjective || rule.is_in_name(beside, i) || beside.starts_sentence(*word) {
            continue;
        }
        match word.class {
            WordClass::Lower => lower.push(beside.span(i, i + 1)),
            WordClass::Title => capital.push(beside.span(i, i + 1)),
            WordClass::Upper | WordClass::Mixed => {}
        }
    }
    if let Some(diagnostic) = told(beside, "people", &lower, &capital) {
        found.push(diagnostic);
    }
}
