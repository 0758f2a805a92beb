//! Prose without figures that stands twice. One sentence of instructions repeats from section to section by design; a passage
//! of several does not, nor do two items of a list one after the other.

use super::sentence::Sentence;
use super::{DuplicatePassage, is_near};
use crate::rules::Draft;
use crate::tree::Kind;
use rustc_hash::FxHashSet;

/// Fewest sentences of a passage.
const PASSAGE: usize = 2;

/// Fewest tokens of an item that its neighbour repeats.
const ITEM: usize = 12;

impl DuplicatePassage {
    /// The pairs (earlier, later) of sentences that make up passages standing twice, around those that are the `same` to the
    /// letter.
    pub(super) fn passages(
        &self,
        draft: &Draft<'_>,
        list: &[Sentence],
        same: &[(usize, usize)],
    ) -> Vec<(usize, usize)> {
        let mut found: FxHashSet<(usize, usize)> = FxHashSet::default();
        for &(earlier, later) in same {
            if found.contains(&(earlier, later)) {
                continue;
            }
            let apart = later - earlier;
            let again = |at: usize| self.is_prose_again(draft, &list[at], &list[at + apart]);
            let before = (0..earlier).rev().take_while(|&at| again(at)).count();
            // A passage does not reach into its own repetition.
            let bound = later.min(list.len() - apart);
            let after = (earlier + 1..bound).take_while(|&at| again(at)).count();
            let passage = earlier - before..=earlier + after;
            let tokens: usize = list[passage.clone()].iter().map(|s| s.len).sum();
            if before + 1 + after >= PASSAGE && tokens >= self.long_tokens {
                found.extend(passage.map(|at| (at, at + apart)));
            }
        }
        found.into_iter().collect()
    }

    fn is_prose_again(&self, draft: &Draft<'_>, one: &Sentence, other: &Sentence) -> bool {
        (one.hash == other.hash || is_near(draft, one, other, self.prose_similarity))
            && !self.by_design(draft, one, other)
    }

    /// Items of a list that say what the item right before them says, and perhaps a few words more (or fewer).
    pub(super) fn neighbours(&self, draft: &Draft<'_>, list: &[Sentence]) -> Vec<(usize, usize)> {
        let again = |at: &usize| {
            let (one, other) = (&list[at - 1], &list[*at]);
            one.first_word(draft) == other.first_word(draft)
                && one.len.min(other.len) >= ITEM
                && item_mark(draft, one).is_some_and(|mark| item_mark(draft, other) == Some(mark))
                && stand_together(draft, one, other)
                && begins_like(&one.tokens(draft, u64::from), &other.tokens(draft, u64::from))
                && !self.by_design(draft, one, other)
        };
        (1..list.len()).filter(again).map(|at| (at - 1, at)).collect()
    }
}

/// Whether the shorter of two is the beginning of the other.
fn begins_like(one: &[u64], other: &[u64]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// Whether each is all of its item, and the second item comes right behind the first.
fn stand_together(draft: &Draft<'_>, one: &Sentence, other: &Sentence) -> bool {
    let whole = |sentence: &Sentence| {
        let line = draft.text.line_text(draft.text.line_at(sentence.span.start));
        line.trim_end().len() <= sentence.span.len() + MARK
    };
    let lines = |sentence: &Sentence| draft.tree.node(sentence.leaf).lines;
    lines(one).1 == lines(other).0 && whole(one) && whole(other)
}

/// Bytes of an item's mark and of its final mark at most.
const MARK: usize = 8;

/// What an item opens with: its sign, or that it is numbered. None where the sentence opens no item of a list.
fn item_mark(draft: &Draft<'_>, sentence: &Sentence) -> Option<char> {
    if draft.tree.node(sentence.leaf).kind != Kind::Paragraph {
        return None;
    }
    let first = draft.text.line_text(draft.text.line_at(sentence.span.start)).chars().next()?;
    match first {
        '-' | '–' | '+' | '*' | '•' => Some(first),
        '0'..='9' => Some('1'),
        _ => None,
    }
}
