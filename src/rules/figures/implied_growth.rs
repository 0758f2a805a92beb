//! SL10, where a change is told in things and in per cent: `1.164 hộ, tăng 87 hộ, tương ứng tăng 7,5%`. What it grew from is
//! what is left without the change, or stands in brackets behind it.

use super::growth::{LONGEST_NOUN, before, behind, between, change_word, direction, is_difference};
use super::interval::{Interval, Rounding};
use super::reckon;
use crate::diagnostic::{Diagnostic, Evidence};
use crate::facts::phrase::{begins, has_break, lower, sentence_end, words};
use crate::facts::quantity::Figure;
use crate::facts::ratio;
use crate::facts::unit::Unit;
use crate::rules::wording::beside::last_word;
use crate::rules::{Draft, Findings};
use rustc_hash::FxHashSet;

/// Holds each such percentage against its change, but for those that are told already.
pub(super) fn check(draft: &Draft<'_>, rounding: Rounding, told: &FxHashSet<usize>, found: &mut Findings) {
    let figures = &draft.facts.figures;
    for p in 1..figures.len() {
        if figures[p].unit == Some(Unit::Percent)
            && figures[p - 1].line == figures[p].line
            && !told.contains(&p)
            && let Some(told) =
                behind_base(draft, p).or_else(|| behind_change(draft, p)).or_else(|| before_base(draft, p))
            && let Some(diagnostic) = told.judge(draft, rounding)
        {
            found.push(diagnostic);
        }
    }
}

/// A change and the percentage that it is said to be.
struct Told {
    now: usize,
    change: usize,
    /// Where the text names it.
    then: Option<usize>,
    share: usize,
    rises: bool,
    /// Whether the words say that it is of the change (`tăng 15%`): else it may be of the whole (`tương đương 115%`).
    said: bool,
}

/// `64 vụ, giảm 11 vụ (14,7%)`, `1.218 ha (xoài 578 ha, …), tăng 54 ha, tương đương tăng 4,64%`, from the percentage.
fn behind_change(draft: &Draft<'_>, share: usize) -> Option<Told> {
    let (change, next) = (share.checked_sub(1)?, share.checked_sub(2)?);
    let told = |now| is_changed(draft, now, change).map(|rises| (now, rises));
    let (now, rises) = told(next).or_else(|| told(before_bracket(draft, change)?))?;
    let lead = without_time(between(draft, change, share)?);
    let said = leads(lead, rises)?;
    // `vượt 256 triệu đồng, tăng 11,5% so với cùng kỳ`: of a base of its own.
    let bare = lead.trim_start().starts_with(',') && words(lead).count() == 1;
    let after = behind(draft, &draft.facts.figures[share]);
    if bare && (begins(after, &["so", "với"]).is_some() || ratio::is_plan_name(after)) {
        return None;
    }
    Some(Told { now, change, then: None, share, rises, said })
}

/// The figure before the bracket that closes right before a change.
fn before_bracket(draft: &Draft<'_>, change: usize) -> Option<usize> {
    const BACK: usize = 12;
    let figures = &draft.facts.figures;
    let is_outside =
        |f: usize| between(draft, f, change).is_some_and(|gap| gap.matches(')').count() <= gap.matches('(').count());
    let mut back = (0..change).rev().take(BACK).take_while(|&f| figures[f].line == figures[change].line);
    back.find(|&f| is_outside(f))
}

/// `số thu tăng 41,6 tỷ đồng, tương ứng tăng 15% (năm 2024: 276,8 tỷ đồng)`, from the percentage.
fn before_base(draft: &Draft<'_>, share: usize) -> Option<Told> {
    let figures = &draft.facts.figures;
    let (change, then) = (share - 1, share + 1);
    let base = figures.get(then).filter(|f| f.line == figures[share].line && f.is_operand() && f.upper.is_none())?;
    let d = figures[change].unit.filter(|_| figures[change].is_operand() && figures[change].upper.is_none())?;
    let name = between(draft, share, then)?.trim_start().strip_prefix('(')?;
    let timed = words(name).next().is_some_and(|w| matches!(lower(w).as_ref(), "năm" | "cùng" | "quý" | "tháng"));
    let rises = match lower(last_word(before(draft, &figures[change]))).as_ref() {
        "tăng" => true,
        "giảm" => false,
        _ => return None,
    };
    let counted = !matches!(d, Unit::Percent | Unit::PerMille | Unit::Points);
    let plain = timed && counted && base.unit == Some(d) && !name.contains([',', ';', ')']);
    let said = leads(without_time(between(draft, change, share)?), rises)?;
    plain.then_some(Told { now: then, change, then: Some(then), share, rises, said })
}

/// What leads to a percentage, without the time that the change is held against: ` so với đầu năm (tương ứng tăng `.
fn without_time(lead: &str) -> &str {
    let Some(from) = begins(lead, &["so", "với"]) else { return lead };
    let mark = lead[from..].find([',', '(']).map_or(lead.len(), |at| from + at);
    if words(&lead[from..mark]).count() <= 5 { &lead[mark..] } else { lead }
}

/// `64 vụ, giảm 11 vụ so với năm trước (75 vụ), tương ứng giảm 14,7%`, from the percentage.
fn behind_base(draft: &Draft<'_>, share: usize) -> Option<Told> {
    let figures = &draft.facts.figures;
    let now = share.checked_sub(3)?;
    let (change, then) = (now + 1, now + 2);
    let rises = is_changed(draft, now, change)?;
    let base = between(draft, change, then)?;
    let named = base.trim_end().ends_with('(') && words(base).next().is_some_and(|w| lower(w) == "so");
    let lead = between(draft, then, share)?.strip_prefix(')')?;
    let alike = figures[then].unit == figures[now].unit && figures[then].is_operand();
    let said = leads(lead, rises)?;
    // `…, tăng 33,3% so với cùng kỳ (90 người)` has a base of its own.
    let alone = begins(behind(draft, &figures[share]), &["so", "với"]).is_none();
    (alike && named && alone).then_some(Told { now, change, then: Some(then), share, rises, said })
}

