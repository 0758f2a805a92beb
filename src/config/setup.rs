//! [`Setups`]: what applies to each document: its linter (by the nearest configuration and `[[per-file]]`), its list of
//! ignores, its baseline. All of it is read, and all faults are told, before anything is checked.

use super::asked::Asked;
use super::{Config, IgnoreList, Settled};
use crate::diagnostic::{Fault, Finding, Said};
use crate::lint::{Ignores, Linter, Outcome, today};
use crate::rules::Catalog;
use crate::text::Text;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// What applies to each document of a run, by its index.
pub struct Setups {
    /// The rules of all configurations.
    pub catalog: Catalog,
    linters: Vec<Linter>,
    lists: Vec<IgnoreList>,
    of_document: Vec<Setup>,
    no_ignores: bool,
    today: Option<Date>,
}

/// What applies to one document, as indices.
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
    /// Of documents that lie, or would lie, at these paths.
    pub fn of(asked: &Asked, paths: impl IntoIterator<Item = PathBuf>) -> Result<Self, Vec<Fault>> {
        let mut setups = Self {
            catalog: Catalog::shipped(),
            linters: Vec::new(),
            lists: Vec::new(),
            of_document: Vec::new(),
            no_ignores: asked.no_ignores,
            today: Some(today()),
        };
        let mut configured: Vec<Configured> = Vec::new();
        let mut by_file: FxHashMap<Option<PathBuf>, usize> = FxHashMap::default();
        let mut by_folder: FxHashMap<PathBuf, usize> = FxHashMap::default();
        let mut list_of_folder: FxHashMap<PathBuf, Option<usize>> = FxHashMap::default();
        let mut lists: FxHashMap<PathBuf, usize> = FxHashMap::default();
        let mut baselines: FxHashMap<PathBuf, usize> = FxHashMap::default();
        for path in paths {
            let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
            let config = if let Some(&config) = by_folder.get(&folder) {
                config
            } else {
                let config = configured_for(asked, &folder, &mut configured, &mut by_file)?;
                by_folder.insert(folder.clone(), config);
                config
            };
            let linter = setups.linter(asked, &mut configured[config], &path)?;
            let mut own = Vec::new();
            if !asked.no_ignores {
                let list = if let Some(&list) = list_of_folder.get(&folder) {
                    list
                } else {
                    let list = setups.list_of(&folder, &configured[config].catalog, &mut lists)?;
                    list_of_folder.insert(folder.clone(), list);
                    list
                };
                own.extend(list);
                let configured = configured[config].settled.baseline.as_ref();
                if let Some(baseline) = asked.baseline.as_ref().or(configured).filter(|_| !asked.ignores_baselines) {
                    own.push(setups.baseline(baseline, &mut baselines)?);
                }
            }
            setups.of_document.push(Setup { linter, lists: own, path });
        }
        for configured in &configured {
            setups.catalog.merge(&configured.catalog);
        }
        Ok(setups)
    }

    /// The linter of a document.
    pub fn linter_of(&self, document: usize) -> &Linter {
        &self.linters[self.of_document[document].linter]
    }

    /// What is ignored in a document.
    pub fn ignores(&self, document: usize) -> Ignores<'_> {
        if self.no_ignores {
            return Ignores::none();
        }
        let setup = &self.of_document[document];
        Ignores::of(setup.lists.iter().flat_map(|&list| self.lists[list].of_file(&setup.path)), self.today)
    }

    /// Checks a text as one of the documents.
    pub fn check(&self, document: usize, text: &Text) -> (Outcome, Vec<Finding>) {
        let mut outcome = self.linter_of(document).check(text);
        let findings = self.findings(document, text, &mut outcome);
        (outcome, findings)
    }

    /// The findings of a document that was checked, with what silences them.
    pub fn findings(&self, document: usize, text: &Text, outcome: &mut Outcome) -> Vec<Finding> {
        self.linter_of(document).findings(text, outcome, &self.ignores(document))
    }

    fn linter(&mut self, asked: &Asked, configured: &mut Configured, path: &Path) -> Result<usize, Vec<Fault>> {
        let matching = configured.settled.matching(path);
        if let Some(&linter) = configured.linters.get(&matching) {
            return Ok(linter);
        }
        let settings = configured.settled.settings_with(&matching, &configured.catalog);
        let settings = asked.settings(settings, &configured.catalog);
        self.linters.push(Linter::new(&configured.catalog, settings).map_err(|error| vec![refused(&error)])?);
        configured.linters.insert(matching, self.linters.len() - 1);
        Ok(self.linters.len() - 1)
    }

    fn list_of(
        &mut self,
        folder: &Path,
        catalog: &Catalog,
        known: &mut FxHashMap<PathBuf, usize>,
    ) -> Result<Option<usize>, Vec<Fault>> {
        let Some(path) = IgnoreList::nearest(folder) else { return Ok(None) };
        if let Some(&list) = known.get(&path) {
            return Ok(Some(list));
        }
        self.lists.push(IgnoreList::read(&path, catalog)?);
        known.insert(path, self.lists.len() - 1);
        Ok(Some(self.lists.len() - 1))
    }

    fn baseline(&mut self, path: &Path, known: &mut FxHashMap<PathBuf, usize>) -> Result<usize, Vec<Fault>> {
        if let Some(&list) = known.get(path) {
            return Ok(list);
        }
        if !path.is_file() {
            let what = Said::new("không có danh sách này", "there is no such baseline");
            let help = Said::new("lập bằng: soat baseline create", "make it with: soat baseline create");
            return Err(vec![Fault::of(&path.display().to_string(), what).help(Some(help))]);
        }
        self.lists.push(IgnoreList::baseline(path).map_err(|fault| vec![fault])?);
        known.insert(path.to_path_buf(), self.lists.len() - 1);
        Ok(self.lists.len() - 1)
    }
}

/// The configuration of a folder, each file read once.
fn configured_for(
    asked: &Asked,
    folder: &Path,
    configured: &mut Vec<Configured>,
    by_file: &mut FxHashMap<Option<PathBuf>, usize>,
) -> Result<usize, Vec<Fault>> {
    let file = if asked.looks_around() { Config::nearest(folder) } else { None };
    if let Some(&known) = by_file.get(&file) {
        return Ok(known);
    }
    let config = asked.configuration(folder).map_err(|fault| vec![fault])?;
    let catalog = config.catalog()?;
    let settled = config.settle(&catalog)?;
    configured.push(Configured { settled, catalog, linters: FxHashMap::default() });
    by_file.insert(file, configured.len() - 1);
    Ok(configured.len() - 1)
}

/// A rule that could not be set up: `SL01 ratio-mismatch: what is wrong`.
fn refused(error: &str) -> Fault {
    let (rule, what) = error.split_once(": ").unwrap_or(("soat.toml", error));
    Fault::of(rule, Said::new(what, what))
}
