//! KC08: a reference to a section, appendix or schedule that the document does not have.

use crate::diagnostic::Diagnostic;
use crate::facts::reference::{Reference, Target};
use crate::rules::{Check, Draft, Findings};
use crate::tree::{Enumerator, Numbering};
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
        for reference in &draft.facts.references {
            if !exists(draft, reference) {
                found.push(Diagnostic::at(reference.span).value("reference", draft.text.slice(reference.span)));
            }
        }
    }
}

fn exists(draft: &Draft<'_>, reference: &Reference) -> bool {
    let appendices = &draft.tree.parts().appendices;
    match &reference.target {
        // The appendices may be files of their own: only a document that has some can lack one.
        Target::Appendix(Some(number)) | Target::Schedule(Some(number)) => {
            appendices.is_empty()
                || appendices.iter().all(|a| a.number.is_none())
                || appendices.iter().any(|a| a.number == Some(*number))
        }
        Target::Appendix(None) | Target::Schedule(None) => true,
        Target::Section(values) => section_exists(draft, values),
    }
}

/// Whether some section's own values, or its values with those of the sections around, end in these.
fn section_exists(draft: &Draft<'_>, values: &[u32]) -> bool {
    let tree = draft.tree;
    let path = |id| -> Vec<u32> {
        let mut path: Vec<u32> = Vec::new();
        for ancestor in tree.ancestors(id) {
            let Some(enumerator) = tree.enumerator(ancestor).filter(|e| is_section(e)) else { continue };
            path.splice(0..0, [enumerator.prefix.as_slice(), &[enumerator.value]].concat());
        }
        path
    };
    tree.nodes().filter(|(id, _)| tree.enumerator(*id).is_some_and(is_section)).any(|(id, _)| {
        let own = tree.enumerator(id).map(|e| [e.prefix.as_slice(), &[e.value]].concat()).unwrap_or_default();
        own.ends_with(values) || path(id).ends_with(values)
    })
}

fn is_section(enumerator: &Enumerator) -> bool {
    enumerator.numbering.counts() && enumerator.numbering != Numbering::Parenthesised
}
