//! `requires`: what must be said, always or where something else is said.

use super::folded::Phrases;
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::rules::{CardParams, Check, Draft, Findings};
use crate::text::Span;
use serde::Deserialize;

/// Parameters of the kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Params {
    /// Words any of which makes it necessary; none: it always is.
    #[serde(default)]
    when: Vec<String>,
    /// Words any of which satisfies it.
    need: Vec<String>,
    /// Types of document it speaks of (`ke-hoach`); none: all.
    #[serde(default)]
    kinds: Vec<String>,
    /// Whether parts of documents are asked too. By default they are where `when` is given.
    #[serde(default)]
    fragments: Option<bool>,
    /// Where `when` is looked for.
    #[serde(default)]
    scope: Scope,
    /// Where `need` is looked for.
    #[serde(default)]
    need_in: Scope,
}

struct Requires {
    when: Option<Phrases>,
    need: Phrases,
    wanted: String,
    kinds: Vec<String>,
    fragments: bool,
    scope: Scope,
    need_in: Scope,
}

/// Makes the engine.
pub fn make(params: CardParams<'_>) -> Result<Box<dyn Check>, String> {
    let params: Params = params.read()?;
    if params.need.is_empty() {
        return Err("`need` is empty".to_owned());
    }
    super::known_documents(&params.kinds)?;
    let phrases = |list: &[String]| Phrases::new([list.iter().map(String::as_str).collect()], false);
    Ok(Box::new(Requires {
        when: (!params.when.is_empty()).then(|| phrases(&params.when)).transpose()?,
        need: phrases(&params.need)?,
        wanted: params.need[0].clone(),
        kinds: params.kinds,
        fragments: params.fragments.unwrap_or(!params.when.is_empty()),
        scope: params.scope,
        need_in: params.need_in,
    }))
}

impl Check for Requires {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        if !super::speaks_of(&self.kinds, draft) || !self.fragments && !draft.tree.parts().is_whole() {
            return;
        }
        let cause = match &self.when {
            Some(when) => match first(draft, &self.scope, when) {
                Some(span) => Some(span),
                None => return,
            },
            None => None,
        };
        if first(draft, &self.need_in, &self.need).is_some() {
            return;
        }
        let finding = match cause {
            Some(span) => Diagnostic::at(span).value("when", draft.text.slice(span)),
            None => Diagnostic::whole(),
        };
        found.push(finding.value("need", self.wanted.as_str()));
    }
}

/// The first place of any of the phrases.
fn first(draft: &Draft<'_>, scope: &Scope, phrases: &Phrases) -> Option<Span> {
    scope.lines(draft).into_iter().find_map(|line| {
        let span = draft.text.lines()[line].span;
        let folded = phrases.fold(draft.text.slice(span));
        phrases.find(&folded).first().map(|(_, range)| folded.span(range, span.start))
    })
}
