//! KC02: a number left out: 1, 2, 4; a, b, đ; a list that begins with 2.

use super::runs::{enumerator, written};
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::tree::{Enumerator, NodeId, Numbering};
use serde::Deserialize;

/// Looks for numbers left out in a run of siblings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NumberingGap {}

/// The Vietnamese alphabet as points are lettered (NĐ 30/2020, Phụ lục I, II.6đ).
const LETTERS: [char; 22] =
    ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x'];

impl Check for NumberingGap {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for run in draft.runs() {
            let numbers: Vec<&Enumerator> = run.members.iter().filter_map(|&id| enumerator(draft, id)).collect();
            let Some(first) = numbers.first() else { continue };
            // A list that begins with 2 and goes on is one whose first number was lost; a lone 2 may be anything.
            if first.value > 1
                && first.value < 4
                && numbers.get(1).is_some_and(|n| n.value == first.value + 1)
                && !run.restarted
                && !goes_on(draft, first)
                && !run.members.first().is_some_and(|&id| counts_through(draft, id, first))
            {
                let diagnostic = Diagnostic::at(first.span)
                    .say("first")
                    .value("number", written(draft, first))
                    .value("missing", label(first.numbering, 1))
                    .value("before", "");
                found.push(diagnostic);
            }
            for (i, pair) in numbers.windows(2).enumerate() {
                let (before, number) = (pair[0], pair[1]);
                // 3, 3, 5: one slip, of which KC01 speaks.
                let repeated = i > 0 && numbers[i - 1].value == before.value && number.value == before.value + 2;
                if repeated || is_latin(before, number) {
                    continue;
                }
                // Lists jump by one or two by a slip; by more, another list has begun.
                if number.value > before.value + 1 && number.value <= before.value + 3 {
                    let diagnostic = Diagnostic::at(number.span)
                        .value("number", written(draft, number))
                        .value("before", written(draft, before))
                        .value("missing", missing(draft, before, number))
                        .label(before.span, "before");
                    found.push(diagnostic);
                }
            }
        }
    }
}

/// Whether articles count on over chapters, or roman numbers over parts: `Điều 3` opens chapter II after `Điều 2`.
fn goes_on(draft: &Draft<'_>, first: &Enumerator) -> bool {
    if !matches!(first.numbering, Numbering::Article | Numbering::Division | Numbering::Roman) {
        return false;
    }
    let before = draft.runs().iter().flat_map(|run| &run.members).filter_map(|&id| enumerator(draft, id));
    let last = before.filter(|e| e.numbering == first.numbering && e.span < first.span).max_by_key(|e| e.span);
    last.is_some_and(|e| e.value + 1 == first.value)
}

/// Whether Arabic numbers count on through parts: `3.` opens part II after `2.` closed part I.
fn counts_through(draft: &Draft<'_>, id: NodeId, first: &Enumerator) -> bool {
    let tree = draft.tree;
    if first.numbering != Numbering::Arabic {
        return false;
    }
    let Some(part) = tree.node(id).parent.filter(|&part| tree.enumerator(part).is_some()) else { return false };
    let siblings = tree.node(part).parent.into_iter().flat_map(|parent| tree.children(parent));
    let before = siblings.take_while(|&sibling| sibling != part).filter(|&s| tree.enumerator(s).is_some()).last();
    let arabic = |&child: &NodeId| tree.enumerator(child).is_some_and(|e| e.numbering == Numbering::Arabic);
    let last = before.and_then(|before| tree.children(before).filter(arabic).last());
    last.and_then(|last| tree.enumerator(last)).is_some_and(|last| last.value + 1 == first.value)
}

/// A, B, C, D, E: parts in capitals are as often lettered without Đ.
fn is_latin(before: &Enumerator, number: &Enumerator) -> bool {
    number.numbering == Numbering::Capital && (before.value, number.value) == (4, 6)
}

/// The numbers left out between two, as they would be written: `2.3`, `II, III`.
fn missing(draft: &Draft<'_>, before: &Enumerator, number: &Enumerator) -> String {
    let above = match number.numbering {
        Numbering::Dotted => {
            written(draft, number).trim_end_matches(['.', ')']).rsplit_once('.').map(|(above, _)| above)
        }
        _ => None,
    };
    let label = |value| {
        let label = label(number.numbering, value);
        above.map_or_else(|| label.clone(), |above| format!("{above}.{label}"))
    };
    (before.value + 1..number.value).map(label).collect::<Vec<_>>().join(", ")
}

/// How a value is written in a numbering, without marks.
fn label(numbering: Numbering, value: u32) -> String {
    const ROMAN: [&str; 11] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    match numbering {
        Numbering::Letter | Numbering::Capital => {
            LETTERS.get(value as usize - 1).map_or_else(|| value.to_string(), char::to_string)
        }
        Numbering::Roman | Numbering::Part | Numbering::Chapter => {
            ROMAN.get(value as usize).map_or_else(|| value.to_string(), |r| (*r).to_owned())
        }
        _ => value.to_string(),
    }
}
