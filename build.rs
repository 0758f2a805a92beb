//! Lays the cards of `rules/**/*.toml` as static data, so that no TOML is read at start (`design/house.md`: ninety cards
//! are 2-3 ms of TOML, a cold start may take 3). `tests/cards.rs` holds the result against the cards.

#[path = "src/rules/card/raw.rs"]
mod raw;
#[path = "src/rules/basis/registry/raw.rs"]
mod registry;
#[path = "src/text/letter.rs"]
#[allow(dead_code, reason = "made for the drafts")]
mod letter;
#[path = "src/rules/wording/orthography/mod.rs"]
#[allow(dead_code, unused_imports, reason = "made for the drafts")]
mod orthography;
#[path = "src/rules/wording/slips/pair.rs"]
mod pair;
#[path = "build/slips.rs"]
mod slips;
#[path = "src/text/tone.rs"]
mod tone;
#[path = "build/link.rs"]
mod link;
#[path = "build/wording.rs"]
mod wording;

/// What the orthography asks of the texts.
mod text {
    pub use super::letter::{is_capital, lower};
}

use raw::{RawCard, RawSample, RawText};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    link::link(&out);
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src/rules/card/raw.rs");
    fs::write(out.join("cards.rs"), cards()).expect("OUT_DIR is writable");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/rules/basis/registry/raw.rs");
    println!("cargo::rerun-if-changed=src/text/tone.rs");
    fs::write(out.join("registry.rs"), laws()).expect("OUT_DIR is writable");
    fs::write(out.join("abbreviations.rs"), abbreviations()).expect("OUT_DIR is writable");
    let (wording, slips, shown) = wording::wording();
    fs::write(out.join("wording.rs"), wording).expect("OUT_DIR is writable");
    fs::write(out.join("slips.bin"), slips).expect("OUT_DIR is writable");
    fs::write(out.join("slips.tsv"), shown).expect("OUT_DIR is writable");
    println!("cargo::rerun-if-changed=src/rules/wording/orthography");
    println!("cargo::rerun-if-changed=src/rules/wording/slips/pair.rs");
    println!("cargo::rerun-if-changed=src/text/letter.rs");
}

