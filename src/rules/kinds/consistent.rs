//! `consistent`: of several ways to write one thing, a draft keeps to one.

use super::Repair;
use super::folded::{Phrases, in_case_of};
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::rules::{CardParams, Check, Draft, Findings};
use crate::text::Span;
use serde::Deserialize;

/// Parameters of the kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Params {
    /// Ways to write one thing, a list for each thing.
    variants: Vec<Vec<String>>,
    /// Whether letter case matters.
    #[serde(default, rename = "case")]
    keep_case: bool,
    #[serde(default)]
    fix: Repair,
    #[serde(default)]
    scope: Scope,
}

struct Consistent {
    phrases: Phrases,
    /// Group and wording of each phrase.
    wordings: Vec<(usize, String)>,
    groups: usize,
    keep_case: bool,
    fix: Repair,
    scope: Scope,
}

/// Makes the engine.
pub fn make(params: CardParams<'_>) -> Result<Box<dyn Check>, String> {
    let params: Params = params.read()?;
    if params.variants.is_empty() || params.variants.iter().any(|group| group.len() < 2) {
        return Err("`variants` needs at least two ways to write a thing".to_owned());
    }
    let groups = params.variants.len();
    let wordings: Vec<(usize, String)> = params
        .variants
        .into_iter()
        .enumerate()
        .flat_map(|(group, list)| list.into_iter().map(move |wording| (group, wording)))
        .collect();
    let phrases = Phrases::new(wordings.iter().map(|(_, wording)| vec![wording.as_str()]), params.keep_case)?;
    let (keep_case, fix, scope) = (params.keep_case, params.fix, params.scope);
    Ok(Box::new(Consistent { phrases, wordings, groups, keep_case, fix, scope }))
}

impl Check for Consistent {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut places: Vec<Vec<(usize, Span)>> = vec![Vec::new(); self.groups];
        for line in self.scope.lines(draft) {
            let span = draft.text.lines()[line].span;
            let folded = self.phrases.fold(draft.text.slice(span));
            for (phrase, range) in self.phrases.find(&folded) {
                places[self.wordings[phrase].0].push((phrase, folded.span(&range, span.start)));
            }
        }
        for places in places {
            let count = |phrase: usize| places.iter().filter(|(p, _)| *p == phrase).count();
            // The most frequent; of equals the one that came first.
            let mut usual: Option<(usize, Span, usize)> = None;
            let mut seen = Vec::new();
            for &(phrase, span) in &places {
                if seen.contains(&phrase) {
                    continue;
                }
                seen.push(phrase);
                let times = count(phrase);
                if usual.is_none_or(|(.., most)| times > most) {
                    usual = Some((phrase, span, times));
                }
            }
            let Some((usual, first, _)) = usual else { continue };
            let wording = &self.wordings[usual].1;
            for &(phrase, span) in places.iter().filter(|(phrase, _)| *phrase != usual) {
                debug_assert!(phrase != usual);
                let written = draft.text.slice(span);
                let instead = if self.keep_case { wording.clone() } else { in_case_of(written, wording) };
                let finding = Diagnostic::at(span).value("found", written).label(first, "usual");
                found.push(self.fix.with(finding, span, &instead).value("usual", wording.as_str()));
            }
        }
    }
}
