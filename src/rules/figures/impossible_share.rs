//! SL18: a share over 100 % of a closed whole: `12/10 khóm đạt`, `đạt 104% hộ dân`.

use super::reckon;
use crate::diagnostic::Diagnostic;
use crate::facts::phrase::{find_word, first_bytes, last_bytes, last_sentence, lower, sentence_end, words};
use crate::facts::quantity::Figure;
use crate::facts::ratio;
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use crate::text::is_letter;
use rust_decimal::Decimal;
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImpossibleShare {
    /// Units of which a place has so many and no more (`khóm`, `xã`).
    closed: Vec<String>,
    /// What is dealt with case by case (`vụ`, `đơn`).
    cases: Vec<String>,
    /// What is done with cases of which there are so many.
    deeds: Vec<String>,
    /// Words that tell of cases from the time before.
    carried: Vec<String>,
    /// What a share of is a share of a closed whole (`hộ dân`, `dân số`).
    wholes: Vec<String>,
    /// Words that make it the fulfilment of a plan, which may pass 100 %, or a gross rate.
    plans: Vec<String>,
}

impl Check for ImpossibleShare {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let figures = &draft.facts.figures;
        for ratio in &draft.facts.ratios {
            let (a, b) = (&figures[ratio.a], &figures[ratio.b]);
            let counts = a.is_count() && b.is_count() && a.is_operand() && b.is_operand();
            let closed = self.is_closed(b) || self.is_case(draft, b);
            let own = a.unit.is_none() || a.unit == b.unit;
            if counts && closed && own && a.value > b.value && !self.is_plan(draft, b) {
                let place = reckon::place(a).cover(reckon::place(b));
                found.push(
                    Diagnostic::at(place)
                        .say("count")
                        .value("share", draft.text.slice(place))
                        .value("whole", draft.text.slice(reckon::place(b))),
                );
            }
        }
        for pair in figures.windows(2) {
            let [a, b] = pair else { continue };
            let more = a.is_count() && b.is_count() && a.is_operand() && b.is_operand() && a.value > b.value;
            let own = a.unit.is_none() || a.unit == b.unit;
            if !more || !own || a.line != b.line || !self.is_closed(b) {
                continue;
            }
            let between =
                draft.text.content().get(a.end() as usize..reckon::place(b).start as usize).unwrap_or_default();
            if matches!(between.trim(), "trong số" | "trong tổng số") && !self.is_plan(draft, b) {
                let place = reckon::place(a).cover(reckon::place(b));
                let whole = draft.text.slice(reckon::place(b));
                found.push(
                    Diagnostic::at(place).say("count").value("share", draft.text.slice(place)).value("whole", whole),
                );
            }
        }
        let operands = ratio::operands(&draft.facts.ratios, figures.len());
        for (at, figure) in figures.iter().enumerate() {
            let over = figure.unit == Some(Unit::Percent) && figure.value > Decimal::ONE_HUNDRED && figure.is_operand();
            if !over || figure.upper.is_some() || operands[at] {
                continue;
            }
            if let Some(whole) = self.whole(draft, figure).filter(|_| !self.is_plan(draft, figure)) {
                let place = reckon::place(figure);
                found.push(Diagnostic::at(place).value("share", draft.text.slice(place)).value("whole", whole));
            }
        }
    }
}

impl ImpossibleShare {
    /// Whether a figure counts things of which a place has so many and no more.
    fn is_closed(&self, whole: &Figure) -> bool {
        whole.unit.is_some_and(|unit| self.closed.iter().any(|word| Unit::things(word) == unit))
    }

    /// `làm rõ 15/14 vụ`: of the cases there were, where none are taken over from the time before.
    fn is_case(&self, draft: &Draft<'_>, whole: &Figure) -> bool {
        if !whole.unit.is_some_and(|unit| self.cases.iter().any(|word| Unit::things(word) == unit)) {
            return false;
        }
        let (before, after) = sentence(draft, whole);
        let (before, after) = (crate::text::fold(before), crate::text::fold(after));
        let says = |words: &[String], text: &str| words.iter().any(|word| find_word(text, word).is_some());
        let clause = before.rsplit([',', ';']).next().unwrap_or_default();
        says(&self.deeds, clause) && !says(&self.carried, &before) && !says(&self.carried, &after)
    }

    /// Whether the sentence around a figure speaks of a plan.
    fn is_plan(&self, draft: &Draft<'_>, figure: &Figure) -> bool {
        let (before, after) = sentence(draft, figure);
        // Traffic is given to no one.
        let folded = (crate::text::fold(before) + " " + &crate::text::fold(after)).replace("giao thông", "");
        self.plans.iter().any(|word| find_word(&folded, word).is_some())
    }

    /// The closed whole that a percentage is stated of: `đạt 104% hộ dân`, `Tỷ lệ hộ dân … đạt 104%`.
    fn whole(&self, draft: &Draft<'_>, figure: &Figure) -> Option<String> {
        let (before, after) = sentence(draft, figure);
        let last = words(before).last().map(lower)?;
        if !matches!(last.as_ref(), "đạt" | "chiếm" | "có" | "là" | "cho" | "lệ") {
            return None;
        }
        let named = |text: &str| {
            let text = crate::text::fold(text);
            let text = ["tổng số ", "tổng ", "số "].iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(&text);
            let whole = self
                .wholes
                .iter()
                .find(|whole| text.strip_prefix(whole.as_str()).is_some_and(|rest| !rest.starts_with(is_letter)));
            whole.cloned()
        };
        let clause = before.rsplit([',', ';']).next().unwrap_or_default();
        let subject = || {
            let folded = crate::text::fold(clause);
            let at = find_word(&folded, "tỷ lệ").or_else(|| find_word(&folded, "tỉ lệ"))?;
            named(folded[at..].splitn(3, ' ').nth(2)?)
        };
        named(after.trim_start()).or_else(subject)
    }
}

/// The sentence before and behind a figure, on its line.
fn sentence<'a>(draft: &Draft<'a>, figure: &Figure) -> (&'a str, &'a str) {
    const REACH: usize = 400;
    let line = draft.text.lines()[figure.line as usize].span;
    let content = draft.text.content();
    let before = last_bytes(&content[line.start as usize..figure.span.start as usize], REACH);
    let after = first_bytes(&content[figure.end().min(line.end) as usize..line.end as usize], REACH);
    (&before[last_sentence(before)..], &after[..sentence_end(after).unwrap_or(after.len())])
}
