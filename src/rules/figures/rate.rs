//! [`Rate`]: a figure of so much for each: `58 tạ/ha`, `50 triệu đồng/căn`, `mỗi suất trị giá 300.000 đồng`. Says which figures it
//! multiplies and which it makes; must not judge.

use crate::facts::phrase::{self, begins, lower, words};
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::rules::Draft;
use crate::text::{Span, leading_letters};

/// Bytes of the longest unit before a slash (`nghìn lượt người`).
const LONGEST_UNIT: usize = 40;

/// Words between `mỗi suất` and its figure (`quà được hỗ trợ trị giá`).
const LONGEST_LEAD: usize = 7;

/// So much for each.
pub struct Rate<'a> {
    /// The figure.
    pub figure: usize,
    /// What there is so much of: `tạ`, `lượt người`.
    pub of: &'a str,
    /// The same, where it measures.
    pub measure: Option<Unit>,
    /// What each is, and what follows: `ha`, `quyết định xử phạt`.
    pub per: &'a str,
    /// The same, where it measures.
    pub per_measure: Option<Unit>,
    /// Its digits with the whole unit.
    pub place: Span,
}

impl<'a> Rate<'a> {
    /// Of a figure; of one behind `mỗi` only where its line has the word.
    pub fn of(draft: &Draft<'a>, figure: usize, each: bool) -> Option<Self> {
        Self::slashed(draft, figure).or_else(|| if each { Self::each(draft, figure) } else { None })
    }

    /// `58 tạ/ha`, `76,3 lượt người/lớp`
    fn slashed(draft: &Draft<'a>, figure: usize) -> Option<Self> {
        let f = &draft.facts.figures[figure];
        let line = draft.text.lines()[f.line as usize].span;
        let after = draft.text.content().get(f.number.end as usize..line.end as usize)?;
        let run = after.bytes().take(LONGEST_UNIT).take_while(|&b| is_worded(b)).count();
        let per = after.get(run..)?.strip_prefix('/')?;
        let of = after[..run].trim();
        let first = word_with_digits(per);
        let on = &per[first.len()..];
        let more = on.bytes().take(LONGEST_UNIT).take_while(|&b| is_worded(b)).count();
        // `triệu đồng/người/năm` is told of a time too.
        let timed = on.as_bytes().get(more) == Some(&b'/')
            || is_time(first)
            || words(phrase::first_bytes(on, more))
                .map(lower)
                .any(|w| matches!(w.as_ref(), "tháng" | "ngày" | "quý" | "vụ" | "mỗi"));
        if of.is_empty() || first.is_empty() || timed || words(of).count() > 3 {
            return None;
        }
        let second = leading_letters(on.strip_prefix(' ').unwrap_or_default());
        let whole = is_compound(first, second);
        let end = f.number.end as usize + run + 1 + first.len() + if whole { 1 + second.len() } else { 0 };
        Some(Self {
            figure,
            of,
            measure: measure(of),
            per,
            per_measure: measure(first),
            place: Span::new(f.number.start as usize, end),
        })
    }

    /// `mỗi suất trị giá 300.000 đồng`
    fn each(draft: &Draft<'a>, figure: usize) -> Option<Self> {
        let f = &draft.facts.figures[figure];
        let of = draft.text.slice(f.unit_span?);
        let lead = lead(draft, figure);
        let each = lower(lead).rfind("mỗi ")?;
        let per = lead.get(each + "mỗi ".len()..)?.trim_start();
        let first = leading_letters(per);
        let line = draft.text.lines()[f.line as usize].span;
        let after = draft.text.content().get(f.end() as usize..line.end as usize)?;
        let again = begins(after, &["mỗi"]).or_else(|| begins(after, &["một"])).is_some() || after.starts_with('/');
        let near = (1..=LONGEST_LEAD).contains(&words(per).count());
        if first.is_empty() || is_time(first) || again || !near {
            return None;
        }
        let place = Span { start: f.number.start, end: f.end() };
        Some(Self { figure, of, measure: measure(of), per, per_measure: measure(first), place })
    }

    /// Whether it is of the same for each of the same as another.
    pub fn is_like(&self, other: &Rate<'_>) -> bool {
        let of = match (self.measure, other.measure) {
            (Some(a), Some(b)) => a.converts_to(b),
            _ => lower(self.of) == lower(other.of),
        };
        of && (self.per_measure == other.per_measure)
    }

