//! Layers become [`Settled`]: the settings as meant, each value with the place that set it.

use super::layer::{Layer, did_you_mean};
use super::per_file::{PerFile, globs};
use super::raw::{FailWord, ProfileWord, RoundingWord, StageWord};
use super::{Config, nearest, rules};
use crate::diagnostic::{Fault, Said, Severity};
use crate::lint::{DocumentKind, Profile, Rounding, Settings};
use crate::rules::Catalog;
use crate::rules::card::Stage;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// What the configuration comes to.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// Settings of the rules, for files that no `[[per-file]]` names.
    pub settings: Settings,
    /// What is different for some files, in the order it is applied.
    pub per_file: Vec<PerFile>,
    /// Globs of the files that are taken from folders; the nearest file that says so decides.
    pub include: Option<Vec<String>>,
    /// Globs of the files that are left out.
    pub exclude: Option<Vec<String>>,
    /// Whether `.gitignore` counts.
    pub gitignore: Option<bool>,
    /// The severity that makes the exit code 1; `Some(None)`: none does.
    #[allow(clippy::option_option, reason = "whether it is said, and whether any severity does")]
    pub fail_on: Option<Option<Severity>>,
    /// The baseline.
    pub baseline: Option<PathBuf>,
    /// Every value that was set, with the place, the nearest place only.
    pub origins: Vec<Origin>,
}

/// Who set a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its key: `stage`, `rules.SL01`.
    pub key: String,
    /// As TOML.
    pub value: String,
    /// `soat.toml:3`.
    pub place: String,
}

impl Config {
    /// What the layers mean together. All faults at once.
    pub fn settle(&self, catalog: &Catalog) -> Result<Settled, Vec<Fault>> {
        let mut settled = Settled::default();
        let mut faults = Vec::new();
        // The farthest first: nearer ones are laid over it.
        for layer in self.layers.iter().rev() {
            settled.lay(layer, catalog, &mut faults);
        }
        self.lay_registry(catalog, &mut settled.settings, &mut faults);
        if faults.is_empty() { Ok(settled) } else { Err(faults) }
    }
}

impl Settled {
    /// Which of `per_file` speak of a file, by index.
    pub fn matching(&self, path: &Path) -> Vec<usize> {
        (0..self.per_file.len()).filter(|&i| self.per_file[i].matches(path)).collect()
    }

    /// The settings under some of `per_file`.
    pub fn settings_with(&self, matching: &[usize], catalog: &Catalog) -> Settings {
        let mut settings = self.settings.clone();
        for &i in matching {
            // Faults were told when it was settled.
            self.per_file[i].apply(catalog, &mut settings, &mut Vec::new());
        }
        settings
    }

    fn lay(&mut self, layer: &Layer, catalog: &Catalog, faults: &mut Vec<Fault>) {
        let raw = &layer.raw;
        let settings = &mut self.settings;
        over(&mut settings.stage, raw.stage.as_ref(), |word| stage(*word));
        over(&mut settings.profile, raw.profile.as_ref(), |word| profile(*word));
        over(&mut settings.preview, raw.preview.as_ref(), |on| *on);
        over(&mut settings.rounding, raw.rounding.as_ref(), |word| Some(rounding(*word)));
        over(&mut self.fail_on, raw.fail_on.as_ref(), |word| Some(severity(*word)));
        over(&mut self.gitignore, raw.gitignore.as_ref(), |on| Some(*on));
        over(&mut self.baseline, raw.baseline.as_ref(), |path| Some(layer.folder.join(path)));
        over(&mut settings.issuer, raw.document.issuer.as_ref(), |name| Some(name.clone()));
        if let Some(day) = &raw.as_of {
            settings.as_of = date(layer, day, faults);
        }
        if let Some(word) = &raw.document.kind {
            settings.kind = kind(layer, word, faults);
        }
        if let Some(list) = &raw.select {
            settings.select = Some(rules::selectors(layer, list, catalog, faults));
        }
        if let Some(list) = &raw.extend_select {
            settings.extend_select.extend(rules::selectors(layer, list, catalog, faults));
        }
        if let Some(list) = &raw.ignore {
            settings.ignore = rules::selectors(layer, list, catalog, faults);
        }
        rules::apply(layer, &raw.rules, catalog, settings, faults);
        for (list, own) in [(&raw.include, &mut self.include), (&raw.exclude, &mut self.exclude)] {
            if let Some(list) = list {
                globs(layer, list, faults);
                *own = Some(list.iter().map(|glob| glob.get_ref().clone()).collect());
            }
        }
        self.per_file.extend(raw.per_file.iter().map(|raw| PerFile::of(layer, raw, catalog, faults)));
        self.note(layer);
    }
}

