//! Reports: findings in the words and the shape that a reader or a machine wants.
//!
//! One model ([`Draft`], [`Shown`]) is made of findings and cards by [`render`]; every format writes that model. A report
//! decides nothing: what is found, how grave it is and what is silenced is known before. Must not know the tree or facts.

mod calculation;
pub mod explain;
mod github;
mod html;
mod json;
mod markdown;
mod own;
mod rdjson;
mod render;
mod sarif;
mod short;
mod summary;
mod terminal;
mod wrap;
mod xml;

pub use calculation::calculation;
pub use html::{SHEET_STYLE, sheet};
pub use json::{place_json, schema};
use own::MARKDOWN_MARK;
pub use own::{HEAD, is_own, is_report};
pub use render::{Elsewhere, Shown, ShownFix, ShownLabel, render, render_in};
pub use summary::{coverage, summary};
pub use terminal::{fault, masked};
pub use wrap::wrap;

use crate::diagnostic::Severity;
use crate::rules::card::{Lang, Stage, Str};
use crate::rules::{Catalog, Coverage};
use crate::text::{LineStarts, Text};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What all reports of one run have in common.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Run<'a> {
    /// Language of everything said to people.
    pub lang: Lang,
    /// Stage of the documents.
    pub stage: Stage,
    /// Profile of the run.
    pub profile: &'static str,
    /// The day the law is judged at, where the user said so.
    pub as_of: Option<Date>,
    /// The rules that can speak.
    pub catalog: &'a Catalog,
    /// The day the list of legal documents was verified.
    pub registry_date: Date,
    /// Whether to print findings only.
    pub quiet: bool,
    /// Whether to list how often each rule spoke.
    pub statistics: bool,
    /// Whether to list what could be checked, file by file.
    pub coverage: bool,
    /// Whether people are told the fingerprint of each finding.
    pub fingerprints: bool,
}

/// One checked draft, ready to be shown.
#[derive(Debug)]
pub struct Draft<'a> {
    /// Its path as given.
    pub path: &'a str,
    /// Its text.
    pub text: &'a Text,
    /// Line starts of its [`Text::shown`].
    pub starts: &'a LineStarts<'a>,
    /// What it is.
    pub document: Document,
    /// How much could be checked.
    pub coverage: &'a Coverage,
    /// Its findings in text order; those about the whole document first. Suppressed ones included.
    pub findings: Vec<Shown<'a>>,
}

/// What a document is, as far as it says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its type: `ke-hoach`.
    pub kind: Option<&'static str>,
    /// Its number and symbol, where the number is filled in.
    pub number: Option<String>,
    /// Its date, where complete.
    pub date: Option<Date>,
    /// The year it plans for.
    pub plan_year: Option<u16>,
    /// The issuing agency.
    pub issuer: Option<String>,
}

/// An input that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Its path as given.
    pub path: String,
    /// Stable code: `encrypted`, `not-text` …
    pub code: &'static str,
    /// Path, what is wrong and what to do, in the run's language; one line.
    pub message: String,
}

/// What a run came to.
#[derive(Debug, Default)]
pub struct Totals {
    /// Drafts checked.
    pub files: usize,
    /// Findings by severity, suppressed ones left out.
    pub errors: usize,
    /// See `errors`.
    pub warnings: usize,
    /// See `errors`.
    pub infos: usize,
    /// Findings silenced.
    pub suppressed: usize,
    /// Drafts with at least one finding.
    pub with_findings: usize,
    /// How much could be checked in all.
    pub coverage: Coverage,
    /// How often each rule spoke.
    pub rules: BTreeMap<Str, usize>,
    /// How many findings each draft has, those with none left out.
    pub by_file: Vec<(String, usize)>,
    /// Inputs that could not be checked.
    pub failures: Vec<Failure>,
}

/// A format. `file` is called from many threads; the pieces are joined in the order of the inputs.
pub trait Report: Send + Sync {
    /// What stands before the first file.
    fn begin(&self, run: &Run<'_>, out: &mut Vec<u8>) {
        let _ = (run, out);
    }

    /// One draft. Nothing is written for a draft the format does not mention.
    fn file(&self, run: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>);

    /// An input that could not be checked, where the format tells of it in its place.
    fn failure(&self, run: &Run<'_>, failure: &Failure, out: &mut Vec<u8>) {
        let _ = (run, failure, out);
    }

    /// What stands between two pieces.
    fn separator(&self) -> &'static str {
        ""
    }

    /// What stands after the last file.
    fn end(&self, run: &Run<'_>, totals: &Totals, out: &mut Vec<u8>) {
        let _ = (run, totals, out);
    }
}

/// How a terminal is to be written to.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Whether ANSI colours may be used.
    pub color: bool,
    /// Columns.
    pub width: usize,
}

/// The formats by name, in the order they are listed to people.
pub const FORMATS: &[&str] =
    &["full", "short", "json", "jsonl", "sarif", "junit", "checkstyle", "github", "rdjson", "html", "md"];

/// Whether the report of a format names files by their digests.
pub fn tells_digest(format: &str) -> bool {
    matches!(format, "json" | "jsonl")
}

/// The report of a format; `None` for a name that is none.
pub fn report(format: &str, screen: Screen) -> Option<Box<dyn Report>> {
    Some(match format {
        "full" => Box::new(terminal::Full::new(screen)),
        "short" => Box::new(short::Short),
        "json" => Box::new(json::Json),
        "jsonl" => Box::new(json::JsonLines),
        "sarif" => Box::new(sarif::Sarif),
        "junit" => Box::new(xml::Junit),
        "checkstyle" => Box::new(xml::Checkstyle),
        "github" => Box::new(github::Github),
        "rdjson" => Box::new(rdjson::Rdjson),
        "html" => Box::new(html::Html),
        "md" => Box::new(markdown::Markdown),
        _ => return None,
    })
}

impl Totals {
    /// Adds a draft.
    pub fn add(&mut self, draft: &Draft<'_>) {
        self.files += 1;
        self.coverage.merge(draft.coverage);
        let mut any = false;
        for shown in &draft.findings {
            if shown.suppressed.is_some() {
                self.suppressed += 1;
                continue;
            }
            any = true;
            *self.count_mut(shown.severity) += 1;
            *self.rules.entry(shown.card.code.clone()).or_default() += 1;
        }
        self.with_findings += usize::from(any);
        let count = draft.findings.iter().filter(|shown| shown.suppressed.is_none()).count();
        if count > 0 {
            self.by_file.push((draft.path.to_owned(), count));
        }
    }

    /// Adds what another part of the run came to.
    pub fn merge(&mut self, other: Totals) {
        self.files += other.files;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.suppressed += other.suppressed;
        self.with_findings += other.with_findings;
        self.coverage.merge(&other.coverage);
        for (rule, count) in other.rules {
            *self.rules.entry(rule).or_default() += count;
        }
        self.by_file.extend(other.by_file);
        self.failures.extend(other.failures);
    }

    /// Findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Info => self.infos,
        }
    }

    fn count_mut(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
        }
    }
}
