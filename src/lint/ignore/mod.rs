//! What is not to be shown: lists beside the documents, baselines, and comments in text drafts. Applied by the library,
//! so that every door and every report agree. Findings stay, with the reason; ignores that say nothing any more are
//! findings themselves (XX01).

mod comment;

use super::selects;
use crate::diagnostic::{Diagnostic, Finding, Suppression};
use crate::rules::card::Card;
use crate::text::{Text, fold};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

pub use comment::misused;

/// The rule that speaks of ignores.
pub const UNUSED: &str = "XX01";

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// Of the one finding it means.
    pub fingerprint: Option<String>,
    /// The rule: code, name or prefix. Needed where there is no fingerprint.
    pub rule: Option<String>,
    /// Words of the matched text; decides only where there is no fingerprint.
    pub quote: Option<String>,
    /// Why.
    pub reason: String,
    /// The last day it holds.
    pub until: Option<Date>,
    /// Where it is written.
    pub place: String,
    /// Whether it must be of use in the file it is asked for: it names that file.
    pub is_answerable: bool,
}

/// What is ignored in one document.
#[derive(Debug, Clone, Default)]
pub struct Ignores<'a> {
    /// Entries of lists and baselines that speak of it.
    pub listed: Vec<&'a Ignore>,
    /// Whether nothing is ignored, comments neither (`--no-ignores`).
    pub none: bool,
    /// The day of the run.
    pub today: Option<Date>,
}

impl<'a> Ignores<'a> {
    /// Comments, and what lists say.
    pub fn of(listed: impl IntoIterator<Item = &'a Ignore>, today: Option<Date>) -> Self {
        Self { listed: listed.into_iter().collect(), none: false, today }
    }

    /// Nothing is ignored.
    pub fn none() -> Self {
        Self { none: true, ..Self::default() }
    }
}

/// What the linter knows of its rules.
pub trait Known {
    /// The card's data of a code.
    fn card(&self, code: &str) -> Option<&Card>;
    /// Whether every rule that a selector means runs; `None`: whether all core rules do.
    fn runs_all(&self, selector: Option<&str>) -> bool;
}

/// Says of each finding why it is silenced, if it is; gives what is to be said about the ignores themselves.
pub fn apply(text: &Text, findings: &mut [Finding], ignores: &Ignores<'_>, known: &dyn Known) -> Vec<Diagnostic> {
    if ignores.none {
        return Vec::new();
    }
    let comments = comment::comments(text);
    if comments.is_empty() && ignores.listed.is_empty() {
        return Vec::new();
    }
    let mut used = vec![false; ignores.listed.len()];
    let mut used_comments = vec![false; comments.len()];
    let mut by_fingerprint: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut by_rule = Vec::new();
    for (i, ignore) in ignores.listed.iter().enumerate() {
        match &ignore.fingerprint {
            Some(fingerprint) => by_fingerprint.entry(fingerprint).or_default().push(i),
            None => by_rule.push(i),
        }
    }
    let holds = |i: usize| !is_over(ignores.listed[i], ignores.today);
    for finding in findings {
        let mut meant = by_fingerprint.get(finding.fingerprint.as_str()).cloned().unwrap_or_default();
        meant.extend(by_rule.iter().filter(|&&i| is_meant(ignores.listed[i], text, finding, known)));
        for i in meant {
            used[i] = true;
            if holds(i) {
                suppress(finding, &ignores.listed[i].reason, false);
            }
        }
        for (comment, used) in comments.iter().zip(&mut used_comments) {
            if comment.silences(text, finding, known) {
                *used = true;
                suppress(finding, &comment.reason, true);
            }
        }
    }
    let mut said = Vec::new();
    for (ignore, used) in ignores.listed.iter().zip(used) {
        // An entry for all files may be idle here and at work elsewhere; that it is over shows wherever it would work.
        if (ignore.is_answerable || used)
            && let Some(diagnostic) = about(ignore, used, ignores.today, known)
        {
            said.push(diagnostic);
        }
    }
    said.extend(
        comments.iter().zip(used_comments).filter(|(_, used)| !used).filter_map(|(c, _)| c.unused(text, known)),
    );
    said
}

/// The first reason counts.
fn suppress(finding: &mut Finding, reason: &str, is_in_draft: bool) {
    finding.suppressed.get_or_insert_with(|| Suppression { reason: reason.to_owned(), is_in_draft });
}

fn is_over(ignore: &Ignore, today: Option<Date>) -> bool {
    ignore.until.zip(today).is_some_and(|(until, today)| today > until)
}

/// Whether an entry without fingerprint means a finding.
fn is_meant(ignore: &Ignore, text: &Text, finding: &Finding, known: &dyn Known) -> bool {
    let code = finding.diagnostic.code.as_ref();
    let rule = ignore.rule.as_deref().is_some_and(|rule| known.card(code).is_some_and(|card| selects(rule, card)));
    let plain = |text: &str| fold(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    rule && ignore.quote.as_deref().is_none_or(|quote| {
        let matched = finding.diagnostic.span.map_or("", |span| text.slice(span));
        plain(matched).contains(&plain(quote.trim_end_matches('…')))
    })
}

/// What is to be said about an entry that names this file.
fn about(ignore: &Ignore, used: bool, today: Option<Date>, known: &dyn Known) -> Option<Diagnostic> {
    let what = ignore.rule.clone().or(ignore.fingerprint.clone()).unwrap_or_default();
    let said = |key| Diagnostic::whole().say(key).value("what", what.as_str()).value("place", ignore.place.as_str());
    if used {
        let until = ignore.until.filter(|_| is_over(ignore, today))?;
        return Some(said("expired").value("until", until.strftime("%d/%m/%Y").to_string()));
    }
    known.runs_all(ignore.rule.as_deref()).then(|| said("main"))
}
