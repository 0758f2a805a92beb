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

/// Sentences and their tokens, laid end to end.
pub(in crate::rules) struct Sentences {
    /// In text order.
    pub list: Vec<Sentence>,
    tokens: Vec<u64>,
}

/// One sentence.
pub(in crate::rules) struct Sentence {
    /// Its bytes.
    pub span: Span,
    /// The block it stands in.
    pub leaf: NodeId,
    /// Hash of its numbers in order.
    pub numbers: u64,
    tokens: Range<usize>,
}

impl Sentence {
    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }
}

impl Sentences {
    /// The tokens of a sentence.
    pub fn tokens(&self, sentence: &Sentence) -> &[u64] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// The hash of a whole sentence.
    pub fn hash(&self, sentence: &Sentence) -> u64 {
        hash(self.tokens(sentence))
    }

    /// The hashes of its shingles.
    pub fn shingles<'a>(&'a self, sentence: &Sentence) -> impl Iterator<Item = u64> + 'a {
        self.tokens(sentence).windows(SHINGLE).map(hash)
    }
}

/// The sentences of the body with at least `min` tokens, in order. Headings, tables and appendices repeat by design.
/// `token` tells what stands for a word's id: ids of different drafts mean different words.
pub(in crate::rules) fn sentences(draft: &Draft<'_>, min: usize, token: impl Fn(u32) -> u64 + Copy) -> Sentences {
    let count = draft.facts.words.list.len();
    let mut found = Sentences { list: Vec::with_capacity(count / 16), tokens: Vec::with_capacity(count * 5 / 4) };
    // Blocks and words are in text order: the words of one line after another are taken from the front.
    let mut words = draft.facts.words.list.as_slice();
    for (id, node) in draft.tree.nodes() {
        let leaf = node.first_child.is_none() && matches!(node.kind, Kind::Paragraph | Kind::Heading | Kind::Unknown);
        if leaf && !draft.tree.is_in_any(id, BESIDE) {
            for line in node.lines.0..node.lines.1 {
                let before = words.iter().take_while(|word| word.line < line).count();
                let count = words[before..].iter().take_while(|word| word.line == line).count();
                sentences_of_line(draft, &words[before..before + count], (min, id), token, &mut found);
                words = &words[before + count..];
            }
        }
    }
    found
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

fn sentences_of_line(
    draft: &Draft<'_>,
    words: &[Word],
    (min, leaf): (usize, NodeId),
    token: impl Fn(u32) -> u64,
    found: &mut Sentences,
) {
    let Some(last) = words.last() else { return };
    let content = draft.text.content();
    let line_end = draft.text.lines()[last.line as usize].span.end;
    let mut start = found.tokens.len();
    let mut from = None;
    let mut numbers = FxHasher::default();
    for (i, word) in words.iter().enumerate() {
        from.get_or_insert(word.span.start);
        found.tokens.push(token(word.id));
        let next = words.get(i + 1).map_or(line_end, |w| w.span.start);
        let end = word.span.end as usize;
        if next as usize == end + 1 && content.as_bytes()[end] == b' ' && i + 1 < words.len() {
            continue;
        }
        let gap = &content[end..next as usize];
        let end = sentence_end(gap);
        let (within, beyond) = gap.split_at(end.unwrap_or(gap.len()));
        push_numbers(within, &mut found.tokens, &mut numbers);
        if end.is_some() || i + 1 == words.len() {
            let tokens = start..found.tokens.len();
            if tokens.len() >= min {
                let last = word.span.end + within.trim_end().len() as u32;
                let span = Span { start: from.unwrap_or(word.span.start), end: last };
                found.list.push(Sentence { span, leaf, numbers: numbers.finish(), tokens });
            }
            push_numbers(beyond, &mut found.tokens, &mut FxHasher::default());
            start = found.tokens.len();
            from = None;
            numbers = FxHasher::default();
        }
    }
}

/// Where a sentence ends in the gap between two words: after `.`, `;`, `!` or `?` with a blank or nothing behind.
fn sentence_end(gap: &str) -> Option<usize> {
    let bytes = gap.as_bytes();
    let ends = |i: usize| bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace);
    (0..bytes.len()).find(|&i| matches!(bytes[i], b'.' | b';' | b'!' | b'?') && ends(i)).map(|i| i + 1)
}

fn push_numbers(gap: &str, tokens: &mut Vec<u64>, numbers: &mut FxHasher) {
    let mut rest = gap;
    while let Some(start) = rest.bytes().position(|b| b.is_ascii_digit()) {
        let digits = rest[start..].bytes().take_while(u8::is_ascii_digit).count();
        let number = &rest[start..start + digits];
        rest = &rest[start + digits..];
        // Apart from word ids, which are small.
        tokens.push(hash(number) | 1 << 63);
        number.hash(numbers);
    }
}

fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
