//! Two versions of a file become the edits between them: by lines, and in changed lines by words. Applied to the one they
//! give the other, whatever they were made from.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Replaces bytes of the old version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What comes.
    pub text: String,
}

/// The edits that make `new` of `old`, in order, disjoint.
pub fn between(old: &str, new: &str) -> Vec<Splice> {
    let lines = changed(&old.split_inclusive('\n').collect::<Vec<_>>(), &new.split_inclusive('\n').collect::<Vec<_>>());
    let words = lines.into_iter().flat_map(|(was, is)| {
        let (old, new) = (&old[was.clone()], &new[is]);
        let words: (Vec<&str>, Vec<&str>) = (old.split_word_bounds().collect(), new.split_word_bounds().collect());
        let splices = changed(&words.0, &words.1).into_iter();
        splices.map(move |(word, by)| trimmed(was.start + word.start, &old[word], &new[by])).collect::<Vec<_>>()
    });
    words.collect()
}

/// Which bytes of the old pieces became which of the new ones.
fn changed(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let bytes = |pieces: &[&str], range: Range<usize>| {
        let start = pieces[..range.start].iter().map(|piece| piece.len()).sum::<usize>();
        start..start + pieces[range].iter().map(|piece| piece.len()).sum::<usize>()
    };
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    let ops = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    ops.map(|op| (bytes(old, op.old_range()), bytes(new, op.new_range()))).collect()
}

/// The part of two texts that differs, where the old one begins at byte `base`.
fn trimmed(base: usize, old: &str, new: &str) -> Splice {
    let shared = |a: &mut dyn Iterator<Item = (char, char)>| -> usize {
        a.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let head = shared(&mut old.chars().zip(new.chars()));
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = shared(&mut old_rest.chars().rev().zip(new_rest.chars().rev()));
    let text = new_rest[..new_rest.len() - tail].to_owned();
    Splice { start: base + head, end: base + old.len() - tail, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(old: &str, splices: &[Splice]) -> String {
        let mut new = old.to_owned();
        for splice in splices.iter().rev() {
            new.replace_range(splice.start..splice.end, &splice.text);
        }
        new
    }

    #[test]
    fn edits_give_the_new_version_and_touch_little() {
        let old = "một  dòng\r\nhai\r\nba ba\r\n";
        for (new, count, bytes) in [
            ("một dòng\r\nhai\r\nba ba\r\n", 1, 1),
            ("một dòng\r\nhai\r\nba\r\n", 2, 4),
            ("hai\r\nba ba\r\nbốn", 2, 14),
            (old, 0, 0),
            ("", 1, old.len()),
        ] {
            let splices = between(old, new);
            assert_eq!(applied(old, &splices), new);
            let taken: usize = splices.iter().map(|splice| splice.end - splice.start).sum();
            assert_eq!((splices.len(), taken), (count, bytes), "{new:?}");
        }
    }
}
