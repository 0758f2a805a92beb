//! [`Run`]: everything a check was asked, as meant: the settings of the rules, the inputs, the outputs and when to fail.

use super::Stop;
use super::args;
use super::input::Inputs;
use super::output::Target;
use super::usage::did_you_mean;
use crate::diagnostic::Severity;
use crate::lint::{Profile, Rounding, Settings, selects};
use crate::rules::Catalog;
use crate::rules::card::{Lang, Stage};
use crate::tree::DocumentKind;
use clap::ArgMatches;

/// One run of `soat check`.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Run {
    /// Language of everything said.
    pub lang: Lang,
    /// The rules there are.
    pub catalog: Catalog,
    /// Which of them run, and how.
    pub settings: Settings,
    /// What to check.
    pub inputs: Inputs,
    /// Formats and where they go.
    pub targets: Vec<Target>,
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
        let catalog = Catalog::shipped();
        let settings = settings(matches, &catalog, lang)?;
        let fail_on = match (matches.get_flag("exit-zero"), text(matches, "fail-on")) {
            (true, _) | (_, Some("never")) => None,
            (_, Some("error")) => Some(Severity::Error),
            (_, Some("info")) => Some(Severity::Info),
            _ => Some(Severity::Warning),
        };
        Ok(Self {
            lang,
            catalog,
            settings,
            inputs: Inputs::of(matches, lang)?,
            targets: Target::all(matches, lang)?,
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

fn settings(matches: &ArgMatches, catalog: &Catalog, lang: Lang) -> Result<Settings, Stop> {
    let select: Vec<String> = texts(matches, "select").map(str::to_owned).collect();
    let mut settings = Settings {
        stage: match text(matches, "stage") {
            Some("draft" | "du-thao") => Stage::Draft,
            Some("issue" | "ban-hanh") => Stage::Issue,
            _ => Stage::Sign,
        },
        profile: if text(matches, "profile") == Some("strict") { Profile::Strict } else { Profile::Regular },
        preview: matches.get_flag("preview"),
        select: (!select.is_empty()).then_some(select),
        extend_select: texts(matches, "extend-select").map(str::to_owned).collect(),
        ignore: texts(matches, "ignore").map(str::to_owned).collect(),
        rounding: match text(matches, "rounding") {
            Some("nearest") => Some(Rounding::Nearest),
            Some("truncate") => Some(Rounding::Truncate),
            Some("either") => Some(Rounding::Either),
            _ => None,
        },
        kind: text(matches, "kind").map(|word| kind(word, lang)).transpose()?.flatten(),
        as_of: text(matches, "as-of").map(|word| args::date(word, lang)).transpose().map_err(Stop::Usage)?,
        today: Some(today()),
        ..Settings::default()
    };
    let named = settings.select.iter().flatten().chain(&settings.extend_select).chain(&settings.ignore);
    for selector in named {
        known(selector, catalog, lang)?;
    }
    for word in texts(matches, "level") {
        let (selector, level) = word.split_once('=').unwrap_or((word, ""));
        let level = args::level(level).ok_or_else(|| {
            Stop::Usage(match lang {
                Lang::Vi => format!("--level {word}: viết QUY-TẮC=off, info, warning hoặc error"),
                Lang::En => format!("--level {word}: write RULE=off, info, warning or error"),
            })
        })?;
        known(selector, catalog, lang)?;
        for card in catalog.cards().filter(|card| selects(selector, card)) {
            settings.levels.insert(card.code.to_string(), level);
        }
    }
    Ok(settings)
}

/// That a selector means at least one rule, or is the prefix of a group that has none yet.
pub fn known(selector: &str, catalog: &Catalog, lang: Lang) -> Result<(), Stop> {
    let group = crate::rules::GROUPS.iter().any(|g| g.prefix.eq_ignore_ascii_case(selector) || g.name == selector);
    if !selector.is_empty() && (group || catalog.cards().any(|card| selects(selector, card))) {
        return Ok(());
    }
    let upper = selector.to_uppercase();
    let names: Vec<&str> = catalog.cards().flat_map(|card| [card.code.as_ref(), card.name.as_ref()]).collect();
    let near = similar::get_close_matches(selector, &names, 1, 0.6);
    let near =
        near.first().copied().or_else(|| similar::get_close_matches(upper.as_str(), &names, 1, 0.6).first().copied());
    let mut sentence = lang.pick(format!("không có quy tắc “{selector}”"), format!("there is no rule “{selector}”"));
    if let Some(near) = near {
        sentence.push_str(&did_you_mean(near, lang));
    }
    Err(Stop::Usage(sentence))
}

fn kind(word: &str, lang: Lang) -> Result<Option<DocumentKind>, Stop> {
    if word == "auto" {
        return Ok(None);
    }
    if let Some(row) = DocumentKind::TABLE.iter().find(|row| row.3 == word) {
        return Ok(Some(row.0));
    }
    let keys: Vec<&str> = DocumentKind::TABLE.iter().map(|row| row.3).collect();
    let all = keys.join(", ");
    Err(Stop::Usage(lang.pick(
        format!("--kind {word}: không có tên loại này; dùng một trong: auto, {all}"),
        format!("--kind {word}: there is no such kind; one of: auto, {all}"),
    )))
}

/// The day in Việt Nam, whose law and calendar are meant.
fn today() -> jiff::civil::Date {
    jiff::tz::TimeZone::fixed(jiff::tz::offset(7)).to_datetime(jiff::Timestamp::now()).date()
}

/// A flag's word.
pub fn text<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// A repeated flag's words, empty ones left out.
pub fn texts<'m>(matches: &'m ArgMatches, name: &str) -> impl Iterator<Item = &'m str> {
    matches.get_many::<String>(name).into_iter().flatten().map(|word| word.trim()).filter(|word| !word.is_empty())
}
