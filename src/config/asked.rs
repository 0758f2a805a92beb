//! [`Asked`]: what was asked for a whole run, whatever configuration files say: by flags of the command line, by the
//! settings of an editor. Every door makes one of these, so that all of them check alike.

use super::Config;
use crate::diagnostic::Fault;
use crate::lint::{DocumentKind, Level, Profile, Rounding, Settings, selects, today};
use crate::rules::Catalog;
use crate::rules::card::Stage;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What was asked for a whole run.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Asked {
    /// What is laid over the settings of every configuration.
    pub over: Overrides,
    /// Configurations to take instead of the nearest one: paths, or TOML with a `=` in it.
    pub given: Vec<String>,
    /// Whether no configuration file is looked for.
    pub isolated: bool,
    /// Whether documents are held against each other.
    pub bundle: bool,
    /// Whether nothing is ignored.
    pub no_ignores: bool,
    /// The baseline that was asked for.
    pub baseline: Option<PathBuf>,
    /// Whether no baseline counts.
    pub ignores_baselines: bool,
}

/// Settings over those of the configuration; what was not given changes nothing.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Stage of the documents.
    pub stage: Option<Stage>,
    /// How strict.
    pub profile: Option<Profile>,
    /// Whether preview rules run, too.
    pub preview: bool,
    /// These rules only.
    pub select: Option<Vec<String>>,
    /// These rules as well.
    pub extend_select: Vec<String>,
    /// Not these rules.
    pub ignore: Vec<String>,
    /// Levels of rules, in the order they were given.
    pub levels: Vec<(String, Level)>,
    /// Accepted rounding.
    pub rounding: Option<Rounding>,
    /// Kind of document.
    #[allow(clippy::option_option, reason = "whether it was said, and which; `auto` is none")]
    pub kind: Option<Option<DocumentKind>>,
    /// The day the law is judged at.
    pub as_of: Option<Date>,
}

impl Asked {
    /// The configuration of a folder; the same for all where a file was named.
    pub fn configuration(&self, folder: &Path) -> Result<Config, Fault> {
        let given: Vec<&str> = self.given.iter().map(String::as_str).collect();
        Config::of(folder, &given, self.isolated)
    }

    /// Whether folders have configurations of their own.
    pub fn looks_around(&self) -> bool {
        !self.isolated && self.given.iter().all(|word| word.contains('='))
    }

    /// Settings with what was asked laid over them, as of today.
    pub fn settings(&self, mut settings: Settings, catalog: &Catalog) -> Settings {
        self.over.lay(&mut settings, catalog);
        settings.bundle = self.bundle;
        settings.today = Some(today());
        settings
    }
}

impl Overrides {
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
