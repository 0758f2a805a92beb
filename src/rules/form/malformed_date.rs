//! TT05: the place–date line off its form.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, fold};
use crate::tree::DatePart;
use serde::Deserialize;

/// Looks at the line `Địa danh, ngày … tháng … năm …`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MalformedDate {}

impl Check for MalformedDate {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let Some(line) = &draft.tree.parts().place_date else { return };
        let date = draft.text.slice(line.date);
        let folded = fold(date);
        // A line that names the day in figures is off as a whole; its zeros are then no matter.
        if !folded.contains("tháng") {
            if line.day.value.is_some() && line.month.value.is_some() && line.year.value.is_some() {
                found.push(Diagnostic::at(line.date).say("figures").value("written", date));
            }
        } else if !folded.contains("năm") && line.year.value.is_some() {
            found.push(Diagnostic::at(line.date).say("year").value("written", date));
        } else {
            zero(draft, line.day, |day| day < 10, "day", found);
            zero(draft, line.month, |month| month < 3, "month", found);
        }
        let is_complete = [line.day, line.month, line.year].iter().all(|part| part.value.is_some());
        if line.place.is_empty() && is_complete && !is_begun_above(draft, line.date) {
            found.push(Diagnostic::at(line.date).say("place").value("written", date));
        }
        if let Some(rest) = date.strip_prefix('N').filter(|_| !line.place.is_empty()) {
            let span = Span { start: line.date.start, end: line.date.end - rest.len() as u32 };
            let fix = Fix::replace(Applicability::Safe, span, "n");
            found.push(Diagnostic::at(span).say("letter").value("written", date).fix(fix));
        }
        if !line.comma && !line.place.is_empty() {
            let at = line.place.end_point();
            let fix = Fix {
                applicability: Applicability::Safe,
                title: "main",
                edits: vec![Edit { span: at, text: ",".into() }],
            };
            found.push(Diagnostic::at(line.place).say("comma").value("written", draft.text.slice(line.place)).fix(fix));
        }
    }
}

/// Whether the line before ends as a place's name does that goes on with its day, or nothing stands before: the header may
/// have been torn apart when it was read.
fn is_begun_above(draft: &Draft<'_>, date: Span) -> bool {
    let line = draft.text.line_at(date.start);
    let Some(above) = line.checked_sub(1) else { return true };
    draft.text.line_text(above).trim_end().ends_with(',') || !draft.tree.parts().is_whole()
}

/// A day under ten or a January or February without its zero (NĐ 30/2020, Phụ lục I, II.4b).
fn zero(draft: &Draft<'_>, part: DatePart, wants: impl Fn(u32) -> bool, say: &'static str, found: &mut Findings) {
    let Some(value) = part.value.filter(|&v| v > 0 && wants(v) && part.digits == 1) else { return };
    let written = draft.text.slice(part.span);
    let lead = written.len() - written.trim_start().len();
    let start = part.span.start + lead as u32;
    let span = Span { start, end: start + 1 };
    let fix = Fix::replace(Applicability::Safe, span, format!("0{value}"));
    found.push(Diagnostic::at(span).say(say).value("written", value.to_string()).fix(fix));
}
