//! Packs: folders with an agency's own cards, read into the catalogue; and their examples, run.

use super::Config;
use super::layer::{read, toml_fault};
use super::translated::translated;
use crate::diagnostic::{Fault, Said};
use crate::lint::examples::Examples;
use crate::rules::card::placeholders;
use crate::rules::card::raw::{RawCard, RawText};
use crate::rules::{Catalog, KINDS, kind};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The cards of one folder, as far as they are right.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// Name, text and code of each card.
    cards: Vec<(String, String, String)>,
}

/// Folders below a pack that are looked into.
const DEPTH: usize = 5;

impl Config {
    /// The cards that ship and those of the packs.
    pub fn catalog(&self) -> Result<Catalog, Vec<Fault>> {
        let mut catalog = Catalog::shipped();
        let (mut faults, mut seen) = (Vec::new(), Vec::new());
        for layer in self.layers.iter().rev() {
            for path in &layer.raw.packs.paths {
                let folder = layer.folder.join(path.get_ref());
                if !folder.is_dir() {
                    let what = Said::new("không có thư mục này", "there is no such folder");
                    faults.push(layer.fault(path.span(), what));
                    continue;
                }
                let known = folder.canonicalize().unwrap_or_else(|_| folder.clone());
                if !seen.contains(&known) {
                    seen.push(known);
                    read_pack(&folder, &mut catalog, &mut faults);
                }
            }
        }
        if faults.is_empty() { Ok(catalog) } else { Err(faults) }
    }
}

impl Pack {
    /// Whether no card was read.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// How many cards were read.
    pub fn len(&self) -> usize {
        self.cards.len()
    }
}

/// Reads the cards of a folder (`*.toml`, but no configuration or list of ignores) into a catalogue.
pub fn read_pack(folder: &Path, catalog: &mut Catalog, faults: &mut Vec<Fault>) -> Pack {
    let mut pack = Pack::default();
    let group = folder.file_name().and_then(|name| name.to_str()).unwrap_or("own").to_owned();
    let mut paths: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .max_depth(DEPTH)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| is_card(path))
        .collect();
    paths.sort();
    for path in paths {
        match card(&path, &group, catalog) {
            Ok(card) => pack.cards.push(card),
            Err(fault) => faults.push(*fault),
        }
    }
    pack
}

fn is_card(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let is_toml = path.extension().is_some_and(|extension| extension == "toml");
    is_toml && !name.starts_with("soat.") && !name.starts_with('.')
}

fn card(path: &Path, group: &str, catalog: &mut Catalog) -> Result<(String, String, String), Box<Fault>> {
    let name = path.display().to_string();
    let source = read(path)?;
    let raw = RawCard::from_toml(&source).map_err(|error| toml_fault(&name, &source, &error))?;
    let at = |key: &str| key_span(&source, key);
    let code = raw.code.clone();
    if code.is_empty() || !code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
        let what = Said::new("mã gồm chữ hoa và chữ số, ví dụ QT01", "a code is of capitals and digits, as QT01");
        return Err(Fault::at(&name, &source, at("code"), what).into());
    }
    let kind_name = raw.check.get("kind").and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    let Some(kind) = kind(&kind_name) else {
        let names: Vec<&str> = KINDS.iter().flat_map(|list| list.iter()).map(|kind| kind.name).collect();
        let what = Said::new(format!("không có loại “{kind_name}”"), format!("there is no kind `{kind_name}`"));
        let help = super::nearest(&kind_name, names).map(super::layer::did_you_mean);
        let shared: Vec<&str> = crate::rules::kinds::KINDS.iter().map(|kind| kind.name).collect();
        let all = Said::new(format!("dùng một trong: {}", shared.join(", ")), format!("one of: {}", shared.join(", ")));
        let span = word_span(&source, check_span(&source), &kind_name);
        return Err(Fault::at(&name, &source, span, what).help(help.or(Some(all))).into());
    };
    if sentences(&raw).chain([&raw.title]).any(|text| text.vi.is_empty() && text.en.is_empty()) {
        let what = Said::new("thiếu lời: viết `vi` hoặc `en`", "no words: write `vi` or `en`");
        return Err(Fault::at(&name, &source, empty_table(&source), what).into());
    }
    for text in sentences(&raw) {
        let named = [&text.vi, &text.en].into_iter().flat_map(|text| placeholders(text));
        if let Some(odd) = named.into_iter().find(|name| !kind.values.contains(name)) {
            let what = Said::new(
                format!("loại “{kind_name}” không cho giá trị {{{odd}}}"),
                format!("the kind `{kind_name}` supplies no {{{odd}}}"),
            );
            let all = kind.values.iter().map(|value| format!("{{{value}}}")).collect::<Vec<_>>().join(", ");
            let help = Said::new(format!("dùng được: {all}"), format!("it supplies: {all}"));
            let span = word_span(&source, 0..source.len(), &format!("{{{odd}}}"));
            return Err(Fault::at(&name, &source, span, what).help(Some(help)).into());
        }
    }
    match catalog.add(raw, group.to_owned()) {
        Ok(()) => Ok((name, source, code)),
        Err(error) => Err(refused(&name, &source, &error).into()),
    }
}

