//! TT15: the signer's name in capitals, or with an academic title before it.

use super::signing::line;
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::{fold, is_capital, is_upper_word};
use serde::Deserialize;

/// Judges how the signer's name is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignerNameCase {
    /// Academic titles and honours (`TS`, `ThS`).
    titles: Vec<String>,
    /// Folded words of agencies whose heads may bear them (`bệnh viện`).
    exempt: Vec<String>,
}

impl Check for SignerNameCase {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        // In what capacity somebody signs minutes stands in capitals beside another's name: `THƯ KÝ | CHỦ TRÌ`.
        const CAPACITIES: [&str; 5] = ["chủ trì", "chủ tọa", "chủ toạ", "thư ký", "đại diện"];
        let parts = draft.tree.parts();
        let Some(name) = parts.signature.as_ref().and_then(|s| s.name) else { return };
        let (text, span) = line(draft, name);
        let folded = fold(text);
        if CAPACITIES.iter().any(|capacity| folded.starts_with(capacity)) {
            return;
        }
        let words = text.split_whitespace();
        if words.clone().count() > 1 && words.clone().all(is_upper_word) && text.chars().any(is_capital) {
            found.push(Diagnostic::at(span).value("name", text).value("title", ""));
            return;
        }
        let exempt = parts.issuer.iter().any(|&id| {
            let agency = fold(line(draft, id).0);
            self.exempt.iter().any(|word| agency.contains(word.as_str()))
        });
        let first = text.split(['.', ' ']).next().unwrap_or_default();
        if !exempt && self.titles.iter().any(|title| title == first) && text[first.len()..].starts_with(['.', ' ']) {
            found.push(Diagnostic::at(span).say("title").value("name", text).value("title", first));
        }
    }
}
