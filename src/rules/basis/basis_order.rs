//! CC05: bases not ordered by rank, and within a rank by date.

use super::mention::name;
use crate::diagnostic::Diagnostic;
use crate::facts::citation::Citation;
use crate::rules::{Check, Draft, Findings};
use crate::tree::BasisLead;
use serde::Deserialize;

/// Holds the first document of each `Căn cứ` line against the line before.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BasisOrder {}

impl Check for BasisOrder {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let bases = draft.tree.parts().bases.iter().filter(|b| b.lead == BasisLead::CanCu && !b.leads_to_body);
        let mut last: Option<(&Citation, u8)> = None;
        for basis in bases {
            let at = draft.facts.citations.partition_point(|c| c.span.start < basis.lead_span.start);
            let first = draft.facts.citations.get(at).filter(|c| c.block == basis.node);
            let Some((citation, rank)) = first.and_then(|c| rank(draft, c).map(|rank| (c, rank))) else { continue };
            if let Some((before, above)) = last {
                let later = before.date.zip(citation.date).is_some_and(|(a, b)| a > b);
                if rank < above || (rank == above && later) {
                    let say = if rank < above { "main" } else { "date" };
                    found.push(
                        Diagnostic::at(citation.kind_span)
                            .say(say)
                            .value("earlier", name(draft, before))
                            .value("later", name(draft, citation))
                            .label(before.kind_span, "before"),
                    );
                }
            }
            last = Some((citation, rank));
        }
    }
}

/// The rank of a document in the system of law (Luật Ban hành văn bản quy phạm pháp luật, Điều 4); `None` outside it.
fn rank(draft: &Draft<'_>, citation: &Citation) -> Option<u8> {
    let kind = draft.text.slice(citation.kind_span).to_lowercase();
    let body = citation.parsed.as_ref().map_or("", |s| s.body.as_str());
    match kind.as_str() {
        "hiến pháp" => Some(0),
        "luật" | "bộ luật" => Some(1),
        "pháp lệnh" => Some(2),
        "nghị quyết" if body.starts_with("QH") => Some(1),
        "nghị quyết" if body.starts_with("UBTVQH") => Some(2),
        "nghị định" => Some(3),
        "quyết định" if body == "TTg" => Some(4),
        "thông tư" | "thông tư liên tịch" => Some(5),
        _ => None,
    }
}
