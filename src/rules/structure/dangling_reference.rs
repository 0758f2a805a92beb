//! KC08: a reference to a section, appendix or schedule that the document does not have.

use crate::diagnostic::Diagnostic;
use crate::facts::reference::{Reference, Target};
use crate::rules::{Check, Draft, Findings};
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
            if !targets.hold(reference) {
                found.push(Diagnostic::at(reference.span).value("reference", draft.text.slice(reference.span)));
            }
        }
    }
}

/// What a reference of the draft may mean.
struct Targets {
    /// The numbers of its appendices; `None` where they are files of their own or bear none.
    appendices: Option<FxHashSet<u32>>,
    /// What the numbers of sections end in, their own and with those of the sections around, up to the length of the
    /// longest reference.
    sections: FxHashSet<Vec<u32>>,
}

impl Targets {
    fn of(draft: &Draft<'_>) -> Self {
        let numbers = || draft.tree.parts().appendices.iter().filter_map(|a| a.number);
        let asked = draft.facts.references.iter().filter_map(|r| match &r.target {
            Target::Section(values) => Some(values.len()),
            Target::Appendix(_) | Target::Schedule(_) => None,
        });
        let mut sections = FxHashSet::default();
        if let Some(longest) = asked.max() {
            for (id, _) in draft.tree.nodes().filter(|(id, _)| draft.tree.enumerator(*id).is_some_and(is_section)) {
                insert_ends(draft.tree, id, longest, &mut sections);
            }
        }
        Self { appendices: numbers().next().map(|_| numbers().collect()), sections }
    }

    fn hold(&self, reference: &Reference) -> bool {
        match &reference.target {
            Target::Appendix(Some(number)) | Target::Schedule(Some(number)) => {
                self.appendices.as_ref().is_none_or(|numbers| numbers.contains(number))
            }
            Target::Appendix(None) | Target::Schedule(None) => true,
            Target::Section(values) => self.sections.contains(values),
        }
    }
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
