//! [`Settings`]: what a run checks, as meant (not as written: that is `config`).

use crate::diagnostic::Severity;
use crate::rules::card::Stage;
use crate::tree::DocumentKind;
use jiff::civil::Date;
use std::collections::HashMap;

/// What a run checks and how gravely.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Stage of the documents' life.
    pub stage: Stage,
    /// How much noise the reader tolerates.
    pub profile: Profile,
    /// Whether preview rules are on.
    pub preview: bool,
    /// Whether drafts are held against each other: without it no rule of the group `bundle` is on.
    pub bundle: bool,
    /// Only these rules (selectors), whatever their tier; `None`: those of the profile.
    pub select: Option<Vec<String>>,
    /// These rules as well.
    pub extend_select: Vec<String>,
    /// Not these rules.
    pub ignore: Vec<String>,
    /// Levels by code.
    pub levels: HashMap<String, Level>,
    /// Parameters by code, laid over the card's.
    pub params: HashMap<String, toml::Table>,
    /// How a printed percentage may have been rounded; `None`: as the card says.
    pub rounding: Option<Rounding>,
    /// What kind of document it is, where the user says so.
    pub kind: Option<DocumentKind>,
    /// The agency whose documents these are, where the user says so: `UBND phường An Hòa`.
    pub issuer: Option<String>,
    /// The day the law is judged at, where the user says so.
    pub as_of: Option<Date>,
    /// The day of the run, for documents without a date of their own.
    pub today: Option<Date>,
}

/// How much noise the reader tolerates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// Core rules.
    #[default]
    Regular,
    /// Core and strict rules.
    Strict,
}

/// A level a user set for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Off.
    Off,
    /// At this severity at every stage.
    At(Severity),
}

/// How a printed figure may have been rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest.
    Nearest,
    /// By cutting digits off.
    Truncate,
    /// Either way.
    Either,
}

impl Profile {
    /// The profile of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Profile::Regular, Profile::Strict].into_iter().find(|profile| profile.name() == name)
    }

    /// Its name on the command line and in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Profile::Regular => "regular",
            Profile::Strict => "strict",
        }
    }
}

impl Rounding {
    /// Its name on the command line and as the card's parameter `rounding`.
    pub fn name(self) -> &'static str {
        match self {
            Rounding::Nearest => "nearest",
            Rounding::Truncate => "truncate",
            Rounding::Either => "either",
        }
    }
}

/// The day in Việt Nam, whose law and calendar are meant.
pub fn today() -> Date {
    jiff::tz::TimeZone::fixed(jiff::tz::offset(7)).to_datetime(jiff::Timestamp::now()).date()
}