/// Rust source of `static CARDS: &[Card]`, sorted by the group's order in the catalogue and by code.
fn cards() -> String {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new("rules").sort_by_file_name() {
        let entry = entry.expect("rules/ can be read");
        let path = entry.path();
        let group = path.parent().and_then(Path::file_name).and_then(|g| g.to_str()).unwrap_or_default();
        if path.extension().is_none_or(|e| e != "toml") || group == "data" {
            continue;
        }
        let text = fs::read_to_string(path).expect("a card can be read");
        let card = RawCard::from_toml(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        assert_eq!(card.name, stem, "{}: a card's name is its file's stem", path.display());
        found.push((group.to_owned(), card));
    }
    let order = ["TT", "CC", "SL", "TG", "KC", "TN", "CT", "TB", "LV", "XX"];
    found.sort_by_key(|(_, card)| {
        let prefix = order.iter().position(|p| card.code.starts_with(p)).unwrap_or(order.len());
        (prefix, card.code.clone())
    });
    let mut source = String::from("pub static CARDS: &[Card] = &[\n");
    for (group, card) in &found {
        write_card(&mut source, group, card);
    }
    source.push_str("];\n");
    source
}

fn write_card(out: &mut String, group: &str, card: &RawCard) {
    let fail = |error: String| -> ! { panic!("rules/{group}/{}.toml: {error}", card.name) };
    let severities = card.severities().unwrap_or_else(|e| fail(e));
    let (kind, params) = card.kind_and_params().unwrap_or_else(|e| fail(e));
    let severity = severities.map(|name| match name.as_str() {
        "error" => "Some(Severity::Error)",
        "warning" => "Some(Severity::Warning)",
        "info" => "Some(Severity::Info)",
        _ => "None",
    });
    let tier = match card.tier.as_str() {
        "core" => "Core",
        "strict" => "Strict",
        "preview" => "Preview",
        other => fail(format!("`{other}` is no tier")),
    };
    let mut sentences = String::new();
    let parts: [(&str, &BTreeMap<String, RawText>); 5] =
        [("Say", &card.say), ("Help", &card.help), ("Label", &card.label), ("Hint", &card.hint), ("Fix", &card.fix)];
    for (part, texts) in parts {
        for (key, text) in texts {
            let text = bilingual(text);
            let _ = write!(sentences, "Sentence {{ part: Part::{part}, key: {}, text: {text} }}, ", string(key));
        }
    }
    let mut examples = String::new();
    for example in &card.example {
        let side =
            |side: &Option<RawSample>| side.as_ref().map_or("None".to_owned(), |s| format!("Some({})", sample(s)));
        let _ = write!(examples, "Example {{ bad: {}, good: {} }}, ", side(&example.bad), side(&example.good));
    }
    let rests_on: Vec<String> =
        card.rests_on.iter().map(|(key, at)| format!("({}, {})", string(key), at.saturating_sub(1))).collect();
    let rests_on = rests_on.join(", ");
    let source = card.source.iter().map(|s| string(s)).collect::<Vec<_>>().join(", ");
    let _ = writeln!(
        out,
        "Card {{ code: {}, name: {}, group: {}, tier: Tier::{tier}, severity: [{}], since: {}, source: Cow::Borrowed(&[{source}]), \
         rests_on: Cow::Borrowed(&[{rests_on}]), title: {}, why: {}, sentences: Cow::Borrowed(&[{sentences}]), kind: {}, params: {}, examples: Cow::Borrowed(&[{examples}]) }},",
        string(&card.code),
        string(&card.name),
        string(group),
        severity.join(", "),
        string(&card.since),
        bilingual(&card.title),
        bilingual(&card.why),
        string(&kind),
        string(&params),
    );
}

fn string(text: &str) -> String {
    format!("Cow::Borrowed({text:?})")
}

fn sample(sample: &RawSample) -> String {
    match sample {
        RawSample::Text(text) => format!("Sample::Text({})", string(text)),
        RawSample::Bundle(parts) => {
            let parts: Vec<String> =
                parts.iter().map(|(n, text)| format!("({}, {})", string(n), string(text))).collect();
            format!("Sample::Bundle(Cow::Borrowed(&[{}]))", parts.join(", "))
        }
    }
}

fn bilingual(text: &RawText) -> String {
    format!("Bilingual {{ vi: {}, en: {} }}", string(&text.vi), string(&text.en))
}

/// Rust source of `static KNOWN: &[(&str, &str, bool)]` (short form, long form, common), sorted by short form, and of their places
/// by what a keyboard or a scanner leaves of them.
fn abbreviations() -> String {
    let text = fs::read_to_string("rules/data/abbreviations.toml").expect("the list of abbreviations can be read");
    let lists: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(&text).unwrap_or_else(|error| panic!("rules/data/abbreviations.toml: {error}"));
    let mut known: Vec<(&String, &String, bool)> = Vec::new();
    for (list, forms) in &lists {
        assert!(["common", "known"].contains(&list.as_str()), "rules/data/abbreviations.toml: no list [{list}]");
        known.extend(forms.iter().map(|(short, long)| (short, long, list == "common")));
    }
    known.sort();
    // As `inconsistent_abbreviation` compares short forms; a test of it holds this list against them.
    let skeleton = |short: &str| -> String {
        short.chars().filter(|c| c.is_alphanumeric()).map(|c| if c == 'Đ' { 'D' } else { c }).collect()
    };
    let mut by_skeleton: Vec<(String, usize)> =
        known.iter().enumerate().map(|(at, (short, ..))| (skeleton(short), at)).collect();
    by_skeleton.sort();
    format!(
        "pub static KNOWN: &[(&str, &str, bool)] = &{known:?};\nstatic BY_SKELETON: &[(&str, u16)] = &{by_skeleton:?};\n"
    )
}

/// Rust source of the registry of law: `DATE`, `RECORDS` sorted by symbol, their places sorted by key (`BY_KEY`), `NAMES` (key, name)
/// sorted by key.
fn laws() -> String {
    let text = fs::read_to_string("rules/data/registry.toml").expect("the registry can be read");
    let mut read: registry::RawRegistry =
        toml::from_str(&text).unwrap_or_else(|error| panic!("rules/data/registry.toml: {error}"));
    read.record.sort_by(|a, b| a.symbol.cmp(&b.symbol));
    let day = |at: &toml::value::Datetime| {
        let date = at.date.unwrap_or_else(|| panic!("rules/data/registry.toml: {at} is no day"));
        format!("date({}, {}, {})", date.year, date.month, date.day)
    };
    let maybe =
        |at: &Option<toml::value::Datetime>| at.as_ref().map_or("None".to_owned(), |at| format!("Some({})", day(at)));
    let mut source = format!("pub const DATE: Date = {};\npub static RECORDS: &[Record] = &[\n", day(&read.date));
    for row in &read.record {
        let _ = writeln!(
            source,
            "Record {{ symbol: {}, title: {}, key: {}, body: {}, issued: {}, effective: {}, ended: {}, successor: {}, source: {} }},",
            string(&row.symbol),
            string(&row.title),
            string(&registry::title_key(&row.title)),
            string(&row.body),
            day(&row.issued),
            maybe(&row.effective),
            maybe(&row.ended),
            string(&row.successor.join(", ")),
            string(&row.source),
        );
    }
    let mut by_key: Vec<usize> = (0..read.record.len()).collect();
    by_key.sort_by_key(|&at| registry::title_key(&read.record[at].title));
    let _ = writeln!(source, "];\npub static BY_KEY: &[u16] = &{by_key:?};");
    let titles = read.record.iter().map(|row| &row.title).chain(read.name.iter().map(|name| &name.title));
    let is_law = |title: &str| ["Luật ", "Bộ luật ", "Pháp lệnh "].iter().any(|kind| title.starts_with(kind));
    let laws = titles.filter(|t| is_law(t) && !t.contains("sửa đổi"));
    let mut names: Vec<(String, &String)> = laws.map(|title| (registry::title_key(title), title)).collect();
    names.sort();
    names.dedup();
    let _ = writeln!(source, "pub static NAMES: &[(&str, &str)] = &{names:?};");
    source
}
