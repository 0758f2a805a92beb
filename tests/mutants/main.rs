//! Defects planted in clean drafts: each rule finds its defect in many wordings, and the correct twin stays silent.
//!
//! `defects.toml` is the table. A defect replaces its anchor (`at`) in a clean draft, or stands as a paragraph of its own
//! after the anchor's line (`after`). The finding must lie on the planted lines; where what is planted is an absence, the
//! entry says `anywhere`. `cargo test --test mutants -- --nocapture` prints the recall of each rule;
//! `CARD=SL01` runs the entries of one rule.

use serde::Deserialize;
use soat::diagnostic::{Diagnostic, Severity};
use soat::lint::{Linter, Profile, Settings};
use soat::read::{Limits, read_bytes};
use soat::rules::Catalog;
use soat::rules::card::{Stage, Tier};
use soat::text::{Span, Text};
use std::collections::BTreeMap;
use std::ops::Range;

const DRAFTS: &[(&str, &str)] = &[
    ("thanh-lam.txt", include_str!("drafts/thanh-lam.txt")),
    ("cam-son.md", include_str!("drafts/cam-son.md")),
    ("vinh-khe.md", include_str!("drafts/vinh-khe.md")),
];

/// The whole table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    defect: Vec<Defect>,
    /// Rules whose recall may be below 100 %, each with the reason.
    #[serde(default)]
    floor: BTreeMap<String, Floor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    /// In per cent.
    recall: usize,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Defect {
    code: String,
    /// File name of the clean draft.
    draft: String,
    /// The text that the wordings replace; it stands in the draft once.
    at: Option<String>,
    /// The text after whose line the wordings stand as a paragraph of their own.
    after: Option<String>,
    /// Wordings with the defect.
    bad: Vec<String>,
    /// Wordings without it.
    #[serde(default)]
    twin: Vec<String>,
    /// Whether the finding may stand on any line: an absence has none of its own.
    #[serde(default)]
    anywhere: bool,
}

/// Linters at the last stage, where nothing is excused.
struct Linters {
    catalog: Catalog,
    regular: Linter,
    strict: Linter,
}

impl Linters {
    fn new() -> Self {
        let catalog = Catalog::shipped();
        let linter = |profile| {
            let settings = Settings { stage: Stage::Issue, profile, ..Settings::default() };
            Linter::new(&catalog, settings).expect("every shipped rule can be set up")
        };
        let (regular, strict) = (linter(Profile::Regular), linter(Profile::Strict));
        Self { catalog, regular, strict }
    }

    /// The linter under which a rule is on.
    fn of(&self, code: &str) -> &Linter {
        let card = self.catalog.card(code).unwrap_or_else(|| panic!("{code} is no rule"));
        if card.tier == Tier::Strict { &self.strict } else { &self.regular }
    }
}

impl Defect {
    /// The draft with a wording planted, and where it stands.
    fn plant(&self, wording: &str) -> (String, Range<usize>) {
        let (_, clean) = DRAFTS
            .iter()
            .find(|(name, _)| *name == self.draft)
            .unwrap_or_else(|| panic!("{}: no draft {}", self.code, self.draft));
        let anchor = self.at.as_ref().or(self.after.as_ref()).unwrap_or_else(|| panic!("{}: no anchor", self.code));
        let mut places = clean.match_indices(anchor.as_str());
        let (Some((start, _)), None) = (places.next(), places.next()) else {
            panic!("{}: the anchor {anchor:?} does not stand in {} just once", self.code, self.draft);
        };
        let end = start + anchor.len();
        if self.at.is_some() {
            let planted = format!("{}{wording}{}", &clean[..start], &clean[end..]);
            return (planted, start..start + wording.len());
        }
        let end = clean[end..].find('\n').map_or(clean.len(), |at| end + at);
        (format!("{}\n\n{wording}{}", &clean[..end], &clean[end..]), end + 2..end + 2 + wording.len())
    }
}

/// Numbers of the first and last line of a stretch, from 0.
fn lines(shown: &str, stretch: &Range<usize>) -> (usize, usize) {
    let line = |at: usize| shown[..at.min(shown.len())].matches('\n').count();
    (line(stretch.start), line(stretch.end))
}

fn read(name: &str, draft: &str) -> Text {
    read_bytes(name, draft.as_bytes(), &Limits::default()).expect("a draft is text")
}

