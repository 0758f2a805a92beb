//! SL17: counts under ten written `02` here and `2` there (handbook 6.8), percentages with a zero, and names with a number
//! in two writings (`mức 02`, `mức 2`).

use super::reckon;
use crate::diagnostic::Diagnostic;
use crate::facts::quantity::{Figure, Writing};
use crate::facts::unit::Unit;
use crate::facts::words::Word;
use crate::rules::{Check, Draft, Findings, habit};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeadingZero {
    /// Nouns whose number is part of a name, in lower case: `mức`, `tổ`.
    named: FxHashSet<String>,
    /// Nouns that a number makes a class, not a count: `3 sao`.
    classes: Vec<String>,
}

impl Check for LeadingZero {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        self.names(draft, found);
        percentages(draft, found);
        let digits = |f: &Figure| draft.text.slice(f.number);
        // Times and ages (`6 tháng`, `5 tuổi`) are written without the zero also where counts have it.
        let is_count = |f: &&Figure| {
            f.writing == Writing::Plain
                && f.upper.is_none()
                && f.unit_span.is_some_and(|unit| !self.classes.iter().any(|class| class == draft.text.slice(unit)))
                && f.unit.is_some_and(|unit| matches!(unit, Unit::Things(_)) && !unit.is_time())
        };
        let padded = |f: &&Figure| digits(f).len() == 2 && digits(f).starts_with('0') && digits(f) != "00";
        let bare = |f: &&Figure| digits(f).len() == 1 && digits(f) != "0";
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

impl LeadingZero {
    /// One finding for each noun whose numbers are written both ways.
    fn names(&self, draft: &Draft<'_>, found: &mut Findings) {
        let words = &draft.facts.words;
        let is_named: Vec<bool> = words.forms.iter().map(|form| self.named.contains(form)).collect();
        let mut by_noun: FxHashMap<u32, (Vec<Span>, Vec<Span>)> = FxHashMap::default();
        for word in words.list.iter().filter(|w| is_named[w.id as usize]) {
            let Some((span, padded)) = number_after(draft, *word) else { continue };
            let (with, without) = by_noun.entry(word.id).or_default();
            if padded { with.push(span) } else { without.push(span) }
        }
        let both = by_noun.into_values().filter_map(|(with, without)| habit::rarer(with, without));
        let mut both: Vec<_> = both.collect();
        both.sort_by_key(|(few, _)| few[0]);
        for (few, many) in both {
            let told = habit::unlike(draft.text, &few, many[0], ("written", "right"), "habit");
            found.extend(told.map(|told| told.say("name")));
        }
    }
}

/// A noun with the number under ten right after it, and whether that has a zero.
fn number_after(draft: &Draft<'_>, word: Word) -> Option<(Span, bool)> {
    let rest = draft.text.content()[word.span.end as usize..].strip_prefix(' ')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = &rest[..digits];
    let padded = number.len() == 2 && number.starts_with('0');
    let after = &rest[digits..];
    let decimal = after.starts_with(['.', ',']) && after[1..].starts_with(|c: char| c.is_ascii_digit());
    let ends = !decimal && !after.starts_with(['/', ':', '%', '-']);
    let fits = number != "0" && number != "00" && (padded || number.len() == 1) && ends;
    // `tổ 3 người` counts.
    let counts = after.strip_prefix(' ').is_some_and(|after| {
        ["người", "hộ", "đồng chí", "thành viên", "em", "công", "cán bộ"].iter().any(|noun| after.starts_with(noun))
    });
    let end = word.span.end as usize + 1 + digits;
    (fits && !counts).then(|| (Span::new(word.span.start as usize, end), padded))
}

/// `dưới 01%`: decimals are never padded, and so no percentage is.
fn percentages(draft: &Draft<'_>, found: &mut Findings) {
    let is_padded = |f: &&Figure| {
        let digits = draft.text.slice(f.number);
        f.unit == Some(Unit::Percent) && digits.len() == 2 && digits.starts_with('0') && digits != "00"
    };
    let places: Vec<&Figure> = draft.facts.figures.iter().filter(is_padded).collect();
    let shown: Vec<Span> = places.iter().map(|f| reckon::place(f)).collect();
    if let Some(told) = habit::once(&shown) {
        let written = draft.text.slice(places[0].number);
        found.push(
            told.say("percent").value("written", written).value("right", places[0].value.normalize().to_string()),
        );
    }
}
