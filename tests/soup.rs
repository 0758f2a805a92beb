//! Sentences put together at random from what the cards' examples are made of: no rule may panic on any of them, for an
//! official's draft holds wordings that nobody thought of; and what is found in one hangs on no other.

use proptest::prelude::*;
use soat::lint::{Linter, Profile, Settings};
use soat::read::{Limits, read_bytes};
use soat::rules::Catalog;
use soat::rules::card::{Sample, Stage};
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    let settings = Settings { stage: Stage::Issue, profile: Profile::Strict, ..Settings::default() };
    Linter::new(&Catalog::shipped(), settings).expect("every shipped rule can be set up")
});

/// Pieces of one to four words of every example.
static PIECES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let catalog = Catalog::shipped();
    let samples = catalog.cards().flat_map(|card| card.examples.iter()).flat_map(|e| [&e.bad, &e.good]);
    let mut pieces = Vec::new();
    for sample in samples.flatten() {
        let Sample::Text(text) = sample else { continue };
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut from = 0;
        while from < words.len() {
            let length = 1 + pieces.len() % 4;
            pieces.push(words[from..words.len().min(from + length)].join(" ").replace(['«', '»'], ""));
            from += length;
        }
    }
    pieces.sort_unstable();
    pieces.dedup();
    pieces
});

/// A word, a figure, a mark or a break of the line.
fn piece() -> impl Strategy<Value = String> {
    let number =
        proptest::sample::select(&["1", "02", "17/19", "12,5", "1.250", "95", "2023", "2024", "15-20", "0,05"][..]);
    let unit = proptest::sample::select(
        &[
            "%",
            " ha",
            " hộ",
            " chỉ tiêu",
            " tiêu chí",
            " triệu đồng",
            " đồng",
            " em",
            " lớp",
            " tạ/ha",
            " hồ sơ",
            "",
            "‰",
        ][..],
    );
    let mark = proptest::sample::select(
        &[",", ";", ":", ".", "(", ")", "/", " -", "\n", "\n- ", "\n1. ", "\n| ", "|", "“"][..],
    );
    prop_oneof![
        4 => any::<prop::sample::Index>().prop_map(|at| format!(" {}", at.get(&PIECES))),
        3 => (number, unit).prop_map(|(number, unit)| format!(" {number}{unit}")),
        3 => mark.prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_rule_panics_on_any_sentence(pieces in proptest::collection::vec(piece(), 200..400)) {
        let draft = pieces.concat();
        let text = read_bytes("draft.txt", draft.as_bytes(), &Limits::default()).expect("a draft is text");
        LINTER.check(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn drafts_checked_together_come_out_as_each_alone(
        drafts in proptest::collection::vec(proptest::collection::vec(piece(), 50..150), 3)
    ) {
        let read = |pieces: &Vec<String>| read_bytes("draft.txt", pieces.concat().as_bytes(), &Limits::default());
        let texts: Vec<_> = drafts.iter().map(|pieces| read(pieces).expect("a draft is text")).collect();
        let together = LINTER.check_all(&texts.iter().collect::<Vec<_>>());
        prop_assert_eq!(together.len(), texts.len());
        for (outcome, text) in together.iter().zip(&texts) {
            let alone = LINTER.check(text);
            prop_assert_eq!(&outcome.diagnostics, &alone.diagnostics);
            prop_assert_eq!(&outcome.coverage, &alone.coverage);
        }
    }
}
