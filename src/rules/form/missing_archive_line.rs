//! TT11: no `Lưu: VT` line in nơi nhận, or not last.

use crate::diagnostic::Diagnostic;
use crate::facts::citation::System;
use crate::facts::phrase::begins;
use crate::rules::basis::mention::own_system;
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
            Some(archive) => {
                let line = draft.text.slice(archive.span);
                if let Some(say) = off_form(line).filter(|_| own_system(draft) == Some(System::State)) {
                    found
                        .push(Diagnostic::at(archive.span).say(say).value("line", line.trim_start_matches(['-', ' '])));
                }
            }
        }
    }
}

/// What an archive line of a State document lacks: `Lưu VT`, `Lưu: VP`, `Lưu: VT+VP` (handbook 1.49).
fn off_form(line: &str) -> Option<&'static str> {
    let rest = line.trim_start_matches(['-', '+', '*', ' ', '\u{a0}']);
    let rest = &rest[begins(rest, &["lưu"])?..];
    let Some(kept) = rest.trim_start().strip_prefix(':') else { return Some("colon") };
    let kept = kept.trim_start();
    let unit = kept.trim_end_matches(['.', ';', ' ']);
    if unit.is_empty() {
        return None;
    }
    let office = ["VT", "Vt", "Văn thư", "văn thư", "vt"].iter().find_map(|name| kept.strip_prefix(name));
    match office {
        None => (!kept.contains("VT")).then_some("office"),
        Some(behind) => {
            let mut chars = behind.trim_start().chars();
            let parted = chars.next().is_some_and(|mark| matches!(mark, '+' | ';' | '&' | '/'));
            (parted && chars.any(char::is_alphabetic)).then_some("separator")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::off_form;

    #[test]
    fn the_office_stands_first_behind_a_colon_and_commas_part_the_units() {
        for good in ["- Lưu: VT.", "- Lưu: VT, KTHT (5b).", "Lưu: VTUB, NC.", "- Lưu:  VT; ", "- Lưu: Văn thư."]
        {
            assert_eq!(off_form(good), None, "{good}");
        }
        assert_eq!(off_form("- Lưu VT."), Some("colon"));
        assert_eq!(off_form("- Lưu: VP."), Some("office"));
        assert_eq!(off_form("- Lưu: VT+VP."), Some("separator"));
    }
}