    /// Whether a figure is of what the rate is for each of.
    pub fn multiplies(&self, draft: &Draft<'_>, figure: &Figure) -> bool {
        let Some(unit) = figure.unit else { return false };
        if let Some(per) = self.per_measure {
            return unit.converts_to(per);
        }
        let Some(span) = figure.unit_span.filter(|_| matches!(unit, Unit::Things(_))) else { return false };
        let written = lower(draft.text.slice(span));
        let each: Vec<&str> = words(&written).collect();
        if begins(self.per, &each).is_some() {
            return true;
        }
        let own = lower(leading_letters(self.per));
        let like = each.first().is_some_and(|&first| match own.as_ref() {
            // `120 suất quà, mỗi suất …`, `368 lượt người, … đồng/lượt`.
            "suất" | "phần" | "lượt" => first == own,
            "căn" | "nhà" | "ngôi" => matches!(first, "căn" | "nhà" | "ngôi"),
            _ => false,
        });
        let people =
            matches!(own.as_ref(), "người" | "em" | "cháu" | "khẩu") && (unit.counts_people() || unit.is_person());
        like || people || (own == "người" && is_inhabitants(&written))
    }

    /// Whether a figure is of what the rate is so much of.
    pub fn makes(&self, draft: &Draft<'_>, figure: &Figure) -> bool {
        let Some(unit) = figure.unit else { return false };
        if let Some(measure) = self.measure {
            return unit.converts_to(measure);
        }
        let Some(span) = figure.unit_span.filter(|_| matches!(unit, Unit::Things(_))) else { return false };
        let own = lower(self.of);
        let wanted: Vec<&str> = words(&own).collect();
        let line = draft.text.lines()[figure.line as usize].span;
        let here = draft.text.content().get(span.start as usize..line.end as usize).unwrap_or_default();
        begins(here, &wanted).is_some() || (is_inhabitants(&own) && is_inhabitants(&lower(draft.text.slice(span))))
    }
}

/// People who live somewhere.
fn is_inhabitants(word: &str) -> bool {
    matches!(word, "người" | "khẩu" | "nhân khẩu")
}

/// Whether two words name one thing: `quyết định`.
fn is_compound(first: &str, second: &str) -> bool {
    match first {
        "cá" => second == "nhân",
        "cán" => second == "bộ",
        "công" => matches!(second, "trình" | "dân" | "chức" | "nhân"),
        "dự" => second == "án",
        "đơn" => second == "vị",
        "giáo" | "đoàn" | "hội" | "đảng" | "thành" => second == "viên",
        "hồ" => second == "sơ",
        "học" => matches!(second, "sinh" | "viên"),
        "lao" => second == "động",
        "mô" => second == "hình",
        "quyết" => second == "định",
        "sản" => second == "phẩm",
        "tập" => second == "thể",
        "trường" => second == "hợp",
        _ => false,
    }
}

/// Whether a byte may stand in a unit of words.
fn is_worded(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b' ' || byte >= 0x80
}

/// The word at the beginning, with the exponent of `km2`.
fn word_with_digits(text: &str) -> &str {
    let word = leading_letters(text);
    let exponent = text[word.len()..].chars().next().filter(|c| matches!(c, '2' | '3' | '²' | '³'));
    &text[..word.len() + exponent.map_or(0, char::len_utf8)]
}

fn is_time(word: &str) -> bool {
    matches!(
        lower(word).as_ref(),
        "năm" | "tháng" | "ngày" | "tuần" | "quý" | "giờ" | "phút" | "vụ" | "lần" | "buổi" | "đợt" | "kỳ" | "giai"
    )
}

/// A unit that measures, of its words.
pub fn measure(written: &str) -> Option<Unit> {
    Some(match lower(written).as_ref() {
        "đồng" | "đ" | "vnđ" => Unit::Money(1),
        "nghìn đồng" | "ngàn đồng" => Unit::Money(1_000),
        "triệu đồng" | "triệu" | "trđ" | "tr" => Unit::Money(1_000_000),
        "tỷ đồng" | "tỉ đồng" | "tỷ" => Unit::Money(1_000_000_000),
        "kg" => Unit::Mass(1),
        "tạ" => Unit::Mass(100),
        "tấn" => Unit::Mass(1_000),
        "ha" => Unit::Area(10_000),
        "m2" | "m²" => Unit::Area(1),
        "km2" | "km²" => Unit::Area(1_000_000),
        "km" => Unit::Length(1_000),
        "m" => Unit::Length(1),
        _ => return None,
    })
}

/// What is said right before a figure: from the last mark or figure.
pub fn lead<'a>(draft: &Draft<'a>, figure: usize) -> &'a str {
    let figures = &draft.facts.figures;
    let f = &figures[figure];
    let line = draft.text.lines()[f.line as usize].span;
    let before = figure.checked_sub(1).map(|at| &figures[at]).filter(|b| b.line == f.line);
    let start = before.map_or(line.start, Figure::end).min(f.number.start);
    let said = draft.text.content().get(start as usize..f.number.start as usize).unwrap_or_default();
    phrase::last_bytes(said, 160).rsplit([',', ';', '(', ')', ':', '.']).next().unwrap_or_default()
}

/// Whether a phrase stands in a stretch, in any letter case; `wanted` in lower case.
pub fn says(text: &str, wanted: &str) -> bool {
    phrase::find_word(&lower(text), wanted).is_some()
}
