//! [`Setups`]: what applies to each input: its linter (by the nearest configuration and `[[per-file]]`), its list of
//! ignores, its baseline. All of it is read, and all faults are told, before anything is checked.

use super::Stop;
use super::input::Input;
use super::job::Job;
use crate::config::{Config, IgnoreList, Settled};
use crate::diagnostic::{Fault, Finding, Said};
use crate::lint::{Ignores, Linter, Outcome, today};
use crate::report::Failure;
use crate::rules::Catalog;
use crate::text::Text;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// The inputs of a run.
pub struct Found {
    /// In order.
    pub inputs: Vec<Input>,
    /// What could not be listed.
    pub failures: Vec<Failure>,
    /// What applies to them.
    pub setups: Setups,
}

/// What applies to each input.
pub struct Setups {
    /// The rules of all configurations.
    pub catalog: Catalog,
    linters: Vec<Linter>,
    lists: Vec<IgnoreList>,
    /// By the input's index.
    of_input: Vec<Setup>,
    no_ignores: bool,
    today: Option<Date>,
}

/// What applies to one input, as indices.
struct Setup {
    linter: usize,
    lists: Vec<usize>,
    path: PathBuf,
}

/// A configuration, with the linters made of it by the `[[per-file]]`s that hold.
struct Configured {
    settled: Settled,
    catalog: Catalog,
    linters: FxHashMap<Vec<usize>, usize>,
}

impl Setups {
    /// Of the inputs of a job.
    pub fn of(job: &Job, inputs: &[Input]) -> Result<Self, Stop> {
        let mut setups = Self {
            catalog: Catalog::shipped(),
            linters: Vec::new(),
            lists: Vec::new(),
            of_input: Vec::with_capacity(inputs.len()),
            no_ignores: job.no_ignores,
            today: Some(today()),
        };
        let mut configured: Vec<Configured> = Vec::new();
        let mut by_file: FxHashMap<Option<PathBuf>, usize> = FxHashMap::default();
        let mut by_folder: FxHashMap<PathBuf, usize> = FxHashMap::default();
        let mut list_of_folder: FxHashMap<PathBuf, Option<usize>> = FxHashMap::default();
        let mut lists: FxHashMap<PathBuf, usize> = FxHashMap::default();
        let mut baselines: FxHashMap<PathBuf, usize> = FxHashMap::default();
        for input in inputs {
            let path = job.inputs.path(input);
            let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
            let config = if let Some(&config) = by_folder.get(&folder) {
                config
            } else {
                let config = configured_for(job, &folder, &mut configured, &mut by_file)?;
                by_folder.insert(folder.clone(), config);
                config
            };
            let linter = setups.linter(job, &mut configured[config], &path)?;
            let mut own = Vec::new();
            if !job.no_ignores {
                let list = if let Some(&list) = list_of_folder.get(&folder) {
                    list
                } else {
                    let list = setups.list_of(&folder, &configured[config].catalog, &mut lists)?;
                    list_of_folder.insert(folder.clone(), list);
                    list
                };
                own.extend(list);
                let configured = configured[config].settled.baseline.as_ref();
                if let Some(baseline) = job.baseline.as_ref().or(configured).filter(|_| !job.ignores_baselines) {
                    own.push(setups.baseline(baseline, &mut baselines)?);
                }
            }
            setups.of_input.push(Setup { linter, lists: own, path });
        }
        for configured in &configured {
            setups.catalog.merge(&configured.catalog);
        }
        Ok(setups)
    }

    /// The linter of an input.
    pub fn linter_of(&self, input: usize) -> &Linter {
        &self.linters[self.of_input[input].linter]
    }

    /// What is ignored in an input.
    pub fn ignores(&self, input: usize) -> Ignores<'_> {
        if self.no_ignores {
            return Ignores::none();
        }
        let setup = &self.of_input[input];
        Ignores::of(setup.lists.iter().flat_map(|&list| self.lists[list].of_file(&setup.path)), self.today)
    }

    /// Checks a text as an input.
    pub fn check(&self, input: usize, text: &Text) -> (Outcome, Vec<Finding>) {
        let linter = self.linter_of(input);
        let mut outcome = linter.check(text);
        let findings = linter.findings(text, &mut outcome, &self.ignores(input));
        (outcome, findings)
    }

    fn linter(&mut self, job: &Job, configured: &mut Configured, path: &Path) -> Result<usize, Stop> {
        let matching = configured.settled.matching(path);
        if let Some(&linter) = configured.linters.get(&matching) {
            return Ok(linter);
        }
        let settings = configured.settled.settings_with(&matching, &configured.catalog);
        let settings = job.with_flags(settings, &configured.catalog);
        self.linters.push(Linter::new(&configured.catalog, settings).map_err(Stop::Usage)?);
        configured.linters.insert(matching, self.linters.len() - 1);
        Ok(self.linters.len() - 1)
    }

    fn list_of(
        &mut self,
        folder: &Path,
        catalog: &Catalog,
        known: &mut FxHashMap<PathBuf, usize>,
    ) -> Result<Option<usize>, Stop> {
        let Some(path) = IgnoreList::nearest(folder) else { return Ok(None) };
        if let Some(&list) = known.get(&path) {
            return Ok(Some(list));
        }
        self.lists.push(IgnoreList::read(&path, catalog).map_err(Stop::Faults)?);
        known.insert(path, self.lists.len() - 1);
        Ok(Some(self.lists.len() - 1))
    }

    fn baseline(&mut self, path: &Path, known: &mut FxHashMap<PathBuf, usize>) -> Result<usize, Stop> {
        if let Some(&list) = known.get(path) {
            return Ok(list);
        }
        if !path.is_file() {
            let what = Said::new("không có danh sách này", "there is no such baseline");
            let help = Said::new("lập bằng: soat baseline create", "make it with: soat baseline create");
            let fault = Fault::of(&path.display().to_string(), what).help(Some(help));
            return Err(Stop::Faults(vec![fault]));
        }
        self.lists.push(IgnoreList::baseline(path).map_err(|fault| Stop::Faults(vec![fault]))?);
        known.insert(path.to_path_buf(), self.lists.len() - 1);
        Ok(self.lists.len() - 1)
    }
}

/// The configuration of a folder, each file read once.
fn configured_for(
    job: &Job,
    folder: &Path,
    configured: &mut Vec<Configured>,
    by_file: &mut FxHashMap<Option<PathBuf>, usize>,
) -> Result<usize, Stop> {
    let file = if job.looks_around() { Config::nearest(folder) } else { None };
    if let Some(&known) = by_file.get(&file) {
        return Ok(known);
    }
    let config = job.configuration(folder)?;
    let catalog = config.catalog().map_err(Stop::Faults)?;
    let settled = config.settle(&catalog).map_err(Stop::Faults)?;
    configured.push(Configured { settled, catalog, linters: FxHashMap::default() });
    by_file.insert(file, configured.len() - 1);
    Ok(configured.len() - 1)
}