fn over<T, W>(value: &mut T, given: Option<&Spanned<W>>, mean: impl Fn(&W) -> T) {
    if let Some(word) = given {
        *value = mean(word.get_ref());
    }
}

/// A stage as meant.
pub fn stage(word: StageWord) -> Stage {
    match word {
        StageWord::Draft | StageWord::DuThao => Stage::Draft,
        StageWord::Sign | StageWord::TrinhKy => Stage::Sign,
        StageWord::Issue | StageWord::BanHanh => Stage::Issue,
    }
}

/// A profile as meant.
pub fn profile(word: ProfileWord) -> Profile {
    match word {
        ProfileWord::Regular => Profile::Regular,
        ProfileWord::Strict => Profile::Strict,
    }
}

fn rounding(word: RoundingWord) -> Rounding {
    match word {
        RoundingWord::Nearest => Rounding::Nearest,
        RoundingWord::Truncate => Rounding::Truncate,
        RoundingWord::Either => Rounding::Either,
    }
}

fn severity(word: FailWord) -> Option<Severity> {
    match word {
        FailWord::Error => Some(Severity::Error),
        FailWord::Warning => Some(Severity::Warning),
        FailWord::Info => Some(Severity::Info),
        FailWord::Never => None,
    }
}

/// A kind of document as meant; `auto` is none.
pub fn kind(layer: &Layer, word: &Spanned<String>, faults: &mut Vec<Fault>) -> Option<DocumentKind> {
    kind_of(word.get_ref()).unwrap_or_else(|(what, help)| {
        faults.push(layer.fault(word.span(), what).help(Some(help)));
        None
    })
}

/// A kind of document by its key, `auto` being none; or that there is no such kind, and what was probably meant.
pub fn kind_of(name: &str) -> Result<Option<DocumentKind>, (Said, Said)> {
    if name == "auto" {
        return Ok(None);
    }
    if let Some(row) = DocumentKind::TABLE.iter().find(|row| row.3 == name) {
        return Ok(Some(row.0));
    }
    let names = || std::iter::once("auto").chain(DocumentKind::TABLE.iter().map(|row| row.3));
    let what = Said::new(format!("không có tên loại “{name}”"), format!("there is no kind `{name}`"));
    let all = names().collect::<Vec<_>>().join(", ");
    let all = || Said::new(format!("dùng một trong: {all}"), format!("one of: {all}"));
    Err((what, nearest(name, names()).map_or_else(all, did_you_mean)))
}

fn date(layer: &Layer, word: &Spanned<toml::Value>, faults: &mut Vec<Fault>) -> Option<Date> {
    let day = day(word.get_ref());
    if day.is_none() {
        faults.push(layer.fault(word.span(), no_day()));
    }
    day
}

/// A day written as a TOML date or as text.
pub fn day(value: &toml::Value) -> Option<Date> {
    match value {
        toml::Value::Datetime(day) => day.to_string().parse().ok(),
        toml::Value::String(day) => day_of(day.trim()),
        _ => None,
    }
}

/// `2026-01-31` or `31/01/2026`.
pub fn day_of(word: &str) -> Option<Date> {
    let parts: Vec<&str> = word.split(['-', '/']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] | [day, month, year] if year.len() == 4 => (year, month, day),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// That something is no day, and how one is written.
pub fn no_day() -> Said {
    Said::new("không phải là ngày; viết 2026-01-31 hoặc 31/01/2026", "no date; write 2026-01-31 or 31/01/2026")
}
