//! Growth between two times that a sentence tells one after the other: `đầu năm 742 hộ, cuối năm còn 518 hộ, giảm 224 hộ`. States
//! which figures belong together; must not judge whether they agree.

use super::growth::{
    self, Growth, LONGEST_NOUN, before, behind, between, change_word, direction, is_of_same, is_quotient,
};
use crate::facts::phrase::{self, begins, lower, words};
use crate::facts::unit::Unit;
use crate::rules::Draft;

/// `sáp nhập 24 thôn thành 11 thôn, giảm 13 thôn`, `đầu năm 742 hộ, cuối năm còn 518 hộ, giảm 224 hộ`, from the first figure.
pub(super) fn merged(draft: &Draft<'_>, then: usize) -> Option<Growth> {
    let figures = &draft.facts.figures;
    let (now, change) = (then + 1, then + 2);
    let (b, a, d) = (&figures[then], &figures[now], &figures[change]);
    let things = matches!(b.unit, Some(Unit::Things(_))) && a.unit == b.unit && d.unit == b.unit;
    if !things || [d, b, a].iter().any(|f| f.upper.is_some()) || is_quotient(draft, then, change) {
        return None;
    }
    let step = between(draft, then, now)?;
    let closing = between(draft, now, change)?;
    if words(closing).count() != 1 || phrase::has_break(step) || change_word(closing) != Some(false) {
        return None;
    }
    let verbs: Vec<_> = words(step).map(lower).collect();
    let verbs: Vec<&str> = verbs.iter().map(AsRef::as_ref).collect();
    let clause = before(draft, b).rsplit(['.', ';']).next().unwrap_or_default();
    let straight = !step.contains([',', '(', ')', '/']) && matches!(verbs[..], ["thành" | "còn"] | ["xuống", "còn"]);
    // Nothing else is told between the beginning of the year and the figure.
    let opening = crate::text::fold(clause);
    let since = opening.rfind("đầu năm").map(|at| &opening[at..]);
    let over_year = verbs.ends_with(&["còn"])
        && phrase::find_word(step, "cuối năm").is_some()
        && since.is_some_and(|said| !said.contains([',', ';']) && words(said).count() <= LONGEST_NOUN);
    let after = behind(draft, d);
    let own = begins(after, &["so"]).is_none() && !closing.contains([')', '/', ':']);
    ((straight || over_year) && own).then_some(Growth { now, change, then, rises: false, exceeds: false })
}

/// `Năm 2022 có 60 hộ nghèo, năm 2023 còn 45 hộ, giảm 15 hộ`, from the first figure.
pub(super) fn year_by_year(draft: &Draft<'_>, then: usize) -> Option<Growth> {
    let figures = &draft.facts.figures;
    let (now, change) = (then + 1, then + 2);
    let (b, a, d) = (&figures[then], &figures[now], &figures[change]);
    let step = between(draft, then, now)?;
    let (noun, later) = step.split_once([',', ';'])?;
    let alike = b.unit.is_some() && a.unit == b.unit && (d.unit == a.unit || d.unit == Some(Unit::Percent));
    if !alike || [d, b, a].iter().any(|f| f.upper.is_some()) || later.contains([',', ';', '(', ')', '/', ':']) {
        return None;
    }
    let lead = between(draft, now, change)?;
    let rises = change_word(lead).filter(|_| is_of_same(lead))?;
    let clause = before(draft, b).rsplit(['.', ';', '(']).next().unwrap_or_default();
    let (first, said) = last_year(clause)?;
    let (second, told) = last_year(later)?;
    // The second year tells of the same: of nothing that the first did not name.
    let named: Vec<_> = words(said).chain(words(noun)).map(lower).collect();
    let same = words(told).map(lower).all(|w| AGAIN.contains(&w.as_ref()) || named.contains(&w));
    let near = named.len() <= 2 * LONGEST_NOUN && words(&later[..later.len() - told.len()]).count() == 1;
    // What stands behind the later figure names no other thing either.
    let tail = lead.split([',', '(']).next().unwrap_or_default();
    let own = words(tail).map(lower).all(|w| direction(&w).is_some() || named.contains(&w));
    let after = behind(draft, d);
    let alone = begins(after, &["so"]).is_none() && !after.starts_with('/') && !is_quotient(draft, then, change);
    (second == first + 1 && same && near && own && alone).then_some(Growth { now, change, then, rises, exceeds: false })
}

