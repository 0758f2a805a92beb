//! [`Job`]: what every command that checks was asked: the flags laid over configuration, and the inputs.

use super::input::Inputs;
use super::run::{known, text, texts};
use super::setup::{Found, Setups};
use super::{Stop, args};
use crate::config::{Config, Settled, level_of};
use crate::lint::{Level, Profile, Rounding, Settings, selects, today};
use crate::rules::Catalog;
use crate::rules::card::{Lang, Stage};
use crate::tree::DocumentKind;
use clap::ArgMatches;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What a command that checks was asked.
#[derive(Debug)]
pub struct Job {
    /// What to check.
    pub inputs: Inputs,
    /// The configuration of the first input, for what concerns the whole run.
    pub settled: Settled,
    /// Its rules.
    pub catalog: Catalog,
    /// Whether nothing is ignored.
    pub no_ignores: bool,
    /// The baseline that was asked for.
    pub baseline: Option<PathBuf>,
    /// Whether no baseline counts.
    pub ignores_baselines: bool,
    flags: Flags,
    given: Vec<String>,
    isolated: bool,
}

/// Flags over the settings of the rules; what was not given changes nothing.
#[derive(Debug, Default)]
struct Flags {
    stage: Option<Stage>,
    profile: Option<Profile>,
    preview: bool,
    select: Option<Vec<String>>,
    extend_select: Vec<String>,
    ignore: Vec<String>,
    levels: Vec<(String, Level)>,
    rounding: Option<Rounding>,
    #[allow(clippy::option_option, reason = "whether it was said, and which; `auto` is none")]
    kind: Option<Option<DocumentKind>>,
    as_of: Option<Date>,
}

impl Job {
    /// From the arguments.
    pub fn of(matches: &ArgMatches, lang: Lang) -> Result<Self, Stop> {
        let mut inputs = Inputs::of(matches, lang)?;
        let given: Vec<String> = matches.get_many::<String>("config").into_iter().flatten().cloned().collect();
        let isolated = matches.get_flag("isolated");
        let config = configuration(&inputs.first_folder(), &given, isolated)?;
        let catalog = config.catalog().map_err(Stop::Faults)?;
        let settled = config.settle(&catalog).map_err(Stop::Faults)?;
        inputs.or(settled.include.as_deref(), settled.exclude.as_deref(), settled.gitignore)?;
        Ok(Self {
            inputs,
            flags: Flags::of(matches, &catalog, lang)?,
            settled,
            catalog,
            no_ignores: matches.get_flag("no-ignores"),
            baseline: text(matches, "baseline").map(PathBuf::from),
            ignores_baselines: false,
            given,
            isolated,
        })
    }

    /// The settings of the whole run, for files that nothing more is said of.
    pub fn settings(&self) -> Settings {
        self.with_flags(self.settled.settings.clone(), &self.catalog)
    }

    /// The inputs with what applies to each; `written` are left out.
    pub fn found<'p>(&self, written: impl Iterator<Item = &'p Path>) -> Result<Found, Stop> {
        let (inputs, failures) = self.inputs.list(written)?;
        let setups = Setups::of(self, &inputs)?;
        Ok(Found { inputs, failures, setups })
    }

    /// The configuration of a folder; the same for all where a file was named.
    pub fn configuration(&self, folder: &Path) -> Result<Config, Stop> {
        configuration(folder, &self.given, self.isolated)
    }

    /// Whether folders have configurations of their own.
    pub fn looks_around(&self) -> bool {
        !self.isolated && self.given.iter().all(|word| word.contains('='))
    }

    /// Leaves the baseline aside.
    pub fn without_baseline(&mut self) {
        self.baseline = None;
        self.ignores_baselines = true;
    }

    /// Settings with the flags laid over them.
    pub fn with_flags(&self, mut settings: Settings, catalog: &Catalog) -> Settings {
        self.flags.lay(&mut settings, catalog);
        settings.today = Some(today());
        settings
    }
}

fn configuration(folder: &Path, given: &[String], isolated: bool) -> Result<Config, Stop> {
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    Config::of(folder, &given, isolated).map_err(|fault| Stop::Faults(vec![fault]))
}

impl Flags {
    fn of(matches: &ArgMatches, catalog: &Catalog, lang: Lang) -> Result<Self, Stop> {
        let list = |name| texts(matches, name).map(str::to_owned).collect::<Vec<String>>();
        let select = list("select");
        let mut flags = Self {
            stage: text(matches, "stage").map(|word| match word {
                "draft" | "du-thao" => Stage::Draft,
                "issue" | "ban-hanh" => Stage::Issue,
                _ => Stage::Sign,
            }),
            profile: text(matches, "profile").map(|word| match word {
                "strict" => Profile::Strict,
                _ => Profile::Regular,
            }),
            preview: matches.get_flag("preview"),
            select: (!select.is_empty()).then_some(select),
            extend_select: list("extend-select"),
            ignore: list("ignore"),
            levels: Vec::new(),
            rounding: text(matches, "rounding").map(|word| match word {
                "nearest" => Rounding::Nearest,
                "truncate" => Rounding::Truncate,
                _ => Rounding::Either,
            }),
            kind: text(matches, "kind").map(|word| args::kind(word, lang)).transpose().map_err(Stop::Usage)?,
            as_of: text(matches, "as-of").map(|word| args::date(word, lang)).transpose().map_err(Stop::Usage)?,
        };
        for selector in flags.select.iter().flatten().chain(&flags.extend_select).chain(&flags.ignore) {
            known(selector, catalog, lang)?;
        }
        for word in texts(matches, "level") {
            let (selector, level) = word.split_once('=').unwrap_or((word, ""));
            let level = level_of(level).ok_or_else(|| {
                Stop::Usage(match lang {
                    Lang::Vi => format!("--level {word}: viết QUY-TẮC=off, info, warning hoặc error"),
                    Lang::En => format!("--level {word}: write RULE=off, info, warning or error"),
                })
            })?;
            known(selector, catalog, lang)?;
            flags.levels.push((selector.to_owned(), level));
        }
        Ok(flags)
    }

    fn lay(&self, settings: &mut Settings, catalog: &Catalog) {
        settings.stage = self.stage.unwrap_or(settings.stage);
        settings.profile = self.profile.unwrap_or(settings.profile);
        settings.preview |= self.preview;
        settings.rounding = self.rounding.or(settings.rounding);
        settings.kind = self.kind.unwrap_or(settings.kind);
        settings.as_of = self.as_of.or(settings.as_of);
        if let Some(select) = &self.select {
            // Who asks for these rules by name gets them, whatever files say of them.
            let is_asked = |code: &str| {
                catalog.card(code).is_some_and(|card| select.iter().any(|selector| selects(selector, card)))
            };
            settings.levels.retain(|code, level| *level != Level::Off || !is_asked(code));
            settings.select = Some(select.clone());
            settings.extend_select.clear();
            settings.ignore.clear();
        }
        settings.extend_select.extend(self.extend_select.iter().cloned());
        settings.ignore.extend(self.ignore.iter().cloned());
        for (selector, level) in &self.levels {
            for card in catalog.cards().filter(|card| selects(selector, card)) {
                settings.levels.insert(card.code.to_string(), *level);
            }
        }
    }
}

/// The rules that ship and those of the packs that the configuration of this folder names.
pub fn own_catalog() -> Result<Catalog, Stop> {
    configuration(Path::new(""), &[], false)?.catalog().map_err(Stop::Faults)
}
