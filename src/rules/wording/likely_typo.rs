//! CT02: phrases of `rules/data/typos.toml`, found through interned words. Flags a phrase, never a syllable.

use super::beside::{Beside, in_case_of};
use super::data::Typo;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::facts::words::WordClass;
use crate::rules::lexicon::Role;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Has no parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LikelyTypo {}

impl Check for LikelyTypo {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let beside = Beside::of(draft);
        let mut free = 0;
        let lexemes = draft.lexemes();
        for i in lexemes.with(Role::Typo) {
            let Some(second) = beside.after(i).filter(|_| i >= free) else { continue };
            // The longest phrase that fits.
            let typos = lexemes.typos(beside.words.list[i], second).filter(|typo| fits(&beside, i, typo));
            let Some(typo) = typos.max_by_key(|typo| typo.wrong.len()) else { continue };
            let last = i + typo.wrong.len() - 1;
            free = last + 1;
            let span = beside.span(i, last);
            let written = beside.text.slice(span);
            let right = in_case_of(written, typo.right);
            found.push(Diagnostic::at(span).value("wrong", written).value("right", right.clone()).fix(Fix::replace(
                Applicability::Unsafe,
                span,
                right,
            )));
        }
    }
}

fn fits(beside: &Beside<'_>, first: usize, typo: &Typo) -> bool {
    let last = first + typo.wrong.len() - 1;
    let words = &beside.words.list;
    if last >= words.len() {
        return false;
    }
    let same = |(offset, wrong): (usize, &&str)| beside.words.form(words[first + offset]) == *wrong;
    if !typo.wrong.iter().enumerate().skip(1).all(same) || !(first..last).all(|i| beside.joins(i)) {
        return false;
    }
    // Capitals inside are a name (`xã Tân Đồi Mới`), unless all is in capitals.
    let upper = beside.are(first, last, |c| c == WordClass::Upper);
    let lower = beside.are(first + 1, last, |c| c == WordClass::Lower);
    let opens = match words[first].class {
        WordClass::Lower => true,
        // `Chủ tịch Ủy bân nhân dân`: an agency's first word has its capital anywhere.
        WordClass::Title => {
            typo.capital || beside.starts_sentence(words[first]) || matches!(typo.wrong[0], "ủy" | "uỷ")
        }
        WordClass::Upper | WordClass::Mixed => false,
    };
    if !(upper || lower && opens) {
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
    let rest = &beside.text.content()[words[last].span.end as usize..];
    if typo.before_number && !rest.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    !(typo.not_after_number && beside.line_before(words[first]).ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::data::{TYPO_EXAMPLES, TYPOS};
    use super::*;
    use crate::diagnostic::Severity;
    use crate::facts::{Facts, words::words};
    use crate::text::TextBuilder;
    use crate::tree::Tree;

    /// What is found in a sentence, and what it should be.
    fn found(sentence: &str) -> Vec<(String, String)> {
        let text = TextBuilder::plain(sentence);
        let facts = Facts { words: words(&text), ..Facts::default() };
        let tree = Tree::default();
        let draft = Draft::new(&text, &tree, &facts, None);
        let mut findings = Findings::new("CT02", Severity::Warning);
        LikelyTypo {}.check(&draft, &mut findings);
        let value = |d: &Diagnostic, name| d.values.get(name).unwrap_or_default().to_owned();
        findings.into_parts().0.iter().map(|d| (value(d, "wrong"), value(d, "right"))).collect()
    }

    #[test]
    fn every_entry_is_found_in_its_example_and_not_once_mended() {
        for (typo, (example, fine)) in TYPOS.iter().zip(TYPO_EXAMPLES) {
            let (before, rest) = example.split_once('«').expect("marked");
            let (wrong, after) = rest.split_once('»').expect("marked");
            let right = in_case_of(wrong, typo.right);
            assert_eq!(found(&format!("{before}{wrong}{after}")), [(wrong.to_owned(), right.clone())]);
            assert_eq!(found(&format!("{before}{right}{after}")), [], "{right}");
            assert_eq!(found(fine), [], "{fine}");
        }
    }

    #[test]
    fn commas_names_and_capitals_part_a_phrase() {
        assert_eq!(found("Thành phần, đấu giá; khu Phần Đấu; bà Trần Cũng Cố"), []);
        assert_eq!(found("Chủ tịch Ủy bân nhân dân"), [("Ủy bân".to_owned(), "Ủy ban".to_owned())]);
        assert_eq!(found("PHẦN ĐẤU ĐẠT CHUẨN"), [("PHẦN ĐẤU".to_owned(), "PHẤN ĐẤU".to_owned())]);
    }
}
