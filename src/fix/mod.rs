//! Fixes on text files: edits of content become edits of the file, and everything they do not touch stays byte for byte.
//! Figures are never changed. Must not know rules.

mod diff;
mod file;
mod mend;
mod place;
mod splice;

pub use diff::unified;
pub use file::{Unwritten, beside, encoded, put, replace};
pub use mend::{Mended, mend};
pub use place::Place;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::text::Text;
use splice::{Splice, splices};
use std::collections::BTreeMap;

/// A text file with fixes in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// The file's characters, as [`crate::text::Source::decoded`].
    pub decoded: String,
    /// Findings mended.
    pub applied: usize,
    /// Findings whose fix could not be applied now: it overlaps another, or the file cannot take it.
    pub skipped: usize,
}

/// A fix that may be applied, in both coordinate systems.
struct Candidate<'a> {
    edits: &'a [Edit],
    splices: Vec<Splice>,
}

/// The file with all fixes in it that are at least `least` applicable; `None` where there is none to apply.
///
/// `reread` gives the content that a reader finds in a file of these characters: a fix after which it is not exactly the
/// old content with the edits in it (because a replacement reads as markup, say) is left out.
pub fn rewrite<'d>(
    text: &Text,
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    least: Applicability,
    reread: &dyn Fn(&str) -> Option<String>,
) -> Option<Rewrite> {
    let decoded = text.source().decoded.as_deref()?;
    let (mut candidates, mut skipped) = (Vec::new(), 0);
    let mut taken = BTreeMap::new();
    for fix in diagnostics.into_iter().filter_map(|diagnostic| fix_of(diagnostic, least)) {
        match candidate(text, fix).filter(|candidate| take(&mut taken, &candidate.splices)) {
            Some(candidate) => candidates.push(candidate),
            None => skipped += 1,
        }
    }
    let all = candidates.len();
    let holds = |chosen: &[&Candidate<'_>]| {
        let expected = lines(&with_edits(text.content(), chosen));
        reread(&with_splices(decoded, chosen)).is_some_and(|content| lines(&content) == expected)
    };
    let mut chosen = Vec::with_capacity(all);
    grow(&mut chosen, &candidates.iter().collect::<Vec<_>>(), &holds);
    let applied = chosen.len();
    (applied > 0).then(|| Rewrite {
        decoded: with_splices(decoded, &chosen),
        applied,
        skipped: skipped + all - applied,
    })
}

/// The fix of a finding that a machine may apply: never of a figure, never for the eye only.
fn fix_of(diagnostic: &Diagnostic, least: Applicability) -> Option<&Fix> {
    let least = least.max(Applicability::Unsafe);
    let fix = diagnostic.fixes.iter().find(|fix| fix.applicability >= least && !fix.edits.is_empty());
    fix.filter(|_| diagnostic.evidence.is_none())
}

fn candidate<'a>(text: &Text, fix: &'a Fix) -> Option<Candidate<'a>> {
    let splices: Option<Vec<Vec<Splice>>> = fix.edits.iter().map(|edit| splices(text, edit)).collect();
    let splices: Vec<Splice> = splices?.into_iter().flatten().collect();
    (!splices.is_empty()).then_some(Candidate { edits: &fix.edits, splices })
}

/// Takes the places of a fix, if all of them are free.
fn take(taken: &mut BTreeMap<usize, usize>, splices: &[Splice]) -> bool {
    let is_free = |splice: &Splice| {
        let before = taken.range(..=splice.start).next_back();
        let after = taken.range(splice.start..).next();
        before.is_none_or(|(&start, &end)| end <= splice.start && start < splice.start)
            && after.is_none_or(|(&start, _)| start >= splice.end && start > splice.start)
    };
    let free = splices.iter().all(is_free);
    if free {
        taken.extend(splices.iter().map(|splice| (splice.start, splice.end)));
    }
    free
}

/// Adds to `chosen` what of `batch` holds together with it, in halves where not all of it does.
fn grow<'c, 'a>(
    chosen: &mut Vec<&'c Candidate<'a>>,
    batch: &[&'c Candidate<'a>],
    holds: &dyn Fn(&[&Candidate<'a>]) -> bool,
) {
    if batch.is_empty() {
        return;
    }
    let before = chosen.len();
    chosen.extend(batch);
    if holds(chosen) {
        return;
    }
    chosen.truncate(before);
    if batch.len() > 1 {
        let (left, right) = batch.split_at(batch.len() / 2);
        grow(chosen, left, holds);
        grow(chosen, right, holds);
    }
}

fn with_splices(decoded: &str, chosen: &[&Candidate<'_>]) -> String {
    let pieces = chosen.iter().flat_map(|c| c.splices.iter().map(|s| (s.start, s.end, s.text.as_str())));
    spliced(decoded, pieces.collect())
}

fn with_edits(content: &str, chosen: &[&Candidate<'_>]) -> String {
    let edits = chosen.iter().flat_map(|c| c.edits.iter());
    spliced(content, edits.map(|e| (e.span.start as usize, e.span.end as usize, e.text.as_str())).collect())
}

fn spliced(old: &str, mut pieces: Vec<(usize, usize, &str)>) -> String {
    pieces.sort_unstable();
    let mut new = String::with_capacity(old.len());
    let mut at = 0;
    for (start, end, text) in pieces {
        new.push_str(old.get(at..start).unwrap_or_default());
        new.push_str(text);
        at = at.max(end);
    }
    new.push_str(old.get(at..).unwrap_or_default());
    new
}

/// Lines without the space around them, and without empty ones: what a reader may drop on its own.
fn lines(content: &str) -> Vec<String> {
    content.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
