//! [`Job`]: what every command that checks was asked: the flags laid over configuration, and the inputs.

use super::guard::Former;
use super::input::{Input, Inputs};
use super::run::{known, text, texts};
use super::{Stop, args};
use crate::config::{Asked, Config, Overrides, Settled, Setups, level_of};
use crate::lint::{Profile, Rounding, Settings, selects};
use crate::report::Failure;
use crate::rules::card::{Lang, Stage};
use crate::rules::{self, Catalog};
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// What a command that checks was asked.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Job {
    /// What to check.
    pub inputs: Inputs,
    /// The configuration of the first input, for what concerns the whole run.
    pub settled: Settled,
    /// Its rules.
    pub catalog: Catalog,
    /// What is asked whatever configurations say.
    pub asked: Asked,
}

/// The inputs of a run.
pub struct Found {
    /// In order.
    pub inputs: Vec<Input>,
    /// What could not be listed.
    pub failures: Vec<Failure>,
    /// What applies to them.
    pub setups: Setups,
}

impl Job {
    /// From the arguments.
    pub fn of(matches: &ArgMatches, lang: Lang) -> Result<Self, Stop> {
        let mut inputs = Inputs::of(matches, lang)?;
        let mut asked = without_rules(matches);
        let config = asked.configuration(&inputs.first_folder()).map_err(|fault| Stop::Faults(vec![fault]))?;
        let catalog = config.catalog().map_err(Stop::Faults)?;
        let settled = config.settle(&catalog).map_err(Stop::Faults)?;
        inputs.or(settled.include.as_deref(), settled.exclude.as_deref(), settled.gitignore)?;
        asked.over = overrides(matches, &catalog, lang)?;
        if !asked.bundle && asks_for_bundles_only(&asked.over, &catalog) {
            return Err(Stop::Usage(lang.pick(
                "các quy tắc LV đối chiếu nhiều văn bản: thêm --bundle".to_owned(),
                "LV rules hold documents against each other: add --bundle".to_owned(),
            )));
        }
        Ok(Self { inputs, settled, catalog, asked })
    }

    /// The settings of the whole run, for files that nothing more is said of.
    pub fn settings(&self) -> Settings {
        self.asked.settings(self.settled.settings.clone(), &self.catalog)
    }

    /// The inputs with what applies to each; folders are listed without `former` reports.
    pub fn found(&self, former: &Former) -> Result<Found, Stop> {
        let (inputs, failures) = self.inputs.list(former)?;
        let setups = self.setups(&inputs)?;
        Ok(Found { inputs, failures, setups })
    }

    /// What applies to each of some inputs.
    pub fn setups(&self, inputs: &[Input]) -> Result<Setups, Stop> {
        let paths = inputs.iter().map(|input| self.inputs.path(input));
        Setups::of(&self.asked, paths).map_err(Stop::Faults)
    }
}

/// What the arguments ask of a run without inputs of its own. A configuration that is wrong is told when it is used.
pub fn asked(matches: &ArgMatches, lang: Lang) -> Result<Asked, Stop> {
    let mut asked = without_rules(matches);
    let config = asked.configuration(Path::new("")).ok();
    let catalog = config.and_then(|config| config.catalog().ok()).unwrap_or_else(Catalog::shipped);
    asked.over = overrides(matches, &catalog, lang)?;
    Ok(asked)
}

/// What the arguments ask, but for the rules they name.
fn without_rules(matches: &ArgMatches) -> Asked {
    Asked {
        over: Overrides::default(),
        given: matches.get_many::<String>("config").into_iter().flatten().cloned().collect(),
        isolated: matches.get_flag("isolated"),
        bundle: matches.try_get_one::<bool>("bundle").is_ok_and(|given| given.is_some_and(|&given| given)),
        no_ignores: matches.get_flag("no-ignores"),
        baseline: text(matches, "baseline").map(PathBuf::from),
        ignores_baselines: false,
    }
}

/// Whether `--select` names no rule that looks at one document.
fn asks_for_bundles_only(over: &Overrides, catalog: &Catalog) -> bool {
    let Some(select) = &over.select else { return false };
    let mut cards = catalog.cards().filter(|card| select.iter().any(|word| selects(word, card))).peekable();
    cards.peek().is_some() && cards.all(|card| card.group == rules::bundle::GROUP)
}

/// The flags that say which rules run and how.
fn overrides(matches: &ArgMatches, catalog: &Catalog, lang: Lang) -> Result<Overrides, Stop> {
    let list = |name| texts(matches, name).map(str::to_owned).collect::<Vec<String>>();
    let select = list("select");
    let mut over = Overrides {
        stage: text(matches, "stage").and_then(Stage::named),
        profile: text(matches, "profile").and_then(Profile::named),
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
    for selector in over.select.iter().flatten().chain(&over.extend_select).chain(&over.ignore) {
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
        over.levels.push((selector.to_owned(), level));
    }
    Ok(over)
}

/// The rules that ship and those of the packs that the configuration of this folder names.
pub fn own_catalog() -> Result<Catalog, Stop> {
    Config::of(Path::new(""), &[], false).map_err(|fault| Stop::Faults(vec![fault]))?.catalog().map_err(Stop::Faults)
}
