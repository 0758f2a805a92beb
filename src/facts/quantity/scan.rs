//! One line of text from left to right: which digits are figures, and which belong to dates, symbols, labels and names.

use super::bound;
use super::context::{Before, Role, is_letter, role, spaces};
use super::number::{Number, number, token};
use super::unit_grammar::{Behind, unit};
use super::{Bound, Figure, Writing};
use crate::facts::unit::Unit;
use crate::text::{Span, is_capital, is_letter_or_digit, is_small, leading_letters, next_digit};
use crate::tree::NodeId;

/// A line being read.
pub(super) struct Scan<'a> {
    /// Its text.
    pub line: &'a str,
    /// The same in lower case, byte by byte.
    pub folded: &'a str,
    /// Where it begins in the content.
    pub base: usize,
    /// Its index.
    pub index: u32,
    /// Its leaf.
    pub block: NodeId,
    /// Whether it is a table cell.
    pub cell: bool,
}

/// Digits with what is joined to them. Places are bytes of the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub number: Number,
    pub start: usize,
    pub end: usize,
    pub unit: Option<(Unit, usize, usize)>,
    /// Whether the table knows the unit.
    pub known: bool,
}

impl Term {
    /// One past the unit, or the digits where none is written.
    fn full_end(&self) -> usize {
        self.unit.map_or(self.end, |(_, _, end)| end)
    }

    /// Whether the unit measures (area, money, share …) and is known: labels have none.
    pub(super) fn is_measured(&self) -> bool {
        self.known && self.unit.is_some_and(|(unit, ..)| !matches!(unit, Unit::Things(_)))
    }

    fn int(&self) -> Option<u32> {
        (self.number.writing == Writing::Plain).then(|| u32::try_from(self.number.value.mantissa()).ok()).flatten()
    }

    /// Plain and in the span of years a draft speaks of.
    pub(super) fn is_year(&self) -> bool {
        self.end - self.start == 4 && self.int().is_some_and(|n| (1930..=2100).contains(&n))
    }
}

/// What digits are.
enum Read {
    Figure(Term),
    /// No figure; one past what belongs to them.
    Skip(usize),
}

