//! Engines that many cards share, and that an agency's own cards may use (`docs/src/own-rules.md`).

mod consistent;
mod folded;
mod forbidden_citation;
mod order;
mod pattern;
mod requires;
mod scope;
mod section;
mod words;

use super::{Draft, Kind};
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::text::Span;
use crate::tree::DocumentKind;
use serde::Deserialize;

/// The kinds of this group, sorted by name.
pub const KINDS: &[Kind] = &[
    Kind { name: "consistent", values: &["found", "usual"], make: consistent::make },
    Kind { name: "forbidden-citation", values: &["document", "instead"], make: forbidden_citation::make },
    Kind { name: "order", values: &["first", "second"], make: order::make },
    Kind { name: "pattern", values: &["found", "instead", "a", "b", "c"], make: pattern::make },
    Kind { name: "requires", values: &["when", "need"], make: requires::make },
    Kind { name: "section", values: &["section"], make: section::make },
    Kind { name: "words", values: &["found", "instead"], make: words::make },
];

/// Whether a card's replacement may be applied by a machine.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Repair {
    /// Always.
    Safe,
    /// When asked for by name.
    #[default]
    Unsafe,
    /// For the eye only.
    Display,
}

impl Repair {
    /// A finding with the replacement of a span.
    fn with(self, finding: Diagnostic, span: Span, instead: &str) -> Diagnostic {
        let applicability = match self {
            Repair::Safe => Applicability::Safe,
            Repair::Unsafe => Applicability::Unsafe,
            Repair::Display => Applicability::Display,
        };
        finding.fix(Fix::replace(applicability, span, instead))
    }
}

/// That each name is a type of document.
fn known_documents(kinds: &[String]) -> Result<(), String> {
    let is_known = |name: &str| DocumentKind::TABLE.iter().any(|row| row.3 == name);
    let names = || DocumentKind::TABLE.iter().map(|row| row.3).collect::<Vec<_>>().join("`, `");
    match kinds.iter().find(|name| !is_known(name)) {
        Some(odd) => Err(format!("unknown variant `{odd}`, expected one of `{}`", names())),
        None => Ok(()),
    }
}

/// Whether a draft is of one of these types; of any, where none is named.
fn speaks_of(kinds: &[String], draft: &Draft<'_>) -> bool {
    kinds.is_empty() || draft.facts.profile.kind.is_some_and(|kind| kinds.iter().any(|name| name == kind.key()))
}
