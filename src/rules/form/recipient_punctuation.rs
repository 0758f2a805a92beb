//! TT10: a nơi nhận line that does not end in `;`, or the last that does not end in `.`.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use crate::tree::Recipient;
use serde::Deserialize;

/// Judges the end of each line of nơi nhận.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RecipientPunctuation {}

impl Check for RecipientPunctuation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let recipients: Vec<&Recipient> = draft.tree.parts().recipients.iter().collect();
        // Party documents end their lines with commas (Hướng dẫn 36-HD/VPTW).
        let commas = recipients.iter().filter(|r| draft.text.slice(r.span).trim_end().ends_with(',')).count();
        if commas * 2 > recipients.len() {
            return;
        }
        let Some(last) = recipients.iter().rposition(|r| !r.sub) else { return };
        for (i, recipient) in recipients.iter().enumerate() {
            let detailed = recipients.get(i + 1).is_some_and(|next| next.sub);
            if recipient.sub || detailed || i > last {
                continue;
            }
            let wanted = if i == last { '.' } else { ';' };
            let text = draft.text.slice(recipient.span).trim_end();
            // `Bộ Nội vụ; (để báo cáo)`: the mark stands before the remark.
            let marked = text
                .strip_suffix(')')
                .and_then(|t| t.rsplit_once('('))
                .is_some_and(|(t, _)| t.trim_end().ends_with(wanted));
            if !text.ends_with(wanted) && !marked && !text.is_empty() && !text.ends_with(':') {
                found.push(report(text, recipient.span, wanted));
            }
        }
    }
}

fn report(text: &str, span: Span, wanted: char) -> Diagnostic {
    let bare = text.trim_end_matches([',', '.', ';', ' ', '/']);
    let mark = Span::new(span.start as usize + bare.len(), span.start as usize + text.len());
    let word = bare.rsplit(' ').next().unwrap_or(bare);
    let shown = Span { start: mark.start - word.len() as u32, end: mark.end };
    Diagnostic::at(shown).say(if wanted == '.' { "last" } else { "main" }).value("line", text).fix(Fix {
        applicability: Applicability::Safe,
        title: "main",
        edits: vec![Edit { span: mark, text: wanted.to_string() }],
    })
}