/// Whether a finding, or a place it compares with, stands on the planted lines.
fn stands_on(text: &Text, diagnostic: &Diagnostic, planted: &Range<usize>) -> bool {
    let (first, last) = lines(text.shown(), planted);
    let on = |span: Span| {
        let (from, to) = lines(text.shown(), &text.shown_span(span).range());
        from <= last && to >= first
    };
    diagnostic.span.into_iter().chain(diagnostic.labels.iter().map(|label| label.span)).any(on)
}

fn said(text: &Text, diagnostic: &Diagnostic) -> String {
    let at = diagnostic.span.map_or("", |span| text.slice(span));
    format!("{} at {at:?}", diagnostic.code)
}

fn table() -> Table {
    toml::from_str(include_str!("defects.toml")).expect("the table of defects can be read")
}

fn wanted(code: &str) -> bool {
    std::env::var("CARD").map_or(true, |card| code.starts_with(&card))
}

#[test]
fn clean_drafts_are_clean() {
    let linters = Linters::new();
    for (name, draft) in DRAFTS {
        let text = read(name, draft);
        let found: Vec<String> = linters.strict.check(&text).diagnostics.iter().map(|d| said(&text, d)).collect();
        assert!(found.is_empty(), "{name}: {}", found.join("; "));
    }
}

#[test]
fn planted_defects_are_found() {
    let linters = Linters::new();
    let table = table();
    let mut recall: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for defect in table.defect.iter().filter(|defect| wanted(&defect.code)) {
        let linter = linters.of(&defect.code);
        for wording in &defect.bad {
            let (draft, planted) = defect.plant(wording);
            let text = read(&defect.draft, &draft);
            let diagnostics = linter.check(&text).diagnostics;
            let own = diagnostics.iter().filter(|found| found.code == defect.code);
            let found = own.clone().any(|found| defect.anywhere || stands_on(&text, found, &planted));
            let (hits, all) = recall.entry(&defect.code).or_default();
            *all += 1;
            *hits += usize::from(found);
            if !found {
                let others: Vec<String> = diagnostics.iter().map(|d| said(&text, d)).collect();
                missed.push((defect.code.as_str(), format!("{wording:?}, found: [{}]", others.join("; "))));
            }
        }
    }
    for (code, (hits, all)) in &recall {
        println!("{code} {hits}/{all}");
    }
    let (hits, all) = recall.values().fold((0, 0), |(h, a), (hits, all)| (h + hits, a + all));
    println!("all {hits}/{all}");
    let below = |code: &str| {
        let (hits, all) = recall[code];
        let floor = table.floor.get(code).map_or(100, |floor| floor.recall);
        hits * 100 < floor * all
    };
    for (code, wording) in &missed {
        println!("missed {code}: {wording}");
    }
    missed.retain(|(code, _)| below(code));
    let missed: Vec<String> = missed.iter().map(|(code, wording)| format!("{code} {wording}")).collect();
    assert!(missed.is_empty(), "{} planted defects are missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn correct_twins_are_silent() {
    let linters = Linters::new();
    let mut flagged = Vec::new();
    for defect in table().defect.iter().filter(|defect| wanted(&defect.code)) {
        let linter = linters.of(&defect.code);
        for wording in &defect.twin {
            let text = read(&defect.draft, &defect.plant(wording).0);
            for found in linter.check(&text).diagnostics {
                if found.code == defect.code || found.severity == Severity::Error {
                    flagged.push(format!("{} twin {wording:?}: {}", defect.code, said(&text, &found)));
                }
            }
        }
    }
    assert!(flagged.is_empty(), "{} twins are flagged:\n{}", flagged.len(), flagged.join("\n"));
}

#[test]
fn the_table_is_wide_enough() {
    let (catalog, table) = (Catalog::shipped(), table());
    let mut planted: BTreeMap<&str, usize> = BTreeMap::new();
    for defect in &table.defect {
        *planted.entry(&defect.code).or_default() += defect.bad.len();
    }
    assert!(planted.values().sum::<usize>() >= 150, "at least 150 planted defects");
    // Layout and bundles need files of another kind; ignores have tests of their own.
    let textual = |code: &str| !["TB", "LV", "XX"].iter().any(|prefix| code.starts_with(prefix));
    let few: Vec<&str> = catalog
        .cards()
        .filter(|card| card.tier == Tier::Core && textual(&card.code))
        .map(|card| card.code.as_ref())
        .filter(|code| planted.get(code).copied().unwrap_or_default() < 3)
        .collect();
    assert!(few.is_empty(), "fewer than three planted defects: {few:?}");
    for (code, floor) in &table.floor {
        assert!(floor.recall < 100 && !floor.reason.trim().is_empty(), "{code}: a floor under 1 has its reason");
    }
}
