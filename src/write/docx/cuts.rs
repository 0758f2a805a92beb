//! [`Cuts`]: where runs are split and what is put in between, and how a part's bytes are spliced for it.
//!
//! Nothing is serialised anew: the split halves repeat the names and properties that stand in the part.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::ids::Ids;
use super::outline::{Letters, Outline};
use crate::text::Span;

/// A place between two runs, or where a run is to be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub byte: u32,
    at: At,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Between runs.
    Outside,
    /// Between two children of a run.
    Between(usize),
    /// In the text of a leaf of a run.
    Inside(usize, usize),
}

/// What is put in at a cut, in the order it is written.
#[derive(Debug, Default)]
struct Marks {
    at: Option<At>,
    closed: String,
    inserted: String,
    ends: String,
    starts: String,
    opened: String,
}

/// All cuts of a part.
#[derive(Debug, Default)]
pub(super) struct Cuts {
    marks: BTreeMap<u32, Marks>,
    /// Text that goes, as ranges of the part's bytes, sorted.
    gone: Vec<Span>,
    /// Leaves that are split or go: their tags are written anew.
    touched: BTreeSet<(usize, usize)>,
}

impl Outline {
    /// The cut before a byte of a unit.
    pub fn cut_before(&self, text: &str, unit: usize, byte: u32) -> Cut {
        let u = &self.units[unit];
        let leaf = u.leaves.partition_point(|l| l.span.end <= byte).min(u.leaves.len().saturating_sub(1));
        if let Some(letters) = u.leaves.get(leaf).and_then(|l| l.text.as_ref()).filter(|l| l.is_plain && u.is_run)
            && byte > letters.shown(text).start
            && byte < letters.shown(text).end
        {
            return Cut { byte, at: At::Inside(unit, leaf) };
        }
        if leaf == 0 || !u.is_run {
            return Cut { byte: u.span.start, at: At::Outside };
        }
        Cut { byte: u.leaves[leaf].span.start, at: At::Between(unit) }
    }

    /// The cut after the bytes of a unit that end at `byte` (more than the unit's start).
    pub fn cut_after(&self, text: &str, unit: usize, byte: u32) -> Cut {
        let u = &self.units[unit];
        let leaf = u.leaves.partition_point(|l| l.span.end < byte).min(u.leaves.len().saturating_sub(1));
        if let Some(letters) = u.leaves.get(leaf).and_then(|l| l.text.as_ref()).filter(|l| l.is_plain && u.is_run)
            && byte < letters.shown(text).end
            && byte > letters.shown(text).start
        {
            return Cut { byte, at: At::Inside(unit, leaf) };
        }
        match u.leaves.get(leaf + 1) {
            Some(next) if u.is_run => Cut { byte: next.span.start, at: At::Between(unit) },
            _ => Cut { byte: u.span.end, at: At::Outside },
        }
    }
}

impl Cut {
    /// A place between runs.
    pub fn outside(byte: u32) -> Self {
        Self { byte, at: At::Outside }
    }
}

impl Letters {
    /// The characters that Word shows: without white space at the ends where that does not count.
    pub fn shown(&self, text: &str) -> Span {
        if self.preserve {
            return self.inner;
        }
        let inner = &text[self.inner.range()];
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let from = inner.len() - inner.trim_start_matches(is_space).len();
        let body = inner.trim_matches(is_space).len();
        let start = self.inner.start + from as u32;
        Span { start, end: start + body as u32 }
    }
}

impl Cuts {
    /// Puts a comment's range in: between two cuts, or at one.
    pub fn comment(&mut self, from: Cut, to: Cut, id: u32) {
        let start = format!("<w:commentRangeStart w:id=\"{id}\"/>");
        let end = format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>");
        if from.byte < to.byte {
            self.at(from).starts += &start;
            self.at(to).ends += &end;
        } else {
            let marks = self.at(from);
            marks.starts += &start;
            marks.starts += &end;
        }
    }

    /// Puts a run in.
    pub fn insert(&mut self, at: Cut, run: &str) {
        self.at(at).inserted += run;
    }

    /// Takes the text between two cuts of one unit out, between these tags.
    pub fn delete(&mut self, from: Cut, to: Cut, open: &str, close: &str) {
        self.at(from).opened += open;
        self.at(to).closed += close;
        self.gone.push(Span { start: from.byte, end: to.byte });
    }

    fn at(&mut self, cut: Cut) -> &mut Marks {
        if let At::Inside(unit, leaf) = cut.at {
            self.touched.insert((unit, leaf));
        }
        let marks = self.marks.entry(cut.byte).or_default();
        marks.at = Some(cut.at);
        marks
    }

