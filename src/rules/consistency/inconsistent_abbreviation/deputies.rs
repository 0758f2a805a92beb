//! `CPV, các PCVP`: the short form of an office beside that of its deputy, which is `P` (*phó*) and the same letters, with two
//! letters exchanged. Must not know which offices there are.

use crate::diagnostic::Diagnostic;
use crate::facts::abbreviation::{Use, known};
use crate::rules::{Draft, Findings};
use crate::tree::Kind;

/// One finding for each slip among the recipients.
pub fn check(draft: &Draft<'_>, found: &mut Findings) {
    let all = &draft.facts.abbreviations.uses;
    let mut at = 0;
    while let Some(first) = all.get(at) {
        let on_line = all[at..].iter().take_while(|usage| usage.line == first.line).count();
        let line = &all[at..at + on_line];
        at += on_line;
        if on_line > 1 && draft.tree.is_in(draft.tree.leaf_of_line(first.line as usize), Kind::Recipients) {
            line.iter().filter_map(|usage| slip(draft, *usage, line)).for_each(|told| found.push(told));
        }
    }
}

/// A short form that is neither known nor expanded, and whose letters are those of the office of a deputy on its line.
fn slip(draft: &Draft<'_>, usage: Use, line: &[Use]) -> Option<Diagnostic> {
    let written = draft.text.slice(usage.span);
    let sorted = |short: &str| {
        let mut letters: Vec<char> = short.chars().collect();
        letters.sort_unstable();
        letters
    };
    let office = |deputy: &Use| {
        let office = draft.text.slice(deputy.span).strip_prefix('P')?;
        let alike = office != written && office.len() > 2 && sorted(office) == sorted(written);
        alike.then_some((office, deputy.span))
    };
    let (office, deputy) = line.iter().find_map(office)?;
    let named = known(written).is_some() || draft.facts.abbreviations.by_short.contains_key(written);
    (!named).then(|| {
        Diagnostic::at(usage.span).say("deputy").value("one", office).value("other", written).label(deputy, "deputy")
    })
}
