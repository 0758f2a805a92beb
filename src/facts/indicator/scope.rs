//! What headings say of all that stands under them: mood, year, and the place or unit they name.

use super::Mood;
use crate::text::{Span, Text};
use crate::tree::{Kind, Tree};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// What the headings above a block say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scope {
    /// Target or result, by the nearest heading that tells.
    pub mood: Option<Mood>,
    /// Whether that heading is one of targets (`chỉ tiêu`, `mục tiêu`), not of tasks.
    pub of_targets: bool,
    /// The nearest heading's year.
    pub year: Option<u16>,
    /// The nearest heading that names a place or unit, as a hash; 0 for none.
    pub id: u64,
}

/// Longest heading looked at.
const LONGEST: usize = 400;

/// The scope of every block.
pub(super) fn scopes(text: &Text, tree: &Tree) -> Vec<Scope> {
    let mut scopes: Vec<Scope> = Vec::new();
    for (id, node) in tree.nodes() {
        let mut scope = node.parent.map(|p| scopes[p.0 as usize]).unwrap_or_default();
        match node.kind {
            Kind::Section => {
                if let Some(head) = tree.head(id) {
                    let head = tree.node(head);
                    if head.kind == Kind::Heading {
                        narrow(&mut scope, text, head.span);
                    } else if let Some(colon) = colon(text.slice(head.span)) {
                        // A run-in head ends at its colon; a paragraph without one is no head.
                        let end = head.span.start + colon as u32;
                        narrow(&mut scope, text, Span { start: head.span.start, end });
                    }
                }
            }
            Kind::Appendix => {
                scope = Scope::default();
                for child in tree.children(id).take(3).filter(|&c| tree.node(c).kind == Kind::AppendixTitle) {
                    narrow(&mut scope, text, tree.node(child).span);
                }
            }
            _ => {}
        }
        scopes.push(scope);
    }
    scopes
}

/// Where the colon of a run-in head stands.
fn colon(head: &str) -> Option<usize> {
    memchr::memchr(b':', &head.as_bytes()[..head.len().min(100)])
}

fn narrow(scope: &mut Scope, text: &Text, heading: Span) {
    if heading.len() > LONGEST {
        return;
    }
    let folded = text.folded(heading);
    let (mut mood, mut is_of_unit) = (None, false);
    let mut targets = (false, false);
    for at in openings(folded) {
        mood = mood.or_else(|| cue_at(folded, at));
        targets.0 |= TARGETS.iter().any(|cue| folded[at..].starts_with(cue));
        targets.1 |= TASKS.iter().any(|cue| folded[at..].starts_with(cue));
        is_of_unit |= names_unit(folded, at);
    }
    if mood.is_some() {
        scope.of_targets = mood == Some(Mood::Target) && targets == (true, false);
    }
    scope.mood = mood.or(scope.mood);
    if let Some(year) = year_in(folded) {
        scope.year = Some(year);
    }
    if is_of_unit {
        let mut hasher = FxHasher::default();
        folded.trim().hash(&mut hasher);
        scope.id = hasher.finish() | 1;
    }
}

/// Cues of a heading's mood, folded.
const CUES: [(&str, Mood); 17] = [
    ("kết quả", Mood::Result),
    ("tình hình", Mood::Result),
    ("đánh giá", Mood::Result),
    ("ưu điểm", Mood::Result),
    ("hạn chế", Mood::Result),
    ("thực trạng", Mood::Result),
    ("đạt được", Mood::Result),
    ("ước thực hiện", Mood::Result),
    ("nguyên nhân", Mood::Result),
    ("chỉ tiêu", Mood::Target),
    ("mục tiêu", Mood::Target),
    ("nhiệm vụ", Mood::Target),
    ("giải pháp", Mood::Target),
    ("kế hoạch", Mood::Target),
    ("phương hướng", Mood::Target),
    ("biện pháp", Mood::Target),
    ("dự toán", Mood::Target),
];

/// Cues of headings of targets, and of headings of what is done for them.
const TARGETS: [&str; 2] = ["chỉ tiêu", "mục tiêu"];
const TASKS: [&str; 3] = ["nhiệm vụ", "giải pháp", "biện pháp"];

