//! [`Faults`]: what is wrong with configurations, cards and lists of ignores, shown at its place in them, once however
//! many documents it concerns.

use super::diagnostics;
use super::documents::Documents;
use super::position::{Encoding, Written};
use super::uri;
use crate::diagnostic::Fault;
use crate::rules::card::Lang;
use ls_types::Uri;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// What is shown of faults now.
#[derive(Default)]
pub struct Faults {
    /// By the file's name.
    shown: BTreeMap<String, Vec<Fault>>,
}

/// What is to be sent so that the editor shows the faults there are.
#[derive(Default)]
pub struct News {
    /// Parameters of `textDocument/publishDiagnostics`.
    pub published: Vec<Value>,
    /// Messages about faults that were not known before.
    pub messages: Vec<String>,
}

impl Faults {
    /// Takes the faults there are now.
    pub fn renew(&mut self, documents: &Documents, encoding: Encoding, lang: Lang) -> News {
        let mut now: BTreeMap<String, Vec<Fault>> = BTreeMap::new();
        for fault in documents.iter().filter_map(|document| document.setups.as_ref().err()).flatten() {
            let list = now.entry(fault.file.clone()).or_default();
            if !list.contains(fault) {
                list.push(fault.clone());
            }
        }
        let mut news = News::default();
        for (file, faults) in &now {
            let known = self.shown.get(file);
            if known == Some(faults) {
                continue;
            }
            let is_new = |fault: &&Fault| known.is_none_or(|known| !known.contains(fault));
            news.messages.extend(faults.iter().filter(is_new).map(|fault| message(fault, lang)));
            news.published.extend(uri_of(file).map(|uri| {
                let list: Vec<_> = faults
                    .iter()
                    .map(|fault| diagnostics::fault(fault, &Written::new(fault.source.clone(), encoding), lang))
                    .collect();
                json!({"uri": uri, "diagnostics": list})
            }));
        }
        for file in self.shown.keys().filter(|file| !now.contains_key(*file)) {
            news.published.extend(uri_of(file).map(|uri| json!({"uri": uri, "diagnostics": []})));
        }
        self.shown = now;
        news
    }
}

/// The URI of a fault's file; `None` where it lies in none (`--config`).
fn uri_of(file: &str) -> Option<Uri> {
    let path = Path::new(file);
    (path.is_absolute() || path.exists()).then(|| uri::of(path)).flatten()
}

/// `soat.toml:3: what is wrong; what to do`.
fn message(fault: &Fault, lang: Lang) -> String {
    let line = fault.source.get(..fault.span.start).unwrap_or_default().matches('\n').count() + 1;
    let place = if fault.source.is_empty() { fault.file.clone() } else { format!("{}:{line}", fault.file) };
    let help = fault.help.as_ref().map_or(String::new(), |help| format!("; {}", lang.pick(&help.vi, &help.en)));
    format!("{place}: {}{help}", lang.pick(&fault.what.vi, &fault.what.en))
}
