//! [`Region`]: a stretch of a line that may list parts. Knows where figures stand, not which of them add up.

use super::listing::{CUES, Claim, FINDERS, claim};
use super::{Line, REACH};
use crate::facts::phrase;
use crate::facts::unit::Unit;
use crate::text::fold;
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
    /// `Trong 24 chỉ tiêu có 9 …, 12 …`: parts only where they are nearly all.
    pub within: bool,
}

/// Most colons of a line that are looked behind.
const LISTS: usize = 4;

/// Fewest items of a list behind a colon.
const LEAST: usize = 3;

/// What opens a list behind a full stop.
static FRESH: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(". Trong đó"));

/// What opens a list of what was done in time.
static IN_TIME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("hạn"));

impl Line<'_> {
    /// The stretches that may list parts: those in parentheses, then those behind a cue.
    pub(super) fn regions(&self) -> Vec<Region> {
        let mut regions = Vec::new();
        self.parentheses(&mut regions);
        self.cues(&mut regions);
        self.sentence(&mut regions);
        self.colon(&mut regions);
        self.in_time(&mut regions);
        self.within(&mut regions);
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
                found.push(Region {
                    lead: start,
                    start: start + 1,
                    end: at,
                    claim,
                    cue,
                    parenthesis: true,
                    within: false,
                });
            }
        }
    }

    /// Stretches from a cue (`trong đó`, `gồm`) to the end of the sentence.
    fn cues(&self, found: &mut Vec<Region>) {
        for ((word, claimed), finder) in CUES.into_iter().zip(FINDERS.iter()) {
            for at in finder.find_iter(self.text.as_bytes()) {
                let end = at + word.len();
                // `04 đơn vị xếp loại khá, 03 đơn vị …` counts before it grades.
                if word == "xếp loại" && !self.is_graded(end) {
                    continue;
                }
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
                    within: false,
                });
            }
        }
    }

    /// Whether a grade and its count follow: `xếp loại tốt 03, khá 02`.
    fn is_graded(&self, start: usize) -> bool {
        const NAME: usize = 3;
        self.inside(start, self.text.len()).next().is_some_and(|first| {
            let name = &self.text[start..self.start_of(first)];
            let words = phrase::words(name).count();
            (1..=NAME).contains(&words)
                && !name.contains(['(', ',', ';'])
                && self.figures[first].unit != Some(Unit::Percent)
        })
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
            found.push(Region { lead: at, start, end, claim: Claim::Part, cue, parenthesis: false, within: false });
        }
    }

    /// `Trong 24 chỉ tiêu của xã có 9 chỉ tiêu vượt, 12 chỉ tiêu đạt và 3 chỉ tiêu chưa đạt`.
    fn within(&self, found: &mut Vec<Region>) {
        const NAME: usize = 6;
        let Some(total) = (self.first..self.end.saturating_sub(2)).find(|&f| {
            let before = phrase::last_bytes(&self.text[..self.start_of(f)], REACH);
            // Most figures follow another word: nothing more is asked of them.
            if !["rong", "rong số", "rong tổng số"].iter().any(|lead| before.trim_end().ends_with(lead)) {
                return false;
            }
            let said: Vec<_> = phrase::words(&before[phrase::last_sentence(before)..]).map(phrase::lower).collect();
            let said: Vec<&str> = said.iter().map(AsRef::as_ref).collect();
            matches!(said[..], [.., "trong"] | [.., "trong", "số"] | [.., "trong", "tổng", "số"])
                && said.len() <= 3
                && matches!(self.figures[f].unit, Some(Unit::Things(_)))
        }) else {
            return;
        };
        let name = self.gap(total, total + 1);
        let Some(at) = name.rfind("có").filter(|&at| phrase::is_whole(name, at, at + "có".len())) else { return };
        let lead = self.end_of(total) + at;
        let start = lead + "có".len();
        if phrase::words(name).count() <= NAME
            && name[at + "có".len()..].trim().is_empty()
            && !name.contains(['(', '/'])
        {
            let end = self.close(start);
            found.push(Region {
                lead,
                start,
                end,
                claim: Claim::Part,
                cue: Some((lead, start)),
                parenthesis: false,
                within: true,
            });
        }
    }

    /// `8.397 hồ sơ; trước hạn 7.215 hồ sơ, đúng hạn 1.154 hồ sơ, quá hạn 28 hồ sơ`: what was done in time and what was not.
    fn in_time(&self, found: &mut Vec<Region>) {
        let Some(at) = IN_TIME.find_iter(self.text.as_bytes()).find_map(|at| {
            let class = self.text[..at].trim_end();
            ["trước", "đúng", "sớm", "quá"].iter().find_map(|word| class.strip_suffix(word)).map(str::len)
        }) else {
            return;
        };
        let lead = self.text[..at].trim_end();
        if !lead.ends_with([',', ';']) {
            return;
        }
        let end = self.close(at);
        // A total before the list that is no part of another, and nothing but such classes in it.
        let before = phrase::last_bytes(lead, REACH);
        let said = fold(&before[phrase::last_sentence(before)..]);
        let alone = ["trong đó", "gồm"].iter().all(|cue| phrase::find_word(&said, cue).is_none());
        let plain = phrase::find_word(&self.text[at..end], "còn").is_none() && !phrase::opens_parenthesis(before);
        if alone && plain {
            found.push(Region {
                lead: lead.len(),
                start: at,
                end,
                claim: Claim::None,
                cue: None,
                parenthesis: false,
                within: false,
            });
        }
    }

    /// `1.042 hộ với 4 dân tộc cùng sinh sống: Thái 512 hộ, Mông 367 hộ, …`: a list behind a colon that has as many items as are
    /// told before it.
    fn colon(&self, found: &mut Vec<Region>) {
        for at in memchr::memchr_iter(b':', self.text.as_bytes()).take(LISTS) {
            self.colon_at(at, found);
        }
    }

    fn colon_at(&self, at: usize, found: &mut Vec<Region>) {
        let start = at + 1;
        if self.inside(start, self.text.len()).len() < LEAST {
            return;
        }
        // What is counted before the colon is counted behind it, or tells how many items there are.
        let Some(head) = self.inside(0, at).next_back() else { return };
        let short = phrase::sentence_end(phrase::first_bytes(&self.text[self.end_of(head)..at], REACH)).is_none();
        if !short || !self.figures[head].is_operand() {
            return;
        }
        // A semicolon behind items that commas part ends the list.
        let end = self.close(start);
        let semicolon = self.text[start..end].find(';').map(|at| start + at);
        let end = semicolon.filter(|&at| self.inside(start, at).len() >= LEAST).unwrap_or(end);
        let listed: Vec<usize> = self.inside(start, end).collect();
        let [first, ..] = listed[..] else { return };
        let unit = self.figures[first].unit;
        let one = listed.len() >= LEAST && listed.iter().all(|&f| self.figures[f].unit == unit) && unit.is_some();
        let counted = rust_decimal::Decimal::from(listed.len());
        let told = self.figures[head].unit != unit && self.figures[head].value == counted;
        if !one || !told && self.figures[head].unit != unit {
            return;
        }
        let last = fold(phrase::last_bytes(&self.text[start..self.end_of(listed[listed.len() - 1])], 60));
        let rest = last.rsplit([',', ';']).next().unwrap_or_default();
        let others = phrase::find_word(rest, "khác").is_some();
        // A list that names what is left is read by that.
        if told || self.is_headed(at, unit) && phrase::find_word(rest, "còn lại").is_none() {
            let claim = if told || others { Claim::Whole } else { Claim::Part };
            found.push(Region { lead: at, start, end, claim, cue: None, parenthesis: false, within: false });
        }
    }

    /// Whether the figure before a colon counts what the list behind it does, and nothing but its name stands between: `8.645 ha:
    /// lúa …`, `19 trường hợp vi phạm: …`.
    fn is_headed(&self, at: usize, unit: Option<Unit>) -> bool {
        const NAME: usize = 4;
        self.inside(0, at).next_back().is_some_and(|f| {
            let name = &self.text[self.end_of(f)..at];
            let plain = !name.contains([',', ';', '.', '(', ')']) && phrase::words(name).count() <= NAME;
            let clause = phrase::last_bytes(&self.text[..self.start_of(f)], 60);
            let mean =
                ["bình quân", "trung bình", "mỗi"].iter().any(|word| phrase::find_word(&fold(clause), word).is_some());
            self.figures[f].unit == unit && plain && !mean && !phrase::leads_to_difference(clause)
        })
    }
}
