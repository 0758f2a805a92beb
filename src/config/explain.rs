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
            ("select", list(raw.select.as_ref())),
            ("ignore", list(raw.ignore.as_ref())),
            ("include", list(raw.include.as_ref())),
            ("exclude", list(raw.exclude.as_ref())),
        ];
        for (key, span) in scalars {
            if let Some(span) = span {
                self.origins.retain(|origin| origin.key != key);
                self.origins.push(origin(layer, key.to_owned(), &span));
            }
        }
        self.note_rules(layer, "rules", &raw.rules);
        let added =
            [("extend-select", list(raw.extend_select.as_ref())), ("packs.paths", list(Some(&raw.packs.paths)))];
        for (key, span) in added {
            if let Some(span) = span {
                self.origins.push(origin(layer, key.to_owned(), &span));
            }
        }
        for per_file in &raw.per_file {
            self.note_per_file(layer, per_file);
        }
    }

    fn note_per_file(&mut self, layer: &Layer, raw: &RawPerFile) {
        let files: Vec<&str> = raw.files.iter().map(|glob| glob.get_ref().as_str()).collect();
        let prefix = format!("per-file.{}", quoted(&files.join(", ")));
        let keys = [
            ("select", list(raw.select.as_ref())),
            ("extend-select", list(raw.extend_select.as_ref())),
            ("ignore", list(raw.ignore.as_ref())),
            ("stage", raw.stage.as_ref().map(Spanned::span)),
            ("profile", raw.profile.as_ref().map(Spanned::span)),
            ("kind", raw.kind.as_ref().map(Spanned::span)),
        ];
        for (key, span) in keys {
            if let Some(span) = span {
                self.origins.push(origin(layer, format!("{prefix}.{key}"), &span));
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
    let value = layer.source.get(span.clone()).unwrap_or_default().trim();
    let value = if value.starts_with(['"', '\'']) || !value.contains(',') {
        value.to_owned()
    } else {
        // A list: the values between the brackets, whatever their layout.
        format!("[{}]", value.split(',').map(str::trim).filter(|v| !v.is_empty()).collect::<Vec<_>>().join(", "))
    };
    Origin { key, value, place: layer.place(span) }
}

/// From the first value of a list to its last.
fn list(values: Option<&Vec<Spanned<String>>>) -> Option<Range<usize>> {
    let values = values?;
    Some(values.first()?.span().start..values.last()?.span().end)
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}