impl Scan<'_> {
    /// What stands before a place, folded.
    pub(super) fn before(&self, place: usize) -> Before<'_> {
        Before { text: &self.folded[..place] }
    }

    /// Appends the line's figures.
    pub(super) fn figures(&self, from: usize, found: &mut Vec<Figure>) {
        let first = found.len();
        let bytes = self.line.as_bytes();
        let mut at = from;
        let mut last = None;
        while let Some(start) = next_digit(bytes, at) {
            if let Some(last) = last
                && let Some(end) = self.exponent(last, start)
            {
                if let Some(figure) = found.last_mut() {
                    self.raise(figure, start, end);
                }
                at = end;
                continue;
            }
            at = match self.read(start, last) {
                Read::Skip(end) => end.max(start + 1),
                Read::Figure(term) => {
                    let end = self.figure(term, last, found);
                    if let Some(last) = last {
                        self.join(first, last, found);
                    }
                    last = Some(end);
                    end
                }
            };
        }
    }

    /// The end of an exponent that stands apart from its unit, as raised digits do in extracted texts: `3.127,7 m 2 đất`.
    fn exponent(&self, last: usize, start: usize) -> Option<usize> {
        let between = self.line.get(last..start)?;
        let digit = self.line.as_bytes()[start];
        let metre = self.line[..last].ends_with('m') && !between.is_empty() && between.trim().is_empty();
        let rest = &self.line[start + 1..];
        let alone = !rest.starts_with(|c: char| is_letter_or_digit(c) || matches!(c, '/' | ',' | '-' | '%'));
        let counted = || self.term(start).is_some_and(|t| t.known);
        (metre && matches!(digit, b'2' | b'3') && alone && !counted()).then_some(start + 1)
    }

    /// Turns the metres of a figure into square or cubic ones.
    fn raise(&self, figure: &mut Figure, start: usize, end: usize) {
        let Some(Unit::Length(metres)) = figure.unit else { return };
        let square = self.line.as_bytes()[start] == b'2';
        figure.unit = Some(if square { Unit::Area(metres.saturating_mul(metres)) } else { Unit::rate("m3") });
        let tip = self.span(start, end);
        figure.unit_span = figure.unit_span.map(|unit| unit.cover(tip));
        figure.span = figure.span.cover(tip);
    }

    /// What the digits at a place are. `last` is where unit or digits of the figure before end.
    fn read(&self, start: usize, last: Option<usize>) -> Read {
        let Some((digits, rest)) = token(&self.line[start..]) else { return Read::Skip(start + 1) };
        let end = start + digits.len();
        let before = &self.line[..start];
        if before.ends_with(|c: char| is_letter(c) || c == '_' || c.is_numeric()) {
            return Read::Skip(end);
        }
        if let Some(end) = self.chain(start, end, last) {
            return Read::Skip(end);
        }
        if is_name_mark(rest) || self.is_tied(start, last) {
            return Read::Skip(end);
        }
        let Some(term) = term(start, digits, rest) else { return Read::Skip(end) };
        if self.is_label(&term) || self.is_code(&term) {
            return Read::Skip(self.label_end(&term));
        }
        let bare_point = term.number.writing == Writing::Point && term.unit.is_none();
        if bare_point && !(self.cell && self.is_whole(&term)) && !rest.starts_with(['/', '-']) {
            return Read::Skip(end);
        }
        Read::Figure(term)
    }

    /// Number and unit at a place; `None` where it is neither, or digits of a name (`955A`).
    pub(super) fn term(&self, start: usize) -> Option<Term> {
        let (digits, rest) = token(&self.line[start..])?;
        term(start, digits, rest)
    }

    /// The end of a date, a period of years, a time or a code that begins here.
    fn chain(&self, start: usize, end: usize, last: Option<usize>) -> Option<usize> {
        let mark = self.line[end..].chars().next()?;
        if !matches!(mark, '/' | '-' | '–' | ':') {
            return None;
        }
        let gap = if mark == '/' { 0 } else { spaces(&self.line[end + mark.len_utf8()..]) };
        let second = end + mark.len_utf8() + gap;
        let (digits, rest) = token(&self.line[second..])?;
        let second_end = second + digits.len();
        if mark == ':' {
            // `ISO 9001: 2015`, `07:30`; but `năm 2024: 12 hộ` is none.
            let time = gap == 0 && end - start <= 2 && digits.len() == 2;
            let standard = role(self.before(start)) == Role::Label && digits.len() == 4;
            return (time || standard).then_some(second_end);
        }
        let plain = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        let first = &self.line[start..end];
        if !plain(first) || !plain(digits) {
            return None;
        }
        // Three parts: 26/12/2022, 26-12-2022, 01/2/3. A range of days: 12-15/01/2024.
        let third = rest.strip_prefix(['/', '-']).and_then(token);
        if let Some((_, left)) = third
            && gap == 0
        {
            return Some(self.line.len() - left.len());
        }
        let (a, b) = (first.parse::<u32>().ok()?, digits.parse::<u32>().ok()?);
        let year = |n: u32, text: &str| text.len() == 4 && (1930..=2100).contains(&n);
        let after = unit(rest);
        let known = matches!(after, Behind::Unit { known: true, .. });
        if year(b, digits) && (year(a, first) || a <= 12) && !known {
            return Some(second_end);
        }
        if mark != '/' {
            return None;
        }
        let joined = last == Some(start);
        let dated = matches!(role(self.before(start)), Role::Date);
        let day = first.len() <= 2 && digits.len() <= 2 && (1..=31).contains(&a) && (1..=12).contains(&b);
        // `đến 30/6 đạt 50%`: nothing is counted, and the word before leads to a day.
        let until = || {
            let (word, _) = self.before(start).word();
            day && !known && matches!(word, "đến" | "hết" | "trước" | "xong" | "nay" | "sau" | "mốc" | "kết")
        };
        let all_day = a == 24 && matches!(b, 7 | 24);
        let unnamed = after == Behind::Nothing && !is_share_word(rest);
        (dated || all_day || until() || (day && unnamed && !joined && !self.cell)).then_some(second_end)
    }

    /// Whether the digits are tied to letters before them by a mark: `Covid-19`, `HĐND/12`, `QĐ.06`. `cây/4.500` behind
    /// a figure is none, nor `20 hồ sơ đúng hạn/25 hồ sơ`.
    fn is_tied(&self, start: usize, last: Option<usize>) -> bool {
        let before = &self.line[..start];
        let Some(tied) = before.strip_suffix(['-', '–', '/', '.', '#']) else { return false };
        tied.ends_with(is_letter) && last != Some(tied.len()) && !self.is_denominator(start, tied, last)
    }

    /// Whether nothing but the name of what the figure before counts stands before the slash, and the number counts too.
    fn is_denominator(&self, start: usize, tied: &str, last: Option<usize>) -> bool {
        const LONGEST: usize = 40;
        let noun = last.and_then(|last| tied.get(last..)).unwrap_or_default();
        let named = !noun.is_empty() && noun.len() <= LONGEST && noun.chars().all(|c| c == ' ' || is_small(c));
        named && self.line[..start].ends_with('/') && self.term(start).is_some_and(|term| term.known)
    }

    fn is_whole(&self, term: &Term) -> bool {
        self.line[..term.start].trim().is_empty() && self.line[term.end..].trim().is_empty()
    }

    /// Appends the figure of a term, with bounds and range; yields where its digits and unit end on the line.
    fn figure(&self, term: Term, last: Option<usize>, found: &mut Vec<Figure>) -> usize {
        let operand = last.is_some_and(|end| {
            let between = &self.line[end.min(term.start)..term.start];
            between[spaces(between)..].starts_with("trên")
        });
        let lead = bound::lead(self.before(term.start), operand);
        let per_unit = term.int() == Some(1) && self.is_per_unit(&term);
        let upper = self.upper(&term, lead.is_from());
        let whole = upper.map_or(term, |(upper, _)| upper);
        let mut end = whole.full_end();
        let mut spans: Vec<Span> = Vec::new();
        let mut start = term.start;
        let mut bound = None;
        if !per_unit {
            for (from, to) in lead.places() {
                spans.push(self.span(from, to));
                start = start.min(from);
            }
            spans.extend(upper.and_then(|(_, word)| word).map(|(from, to)| self.span(from, to)));
            let after = &self.line[end..];
            let tail = bound::tail(after);
            bound = lead.with(tail.map(|(tail, ..)| tail), || bound::onward(after));
            if upper.is_some() && matches!(bound, Some(Bound::From | Bound::Doubled)) && tail.is_none() {
                bound = None;
            }
            if let Some((_, from, to)) = tail {
                spans.push(self.span(end + from, end + to));
                end += to;
            }
        }
        let signed = self.line[..term.start].strip_suffix('-').filter(|b| b.trim().is_empty() && self.cell);
        let number_start = if signed.is_some() { term.start - 1 } else { term.start };
        let value = if signed.is_some() { -term.number.value } else { term.number.value };
        let unit = whole.unit.or(term.unit);
        found.push(Figure {
            number: self.span(number_start, term.end),
            span: self.span(start.min(number_start), end),
            value,
            precision: term.number.precision,
            upper: upper.map(|(upper, _)| (upper.number.value, self.span(upper.start, upper.end))),
            writing: term.number.writing,
            unit: unit.map(|(unit, ..)| unit),
            unit_span: unit.map(|(_, from, to)| self.span(from, to)),
            bound,
            bound_spans: spans,
            approximate: lead.approximate && !per_unit,
            block: self.block,
            line: self.index,
        });
        whole.full_end()
    }

    /// `trên 1 ha đất`: per hectare, no bound.
    fn is_per_unit(&self, term: &Term) -> bool {
        let (word, _) = self.before(term.start).word();
        word == "trên" && term.unit.is_some_and(|(unit, ..)| matches!(unit, Unit::Area(_) | Unit::Things(_)))
    }

    /// The upper end of a range that begins with a term, and the bytes of a word between: `15-20%`, `5% đến 10%`.
    fn upper(&self, term: &Term, from: bool) -> Option<(Term, Option<(usize, usize)>)> {
        let end = term.full_end();
        let rest = &self.line[end..];
        let gap = spaces(rest);
        let here = &rest[gap..];
        let dash = here.chars().next().filter(|c| matches!(c, '-' | '–' | '—'));
        let (next, word) = if let Some(dash) = dash {
            (end + gap + dash.len_utf8(), None)
        } else {
            let word = leading_letters(here);
            if !matches!(word, "đến" | "tới") || !(from || term.unit.is_none()) {
                return None;
            }
            (end + gap + word.len(), Some((end + gap, end + gap + word.len())))
        };
        let inner = spaces(&self.line[next..]);
        let at = next + inner;
        if word.is_none() && (gap > 0) != (inner > 0) {
            return None;
        }
        if !self.line[at..].starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let second = self.term(at)?;
        let after = &self.line[second.end..];
        let goes_on = after.strip_prefix(['/', '-', '–']).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
        if goes_on || is_name_mark(after) || (second.is_year() && !second.known) || self.is_day_of_month(&second) {
            return None;
        }
        let fits = match (term.unit, second.unit) {
            (None, _) => true,
            (Some((a, ..)), Some((b, ..))) => a == b,
            (Some(_), None) => false,
        };
        fits.then_some((second, word))
    }

    /// Joins the figure just found with the one before: shares a unit over a slash (`1.265/1159 học sinh`), and takes
    /// `1 tỷ 200 triệu đồng` together.
    fn join(&self, first: usize, last: usize, found: &mut Vec<Figure>) {
        let [.., before, here] = &mut found[first..] else { return };
        let between = self.line.get(last..here.span.start as usize - self.base).unwrap_or("?");
        if between.trim() == "/" && before.unit.is_none() {
            before.unit = here.unit;
        }
        let (Some(Unit::Money(big)), Some(Unit::Money(small))) = (before.unit, here.unit) else { return };
        let parts =
            between.trim().is_empty() && big > small && small > 1 && before.precision == 0 && here.bound.is_none();
        if !parts || here.upper.is_some() || before.upper.is_some() {
            return;
        }
        let factor = rust_decimal::Decimal::from(big / small);
        let Some(value) = before.value.checked_mul(factor).and_then(|v| v.checked_add(here.value)) else { return };
        before.value = value;
        before.precision = here.precision;
        before.unit = here.unit;
        before.unit_span = here.unit_span;
        before.number = before.number.cover(here.number);
        before.span = before.span.cover(here.span);
        found.pop();
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }
}

