//! KC07: a sentence or more standing twice, to the letter or nearly.
//!
//! Near-linear: sentences become token sequences; whole sequences are hashed. Where a sentence has the numbers of an earlier
//! one and other words, a third of all shingles (runs of four tokens, chosen by hash as in Manber, "Finding similar files in
//! a large file system", 1994) is indexed for those that differ a little. Candidates are then compared in full.

mod prose;
pub mod sentence;

use crate::diagnostic::Diagnostic;
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_letter_or_digit};
use rustc_hash::FxHashMap;
use sentence::{Sentence, shingles};
use serde::Deserialize;
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

/// Looks for passages that stand twice in the body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DuplicatePassage {
    /// Fewest tokens (words and numbers) of a sentence that counts.
    min_tokens: usize,
    /// Fewest tokens of a sentence without figures that counts.
    long_tokens: usize,
    /// Least share of tokens, in per cent, that two nearly equal sentences have in common (twice the common ones over all).
    similarity: u8,
    /// The same for sentences without figures, beside one that stands twice to the letter.
    prose_similarity: u8,
    /// Folded openings of sentences that repeat by design (`thời gian thực hiện`).
    formulas: Vec<String>,
}

/// Fewest figures of a sentence that repeats another with a few words changed.
const NEAR_FIGURES: usize = 2;

/// Longer sentences (a text without full stops) are compared to the letter only.
const LONGEST: usize = 400;

impl Check for DuplicatePassage {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let sentences = sentence::sentences(draft, self.min_tokens);
        let mut pairs = self.pairs(draft, &sentences);
        pairs.sort_unstable_by_key(|&(earlier, later)| (later, earlier));
        pairs.dedup_by_key(|&mut (_, later)| later);
        let mut i = 0;
        while i < pairs.len() {
            let (first_earlier, first_later) = pairs[i];
            let (mut earlier, mut later) = pairs[i];
            // Sentence after sentence repeated is one passage.
            while pairs.get(i + 1).is_some_and(|&(e, l)| e == earlier + 1 && l == later + 1) {
                i += 1;
                (earlier, later) = pairs[i];
            }
            i += 1;
            let one = sentences[first_earlier].span.cover(sentences[earlier].span);
            let other = sentences[first_later].span.cover(sentences[later].span);
            found.push(report(draft, one, other));
        }
    }
}

impl DuplicatePassage {
    /// Pairs (earlier, later) of sentences that say the same; each later sentence once. What stands more than twice is a
    /// formula, not a slip.
    fn pairs(&self, draft: &Draft<'_>, list: &[Sentence]) -> Vec<(usize, usize)> {
        let mut by_hash: Vec<(u64, usize)> = list.iter().enumerate().map(|(at, s)| (s.hash, at)).collect();
        by_hash.sort_unstable();
        let (mut pairs, mut same) = (Vec::new(), Vec::new());
        // Those that stand for the first time.
        let mut fresh = Vec::with_capacity(by_hash.len());
        for alike in by_hash.chunk_by(|a, b| a.0 == b.0) {
            fresh.push(alike[0].1);
            if let &[(_, first), (_, second)] = alike {
                if self.matters(draft, &list[second]) { &mut pairs } else { &mut same }.push((first, second));
            }
        }
        // Those of them that may be near an earlier one: it has the same numbers.
        let mut by_numbers: Vec<(u64, usize)> = fresh.iter().map(|&at| (list[at].numbers, at)).collect();
        by_numbers.sort_unstable();
        let later = by_numbers.chunk_by(|a, b| a.0 == b.0).flat_map(|alike| &alike[1..]).map(|&(_, at)| at);
        let mut likely: Vec<usize> = later.filter(|&at| figures_in(draft, list[at].span) >= NEAR_FIGURES).collect();
        likely.sort_unstable();
        if let Some(last) = likely.last() {
            fresh.retain(|at| at <= last);
            fresh.sort_unstable();
            let near = nearest(draft, list, &fresh).into_iter().filter(|(_, at)| likely.binary_search(at).is_ok());
            pairs.extend(near.filter(|&(earlier, at)| is_near(draft, &list[earlier], &list[at], self.similarity)));
        }
        pairs.retain(|&(a, b)| !self.by_design(draft, &list[a], &list[b]));
        same.retain(|&(a, b)| !self.by_design(draft, &list[a], &list[b]));
        pairs.extend(self.passages(draft, list, &same));
        pairs.extend(self.neighbours(draft, list));
        pairs
    }

    /// Whether a sentence that stands twice to the letter is worth a word by itself: it reports figures, or it is long. Instructions
    /// and criteria repeat from section to section by design.
    fn matters(&self, draft: &Draft<'_>, sentence: &Sentence) -> bool {
        figures_in(draft, sentence.span) > 0 || sentence.len >= self.long_tokens
    }