/// What the catalogue or the engine found wrong with a card, at the word it names.
fn refused(name: &str, source: &str, error: &str) -> Fault {
    let word = error.split('`').nth(1).unwrap_or_default();
    if error.ends_with("is taken by another rule") {
        let what = Said::new("mã hoặc tên này đã có ở quy tắc khác", "this code or name is taken by another rule");
        return Fault::at(name, source, key_span(source, "code"), what);
    }
    if let Some((key @ ("severity" | "tier"), error)) = error.split_once(": ") {
        let (what, help) = translated(error);
        return Fault::at(name, source, key_span(source, key), what).help(help);
    }
    let (what, help) = translated(error);
    Fault::at(name, source, word_span(source, check_span(source), word), what).help(help)
}

fn sentences(raw: &RawCard) -> impl Iterator<Item = &RawText> {
    [&raw.say, &raw.help, &raw.label, &raw.fix].into_iter().flat_map(|texts| texts.values())
}

/// The first table without a line of its own, where texts should stand.
fn empty_table(source: &str) -> Range<usize> {
    let mut at = 0;
    let mut open: Option<Range<usize>> = None;
    for line in source.split_inclusive('\n') {
        let words = line.trim();
        if words.starts_with('[') {
            if let Some(table) = open {
                return table;
            }
            open = Some(at..at + line.trim_end().len());
        } else if !words.is_empty() && !words.starts_with('#') {
            open = None;
        }
        at += line.len();
    }
    open.unwrap_or(0..0)
}

/// The line of a key at the head of a card.
fn key_span(source: &str, key: &str) -> Range<usize> {
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return at..at + line.trim_end().len();
        }
        at += line.len();
    }
    0..0
}

/// From `[check]` to the next table that is not below it.
fn check_span(source: &str) -> Range<usize> {
    let Some(start) = source.find("[check") else { return 0..0 };
    let mut end = start;
    for line in source[start..].split_inclusive('\n') {
        if end > start && line.starts_with('[') && !line.starts_with("[check") {
            break;
        }
        end += line.len();
    }
    start..end
}

/// A word in a part of a card, else the first line of that part.
fn word_span(source: &str, part: Range<usize>, word: &str) -> Range<usize> {
    let text = source.get(part.clone()).unwrap_or_default();
    match text.find(word).filter(|_| !word.is_empty()) {
        Some(at) => part.start + at..part.start + at + word.len(),
        None => part.start..part.start + text.lines().next().unwrap_or_default().len(),
    }
}

/// Runs the examples of a pack; each that fails is a fault at its place.
pub fn example_faults(pack: &Pack, catalog: &Catalog, examples: &Examples<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (name, source, code) in &pack.cards {
        let Some(card) = catalog.card(code) else { continue };
        if card.examples.is_empty() {
            let what = Said::new("thẻ chưa có ví dụ nào", "the card has no example");
            let help = Said::new("thêm [[example]] với `bad` và `good`", "add an [[example]] with `bad` and `good`");
            faults.push(Fault::at(name, source, key_span(source, "code"), what).help(Some(help)));
        }
        let starts: Vec<usize> = source.match_indices("[[example]]").map(|(at, _)| at).collect();
        for failure in examples.judged(card) {
            let span = starts.get(failure.example).map_or(0..0, |&start| {
                let text = &source[start..];
                start..start + text[2..].find("\n[").map_or(text.len(), |end| end + 2)
            });
            faults.push(Fault::at(name, source, span, failure.what));
        }
    }
    faults
}
