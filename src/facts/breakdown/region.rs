//! [`Region`]: a stretch of a line that may list parts. Knows where figures stand, not which of them add up.

use super::listing::{CUES, Claim, FINDERS, claim};
use super::{Line, REACH};
use crate::facts::phrase;
use crate::facts::unit::Unit;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// Deepest parenthesis that is read as a list.
const DEPTH: usize = 3;

/// A stretch that may list parts.
pub(super) struct Region {
    /// Where the text that leads to it ends (the parenthesis or the cue).
    pub lead: usize,
    /// Its text: bytes of the line.
    pub start: usize,
    pub end: usize,
    pub claim: Claim,
    pub cue: Option<(usize, usize)>,
    pub parenthesis: bool,
}

/// Fewest items of a list behind a colon.
const LEAST: usize = 3;

/// What opens a list behind a full stop.
static FRESH: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(". Trong đó"));

impl Line<'_> {
    /// The stretches that may list parts: those in parentheses, then those behind a cue.
    pub(super) fn regions(&self) -> Vec<Region> {
        let mut regions = Vec::new();
        self.parentheses(&mut regions);
        self.cues(&mut regions);
        self.sentence(&mut regions);
        self.colon(&mut regions);
        regions
    }

    /// Stretches in parentheses that hold two figures or more.
    fn parentheses(&self, found: &mut Vec<Region>) {
        let mut open: Vec<usize> = Vec::new();
        for at in memchr::memchr2_iter(b'(', b')', self.text.as_bytes()) {
            if self.text.as_bytes()[at] == b'(' {
                open.push(at);
            } else if let Some(start) = open.pop()
                && open.len() < DEPTH
                && at - start <= REACH
                && self.inside(start, at).len() >= 2
            {
                let (claim, cue) = claim(&self.text[start + 1..at]);
                let cue = cue.map(|(from, to)| (start + 1 + from, start + 1 + to));
                found.push(Region { lead: start, start: start + 1, end: at, claim, cue, parenthesis: true });
            }
        }
    }

    /// Stretches from a cue (`trong đó`, `gồm`) to the end of the sentence.
    fn cues(&self, found: &mut Vec<Region>) {
        for ((word, claimed), finder) in CUES.into_iter().zip(FINDERS.iter()) {
            for at in finder.find_iter(self.text.as_bytes()) {
                let end = at + word.len();
                // `bao gồm` is found as itself and as `gồm`.
                if !phrase::is_whole(self.text, at, end) || (word == "gồm" && self.text[..at].ends_with("bao ")) {
                    continue;
                }
                let close = self.close(end);
                let close = self.text[end..close].find(')').map_or(close, |paren| {
                    let opened = self.text[end..end + paren].contains('(');
                    if opened { close } else { end + paren }
                });
                found.push(Region {
                    lead: at,
                    start: end,
                    end: close,
                    claim: claimed,
                    cue: Some((at, end)),
                    parenthesis: false,
                });
            }
        }
    }

    /// Where the sentence ends that is read from a place on.
    fn close(&self, start: usize) -> usize {
        let after = phrase::first_bytes(&self.text[start..], REACH);
        start + phrase::sentence_end(after).unwrap_or(after.len())
    }

    /// `Tổng giá trị 486 tỷ đồng. Trong đó: …`: the list of the sentence before.
    fn sentence(&self, found: &mut Vec<Region>) {
        let Some(at) = FRESH.find(self.text.as_bytes()) else { return };
        let start = at + FRESH.needle().len();
        let before = phrase::last_bytes(&self.text[..at], REACH);
        let from = at - before.len() + before.rfind(". ").map_or(0, |stop| stop + 1);
        // Of each unit that is listed, the sentence before counts one thing, beside what it compares with in brackets.
        let end = self.close(start);
        let outer = |f: &usize| !phrase::opens_parenthesis(&self.text[from..self.start_of(*f)]);
        let alike = |f: usize| {
            let unit = self.figures[f].unit;
            self.inside(from, at).filter(|&other| self.figures[other].unit == unit).filter(outer).count() <= 1
        };
        let changed = |f: usize| {
            let lead = phrase::words_back(&self.text[from..self.start_of(f)]).next().map(phrase::lower);
            lead.is_some_and(|w| matches!(w.as_ref(), "tăng" | "giảm"))
        };
        let plain =
            self.inside(from, at).filter(outer).all(|f| !changed(f) || self.figures[f].unit == Some(Unit::Percent));
        let listed = self.inside(start, end);
        if plain && phrase::is_whole(self.text, at + 2, start) && listed.len() > 1 && listed.into_iter().all(alike) {
            let cue = Some((at + 2, start));
            found.push(Region { lead: at, start, end, claim: Claim::Part, cue, parenthesis: false });
        }
    }

    /// `1.042 hộ với 4 dân tộc cùng sinh sống: Thái 512 hộ, Mông 367 hộ, …`: a list behind a colon that has as many items as are
    /// told before it.
    fn colon(&self, found: &mut Vec<Region>) {
        let Some(at) = memchr::memchr(b':', self.text.as_bytes()) else { return };
        let start = at + 1;
        if self.inside(start, self.text.len()).len() < LEAST {
            return;
        }
        let end = self.close(start);
        let listed: Vec<usize> = self.inside(start, end).collect();
        let [first, ..] = listed[..] else { return };
        let unit = self.figures[first].unit;
        let one = listed.len() >= LEAST && listed.iter().all(|&f| self.figures[f].unit == unit) && unit.is_some();
        let counted = self.inside(0, at).next_back().filter(|&f| self.figures[f].unit != unit);
        let told = counted.is_some_and(|f| {
            phrase::sentence_end(&self.text[self.end_of(f)..at]).is_none()
                && self.figures[f].is_operand()
                && self.figures[f].value == rust_decimal::Decimal::from(listed.len())
        });
        if one && told {
            found.push(Region { lead: at, start, end, claim: Claim::Whole, cue: None, parenthesis: false });
        }
    }
}
