//! Who set which value, for `soat config show`.

use super::layer::Layer;
use super::raw::RawPerFile;
use super::settle::{Origin, Settled};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::{Spanned, Value};

impl Settled {
    /// Notes what a layer sets; what a farther one set under the same key is forgotten, lists that add up are kept.
    pub(super) fn note(&mut self, layer: &Layer) {
        let raw = &layer.raw;
        let scalars = [
            ("extends", raw.extends.as_ref().map(Spanned::span)),
            ("stage", raw.stage.as_ref().map(Spanned::span)),
            ("profile", raw.profile.as_ref().map(Spanned::span)),
            ("preview", raw.preview.as_ref().map(Spanned::span)),
            ("as-of", raw.as_of.as_ref().map(Spanned::span)),
            ("rounding", raw.rounding.as_ref().map(Spanned::span)),
            ("fail-on", raw.fail_on.as_ref().map(Spanned::span)),
            ("gitignore", raw.gitignore.as_ref().map(Spanned::span)),
            ("baseline", raw.baseline.as_ref().map(Spanned::span)),
            ("document.kind", raw.document.kind.as_ref().map(Spanned::span)),
            ("document.issuer", raw.document.issuer.as_ref().map(Spanned::span)),
        ];
        for (key, span) in scalars {
            if let Some(span) = span {
                self.origins.retain(|origin| origin.key != key);
                self.origins.push(origin(layer, key.to_owned(), &span));
            }
        }
        let lists = [
            ("select", raw.select.as_ref()),
            ("ignore", raw.ignore.as_ref()),
            ("include", raw.include.as_ref()),
            ("exclude", raw.exclude.as_ref()),
        ];
        for (key, values) in lists {
            if let Some(origin) = list(layer, key.to_owned(), values) {
                self.origins.retain(|origin| origin.key != key);
                self.origins.push(origin);
            }
        }
        self.note_rules(layer, "rules", &raw.rules);
        let added = [
            ("extend-select", raw.extend_select.as_ref()),
            ("packs.paths", Some(&raw.packs.paths)),
            ("registry.paths", Some(&raw.registry.paths)),
        ];
        self.origins.extend(added.into_iter().filter_map(|(key, values)| list(layer, key.to_owned(), values)));
        for per_file in &raw.per_file {
            self.note_per_file(layer, per_file);
        }
    }

    fn note_per_file(&mut self, layer: &Layer, raw: &RawPerFile) {
        let files: Vec<&str> = raw.files.iter().map(|glob| glob.get_ref().as_str()).collect();
        let prefix = format!("per-file.{}", quoted(&files.join(", ")));
        let lists = [
            ("select", raw.select.as_ref()),
            ("extend-select", raw.extend_select.as_ref()),
            ("ignore", raw.ignore.as_ref()),
        ];
        let named = |key: &str| format!("{prefix}.{key}");
        self.origins.extend(lists.into_iter().filter_map(|(key, values)| list(layer, named(key), values)));
        let keys = [
            ("stage", raw.stage.as_ref().map(Spanned::span)),
            ("profile", raw.profile.as_ref().map(Spanned::span)),
            ("kind", raw.kind.as_ref().map(Spanned::span)),
        ];
        for (key, span) in keys {
            if let Some(span) = span {
                self.origins.push(origin(layer, named(key), &span));
            }
        }
        self.note_rules(layer, &format!("{prefix}.rules"), &raw.rules);
    }

    fn note_rules(&mut self, layer: &Layer, prefix: &str, rules: &BTreeMap<Spanned<String>, Spanned<Value>>) {
        for (name, value) in rules {
            let key = format!("{prefix}.{}", name.get_ref());
            // Parameters of a farther layer stay where this one sets others.
            if !matches!(value.get_ref(), Value::Table(_)) {
                self.origins.retain(|origin| origin.key != key);
            }
            self.origins.push(Origin { key, value: value.get_ref().to_string(), place: layer.place(&name.span()) });
        }
    }
}

fn origin(layer: &Layer, key: String, span: &Range<usize>) -> Origin {
    let value = layer.source.get(span.clone()).unwrap_or_default().trim().to_owned();
    Origin { key, value, place: layer.place(span) }
}

/// A list that is given, at the place of its first value.
fn list(layer: &Layer, key: String, values: Option<&Vec<Spanned<String>>>) -> Option<Origin> {
    let values = values?;
    let place = layer.place(&values.first()?.span());
    let words: Vec<String> = values.iter().map(|value| quoted(value.get_ref())).collect();
    Some(Origin { key, value: format!("[{}]", words.join(", ")), place })
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}
