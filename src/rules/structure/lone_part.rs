//! KC05: a division without a second: `Phần thứ nhất` alone, a lone `1.`.

use super::runs::{enumerator, written};
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::tree::{Kind, Numbering};
use serde::Deserialize;

/// Looks for runs of one.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LonePart {}

impl Check for LonePart {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        if !draft.tree.parts().is_whole() {
            return;
        }
        for run in draft.runs() {
            let [only] = run.members[..] else { continue };
            let Some(number) = enumerator(draft, only) else { continue };
            let divides = matches!(
                number.numbering,
                Numbering::Part | Numbering::Chapter | Numbering::Roman | Numbering::Arabic | Numbering::Letter
            );
            // A lone dotted or bracketed number belongs to the text around it; an appendix may hold one section, but the
            // section of a plan that is attached to a decision is divided as any.
            let in_section = draft.tree.node(only).parent.is_some_and(|p| draft.tree.node(p).kind == Kind::Section);
            let may_be_alone = draft.tree.is_in(only, Kind::Appendix) && !in_section;
            if number.value != 1 || !divides || run.restarted || may_be_alone {
                continue;
            }
            found.push(Diagnostic::at(number.span).value("number", written(draft, number)));
        }
    }
}
