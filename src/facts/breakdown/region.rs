//! [`Region`]: a stretch of a line that may list parts. Knows where figures stand, not which of them add up.

use super::listing::{CUES, Claim, FINDERS, claim};
use super::{Line, REACH};
use crate::facts::phrase;

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

impl Line<'_> {
    /// The stretches that may list parts: those in parentheses, then those behind a cue.
    pub(super) fn regions(&self) -> Vec<Region> {
        let mut regions = Vec::new();
        self.parentheses(&mut regions);
        self.cues(&mut regions);
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
                let after = phrase::first_bytes(&self.text[end..], REACH);
                let close = end + phrase::sentence_end(after).unwrap_or(after.len());
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
}