/// What a folded heading or header says: the first cue decides (`kết quả thực hiện kế hoạch`).
pub(super) fn mood_of(folded: &str) -> Option<Mood> {
    openings(folded).find_map(|at| cue_at(folded, at))
}

fn cue_at(folded: &str, at: usize) -> Option<Mood> {
    CUES.iter().find(|(cue, _)| folded[at..].starts_with(cue)).map(|&(_, mood)| mood)
}

/// Where words begin that may open one of the phrases.
fn openings(folded: &str) -> impl Iterator<Item = usize> + '_ {
    word_starts(folded).filter(|&at| OPENS[opening(folded.as_bytes(), at)])
}

/// The openings of all phrases: nearly every word is told apart from them by its first five bytes.
static OPENS: [bool; 1024] = {
    let mut opens = [false; 1024];
    let mut at = 0;
    while at < CUES.len() {
        opens[opening(CUES[at].0.as_bytes(), 0)] = true;
        at += 1;
    }
    at = 0;
    while at < UNITS.len() {
        opens[opening(UNITS[at].as_bytes(), 0)] = true;
        at += 1;
    }
    opens
};

/// The first five bytes at a place as a place of [`OPENS`]; no phrase has fewer.
const fn opening(text: &[u8], at: usize) -> usize {
    if at + 4 >= text.len() {
        return 0;
    }
    let (mut hash, mut next) = (0, at);
    while next < at + 5 {
        hash = hash * 31 + text[next] as usize;
        next += 1;
    }
    hash % 1024
}

/// Where words may begin: at the beginning, and behind ASCII and common punctuation.
fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    (0..bytes.len()).filter(|&at| match at.checked_sub(1).map(|i| bytes[i]) {
        None => true,
        Some(before) if before.is_ascii() => !before.is_ascii_alphanumeric() && bytes[at] != b' ',
        Some(_) => at > 2 && bytes[at - 3] == 0xe2,
    })
}

/// The year a folded text states; of a period its last.
pub(super) fn year_in(folded: &str) -> Option<u16> {
    let bytes = folded.as_bytes();
    let mut found = None;
    // A heading is too short for a searcher of its own.
    for at in memchr::memchr_iter(b'2', bytes).filter(|&at| bytes.get(at + 1) == Some(&b'0')) {
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let apart = at == 0 || !(bytes[at - 1].is_ascii_digit() || matches!(bytes[at - 1], b'.' | b','));
        let slash = at > 0 && bytes[at - 1] == b'/';
        if digits != 4 || !apart || slash || bytes.get(at + 4) == Some(&b'/') {
            continue;
        }
        let year = folded[at..at + 4].parse().ok();
        let joined = folded[..at].trim_end_matches([' ', '\u{a0}']).ends_with(['-', '–']);
        if found.is_none() || joined {
            found = year;
        }
    }
    found
}

/// Words that name one of several units or places, folded.
const UNITS: [&str; 15] = [
    "ấp ",
    "khóm ",
    "thôn ",
    "bản ",
    "khu phố",
    "tổ dân phố",
    "trường ",
    "dự án ",
    "trạm ",
    "công ty",
    "hợp tác xã",
    "khối ",
    "làng ",
    "cụm ",
    "chợ ",
];

/// Whether a folded heading names at a place one of several units or places, so that the figures below are its own.
fn names_unit(folded: &str, at: usize) -> bool {
    let (before, rest) = folded.split_at(at);
    UNITS.iter().any(|unit| rest.starts_with(unit)) && !before.ends_with("nông ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_stand_alone_in_headings() {
        assert_eq!(year_in("kế hoạch năm 2024"), Some(2024));
        assert_eq!(year_in("giai đoạn 2021 - 2025"), Some(2025));
        assert_eq!(year_in("nghị quyết 08/2020/nq-hđnd"), None);
        assert_eq!(year_in("thu 2.024 triệu, 20245"), None);
    }

    #[test]
    fn the_first_cue_of_a_heading_decides() {
        assert_eq!(mood_of("kết quả thực hiện kế hoạch"), Some(Mood::Result));
        assert_eq!(mood_of("nhiệm vụ, kết quả cần đạt"), Some(Mood::Target));
        assert_eq!(mood_of("tổ chức thực hiện"), None);
    }
}
