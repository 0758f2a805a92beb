//! SL06: a decimal point, a foreign group mark or a malformed group in a text of Vietnamese writing (handbook 6.1-6.4).

use super::reckon;
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::facts::quantity::{Figure, Writing};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MixedSeparators {
    /// Whether thousands without a dot are told too: so in the strict profile.
    pedantic: bool,
}

impl Check for MixedSeparators {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let figures = &draft.facts.figures;
        if self.pedantic {
            ungrouped(draft, found);
        }
        let odd = |f: &&Figure| matches!(f.writing, Writing::Point | Writing::CommaThousand | Writing::Malformed);
        if figures.iter().find(odd).is_none() {
            return;
        }
        let count = |writing: Writing| figures.iter().filter(|f| f.writing == writing).count();
        let (points, commas) = (count(Writing::Point), count(Writing::Comma));
        let habit = figures.iter().find(|f| f.writing == Writing::Comma);
        // A text of points throughout with a stray comma is told once.
        let mut told = 0;
        let mut grouped: FxHashMap<Decimal, &Figure> = FxHashMap::default();
        for figure in figures.iter().filter(|f| f.writing == Writing::Grouped) {
            grouped.entry(figure.value).or_insert(figure);
        }
        for figure in figures.iter().filter(odd) {
            let written = draft.text.slice(figure.number);
            let diagnostic = match figure.writing {
                Writing::Point => {
                    let Some(habit) = habit else { continue };
                    told += 1;
                    if points > commas && told > 1 {
                        continue;
                    }
                    finding(draft, figure, "main", written.replace(',', "").replace('.', ","))
                        .label(reckon::place(habit), "habit")
                }
                Writing::CommaThousand => {
                    let whole: String = written.chars().filter(char::is_ascii_digit).collect();
                    let Ok(value) = whole.parse::<Decimal>() else { continue };
                    let counts = figure.unit.is_some_and(Unit::is_exact);
                    let twin = grouped.get(&value).filter(|g| g.unit == figure.unit || figure.unit.is_none());
                    if !counts && twin.is_none() {
                        continue;
                    }
                    let finding = finding(draft, figure, "group", written.replace(',', "."));
                    twin.map_or(finding.clone(), |twin| finding.label(reckon::place(twin), "twin"))
                }
                _ => {
                    let finding = Diagnostic::at(reckon::place(figure)).say("malformed");
                    finding.value("written", written).value("right", "")
                }
            };
            found.push(diagnostic);
        }
    }
}

/// A finding with the writing that would be in keeping.
fn finding(draft: &Draft<'_>, figure: &Figure, say: &'static str, right: String) -> Diagnostic {
    Diagnostic::at(reckon::place(figure))
        .say(say)
        .value("written", draft.text.slice(figure.number))
        .value("right", right.clone())
        .fix(Fix::replace(Applicability::Unsafe, figure.number, right))
}

/// `1159 học sinh` in a text that writes `1.265`: one finding (handbook 6.3). What may be a year is left alone.
fn ungrouped(draft: &Draft<'_>, found: &mut Findings) {
    let figures = &draft.facts.figures;
    let Some(habit) = figures.iter().find(|f| f.writing == Writing::Grouped) else { return };
    let is_plain = |f: &&Figure| {
        let digits = f.number.len();
        let year = f.value >= Decimal::from(1900) && f.value <= Decimal::from(2100);
        f.writing == Writing::Plain && f.upper.is_none() && digits >= 4 && !year && f.unit.is_some_and(Unit::is_exact)
    };
    let places: Vec<&Figure> = figures.iter().filter(is_plain).collect();
    let Some((first, rest)) = places.split_first() else { return };
    let right = draft.text.slice(habit.number);
    found.push(
        Diagnostic::at(reckon::place(first))
            .say("plain")
            .value("written", draft.text.slice(first.number))
            .value("right", right)
            .at_most(Severity::Info)
            .label(reckon::place(habit), "grouped")
            .labels(rest.iter().map(|f| reckon::place(f)), "same"),
    );
}
