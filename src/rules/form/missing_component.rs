//! TT03: mandatory components of header and foot that the document lacks. One finding that lists them.

use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::basis::mention::is_of_organisation;
use crate::rules::{Check, Draft, Findings};
use crate::tree::DocumentKind;
use serde::Deserialize;

/// Lists the absent components of NĐ 30/2020, Điều 8 khoản 2.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MissingComponent {}

impl Check for MissingComponent {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        if !parts.is_whole() {
            return;
        }
        let named = parts.title.is_some();
        let has_summary = parts.title.as_ref().is_none_or(|t| !t.summary.is_empty() || t.kind == DocumentKind::Other);
        let components = [
            // The youth union and its like have a title of their own.
            (
                "quốc hiệu, tiêu ngữ",
                parts.national_title.is_some() || parts.motto.is_some() || is_of_organisation(draft),
            ),
            ("tên cơ quan ban hành", !parts.issuer.is_empty()),
            ("số, ký hiệu", parts.number.is_some()),
            ("địa danh, thời gian ban hành", parts.place_date.is_some()),
            ("tên loại", named || parts.addressee.is_some()),
            ("trích yếu nội dung", has_summary),
            ("chức vụ, họ tên người ký", parts.signature.is_some()),
            ("nơi nhận", parts.recipients_heading.is_some() || !parts.recipients.is_empty()),
        ];
        let missing: Vec<&str> = components.iter().filter(|(_, there)| !there).map(|(name, _)| *name).collect();
        if missing.is_empty() {
            return;
        }
        let diagnostic = Diagnostic::whole().value("components", missing.join("; "));
        // Extraction loses headers: only a format that keeps layout can prove an absence (handbook R1).
        let sure = draft.text.source().format.has_layout();
        found.push(if sure { diagnostic } else { diagnostic.at_most(Severity::Info) });
    }
}
