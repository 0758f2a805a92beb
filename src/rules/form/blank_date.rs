//! TT02: a date with a blank day, month or year.

use crate::diagnostic::Diagnostic;
use crate::facts::date::{DateMention, DateRole};
use crate::rules::{Check, Draft, Findings};
use crate::text::is_letter;
use crate::tree::Kind;
use serde::Deserialize;

/// Looks for dates whose day, month or year is to be filled in.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BlankDate {}

impl Check for BlankDate {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for date in draft.facts.dates.iter().filter(|date| is_blank(draft, date) && !is_in_form(draft, date)) {
            let say = match date.role {
                DateRole::Document => "main",
                DateRole::Caption => "caption",
                _ => "other",
            };
            found.push(Diagnostic::at(date.span).say(say).value("date", draft.text.slice(date.span)));
        }
    }
}

/// Whether the date stands in an appendix that others fill in: one named so, or with lines of dots to write on. Its caption
/// bears the document's own day.
fn is_in_form(draft: &Draft<'_>, date: &DateMention) -> bool {
    const FORMS: [&str; 6] = ["phiếu", "mẫu", "biểu mẫu", "tờ khai", "đơn", "giấy"];
    const TITLE: usize = 8;
    const BLANKS: usize = 2;
    let Some(appendix) = draft.tree.nearest(date.block, Kind::Appendix) else { return false };
    if matches!(date.role, DateRole::Document | DateRole::Caption) {
        return false;
    }
    let (from, to) = draft.tree.node(appendix).lines;
    let lines = || draft.text.lines()[from as usize..to as usize].iter().map(|line| draft.text.folded(line.span));
    let named = |line: &str| {
        let title = line.trim_start_matches(|c: char| !is_letter(c));
        FORMS.iter().any(|form| {
            let rest = title.strip_prefix(form);
            rest.is_some_and(|rest| {
                !rest.starts_with(is_letter) && !rest.starts_with(" vị") && !rest.starts_with(" giá")
            })
        })
    };
    let own = draft.text.folded(date.span);
    let dotted = |line: &str| !line.contains(own) && (line.contains("....") || line.contains("……"));
    lines().take(TITLE).any(named) || lines().filter(|line| dotted(line)).take(BLANKS).count() == BLANKS
}

/// A month and a year without a day are a date in full, but not the document's own; what begins with `ngày` promises a day.
fn is_blank(draft: &Draft<'_>, date: &DateMention) -> bool {
    let blank = [date.day, date.month, date.year].iter().any(|part| part.value.is_none());
    blank && (date.role == DateRole::Document || draft.text.folded(date.span).starts_with("ngày"))
}
