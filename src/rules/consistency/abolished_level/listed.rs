//! Levels named in a row, without a name of their own: `100% xã, phường, thị trấn`, `UBND các huyện, thị xã, thành phố`.

use super::{is_cited, tells_history};
use crate::facts::words::WordClass;
use crate::rules::wording::beside::Beside;
use crate::rules::{Draft, Findings, habit};
use crate::text::{Span, fold};
use crate::tree::{Kind, Kinds};

/// Kinds of unit, and whether they ended with the district level.
const UNITS: [(&[&str], bool); 8] = [
    (&["xã"], false),
    (&["phường"], false),
    (&["đặc", "khu"], false),
    (&["thành", "phố"], false),
    (&["thị", "trấn"], true),
    (&["thị", "xã"], true),
    (&["huyện"], true),
    (&["quận"], true),
];

/// What names a measure, a programme or an institution of the law by these words, folded: `giáo dục tại xã, phường, thị trấn`.
const NAMES_BEFORE: [&str; 6] = ["giáo dục tại", "dân chủ ở", "trung tâm y tế", "bệnh viện", "trung tâm", "phân loại"];
const NAMES_AFTER: [&str; 4] = ["đạt chuẩn", "tiêu biểu", "phù hợp với trẻ em", "cũ"];

/// One finding a draft, with a label at each other place.
pub fn check(draft: &Draft<'_>, found: &mut Findings) {
    let words = &draft.facts.words;
    let mut places: Vec<Span> = Vec::new();
    // The second word of those units that ended tells where to look.
    let heads = ["trấn", "huyện", "quận", "thị"].into_iter().filter_map(|form| words.forms.id(form));
    let mut at: Vec<usize> = heads.flat_map(|id| draft.places().of_form(id).collect::<Vec<_>>()).collect();
    at.sort_unstable();
    for i in at {
        if let Some(span) = row(draft, i)
            && places.last().is_none_or(|last| !last.overlaps(span))
            && is_acting(draft, span)
        {
            places.push(span);
        }
    }
    let Some(told) = habit::once(&places) else { return };
    let body = draft.text.slice(places[0]).split_whitespace().collect::<Vec<_>>().join(" ");
    found.push(told.say("listed").value("body", body));
}

/// The row of units around a word: two units or more, one of them of those that ended.
fn row(draft: &Draft<'_>, at: usize) -> Option<Span> {
    let beside = Beside::of(draft);
    let list = &beside.words.list;
    let unit_at = |i: usize| {
        UNITS.iter().find_map(|(forms, ended)| {
            let run = list.get(i..i + forms.len())?;
            let same = run.iter().zip(*forms).all(|(word, form)| beside.words.form(*word) == *form);
            let plain = run[0].class != WordClass::Upper && run[1..].iter().all(|word| word.class == WordClass::Lower);
            (same && plain).then_some((i + forms.len(), *ended))
        })
    };
    // Back to the first unit of the row; what stands before `thị trấn` begins one or two words earlier.
    let comma = |a: usize, b: usize| {
        let between = draft.text.slice(Span { start: list[a].span.end, end: list[b].span.start });
        list[a].line == list[b].line && between.trim() == ","
    };
    let mut first = (at.saturating_sub(1)..=at).find(|&i| unit_at(i).is_some_and(|(end, _)| end > at))?;
    while let Some(before) = (first.saturating_sub(2)..first)
        .find(|&i| unit_at(i).is_some_and(|(end, _)| end == first) && comma(first - 1, first))
    {
        first = before;
    }
    let (mut end, mut ended) = unit_at(first)?;
    let mut units = 1;
    while list.get(end).is_some() && comma(end - 1, end) {
        let Some((next, also)) = unit_at(end) else { break };
        (end, ended, units) = (next, ended || also, units + 1);
    }
    // `thị xã Bình Minh`: the last one has a name, and the row is none of levels.
    let named = beside.after(end - 1).is_some_and(|next| next.class == WordClass::Title);
    (units > 1 && ended && !named).then(|| beside.span(first, end - 1))
}

/// Whether the row is spoken of as it is now: not in a cited document's title, a quotation, the name of a programme, nor a
/// clause about the past.
fn is_acting(draft: &Draft<'_>, span: Span) -> bool {
    const BESIDE: Kinds = Kinds::of(&[Kind::Type, Kind::Summary, Kind::Bases, Kind::Basis, Kind::Issuer, Kind::Note]);
    let index = draft.text.line_at(span.start);
    let line = draft.text.lines()[index].span;
    let text = draft.text.slice(line);
    let (before, after) = (&text[..(span.start - line.start) as usize], &text[(span.end - line.start) as usize..]);
    let quoted = before.matches('“').count() > before.matches('”').count() || before.matches('"').count() % 2 == 1;
    let (lead, rest) = (fold(before), fold(after));
    let lead = lead.trim_end().trim_end_matches("các").trim_end();
    let is_name = NAMES_BEFORE.iter().any(|name| lead.ends_with(name))
        || NAMES_AFTER.iter().any(|name| rest.trim_start().starts_with(name));
    !quoted
        && !is_name
        && !draft.tree.is_in_any(draft.tree.leaf_of_line(index), BESIDE)
        && !is_cited(draft, span)
        && !tells_history(draft, span, false)
        && !names_past_year(draft, span)
}

/// Whether the sentence names a year before the district level ended, other than as the beginning of what goes on (`từ năm
/// 2025 trở đi`).
fn names_past_year(draft: &Draft<'_>, span: Span) -> bool {
    const ENDED: u32 = 2025;
    let line = draft.text.lines()[draft.text.line_at(span.start)].span;
    let text = draft.text.slice(line);
    let at = (span.start - line.start) as usize;
    let from = text[..at].rfind([';', '.']).map_or(0, |i| i + 1);
    let to = text[at..].find([';', '.']).map_or(text.len(), |i| at + i);
    let numbers = text[from..to].split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    numbers.filter_map(|number| number.parse().ok()).any(|year: u32| (1900..ENDED).contains(&year))
}
