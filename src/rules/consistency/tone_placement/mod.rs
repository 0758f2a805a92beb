//! TN04: both styles of the tone mark (`hòa`, `hoà`) in one document. Both are right; the one less used is named, once.

mod spelling;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::facts::words::{Word, WordClass, Words};
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
        let mut of_form: [Vec<Word>; 2] = [Vec::new(), Vec::new()];
        for i in lexemes.with(Role::Styled) {
            let word = words.list[i];
            if let Verdict::Right(Some(style)) = lexemes.verdict(word)
                && !is_name(&words.list, i)
            {
                let leaf = draft.tree.leaf_of_line(word.line as usize);
                let style = usize::from(style == Style::New);
                if !draft.tree.is_in_any(leaf, SET) {
                    by_style[style].push(word);
                } else if draft.tree.is_in_any(leaf, BODIES)
                    && word.class == WordClass::Upper
                    && is_committee(words.form(word))
                {
                    of_form[style].push(word);
                }
            }
        }
        // `UỶ BAN` of the letterhead is held against what else stands in capitals, `ỦY BAN` of the signature first of all.
        let upper = |style: usize| {
            !of_form[style].is_empty() || by_style[style].iter().any(|word| word.class == WordClass::Upper)
        };
        if upper(0) && upper(1) {
            for (all, more) in by_style.iter_mut().zip(of_form) {
                all.extend(more);
                all.sort_by_key(|word| word.span.start);
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
        let (written, right) = named(words, &few);
        found.push(
            Diagnostic::at(odd.span)
                .value("written", written)
                .value("right", right)
                .value("count", few.len().to_string())
                .value("model", draft.text.slice(model.span))
                .value("others", many.len().to_string())
                .label(model.span, "model")
                .labels(few.iter().map(|w| w.span).filter(|s| *s != odd.span), "same")
                .fix(Fix { applicability: Applicability::Safe, title: "main", edits }),
        );
    }
}

/// The words of a style, the most frequent first, as they are written and in the other style.
fn named(words: &Words, few: &[Word]) -> (String, String) {
    const NAMED: usize = 4;
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for word in few {
        let form = words.form(*word);
        match forms.iter_mut().find(|(known, _)| *known == form) {
            Some((_, count)) => *count += 1,
            None => forms.push((form, 1)),
        }
    }
    forms.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let more = if forms.len() > NAMED { ", …" } else { "" };
    let list = |of: &dyn Fn(&str) -> String| {
        forms.iter().take(NAMED).map(|(form, _)| of(form)).collect::<Vec<_>>().join(", ") + more
    };
    (list(&str::to_owned), list(&restyled))
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

/// Parts whose wording is set or which are names: quốc hiệu, letterhead, signature.
const SET: Kinds =
    Kinds::of(&[Kind::NationalTitle, Kind::Motto, Kind::Issuer, Kind::Number, Kind::Authority, Kind::SignerName]);

/// Parts that name the committee in capitals.
const BODIES: Kinds = Kinds::of(&[Kind::Issuer, Kind::Authority]);

/// Whether a form is the `ủy` of `ỦY BAN`, `ĐẢNG ỦY`: other words of a letterhead may be names of places.
fn is_committee(form: &str) -> bool {
    matches!(form, "ủy" | "uỷ")
}
