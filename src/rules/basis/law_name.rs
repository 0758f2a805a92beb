//! CC12: a law named otherwise than it is: commas or capitals off, or a name that had changed at the document's date.

use super::mention::{day, judged_at};
use super::registry::raw::settled;
use super::registry::{self, LawName, Registry};
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::facts::words::{Word, WordClass};
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use serde::Deserialize;

/// Holds the words after `Luật` and `Pháp lệnh` against the names in the registry.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MisnamedLaw {
    /// An agency's own rows.
    records: Registry,
}

/// Names that lack a word of the law's own: spoken short, and wrong in writing while the law is in force.
const SHORTENED: [(&str, &str); 2] = [
    ("luật khám chữa bệnh", "Luật Khám bệnh, chữa bệnh"),
    ("luật phòng cháy chữa cháy", "Luật Phòng cháy và chữa cháy"),
];

/// Words a law's name has at most.
const LONGEST: usize = 24;

/// Words from which on a law's name, its type among them, is long.
const LONG: usize = 5;

impl Check for MisnamedLaw {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let words = &draft.facts.words;
        let own = self.records.own_names();
        let mut after = 0;
        for citation in draft.facts.citations.iter().filter(|c| c.is_named) {
            let index = words.list.partition_point(|word| word.span.start < citation.kind_span.start);
            if citation.kind_span.start < after || words.list.get(index).is_none_or(|w| w.class != WordClass::Title) {
                continue;
            }
            let of = |names| named(draft, index, names);
            let listed = of(registry::law_names()).max(of(&own));
            let Some((span, name)) = listed.or_else(|| self.shortened(draft, index)) else { continue };
            after = span.end;
            if let Some(diagnostic) = misnamed(draft, span, name) {
                found.push(diagnostic);
            } else if citation.symbol.is_none() && citation.date_span.is_none() {
                self.renamed(draft, span, name, found);
            }
        }
        in_lower_case(draft, registry::law_names(), found);
    }
}

/// A finding where a law's name is not written so.
fn misnamed(draft: &Draft<'_>, span: Span, name: &str) -> Option<Diagnostic> {
    let written = draft.text.slice(span);
    // Nearly all are.
    if written == name {
        return None;
    }
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if written == name {
        return None;
    }
    let name = toned_as(&written, name);
    if written == name {
        return None;
    }
    // Only commas, letter case or an `và` differ: one reading.
    let fix = Fix::replace(Applicability::Safe, span, name.clone());
    Some(Diagnostic::at(span).value("written", written).value("name", name).fix(fix))
}

/// The name with the tone marks where the draft sets them (`ma tuý`): both ways are right, and TN04 speaks of a mixture.
fn toned_as(written: &str, name: &str) -> String {
    let mut own = written.split([' ', ',']).filter(|word| !word.is_empty());
    let as_own = |word: &str| {
        let bare = word.trim_end_matches(',');
        let Some(own) = own.next().filter(|own| own.to_lowercase() != bare.to_lowercase()) else {
            return word.to_owned();
        };
        if settled(&own.to_lowercase()) != settled(&bare.to_lowercase()) {
            return word.to_owned();
        }
        let cased = bare.chars().zip(own.chars()).map(|(model, c)| {
            if model.is_uppercase() { c.to_uppercase().to_string() } else { c.to_lowercase().to_string() }
        });
        cased.collect::<String>() + &word[bare.len()..]
    };
    name.split(' ').map(as_own).collect::<Vec<_>>().join(" ")
}

