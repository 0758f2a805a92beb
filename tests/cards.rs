//! Every card keeps its word: both languages, known kinds, filled placeholders, and examples that are found and clean.

use soat::lint::examples::Examples;
use soat::read::{Limits, read_bytes};
use soat::rules::card::{Lang, Part, placeholders};
use soat::rules::{Catalog, GROUPS, KINDS, kind};
use soat::text::Text;

fn read(text: &str) -> Text {
    read_bytes("example.txt", text.as_bytes(), &Limits::default()).expect("an example is text")
}

/// Run one card alone: `CARD=SL08 cargo test --test cards examples`.
fn wanted(code: &str) -> bool {
    std::env::var("CARD").map_or(true, |card| code.starts_with(&card))
}

#[test]
fn examples_are_found_and_near_misses_stay_silent() {
    let catalog = Catalog::shipped();
    let examples = Examples::new(&catalog, &read).expect("every shipped rule can be set up");
    let failures: Vec<String> =
        catalog.cards().filter(|c| wanted(&c.code)).flat_map(|card| examples.failures(card)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn cards_are_complete() {
    let mut faults = Vec::new();
    for card in Catalog::shipped().cards() {
        let mut fault = |sentence: &str| faults.push(format!("{} {}: {sentence}", card.code, card.name));
        let group = GROUPS.iter().find(|g| g.name == card.group);
        if group.is_none_or(|g| !card.code.starts_with(g.prefix)) {
            fault("its code does not belong to its folder");
        }
        if card.source.is_empty() {
            fault("a rule without a source is a defect");
        }
        if card.examples.len() < 2 || !card.examples.iter().any(|e| e.bad.is_none()) {
            fault("needs two examples at least, one of them a near-miss (`good` alone)");
        }
        if !card.sentences.iter().any(|s| s.part == Part::Say) {
            fault("says nothing");
        }
        let texts = [&card.title, &card.why].into_iter().chain(card.sentences.iter().map(|s| &s.text));
        if texts.clone().any(|t| t.vi.trim().is_empty() || t.en.trim().is_empty()) {
            fault("lacks a text in one of its languages");
        }
        if card.sentences.iter().any(|s| s.part == Part::Say && (s.text.vi.ends_with('.') || s.text.en.ends_with('.')))
        {
            fault("a message ends without full stop");
        }
        let Some(kind) = kind(&card.kind) else {
            fault("names a kind that does not exist");
            continue;
        };
        for text in texts {
            let (mut vi, mut en) = (placeholders(&text.vi), placeholders(&text.en));
            vi.sort_unstable();
            en.sort_unstable();
            vi.dedup();
            en.dedup();
            if vi != en {
                fault(&format!("its languages name different values: {vi:?}, {en:?}"));
            }
            if let Some(odd) = vi.iter().find(|name| !kind.values.contains(name)) {
                fault(&format!("names {{{odd}}}, which its kind does not supply"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lists_of_kinds_are_sorted_and_used() {
    for list in KINDS {
        let names: Vec<&str> = list.iter().map(|k| k.name).collect();
        assert!(names.is_sorted(), "{names:?} is not sorted");
    }
    let catalog = Catalog::shipped();
    let idle: Vec<&str> = KINDS
        .iter()
        .flat_map(|list| list.iter())
        .map(|k| k.name)
        .filter(|name| !soat::rules::kinds::KINDS.iter().any(|shared| shared.name == *name))
        .filter(|name| !catalog.cards().any(|card| card.kind == *name))
        .collect();
    assert!(idle.is_empty(), "no card uses {idle:?}");
}

/// A report sets one message under the other: all begin alike, but for names.
#[test]
fn messages_begin_in_lower_case() {
    let catalog = Catalog::shipped();
    let mut odd = Vec::new();
    for card in catalog.cards() {
        for sentence in card.sentences.iter().filter(|sentence| sentence.part == Part::Say) {
            for lang in [Lang::Vi, Lang::En] {
                let text = sentence.text.get(lang);
                let is_name = text.starts_with("Quốc") || text.starts_with("Đảng");
                if text.starts_with(char::is_uppercase) && !is_name {
                    odd.push(format!("{}: {text}", card.code));
                }
            }
        }
    }
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}
