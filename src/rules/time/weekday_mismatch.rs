//! TG05: a weekday beside a date that falls on another.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::fold;
use serde::Deserialize;

/// Holds the weekday against the calendar.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WeekdayMismatch {}

/// Keys of the card's sentences, Monday first.
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Check for WeekdayMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for date in &draft.facts.dates {
            let (Some(day), Some((stated, span))) = (date.date, date.weekday) else { continue };
            let actual = day.weekday().to_monday_one_offset();
            if actual == stated {
                continue;
            }
            let key = DAYS[usize::try_from(actual - 1).unwrap_or_default() % 7];
            let written = draft.text.slice(date.span);
            let written =
                if fold(written).starts_with("ngày") { written.to_owned() } else { format!("ngày {written}") };
            found.push(
                Diagnostic::at(span)
                    .say(key)
                    .value("weekday", draft.text.slice(span))
                    .value("date", written)
                    .label(date.span, "date"),
            );
        }
    }
}
