//! `[rules]`: levels and parameters, and selectors of rules, held against the catalogue.

use super::layer::{Layer, did_you_mean};
use super::nearest;
use super::translated::translated;
use crate::diagnostic::{Fault, Said, Severity};
use crate::lint::{Level, Settings, selects};
use crate::rules::card::Card;
use crate::rules::{Catalog, GROUPS, engine};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::{Spanned, Value};

/// The level of a word.
pub fn level_of(word: &str) -> Option<Level> {
    LEVELS.iter().find(|(name, _)| *name == word).map(|(_, level)| *level)
}

/// Levels by their words.
const LEVELS: [(&str, Level); 4] = [
    ("off", Level::Off),
    ("info", Level::At(Severity::Info)),
    ("warning", Level::At(Severity::Warning)),
    ("error", Level::At(Severity::Error)),
];

/// Applies `[rules]` to settings, the widest selectors first: `SL = "off"` and `SL01 = "error"` leave SL01 on.
pub fn apply(
    layer: &Layer,
    rules: &BTreeMap<Spanned<String>, Spanned<Value>>,
    catalog: &Catalog,
    settings: &mut Settings,
    faults: &mut Vec<Fault>,
) {
    let mut ordered: Vec<(usize, &Spanned<String>, &Spanned<Value>)> = Vec::with_capacity(rules.len());
    for (name, value) in rules {
        match unknown(name.get_ref(), catalog) {
            Some((what, help)) => faults.push(layer.fault(name.span(), what).help(help)),
            None => ordered.push((cards(name.get_ref(), catalog).count(), name, value)),
        }
    }
    ordered.sort_by_key(|(width, ..)| std::cmp::Reverse(*width));
    for (_, name, value) in ordered {
        match value.get_ref() {
            Value::Table(table) => configure(layer, name, value, table, catalog, settings, faults),
            other => match level(other) {
                Ok(level) => set(name.get_ref(), level, catalog, settings),
                Err((what, help)) => faults.push(layer.fault(value.span(), what).help(help)),
            },
        }
    }
}

fn set(name: &str, level: Level, catalog: &Catalog, settings: &mut Settings) {
    for card in cards(name, catalog) {
        settings.levels.insert(card.code.to_string(), level);
    }
}

fn configure(
    layer: &Layer,
    name: &Spanned<String>,
    value: &Spanned<Value>,
    table: &toml::Table,
    catalog: &Catalog,
    settings: &mut Settings,
    faults: &mut Vec<Fault>,
) {
    let mut params = table.clone();
    if let Some(written) = params.remove("level") {
        match level(&written) {
            Ok(level) => set(name.get_ref(), level, catalog, settings),
            Err((what, help)) => {
                let span = within(layer, value.span(), written.as_str().unwrap_or("level"));
                faults.push(layer.fault(span, what).help(help));
            }
        }
    }
    if params.is_empty() {
        return;
    }
    let mut named = cards(name.get_ref(), catalog);
    let (Some(card), None) = (named.next(), named.next()) else {
        let what = Said::new("tham số chỉ đặt cho một quy tắc", "parameters are set for one rule only");
        faults.push(layer.fault(name.span(), what));
        return;
    };
    let own = settings.params.entry(card.code.to_string()).or_default();
    own.extend(params);
    if let Err(error) = engine(card, Some(own)) {
        let (what, help) = translated(&error);
        let word = error.split('`').nth(1).unwrap_or_default();
        faults.push(layer.fault(within(layer, value.span(), word), what).help(help));
        settings.params.remove(card.code.as_ref());
    }
}

/// The place of a word inside a value, or the whole value.
fn within(layer: &Layer, span: Range<usize>, word: &str) -> Range<usize> {
    let at = layer.source.get(span.clone()).filter(|_| !word.is_empty()).and_then(|text| text.find(word));
    at.map_or(span.clone(), |at| span.start + at..span.start + at + word.len())
}

fn level(value: &Value) -> Result<Level, (Said, Option<Said>)> {
    let word = value.as_str().unwrap_or_default();
    if let Some(level) = level_of(word) {
        return Ok(level);
    }
    let what = Said::new("không phải là mức của quy tắc", "no level of a rule");
    let near = nearest(word, LEVELS.iter().map(|(name, _)| *name)).map(did_you_mean);
    let all = || Said::new("dùng một trong: off, info, warning, error", "one of: off, info, warning, error");
    Err((what, Some(near.unwrap_or_else(all))))
}

/// The cards a selector means.
fn cards<'a>(selector: &'a str, catalog: &'a Catalog) -> impl Iterator<Item = &'a Card> {
    catalog.cards().filter(move |card| selects(selector, card))
}

/// What is wrong with a selector that means no rule, and what was probably meant; `None` where it means one.
pub fn unknown(selector: &str, catalog: &Catalog) -> Option<(Said, Option<Said>)> {
    let is_group = GROUPS.iter().any(|g| g.prefix.eq_ignore_ascii_case(selector) || g.name == selector);
    if !selector.is_empty() && (is_group || cards(selector, catalog).next().is_some()) {
        return None;
    }
    let names = || {
        let cards = catalog.cards().flat_map(|card| [card.code.as_ref(), card.name.as_ref()]);
        cards.chain(GROUPS.iter().flat_map(|group| [group.prefix, group.name]))
    };
    let what = Said::new(format!("không có quy tắc “{selector}”"), format!("there is no rule `{selector}`"));
    Some((what, nearest(selector, names()).map(did_you_mean)))
}

/// Selectors as strings; those that mean nothing are faults.
pub fn selectors(layer: &Layer, list: &[Spanned<String>], catalog: &Catalog, faults: &mut Vec<Fault>) -> Vec<String> {
    for selector in list {
        if let Some((what, help)) = unknown(selector.get_ref(), catalog) {
            faults.push(layer.fault(selector.span(), what).help(help));
        }
    }
    list.iter().map(|selector| selector.get_ref().clone()).collect()
}
