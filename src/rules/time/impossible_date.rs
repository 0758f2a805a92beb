//! TG04: a date that no calendar has: 31/4, 30/02, month 13, the year 20244.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use memchr::memmem;
use serde::Deserialize;

/// Looks at complete dates.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ImpossibleDate {}

impl Check for ImpossibleDate {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for date in &draft.facts.dates {
            let full_year = date.year.digits == 4;
            if full_year && date.is_complete() && date.date.is_none() {
                found.push(Diagnostic::at(date.span).value("date", draft.text.slice(date.span)));
            }
        }
        for span in long_years(draft) {
            found.push(Diagnostic::at(span).say("year").value("date", draft.text.slice(span)));
        }
    }
}

/// `năm 20244`: a year of this century with a digit too many.
fn long_years<'d>(draft: &'d Draft<'_>) -> impl Iterator<Item = Span> + 'd {
    let content = draft.text.folded(Span::new(0, draft.text.content().len()));
    memmem::find_iter(content.as_bytes(), "năm 20").filter_map(move |at| {
        let start = at + "năm ".len();
        let digits = content[start..].bytes().take_while(u8::is_ascii_digit).count();
        let figure = content[start + digits..].starts_with(['.', ','])
            && content[start + digits + 1..].starts_with(|c: char| c.is_ascii_digit());
        (digits == 5 && !figure).then(|| Span::new(start, start + digits))
    })
}
