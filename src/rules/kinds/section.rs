//! `section`: sections that a document must have, or must not have.

use super::folded::Phrases;
use crate::diagnostic::Diagnostic;
use crate::rules::{CardParams, Check, Draft, Findings};
use crate::tree::Kind;
use serde::Deserialize;

/// Parameters of the kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Params {
    /// Sections that must be there, each in one wording or several with `|` between.
    #[serde(default)]
    sections: Vec<String>,
    /// Sections that must not be there.
    #[serde(default)]
    forbidden: Vec<String>,
    /// Types of document it speaks of (`ke-hoach`); none: all.
    #[serde(default)]
    kinds: Vec<String>,
    /// Whether parts of documents are asked too.
    #[serde(default)]
    fragments: bool,
}

struct Section {
    phrases: Phrases,
    /// Usual wordings of the required sections; phrases from there on are forbidden.
    required: Vec<String>,
    kinds: Vec<String>,
    fragments: bool,
}

/// Makes the engine.
pub fn make(params: CardParams<'_>) -> Result<Box<dyn Check>, String> {
    let params: Params = params.read()?;
    if params.sections.is_empty() && params.forbidden.is_empty() {
        return Err("give `sections` or `forbidden`".to_owned());
    }
    super::known_documents(&params.kinds)?;
    let all = params.sections.iter().chain(&params.forbidden);
    let phrases = Phrases::new(all.map(|section| section.split('|').collect()), false)?;
    let required = params.sections.iter().map(|s| s.split('|').next().unwrap_or(s).trim().to_owned()).collect();
    Ok(Box::new(Section { phrases, required, kinds: params.kinds, fragments: params.fragments }))
}

impl Check for Section {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        if !super::speaks_of(&self.kinds, draft) {
            return;
        }
        let mut seen = vec![false; self.required.len()];
        let tree = draft.tree;
        let heads = tree.nodes().filter(|(_, node)| matches!(node.kind, Kind::Section | Kind::Appendix));
        for head in heads.filter_map(|(id, _)| tree.head(id)) {
            let node = tree.node(head);
            for line in node.lines.0..node.lines.1 {
                let span = draft.text.lines()[line as usize].span;
                let folded = self.phrases.fold(draft.text.slice(span));
                // A paragraph that opens a section is its heading up to the colon.
                let end = folded.text.find(':').unwrap_or(folded.text.len());
                let run_in = node.kind == Kind::Paragraph;
                for (phrase, range) in self.phrases.find(&folded) {
                    if run_in && range.end > end {
                        continue;
                    }
                    if let Some(seen) = seen.get_mut(phrase) {
                        *seen = true;
                    } else {
                        let at = folded.span(&range, span.start);
                        let words = draft.text.slice(at);
                        found.push(Diagnostic::at(at).say("forbidden").value("section", words));
                    }
                }
                if run_in {
                    break;
                }
            }
        }
        if !self.fragments && !tree.parts().is_whole() {
            return;
        }
        for (name, _) in self.required.iter().zip(seen).filter(|(_, seen)| !seen) {
            found.push(Diagnostic::whole().value("section", name.as_str()));
        }
    }
}
