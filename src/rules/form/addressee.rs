//! TT16: `Kính gửi` in a kế hoạch, `Như trên` without `Kính gửi`, `V/v` under a named kind of document.

use super::signing::line;
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use crate::tree::DocumentKind;
use serde::Deserialize;

/// Holds the addressee against the kind of document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addressee {
    /// Types that are addressed to no one in particular.
    kinds: Vec<String>,
}

/// Whether a công điện (`… điện:`) or a giấy mời (`… kính mời:`) lists in its body those it goes to: `Như trên` is that list.
fn lists_above(draft: &Draft<'_>, kind: DocumentKind) -> bool {
    let leads: &[&str] = match kind {
        DocumentKind::CongDien => &["điện:", "điện :", "gửi:"],
        DocumentKind::GiayMoi => &["kính mời", "trân trọng mời"],
        _ => return false,
    };
    draft.text.lines().iter().any(|line| leads.iter().any(|lead| draft.text.folded(line.span).contains(lead)))
}

impl Check for Addressee {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        let Some(kind) = draft.titled().filter(|&kind| kind != DocumentKind::CongVan) else { return };
        let Some(title) = &parts.title else { return };
        let name = kind.name();
        if let Some(addressee) = parts.addressee.filter(|_| self.kinds.iter().any(|known| known == kind.key())) {
            let (_, span) = line(draft, addressee);
            found.push(Diagnostic::at(span).value("type", name).value("text", draft.text.slice(span)));
        }
        if parts.addressee.is_none() && !lists_above(draft, title.kind) {
            for recipient in &parts.recipients {
                let text = draft.text.folded(recipient.span);
                if text.starts_with("như trên") || text.starts_with("như kính gửi") {
                    let found_at = recipient.span;
                    found.push(
                        Diagnostic::at(found_at)
                            .say("above")
                            .value("type", name)
                            .value("text", draft.text.slice(found_at)),
                    );
                }
            }
        }
        if let Some(&first) = title.summary.first() {
            let (_, span) = line(draft, first);
            if draft.text.folded(span).starts_with("v/v") {
                let mark = Span { start: span.start, end: span.start + 3 };
                found.push(
                    Diagnostic::at(mark).say("subject").value("type", name).value("text", draft.text.slice(mark)),
                );
            }
        }
    }
}
