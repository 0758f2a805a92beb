//! `forbidden-citation`: documents an agency no longer cites, with what to cite instead.

use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::rules::{CardParams, Check, Draft, Findings};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Parameters of the kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Params {
    /// Number and symbol of each document (`15/2014/NĐ-CP`), and what to cite instead (may be empty).
    documents: BTreeMap<String, String>,
    #[serde(default)]
    scope: Scope,
}

struct ForbiddenCitation {
    documents: FxHashMap<String, String>,
    scope: Scope,
}

/// Makes the engine.
pub fn make(params: CardParams<'_>) -> Result<Box<dyn Check>, String> {
    let params: Params = params.read()?;
    if params.documents.is_empty() {
        return Err("`documents` is empty".to_owned());
    }
    let documents = params.documents.into_iter().map(|(symbol, instead)| (plain(&symbol), instead)).collect();
    Ok(Box::new(ForbiddenCitation { documents, scope: params.scope }))
}

impl Check for ForbiddenCitation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let cited = draft.facts.citations.iter().filter_map(|citation| citation.symbol);
        let hits: Vec<_> = cited
            .filter_map(|symbol| self.documents.get(&plain(draft.text.slice(symbol))).map(|instead| (symbol, instead)))
            .collect();
        if hits.is_empty() {
            return;
        }
        let lines = self.scope.lines(draft);
        for (symbol, instead) in hits {
            if lines.binary_search(&draft.text.line_at(symbol.start)).is_ok() {
                let words = draft.text.slice(symbol);
                let say = if instead.is_empty() { "bare" } else { "main" };
                found.push(Diagnostic::at(symbol).say(say).value("document", words).value("instead", instead.as_str()));
            }
        }
    }
}

/// A symbol without spaces, in capitals, its number without leading zeros.
fn plain(symbol: &str) -> String {
    let symbol: String = symbol.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
    symbol.trim_start_matches('0').to_owned()
}
