//! SL17: counts under ten written `02` here and `2` there (handbook 6.8).

use super::reckon;
use crate::diagnostic::Diagnostic;
use crate::facts::quantity::{Figure, Writing};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeadingZero {}

impl Check for LeadingZero {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let digits = |f: &Figure| draft.text.slice(f.number);
        // Times and ages (`6 tháng`, `5 tuổi`) are written without the zero also where counts have it.
        let is_count = |f: &&Figure| {
            f.writing == Writing::Plain
                && f.upper.is_none()
                && f.unit_span.is_some()
                && f.unit.is_some_and(|unit| matches!(unit, Unit::Things(_) | Unit::Percent) && !unit.is_time())
        };
        let padded = |f: &&Figure| digits(f).len() == 2 && digits(f).starts_with('0') && digits(f) != "00";
        let bare = |f: &&Figure| digits(f).len() == 1 && digits(f) != "0" && f.unit != Some(Unit::Percent);
        let counts = || draft.facts.figures.iter().filter(is_count);
        let (with, without) = (counts().filter(padded).count(), counts().filter(bare).count());
        // The habit of the text is the writing that it uses more; for a tie, the one with the zero, which guards against
        // alteration.
        let zero_is_habit = with >= without;
        let habit = if zero_is_habit { counts().find(padded) } else { counts().find(bare) };
        let Some(habit) = habit else { return };
        let told = |f: &&Figure| if zero_is_habit { bare(f) } else { padded(f) };
        for figure in counts().filter(told) {
            let value = figure.value.normalize();
            let right = if zero_is_habit { format!("0{value}") } else { value.to_string() };
            found.push(
                Diagnostic::at(reckon::place(figure))
                    .value("written", digits(figure))
                    .value("right", right)
                    .label(reckon::place(habit), "habit"),
            );
        }
    }
}
