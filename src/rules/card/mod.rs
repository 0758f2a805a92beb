//! [`Card`]: what a rule says, in both languages, where it comes from and which check it sets up. A card knows no
//! engine; engines know no words.

pub mod raw;
mod sentence;

use crate::diagnostic::Severity;
use raw::RawCard;
pub use sentence::{Lang, Part, Sentence, fill, placeholders};
use std::borrow::Cow;

/// A string that ships in the binary or was read from an agency's card.
pub type Str = Cow<'static, str>;

/// A rule's card.
#[derive(Debug, Clone)]
pub struct Card {
    /// Permanent code: `SL08`.
    pub code: Str,
    /// Permanent name: `redundant-bound`.
    pub name: Str,
    /// The folder it lies in: `figures`.
    pub group: Str,
    /// When it is on.
    pub tier: Tier,
    /// Severity by stage (draft, sign, issue); `None` is off.
    pub severity: [Option<Severity>; 3],
    /// First version that had it.
    pub since: Str,
    /// What it rests on.
    pub source: Cow<'static, [Str]>,
    /// Index of the source that a message rests on, by its key, where that is not the first.
    pub rests_on: Cow<'static, [(Str, usize)]>,
    /// Short title.
    pub title: Bilingual,
    /// Why it matters.
    pub why: Bilingual,
    /// Messages, helps, labels, hints and fix titles, sorted by part and key.
    pub sentences: Cow<'static, [Sentence]>,
    /// Name of the check's kind.
    pub kind: Str,
    /// Its parameters as a JSON object; empty where it has none.
    pub params: Str,
    /// Examples, which are tests.
    pub examples: Cow<'static, [Example]>,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bilingual {
    /// Vietnamese.
    pub vi: Str,
    /// English; of an agency's card one of the two may be empty.
    pub en: Str,
}

/// An example of a card.
#[derive(Debug, Clone)]
pub struct Example {
    /// Text with the defect between «…».
    pub bad: Option<Sample>,
    /// Text without it.
    pub good: Option<Sample>,
}

/// What an example is an example of.
#[derive(Debug, Clone)]
pub enum Sample {
    /// One document.
    Text(Str),
    /// The documents of a bundle by file name, sorted.
    Bundle(Cow<'static, [(Str, Str)]>),
}

/// When a rule is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tier {
    /// By default; must be precise.
    Core,
    /// With `--profile strict`.
    Strict,
    /// By name or with `--preview`.
    Preview,
}

/// A stage of a document's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Stage {
    /// While writing (*dự thảo*).
    Draft,
    /// Last review before signature (*trình ký*).
    #[default]
    Sign,
    /// Before it leaves the agency (*ban hành*).
    Issue,
}

impl Sample {
    /// The texts, each with its file name; a text alone has none.
    pub fn parts(&self) -> Vec<(&str, &str)> {
        match self {
            Sample::Text(text) => vec![("", text)],
            Sample::Bundle(parts) => parts.iter().map(|(name, text)| (name.as_ref(), text.as_ref())).collect(),
        }
    }

    /// As it is shown to people: the text, or each text under its name.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Sample::Text(text) => Cow::Borrowed(text),
            Sample::Bundle(parts) => {
                let parts = parts.iter().map(|(name, text)| format!("--- {name} ---\n{}\n", text.trim()));
                Cow::Owned(parts.collect())
            }
        }
    }
}

impl Bilingual {
    /// The text in a language; in the other, where it has none in this one.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.en.is_empty() => &self.en,
            Lang::Vi if self.vi.is_empty() => &self.en,
            _ => &self.vi,
        }
    }
}

impl Tier {
    /// Its name on cards and the command line.
    pub fn name(self) -> &'static str {
        match self {
            Tier::Core => "core",
            Tier::Strict => "strict",
            Tier::Preview => "preview",
        }
    }
}

impl Stage {
    /// The stage of a name, or of its alias.
    pub fn named(name: &str) -> Option<Self> {
        [Stage::Draft, Stage::Sign, Stage::Issue]
            .into_iter()
            .find(|stage| [stage.names().0, stage.names().1].contains(&name))
    }

