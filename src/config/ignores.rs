//! `soat.ignore.toml` and baselines, as written, become [`Ignore`]s by file.

use super::chain::{absolute, upward};
use super::layer::{read, toml_fault};
use super::rules;
use super::settle::{day, no_day};
use crate::diagnostic::{Fault, Said};
use crate::lint::Ignore;
use crate::rules::Catalog;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// The name of a list of ignores.
pub const IGNORE_FILE: &str = "soat.ignore.toml";
/// The usual name of a baseline.
pub const BASELINE_FILE: &str = "soat.baseline.toml";

/// `soat.ignore.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawIgnores {
    ignore: Vec<Spanned<RawIgnore>>,
}

/// `[[ignore]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIgnore {
    fingerprint: Option<String>,
    rule: Option<Spanned<String>>,
    file: Option<String>,
    quote: Option<String>,
    reason: Spanned<String>,
    until: Option<Spanned<toml::Value>>,
}

/// A baseline.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawBaseline {
    finding: Vec<RawFinding>,
}

/// `[[finding]]` of a baseline.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFinding {
    fingerprint: String,
    rule: String,
    file: String,
    #[serde(default)]
    #[allow(dead_code, reason = "for the reader of the file")]
    quote: String,
}

/// What is ignored, by file.
#[derive(Debug, Clone, Default)]
pub struct IgnoreList {
    entries: Vec<Ignore>,
    /// Entries that name a file.
    by_file: FxHashMap<PathBuf, Vec<usize>>,
    /// Entries for every file.
    for_all: Vec<usize>,
}

impl IgnoreList {
    /// The list of ignores beside the documents of a folder, or in a folder above.
    pub fn nearest(folder: &Path) -> Option<PathBuf> {
        upward(folder, IGNORE_FILE)
    }

    /// Reads a list of ignores.
    pub fn read(path: &Path, catalog: &Catalog) -> Result<Self, Vec<Fault>> {
        let (name, source) = (path.display().to_string(), read(path).map_err(|fault| vec![fault])?);
        let raw: RawIgnores = toml::from_str(&source).map_err(|error| vec![toml_fault(&name, &source, &error)])?;
        let (mut list, mut faults) = (Self::default(), Vec::new());
        let folder = folder(path);
        for raw in raw.ignore {
            let at = raw.span();
            let line = source.get(..at.start).unwrap_or_default().matches('\n').count() + 1;
            let mut fault = |span: Range<usize>, what| faults.push(Fault::at(&name, &source, span, what));
            let raw = raw.into_inner();
            if raw.fingerprint.is_none() && raw.rule.is_none() {
                let what =
                    Said::new("[[ignore]] cần “fingerprint” hoặc “rule”", "[[ignore]] needs `fingerprint` or `rule`");
                fault(at.clone(), what);
            }
            if raw.reason.get_ref().trim().is_empty() {
                fault(raw.reason.span(), Said::new("đề nghị nêu lý do", "a reason is needed"));
            }
            let until = raw.until.as_ref().and_then(|until| {
                let day = day(until.get_ref());
                if day.is_none() {
                    fault(until.span(), no_day());
                }
                day
            });
            if let Some((span, (what, help))) =
                raw.rule.as_ref().and_then(|rule| Some((rule.span(), rules::unknown(rule.get_ref(), catalog)?)))
            {
                faults.push(Fault::at(&name, &source, span, what).help(help));
            }
            list.push(
                &folder,
                raw.file.as_deref(),
                Ignore {
                    fingerprint: raw.fingerprint,
                    rule: raw.rule.map(Spanned::into_inner),
                    quote: raw.quote,
                    reason: raw.reason.into_inner(),
                    until,
                    place: format!("{name}:{line}"),
                    is_answerable: raw.file.is_some(),
                },
            );
        }
        if faults.is_empty() { Ok(list) } else { Err(faults) }
    }

    /// Reads a baseline.
    pub fn baseline(path: &Path) -> Result<Self, Fault> {
        let (name, source) = (path.display().to_string(), read(path)?);
        let raw: RawBaseline = toml::from_str(&source).map_err(|error| toml_fault(&name, &source, &error))?;
        let mut list = Self::default();
        let folder = folder(path);
        for raw in raw.finding {
            list.push(
                &folder,
                Some(&raw.file),
                Ignore {
                    fingerprint: Some(raw.fingerprint),
                    rule: Some(raw.rule),
                    quote: None,
                    reason: name.clone(),
                    until: None,
                    place: name.clone(),
                    is_answerable: false,
                },
            );
        }
        Ok(list)
    }

    /// What is ignored in a file.
    pub fn of_file(&self, path: &Path) -> impl Iterator<Item = &Ignore> {
        let path = absolute(path);
        let own = self.by_file.get(&path).into_iter().flatten();
        own.chain(&self.for_all).map(|&i| &self.entries[i])
    }

    /// All entries, with the file each names.
    pub fn entries(&self) -> impl Iterator<Item = (&Path, &Ignore)> {
        self.by_file.iter().flat_map(|(path, list)| list.iter().map(|&i| (path.as_path(), &self.entries[i])))
    }

    fn push(&mut self, folder: &Path, file: Option<&str>, ignore: Ignore) {
        let at = self.entries.len();
        self.entries.push(ignore);
        match file {
            Some(file) => self.by_file.entry(absolute(&folder.join(file))).or_default().push(at),
            None => self.for_all.push(at),
        }
    }
}

/// The absolute folder of a file.
fn folder(path: &Path) -> PathBuf {
    absolute(path).parent().map(Path::to_path_buf).unwrap_or_default()
}
