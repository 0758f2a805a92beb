//! TN04: both styles of the tone mark (`hòa`, `hoà`) in one document. Both are right; the one less used is named, once.

mod spelling;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::facts::words::{Word, WordClass};
use crate::rules::lexicon::Role;
use crate::rules::wording::orthography::{Style, Verdict, judge, move_tone, toneless};
use crate::rules::{Check, Draft, Findings};
use crate::text::fold;
use crate::tree::{Kind, Kinds};
use serde::Deserialize;

/// Its parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TonePlacement {
    /// Whether other words of two spellings are told too: so in the strict profile.
    pedantic: bool,
}

impl Check for TonePlacement {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        if self.pedantic {
            spelling::check(draft, found);
        }
        let words = &draft.facts.words;
        let lexemes = draft.lexemes();
        let mut by_style: [Vec<Word>; 2] = [Vec::new(), Vec::new()];
        for i in lexemes.with(Role::Styled) {
            let word = words.list[i];
            if let Verdict::Right(Some(style)) = lexemes.verdict(word)
                && !is_name(&words.list, i)
                && !is_set(draft, word)
            {
                by_style[usize::from(style == Style::New)].push(word);
            }
        }
        let [old, new] = by_style;
        if old.is_empty() || new.is_empty() {
            return;
        }
        // As often as not: the style of the decree's own text, `hòa`, is kept.
        let (few, many) = if new.len() > old.len() { (old, new) } else { (new, old) };
        // The example is a word written in both styles, if there is one.
        let both = few.iter().find_map(|word| {
            let other = fold(&restyled(draft.text.slice(word.span)));
            many.iter().find(|m| words.form(**m) == other).map(|m| (*word, *m))
        });
        let (odd, model) = both.unwrap_or((few[0], many[0]));
        let edits: Vec<Edit> =
            few.iter().map(|&w| Edit { span: w.span, text: restyled(draft.text.slice(w.span)) }).collect();
        let written = draft.text.slice(odd.span);
        found.push(
            Diagnostic::at(odd.span)
                .value("written", written)
                .value("right", restyled(written))
                .value("count", few.len().to_string())
                .value("model", draft.text.slice(model.span))
                .value("others", many.len().to_string())
                .label(model.span, "model")
                .labels(few.iter().map(|w| w.span).filter(|s| *s != odd.span), "same")
                .fix(Fix { applicability: Applicability::Safe, title: "main", edits }),
        );
    }
}

/// The word in the other style.
fn restyled(written: &str) -> String {
    let folded = fold(written);
    let at = folded.chars().position(|c| toneless(c) != c).unwrap_or(0) as u8;
    match judge(&folded) {
        Verdict::Right(Some(Style::Old)) => move_tone(written, at, at + 1),
        Verdict::Right(Some(Style::New)) => move_tone(written, at, at.saturating_sub(1)),
        _ => written.to_owned(),
    }
}

/// Whether a capitalised word stands beside another: persons and places keep their spelling.
fn is_name(list: &[Word], i: usize) -> bool {
    let word = list[i];
    let capital = |other: Option<&Word>| {
        other.is_some_and(|o| {
            o.line == word.line
                && o.class == WordClass::Title
                && o.span.start.abs_diff(word.span.end).min(word.span.start.abs_diff(o.span.end)) <= 2
        })
    };
    word.class == WordClass::Title && (capital(i.checked_sub(1).and_then(|b| list.get(b))) || capital(list.get(i + 1)))
}

/// Whether the word stands in a part whose wording is set or which is a name: quốc hiệu, letterhead, signature.
fn is_set(draft: &Draft<'_>, word: Word) -> bool {
    const SET: Kinds =
        Kinds::of(&[Kind::NationalTitle, Kind::Motto, Kind::Issuer, Kind::Number, Kind::Authority, Kind::SignerName]);
    draft.tree.is_in_any(draft.tree.leaf_of_line(word.line as usize), SET)
}
