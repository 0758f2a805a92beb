//! [`RawCard`]: a card exactly as it is written in TOML. Shared by the crate (cards of an agency's own) and by
//! `build.rs` (the cards that ship), so that both read one format. Must depend on serde and toml only.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A card as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCard {
    /// Permanent code, as `SL08`.
    pub code: String,
    /// Permanent name, as `redundant-bound`; also the file's stem.
    pub name: String,
    /// `core`, `strict` or `preview`.
    #[serde(default = "core")]
    pub tier: String,
    /// One severity for every stage, or `{ draft, sign, issue }`; `off` is one of the values.
    pub severity: toml::Value,
    /// First version that had it.
    #[serde(default)]
    pub since: String,
    /// Articles, papers or reasons that it rests on.
    #[serde(default)]
    pub source: Vec<String>,
    /// Which of the sources, counted from 1, a message rests on, by the message's key; the first where it is not said.
    #[serde(default, rename = "rests-on")]
    pub rests_on: BTreeMap<String, usize>,
    /// Short title.
    pub title: RawText,
    /// Why it matters: a paragraph.
    #[serde(default)]
    pub why: RawText,
    /// Messages by key; `main` is the usual one.
    pub say: BTreeMap<String, RawText>,
    /// What to do, by the key of the message; falls back to `main`.
    #[serde(default)]
    pub help: BTreeMap<String, RawText>,
    /// Texts of labels by key.
    #[serde(default)]
    pub label: BTreeMap<String, RawText>,
    /// Sentences for likely slips by key.
    #[serde(default)]
    pub hint: BTreeMap<String, RawText>,
    /// Titles of fixes by key.
    #[serde(default)]
    pub fix: BTreeMap<String, RawText>,
    /// `kind` and its parameters.
    pub check: toml::Table,
    /// Examples, which are tests.
    #[serde(default)]
    pub example: Vec<RawExample>,
}

/// A text in both languages; an agency's own card may leave one of them out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawText {
    /// Vietnamese.
    #[serde(default)]
    pub vi: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

/// An example.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawExample {
    /// Text with a defect between «…» (or nowhere, for findings about the whole document).
    #[serde(default)]
    pub bad: Option<RawSample>,
    /// The same text without it, or a near-miss.
    #[serde(default)]
    pub good: Option<RawSample>,
}

/// What an example is an example of: a text, or (for rules across documents) a table of texts by file name.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, expecting = "expected a text, or a table of texts by file name")]
pub enum RawSample {
    /// One document.
    Text(String),
    /// Several, sorted by name.
    Bundle(BTreeMap<String, String>),
}

fn core() -> String {
    "core".to_owned()
}

impl RawCard {
    /// Reads a card.
    ///
    /// # Errors
    /// toml's, with the span of the offending value.
    #[allow(dead_code, reason = "one of the two users of this file needs it only in tests")]
    pub fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// Severity names at the three stages, draft, sign, issue.
    ///
    /// # Errors
    /// A sentence that names the value that is no severity.
    pub fn severities(&self) -> Result<[String; 3], String> {
        let known = |value: &toml::Value| match value.as_str() {
            Some(name @ ("error" | "warning" | "info" | "off")) => Ok(name.to_owned()),
            Some(odd) => {
                Err(format!("severity: unknown variant `{odd}`, expected one of `error`, `warning`, `info`, `off`"))
            }
            None => Err("severity: wanted string or table".to_owned()),
        };
        match &self.severity {
            toml::Value::Table(table) => {
                let stage = |name: &str| table.get(name).map_or_else(|| Ok("off".to_owned()), known);
                if let Some(odd) = table.keys().find(|k| !["draft", "sign", "issue"].contains(&k.as_str())) {
                    return Err(format!("severity: unknown variant `{odd}`, expected one of `draft`, `sign`, `issue`"));
                }
                Ok([stage("draft")?, stage("sign")?, stage("issue")?])
            }
            one => {
                let name = known(one)?;
                Ok([name.clone(), name.clone(), name])
            }
        }
    }

    /// The check's kind and the rest of its table, as JSON (empty where it has no parameters): read again at every start, a
    /// quarter of what TOML takes.
    ///
    /// # Errors
    /// A sentence, where `kind` is missing or no string.
    pub fn kind_and_params(&self) -> Result<(String, String), String> {
        let mut params = self.check.clone();
        match params.remove("kind") {
            Some(toml::Value::String(kind)) => {
                let json = if params.is_empty() { Ok(String::new()) } else { serde_json::to_string(&params) };
                Ok((kind, json.map_err(|error| error.to_string())?))
            }
            _ => Err("[check] needs a `kind`".to_owned()),
        }
    }
}
