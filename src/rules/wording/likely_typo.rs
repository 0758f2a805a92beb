//! CT02: phrases of `rules/data/typos.toml`, found through interned words. Flags a phrase, never a syllable.

use super::beside::{Beside, in_case_of};
use super::data::{TYPOS, Typo};
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::facts::words::WordClass;
use crate::rules::{Check, Draft, Findings};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// Has no parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LikelyTypo {}

/// Entries by their first syllable: `TYPOS` is sorted, so they are neighbours.
static BY_FIRST: LazyLock<FxHashMap<&'static str, &'static [Typo]>> = LazyLock::new(|| {
    TYPOS.chunk_by(|a, b| a.wrong[0] == b.wrong[0]).map(|chunk| (chunk[0].wrong[0], chunk)).collect()
});

impl Check for LikelyTypo {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let beside = Beside::of(draft);
        let entries: Vec<Option<&[Typo]>> =
            beside.words.forms.iter().map(|form| BY_FIRST.get(form.as_str()).copied()).collect();
        let mut free = 0;
        for (i, word) in beside.words.list.iter().enumerate() {
            let Some(typos) = entries[word.id as usize] else { continue };
            if i < free || !beside.joins(i) {
                continue;
            }
            // The longest phrase that fits: entries of one first syllable are few.
            let Some(typo) = typos.iter().filter(|t| fits(&beside, i, t)).max_by_key(|t| t.wrong.len()) else { continue };
            let last = i + typo.wrong.len() - 1;
            free = last + 1;
            let span = beside.span(i, last);
            let written = beside.text.slice(span);
            let right = in_case_of(written, typo.right);
            found.push(
                Diagnostic::at(span)
                    .value("wrong", written)
                    .value("right", right.clone())
                    .fix(Fix::replace(Applicability::Unsafe, span, right)),
            );
        }
    }
}

fn fits(beside: &Beside<'_>, first: usize, typo: &Typo) -> bool {
    let last = first + typo.wrong.len() - 1;
    let list = &beside.words.list;
    if last >= list.len() {
        return false;
    }
    let same = |(offset, wrong): (usize, &&str)| beside.words.forms[list[first + offset].id as usize] == **wrong;
    if !typo.wrong.iter().enumerate().skip(1).all(same) || !(first..last).all(|i| beside.joins(i)) {
        return false;
    }
    // Capitals inside are a name (`xã Tân Đồi Mới`), unless all is in capitals.
    let upper = beside.are(first, last, |c| c == WordClass::Upper);
    let lower = beside.are(first + 1, last, |c| c == WordClass::Lower);
    let opens = match list[first].class {
        WordClass::Lower => true,
        WordClass::Title => beside.starts_sentence(list[first]),
        WordClass::Upper | WordClass::Mixed => false,
    };
    if !upper && !(lower && opens) {
        return false;
    }
    let (before, after) = (beside.form_before(first), beside.form_after(last));
    let named = |words: &[&str], word: &str| words.contains(&word);
    if named(typo.not_after, before) || named(typo.not_before, after) {
        return false;
    }
    if !typo.only_after.is_empty() && !named(typo.only_after, before)
        || !typo.only_before.is_empty() && !named(typo.only_before, after)
    {
        return false;
    }
    !(typo.not_after_number && beside.line_before(list[first]).ends_with(|c: char| c.is_ascii_digit()))
}
