//! What applies to a draft of a name in the folder the page was started in: the same as to that file for `soat check` there.
//! Read anew for each draft, so that a change of `soat.toml` needs no restart.

use super::asked::Asked;
use crate::config::{self, Setups};
use crate::diagnostic::Fault;
use crate::lint::Settings;
use crate::report::{self, Screen};
use crate::rules::card::Lang;
use std::path::{Path, PathBuf};

/// What is wrong with the folder's files.
#[derive(Debug)]
pub struct Wrong(Vec<Fault>);

/// What applies to the draft that something is asked of, as the one document of its run.
pub fn of(asked: &Asked) -> Result<Setups, Wrong> {
    Setups::of(&asked.over, [PathBuf::from(&asked.name)]).map_err(Wrong)
}

/// The settings of the folder, for drafts that nothing more is said of.
pub fn folder(opened: &config::Asked) -> Result<Settings, Wrong> {
    let config = opened.configuration(Path::new("")).map_err(|fault| Wrong(vec![fault]))?;
    let catalog = config.catalog().map_err(Wrong)?;
    let settled = config.settle(&catalog).map_err(Wrong)?;
    Ok(opened.settings(settled.settings, &catalog))
}

impl Wrong {
    /// In a language.
    pub fn told(&self, lang: Lang) -> String {
        let screen = Screen { color: false, width: 100 };
        let what: String = self.0.iter().map(|fault| report::fault(fault, lang, screen)).collect();
        let head = lang.pick(
            "cấu hình trong thư mục của soat có lỗi; đề nghị báo người cài đặt",
            "the configuration in the folder of soat is wrong; tell who set it up",
        );
        format!("{head}\n{}", what.trim_end())
    }
}