/// Whether a figure is said to have risen or fallen by the next.
fn is_changed(draft: &Draft<'_>, now: usize, change: usize) -> Option<bool> {
    let (a, d) = (&draft.facts.figures[now], &draft.facts.figures[change]);
    let counted = a.unit.is_some_and(|u| !matches!(u, Unit::Percent | Unit::PerMille | Unit::Points));
    let plain = [a, d].iter().all(|f| f.is_operand() && f.upper.is_none());
    if a.line != d.line || a.unit != d.unit || !counted || !plain || is_difference(draft, now) {
        return None;
    }
    let stretch = between(draft, now, change)?;
    change_word(stretch).or_else(|| since_then(stretch))
}

/// ` vụ tai nạn. So với cùng kỳ năm 2023 giảm `: a sentence of its own tells the change.
fn since_then(stretch: &str) -> Option<bool> {
    const TIME: usize = 8;
    let (noun, told) = stretch.split_at(sentence_end(stretch)?);
    let told = told.strip_prefix('.')?;
    let plain = !noun.contains([',', '(', ')', ';', ':']) && words(noun).count() <= LONGEST_NOUN;
    let timed = begins(told, &["so", "với"]).is_some() && words(told).count() <= TIME;
    let rises = direction(&lower(last_word(told)))?;
    (plain && timed && !told.contains([',', '.', ';', '(', ')', ':'])).then_some(rises)
}

/// `, tương ứng tăng `, ` (`, ` (tăng `, ` (+`: what leads to the percentage that a change is, and whether it says that it is one.
fn leads(lead: &str, rises: bool) -> Option<bool> {
    // `(-5%)` is a fall.
    let sign = if rises { &['+'][..] } else { &['-', '–'] };
    let signed = lead.trim_end().strip_suffix(sign);
    let lead = signed.unwrap_or(lead);
    let list: Vec<_> = words(lead).map(lower).collect();
    let turns = |w: &str| direction(w) == Some(rises);
    let known = list
        .iter()
        .all(|w| matches!(w.as_ref(), "tương" | "ứng" | "đương" | "tức" | "hay" | "là" | "với" | "bằng") || turns(w));
    let said = signed.is_some() || list.iter().any(|w| turns(w));
    // `tăng 40 con, bằng 104% so với năm 2024` is of the whole.
    let of_whole = !said && list.iter().any(|w| w == "bằng");
    let stated = lead.trim_end().ends_with('(') || !list.is_empty();
    let marks = lead.chars().filter(|c| matches!(c, ',' | '(')).count();
    let plain = !has_break(lead) && !lead.contains([')', '/', ':']);
    (stated && known && !of_whole && list.len() <= 4 && marks == 1 && plain).then_some(said)
}

/// `145 hộ (7,8%), cuối năm 112 hộ (5,97%), giảm 33 hộ (1,83%)`: whether a percentage is what two rates of its line differ by.
fn is_difference_of_rates(draft: &Draft<'_>, share: usize) -> bool {
    const NEAR: usize = 10;
    let figures = &draft.facts.figures;
    let near = share.saturating_sub(NEAR)..(share + NEAR).min(figures.len());
    let rates: Vec<&Figure> = figures[near]
        .iter()
        .filter(|f| f.line == figures[share].line && f.unit == Some(Unit::Percent) && f.span != figures[share].span)
        .collect();
    rates.iter().any(|one| rates.iter().any(|other| one.value.saturating_sub(other.value) == figures[share].value))
}

impl Told {
    fn judge(&self, draft: &Draft<'_>, rounding: Rounding) -> Option<Diagnostic> {
        let figures = &draft.facts.figures;
        let (a, d, p) = (&figures[self.now], &figures[self.change], &figures[self.share]);
        if !p.is_operand() || p.upper.is_some() {
            return None;
        }
        let interval = |f| Interval::of(f, a.unit, rounding);
        let change = interval(d)?;
        let (base, value) = match self.then {
            Some(then) => (interval(&figures[then])?, figures[then].value),
            None if self.rises => (interval(a)?.minus(change)?, a.value.checked_sub(d.value)?),
            None => (interval(a)?.plus(change)?, a.value.checked_add(d.value)?),
        };
        let holds = |part| reckon::is_share(part, base, p.value, p.precision, rounding);
        if holds(change)? || !self.said && self.then != Some(self.now) && holds(interval(a)?)? {
            return None;
        }
        if is_difference_of_rates(draft, self.share) {
            return None;
        }
        let computed = reckon::share(d.value, value)?;
        let place = reckon::place(p);
        let text = draft.text;
        let unit = a.unit_span.map_or("", |unit| text.slice(unit));
        Some(
            Diagnostic::at(place)
                .say("implied")
                .value("change", text.slice(reckon::place(d)))
                .value("then", format!("{} {unit}", reckon::vietnamese(value)))
                .value("stated", text.slice(place))
                .value("computed", format!("{}%", reckon::vietnamese(computed.round_dp(4).normalize())))
                .label(reckon::place(a), "now")
                .label(reckon::place(d), "change")
                .evidence(Evidence {
                    formula: "a / b * 100",
                    operands: vec![("a".to_owned(), d.value), ("b".to_owned(), value)],
                    stated: p.value,
                    computed,
                    accepted: reckon::accepted(computed, p.precision, rounding),
                    hint: None,
                }),
        )
    }
}
