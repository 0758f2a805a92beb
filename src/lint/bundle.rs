//! Drafts held against each other: [`across`]. Each has been read and checked by itself before; what is found between them
//! is added to the one it is found in.

use super::{Linter, Outcome};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Bundle, Coverage, Draft, Findings};
use crate::text::Text;
use rustc_hash::FxHashSet;

/// One draft of a bundle.
pub struct Member<'a> {
    /// Its rules: drafts in different folders may have different ones.
    pub linter: &'a Linter,
    /// What was written.
    pub text: &'a Text,
    /// What was read and found in it.
    pub outcome: &'a mut Outcome,
}

/// Holds drafts against each other and adds what is found to their outcomes. A rule speaks of a draft where that draft's
/// settings have it on, as gravely as they say. Where the bundle is not complete, nothing is said to be missing from it.
pub fn across(members: &mut [Member<'_>], is_complete: bool) {
    let mut added: Vec<(Vec<Diagnostic>, Coverage)> = members.iter().map(|_| Default::default()).collect();
    {
        let drafts: Vec<Draft<'_>> = members.iter().map(|member| member.outcome.draft(member.text)).collect();
        let bundle = Bundle { drafts: &drafts, is_complete };
        let mut done = FxHashSet::default();
        for rule in members.iter().flat_map(|member| &member.linter.across) {
            // Where folders set one rule differently, the first draft's parameters hold for the bundle.
            if !done.insert(&rule.code) {
                continue;
            }
            let severities: Vec<Option<Severity>> =
                members.iter().map(|member| member.linter.severity_across(&rule.code)).collect();
            let mut found: Vec<Findings> = severities
                .iter()
                .map(|severity| Findings::new(rule.code.clone(), severity.unwrap_or(Severity::Info)))
                .collect();
            rule.check.across(&bundle, &mut found);
            for ((findings, severity), (list, coverage)) in found.into_iter().zip(severities).zip(&mut added) {
                if severity.is_some() {
                    let (diagnostics, counts) = findings.into_parts();
                    list.extend(diagnostics);
                    coverage.merge(&counts);
                }
            }
        }
    }
    for (member, (diagnostics, coverage)) in members.iter_mut().zip(added) {
        member.outcome.coverage.merge(&coverage);
        if !diagnostics.is_empty() {
            member.outcome.diagnostics.extend(diagnostics);
            member.outcome.sort();
        }
    }
}

impl Linter {
    /// How grave a rule across drafts is in this linter's drafts; `None` where it is off.
    fn severity_across(&self, code: &str) -> Option<Severity> {
        self.across.iter().find(|rule| rule.code == code).map(|rule| rule.severity)
    }
}
