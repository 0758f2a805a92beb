//! [`PerFile`]: what is different for some files.

use super::chain::absolute;
use super::layer::Layer;
use super::raw::RawPerFile;
use super::{rules, settle};
use crate::diagnostic::{Fault, Said};
use crate::lint::Settings;
use crate::rules::Catalog;
use globset::{ErrorKind, Glob, GlobSet, GlobSetBuilder};
use std::path::{Path, PathBuf};
use toml::Spanned;

/// A `[[per-file]]` of a configuration file.
#[derive(Debug, Clone)]
pub struct PerFile {
    folder: PathBuf,
    files: GlobSet,
    layer: Layer,
    raw: RawPerFile,
}

impl PerFile {
    /// As written in a layer.
    pub(super) fn of(layer: &Layer, raw: &RawPerFile, catalog: &Catalog, faults: &mut Vec<Fault>) -> Self {
        if raw.files.is_empty() {
            let at = layer.source.find("[[per-file]]").unwrap_or(0);
            let what = Said::new("[[per-file]] thiếu `files`", "[[per-file]] lacks `files`");
            faults.push(layer.fault(at..at + "[[per-file]]".len(), what));
        }
        let files = globs(layer, &raw.files, faults);
        let folder = absolute(&layer.folder);
        let this = Self { folder, files, layer: layer.clone(), raw: raw.clone() };
        // Applied once for its faults: they are told before anything is checked.
        this.apply(catalog, &mut Settings::default(), faults);
        this
    }

    /// Whether it speaks of a file.
    pub fn matches(&self, path: &Path) -> bool {
        let path = absolute(path);
        path.strip_prefix(&self.folder).is_ok_and(|inner| self.files.is_match(inner))
            || path.file_name().is_some_and(|name| self.files.is_match(name))
    }

    /// Lays it over settings.
    pub(super) fn apply(&self, catalog: &Catalog, settings: &mut Settings, faults: &mut Vec<Fault>) {
        let (layer, raw) = (&self.layer, &self.raw);
        if let Some(list) = &raw.select {
            settings.select = Some(rules::selectors(layer, list, catalog, faults));
        }
        settings.extend_select.extend(rules::selectors(
            layer,
            raw.extend_select.as_deref().unwrap_or_default(),
            catalog,
            faults,
        ));
        settings.ignore.extend(rules::selectors(layer, raw.ignore.as_deref().unwrap_or_default(), catalog, faults));
        if let Some(stage) = &raw.stage {
            settings.stage = settle::stage(*stage.get_ref());
        }
        if let Some(profile) = &raw.profile {
            settings.profile = settle::profile(*profile.get_ref());
        }
        if let Some(kind) = &raw.kind {
            settings.kind = settle::kind(layer, kind, faults);
        }
        rules::apply(layer, &raw.rules, catalog, settings, faults);
    }
}

/// What is wrong with a glob.
pub fn glob_fault(error: &globset::Error) -> Said {
    let why = match error.kind() {
        ErrorKind::UnclosedClass => "thiếu dấu “]”",
        ErrorKind::UnclosedAlternates => "thiếu dấu “}”",
        ErrorKind::UnopenedAlternates => "thừa dấu “}”",
        ErrorKind::DanglingEscape => "dấu “\\” ở cuối không có gì theo sau",
        ErrorKind::InvalidRange(..) => "khoảng trong […] viết ngược",
        _ => "sai cú pháp",
    };
    Said::new(format!("mẫu tên tệp không hợp lệ: {why}"), format!("no valid glob: {}", error.kind()))
}

/// Globs of a layer; wrong ones are faults.
pub fn globs(layer: &Layer, list: &[Spanned<String>], faults: &mut Vec<Fault>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for glob in list {
        match Glob::new(glob.get_ref()) {
            Ok(glob) => drop(set.add(glob)),
            Err(error) => {
                faults.push(layer.fault(glob.span(), glob_fault(&error)));
            }
        }
    }
    set.build().unwrap_or_default()
}