/// The number that digits at a place are, with the unit that `rest` begins with.
fn term(start: usize, digits: &str, rest: &str) -> Option<Term> {
    let end = start + digits.len();
    let (unit, known) = match unit(rest) {
        Behind::Unit { unit, start, end: stop, known } => (Some((unit, end + start, end + stop)), known),
        Behind::Name => return None,
        Behind::Nothing => (None, false),
    };
    let mut number = number(digits)?;
    let counts = unit.is_some_and(|(unit, ..)| unit.is_exact());
    if number.writing == Writing::CommaThousand && counts {
        number = number.whole();
    }
    Some(Term { number, start, end, unit, known })
}

/// Whether what follows digits makes them the number of a document: `1300/QĐ-BYT`, `20-KH/ĐU`.
fn is_name_mark(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('/' | '-' | '–')) && chars.next().is_some_and(is_capital)
}

/// Whether a share is stated of what stands before: `261/200 đạt 130,5%`, `2/2 (100%)`.
fn is_share_word(rest: &str) -> bool {
    let here = rest.trim_start_matches([' ', '\u{a0}', ',', '(']);
    let word = leading_letters(here);
    matches!(word, "đạt" | "chiếm" | "bằng" | "tỷ" | "tỉ" | "hoàn") || here.starts_with('=') || {
        let digits = here.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.');
        digits.len() < here.len() && digits.trim_start().starts_with('%')
    }
}
