//! A total and the list below it: `Tổng kinh phí 500 triệu đồng, gồm:`, and items that each bring one part.

use super::Breakdown;
use crate::facts::phrase::{begins, find_word, is_whole, leads_to_difference, lower, opens_parenthesis, words};
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::text::{Line, Span, Text};
use std::ops::Range;

/// Cues that end the line of a total, and whether the list below claims the whole.
const CUES: [(&str, bool); 6] =
    [("bao gồm", true), ("gồm", true), ("chia ra", true), ("cơ cấu", true), ("trong đó", false), ("cụ thể", false)];

/// Lines behind a list that are searched for more of it.
const AHEAD: usize = 6;

/// The breakdowns whose parts are the items of the list below their total.
pub(super) fn below(text: &Text, figures: &[Figure], found: &mut Vec<Breakdown>) {
    let mut first = 0;
    while first < figures.len() {
        let line = figures[first].line;
        let end = first + figures[first..].partition_point(|f| f.line == line);
        if text.slice(text.lines()[line as usize].span).trim_end().ends_with(':') {
            found.extend(Total { text, figures }.read(first..end));
        }
        first = end;
    }
}

struct Total<'a> {
    text: &'a Text,
    figures: &'a [Figure],
}

impl Total<'_> {
    /// The breakdown of the line with these figures.
    fn read(&self, own: Range<usize>) -> Option<Breakdown> {
        const LONGEST: usize = 600;
        let index = self.figures[own.start].line as usize;
        let line = self.text.lines()[index];
        let said = self.text.slice(line.span).trim_end();
        if line.cell().is_some() || said.len() > LONGEST {
            return None;
        }
        let (at, exhaustive) = cue(said)?;
        let mut outer = own.filter(|&f| self.is_outer(f) && !self.is_aside(f));
        let (total, None) = (outer.next()?, outer.next()) else { return None };
        let figure = &self.figures[total];
        let summed = matches!(figure.unit, Some(Unit::Money(_) | Unit::Things(_) | Unit::Area(_) | Unit::Length(_)));
        if !summed || !figure.is_operand() || figure.span.start as usize > line.span.start as usize + at {
            return None;
        }
        let parts = self.items(index, mark(said), figure.unit)?;
        // `Dân số tăng 35 người, trong đó: - Sinh: 98 người; - Chết: 40 người`: what comes and goes.
        if leads_to_difference(&self.text.content()[line.span.start as usize..figure.span.start as usize]) {
            return None;
        }
        let start = line.span.start as usize + at;
        let cue = Span::new(start, line.span.start as usize + said.len());
        (parts.len() > 1).then(|| Breakdown { exhaustive, ..Breakdown::of(self.figures, total, parts, Some(cue)) })
    }

    /// The part of each item below a line; `None` where an item brings none or several, or the list may go on elsewhere.
    fn items(&self, head: usize, above: Option<u8>, unit: Option<Unit>) -> Option<Vec<usize>> {
        let lines = self.text.lines();
        let mut parts = Vec::new();
        let mut own = None;
        for (index, line) in lines.iter().enumerate().skip(head + 1) {
            let said = self.text.slice(line.span).trim();
            if said.is_empty() && line.cell().is_none() {
                continue;
            }
            let here = mark(said).filter(|_| line.cell().is_none());
            if own.is_none() {
                own = Some(here?);
            }
            let item = own?;
            match here {
                _ if above.is_some_and(|above| above >= item) => return None,
                Some(here) if here == item => parts.push(self.part(index, said, unit)?),
                Some(deeper) if deeper > item => {}
                _ => {
                    // Up to the next line that heads a list of its own.
                    let said = |line: &Line| self.text.slice(line.span).trim();
                    let ahead = lines[index..].iter().take(AHEAD).take_while(|line| !said(line).ends_with(':'));
                    let more = here.is_none() && ahead.into_iter().any(|line| mark(said(line)) == Some(item));
                    return (!more).then_some(parts);
                }
            }
        }
        Some(parts)
    }

    /// The one figure of the unit that an item brings.
    fn part(&self, line: usize, said: &str, unit: Option<Unit>) -> Option<usize> {
        let folded = self.text.folded(Span::of(said, self.text.content(), 0));
        let each = ["mỗi", "x", "bình quân", "định mức", "trong đó", "so với"];
        if said.contains(['/', '×', '=']) || each.iter().any(|word| find_word(folded, word).is_some()) {
            return None;
        }
        let first = self.figures.partition_point(|f| (f.line as usize) < line);
        let here = self.figures[first..].iter().take_while(|f| f.line as usize == line).count();
        let mut outer = (first..first + here).filter(|&f| self.is_outer(f) && !self.is_aside(f));
        let (part, None) = (outer.next()?, outer.next()) else { return None };
        (self.figures[part].unit == unit && self.figures[part].is_operand()).then_some(part)
    }

    /// Whether no parenthesis is open at a figure.
    fn is_outer(&self, figure: usize) -> bool {
        let figure = &self.figures[figure];
        let start = self.text.lines()[figure.line as usize].span.start;
        !opens_parenthesis(self.text.slice(Span { start: start.min(figure.span.start), end: figure.span.start }))
    }

    /// Whether a figure tells a share, a rate or a time beside what is counted.
    fn is_aside(&self, figure: usize) -> bool {
        let unit = self.figures[figure].unit;
        matches!(unit, Some(Unit::Percent | Unit::PerMille | Unit::Points)) || unit.is_some_and(Unit::is_time)
    }
}

/// Where the cue that ends a line stands, and whether it claims the whole: `…, gồm:`, `…, trong đó:`, `…, cụ thể như sau:`.
fn cue(said: &str) -> Option<(usize, bool)> {
    CUES.iter().find_map(|&(cue, whole)| {
        let at = said.rfind(cue).or_else(|| {
            let first = cue.chars().next()?.to_uppercase().to_string();
            said.rfind(&format!("{first}{}", &cue[cue.chars().next()?.len_utf8()..]))
        })?;
        let wanted: Vec<&str> = cue.split(' ').collect();
        let end = at + begins(&said[at..], &wanted)?;
        let leads = words(&said[end..])
            .map(lower)
            .all(|w| matches!(w.as_ref(), "như" | "sau" | "các" | "nguồn" | "khoản" | "cụ" | "thể" | "là"));
        (leads && is_whole(said, at, end)).then_some((at, whole))
    })
}

/// The rank of the mark that opens an item: `1.`, `a)`, `-`, `+`.
fn mark(line: &str) -> Option<u8> {
    let line = line.trim_start();
    let bytes = line.as_bytes();
    match bytes.first()? {
        b'0'..=b'9' | b'(' => {
            let digits = bytes.iter().take_while(|b| b.is_ascii_digit() || **b == b'(').count();
            matches!(bytes.get(digits), Some(b'.' | b')')).then_some(0)
        }
        b'-' | b'*' => Some(2),
        b'+' => Some(3),
        _ if line.starts_with(['–', '•', '●']) => Some(2),
        _ => {
            let mut chars = line.chars();
            let letter = chars.next().is_some_and(crate::text::is_small);
            (letter && matches!(chars.next(), Some(')' | '.'))).then_some(1)
        }
    }
}
