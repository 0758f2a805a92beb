//! CT08: the capitals that NĐ 30/2020, Phụ lục II fixes and a machine can check. Names of laws are CC12's.

mod phrases;
mod references;
mod sentences;

use super::beside::Beside;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rules::{Check, Draft, Findings, habit};
use crate::text::Span;
use serde::Deserialize;

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capitalisation {
    /// Whether names of bodies, movements and days that many texts write small are told too: so in the strict profile.
    pedantic: bool,
}

/// One place written otherwise than it should be.
struct Slip {
    span: Span,
    say: &'static str,
    right: String,
}

impl Check for Capitalisation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let beside = Beside::of(draft);
        let mut slips = Vec::new();
        phrases::slips(draft, &beside, self.pedantic, &mut slips);
        references::slips(draft, &beside, &mut slips);
        slips.sort_by_key(|s| s.span);
        slips.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
        // A slip made forty times is one habit: one finding, with a count.
        let groups = habit::alike(slips, |slip| (draft.text.slice(slip.span), slip.right.clone()));
        for group in groups {
            let first = &group[0];
            let edits = group.iter().map(|s| Edit { span: s.span, text: s.right.clone() }).collect();
            let say = if group.len() > 1 { many(first.say) } else { first.say };
            found.push(
                Diagnostic::at(first.span)
                    .say(say)
                    .value("written", draft.text.slice(first.span))
                    .value("right", first.right.clone())
                    .value("count", group.len().to_string())
                    .labels(group[1..].iter().map(|s| s.span), "same")
                    .fix(Fix { applicability: Applicability::Unsafe, title: "main", edits }),
            );
        }
        sentences::check(draft, &beside, found);
    }
}

/// What is said of a slip that stands at several places.
fn many(say: &str) -> &'static str {
    match say {
        "unit" => "unit-many",
        "clause" => "clause-many",
        "document" => "document-many",
        "weekday" => "weekday-many",
        "party" => "party-many",
        "semicolon" => "semicolon-many",
        _ => "phrase-many",
    }
}