/// Words that tell of a year what was told of the one before.
const AGAIN: [&str; 16] =
    ["có", "còn", "đạt", "được", "là", "thu", "dự", "kiến", "phấn", "đấu", "giảm", "xuống", "tăng", "lên", "chỉ", "đã"];

/// `7 vụ (cùng kỳ 9 vụ, giảm 2 vụ)`, from the first figure.
pub(super) fn bracketed(draft: &Draft<'_>, now: usize) -> Option<Growth> {
    let figures = &draft.facts.figures;
    let (then, change) = (now + 1, now + 2);
    let (a, b, d) = (&figures[now], &figures[then], &figures[change]);
    let like = a.unit.is_some() && b.unit == a.unit && (d.unit == a.unit || d.unit == Some(Unit::Percent));
    let base = between(draft, now, then)?.trim_start().strip_prefix('(')?;
    let step = between(draft, then, change)?;
    let rises =
        direction(&lower(words(step).last()?)).filter(|_| words(step).count() == 1 && step.trim().starts_with(','))?;
    let past: Vec<_> = words(base).map(lower).collect();
    let timed = match &past[..] {
        [first, ..] => matches!(first.as_ref(), "cùng" | "năm" | "so") && past.len() <= 6,
        [] => false,
    };
    let plain = !base.contains([',', ';', ')', '(', '/']) && [a, b, d].iter().all(|f| f.upper.is_none());
    (like && timed && plain).then_some(Growth { now, change, then, rises, exceeds: false })
}

/// `52.318 triệu đồng, so với năm 2024 (49.720 triệu đồng) tăng 5,2%`, `96,4%, cao hơn mục tiêu (95%) là 1,4 điểm phần trăm`, from
/// the first figure.
pub(super) fn base_first(draft: &Draft<'_>, now: usize) -> Option<Growth> {
    let figures = &draft.facts.figures;
    let (then, change) = (now + 1, now + 2);
    let (a, b, d) = (&figures[now], &figures[then], &figures[change]);
    let rates = matches!(a.unit, Some(Unit::Percent));
    let fits = d.unit == Some(Unit::Percent) || d.unit == a.unit || d.unit == Some(Unit::Points);
    if a.unit.is_none() || b.unit != a.unit || !fits || [a, b, d].iter().any(|f| f.upper.is_some()) {
        return None;
    }
    // What is counted may be named behind the first figure.
    let (noun, lead) = between(draft, now, then)?.split_once(',')?;
    let name = lead.trim_end().strip_suffix('(')?;
    let step = between(draft, then, change)?.trim_start().strip_prefix(')')?;
    let said: Vec<_> = words(step).map(lower).collect();
    let rises = match said.last()?.as_ref() {
        word if direction(word).is_some() && said.len() == 1 && begins(name, &["so", "với"]).is_some() => {
            direction(word)?
        }
        "là" | "đến" | "tới" if said.len() == 1 && (rates || d.unit == a.unit) => {
            let first: Vec<_> = words(name).take(2).map(lower).collect();
            growth::more_or_less(&first.join(" ")).or_else(|| direction(first.first()?))?
        }
        _ => return None,
    };
    let short = words(name).count() <= LONGEST_NOUN + 2 && words(noun).count() <= LONGEST_NOUN;
    let plain = [noun, name, step].iter().all(|text| !text.contains([',', ';', '(', ')', ':', '/']));
    (short && plain && !phrase::has_break(name)).then_some(Growth { now, change, then, rises, exceeds: false })
}

/// The last `năm 2023` of a stretch, and what is said behind it.
fn last_year(text: &str) -> Option<(u32, &str)> {
    let at = text.rfind("năm ").max(text.rfind("Năm "))?;
    let rest = text[at + "năm".len()..].trim_start();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let year = (digits == 4).then(|| rest[..digits].parse().ok()).flatten()?;
    (1990..=2100).contains(&year).then_some((year, &rest[digits..]))
}
