//! [`Catalog`]: all cards of a run, those that ship and an agency's own.

use super::KINDS;
use super::card::{Card, Str, raw::RawCard};
use super::check::{CardParams, Check, Kind};
use rustc_hash::FxHashMap;
use std::sync::{Arc, LazyLock};

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

/// All cards of a run, sorted by code. Copies share what they hold: most runs know the cards that ship and no others, in several
/// places, and each copy would be a page of memory or more at every start.
#[derive(Debug, Clone)]
pub struct Catalog(Arc<Cards>);

#[derive(Debug, Clone)]
struct Cards {
    list: Vec<Shelved>,
    /// Where the card of each code stands.
    by_code: FxHashMap<Str, usize>,
}

/// A card that ships, or an agency's own.
#[derive(Debug, Clone)]
enum Shelved {
    Shipped(&'static Card),
    Own(Arc<Card>),
}

impl Catalog {
    /// The cards that ship.
    pub fn shipped() -> Self {
        static SHIPPED: LazyLock<Arc<Cards>> =
            LazyLock::new(|| Arc::new(Cards::of(shipped::CARDS.iter().map(Shelved::Shipped).collect())));
        Self(Arc::clone(&SHIPPED))
    }

    /// All cards, sorted by group order and code.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.0.list.iter().map(Shelved::card)
    }

    /// A card by code or name.
    pub fn card(&self, code_or_name: &str) -> Option<&Card> {
        // Every finding asks by its code; people may write a code otherwise, or a name.
        if let Some(&at) = self.0.by_code.get(code_or_name) {
            return self.0.list.get(at).map(Shelved::card);
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
        if !Arc::ptr_eq(&self.0, &other.0) {
            let unknown = other.0.list.iter().filter(|shelved| self.card(&shelved.card().code).is_none());
            let unknown: Vec<Shelved> = unknown.cloned().collect();
            self.shelve(unknown);
        }
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
        self.shelve(vec![Shelved::Own(Arc::new(card))]);
        Ok(())
    }

    /// Puts cards whose codes are not known here in their places.
    fn shelve(&mut self, cards: Vec<Shelved>) {
        if cards.is_empty() {
            return;
        }
        let mut list = self.0.list.clone();
        for shelved in cards {
            let at = list.partition_point(|known| known.card().code <= shelved.card().code);
            list.insert(at, shelved);
        }
        self.0 = Arc::new(Cards::of(list));
    }
}

impl Cards {
    fn of(list: Vec<Shelved>) -> Self {
        let by_code = list.iter().enumerate().map(|(at, shelved)| (shelved.card().code.clone(), at)).collect();
        Self { list, by_code }
    }
}

impl Shelved {
    fn card(&self) -> &Card {
        match self {
            Self::Shipped(card) => card,
            Self::Own(card) => card,
        }
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
