//! The wordings of a growth or difference: `A, tăng P% so với B`, `từ B lên A (tăng P%)`. States which figures belong together;
//! must not judge whether they agree.

use super::growth_in_time;
use crate::facts::phrase::{self, begins, lower, words};
use crate::facts::quantity::Figure;
use crate::facts::ratio::{self, Ratio, Wording};
use crate::facts::unit::Unit;
use crate::rules::Draft;
use crate::rules::wording::beside::last_word;
use crate::text::is_letter;

/// `A, tăng P so với B`, or `từ B lên A (tăng P)`.
pub(super) struct Growth {
    /// The later figure, its change and the earlier figure: indices into `Facts::figures`.
    pub now: usize,
    pub change: usize,
    pub then: usize,
    /// `tăng`, `vượt`; else `giảm`.
    pub rises: bool,
    /// `vượt`.
    pub exceeds: bool,
}

/// The growth that is stated from a figure on.
pub(super) fn read(draft: &Draft<'_>, first: usize) -> Option<Growth> {
    compared(draft, first)
        .or_else(|| growth_in_time::base_first(draft, first))
        .or_else(|| surplus(draft, first))
        .filter(|_| !is_difference(draft, first))
        .or_else(|| moved(draft, first))
        .or_else(|| behind_quotient(draft, first))
        .or_else(|| told_first(draft, first))
        .or_else(|| growth_in_time::merged(draft, first))
        .or_else(|| growth_in_time::year_by_year(draft, first))
        .or_else(|| growth_in_time::bracketed(draft, first))
}

/// The text between two figures of one line, without their bounds.
pub(super) fn between<'a>(draft: &Draft<'a>, first: usize, second: usize) -> Option<&'a str> {
    let (a, b) = (&draft.facts.figures[first], &draft.facts.figures[second]);
    draft.text.content().get(a.end() as usize..b.span.start as usize)
}

/// The text of a figure's line before it, as far as a reader looks back.
pub(super) fn before<'a>(draft: &Draft<'a>, figure: &Figure) -> &'a str {
    let line = draft.text.lines()[figure.line as usize].span;
    phrase::last_bytes(&draft.text.content()[line.start as usize..figure.span.start as usize], REACH)
}

/// Bytes of a line that are read before and behind a figure.
const REACH: usize = 400;

/// Whether a figure is said to be a difference (`tăng 2.000 lượt`), so that no other change is one of it.
pub(super) fn is_difference(draft: &Draft<'_>, figure: usize) -> bool {
    phrase::leads_to_difference(before(draft, &draft.facts.figures[figure]))
}

/// The text of a figure's line behind it.
pub(super) fn behind<'a>(draft: &Draft<'a>, figure: &Figure) -> &'a str {
    let line = draft.text.lines()[figure.line as usize].span;
    phrase::first_bytes(&draft.text.content()[figure.end().min(line.end) as usize..line.end as usize], REACH)
}

/// `tăng` or `giảm` as the last word, behind at most a few others, or behind the name of what is counted and a comma.
pub(super) fn change_word(stretch: &str) -> Option<bool> {
    // Most stretches end with another word: nothing more is asked of them.
    let word = last_word(stretch);
    let rises = direction(&lower(word)).or_else(|| more_or_less(stretch))?;
    // `từ 18,4% (năm 2021) xuống 6,9% (năm 2025), tức giảm `: what stands in brackets is said of the figure.
    let stretch = &phrase::outside_brackets(stretch);
    if phrase::has_break(stretch) || stretch.contains(')') {
        return None;
    }
    let parted = stretch.trim_end().strip_suffix(word).is_some_and(|lead| lead.trim_end().ends_with(','));
    (words(stretch).count() <= if parted { LONGEST_NOUN } else { 5 }).then_some(rises)
}

/// Words from what is counted to the change (`người tiêm vắc xin phòng dại, tăng`).
pub(super) const LONGEST_NOUN: usize = 8;

