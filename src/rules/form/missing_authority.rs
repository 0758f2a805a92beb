//! TT08: a collective body signs without `TM.`, or a deputy without `KT.`.

use super::signing::{is_of_committee, line};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Draft, Findings};
use crate::text::fold;
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
        let collective = parts.title.as_ref().is_some_and(|t| self.kinds.iter().any(|kind| kind == t.kind.key()));
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
        if let Some((text, span)) = first.filter(|_| signs_as_chairman && !has("tm") && !has("t/m")) {
            let diagnostic = Diagnostic::at(span).value("line", text);
            // `KT. CHỦ TỊCH` alone is how many committees have signed since 7/2025: worth a word, and no more.
            found.push(if has("kt") { diagnostic.at_most(Severity::Info) } else { diagnostic });
        }
        let deputy = titles.iter().find(|(text, _)| fold(text).starts_with("phó chủ tịch"));
        if let Some((text, span)) = deputy.filter(|_| !has("kt") && !has("k/t")) {
            found.push(Diagnostic::at(*span).say("deputy").value("line", *text));
        }
    }
}
