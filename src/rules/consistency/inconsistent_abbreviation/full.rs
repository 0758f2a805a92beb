//! A known short form and its long form both used, neither said to be the other: `BHYT` here, `bảo hiểm y tế` there.

use crate::diagnostic::{Diagnostic, Label, Severity, Values};
use crate::facts::abbreviation::known;
use crate::facts::words::WordClass;
use crate::rules::{Draft, Findings};
use crate::text::{Span, fold};
use crate::tree::Kind;
use rustc_hash::FxHashMap;

/// Short forms of more than one meaning, or that only lists and marks use.
const UNSURE: &[&str] = &["AI", "CT", "IT", "KH", "MN", "NSH", "QR", "TH", "TT", "VP", "VT"];

/// A short form and where it and its long form stand.
struct Pair<'a> {
    short: &'a str,
    long: &'static str,
    shorts: Vec<Span>,
    longs: Vec<Span>,
}

/// One finding a draft, with a label at each place of the rarer form.
pub fn check(draft: &Draft<'_>, found: &mut Findings) {
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    let mut at: FxHashMap<&str, usize> = FxHashMap::default();
    let in_symbol = |span: Span| {
        let at = draft.facts.citations.partition_point(|c| c.span.start <= span.start);
        at > 0 && draft.facts.citations[at - 1].symbol.is_some_and(|symbol| symbol.overlaps(span))
    };
    // Recipients are abbreviated by custom.
    let in_recipients = |line: u32| draft.tree.is_in(draft.tree.leaf_of_line(line as usize), Kind::Recipients);
    let uses = draft.facts.abbreviations.uses.iter();
    for usage in uses.filter(|usage| !in_symbol(usage.span) && !in_recipients(usage.line)) {
        let short = draft.text.slice(usage.span);
        if let Some(&i) = at.get(short) {
            pairs[i].shorts.push(usage.span);
        } else if let Some(known) = known(short)
            && !UNSURE.contains(&short)
            && !draft.facts.abbreviations.by_short.contains_key(short)
        {
            at.insert(short, pairs.len());
            pairs.push(Pair { short, long: known.long, shorts: vec![usage.span], longs: Vec::new() });
        }
    }
    spell_out(draft, &mut pairs);
    pairs.retain(|pair| !pair.longs.is_empty());
    let Some(first) = pairs.first() else { return };
    let list: Vec<&str> = pairs.iter().map(|p| p.short).collect();
    let mut diagnostic = Diagnostic::at(first.shorts[0])
        .say("full")
        .value("one", first.short)
        .value("other", list.join(", "))
        .value("long", first.long)
        .at_most(Severity::Info);
    for pair in &pairs {
        let (few, many) = if pair.longs.len() < pair.shorts.len() {
            (&pair.longs, &pair.shorts)
        } else {
            (&pair.shorts, &pair.longs)
        };
        for &span in few.iter().take(8).chain(many.first()) {
            let mut values = Values::default();
            values.set("one", pair.short);
            values.set("long", pair.long);
            diagnostic.labels.push(Label { span, draft: None, key: "full", values });
        }
    }
    found.push(diagnostic);
}

/// Finds the long forms.
fn spell_out(draft: &Draft<'_>, pairs: &mut [Pair<'_>]) {
    let words = &draft.facts.words;
    let content = draft.text.content();
    for pair in pairs {
        let long = pair.long.split([' ', ',', '-']).filter(|w| !w.is_empty());
        let Some(ids) = words.forms.ids(long.map(fold)).filter(|ids| ids.len() > 1) else { continue };
        let stands = |i: usize| {
            let list = words.list.get(i..i + ids.len())?;
            let near = list.windows(2).all(|pair| {
                let gap = &content[pair[0].span.end as usize..pair[1].span.start as usize];
                pair[0].line == pair[1].line && matches!(gap, " " | ", " | " - " | "-" | " – ")
            });
            let upper = list.iter().any(|w| w.class == WordClass::Upper);
            let whole = near && !upper && list.iter().zip(&ids).all(|(w, id)| w.id == *id);
            whole.then(|| list[0].span.cover(list[list.len() - 1].span))
        };
        pair.longs.extend(draft.places().of_form(ids[0]).filter_map(stands));
    }
}
