//! Sentences of the body as token sequences.

use crate::facts::words::Word;
use crate::rules::Draft;
use crate::text::Span;
use crate::tree::{Kind, Kinds, NodeId};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Tokens in a shingle.
const SHINGLE: usize = 4;

/// One sentence.
pub(in crate::rules) struct Sentence {
    /// Its bytes.
    pub span: Span,
    /// The block it stands in.
    pub leaf: NodeId,
    /// Hash of its words and numbers in order.
    pub hash: u64,
    /// Hash of its numbers in order.
    pub numbers: u64,
    /// How many words and numbers it has.
    pub len: usize,
    /// Indices of its words in `Words::list`.
    words: Range<usize>,
}

impl Sentence {
    /// The id of its first word.
    pub fn first_word(&self, draft: &Draft<'_>) -> u32 {
        draft.facts.words.list[self.words.start].id
    }

    /// Its words and numbers in order. `token` tells what stands for a word's id: ids of different drafts mean different
    /// words.
    pub fn tokens(&self, draft: &Draft<'_>, token: impl Fn(u32) -> u64) -> Vec<u64> {
        let content = draft.text.content();
        let words = &draft.facts.words.list[self.words.clone()];
        let mut tokens = Vec::with_capacity(self.len);
        for (i, word) in words.iter().enumerate() {
            tokens.push(token(word.id));
            let next = words.get(i + 1).map_or(self.span.end, |next| next.span.start);
            // One byte between two words is no digit: it would belong to the first.
            if next > word.span.end + 1 {
                tokens.extend(numbers(&content[word.span.end as usize..next as usize]).map(number));
            }
        }
        tokens
    }
}

/// The hashes of the shingles of a sentence.
pub(in crate::rules) fn shingles(tokens: &[u64]) -> impl Iterator<Item = u64> {
    tokens.windows(SHINGLE).map(hash)
}

/// The sentences of the body with at least `min` tokens, in order. Headings, tables and appendices repeat by design.
pub(in crate::rules) fn sentences(draft: &Draft<'_>, min: usize) -> Vec<Sentence> {
    let (content, words) = (draft.text.content(), draft.facts.words.list.as_slice());
    let mut list = Vec::with_capacity(words.len() / 16);
    let mut open = Open::default();
    let mut block: Option<(u32, Option<NodeId>)> = None;
    let mut first = 0;
    for end in draft.marks().run_ends() {
        let run = std::mem::replace(&mut first, end)..end;
        let word = words[end - 1];
        if block.is_none_or(|(line, _)| line != word.line) {
            block = Some((word.line, body_leaf(draft, word.line)));
            open = Open { first: run.start, ..Open::default() };
        }
        let Some((_, Some(leaf))) = block else { continue };
        open.add_words(&words[run]);
        let next = words.get(end).filter(|next| next.line == word.line);
        let gap_end = next.map_or_else(|| draft.text.lines()[word.line as usize].span.end, |next| next.span.start);
        // Most often a comma stands there, which ends nothing.
        if next.is_some() && &content.as_bytes()[word.span.end as usize..gap_end as usize] == b", " {
            continue;
        }
        let gap = &content[word.span.end as usize..gap_end as usize];
        let stop = sentence_end(gap);
        let within = &gap[..stop.unwrap_or(gap.len())];
        open.add_numbers(within);
        if stop.is_some() || next.is_none() {
            let done = std::mem::replace(&mut open, Open { first: end, ..Open::default() });
            if done.len >= min {
                let until = word.span.end + within.trim_end().len() as u32;
                list.push(Sentence {
                    span: Span { start: words[done.first].span.start, end: until },
                    leaf,
                    hash: done.hash.finish(),
                    numbers: done.numbers.finish(),
                    len: done.len,
                    words: done.first..end,
                });
            }
        }
    }
    list
}

/// The block of a line, where it is one of the body that holds sentences.
fn body_leaf(draft: &Draft<'_>, line: u32) -> Option<NodeId> {
    let leaf = draft.tree.leaf_of_line(line as usize);
    let holds = matches!(draft.tree.node(leaf).kind, Kind::Paragraph | Kind::Heading | Kind::Unknown);
    (holds && !draft.tree.is_in_any(leaf, BESIDE)).then_some(leaf)
}

/// A sentence whose end is not yet seen.
#[derive(Default)]
struct Open {
    /// Its first word.
    first: usize,
    len: usize,
    hash: FxHasher,
    numbers: FxHasher,
}

impl Open {
    fn add_words(&mut self, words: &[Word]) {
        self.len += words.len();
        for word in words {
            self.hash.write_u64(word.id.into());
        }
    }

    fn add_numbers(&mut self, gap: &str) {
        for digits in numbers(gap) {
            self.len += 1;
            self.hash.write_u64(number(digits));
            digits.hash(&mut self.numbers);
        }
    }
}

/// What is not the body.
const BESIDE: Kinds =
    Kinds::of(&[Kind::Header, Kind::Bases, Kind::Foot, Kind::Appendix, Kind::Table, Kind::Note, Kind::Running]);

/// Whether a heading above speaks of targets.
pub(super) fn stands_under_targets(draft: &Draft<'_>, id: NodeId) -> bool {
    draft.tree.ancestors(id).skip(1).filter(|&a| draft.tree.node(a).kind == Kind::Section).any(|section| {
        let Some(head) = draft.tree.head(section).filter(|&h| h != id) else { return false };
        let title = draft.text.folded(draft.text.lines()[draft.tree.node(head).lines.0 as usize].span);
        title.contains("chỉ tiêu") || title.contains("mục tiêu")
    })
}

/// Where a sentence ends in the gap between two words: after `.`, `;`, `!` or `?` with a blank or nothing behind.
fn sentence_end(gap: &str) -> Option<usize> {
    let bytes = gap.as_bytes();
    let ends = |i: usize| bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace);
    (0..bytes.len()).find(|&i| matches!(bytes[i], b'.' | b';' | b'!' | b'?') && ends(i)).map(|i| i + 1)
}

/// The runs of digits in the gap between two words.
fn numbers(gap: &str) -> impl Iterator<Item = &str> {
    let mut rest = gap;
    std::iter::from_fn(move || {
        let start = rest.bytes().position(|b| b.is_ascii_digit())?;
        let len = rest[start..].bytes().take_while(u8::is_ascii_digit).count();
        let (digits, behind) = rest[start..].split_at(len);
        rest = behind;
        Some(digits)
    })
}

/// What stands for a number: apart from word ids, which are small.
fn number(digits: &str) -> u64 {
    hash(digits) | 1 << 63
}

fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
