//! The examples of a card, run as tests: what «…» marks must be found, what is good must be clean.

use super::{Level, Linter, Member, Outcome, Profile, Settings, across, selects};
use crate::diagnostic::{Applicability, Diagnostic, Said, Severity};
use crate::rules::Catalog;
use crate::rules::card::{Card, Example, Sample, Stage, Tier};
use crate::text::{Span, Text};

/// Linters for the examples of one catalogue.
pub struct Examples<'a> {
    catalog: &'a Catalog,
    /// How an example's text is read; the layer of readers is handed in.
    read: &'a dyn Fn(&str) -> Text,
    /// All core rules, under which `good` must be clean; `None`: it must be so under its own rule only.
    core: Option<Linter>,
}

/// An example that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Which, from 0.
    pub example: usize,
    /// What is wrong with it.
    pub what: Said,
}

impl<'a> Examples<'a> {
    /// For a catalogue.
    ///
    /// # Errors
    /// A sentence, where a rule cannot be set up.
    pub fn new(catalog: &'a Catalog, read: &'a dyn Fn(&str) -> Text) -> Result<Self, String> {
        let settings = Settings { stage: Stage::Issue, bundle: true, ..Settings::default() };
        Ok(Self { catalog, read, core: Some(Linter::new(catalog, settings)?) })
    }

    /// For an agency's own cards: what is good needs to be so under the card alone.
    pub fn own(catalog: &'a Catalog, read: &'a dyn Fn(&str) -> Text) -> Self {
        Self { catalog, read, core: None }
    }

    /// What is wrong with a card's examples, a sentence each.
    pub fn failures(&self, card: &Card) -> Vec<String> {
        let said = |failure: Failure| {
            format!("{} {}, example {}: {}", card.code, card.name, failure.example + 1, failure.what.en)
        };
        self.judged(card).into_iter().map(said).collect()
    }

    /// What is wrong with a card's examples.
    pub fn judged(&self, card: &Card) -> Vec<Failure> {
        // What a card finds in the strict profile only has its examples there too.
        let mut settings =
            Settings { stage: Stage::Issue, profile: Profile::Strict, bundle: true, ..Settings::default() };
        settings.select = Some(vec![card.code.to_string()]);
        settings.preview = card.tier == Tier::Preview;
        if card.severity_at(Stage::Issue).is_none() {
            settings.levels.insert(card.code.to_string(), Level::At(Severity::Warning));
        }
        let own = match Linter::new(self.catalog, settings) {
            Ok(linter) => linter,
            Err(error) => return vec![Failure { example: 0, what: Said::new(error.clone(), error) }],
        };
        let mut failures = Vec::new();
        for (i, example) in card.examples.iter().enumerate() {
            self.run(card, &own, example, &mut |what| failures.push(Failure { example: i, what }));
        }
        failures
    }

    fn run(&self, card: &Card, own: &Linter, example: &Example, fail: &mut dyn FnMut(Said)) {
        if let Some(bad) = &example.bad {
            self.finds(card, own, bad, example.good.as_ref(), fail);
        }
        let Some(good) = &example.good else { return };
        let texts: Vec<Text> = good.parts().iter().map(|(_, part)| (self.read)(part)).collect();
        let mut found = self.core.as_ref().map_or_else(Vec::new, |core| checked(core, good, &texts));
        found.extend(checked(own, good, &texts).into_iter().filter(|(_, d)| selects(&d.code, card)));
        for (part, diagnostic) in found {
            let code = &diagnostic.code;
            let at = |of: &str, none: &str| match diagnostic.span {
                Some(span) => format!("{of} “{}”", texts[part].slice(span)),
                None => none.to_owned(),
            };
            fail(Said::new(
                format!("ví dụ đúng (`good`) bị {code} nhắc {}", at("ở", "về cả văn bản")),
                format!("the right example (`good`) draws {code} {}", at("at", "about the whole document")),
            ));
        }
    }

