//! [`Layer`]: one configuration file, read; and what TOML has to say about a wrong one, in both languages.

use super::raw::RawConfig;
use super::translated::translated;
use crate::diagnostic::{Fault, Said};
use crate::read::system::{Refusal, folder_of};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// One configuration file.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Its name as shown.
    pub name: String,
    /// The folder its paths are relative to.
    pub folder: PathBuf,
    /// What it says.
    pub source: String,
    /// What it says, as values.
    pub raw: RawConfig,
}

impl Layer {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let name = path.display().to_string();
        let source = read(path)?;
        Self::parse(name, folder_of(path).to_path_buf(), source)
    }

    /// Reads what is written in a folder.
    pub fn parse(name: String, folder: PathBuf, source: String) -> Result<Self, Fault> {
        match toml::from_str(&source) {
            Ok(raw) => Ok(Self { name, folder, source, raw }),
            Err(error) => Err(toml_fault(&name, &source, &error)),
        }
    }

    /// What is wrong at a place of it.
    pub fn fault(&self, span: Range<usize>, what: Said) -> Fault {
        Fault::at(&self.name, &self.source, span, what)
    }

    /// `soat.toml:3`.
    pub fn place(&self, span: &Range<usize>) -> String {
        let line = self.source.get(..span.start).unwrap_or_default().matches('\n').count() + 1;
        if self.source.is_empty() { self.name.clone() } else { format!("{}:{line}", self.name) }
    }
}

/// A file's text.
pub fn read(path: &Path) -> Result<String, Fault> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        let Refusal { vi, en } = (&error).into();
        let what = Said::new(format!("không đọc được tệp ({vi})"), format!("the file cannot be read ({en})"));
        Fault::of(&name, what)
    })?;
    String::from_utf8(bytes).map_err(|_| Fault::of(&name, Said::new("tệp không phải UTF-8", "the file is not UTF-8")))
}

/// What TOML found wrong, with the nearest known word where a word is unknown.
pub fn toml_fault(name: &str, source: &str, error: &toml::de::Error) -> Fault {
    let (what, help) = translated(error.message());
    Fault::at(name, source, error.span().unwrap_or(0..0), what).help(help)
}

/// `did you mean …?`
pub fn did_you_mean(near: &str) -> Said {
    Said::new(format!("có phải ý là “{near}”?"), format!("did you mean `{near}`?"))
}
