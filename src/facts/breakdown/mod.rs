//! [`Breakdown`]: a total and its parts (`design/figures.md`, 3). States which figures claim to make up which; must not
//! judge whether they do.

mod apart;
mod below;
mod listing;
mod quotients;
mod region;
mod remainder;
mod share;
mod summed;
mod sums;
mod total;
mod twin;
mod verdicts;

use super::phrase::{self, words};
use super::quantity::Figure;
use super::ratio::Ratio;
use super::unit::Unit;
use crate::text::{Span, Text};
use listing::{Claim, are_attributes, are_compared, are_series, complements, overlapping};
use region::Region;

/// A total and its parts. Operands are indices into `Facts::figures`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// The total.
    pub total: usize,
    /// The parts, in text order.
    pub parts: Vec<usize>,
    /// From the first operand to the last.
    pub span: Span,
    /// The words that say how parts and total hang together (`trong đó`, `gồm`, `còn lại`).
    pub cue: Option<Span>,
    /// Whether the parts claim to be the whole.
    pub exhaustive: bool,
    /// Whether the parts may overlap (`nữ`, `đảng viên`, `dân tộc`), so that they may exceed the whole.
    pub overlapping: bool,
    /// A figure behind the list that reads as one more part of a `Tổng …` (`…); vịt đàn 23.000 con`).
    pub sibling: Option<usize>,
    /// Figures behind a comma that may stand inside an item or between two (`rau, màu 3 ha`): parts too, or none.
    pub further: Vec<usize>,
    /// Why it cannot be added up, if it cannot (counted as found, not checked).
    pub unchecked: bool,
}

impl Breakdown {
    /// A total and parts of it, as plain as can be: no claim of the whole, nothing that speaks against adding them up.
    fn of(figures: &[Figure], total: usize, parts: Vec<usize>, cue: Option<Span>) -> Self {
        let first = parts.first().map_or(total, |&part| part.min(total));
        let last = parts.last().copied().unwrap_or(total);
        Self {
            total,
            span: figures[first].number.cover(figures[last].number),
            cue,
            exhaustive: false,
            overlapping: false,
            sibling: None,
            further: Vec::new(),
            unchecked: false,
            parts,
        }
    }
}

/// The breakdowns of a text, and the shares of totals that lists and sentences state behind the parts, beside those that are
/// read already.
pub fn breakdowns(text: &Text, figures: &[Figure], ratios: &[Ratio]) -> (Vec<Breakdown>, Vec<Ratio>) {
    let (mut found, mut shares) = (Vec::new(), Vec::new());
    each_line(text, figures, |line| {
        let regions = line.regions();
        line.breakdowns(&regions, &mut found);
        line.shares(&regions, &mut shares);
    });
    apart::shares(text, figures, ratios, &mut shares);
    let by_line = found.len();
    below::below(text, figures, &mut found);
    if found.len() > by_line {
        found.sort_by_key(|b| b.span);
    }
    (found, shares)
}

/// Each line with figures enough to hold a total and a part.
fn each_line<'a>(text: &'a Text, figures: &'a [Figure], mut read: impl FnMut(Line<'a>)) {
    let mut first = 0;
    while first < figures.len() {
        let line = figures[first].line;
        let end = first + figures[first..].partition_point(|f| f.line == line);
        if end - first >= 3 || (end - first == 2 && figures[first].unit.is_some()) {
            let span = text.lines()[line as usize].span;
            read(Line { text: text.slice(span), base: span.start, figures, first, end });
        }
        first = end;
    }
}

/// Longest stretch, in bytes, that is read as one list or sentence.
const REACH: usize = 1_600;

/// A line with its figures `first..end`.
struct Line<'a> {
    text: &'a str,
    base: u32,
    figures: &'a [Figure],
    first: usize,
    end: usize,
}

