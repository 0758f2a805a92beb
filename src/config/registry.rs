//! `[registry]`: an agency's own rows of the registry of law, read once and handed to every rule that asks it.

use super::Config;
use super::layer::{Layer, read, toml_fault};
use super::translated::translated;
use crate::diagnostic::{Fault, Said};
use crate::lint::Settings;
use crate::rules::Catalog;
use crate::rules::basis::REGISTRY_KINDS;
use crate::rules::basis::registry::Record;
use serde::Deserialize;
use std::path::Path;
use toml::{Spanned, Table, Value};

/// The parameter of the rules that ask the registry.
const RECORDS: &str = "records";

/// A file of rows, in the form of `rules/data/registry.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRows {
    /// The day the rows were verified: for the reader of the file.
    #[serde(default)]
    #[allow(dead_code, reason = "for the reader of the file")]
    date: Option<toml::value::Datetime>,
    #[serde(default)]
    record: Vec<Spanned<Table>>,
}

impl Config {
    /// Lays the rows of all layers over the settings; what a rule's own `records` say stays.
    pub(super) fn lay_registry(&self, catalog: &Catalog, settings: &mut Settings, faults: &mut Vec<Fault>) {
        let mut rows = Vec::new();
        for layer in &self.layers {
            for path in &layer.raw.registry.paths {
                rows.extend(of_path(layer, path, faults));
            }
        }
        if rows.is_empty() {
            return;
        }
        for card in catalog.cards().filter(|card| REGISTRY_KINDS.contains(&card.kind.as_ref())) {
            let params = settings.params.entry(card.code.to_string()).or_default();
            let records = params.entry(RECORDS).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(records) = records {
                records.extend(rows.iter().cloned());
            }
        }
    }
}

fn of_path(layer: &Layer, path: &Spanned<String>, faults: &mut Vec<Fault>) -> Vec<Value> {
    let file = layer.folder.join(path.get_ref());
    if !file.is_file() {
        faults.push(layer.fault(path.span(), Said::new("không có tệp này", "there is no such file")));
        return Vec::new();
    }
    rows(&file).unwrap_or_else(|wrong| {
        faults.extend(wrong);
        Vec::new()
    })
}

/// The rows of a file; each wrong row is a fault.
fn rows(path: &Path) -> Result<Vec<Value>, Vec<Fault>> {
    let (name, source) = (path.display().to_string(), read(path).map_err(|fault| vec![fault])?);
    let raw: RawRows = toml::from_str(&source).map_err(|error| vec![toml_fault(&name, &source, &error)])?;
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for row in raw.record {
        let (span, row) = (row.span(), Value::Table(row.into_inner()));
        match Record::of(row.clone()) {
            Ok(_) => rows.push(row),
            Err(error) => {
                let (what, help) = translated(&error);
                faults.push(Fault::at(&name, &source, span, what).help(help));
            }
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}
