//! Lays the lists of `rules/data` behind the group `wording` (CT01, CT02, CT03, CT08) as static data.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;

/// Rust source of the lists behind CT01, CT02, CT03 and CT08, each sorted; the table of the slips in compounds, and its entries
/// to read.
pub fn wording() -> (String, Vec<u8>, String) {
    let mut source = String::new();
    foreign_words(&mut source);
    let data = table("typos");
    let typos = typos(&data);
    write_typos(&typos, &mut source);
    let compounds = data["compounds"].get("list").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let sentence = text(&data["compounds"], "in");
    let _ = writeln!(source, "#[cfg(test)]\npub const COMPOUND_EXAMPLE: &str = {sentence:?};");
    let (lists, table_of_slips, shown) =
        super::slips::slips(&compounds, &typos.iter().map(|entry| words_of(entry, "wrong")).collect());
    source.push_str(&lists);
    repeated_words(&mut source);
    let capitals = list(&table("capitals"), "phrase");
    write_capitals(&capitals, &mut source);
    source.push_str(&listed(&typos, &capitals));
    (source, table_of_slips, shown)
}

/// `static FOREIGN_WORDS`.
fn foreign_words(source: &mut String) {
    let foreign = table("foreign-words");
    let words = sorted(foreign.values().flat_map(|group| words_of(group, "words")));
    let _ = writeln!(source, "pub static FOREIGN_WORDS: &[&str] = &{words:?};");
}

