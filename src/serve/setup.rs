//! [`Setup`]: what applies to a draft of a name in the folder the page was started in: the same as to that file for
//! `soat check` there. Read anew for each draft, so that a change of `soat.toml` needs no restart.

use super::asked::Asked;
use crate::config::{Config, IgnoreList, Settled};
use crate::diagnostic::{Fault, Finding};
use crate::lint::{Ignores, Linter, Outcome, today};
use crate::report::{self, Screen};
use crate::rules::Catalog;
use crate::rules::card::Lang;
use crate::text::Text;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What applies to a draft.
pub struct Setup {
    /// The rules.
    pub catalog: Catalog,
    /// Those that are on.
    pub linter: Linter,
    lists: Vec<IgnoreList>,
    path: PathBuf,
    today: Date,
}

/// What is wrong with the folder's files.
#[derive(Debug)]
pub enum Wrong {
    /// At these places.
    Faults(Vec<Fault>),
    /// A parameter of a rule, in one sentence.
    Parameter(String),
}

impl Setup {
    /// For what is asked.
    pub fn of(asked: &Asked) -> Result<Self, Wrong> {
        let path = PathBuf::from(&asked.name);
        let (catalog, settled) = folder()?;
        let mut settings = settled.settings_with(&settled.matching(&path), &catalog);
        settings.stage = asked.stage.unwrap_or(settings.stage);
        settings.profile = asked.profile.unwrap_or(settings.profile);
        let today = today();
        settings.today = Some(today);
        let linter = Linter::new(&catalog, settings).map_err(Wrong::Parameter)?;
        let mut lists = Vec::new();
        if let Some(list) = IgnoreList::nearest(Path::new("")) {
            lists.push(IgnoreList::read(&list, &catalog).map_err(Wrong::Faults)?);
        }
        if let Some(baseline) = &settled.baseline {
            lists.push(IgnoreList::baseline(baseline).map_err(|fault| Wrong::Faults(vec![fault]))?);
        }
        Ok(Self { catalog, linter, lists, path, today })
    }

    /// Checks a text.
    pub fn check(&self, text: &Text) -> (Outcome, Vec<Finding>) {
        let mut outcome = self.linter.check(text);
        let listed = self.lists.iter().flat_map(|list| list.of_file(&self.path));
        let findings = self.linter.findings(text, &mut outcome, &Ignores::of(listed, Some(self.today)));
        (outcome, findings)
    }
}

/// The rules and the settings of the folder.
pub fn folder() -> Result<(Catalog, Settled), Wrong> {
    let config = Config::of(Path::new(""), &[], false).map_err(|fault| Wrong::Faults(vec![fault]))?;
    let catalog = config.catalog().map_err(Wrong::Faults)?;
    let settled = config.settle(&catalog).map_err(Wrong::Faults)?;
    Ok((catalog, settled))
}

impl Wrong {
    /// In a language.
    pub fn told(&self, lang: Lang) -> String {
        let screen = Screen { color: false, width: 100 };
        let what = match self {
            Wrong::Faults(faults) => faults.iter().map(|fault| report::fault(fault, lang, screen)).collect::<String>(),
            Wrong::Parameter(sentence) => sentence.clone(),
        };
        let head = lang.pick(
            "cấu hình trong thư mục của soat có lỗi; đề nghị báo người cài đặt",
            "the configuration in the folder of soat is wrong; tell who set it up",
        );
        format!("{head}\n{}", what.trim_end())
    }
}
