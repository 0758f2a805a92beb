//! TN07: another unit's name where the document's own belongs: left over from another commune's draft.

use crate::diagnostic::Diagnostic;
use crate::facts::agency::{OwnMention, Position};
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Holds the places where the own unit belongs against each other.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ForeignIssuer {
    /// The agency's own unit, where the user names it (`phường Mỹ An`); else it is learned from the draft.
    issuer: String,
}

impl Check for ForeignIssuer {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let agencies = &draft.facts.agencies;
        let Some(own) = &agencies.own else { return };
        let own_name = if self.issuer.is_empty() { own.name.clone() } else { crate::text::fold(&self.issuer) };
        let is_own =
            |mention: &OwnMention| own_name == mention.name || own_name.ends_with(&format!(" {}", mention.name));
        let witness = agencies.own_mentions.iter().find(|m| is_own(m));
        for mention in agencies.own_mentions.iter().filter(|m| !is_own(m)) {
            // A superior or another level beside the own name is no leftover; the place line may name a seat elsewhere.
            let same_level = mention.level.is_empty()
                || own.level.is_empty()
                || mention.level == own.level
                || is_commune(mention.level) && is_commune(&own.level);
            if !same_level || mention.position == Position::PlaceLine && !is_commune(&own.level) {
                continue;
            }
            let mut diagnostic = Diagnostic::at(mention.span)
                .value("other", draft.text.slice(mention.span))
                .value("own", witness.map_or(own_name.as_str(), |w| draft.text.slice(w.span)));
            if let Some(witness) = witness {
                diagnostic = diagnostic.label(witness.span, "own");
            }
            found.push(diagnostic);
        }
    }
}

/// Levels of one tier, whose documents are dated at the unit's own name (NĐ 30/2020, Phụ lục I, II.4).
fn is_commune(level: &str) -> bool {
    matches!(level, "xã" | "phường" | "thị trấn" | "đặc khu")
}
