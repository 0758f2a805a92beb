//! Shares of a total that another sentence tells: `Toàn xã có 1.875 hộ. … Hộ nghèo 112 hộ, chiếm 5,97%`. Of the last figure
//! that may be the whole and the greatest that is said to be, the nearer fit is taken. Whoever judges one needs more than
//! the words to go by: what it is of may stand nowhere.

use super::share::{Hold, hold, is_of_whole};
use crate::facts::phrase::{
    find_word, last_bytes, last_sentence, leads_to_difference, opens_parenthesis, sentence_end,
};
use crate::facts::quantity::Figure;
use crate::facts::ratio::{Ratio, Wording};
use crate::facts::unit::Unit;
use crate::text::{Text, fold};
use rust_decimal::Decimal;

/// Words of a sentence that counts all there are.
const WHOLES: [&str; 9] = [
    "tổng số",
    "toàn xã",
    "toàn phường",
    "toàn thị trấn",
    "toàn huyện",
    "toàn thị xã",
    "toàn thành phố",
    "toàn tỉnh",
    "toàn thôn",
];

/// Words of a sentence that counts some of them, or what has become of them.
const SOME: [&str; 12] =
    ["tăng", "giảm", "thêm", "nghèo", "trong đó", "đạt", "trên", "còn", "hỗ trợ", "thoát", "vận động", "kế hoạch"];

/// Bytes before a figure that are read as its sentence.
const REACH: usize = 160;

/// Figures before and behind a share that it may be of, beside the total.
const NEAR: usize = 40;

/// The shares of totals told elsewhere, of those percentages that no list explains.
pub(super) fn shares(text: &Text, figures: &[Figure], known: &[Ratio], found: &mut Vec<Ratio>) {
    let taken = |p: usize, found: &[Ratio]| known.iter().chain(found).any(|ratio| ratio.p == Some(p));
    let stated: Vec<usize> = (1..figures.len()).filter(|&p| is_stated(text, figures, p) && !taken(p, found)).collect();
    let mut totals: Vec<usize> = Vec::new();
    let mut read = 0;
    for p in stated {
        let unit = figures[p - 1].unit;
        // Totals of other units are never asked for.
        for at in (read..p).filter(|&at| figures[at].unit == unit && is_whole(text, &figures[at])) {
            match totals.iter_mut().find(|total| figures[**total].unit == unit) {
                // A commune's total, not that of one of its villages.
                Some(total) if figures[*total].value < figures[at].value => *total = at,
                Some(_) => {}
                None => totals.push(at),
            }
        }
        read = p;
        found.extend(share(text, figures, &totals, p));
    }
}

/// Whether a percentage is said to be a share of the figure before it: `98 hộ, chiếm `.
fn is_stated(text: &Text, figures: &[Figure], p: usize) -> bool {
    let (figure, percent) = (&figures[p - 1], &figures[p]);
    if percent.unit != Some(Unit::Percent)
        || figure.line != percent.line
        || !matches!(figure.unit, Some(Unit::Things(_)))
    {
        return false;
    }
    // `đạt` alone may be of a plan that stands nowhere.
    let between = text.content().get(figure.end() as usize..percent.span.start as usize);
    between.is_some_and(|between| {
        let share = between.contains("chiếm") || between.contains("đạt tỷ lệ");
        share && matches!(hold(&between.replace("đạt tỷ lệ", "chiếm")), Some(Hold::Said))
    })
}

/// Whether the sentence before a figure says that it counts all there are.
fn is_whole(text: &Text, figure: &Figure) -> bool {
    if !figure.is_operand() || figure.upper.is_some() {
        return false;
    }
    let line = text.lines()[figure.line as usize].span.start as usize;
    let before = last_bytes(&text.content()[line..figure.span.start as usize], REACH);
    // Most sentences hold neither.
    if !before.contains("oàn ") && !before.contains("ổng số") {
        return false;
    }
    let said = fold(&before[last_sentence(before)..]);
    WHOLES.iter().any(|word| find_word(&said, word).is_some())
        && SOME.iter().all(|word| find_word(&said, word).is_none())
        && !said.contains(['(', ';', '/'])
}

/// The share that a percentage is of the total that counts the same as the figure before it.
fn share(text: &Text, figures: &[Figure], totals: &[usize], p: usize) -> Option<Ratio> {
    let part = p.checked_sub(1)?;
    let (figure, percent) = (&figures[part], &figures[p]);
    let told = totals.iter().copied().find(|&total| figures[total].unit == figure.unit);
    let candidates = told.into_iter().chain(last_whole(text, figures, part));
    let total = candidates.min_by_key(|&total| off(figure, percent, &figures[total]))?;
    let whole = &figures[total];
    let line = text.lines()[figure.line as usize].span;
    let before = last_bytes(&text.content()[line.start as usize..figure.span.start as usize], REACH);
    let lead = fold(before.rsplit(['.', ';', ',', '(']).next().unwrap_or_default());
    let own = ["trong", "riêng", "tăng", "giảm"].iter().any(|word| find_word(&lead, word).is_some());
    let behind = &text.content()[percent.end().min(line.end) as usize..line.end as usize];
    let plain = [figure, percent].iter().all(|f| f.is_operand() && f.upper.is_none());
    if own
        || !plain
        || total == part
        || figure.value >= whole.value
        || before.trim_end().ends_with('/')
        || !is_of_whole(behind)
    {
        return None;
    }
    let near = part.saturating_sub(NEAR)..(p + NEAR).min(figures.len());
    let other = |f: &usize| *f != part && *f != total && figures[*f].unit == figure.unit;
    Some(Ratio {
        a: part,
        b: total,
        p: Some(p),
        perhaps: None,
        span: figure.number.cover(percent.number),
        wording: Wording::Apart,
        verdict: None,
        others: near.filter(other).collect(),
        unchecked: None,
    })
}

/// The last figure before a part, a few lines back at most, that may be its whole: greater, of the same unit, and neither a
/// change nor itself a share.
fn last_whole(text: &Text, figures: &[Figure], part: usize) -> Option<usize> {
    const LINES: u32 = 6;
    let figure = &figures[part];
    let near = (0..part).rev().take(NEAR).take_while(|&f| figures[f].line + LINES >= figure.line);
    near.into_iter().find(|&f| {
        let whole = &figures[f];
        if whole.unit != figure.unit || whole.value <= figure.value || !whole.is_operand() {
            return false;
        }
        let line = text.lines()[whole.line as usize].span.start as usize;
        let before = last_bytes(&text.content()[line..whole.span.start as usize], REACH);
        let between = text.content().get(whole.end() as usize..figures[f + 1].span.start as usize);
        // What stands in the same sentence is read there, or told of something else.
        let gap = text.content().get(whole.end() as usize..figure.span.start as usize);
        let apart = whole.line != figure.line || gap.is_some_and(|gap| sentence_end(gap).is_some());
        let shared = figures[f + 1].unit == Some(Unit::Percent) && between.is_some_and(|gap| hold(gap).is_some());
        !shared && apart && !leads_to_difference(before) && !opens_parenthesis(before)
    })
}

/// How far a percentage is from what the part is of a whole.
fn off(part: &Figure, percent: &Figure, whole: &Figure) -> Decimal {
    let share = part.value.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole.value));
    share.map_or(Decimal::MAX, |share| share.saturating_sub(percent.value).abs())
}
