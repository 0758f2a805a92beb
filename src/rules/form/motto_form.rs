//! TT17: quốc hiệu or tiêu ngữ misprinted.

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use crate::tree::{NodeId, grammar::national};
use serde::Deserialize;

/// Holds quốc hiệu and tiêu ngữ against their one wording.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MottoForm {}

/// NĐ 30/2020, Phụ lục I, II.1; the decree itself prints both HÒA and HOÀ (handbook 1.15).
const TITLES: [&str; 2] = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"];
const PARTY: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

impl Check for MottoForm {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        if let Some(title) = parts.national_title {
            let (text, span) = joined(draft, title, national::title_column);
            if !TITLES.contains(&text.as_str()) && text != PARTY {
                found.push(report(draft, span, &text, TITLES[0], "main"));
            }
        }
        if let Some(motto) = parts.motto {
            let (text, span) = joined(draft, motto, national::motto_column);
            if text != MOTTO {
                found.push(report(draft, span, &text, MOTTO, "motto"));
            }
        }
    }
}

fn report(draft: &Draft<'_>, span: Span, text: &str, right: &str, say: &'static str) -> Diagnostic {
    let diagnostic = Diagnostic::at(span).say(say).value("text", text).value("right", right);
    // Over two lines there is no single place to write it.
    if draft.text.slice(span).contains('\n') {
        return diagnostic;
    }
    diagnostic.fix(Fix::replace(Applicability::Safe, span, right))
}

/// The lines of a block as one, and their span; of two columns on one line the one asked for. Doubled spaces are CT04's.
fn joined(draft: &Draft<'_>, node: NodeId, column: fn(&str) -> Option<&str>) -> (String, Span) {
    let block = draft.text.slice(draft.tree.node(node).span).trim();
    let text = if block.contains('\n') { block } else { column(block).unwrap_or(block) };
    let span = Span::of(text, draft.text.content(), 0);
    (text.split_whitespace().collect::<Vec<_>>().join(" "), span)
}
