//! TT08: a collective body signs without `TM.`, or a deputy without `KT.`.

use super::signing::{COMMITTEE, COUNCIL, is_of_committee, issuing_body, line};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, fold};
use crate::tree::NodeId;
use serde::Deserialize;

/// Holds the signing block against the authority to sign.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingAuthority {
    /// Types that a committee issues as a body (a chairman's own decision is signed in his own right).
    kinds: Vec<String>,
}

impl Check for MissingAuthority {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        let Some(signature) = &parts.signature else { return };
        let collective = draft.titled().is_some_and(|kind| self.kinds.iter().any(|known| known == kind.key()));
        if !collective || !is_of_committee(draft) {
            return;
        }
        let authority: Vec<String> = signature.authority.iter().map(|&id| fold(line(draft, id).0)).collect();
        let has = |lead: &str| authority.iter().any(|a| a.starts_with(lead));
        let titles: Vec<_> = signature.titles.iter().map(|&id| line(draft, id)).collect();
        // `TL.`, `TUQ.`, `Q.` sign by another right; for a board its head signs, whatever he is elsewhere.
        let board = authority.iter().any(|a| a.contains("ban chỉ đạo") || a.contains("ban tổ chức"))
            || titles.iter().map(|(title, _)| fold(title)).chain(authority.iter().cloned()).any(|title| {
                let title = title.trim_start_matches("kt.").trim_start().trim_start_matches("phó ");
                title.starts_with("trưởng ban") || title.starts_with("trưởng đoàn")
            });
        if has("tl") || has("tuq") || has("q.") || board {
            return;
        }
        let first = signature.authority.first().map(|&id| line(draft, id)).or_else(|| titles.first().copied());
        let chairman = |text: &str| fold(text).contains("chủ tịch");
        let signs_as_chairman =
            titles.iter().any(|(t, _)| chairman(t)) || authority.iter().any(|a| a.contains("chủ tịch"));
        if let Some((text, span)) = first.filter(|_| has("t.m")) {
            let lead = Span { start: span.start, end: span.start + lead_len(text) };
            found.push(Diagnostic::at(lead).say("form").value("line", draft.text.slice(lead)));
        } else if let Some((text, span)) = first.filter(|_| signs_as_chairman && !has("tm") && !has("t/m")) {
            let diagnostic = Diagnostic::at(span).value("line", text);
            // `KT. CHỦ TỊCH` alone is how many committees have signed since 7/2025: worth a word, and no more.
            found.push(if has("kt") { diagnostic.at_most(Severity::Info) } else { diagnostic });
        }
        found.extend(other_body(draft, &signature.authority));
        // `KT. CHỦ TỊCH` and no post of the one who signs.
        let stands_in = signature.authority.iter().map(|&id| line(draft, id)).find(|(text, _)| is_standing_in(text));
        let post = |text: &str| ["phó", "ủy viên", "uỷ viên"].iter().any(|post| fold(text).contains(post));
        let has_post = titles.iter().any(|(text, _)| post(text)) || authority.iter().any(|text| post(text));
        if let Some((text, span)) = stands_in.filter(|_| !has_post && signature.name.is_some()) {
            found.push(Diagnostic::at(span).say("post").value("line", text));
        }
        let deputy = titles.iter().find(|(text, _)| fold(text).starts_with("phó chủ tịch"));
        if let Some((text, span)) = deputy.filter(|_| !has("kt") && !has("k/t")) {
            found.push(Diagnostic::at(*span).say("deputy").value("line", *text));
        }
    }
}

/// `KT. CHỦ TỊCH` and no more.
fn is_standing_in(text: &str) -> bool {
    fold(text).strip_prefix("kt.").is_some_and(|rest| rest.trim() == "chủ tịch")
}

/// Bytes of what stands for `TM.`.
fn lead_len(text: &str) -> u32 {
    text.find(char::is_whitespace).unwrap_or(text.len()) as u32
}

/// Signed on behalf of the council under a committee's header, or the reverse.
fn other_body(draft: &Draft<'_>, authority: &[NodeId]) -> Option<Diagnostic> {
    let own = issuing_body(draft)?;
    let others: &[&str] = if own == "UBND" { &COUNCIL } else { &COMMITTEE };
    let signed = authority.iter().map(|&id| line(draft, id)).find(|(text, _)| {
        let folded = fold(text);
        folded.starts_with("tm") && others.iter().any(|other| folded.contains(other))
    });
    signed.map(|(text, span)| Diagnostic::at(span).say("other").value("line", text).value("own", own))
}
