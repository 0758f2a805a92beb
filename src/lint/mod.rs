//! One draft through the rules, or several held against each other: [`Linter`], [`across`]. Must not know output formats.

mod bundle;
pub mod examples;
mod fingerprint;
mod ignore;
mod settings;

pub use crate::tree::DocumentKind;
pub use bundle::{Member, across};
pub use ignore::{Ignore, Ignores};
pub use settings::{Level, Profile, Rounding, Settings, today};

use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::facts::agency::{OwnUnit, agencies};
use crate::facts::cue::Cues;
use crate::facts::{Facts, words};
use crate::rules::card::{Card, Str, Tier};
use crate::rules::{Catalog, Check, Coverage, Draft, Findings, bundle as across_documents, engine};
use crate::text::{Text, TextBuilder, fold, is_letter_or_digit};
use crate::tree::{self, Tree};
use jiff::civil::Date;

/// The rules of a run, each set up once. Shared by all threads.
pub struct Linter {
    rules: Vec<Rule>,
    /// Those that hold drafts against each other.
    across: Vec<Rule>,
    settings: Settings,
    catalog: Catalog,
    /// The issuing agency, where the user says it.
    own: Option<OwnUnit>,
}

struct Rule {
    code: Str,
    severity: Severity,
    check: Box<dyn Check>,
}

/// What was read and found in one draft.
#[derive(Debug)]
pub struct Outcome {
    /// Its blocks.
    pub tree: Tree,
    /// Its facts.
    pub facts: Facts,
    /// Findings, sorted by place; those about the whole document first.
    pub diagnostics: Vec<Diagnostic>,
    /// How much could be checked.
    pub coverage: Coverage,
    /// The day the law was judged at.
    as_of: Option<Date>,
}

impl Linter {
    /// Sets up the rules that the settings turn on.
    ///
    /// # Errors
    /// A sentence, where a rule's parameter does not fit.
    pub fn new(catalog: &Catalog, settings: Settings) -> Result<Self, String> {
        let (mut rules, mut across) = (Vec::new(), Vec::new());
        for card in catalog.cards() {
            let is_across = card.group == across_documents::GROUP;
            if is_across && !settings.bundle {
                continue;
            }
            let Some(severity) = settings.severity_of(card) else { continue };
            let check = engine(card, settings.params_of(card).as_ref())
                .map_err(|error| format!("{} {}: {error}", card.code, card.name))?;
            let list = if is_across { &mut across } else { &mut rules };
            list.push(Rule { code: card.code.clone(), severity, check });
        }
        let own = settings.issuer.as_deref().and_then(own_unit);
        Ok(Self { rules, across, settings, catalog: catalog.clone(), own })
    }

    /// Whether a rule is on.
    pub fn runs(&self, code: &str) -> bool {
        self.rules.iter().chain(&self.across).any(|rule| rule.code == code)
    }

    /// The settings it was made from.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Checks a text.
    pub fn check(&self, text: &Text) -> Outcome {
        let mut outcomes = [self.read(text)];
        self.judge(&[text], &mut outcomes);
        let [outcome] = outcomes;
        outcome
    }

    /// Checks several texts, one step after the other: a step is then fetched from memory once for all of them, where text
    /// after text would each time find it driven out.
    pub fn check_all(&self, texts: &[&Text]) -> Vec<Outcome> {
        let mut outcomes: Vec<Outcome> = texts.iter().map(|text| self.read(text)).collect();
        self.judge(texts, &mut outcomes);
        outcomes
    }

    /// The blocks and facts of a text, before any rule has seen them.
    fn read(&self, text: &Text) -> Outcome {
        let tree = tree::build(text);
        let mut facts = Facts::extract(text, &tree);
        facts.profile.kind = self.settings.kind.or(facts.profile.kind);
        if let Some(own) = &self.own {
            facts.agencies.own = Some(own.clone());
        }
        let as_of = self
            .settings
            .as_of
            .or(facts.profile.date)
            .or(facts.profile.dated().map(|(first, _)| first))
            .or(self.settings.today);
        Outcome { tree, facts, diagnostics: Vec::new(), coverage: Coverage::default(), as_of }
    }

    /// Adds what the rules find in each of the texts.
    fn judge(&self, texts: &[&Text], outcomes: &mut [Outcome]) {
        let exists = |rule: &str| self.catalog.select(rule).next().is_some();
        let drafts: Vec<Draft> = outcomes.iter().zip(texts).map(|(outcome, text)| outcome.draft(text)).collect();
        let mut judged: Vec<Findings> = drafts.iter().map(|_| Findings::new("", Severity::Error)).collect();
        for rule in &self.rules {
            for (draft, found) in drafts.iter().zip(&mut judged) {
                found.turn_to(&rule.code, rule.severity);
                rule.check.check(draft, found);
            }
        }
        drop(drafts);
        for ((outcome, text), found) in outcomes.iter_mut().zip(texts).zip(judged) {
            (outcome.diagnostics, outcome.coverage) = found.into_parts();
            outcome.diagnostics.extend(self.about_ignores(|| ignore::misused(text, &exists)));
            outcome.sort();
        }
    }

