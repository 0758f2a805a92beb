//! The examples of a card, run as tests: what «…» marks must be found, what is good must be clean.

use super::{Level, Linter, Settings, selects};
use crate::diagnostic::{Applicability, Diagnostic, Said, Severity};
use crate::rules::Catalog;
use crate::rules::card::{Card, Example, Stage, Tier};
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
        let settings = Settings { stage: Stage::Issue, ..Settings::default() };
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
        let mut settings = Settings { stage: Stage::Issue, ..Settings::default() };
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
            let (plain, marks) = unmark(bad);
            let text = (self.read)(&plain);
            let found: Vec<Diagnostic> =
                own.check(&text).diagnostics.into_iter().filter(|d| d.code == card.code).collect();
            let spans: Vec<Span> = found.iter().filter_map(|d| d.span).map(|s| text.shown_span(s)).collect();
            let said: Vec<&str> = spans.iter().map(|s| &text.shown()[s.range()]).collect();
            if found.is_empty() {
                fail(Said::new("`bad` không bị phát hiện", "`bad` draws no finding"));
            } else if spans != marks {
                let wanted: Vec<&str> = marks.iter().map(|m| &plain[m.range()]).collect();
                fail(Said::new(
                    format!("`bad` đánh dấu {wanted:?}, phát hiện ở {said:?}"),
                    format!("`bad` is marked at {wanted:?} and found at {said:?}"),
                ));
            }
            let fixed = apply_safe(&text, &found);
            if let (Some(fixed), Some(good)) = (fixed, &example.good)
                && fixed != good.as_ref()
            {
                fail(Said::new(
                    format!("sửa tự động cho {fixed:?}, còn `good` là {good:?}"),
                    format!("the safe fix gives {fixed:?}, `good` is {good:?}"),
                ));
            }
        }
        if let Some(good) = &example.good {
            let text = (self.read)(good);
            let common = self.core.as_ref();
            let mut found = common.map_or_else(Vec::new, |linter| linter.check(&text).diagnostics);
            found.extend(own.check(&text).diagnostics.into_iter().filter(|d| selects(&d.code, card)));
            for diagnostic in found {
                let at = diagnostic.span.map_or("", |s| text.slice(s));
                let (code, values) = (&diagnostic.code, &diagnostic.values);
                fail(Said::new(
                    format!("`good` bị {code} phát hiện ở {at:?} ({values:?})"),
                    format!("`good` draws {code} at {at:?} ({values:?})"),
                ));
            }
        }
    }
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