    /// What is marked is found, nothing else is, and a safe fix gives what is good.
    fn finds(&self, card: &Card, own: &Linter, bad: &Sample, good: Option<&Sample>, fail: &mut dyn FnMut(Said)) {
        let (mut texts, mut wanted) = (Vec::new(), Vec::new());
        for (i, (_, part)) in bad.parts().into_iter().enumerate() {
            let (plain, marks) = unmark(part);
            wanted.extend(marks.into_iter().map(|span| (i, span)));
            texts.push((self.read)(&plain));
        }
        let mut found = checked(own, bad, &texts);
        found.retain(|(_, diagnostic)| diagnostic.code == card.code);
        let spans = found.iter().filter_map(|&(i, ref d)| d.span.map(|span| (i, texts[i].shown_span(span))));
        let said: Vec<(usize, Span)> = spans.collect();
        if found.is_empty() {
            fail(Said::new(
                "ví dụ sai (`bad`) không bị quy tắc phát hiện",
                "the wrong example (`bad`) draws no finding",
            ));
        } else if said != wanted {
            let quoted = |places: &[(usize, Span)]| -> Option<String> {
                let words = places.iter().map(|&(i, span)| format!("“{}”", &texts[i].shown()[span.range()]));
                (!places.is_empty()).then(|| words.collect::<Vec<_>>().join(", "))
            };
            let wholly = |words: Option<String>, none: &str| words.unwrap_or_else(|| none.to_owned());
            let found = quoted(&said);
            fail(match quoted(&wanted) {
                Some(wanted) => Said::new(
                    format!(
                        "ví dụ sai (`bad`) đặt «…» ở {wanted}, còn quy tắc phát hiện ở {}",
                        wholly(found.clone(), "cả văn bản")
                    ),
                    format!(
                        "the wrong example (`bad`) is marked at {wanted}, the rule finds {}",
                        wholly(found, "the whole document")
                    ),
                ),
                None => Said::new(
                    format!(
                        "ví dụ sai (`bad`) chưa đặt «…»; quy tắc phát hiện ở {}",
                        wholly(found.clone(), "cả văn bản")
                    ),
                    format!(
                        "the wrong example (`bad`) has no «…»; the rule finds {}",
                        wholly(found, "the whole document")
                    ),
                ),
            });
        }
        let (Some(Sample::Text(good)), [text]) = (good, texts.as_slice()) else { return };
        let found: Vec<Diagnostic> = found.into_iter().map(|(_, diagnostic)| diagnostic).collect();
        if let Some(fixed) = apply_safe(text, &found).filter(|fixed| *fixed != good.as_ref()) {
            fail(Said::new(
                format!("sửa tự động ví dụ sai thì được “{fixed}”, còn ví dụ đúng (`good`) là “{good}”"),
                format!("the safe fix gives “{fixed}”, the right example (`good`) is “{good}”"),
            ));
        }
    }
}

/// What is found in each text of a sample, by its index; those of a bundle are held against each other, too.
fn checked(linter: &Linter, sample: &Sample, texts: &[Text]) -> Vec<(usize, Diagnostic)> {
    let mut outcomes: Vec<Outcome> = texts.iter().map(|text| linter.check(text)).collect();
    if let Sample::Bundle(_) = sample {
        let each = outcomes.iter_mut().zip(texts);
        let mut members: Vec<Member<'_>> = each.map(|(outcome, text)| Member { linter, text, outcome }).collect();
        across(&mut members, true);
    }
    let each = outcomes.into_iter().enumerate();
    each.flat_map(|(i, outcome)| outcome.diagnostics.into_iter().map(move |diagnostic| (i, diagnostic))).collect()
}

/// The text without its marks «…», and the marked spans.
fn unmark(marked: &str) -> (String, Vec<Span>) {
    let mut plain = String::with_capacity(marked.len());
    let mut marks = Vec::new();
    let mut open = 0;
    for c in marked.chars() {
        match c {
            '«' => open = plain.len(),
            '»' => marks.push(Span::new(open, plain.len())),
            other => plain.push(other),
        }
    }
    (plain, marks)
}

/// The file's text after all safe fixes; `None` where there is none.
fn apply_safe(text: &Text, found: &[Diagnostic]) -> Option<String> {
    let mut edits: Vec<(Span, &str)> = found
        .iter()
        .flat_map(|d| d.fixes.iter().filter(|f| f.applicability == Applicability::Safe).take(1))
        .flat_map(|f| f.edits.iter().map(|e| (text.shown_span(e.span), e.text.as_str())))
        .collect();
    if edits.is_empty() {
        return None;
    }
    edits.sort();
    edits.dedup();
    let mut fixed = text.shown().to_owned();
    for (span, replacement) in edits.into_iter().rev() {
        fixed.replace_range(span.range(), replacement);
    }
    Some(fixed)
}
