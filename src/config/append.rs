//! Writes lists of ignores and baselines: entries are added, everything else in the file stays byte for byte.

use super::layer::{read, toml_fault};
use super::{IGNORE_FILE, IgnoreList, absolute};
use crate::diagnostic::{Fault, Said};
use crate::read::system::folder_of;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use toml_edit::{DocumentMut, Item, value};

/// A finding as lists name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recorded {
    /// The document, relative to the list, with `/`.
    pub file: String,
    /// Code of the rule.
    pub rule: String,
    /// Its fingerprint.
    pub fingerprint: String,
    /// The matched text, for the reader of the list.
    pub quote: String,
}

/// Characters of matched text that are quoted.
const QUOTED: usize = 80;

impl Recorded {
    /// Of a finding, with its text shortened to one line.
    pub fn new(file: &str, rule: &str, fingerprint: &str, text: &str) -> Self {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let quote = match words.char_indices().nth(QUOTED) {
            Some((end, _)) => format!("{}…", &words[..end]),
            None => words,
        };
        Self { file: file.to_owned(), rule: rule.to_owned(), fingerprint: fingerprint.to_owned(), quote }
    }
}

/// A list of ignores with one more entry, not yet written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Where it lies: the nearest list of the document, or a new one beside it.
    pub list: PathBuf,
    /// What it says then.
    pub text: String,
    /// The document, as the list names it.
    pub file: String,
}

/// Adds a finding of a document to its list of ignores.
pub fn ignored(document: &Path, mut finding: Recorded, reason: &str, until: Option<&str>) -> Result<Listed, Fault> {
    let folder = folder_of(document);
    let list = IgnoreList::nearest(folder).unwrap_or_else(|| folder.join(IGNORE_FILE));
    let old = if list.exists() { read(&list)? } else { String::new() };
    finding.file = relative(document, folder_of(&list));
    let text = appended(&list.display().to_string(), &old, &finding, reason, until)?;
    Ok(Listed { list, text, file: finding.file })
}

/// A path as lists write it: relative to their folder where it lies below, with `/`.
pub fn relative(path: &Path, folder: &Path) -> String {
    let (path, folder) = (absolute(path), absolute(folder));
    let inner = path.strip_prefix(&folder).unwrap_or(&path);
    inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/").replace("//", "/")
}

/// A list of ignores with one more entry at its end.
fn appended(name: &str, source: &str, finding: &Recorded, reason: &str, until: Option<&str>) -> Result<String, Fault> {
    let document: DocumentMut =
        source.parse().map_err(|error: toml_edit::TomlError| match toml::from_str::<toml::Table>(source) {
            Err(error) => toml_fault(name, source, &error),
            Ok(_) => Fault::of(name, Said::new(error.message(), error.message())),
        })?;
    if document.get("ignore").is_some_and(|item| !item.is_array_of_tables()) {
        let at = source.find("ignore").unwrap_or(0);
        let what = Said::new("`ignore` phải viết thành [[ignore]]", "`ignore` must be written as [[ignore]]");
        return Err(Fault::at(name, source, at..at + "ignore".len(), what));
    }
    let end = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let mut entry = String::new();
    if !source.is_empty() {
        entry.push_str(if source.ends_with('\n') { end } else { "\n\n" });
    }
    entry.push_str("[[ignore]]\n");
    entry.push_str(&fields(finding, &[("reason", Some(reason)), ("until", until)]));
    Ok(format!("{source}{}", entry.replace("\r\n", "\n").replace('\n', end)))
}

/// A baseline of findings, sorted.
pub fn baseline(findings: &[Recorded], vietnamese: bool) -> String {
    let mut sorted: Vec<&Recorded> = findings.iter().collect();
    sorted.sort();
    let mut text = String::from(if vietnamese {
        "# Các phát hiện đã biết; soat không báo lại. Cập nhật: soat baseline update\n"
    } else {
        "# Known findings; soat does not report them again. To renew: soat baseline update\n"
    });
    for finding in sorted {
        text.push_str("\n[[finding]]\n");
        text.push_str(&fields(finding, &[]));
    }
    text
}

fn fields(finding: &Recorded, more: &[(&str, Option<&str>)]) -> String {
    let own = [
        ("fingerprint", Some(finding.fingerprint.as_str())),
        ("rule", Some(&finding.rule)),
        ("file", Some(&finding.file)),
        ("quote", Some(finding.quote.as_str()).filter(|quote| !quote.is_empty())),
    ];
    let mut text = String::new();
    for (key, word) in own.iter().chain(more) {
        if let Some(Item::Value(word)) = word.map(value) {
            let _ = writeln!(text, "{key} = {word}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding() -> Recorded {
        Recorded::new("kh.md", "SL01", "3f2a", "đạt \"226,22%\"")
    }

    #[test]
    fn an_entry_is_added_and_the_rest_stays() {
        for old in ["", "# ghi chú\r\n[[ignore]] # giữ\r\nrule='KC01'\r\nreason = 'x'\r\n", "[[ignore]]\nrule=\"A\""]
        {
            let new = appended("i", old, &finding(), "số của cấp trên\\", Some("2026-12-31")).expect("added");
            let rest = new.strip_prefix(old).expect("the old text stands");
            assert_eq!(old.contains("\r\n"), rest.contains("\r\n"));
            let read: toml::Table = toml::from_str(&new).expect("TOML");
            let last = read["ignore"].as_array().and_then(|list| list.last()).expect("an entry");
            assert_eq!(last["reason"].as_str(), Some("số của cấp trên\\"));
            assert_eq!(last["quote"].as_str(), Some("đạt \"226,22%\""));
        }
    }

    #[test]
    fn what_is_no_list_of_ignores_is_left_alone() {
        assert!(appended("i", "ignore = []", &finding(), "x", None).is_err());
        assert!(appended("i", "[[ignore", &finding(), "x", None).is_err());
    }
}