    /// The part with everything put in. `root` is what the root element is to declare besides.
    pub fn apply(mut self, text: &str, outline: &Outline, root: &str, ids: &mut Ids) -> String {
        self.gone.sort_unstable();
        let mut splices: Vec<(Span, String)> = vec![];
        if !root.is_empty() {
            let end = outline.root.end - 1;
            splices.push((Span { start: end, end }, format!(" {root}")));
        }
        for gone in &self.gone {
            let Some(unit) = outline.unit_at(gone.start) else { continue };
            let leaves = outline.units[unit].leaves_in(*gone).filter(|(_, leaf)| leaf.text.is_some());
            self.touched.extend(leaves.map(|(index, _)| (unit, index)));
        }
        for &(unit, leaf) in &self.touched {
            if let Some(letters) = &outline.units[unit].leaves[leaf].text {
                self.retag(text, letters, outline.units[unit].leaves[leaf].span, &mut splices);
            }
        }
        for (byte, marks) in &self.marks {
            let here = Span { start: *byte, end: *byte };
            splices.push((here, self.between(text, outline, *byte, marks, ids)));
        }
        splices.sort_by_key(|(span, _)| *span);
        let more: usize = splices.iter().map(|(_, with)| with.len()).sum();
        let mut part = String::with_capacity(text.len() + more);
        let mut at = 0;
        for (span, with) in splices {
            part.push_str(&text[at..span.start as usize]);
            part.push_str(&with);
            at = span.end as usize;
        }
        part.push_str(&text[at..]);
        part
    }

    /// What stands at a cut: the end of the first half, the marks, the beginning of the second.
    fn between(&self, text: &str, outline: &Outline, byte: u32, marks: &Marks, ids: &mut Ids) -> String {
        let mut out = String::new();
        let (At::Between(unit) | At::Inside(unit, _)) = marks.at.unwrap_or(At::Outside) else {
            for piece in marks.pieces() {
                out += piece;
            }
            return out;
        };
        let u = &outline.units[unit];
        let run = name(&text[u.span.range()]);
        let letters = match marks.at {
            Some(At::Inside(_, leaf)) => u.leaves[leaf].text.as_ref().map(|l| name(&text[l.open.range()])),
            _ => None,
        };
        if let Some(t) = letters {
            let _ = write!(out, "</{}>", if self.goes_before(byte) { deleted(t) } else { t.to_owned() });
        }
        let _ = write!(out, "</{run}>");
        for piece in marks.pieces() {
            out += piece;
        }
        let _ = write!(out, "<{run}>");
        if let Some(props) = u.props {
            out += &ids.renewed(&text[props.range()]);
        }
        if let Some(t) = letters {
            let t = if self.goes_after(byte) { deleted(t) } else { t.to_owned() };
            let _ = write!(out, "<{t} xml:space=\"preserve\">");
        }
        out
    }

    /// Writes the tags of a leaf anew: its white space counts from now on, and what goes is `w:delText`.
    fn retag(&self, text: &str, letters: &Letters, leaf: Span, splices: &mut Vec<(Span, String)>) {
        let t = name(&text[letters.open.range()]);
        let shown = letters.shown(text);
        let opens = if self.goes_after(shown.start) { deleted(t) } else { t.to_owned() };
        let closes = if self.goes_before(shown.end) { deleted(t) } else { t.to_owned() };
        splices
            .push((Span { start: letters.open.start, end: shown.start }, format!("<{opens} xml:space=\"preserve\">")));
        splices.push((Span { start: shown.end, end: leaf.end }, format!("</{closes}>")));
    }

    /// Whether what follows a byte goes.
    fn goes_after(&self, byte: u32) -> bool {
        let next = self.gone.partition_point(|g| g.end <= byte);
        self.gone.get(next).is_some_and(|g| g.start <= byte)
    }

    /// Whether what precedes a byte goes.
    fn goes_before(&self, byte: u32) -> bool {
        let next = self.gone.partition_point(|g| g.end < byte);
        self.gone.get(next).is_some_and(|g| g.start < byte)
    }
}

impl Marks {
    fn pieces(&self) -> [&str; 5] {
        [&self.closed, &self.inserted, &self.ends, &self.starts, &self.opened]
    }
}

/// The name of the element that a piece of XML begins with, as written.
pub(super) fn name(element: &str) -> &str {
    let inner = element.trim_start_matches('<');
    let end = inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(inner.len());
    &inner[..end]
}

/// The name of deleted text, with the prefix of the text's.
fn deleted(t: &str) -> String {
    t.rsplit_once(':').map_or_else(|| "delText".to_owned(), |(prefix, _)| format!("{prefix}:delText"))
}