/// Whether a word says that more has become of it.
pub(super) fn direction(word: &str) -> Option<bool> {
    match word {
        "tăng" | "vượt" => Some(true),
        "giảm" | "thiếu" | "hụt" => Some(false),
        _ => None,
    }
}

/// `cao hơn`, `thấp hơn` at the end of a stretch.
pub(super) fn more_or_less(stretch: &str) -> Option<bool> {
    let mut back = phrase::words_back(phrase::last_bytes(stretch, 24)).map(lower);
    if !matches!(back.next()?.as_ref(), "hơn" | "kém") {
        return None;
    }
    match back.next()?.as_ref() {
        "cao" | "nhiều" => Some(true),
        "thấp" | "ít" => Some(false),
        _ => None,
    }
}

/// `A hộ, tăng P% so với năm trước (B hộ)`.
fn compared(draft: &Draft<'_>, now: usize) -> Option<Growth> {
    let (change, stretch) = outside(draft, now)?;
    let unit = draft.facts.figures[now].unit?;
    let rises = change_word(stretch)?;
    // `khối Đảng 16 người, khối chính quyền 46 người, thiếu 3 người so với biên chế (65 người)` is said of both.
    let lacking = matches!(last_word(stretch), "thiếu" | "hụt");
    if is_quotient(draft, now, change + 1) || lacking && has_like_before(draft, now) {
        return None;
    }
    against(draft, now, unit, change, rises)
}

/// Whether a figure of the same unit stands before one in its sentence.
fn has_like_before(draft: &Draft<'_>, figure: usize) -> bool {
    const BACK: usize = 4;
    let figures = &draft.facts.figures;
    (0..figure).rev().take(BACK).take_while(|&f| figures[f].line == figures[figure].line).any(|f| {
        let gap = between(draft, f, figure);
        figures[f].unit == figures[figure].unit && gap.is_some_and(|gap| phrase::sentence_end(gap).is_none())
    })
}

/// The next figure, beyond parentheses that open right behind the first (`2.346 em (mầm non 412 em, …), tăng …`), and what
/// stands before it.
fn outside<'a>(draft: &Draft<'a>, first: usize) -> Option<(usize, &'a str)> {
    let figures = &draft.facts.figures;
    let end = figures[first].end() as usize;
    let line = draft.text.lines()[figures[first].line as usize].span.end as usize;
    let behind = draft.text.content().get(end..line)?;
    if !behind.trim_start().starts_with('(') {
        return Some((first + 1, between(draft, first, first + 1)?));
    }
    let open = behind.find('(')? + 1;
    // `19 ca (giảm 7 ca so với năm trước là 26 ca)` has its change in them.
    if begins(&behind[open..], &["tăng"]).or_else(|| begins(&behind[open..], &["giảm"])).is_some() {
        return Some((first + 1, between(draft, first, first + 1)?.trim_start().strip_prefix('(')?));
    }
    // The next bracket closes it, or another opens inside.
    let close = open + memchr::memchr2(b'(', b')', &behind.as_bytes()[open..])?;
    if behind.as_bytes()[close] == b'(' {
        return None;
    }
    let next = first + figures[first..].partition_point(|f| (f.span.start as usize) < end + close);
    let start = figures.get(next)?.span.start as usize;
    Some((next, draft.text.content().get(end + close + 1..start)?))
}

