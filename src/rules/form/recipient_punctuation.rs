//! TT10: a nơi nhận line that does not end in `;`, or the last that does not end in `.`; `Lưu: VT+VP`; in the strict profile
//! also two recipients on one line and names of recipients cut short.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::facts::words::WordClass;
use crate::rules::{Check, Draft, Findings, habit};
use crate::text::Span;
use crate::tree::Recipient;
use serde::Deserialize;

/// Judges the end of each line of nơi nhận.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RecipientPunctuation {
    /// Whether recipients on one line and cut-short names are told too: so in the strict profile.
    pedantic: bool,
    /// Short forms that stand for a part of a body before its name (`TT.ĐU`).
    parts: Vec<String>,
}

impl Check for RecipientPunctuation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let recipients: Vec<&Recipient> = draft.tree.parts().recipients.iter().collect();
        if let Some(diagnostic) = recipients.iter().filter(|r| r.archive).find_map(|r| archive(draft, r.span)) {
            found.push(diagnostic);
        }
        if self.pedantic {
            Self::on_one_line(draft, &recipients, found);
            self.cut_short(draft, &recipients, found);
        }
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
            // `Các cơ quan:` leads to names; `(để báo cáo):` leads to none.
            let leads = text.ends_with(':') && !text.ends_with("):");
            if !text.ends_with(wanted) && !marked && !text.is_empty() && !leads {
                found.push(report(text, recipient.span, wanted));
            }
        }
    }
}

fn report(text: &str, span: Span, wanted: char) -> Diagnostic {
    let bare = text.trim_end_matches([',', '.', ';', ':', ' ', '/']);
    let mark = Span::new(span.start as usize + bare.len(), span.start as usize + text.len());
    let word = bare.rsplit(' ').next().unwrap_or(bare);
    let shown = Span { start: mark.start - word.len() as u32, end: mark.end };
    Diagnostic::at(shown).say(if wanted == '.' { "last" } else { "main" }).value("line", text).fix(Fix {
        applicability: Applicability::Safe,
        title: "main",
        edits: vec![Edit { span: mark, text: wanted.to_string() }],
    })
}

/// `Lưu: VT+VP`: the unit stands after a comma (NĐ 30/2020, Phụ lục I, II.9d).
fn archive(draft: &Draft<'_>, line: Span) -> Option<Diagnostic> {
    let text = draft.text.slice(line);
    let at = text.find("VT+").or_else(|| text.find("VT +"))?;
    let start = text[..at].rfind(' ').map_or(0, |i| i + 1);
    let end = at + text[at..].find([' ', ';', '.', ',']).unwrap_or(text.len() - at);
    let shown = Span::new(line.start as usize + start, line.start as usize + end);
    Some(Diagnostic::at(shown).say("archive").value("line", &text[start..end]).at_most(Severity::Info))
}

impl RecipientPunctuation {
    /// `- TT.ĐU; TT.HĐND xã;`: a semicolon ends a line; groups on one line are parted by commas.
    fn on_one_line(draft: &Draft<'_>, recipients: &[&Recipient], found: &mut Findings) {
        let places = recipients.iter().filter_map(|r| {
            let at = draft.text.slice(r.span).trim_end().trim_end_matches([';', '.']).find("; ")?;
            // `Bộ Nội vụ; (để báo cáo)`: a remark follows, no recipient.
            let next = draft.text.slice(r.span)[at + 2..].trim_start();
            (!next.starts_with('(')).then(|| Span::new(r.span.start as usize + at, r.span.start as usize + at + 1))
        });
        told(draft, "two", &places.collect::<Vec<Span>>(), found);
    }

    /// `TT.ĐU`, `VP. HĐND-UBND`: the recipient's name is given so that a stranger can read it.
    fn cut_short(&self, draft: &Draft<'_>, recipients: &[&Recipient], found: &mut Findings) {
        let words = &draft.facts.words;
        let mut places = Vec::new();
        for line in recipients.iter().filter(|r| !r.archive) {
            for pair in words.in_span(line.span).windows(2) {
                let (part, body) = (draft.text.slice(pair[0].span), draft.text.slice(pair[1].span));
                let gap = draft.text.slice(Span { start: pair[0].span.end, end: pair[1].span.start });
                let upper = pair.iter().all(|w| w.class == WordClass::Upper);
                if upper && self.parts.iter().any(|p| p == part) && matches!(gap, "." | ". " | " ") && body != "HCM" {
                    places.push(pair[0].span.cover(pair[1].span));
                } else if part == part.to_uppercase() && gap == ". " && self.parts.iter().any(|p| p == part) {
                    places.push(pair[0].span);
                }
            }
        }
        told(draft, "short", &places, found);
    }
}

/// One finding for all places.
fn told(draft: &Draft<'_>, say: &'static str, places: &[Span], found: &mut Findings) {
    if let Some(told) = habit::once(places) {
        found.push(told.say(say).value("line", draft.text.slice(places[0])).at_most(Severity::Info));
    }
}