/// The entries of `typos.toml` that name a phrase whole, sorted by it.
fn typos(data: &toml::Table) -> Vec<toml::Value> {
    let mut entries: Vec<toml::Value> = list(data, "group")
        .iter()
        .flat_map(|group| group.get("entries").and_then(toml::Value::as_array).cloned().unwrap_or_default())
        .collect();
    entries.sort_by_key(|entry| words_of(entry, "wrong").iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
    entries
}

/// `static TYPOS`, and their examples for the tests.
fn write_typos(entries: &[toml::Value], source: &mut String) {
    let _ = writeln!(source, "pub static TYPOS: &[Typo] = &[");
    let mut examples = String::from("#[cfg(test)]\npub static TYPO_EXAMPLES: &[(&str, &str)] = &[\n");
    for entry in entries {
        let _ = writeln!(examples, "({:?}, {:?}),", text(entry, "in"), text(entry, "fine"));
        let _ = writeln!(
            source,
            "Typo {{ wrong: &{:?}, second: Mark::of({:?}), right: {:?}, not_after: &{:?}, not_before: &{:?}, only_after: &{:?}, only_before: &{:?}, \
             not_after_number: {}, before_number: {}, capital: {} }},",
            words_of(entry, "wrong"),
            words_of(entry, "wrong")[1],
            text(entry, "right"),
            words_of(entry, "not_after"),
            words_of(entry, "not_before"),
            words_of(entry, "only_after"),
            words_of(entry, "only_before"),
            flag(entry, "not_after_number"),
            flag(entry, "before_number"),
            flag(entry, "capital"),
        );
    }
    let _ = writeln!(source, "];\n{examples}];");
}

/// `static REPEATED` and the lists beside it.
fn repeated_words(source: &mut String) {
    let repeats = table("repeated-words");
    let mut words = list(&repeats, "word");
    words.sort_by_key(|entry| text(entry, "word"));
    let _ = writeln!(source, "pub static REPEATED: &[Repeated] = &[");
    for entry in &words {
        let _ = writeln!(
            source,
            "Repeated {{ word: {:?}, verb: {}, not_after: &{:?}, not_before: &{:?} }},",
            text(entry, "word"),
            flag(entry, "verb"),
            words_of(entry, "not_after"),
            words_of(entry, "not_before"),
        );
    }
    source.push_str("];\n");
    let phrases = text(&repeats["phrases"], "fine");
    let mut phrases: Vec<&str> = phrases.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    phrases.sort_unstable();
    let _ = writeln!(source, "pub static REPEATED_PHRASES: &[&str] = &{phrases:?};");
    for (name, group) in [
        ("REPEATED_DOERS", "doers"),
        ("REPEATED_OPEN", "open"),
        ("REPEATED_FINE", "fine"),
        ("REPEATED_TITLED", "titled"),
    ] {
        let words = sorted(words_of(&repeats[group], "words"));
        let _ = writeln!(source, "pub static {name}: &[&str] = &{words:?};");
    }
}

/// `static CAPITALS`.
fn write_capitals(capitals: &[toml::Value], source: &mut String) {
    let _ = writeln!(source, "pub static CAPITALS: &[Capital] = &[");
    for entry in capitals {
        let _ = writeln!(
            source,
            "Capital {{ right: &{:?}, lower: {}, typed: {}, before_name: {}, strict: {}, not_after: &{:?}, only_after: &{:?}, not_before: &{:?}, only_before: &{:?} }},",
            words_of(entry, "right"),
            flag(entry, "lower"),
            flag(entry, "typed"),
            flag(entry, "before_name"),
            flag(entry, "strict"),
            words_of(entry, "not_after"),
            words_of(entry, "only_after"),
            words_of(entry, "not_before"),
            words_of(entry, "only_before"),
        );
    }
    source.push_str("];\n");
}

/// Rust source of `static LISTED: &[Listed]`: the phrases of the two lists under their first words, which are sorted. Its
/// first entry is of all other words.
fn listed(typos: &[toml::Value], capitals: &[toml::Value]) -> String {
    #[derive(Default)]
    struct Under {
        typos: Range<usize>,
        /// Places in the list and the words in lower case.
        capitals: Vec<(usize, Vec<String>)>,
        typo_seconds: BTreeSet<String>,
        capital_seconds: BTreeSet<String>,
    }
    // Of no word at all: 0.
    let bits = |seconds: &BTreeSet<String>| {
        let bits: Vec<String> = seconds.iter().map(|word| format!("Mark::of({word:?}).bits()")).collect();
        if bits.is_empty() { "0".to_owned() } else { bits.join(" | ") }
    };
    let mut under: BTreeMap<String, Under> = BTreeMap::new();
    for (at, entry) in typos.iter().enumerate() {
        let words = words_of(entry, "wrong");
        let first = under.entry(words[0].to_owned()).or_default();
        // Sorted as they are, those of one first word are neighbours.
        let from = if first.typos.is_empty() { at } else { first.typos.start };
        first.typos = from..at + 1;
        first.typo_seconds.insert(words[1].to_owned());
    }
    for (at, entry) in capitals.iter().enumerate() {
        let words: Vec<String> = words_of(entry, "right").iter().map(|word| word.to_lowercase()).collect();
        let first = under.entry(words[0].clone()).or_default();
        first.capital_seconds.insert(words[1].clone());
        first.capitals.push((at, words));
    }
    let mut source = String::from("pub static LISTED: &[Listed] = &[Listed::NOTHING,\n");
    for (form, mut under) in under {
        under.capitals.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
        let capitals = under.capitals.iter().map(|(at, words)| {
            format!("Capitals {{ phrase: &CAPITALS[{at}], folded: &{words:?}, second: Mark::of({:?}) }}", words[1])
        });
        let _ = writeln!(
            source,
            "Listed {{ form: {form:?}, typo_seconds: {}, capital_seconds: {}, typos: {:?}, capitals: &[{}] }},",
            bits(&under.typo_seconds),
            bits(&under.capital_seconds),
            under.typos,
            capitals.collect::<Vec<_>>().join(", "),
        );
    }
    source.push_str("];\n");
    source
}

/// A table of `rules/data`, for the lists of the group `wording`.
pub fn table(name: &str) -> toml::Table {
    let path = format!("rules/data/{name}.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The words of a text value; none where the key is absent.
pub fn words_of<'t>(entry: &'t toml::Value, key: &str) -> Vec<&'t str> {
    entry.get(key).and_then(toml::Value::as_str).map_or_else(Vec::new, |text| text.split_whitespace().collect())
}

/// Whether an entry sets a flag.
fn flag(entry: &toml::Value, key: &str) -> bool {
    entry.get(key).and_then(toml::Value::as_bool).unwrap_or_default()
}

/// The text of a key; empty where it is absent.
fn text(entry: &toml::Value, key: &str) -> String {
    entry.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
}

/// The entries of a list; none where it is absent.
fn list(data: &toml::Table, key: &str) -> Vec<toml::Value> {
    data.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default()
}

/// A sorted list of words, each once.
pub fn sorted<'t>(words: impl IntoIterator<Item = &'t str>) -> Vec<&'t str> {
    words.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}