/// `quy định của luật quản lý, sử dụng tài sản công`: a law by its full name, its type in lower case. Elsewhere the same words
/// may speak of a field of law.
fn in_lower_case(draft: &Draft<'_>, names: &[LawName<'_>], found: &mut Findings) {
    let words = &draft.facts.words;
    let Some(law) = words.forms.id("luật") else { return };
    for place in draft.places().of_form(law).filter(|&i| words.list[i].class == WordClass::Lower) {
        let form = |i: usize| words.list.get(i).map_or("", |word| words.form(*word));
        let before = |i: usize, back: usize| i.checked_sub(back).map_or("", form);
        let index = if before(place, 1) == "bộ" { place - 1 } else { place };
        let first = words.list[index];
        let leads = before(index, 1) == "theo"
            || before(index, 3) == "quy" && before(index, 2) == "định" && matches!(before(index, 1), "của" | "tại")
            || before(index, 2) == "điều" && before(index, 1) == "của";
        // A long name is no field of law.
        let may_lead =
            |name: &str| name.split(' ').count() > LONG && matches!(before(index, 1), "của" | "tại" | "hành");
        let on_line =
            index > 0 && words.list[index - 1].line == first.line && joins(draft, words.list[index - 1], first);
        if first.class == WordClass::Lower
            && on_line
            && let Some((span, name)) = named(draft, index, names)
            && (leads || may_lead(name))
            && let Some(diagnostic) = misnamed(draft, span, name)
        {
            found.push(diagnostic);
        }
    }
}

impl MisnamedLaw {
    /// A shortened name that begins at a word, of a law in force at the document's date.
    fn shortened(&self, draft: &Draft<'_>, index: usize) -> Option<(Span, &'static str)> {
        let words = &draft.facts.words;
        let list = &words.list[index..];
        let (end, name) = SHORTENED.iter().find_map(|(short, name)| {
            let forms = short.split(' ');
            let count = forms.clone().count();
            let same = list.len() >= count
                && forms.zip(list).all(|(form, &word)| words.form(word) == form)
                && list[..count].windows(2).all(|w| w[0].line == w[1].line && joins(draft, w[0], w[1]));
            same.then(|| (list[count - 1], *name))
        })?;
        let key = registry::raw::title_key(name);
        let in_force = self.records.of_title(&key).any(|record| match judged_at(draft) {
            Some((first, _)) => !record.ended_by(first),
            None => record.ended.is_none(),
        });
        in_force.then(|| (list[0].span.cover(end.span), name))
    }

    /// A name that no law bore any more at the document's date.
    fn renamed(&self, draft: &Draft<'_>, span: Span, name: &str, found: &mut Findings) {
        let Some((first, _)) = judged_at(draft) else { return };
        let key = registry::raw::title_key(name);
        let records: Vec<_> = self.records.of_title(&key).collect();
        let Some(last) = records.iter().max_by_key(|record| record.ended) else { return };
        let (true, Some(ended)) = (records.iter().all(|record| record.ended_by(first)), last.ended) else { return };
        let mut names = last.successor.split(", ").filter_map(|s| self.records.of_symbol(s).next());
        let Some(next) = names.next().filter(|next| next.key != key) else { return };
        // A law split in two has no one new name; the first is shown with the others.
        let others: Vec<&str> = names.map(|record| record.title.as_ref()).collect();
        let new = std::iter::once(next.title.as_ref()).chain(others).collect::<Vec<_>>().join(", ");
        found.push(
            Diagnostic::at(span).say("renamed").value("written", name).value("name", new).value("day", day(ended)),
        );
    }
}

/// The longest of some laws' names that begins at a word, whatever its commas, letter case and way of setting tone marks; its
/// bytes and the right form.
fn named<'n>(draft: &Draft<'_>, index: usize, names: &[LawName<'n>]) -> Option<(Span, &'n str)> {
    let words = &draft.facts.words;
    let first = words.list[index];
    let mut key = settled(words.form(first)).into_owned();
    let mut best = None;
    let mut last = first;
    for &word in words.list[index + 1..].iter().take(LONGEST) {
        if word.line != first.line || !joins(draft, last, word) {
            break;
        }
        key.push(' ');
        key.push_str(&settled(words.form(word)));
        last = word;
        let at = names.partition_point(|(known, _)| *known < key.as_str());
        match names.get(at) {
            Some((known, name)) if *known == key => best = Some((word, *name)),
            Some((known, _)) if known.starts_with(key.as_str()) => {}
            _ => break,
        }
    }
    let (end, name) = best?;
    Some((first.span.cover(end.span), name))
}

/// Whether only blanks and a comma stand between two words.
fn joins(draft: &Draft<'_>, a: Word, b: Word) -> bool {
    draft.text.slice(Span { start: a.span.end, end: b.span.start }).chars().all(|c| c.is_whitespace() || c == ',')
}