/// `A/K hộ, đạt P%, tăng Q% so với năm trước (B hộ)`, `A hộ, đạt P% kế hoạch (K hộ), tăng Q% so với năm trước (B hộ)`, from
/// the last figure of the quotient.
fn behind_quotient(draft: &Draft<'_>, last: usize) -> Option<Growth> {
    let ratios = &draft.facts.ratios;
    let at = ratios.partition_point(|r| r.a + 2 < last);
    let near = ratios[at..].iter().take_while(|r| r.a < last);
    let ratio = near.filter(|r| r.unchecked.is_none()).find(|r| match r.wording {
        Wording::Slash => r.p == Some(last) && r.b + 1 == last,
        Wording::AgainstPlan => r.b == last && r.a + 2 == last,
        _ => false,
    })?;
    let unit = draft.facts.figures[ratio.a].unit.or(draft.facts.figures[ratio.b].unit)?;
    let stretch = between(draft, last, last + 1)?;
    let stretch = if ratio.b == last { stretch.strip_prefix(')').unwrap_or(stretch) } else { stretch };
    let clause = stretch.split_once(',').filter(|(plan, _)| ratio::is_plan_name(plan) || plan.trim().is_empty())?.1;
    let rises = change_word(clause).filter(|_| words(clause).count() == 1)?;
    against(draft, ratio.a, unit, last + 1, rises)
}

/// Words of the longest name of what is compared with (`thời điểm sắp xếp đơn vị hành chính`).
const LONGEST_NAME: usize = 8;

/// The growth of a figure by the change and the base that follow: `P% so với năm trước (B hộ)`.
fn against(draft: &Draft<'_>, now: usize, unit: Unit, change: usize, rises: bool) -> Option<Growth> {
    let figures = &draft.facts.figures;
    let then = change + 1;
    let (a, d, b) = (&figures[now], figures.get(change)?, figures.get(then)?);
    let fits = d.unit == Some(Unit::Percent) || d.unit == Some(unit) || d.unit == Some(Unit::Points);
    // `tăng 7% so với 9 tháng năm 2022` names a time.
    let timed = unit.is_time();
    let same =
        !timed && b.unit == Some(unit) && d.line == a.line && b.line == a.line && (fits || is_rate_of(draft, b, d));
    if !same || a.upper.is_some() || b.upper.is_some() || d.upper.is_some() {
        return None;
    }
    let base = between(draft, change, then)?;
    // `vượt 12% kế hoạch giao (38 triệu đồng)` needs no `so với`.
    let held = || (exceeds(draft, change) && ratio::is_plan_name(base)).then_some(0);
    let after = begins(base, &["so", "với"]).or_else(held)?;
    let rest = &base[after..];
    let frame = words(rest).map(lower).all(|w| {
        matches!(
            w.as_ref(),
            "năm"
                | "cùng"
                | "kỳ"
                | "kì"
                | "trước"
                | "kế"
                | "hoạch"
                | "kh"
                | "là"
                | "tháng"
                | "quý"
                | "đầu"
                | "cuối"
                | "ngoái"
                | "chỉ"
                | "tiêu"
                | "giao"
        )
    });
    // Whatever it is held against, its figure stands in parentheses right behind its name.
    let named = rest.ends_with('(') && (1..=LONGEST_NAME).contains(&words(rest).count());
    let plain = (frame || named) && !phrase::has_break(base) && !base.contains([',', ')']);
    plain.then(|| Growth { now, change, then, rises, exceeds: exceeds(draft, change) })
}

/// `tăng 7 triệu đồng` of `45 triệu đồng/người/năm`: whether a figure counts in what the other counts per head, year or area.
fn is_rate_of(draft: &Draft<'_>, rate: &Figure, change: &Figure) -> bool {
    let unit = |figure: &Figure| figure.unit_span.map_or("", |span| draft.text.folded(span));
    matches!(rate.unit, Some(Unit::Rate(_)))
        && unit(rate).split_once('/').is_some_and(|(counted, _)| !counted.is_empty() && counted == unit(change))
}

/// Whether `vượt` stands right before a figure.
fn exceeds(draft: &Draft<'_>, change: usize) -> bool {
    let before = &draft.text.content()[..draft.facts.figures[change].span.start as usize];
    words(phrase::last_bytes(before, 12)).last().is_some_and(|word| lower(word) == "vượt")
}