    /// The findings of an outcome in their document: with route, fingerprint and what silences them. Takes the
    /// outcome's diagnostics.
    pub fn findings(&self, text: &Text, outcome: &mut Outcome, ignores: &Ignores<'_>) -> Vec<Finding> {
        let diagnostics = std::mem::take(&mut outcome.diagnostics);
        let mut findings = outcome.named(text, diagnostics);
        let said = ignore::apply(text, &mut findings, ignores, self);
        let said = self.about_ignores(|| said);
        if !said.is_empty() {
            findings.extend(outcome.named(text, said));
            let key = |finding: &Finding| finding.diagnostic.span;
            findings.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.diagnostic.code.cmp(&b.diagnostic.code)));
        }
        findings
    }

    /// Findings about ignores, where that rule is on.
    fn about_ignores(&self, said: impl FnOnce() -> Vec<Diagnostic>) -> Vec<Diagnostic> {
        let Some(rule) = self.rules.iter().find(|rule| rule.code == ignore::UNUSED) else { return Vec::new() };
        let mut found = Findings::new(rule.code.clone(), rule.severity);
        for diagnostic in said() {
            found.push(diagnostic);
        }
        found.into_parts().0
    }
}

impl ignore::Known for Linter {
    fn card(&self, code: &str) -> Option<&Card> {
        self.catalog.card(code)
    }

    fn runs_all(&self, selector: Option<&str>) -> bool {
        let Some(selector) = selector else {
            // Also those that hold documents against each other, which run with `--bundle` only.
            return self.catalog.cards().all(|card| card.tier != Tier::Core || self.runs(&card.code));
        };
        let mut cards = self.catalog.select(selector).peekable();
        cards.peek().is_some() && cards.all(|card| self.runs(&card.code))
    }
}

/// The unit that a name like `UBND phường An Hòa` means.
fn own_unit(name: &str) -> Option<OwnUnit> {
    let text = TextBuilder::plain(name);
    let words = words::words(&text);
    let read = agencies(&text, &tree::build(&text), &words, &Cues::of(&words));
    let unit = read.mentions.last()?;
    Some(OwnUnit { level: unit.level.to_owned(), name: fold(text.slice(unit.name)) })
}

impl Outcome {
    fn draft<'a>(&'a self, text: &'a Text) -> Draft<'a> {
        Draft::new(text, &self.tree, &self.facts, self.as_of)
    }

    fn sort(&mut self) {
        self.diagnostics.sort_by(|a, b| a.span.cmp(&b.span).then_with(|| a.code.cmp(&b.code)));
    }

    /// Diagnostics with route and fingerprint.
    fn named(&self, text: &Text, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
        fingerprint::findings(text, diagnostics, |diagnostic| {
            let Some(span) = diagnostic.span.filter(|_| !text.lines().is_empty()) else { return Vec::new() };
            let route = self.tree.route(self.tree.leaf_of_line(text.line_at(span.start)), text);
            // Dashes and bullets tell no way: only what can be called by its name.
            route.into_iter().filter(|label| label.contains(is_letter_or_digit)).map(str::to_owned).collect()
        })
    }
}

impl Settings {
    /// What is laid over a card's parameters: the strict profile's `pedantic` and the run's rounding where the card knows of
    /// them, and the user's own.
    fn params_of(&self, card: &Card) -> Option<toml::Table> {
        let own = self.params.get(card.code.as_ref());
        let knows = |name: &str| card.params.contains(&format!("\"{name}\":"));
        let rounding = self.rounding.filter(|_| knows("rounding"));
        let pedantic = self.profile == Profile::Strict && knows("pedantic");
        if rounding.is_none() && !pedantic {
            return own.cloned();
        }
        let mut table = toml::Table::new();
        if pedantic {
            table.insert("pedantic".to_owned(), true.into());
        }
        table.extend(own.cloned().into_iter().flatten());
        if let Some(rounding) = rounding {
            table.insert("rounding".to_owned(), rounding.name().into());
        }
        Some(table)
    }

    /// The severity of a rule under these settings; `None` where it is off.
    pub fn severity_of(&self, card: &Card) -> Option<Severity> {
        let code = card.code.as_ref();
        let named = |list: &[String]| list.iter().any(|selector| selects(selector, card));
        let level = self.levels.get(code);
        let tier_on = match card.tier {
            Tier::Core => true,
            Tier::Strict => self.profile == Profile::Strict,
            Tier::Preview => self.preview,
        };
        let on = match &self.select {
            Some(select) => named(select),
            None => tier_on || matches!(level, Some(Level::At(_))),
        } || named(&self.extend_select);
        if !on || named(&self.ignore) {
            return None;
        }
        match level {
            Some(Level::Off) => None,
            Some(Level::At(severity)) => Some(*severity),
            None => card.severity_at(self.stage),
        }
    }
}

/// Whether a selector (`SL01`, `ratio-mismatch`, `SL`, `figures`, `ALL`) means the card.
pub fn selects(selector: &str, card: &Card) -> bool {
    selector.eq_ignore_ascii_case("all")
        || card.name == selector
        || card.group == selector
        || card.code.as_bytes().get(..selector.len()).is_some_and(|p| p.eq_ignore_ascii_case(selector.as_bytes()))
}
