//! Two names for one thing: a body or programme of the card's list, and a scheme cited by number in two ways (`Đề án 06`,
//! `Đề án số 06/CP`).

use super::{Beside, CaseVariant, Draft, Findings, Span, places_of, told};
use crate::facts::words::Word;
use memchr::memmem::Finder;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One finding for each thing of two names.
pub fn check(rule: &CaseVariant, draft: &Draft<'_>, beside: &Beside<'_>, found: &mut Findings) {
    let mut by_first: FxHashMap<u32, Vec<(usize, usize, Vec<u32>)>> = FxHashMap::default();
    for (thing, names) in rule.names.iter().enumerate() {
        for (name, written) in names.iter().enumerate() {
            if let Some(words) = beside.words.forms.ids(written) {
                by_first.entry(words[0]).or_default().push((thing, name, words));
            }
        }
    }
    for list in by_first.values_mut() {
        list.sort_by_key(|(.., words)| std::cmp::Reverse(words.len()));
    }
    let mut places: Vec<BTreeMap<usize, Vec<Span>>> = vec![BTreeMap::new(); rule.names.len()];
    for (i, names) in places_of(draft, &by_first) {
        let stands = |(_, _, words): &&(usize, usize, Vec<u32>)| {
            beside.words.list.get(i..i + words.len()).is_some_and(|list| {
                list.iter().zip(words).all(|(w, id)| w.id == *id) && list.windows(2).all(|pair| near(beside, pair))
            })
        };
        if let Some((thing, name, words)) = names.iter().find(stands) {
            places[*thing].entry(*name).or_default().push(beside.span(i, i + words.len() - 1));
        }
    }
    places.push(schemes(beside));
    for names in places {
        let mut names: Vec<Vec<Span>> = names.into_values().collect();
        names.sort_by_key(Vec::len);
        let Some((many, few)) = names.split_last().filter(|(_, few)| !few.is_empty()) else { continue };
        let mut few = few.concat();
        few.sort_unstable();
        if let Some(diagnostic) = told(beside, "name", &few, many) {
            found.push(diagnostic);
        }
    }
}

/// Space, a quotation mark or a comma between two words of one line.
fn near(beside: &Beside<'_>, pair: &[Word]) -> bool {
    let gap = beside.text.content().get(pair[0].span.end as usize..pair[1].span.start as usize);
    pair[0].line == pair[1].line && gap.is_some_and(|gap| matches!(gap, " " | " “" | " \"" | ", "))
}

static SCHEME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("Đề án "));

/// The scheme that is named by number most often, by how it is named.
fn schemes(beside: &Beside<'_>) -> BTreeMap<usize, Vec<Span>> {
    let mut by_number: BTreeMap<u32, BTreeMap<usize, Vec<Span>>> = BTreeMap::new();
    let content = beside.text.content();
    for at in SCHEME.find_iter(content.as_bytes()) {
        let rest = &content[at + SCHEME.needle().len()..];
        let so = if rest.starts_with("số ") { "số ".len() } else { 0 };
        let digits = rest[so..].bytes().take_while(u8::is_ascii_digit).count();
        let Ok(number) = rest[so..so + digits].parse::<u32>() else { continue };
        let tail = &rest[so + digits..];
        let suffix = tail.find(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '-'))).unwrap_or(tail.len());
        let coded = tail.starts_with(['/', '-']);
        let way = usize::from(so > 0) * 2 + usize::from(coded);
        let end = at + SCHEME.needle().len() + so + digits + if coded { suffix } else { 0 };
        by_number.entry(number).or_default().entry(way).or_default().push(Span::new(at, end));
    }
    by_number.into_values().find(|ways| ways.len() > 1).unwrap_or_default()
}
