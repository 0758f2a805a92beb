//! TT11: no `Lưu: VT` line in nơi nhận, or not last.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Looks for the archive line.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MissingArchiveLine {}

impl Check for MissingArchiveLine {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let recipients = &draft.tree.parts().recipients;
        let Some(last) = recipients.iter().rev().find(|r| !r.sub) else { return };
        match recipients.iter().find(|r| r.archive) {
            None => found.push(Diagnostic::at(last.span).say("main")),
            // Dispatch notes without a dash may follow it.
            Some(archive) if archive.node != last.node => {
                let after = recipients.iter().skip_while(|r| r.node != archive.node).skip(1).filter(|r| !r.sub);
                let more = after
                    .filter(|r| {
                        let line = draft.text.line_text(draft.text.line_at(r.span.start)).trim();
                        line.ends_with(';') || line.ends_with('.') && line.starts_with('-')
                    })
                    .count();
                if more > 0 {
                    found.push(Diagnostic::at(archive.span).say("order"));
                }
            }
            Some(_) => {}
        }
    }
}
