//! [`Catalog`]: all cards of a run, those that ship and an agency's own.

use super::KINDS;
use super::card::{Card, Str, raw::RawCard};
use super::check::{CardParams, Check, Kind};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The cards that ship, as `build.rs` laid them from `rules/**/*.toml`: no TOML is read at start.
#[allow(unused_imports, reason = "generated; a type may be unused while there is no card")]
mod shipped {
    use crate::diagnostic::Severity;
    use crate::rules::card::{Bilingual, Card, Example, Part, Sample, Sentence, Tier};
    use std::borrow::Cow;
    include!(concat!(env!("OUT_DIR"), "/cards.rs"));
}

/// A group of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Prefix of its codes: `SL`.
    pub prefix: &'static str,
    /// Folder and machine name: `figures`.
    pub name: &'static str,
    /// Vietnamese title.
    pub vi: &'static str,
    /// English title.
    pub en: &'static str,
}

/// The groups, in the catalogue's order.
pub const GROUPS: [Group; 10] = [
    Group { prefix: "TT", name: "form", vi: "Thể thức", en: "Form" },
    Group { prefix: "CC", name: "basis", vi: "Căn cứ và viện dẫn", en: "Legal bases and citations" },
    Group { prefix: "SL", name: "figures", vi: "Số liệu", en: "Figures" },
    Group { prefix: "TG", name: "time", vi: "Thời gian", en: "Time" },
    Group { prefix: "KC", name: "structure", vi: "Kết cấu", en: "Structure" },
    Group { prefix: "TN", name: "consistency", vi: "Thống nhất", en: "Consistency" },
    Group { prefix: "CT", name: "wording", vi: "Chính tả, dấu câu", en: "Spelling and typography" },
    Group { prefix: "TB", name: "layout", vi: "Trình bày", en: "Layout" },
    Group { prefix: "LV", name: "bundle", vi: "Liên văn bản", en: "Across documents" },
    Group { prefix: "XX", name: "ignore", vi: "Bỏ qua", en: "Housekeeping" },
];

/// All cards of a run, sorted by code.
#[derive(Debug, Clone)]
pub struct Catalog {
    cards: Vec<Cow<'static, Card>>,
    /// Where the card of each code stands.
    by_code: FxHashMap<Str, usize>,
}

impl Catalog {
    /// The cards that ship.
    pub fn shipped() -> Self {
        let mut catalog =
            Self { cards: shipped::CARDS.iter().map(Cow::Borrowed).collect(), by_code: FxHashMap::default() };
        catalog.index();
        catalog
    }

    fn index(&mut self) {
        self.by_code = self.cards.iter().enumerate().map(|(at, card)| (card.code.clone(), at)).collect();
    }

    /// All cards, sorted by group order and code.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().map(Cow::as_ref)
    }

    /// A card by code or name.
    pub fn card(&self, code_or_name: &str) -> Option<&Card> {
        // Every finding asks by its code; people may write a code otherwise, or a name.
        if let Some(&at) = self.by_code.get(code_or_name) {
            return self.cards.get(at).map(Cow::as_ref);
        }
        self.cards().find(|c| c.code.eq_ignore_ascii_case(code_or_name) || c.name == code_or_name)
    }

    /// The cards a selector means: a code, a name, a code prefix (`SL`, `TG0`), a group's name, or `ALL`.
    pub fn select<'a>(&'a self, selector: &'a str) -> impl Iterator<Item = &'a Card> {
        let upper = selector.to_ascii_uppercase();
        self.cards().filter(move |card| {
            upper == "ALL" || card.code.starts_with(&upper) || card.name == selector || card.group == selector
        })
    }

    /// Adds the cards of another catalogue whose codes are not known here.
    pub fn merge(&mut self, other: &Catalog) {
        for card in &other.cards {
            if self.card(&card.code).is_none() {
                let at = self.cards.partition_point(|known| known.code <= card.code);
                self.cards.insert(at, card.clone());
            }
        }
        self.index();
    }

    /// Adds an agency's own card, from its TOML.
    ///
    /// # Errors
    /// A sentence, where the card is wrong, its check cannot be made, or its code or name is taken.
    pub fn add(&mut self, raw: RawCard, group: String) -> Result<(), String> {
        let card = Card::from_raw(raw, group)?;
        if self.cards().any(|known| known.code == card.code || known.name == card.name) {
            return Err(format!("{} {} is taken by another rule", card.code, card.name));
        }
        engine(&card, None)?;
        let at = self.cards.partition_point(|known| known.code <= card.code);
        self.cards.insert(at, Cow::Owned(card));
        self.index();
        Ok(())
    }
}

/// The kind of a name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find_map(|list| list.iter().find(|kind| kind.name == name))
}

/// The engine of a card, with a user's parameters laid over the card's.
///
/// # Errors
/// A sentence, where the kind is unknown or a parameter does not fit.
pub fn engine(card: &Card, over: Option<&toml::Table>) -> Result<Box<dyn Check>, String> {
    let kind = kind(&card.kind).ok_or_else(|| format!("`{}` is no kind of check", card.kind))?;
    (kind.make)(CardParams { laid: &card.params, over })
}
