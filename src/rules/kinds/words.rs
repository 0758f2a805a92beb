//! `words`: words an agency does not want, with what to write instead.

use super::Repair;
use super::folded::{Phrases, in_case_of};
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::rules::{CardParams, Check, Draft, Findings};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Parameters of the kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Params {
    /// Unwanted words.
    #[serde(default)]
    words: Vec<String>,
    /// Unwanted words, each with what to write instead.
    #[serde(default)]
    instead: BTreeMap<String, String>,
    /// Phrases in which the words are right.
    #[serde(default)]
    except: Vec<String>,
    /// Whether letter case matters.
    #[serde(default, rename = "case")]
    keep_case: bool,
    #[serde(default)]
    fix: Repair,
    #[serde(default)]
    scope: Scope,
}

struct Words {
    phrases: Phrases,
    /// What to write instead, by phrase; `None` where nothing is said, or where the phrase is an exception.
    instead: Vec<Option<String>>,
    /// Phrases from here on are exceptions.
    exceptions: usize,
    keep_case: bool,
    fix: Repair,
    scope: Scope,
}

/// Makes the engine.
pub fn make(params: CardParams<'_>) -> Result<Box<dyn Check>, String> {
    let params: Params = params.read()?;
    if params.words.is_empty() == params.instead.is_empty() {
        return Err("give either `words` or `instead`, not both".to_owned());
    }
    let unwanted: Vec<&str> = params.words.iter().chain(params.instead.keys()).map(String::as_str).collect();
    let exceptions = unwanted.len();
    let all = unwanted.into_iter().chain(params.except.iter().map(String::as_str)).map(|phrase| vec![phrase]);
    let phrases = Phrases::new(all, params.keep_case)?;
    let mut instead: Vec<Option<String>> = params.words.iter().map(|_| None).collect();
    instead.extend(params.instead.into_values().map(Some));
    let (keep_case, fix, scope) = (params.keep_case, params.fix, params.scope);
    Ok(Box::new(Words { phrases, instead, exceptions, keep_case, fix, scope }))
}

impl Check for Words {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for line in self.scope.lines(draft) {
            let span = draft.text.lines()[line].span;
            let folded = self.phrases.fold(draft.text.slice(span));
            for (phrase, range) in self.phrases.find(&folded) {
                if phrase >= self.exceptions {
                    continue;
                }
                let at = folded.span(&range, span.start);
                let written = draft.text.slice(at);
                let mut finding = Diagnostic::at(at).value("found", written);
                if let Some(Some(instead)) = self.instead.get(phrase) {
                    let instead = if self.keep_case { instead.clone() } else { in_case_of(written, instead) };
                    finding = self.fix.with(finding, at, &instead).value("instead", instead);
                }
                found.push(finding);
            }
        }
    }
}
