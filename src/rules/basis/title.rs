//! Titles of documents held against each other (*trích yếu*): the same, or the same but for a word or two. Must not know which
//! document is meant.

use super::registry::Record;
use super::registry::raw::title_key;
use crate::text::is_letter_or_digit;

/// Words from which on two titles that agree are those of one document.
const TELLING: usize = 6;

/// Words from which on a title that is off by a word or two is that title, miswritten.
const LONG: usize = 8;

/// Words that may be off.
const SLIPS: usize = 2;

/// How a cited title agrees with a known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// It begins with the known one, to the word.
    Same,
    /// It is the known one but for a word or two.
    Nearly,
    /// Neither: a short name, a paraphrase, another document.
    Apart,
}

/// Holds a cited title against a document's.
pub fn agreement(record: &Record, cited: &str) -> Agreement {
    // A citation is read as far as a semicolon.
    let kind_and_title: Vec<&str> = words(record.key.split(';').next().unwrap_or_default()).collect();
    let known = subject(&kind_and_title[2.min(kind_and_title.len())..]);
    let key = title_key(cited);
    let written: Vec<&str> = words(&key).take(known.len() + 4 + SLIPS).collect();
    let written = subject(&written);
    if known.len() >= TELLING && written.starts_with(known) {
        return Agreement::Same;
    }
    let near = known.len() >= LONG && written.len() + SLIPS >= known.len() && apart(known, written) <= SLIPS;
    if near { Agreement::Nearly } else { Agreement::Apart }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_letter_or_digit(c)).filter(|word| !word.is_empty())
}

/// The title without the words that lead it and that drafts leave out or change: `về việc`, `quy định`, `ban hành`.
fn subject<'a, 't>(mut title: &'t [&'a str]) -> &'t [&'a str] {
    let leads: [&[&str]; 5] = [&["về", "việc"], &["về"], &["ban", "hành"], &["phê", "duyệt"], &["quy", "định"]];
    while let Some(rest) = leads.iter().find_map(|lead| title.strip_prefix(*lead)) {
        title = rest;
    }
    title
}

/// The fewest words to change, add or leave out that make the known title of the beginning of what is written.
fn apart(known: &[&str], written: &[&str]) -> usize {
    let mut row: Vec<usize> = (0..=written.len()).collect();
    for (i, word) in known.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, other) in written.iter().enumerate() {
            let kept = corner + usize::from(word != other);
            corner = row[j + 1];
            row[j + 1] = kept.min(corner + 1).min(row[j] + 1);
        }
    }
    row.into_iter().min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_or_two_make_no_other_title() {
        let record = Record::of(
            toml::from_str(
                "symbol = \"12-NQ/TW\"\nissued = 2031-02-03\ntitle = \"Nghị quyết về phát triển kinh tế biển, đảo và nuôi trồng thủy sản bền vững\"",
            )
            .expect("TOML"),
        )
        .expect("a row");
        let agreement = |cited| agreement(&record, cited);
        assert_eq!(
            agreement("về phát triển kinh tế biển, đảo và nuôi trồng thuỷ sản bền vững trên địa bàn"),
            Agreement::Same
        );
        assert_eq!(agreement("về việc phát triển kinh tế biển, đảo và nuôi trồng thủy sản"), Agreement::Nearly);
        assert_eq!(agreement("phát triển kinh tế biển và đảo, nuôi trồng thủy sản bền vững"), Agreement::Nearly);
        assert_eq!(agreement("về phát triển kinh tế biển"), Agreement::Apart);
        assert_eq!(agreement("về quy hoạch cảng biển và khu neo đậu"), Agreement::Apart);
    }
}