    /// Formulas, and a target that is restated in its own task.
    fn by_design(&self, draft: &Draft<'_>, one: &Sentence, other: &Sentence) -> bool {
        let opening = draft.text.folded(one.span);
        let opening = opening.trim_start_matches(|c: char| !is_letter_or_digit(c));
        // `b) Mức chi: …` opens with its words, not with its letter.
        let opening = opening
            .split_once([')', '.'])
            .filter(|(mark, _)| mark.len() < 4)
            .map_or(opening, |(_, rest)| rest.trim_start());
        // `Phối hợp: …` and `Phối hợp với …` repeat by design, but not with the same results twice.
        let reports = || {
            let told = opening.split(' ').take(2).all(|word| !word.ends_with(':'));
            told && figures_in(draft, one.span) >= NEAR_FIGURES
        };
        let deeds = ["phối hợp", "chủ trì"];
        let formula = self.formulas.iter().find(|formula| opening.starts_with(formula.as_str()));
        formula.is_some_and(|formula| !deeds.contains(&formula.as_str()) || !reports())
            || sentence::stands_under_targets(draft, one.leaf) != sentence::stands_under_targets(draft, other.leaf)
    }
}

/// Whether two sentences have so much (per cent of their tokens) in common that they differ in a few words only. Other numbers make another statement.
fn is_near(draft: &Draft<'_>, one: &Sentence, other: &Sentence, similarity: u8) -> bool {
    let (short, long) = if one.len <= other.len { (one, other) } else { (other, one) };
    if short.len * 5 < long.len * 3 || long.len > LONGEST || short.numbers != long.numbers {
        return false;
    }
    let (a, b) = (one.tokens(draft, u64::from), other.tokens(draft, u64::from));
    let common: usize = capture_diff_slices(Algorithm::Myers, &a, &b)
        .iter()
        .map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 })
        .sum();
    common * 200 >= (a.len() + b.len()) * usize::from(similarity)
}

/// The earlier sentence that shares a shingle with each of these (earlier, later): the first of its first shared one that
/// is no formula.
fn nearest(draft: &Draft<'_>, list: &[Sentence], fresh: &[usize]) -> Vec<(usize, usize)> {
    let mut known: FxHashMap<u64, (usize, u8)> = FxHashMap::default();
    let mut pairs = Vec::new();
    for &at in fresh {
        let mut near: Option<usize> = None;
        for shingle in shingles(&list[at].tokens(draft, u64::from)).filter(|s| s % 3 == 0) {
            let (first, count) = known.entry(shingle).or_insert((at, 0));
            *count = count.saturating_add(1);
            if *first != at && *count <= 3 {
                near = near.or(Some(*first));
            }
        }
        pairs.extend(near.map(|earlier| (earlier, at)));
    }
    pairs
}

/// How many figures a passage reports. Norms (`100.000 đồng/người/buổi`) are set, and set again, by design.
fn figures_in(draft: &Draft<'_>, span: Span) -> usize {
    let figures = &draft.facts.figures;
    let first = figures.partition_point(|f| f.span.start < span.start);
    let inside = figures[first..].iter().take_while(|f| f.span.end <= span.end);
    inside.filter(|f| !matches!(f.unit, Some(Unit::Rate(_)))).count()
}

fn report(draft: &Draft<'_>, one: Span, other: Span) -> Diagnostic {
    let (a, b) = (draft.text.slice(one), draft.text.slice(other));
    let mut diagnostic = Diagnostic::at(other).label(one, "first");
    if a != b && other.len() < 4000 && one.len() < 4000 {
        diagnostic = diagnostic.say("near").value("diff", word_diff(a, b));
    }
    diagnostic
}

/// The later passage with what it lacks in `[-…-]` and what it adds in `{+…+}`; of what both have, the words next to that.
fn word_diff(a: &str, b: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let mut shown: Vec<String> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (lost, added) = (&old[op.old_range()], &new[op.new_range()]);
        if op.tag() == DiffTag::Equal {
            let at_end = op.new_range().end == new.len();
            shown.push(shortened(added, shown.is_empty(), at_end));
            continue;
        }
        let one = if lost.is_empty() { String::new() } else { format!("[-{}-]", lost.join(" ")) };
        let other = if added.is_empty() { String::new() } else { format!("{{+{}+}}", added.join(" ")) };
        shown.push(one + &other);
    }
    shown.retain(|piece| !piece.is_empty());
    shown.join(" ")
}

/// Words kept on either side of a difference.
const BESIDE: usize = 4;

/// What two passages have in common, without the words that are far from any difference.
fn shortened(words: &[&str], opens: bool, ends: bool) -> String {
    let (first, last) = (if opens { 0 } else { BESIDE }, if ends { 0 } else { BESIDE });
    if words.len() <= first + last + 1 {
        return words.join(" ");
    }
    let (before, after) = (words[..first].join(" "), words[words.len() - last..].join(" "));
    format!("{before} … {after}").trim().to_owned()
}
