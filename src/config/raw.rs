//! `soat.toml` exactly as it is written. Values keep the place they stand at; what they mean is decided in `settle`.

use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A value with its place, if it is given.
pub type Given<T> = Option<Spanned<T>>;

/// `soat.toml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(title = "soat.toml")]
pub struct RawConfig {
    /// Another configuration file that this one builds on; its path is relative to this file.
    #[schemars(with = "Option<String>")]
    pub extends: Given<String>,
    /// Stage of the documents' life.
    #[schemars(with = "Option<StageWord>")]
    pub stage: Given<StageWord>,
    /// How strict.
    #[schemars(with = "Option<ProfileWord>")]
    pub profile: Given<ProfileWord>,
    /// Whether preview rules run too.
    #[schemars(with = "Option<bool>")]
    pub preview: Given<bool>,
    /// Only these rules: codes, names, groups or prefixes of codes.
    #[schemars(with = "Option<Vec<String>>")]
    pub select: Option<Vec<Spanned<String>>>,
    /// These rules as well.
    #[schemars(with = "Option<Vec<String>>")]
    pub extend_select: Option<Vec<Spanned<String>>>,
    /// Not these rules.
    #[schemars(with = "Option<Vec<String>>")]
    pub ignore: Option<Vec<Spanned<String>>>,
    /// The day the law is judged at: `2026-01-31`.
    #[schemars(with = "Option<String>")]
    pub as_of: Given<toml::Value>,
    /// How printed percentages may have been rounded.
    #[schemars(with = "Option<RoundingWord>")]
    pub rounding: Given<RoundingWord>,
    /// The least severity that makes the exit code 1.
    #[schemars(with = "Option<FailWord>")]
    pub fail_on: Given<FailWord>,
    /// In folders, only files that match one of these globs.
    #[schemars(with = "Option<Vec<String>>")]
    pub include: Option<Vec<Spanned<String>>>,
    /// In folders, no files that match one of these globs.
    #[schemars(with = "Option<Vec<String>>")]
    pub exclude: Option<Vec<Spanned<String>>>,
    /// Whether files that `.gitignore` leaves out are left out of folders.
    #[schemars(with = "Option<bool>")]
    pub gitignore: Given<bool>,
    /// A baseline, relative to this file: findings in it are not shown.
    #[schemars(with = "Option<String>")]
    pub baseline: Given<String>,
    /// Levels and parameters of rules, by code or name; a level alone also by group or prefix of codes.
    #[schemars(with = "BTreeMap<String, RuleSchema>")]
    pub rules: BTreeMap<Spanned<String>, Spanned<toml::Value>>,
    /// What the documents are.
    pub document: RawDocument,
    /// What is different for some files.
    pub per_file: Vec<RawPerFile>,
    /// Folders with the agency's own cards.
    pub packs: RawPaths,
    /// Files of `[[record]]`s: documents that the registry that ships does not know. For CC02, CC06, CC07 and CC12 alike.
    pub registry: RawPaths,
}

/// `[document]`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct RawDocument {
    /// Kind of document, as `ke-hoach`; `auto`: as each says itself.
    #[schemars(with = "Option<String>")]
    pub kind: Given<String>,
    /// The agency whose documents these are: `UBND phường An Hòa`.
    #[schemars(with = "Option<String>")]
    pub issuer: Given<String>,
}

/// `[[per-file]]`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct RawPerFile {
    /// Globs, relative to this file.
    #[schemars(with = "Vec<String>")]
    pub files: Vec<Spanned<String>>,
    /// Only these rules.
    #[schemars(with = "Option<Vec<String>>")]
    pub select: Option<Vec<Spanned<String>>>,
    /// These rules as well.
    #[schemars(with = "Option<Vec<String>>")]
    pub extend_select: Option<Vec<Spanned<String>>>,
    /// Not these rules.
    #[schemars(with = "Option<Vec<String>>")]
    pub ignore: Option<Vec<Spanned<String>>>,
    /// Stage of these documents.
    #[schemars(with = "Option<StageWord>")]
    pub stage: Given<StageWord>,
    /// How strict.
    #[schemars(with = "Option<ProfileWord>")]
    pub profile: Given<ProfileWord>,
    /// Kind of these documents.
    #[schemars(with = "Option<String>")]
    pub kind: Given<String>,
    /// Levels and parameters of rules.
    #[schemars(with = "BTreeMap<String, RuleSchema>")]
    pub rules: BTreeMap<Spanned<String>, Spanned<toml::Value>>,
}

/// `[packs]`, `[registry]`: files or folders that are read besides.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct RawPaths {
    /// Relative to this file.
    #[schemars(with = "Vec<String>")]
    pub paths: Vec<Spanned<String>>,
}

/// A stage.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the words")]
pub enum StageWord {
    Draft,
    Sign,
    Issue,
    DuThao,
    TrinhKy,
    BanHanh,
}

/// A profile.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the words")]
pub enum ProfileWord {
    Regular,
    Strict,
}

/// A way of rounding.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the words")]
pub enum RoundingWord {
    Nearest,
    Truncate,
    Either,
}

/// A severity that fails a run.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the words")]
pub enum FailWord {
    Error,
    Warning,
    Info,
    Never,
}

/// A rule's level.
#[derive(Debug, Clone, Copy, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[allow(dead_code, missing_docs, reason = "shape for the schema; levels are read with their place by hand")]
pub enum LevelWord {
    Off,
    Info,
    Warning,
    Error,
}

/// What `[rules]` holds for a rule.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "shape for the schema; `untagged` would lose places")]
pub enum RuleSchema {
    /// A level.
    Level(LevelWord),
    /// A level and parameters of the card's `[check]`.
    Table {
        /// The level.
        level: Option<LevelWord>,
        /// Parameters.
        #[schemars(flatten)]
        params: BTreeMap<String, serde_json::Value>,
    },
}

/// The JSON Schema of `soat.toml`.
pub fn schema() -> Schema {
    schemars::schema_for!(RawConfig)
}
