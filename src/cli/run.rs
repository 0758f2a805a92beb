//! [`Run`]: everything a check was asked, as meant: the settings of the rules, the inputs, the outputs and when to fail.

use super::Stop;
use super::job::Job;
use super::mend;
use super::output::Target;
use super::review::Reviews;
use crate::config;
use crate::diagnostic::{Applicability, Severity};
use crate::report;
use crate::rules::Catalog;
use crate::rules::card::Lang;
use clap::ArgMatches;

/// One run of `soat check`.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Run {
    /// Language of everything said.
    pub lang: Lang,
    /// What to check, by which rules.
    pub job: Job,
    /// Fixes to apply before findings are told: at least these.
    pub fix: Option<Applicability>,
    /// Whether to check again on every change.
    pub watch: bool,
    /// Formats and where they go.
    pub targets: Vec<Target>,
    /// Where copies with comments go, if any are wanted.
    pub reviews: Option<Reviews>,
    /// Whether reports may take the place of files that are not reports of soat's own.
    pub force: bool,
    /// The least severity that makes the exit code 1; `None`: never.
    pub fail_on: Option<Severity>,
    /// Whether colours are wanted: `None` where the terminal decides.
    pub color: Option<bool>,
    /// Whether to count by rule.
    pub statistics: bool,
    /// Whether to tell what could be checked.
    pub coverage: bool,
    /// Whether to print findings only.
    pub quiet: bool,
    /// Whether to tell each file.
    pub verbose: bool,
    /// Threads; `None`: as many as the machine has.
    pub jobs: Option<usize>,
}

impl Run {
    /// From the arguments.
    pub fn of(matches: &ArgMatches, lang: Lang) -> Result<Self, Stop> {
        let mut job = Job::of(matches, lang)?;
        let fail_on = match (matches.get_flag("exit-zero"), text(matches, "fail-on")) {
            (true, _) | (_, Some("never")) => None,
            (_, Some("error")) => Some(Severity::Error),
            (_, Some("info")) => Some(Severity::Info),
            (_, Some(_)) => Some(Severity::Warning),
            (_, None) => job.settled.fail_on.unwrap_or(Some(Severity::Warning)),
        };
        let fix = (matches.get_flag("fix") || matches.get_flag("unsafe-fixes")).then(|| mend::least(matches));
        let (targets, reviews) = (Target::all(matches, lang)?, Reviews::of(matches, lang)?);
        job.inputs
            .digests(fix.is_some() || reviews.is_some() || targets.iter().any(|t| report::tells_digest(t.format)));
        Ok(Self {
            lang,
            job,
            fix,
            watch: matches.get_flag("watch"),
            targets,
            reviews,
            force: matches.get_flag("force"),
            fail_on,
            color: match text(matches, "color") {
                Some("always") => Some(true),
                Some("never") => Some(false),
                _ => None,
            },
            statistics: matches.get_flag("statistics"),
            coverage: matches.get_flag("coverage"),
            quiet: matches.get_flag("quiet"),
            verbose: matches.get_flag("verbose"),
            jobs: matches.get_one::<u16>("jobs").map(|&jobs| usize::from(jobs)),
        })
    }
}

/// That a selector means at least one rule, or is the prefix of a group that has none yet.
pub fn known(selector: &str, catalog: &Catalog, lang: Lang) -> Result<(), Stop> {
    let Some((what, near)) = config::unknown_rule(selector, catalog) else { return Ok(()) };
    let near = near.map_or(String::new(), |near| format!("; {}", lang.pick(near.vi, near.en)));
    Err(Stop::Usage(lang.pick(what.vi, what.en) + &near))
}

/// A flag's word.
pub fn text<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// A repeated flag's words, empty ones left out.
pub fn texts<'m>(matches: &'m ArgMatches, name: &str) -> impl Iterator<Item = &'m str> {
    matches.get_many::<String>(name).into_iter().flatten().map(|word| word.trim()).filter(|word| !word.is_empty())
}