/// `từ B hộ lên A hộ (tăng P%)`.
fn moved(draft: &Draft<'_>, then: usize) -> Option<Growth> {
    let figures = &draft.facts.figures;
    let (now, change) = (then + 1, then + 2);
    let (b, a, d) = (&figures[then], &figures[now], &figures[change]);
    let lead = b.bound_spans.first().map(|&s| draft.text.slice(s));
    if lead.map(lower).as_deref() != Some("từ") || b.upper.is_some() || a.upper.is_some() || d.upper.is_some() {
        return None;
    }
    let step: Vec<_> = words(between(draft, then, now)?).map(lower).collect();
    let up = match step.last()?.as_ref() {
        "lên" => true,
        "xuống" | "còn" => false,
        _ => return None,
    };
    // `tăng từ 87%` begins another change.
    let starts = d.bound_spans.first().map(|&s| lower(draft.text.slice(s))).as_deref() == Some("từ");
    let same = a.unit.is_some() && (b.unit == a.unit || b.unit.is_none()) && !starts;
    let fits = same && (d.unit == Some(Unit::Percent) || d.unit == a.unit || d.unit == Some(Unit::Points));
    let lead = between(draft, now, change)?;
    let rises = change_word(lead).filter(|_| is_of_same(lead))?;
    let own = step.len() <= 4 && rises == up && !is_quotient(draft, then, change);
    // A base of its own behind the change (`tăng 5% so với kế hoạch`) is another comparison.
    let after = behind(draft, d);
    let alone = begins(after, &["so"]).is_none() && !after.starts_with('/');
    (fits && own && alone).then_some(Growth { now, change, then, rises, exceeds: false })
}

/// Whether nothing but the change stands behind the last mark, or behind the name of what is counted: a noun there is another
/// subject (`, sản lượng tăng`), a mean or a part (`, mỗi năm giảm`, `, trong đó bò tăng`).
pub(super) fn is_of_same(lead: &str) -> bool {
    let clause = lead.rsplit([',', ';', '(']).next().unwrap_or_default();
    let parted = clause.len() < lead.len();
    let link = |w: &str| {
        direction(w).is_some() || matches!(w, "tương" | "ứng" | "tức" | "đã" | "là" | "bằng" | "thêm" | "đương")
    };
    !parted || words(clause).map(lower).all(|w| link(&w))
}

/// `giảm 04 đơn vị (từ 63 đơn vị xuống còn 60 đơn vị)`, from the change.
fn told_first(draft: &Draft<'_>, change: usize) -> Option<Growth> {
    let figures = &draft.facts.figures;
    let (then, now) = (change + 1, change + 2);
    let (d, b, a) = (&figures[change], &figures[then], &figures[now]);
    let lead = b.bound_spans.first().map(|&s| draft.text.slice(s))?;
    if lower(lead) != "từ" || [d, b, a].iter().any(|f| f.upper.is_some()) {
        return None;
    }
    let stretch = between(draft, change, then)?;
    let noun = stretch.trim_end().strip_suffix(['(', ','])?;
    let before = before(draft, d);
    let clause = before.rsplit(['.', ';', ',']).next().unwrap_or_default();
    let rises = direction(&lower(words(clause).last()?))?;
    // `mỗi năm giảm 2% (từ 10% xuống 4%)` tells a step.
    let yearly = words(clause).map(lower).any(|w| matches!(w.as_ref(), "mỗi" | "hằng" | "hàng" | "quân"));
    let up = match words(between(draft, then, now)?).last().map(lower)?.as_ref() {
        "lên" => true,
        "xuống" | "còn" => false,
        _ => return None,
    };
    let plain = !phrase::has_break(noun) && !noun.contains([',', '/', ')', ':']) && words(noun).count() <= LONGEST_NOUN;
    let same = a.unit.is_some() && (b.unit == a.unit || b.unit.is_none()) && d.unit == a.unit;
    (plain && same && !yearly && rises == up).then_some(Growth { now, change, then, rises, exceeds: false })
}

