//! [`RawRegistry`]: the registry of law exactly as it is written in TOML. Shared by the crate (an agency's own rows) and by
//! `build.rs` (the registry that ships). Must depend on serde and toml only.

use super::tone;
use serde::Deserialize;
use std::borrow::Cow;

/// The file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRegistry {
    /// The day the registry was last verified.
    pub date: toml::value::Datetime,
    /// Documents with their days.
    #[serde(default)]
    pub record: Vec<RawRecord>,
    /// Right names of laws, without a word on their force.
    #[serde(default)]
    pub name: Vec<RawName>,
}

/// A document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRecord {
    /// Number and symbol.
    pub symbol: String,
    /// Title with its type: `Luật Đất đai`.
    pub title: String,
    /// Issuing body.
    #[serde(default)]
    pub body: String,
    /// Day of issue.
    pub issued: toml::value::Datetime,
    /// First day in force.
    #[serde(default)]
    pub effective: Option<toml::value::Datetime>,
    /// First day no longer in force.
    #[serde(default)]
    pub ended: Option<toml::value::Datetime>,
    /// What replaced it.
    #[serde(default)]
    pub successor: Vec<String>,
    /// Where this was read.
    #[serde(default)]
    pub source: String,
}

/// A law's right name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawName {
    /// With its type.
    pub title: String,
    /// The document that bears it.
    #[serde(default)]
    #[allow(dead_code, reason = "for the reader of the file")]
    pub source: String,
}

/// A title as it is compared: lower case, without commas, single spaces, tone marks as [`settled`] sets them.
pub fn title_key(title: &str) -> String {
    let mut key = String::with_capacity(title.len());
    for word in title.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        let start = key.len();
        key.extend(word.chars().flat_map(char::to_lowercase));
        if let Cow::Owned(old) = settled(&key[start..]) {
            key.replace_range(start.., &old);
        }
    }
    key
}

/// A word in lower case with the tone mark of its open rhyme on the first vowel; `quý` has one writing only.
pub fn settled(word: &str) -> Cow<'_, str> {
    match tone::older(word) {
        Some((onset, old)) if !onset.ends_with('q') => Cow::Owned(format!("{onset}{old}")),
        _ => Cow::Borrowed(word),
    }
}