impl Line<'_> {
    fn breakdowns(&self, regions: &[Region], found: &mut Vec<Breakdown>) {
        let from = found.len();
        let mut taken = vec![false; self.end - self.first];
        for region in regions {
            if let Some(mut breakdown) = self.breakdown(region).or_else(|| self.lone_part(region))
                && !breakdown.parts.iter().any(|part| taken[part - self.first])
            {
                breakdown.parts.iter().for_each(|part| taken[part - self.first] = true);
                found.extend(self.twin(region, &mut breakdown));
                found.push(breakdown);
            }
        }
        if let Some(counts) = self.counted_by_verdict() {
            found.retain(|b| b.total != counts.total);
            found.push(counts);
        }
        let rest = self.what_is_left().filter(|b| !b.parts.iter().any(|part| taken[part - self.first]));
        // `14/16 chỉ tiêu, còn 03 chỉ tiêu chưa đạt` is told by the verdict already.
        found.extend(self.quotients_of_one().filter(|b| !b.parts.iter().any(|part| taken[part - self.first])));
        let told = |b: &Breakdown| found[from..].iter().any(|known| known.total == b.total && known.parts == b.parts);
        let rest = rest.filter(|b| !told(b));
        found.extend(rest);
        let summed = self
            .summed()
            .filter(|b| !found[from..].iter().any(|known| b.parts.iter().any(|p| known.parts.contains(p))));
        found.extend(summed);
        found[from..].sort_by_key(|b| b.span);
    }

    fn start_of(&self, figure: usize) -> usize {
        (self.figures[figure].span.start - self.base) as usize
    }

    fn end_of(&self, figure: usize) -> usize {
        (self.figures[figure].end() - self.base) as usize
    }

    /// The text between two figures. The sides of a quotient share a unit, so that the first ends behind it (`12/15 vụ`):
    /// between them stands the slash.
    fn gap(&self, first: usize, second: usize) -> &str {
        self.text.get(self.end_of(first)..self.start_of(second)).unwrap_or("/")
    }

    /// Bytes of the line as bytes of the text.
    fn span(&self, (from, to): (usize, usize)) -> Span {
        Span::new(self.base as usize + from, self.base as usize + to)
    }

    /// The figures that lie in a stretch.
    fn inside(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let figures = &self.figures[self.first..self.end];
        let from = figures.partition_point(|f| ((f.span.start - self.base) as usize) < start);
        let to = figures.partition_point(|f| (f.end() - self.base) as usize <= end);
        self.first + from..self.first + to.max(from)
    }

    /// The breakdown that a region states, if a figure before it is the total of figures in it.
    fn breakdown(&self, region: &Region) -> Option<Breakdown> {
        let total = self.total_of(region, 2)?;
        let figure = &self.figures[total];
        let parts: Vec<usize> =
            self.parts_in(region, figure).into_iter().filter(|&f| self.depth(region, f) == 0).collect();
        if parts.len() < 2 || !self.are_counted(region, &parts) {
            return None;
        }
        // The list ends where an item brings no figure of the total's unit.
        let (all, further) = self.siblings(&parts);
        // `…, trong đó trực tuyến 9, trực tiếp 3; đã giải quyết 8, quá hạn 4`: a semicolon among commas ends the list.
        let parts = self.first_group(region, &all);
        if parts.len() < 2 {
            return None;
        }
        let last = *parts.last()?;
        let stretch = &self.text[region.start..self.end_of(last)];
        let remainder = phrase::find_word(stretch, "còn lại").is_some();
        let items = self.items(region, &parts);
        let total = self.made_by(region, total, &parts).or_else(|| self.listed_in(region, total)).unwrap_or(total);
        let figure = &self.figures[total];
        if region.parenthesis && region.claim == Claim::None && are_compared(&items) {
            return None;
        }
        let complementary = complements(&items);
        let exhaustive = region.claim == Claim::Whole && !self.is_open(region, &parts, further.is_empty())
            || remainder
            || complementary
            || self.is_summed_up(region, total, &parts)
            || self.is_of_seasons(region, total, &items)
            || self.is_named_in_full(region, total, &items);
        // Where it is only the marks that part the groups, the list may as well go on.
        let whole = parts.len() == all.len() || complementary;
        let by_semicolons = self.are_parted_by_semicolons(&parts);
        let clean = whole
            && !are_series(&items)
            && (complementary || !are_attributes(&items) && !self.is_made_early(total, &parts))
            && parts.windows(2).all(|pair| by_semicolons || self.is_separated(pair[0], pair[1]))
            && parts.iter().all(|&p| self.figures[p].is_operand() && !self.is_slashed(p));
        Some(Breakdown {
            exhaustive,
            // `…, 185 hộ nuôi dê (75 hộ nuôi cả bò và dê)`: what is told behind the list too.
            overlapping: overlapping(&self.text[region.start..region.end], figure.unit, &items),
            sibling: self.sibling(region, total, &parts),
            further: if parts.len() == all.len() { further } else { Vec::new() },
            unchecked: !clean
                || !figure.is_operand()
                || self.is_slashed_unequal(total)
                || self.misses_another(region, total, &parts)
                || self.is_net_change(total, &items)
                || listing::are_stages(&items)
                || self.is_balance(total)
                || region.within && !self.is_near_miss(total, &parts),
            ..Breakdown::of(self.figures, total, parts, region.cue.map(|cue| self.span(cue)))
        })
    }

    /// The figures of a region that can be parts of a total.
    fn parts_in(&self, region: &Region, total: &Figure) -> Vec<usize> {
        let inner = self.inside(region.start, region.end);
        // `80 ha lúa ngã đổ (Nà Lặc 23, Bản Pịa 31, Khuổi Nọi 26)`: the total's unit goes without saying.
        let bare = region.parenthesis && inner.len() > 2 && inner.clone().all(|f| self.figures[f].unit.is_none());
        inner.filter(|&f| bare || fits(total, &self.figures[f])).collect()
    }

    /// Whether parts without a unit count (`01 Nhật Bản, 01 Đài Loan`, `Trâu 124, bò 223`): they all open their items, or
    /// all close them. Numbers in names (`Công ty Khoáng sản 3 - Vimico`) do not.
    fn are_counted(&self, region: &Region, parts: &[usize]) -> bool {
        let bare = || parts.iter().copied().filter(|&p| self.figures[p].unit.is_none());
        let opens = |p: usize| {
            let before = self.text[region.start..self.start_of(p)].trim_end();
            before.is_empty() || before.ends_with([',', ';', ':']) || before.ends_with(" và")
        };
        let closes = |p: usize| {
            let after = self.text[self.end_of(p)..].trim_start();
            after.is_empty() || after.starts_with([',', ';', ')', '.']) || after.starts_with("và ")
        };
        bare().all(opens) || bare().all(closes)
    }

    /// How many parentheses of the region are open at a figure.
    fn depth(&self, region: &Region, figure: usize) -> usize {
        let before = &self.text[region.start..self.start_of(figure)];
        before.matches('(').count().saturating_sub(before.matches(')').count())
    }

    /// The parts up to the first gap that more than one comma or a new sentence makes, and those behind such commas.
    fn siblings(&self, parts: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let (mut kept, mut further) = (vec![parts[0]], Vec::new());
        let by_semicolons = self.are_parted_by_semicolons(parts);
        for pair in parts.windows(2) {
            let between = self.gap(pair[0], pair[1]);
            let nested = ["trong đó", "riêng", "gồm", "bao gồm"]
                .iter()
                .any(|cue| phrase::find_word(between, cue).is_some_and(|at| !between[at..].starts_with("riêng lẻ")));
            let parted = by_semicolons || listing::separators(between) <= 1;
            // `…, các thôn khác 35 hộ, giảm 29 hộ so với đầu năm`: what is said of the whole again.
            let last = between.rsplit([',', ';']).next().unwrap_or_default();
            let begun = [&["tăng"][..], &["giảm"], &["vượt"], &["so", "với"], &["kế", "hoạch"], &["dự", "toán"]];
            let anew = begun.iter().any(|words| phrase::begins(last, words).is_some());
            if nested || anew || words(between).count() > 24 || (!parted && listing::opens_clause(between)) {
                break;
            }
            if parted && further.is_empty() { &mut kept } else { &mut further }.push(pair[1]);
        }
        (kept, further)
    }

    /// The parts before a semicolon that ends the list. It parts the items where it parts them all and none reads as a new
    /// clause; behind a bare `trong đó`, two items are not enough to tell (`trong đó 03 vụ nghiêm trọng; đã xử lý 08 vụ`).
    fn first_group(&self, region: &Region, parts: &[usize]) -> Vec<usize> {
        let between = |pair: &[usize]| self.gap(pair[0], pair[1]);
        let mut gaps: Vec<&str> = parts.windows(2).map(between).collect();
        let clause = gaps.iter().position(|gap| listing::has_semicolon(gap) && listing::opens_clause(gap));
        gaps.truncate(clause.unwrap_or(gaps.len()));
        let parts = &parts[..=gaps.len()];
        let Some(first) = gaps.iter().position(|gap| listing::has_semicolon(gap)) else { return parts.to_vec() };
        let is_last = |i: usize| i > 0 && i + 1 == gaps.len();
        let mut items = gaps.iter().enumerate();
        let parts_all = items.all(|(i, gap)| listing::has_semicolon(gap) || is_last(i) && listing::is_last_item(gap));
        let bare = region.claim == Claim::Part && !region.parenthesis && !self.text[region.start..].starts_with(':');
        if parts_all && (gaps.len() > 1 || !bare) { parts.to_vec() } else { parts[..=first].to_vec() }
    }

    /// Whether a separator stands between two parts, and so they are items of their own.
    fn is_separated(&self, first: usize, second: usize) -> bool {
        let between = self.gap(first, second);
        listing::separators(between) == 1 || phrase::find_word(between, "và").is_some()
    }

    /// Whether a figure is an operand of a quotient.
    fn is_slashed(&self, figure: usize) -> bool {
        let after = self.text[self.end_of(figure)..].trim_start();
        let before = self.text[..self.start_of(figure)].trim_end();
        after.starts_with('/') || before.ends_with('/')
    }

    /// Whether a figure is the whole of a quotient whose two sides differ, so that either may be the total.
    fn is_slashed_unequal(&self, figure: usize) -> bool {
        self.is_slashed(figure)
            && (figure == self.first || self.figures[figure - 1].value != self.figures[figure].value)
    }

    /// The words of each part's item, folded.
    fn items(&self, region: &Region, parts: &[usize]) -> Vec<String> {
        let mut items = Vec::with_capacity(parts.len());
        let mut from = region.start;
        for (i, &part) in parts.iter().enumerate() {
            let limit = parts.get(i + 1).map_or(region.end, |&next| self.start_of(next));
            let own_end = self.end_of(part);
            let stop = self.text[own_end..limit].find([',', ';']).map_or(limit, |at| own_end + at);
            items.push(crate::text::fold(&self.text[from.min(stop)..stop]));
            from = stop;
        }
        items
    }
}

/// Whether a figure can be a part of a total: same unit, or a bare or generic counting word under things.
fn fits(total: &Figure, part: &Figure) -> bool {
    match (total.unit, part.unit) {
        (Some(a), Some(b)) if a == b => true,
        (Some(a @ Unit::Things(_)), Some(b)) => {
            b.is_generic()
                || (a.is_person() && b.is_person())
                || (a.counts_people() && b.is_person())
                || (a == Unit::things("đối tượng") && b.counts_people())
                || (a.is_neighbourhood() && b.is_neighbourhood())
        }
        (Some(Unit::Things(_)), None) => part.precision == 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