    /// Its name in English and machine formats, and its alias in Vietnamese without diacritics.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Stage::Draft => ("draft", "du-thao"),
            Stage::Sign => ("sign", "trinh-ky"),
            Stage::Issue => ("issue", "ban-hanh"),
        }
    }
}

impl Card {
    /// Severity at a stage; `None` where the rule is off.
    pub fn severity_at(&self, stage: Stage) -> Option<Severity> {
        self.severity[stage as usize]
    }

    /// A sentence of the card; helps and fix titles fall back to `main`.
    pub fn sentence(&self, part: Part, key: &str, lang: Lang) -> Option<&str> {
        let find = |key: &str| self.sentences.iter().find(|s| s.part == part && s.key == key);
        let fallback = || matches!(part, Part::Help | Part::Fix).then(|| find("main")).flatten();
        find(key).or_else(fallback).map(|s| s.text.get(lang))
    }

    /// What it rests on, for a message: the source of that one first.
    pub fn sources(&self, say: &str) -> impl Iterator<Item = &str> {
        let own = self.rests_on.iter().find(|(key, _)| key == say).map_or(0, |&(_, at)| at);
        let rest = self.source.iter().enumerate().filter(move |&(at, _)| at != own).map(|(_, source)| source);
        self.source.get(own).into_iter().chain(rest).map(AsRef::as_ref)
    }

    /// Whether the card names a fix.
    pub fn is_fixable(&self) -> bool {
        self.sentences.iter().any(|s| s.part == Part::Fix)
    }

    /// From a card as written.
    ///
    /// # Errors
    /// A sentence that says which value is wrong.
    pub fn from_raw(raw: RawCard, group: impl Into<Str>) -> Result<Self, String> {
        let severities = raw.severities()?;
        let (kind, params) = raw.kind_and_params()?;
        let severity = severities.map(|name| match name.as_str() {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "info" => Some(Severity::Info),
            _ => None,
        });
        let tier = match raw.tier.as_str() {
            "core" => Tier::Core,
            "strict" => Tier::Strict,
            "preview" => Tier::Preview,
            other => {
                return Err(format!("tier: unknown variant `{other}`, expected one of `core`, `strict`, `preview`"));
            }
        };
        let known = |(key, at): (&String, &usize)| raw.say.contains_key(key) && (1..=raw.source.len()).contains(at);
        if let Some((key, _)) = raw.rests_on.iter().find(|&row| !known(row)) {
            return Err(format!("rests-on: no message or no source of this name or number: `{key}`"));
        }
        let rests_on = raw.rests_on.iter().map(|(key, at)| (Str::from(key.clone()), at - 1)).collect::<Vec<_>>();
        let parts = [
            (Part::Say, raw.say),
            (Part::Help, raw.help),
            (Part::Label, raw.label),
            (Part::Hint, raw.hint),
            (Part::Fix, raw.fix),
        ];
        let sentences = parts.into_iter().flat_map(|(part, texts)| {
            texts.into_iter().map(move |(key, text)| Sentence { part, key: key.into(), text: text.into() })
        });
        Ok(Self {
            code: raw.code.into(),
            name: raw.name.into(),
            group: group.into(),
            tier,
            severity,
            since: raw.since.into(),
            source: raw.source.into_iter().map(Into::into).collect::<Vec<Str>>().into(),
            rests_on: rests_on.into(),
            title: raw.title.into(),
            why: raw.why.into(),
            sentences: sentences.collect::<Vec<_>>().into(),
            kind: kind.into(),
            params: params.into(),
            examples: raw
                .example
                .into_iter()
                .map(|e| Example { bad: e.bad.map(Into::into), good: e.good.map(Into::into) })
                .collect::<Vec<_>>()
                .into(),
        })
    }
}

impl From<raw::RawSample> for Sample {
    fn from(raw: raw::RawSample) -> Self {
        match raw {
            raw::RawSample::Text(text) => Sample::Text(text.into()),
            raw::RawSample::Bundle(parts) => {
                let parts = parts.into_iter().map(|(name, text)| (Str::from(name), Str::from(text)));
                Sample::Bundle(parts.collect::<Vec<_>>().into())
            }
        }
    }
}

impl From<raw::RawText> for Bilingual {
    fn from(raw: raw::RawText) -> Self {
        Self { vi: raw.vi.into(), en: raw.en.into() }
    }
}
