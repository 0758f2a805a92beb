//! KC08: a reference to a section, appendix or schedule that the document does not have.

use crate::diagnostic::Diagnostic;
use crate::facts::reference::{Reference, Target};
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use crate::tree::{Enumerator, NodeId, Numbering, Tree};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Holds references against the sections and appendices there are.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DanglingReference {}

impl Check for DanglingReference {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        if !draft.tree.parts().is_whole() {
            return;
        }
        let targets = Targets::of(draft);
        for reference in &draft.facts.references {
            let written = draft.text.slice(reference.span);
            if !targets.hold(reference, written) || is_left_over(draft, reference) {
                found.push(Diagnostic::at(reference.span).value("reference", written));
            }
        }
    }
}

/// What a reference of the draft may mean.
struct Targets {
    /// The numbers of its appendices, in their order where they bear none; `None` where they are files of their own.
    appendices: Option<FxHashSet<u32>>,
    /// Whether they bear none.
    unnumbered: bool,
    /// Values of sections and of the parts they lie in.
    inside: FxHashSet<(Vec<u32>, u32)>,
    /// Values of the parts that are divided.
    divided: FxHashSet<u32>,
    /// What the numbers of sections end in, their own and with those of the sections around, up to the length of the
    /// longest reference.
    sections: FxHashSet<Vec<u32>>,
    /// Values of the sections numbered in Roman, and of parts and chapters.
    roman: FxHashSet<u32>,
}

impl Targets {
    fn of(draft: &Draft<'_>) -> Self {
        let all = &draft.tree.parts().appendices;
        let numbers = || all.iter().filter_map(|a| a.number);
        let unnumbered = !all.is_empty() && numbers().next().is_none();
        let (mut inside, mut divided) = (FxHashSet::default(), FxHashSet::default());
        let parted = draft.facts.references.iter().any(|r| matches!(r.target, Target::Inside(..)));
        let parts = draft.tree.nodes().filter(|(id, _)| parted && draft.tree.enumerator(*id).is_some_and(is_section));
        for (id, _) in parts {
            let mut path: Vec<u32> = Vec::new();
            for enumerator in
                draft.tree.ancestors(id).filter_map(|a| draft.tree.enumerator(a)).filter(|e| is_section(e))
            {
                // From the second on these are what the section lies in.
                if !path.is_empty() && enumerator.prefix.is_empty() {
                    divided.insert(enumerator.value);
                    inside.extend((1..=path.len()).map(|n| (path[path.len() - n..].to_vec(), enumerator.value)));
                    inside.extend(
                        (1..=path.len()).map(|n| (path[..n].iter().rev().copied().collect(), enumerator.value)),
                    );
                }
                path.push(enumerator.value);
            }
        }
        let asked = draft.facts.references.iter().filter_map(|r| match &r.target {
            Target::Section(values) => Some(values.len()),
            Target::Appendix(_) | Target::Schedule(_) | Target::Inside(..) => None,
        });
        let mut sections = FxHashSet::default();
        let asked = asked.max();
        if let Some(longest) = asked {
            for (id, _) in draft.tree.nodes().filter(|(id, _)| draft.tree.enumerator(*id).is_some_and(is_section)) {
                insert_ends(draft.tree, id, longest, &mut sections);
            }
        }
        let appendices = if unnumbered {
            Some((1..=all.len() as u32).collect())
        } else {
            numbers().next().map(|_| numbers().collect())
        };
        let is_roman = |e: &&Enumerator| {
            matches!(e.numbering, Numbering::Roman | Numbering::Part | Numbering::Chapter | Numbering::Division)
        };
        let enumerators = draft.tree.nodes().filter_map(|(id, _)| draft.tree.enumerator(id));
        let roman = enumerators.filter(|_| asked.is_some()).filter(is_roman).map(|e| e.value).collect();
        Self { appendices, unnumbered, inside, divided, sections, roman }
    }

    /// Whether a Roman number is meant (`Mục V`) where sections have such numbers, and none has that one: an item `5.` is not it.
    fn lack_roman(&self, written: &str, values: &[u32]) -> bool {
        let number = written.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
        let is_roman = number.starts_with(['I', 'V', 'X']) && values.len() == 1;
        is_roman && !self.roman.is_empty() && values.iter().any(|value| !self.roman.contains(value))
    }

    fn hold(&self, reference: &Reference, written: &str) -> bool {
        match &reference.target {
            // A schedule may be one of several in an appendix.
            Target::Schedule(Some(_)) if self.unnumbered => true,
            Target::Appendix(Some(number)) | Target::Schedule(Some(number)) => {
                self.appendices.as_ref().is_none_or(|numbers| numbers.contains(number))
            }
            Target::Inside(values, part) => {
                !self.divided.contains(part) || self.inside.contains(&(values.clone(), *part))
            }
            Target::Appendix(None) | Target::Schedule(None) => true,
            Target::Section(values) => self.sections.contains(values) && !self.lack_roman(written, values),
        }
    }
}

/// Whether a schedule is named by a later number alone, where the document has neither schedules nor appendices and says nothing
/// of any that go with it: `danh sách tại Biểu số 04`.
fn is_left_over(draft: &Draft<'_>, reference: &Reference) -> bool {
    let Target::Schedule(Some(number)) = reference.target else { return false };
    let numbered = |r: &&Reference| matches!(r.target, Target::Schedule(_) | Target::Appendix(_));
    let line = draft.text.lines()[draft.text.line_at(reference.span.start)].span;
    let before = draft.text.slice(Span { start: line.start.min(reference.span.start), end: reference.span.start });
    let after = draft.text.slice(Span { start: reference.span.end, end: line.end.max(reference.span.end) });
    let folded = draft.text.folded(Span::new(0, draft.text.content().len()));
    number > 1
        && draft.tree.parts().appendices.is_empty()
        && draft.facts.references.iter().filter(numbered).count() == 1
        && before.trim_end().ends_with("tại")
        && after.chars().next().is_none_or(|c| matches!(c, ')' | '.' | ';' | ','))
        && folded.matches("biểu số").count() == 1
        && !["kèm theo", "đính kèm", "gửi kèm", "phụ lục", "biểu mẫu", "phụ biểu"]
            .iter()
            .any(|word| folded.contains(word))
}

/// Adds what a section's own values, and its values with those of the sections around, end in.
fn insert_ends(tree: &Tree, id: NodeId, longest: usize, ends: &mut FxHashSet<Vec<u32>>) {
    // From the last value to the first.
    let mut path: Vec<u32> = Vec::new();
    for enumerator in tree.ancestors(id).filter_map(|a| tree.enumerator(a)).filter(|e| is_section(e)) {
        path.push(enumerator.value);
        path.extend(enumerator.prefix.iter().rev());
        if path.len() >= longest {
            break;
        }
    }
    path.truncate(longest);
    path.reverse();
    ends.extend((0..=path.len()).map(|from| path[from..].to_vec()));
}

fn is_section(enumerator: &Enumerator) -> bool {
    enumerator.numbering.counts() && enumerator.numbering != Numbering::Parenthesised
}
