//! Capitals inside a sentence on prepositions and the like (`phối hợp Các phòng`) and on common nouns and verbs
//! (`công tác Chăn nuôi`).

use super::{Beside, CaseVariant, Findings, Span, WordClass, told};
use crate::facts::words::Word;

/// One finding for all of the first sort, and one for all of the second.
pub fn check(rule: &CaseVariant, beside: &Beside<'_>, found: &mut Findings) {
    let (mut particles, mut nouns): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    for (i, word) in beside.words.list.iter().enumerate() {
        if word.class != WordClass::Title {
            continue;
        }
        let form = beside.words.form(*word);
        if rule.small.contains(form) && is_lower(beside.before(i)) && is_lower(beside.after(i)) {
            particles.push(word.span);
        } else if let Some(rests) = rule.common.get(form)
            && beside.before(i).is_none_or(|b| b.class == WordClass::Lower && beside.form_before(i) != "ngành")
            && !beside.starts_sentence(*word)
            && let Some(last) = rests.iter().find_map(|rest| follows(beside, i, rest))
            && !rule.is_in_name(beside, i)
        {
            nouns.push(beside.span(i, last));
        }
    }
    for (say, places) in [("small", particles), ("common", nouns)] {
        if let Some(diagnostic) = told(beside, say, &places, &[]) {
            found.push(diagnostic);
        }
    }
}

fn is_lower(word: Option<Word>) -> bool {
    word.is_some_and(|w| w.class == WordClass::Lower)
}

/// The last word of a phrase whose words after the first are these, all small, and that no name goes on from.
fn follows(beside: &Beside<'_>, first: usize, rest: &str) -> Option<usize> {
    let mut last = first;
    for wanted in rest.split(' ').filter(|w| !w.is_empty()) {
        let next = beside.after(last)?;
        if next.class != WordClass::Lower || beside.words.form(next) != wanted {
            return None;
        }
        last += 1;
    }
    beside.after(last).is_none_or(|w| w.class == WordClass::Lower).then_some(last)
}