/// `152/140 triệu đồng, vượt chỉ tiêu 8,6%`, `152/140 triệu đồng, vượt 8,6% kế hoạch`, from the first figure.
fn surplus(draft: &Draft<'_>, now: usize) -> Option<Growth> {
    let figures = &draft.facts.figures;
    let (then, change) = (now + 1, now + 2);
    let p = &figures[change];
    // `215 ha rừng tập trung/200 ha`: the name of what is counted may stand before the slash.
    let noun = between(draft, now, then)?.trim().strip_suffix('/')?;
    let named = noun.chars().all(|c| is_letter(c) || c == ' ') && words(noun).count() <= LONGEST_NOUN;
    if p.unit != Some(Unit::Percent) || p.upper.is_some() || !named || figures[now].unit != figures[then].unit {
        return None;
    }
    let lead = between(draft, then, change)?;
    let exceeded = lead.trim_start().strip_prefix([',', '(']).unwrap_or(lead);
    let name = &exceeded[begins(exceeded, &["vượt"])?..];
    let after = behind(draft, p);
    let is_plan = |text: &str| ratio::is_plan_name(text) && words(text).count() <= LONGEST_NAME;
    let closed = after.is_empty() || after.starts_with([',', ';', '.', ')']) || ratio::is_plan_name(after);
    let plain = (name.trim().is_empty() || is_plan(name)) && !name.contains([',', ';', '.', '(', ')']);
    (plain && closed).then_some(Growth { now, change, then, rises: true, exceeds: true })
}

/// `231 hộ, 1.012 khẩu, chiếm 12,4%; giảm 47 hộ so với đầu năm (278 hộ)`, from the change: other figures stand between.
pub(super) fn apart(draft: &Draft<'_>, change: usize) -> Option<Growth> {
    const BACK: usize = 5;
    const NEAR: usize = 64;
    const FAR: usize = 160;
    let figures = &draft.facts.figures;
    let d = &figures[change];
    let then = figures.get(change + 1).filter(|then| then.line == d.line)?;
    let unit = then.unit.filter(|_| d.unit == then.unit || matches!(d.unit, Some(Unit::Percent | Unit::Points)))?;
    // Most figures follow another word: nothing more is asked of them.
    let before = before(draft, d);
    let rises = direction(&lower(last_word(phrase::last_bytes(before, 12))))?;
    if words(before.rsplit([',', ';']).next()?).count() != 1 {
        return None;
    }
    // Behind a closed bracket, or of another unit: no figure that the change could be of.
    let mut now = None;
    for f in (0..change).rev().take(BACK).take_while(|&f| figures[f].line == d.line) {
        let gap = draft.text.content().get(figures[f].end() as usize..d.span.start as usize)?;
        if gap.len() > FAR || phrase::sentence_end(gap).is_some() || phrase::find_word(gap, "năm").is_some() {
            return None;
        }
        if figures[f].unit == Some(unit)
            && gap.matches(')').count() <= gap.matches('(').count()
            && !is_difference(draft, f)
        {
            now = Some(f);
            break;
        }
    }
    let ratios = &draft.facts.ratios;
    let near = |f: usize| ratios[ratios.partition_point(|r| r.a + BACK < f)..].iter().take(NEAR);
    let whole_of = |f: usize| near(f).find(|r| r.b == f && figures[r.a].unit == Some(unit));
    let now = now.map(|f| whole_of(f).map_or(f, |ratio| ratio.a)).filter(|&f| f + 1 < change)?;
    against(draft, now, unit, change, rises)
}

/// Whether one of the figures is an operand of a quotient.
pub(super) fn is_quotient(draft: &Draft<'_>, first: usize, last: usize) -> bool {
    let ratios = &draft.facts.ratios;
    let near = ratios.partition_point(|r| r.a + 2 < first)..ratios.partition_point(|r| r.a <= last);
    let of_whole =
        |r: &&Ratio| matches!(r.wording, Wording::Share | Wording::BareShare | Wording::Apart | Wording::Outcome);
    let quotients = ratios[near].iter().filter(|r| !of_whole(r));
    quotients.into_iter().any(|r| (first..=last).contains(&r.a) || (first..=last).contains(&r.b))
}
