//! [`Agencies`]: the document's own unit, and every administrative unit it names.

mod own;
mod unit;

pub(in crate::facts) use unit::LEVEL_WORDS;

pub use own::{OwnMention, Position};

use super::cue::Cues;
use super::words::Words;
use crate::text::{Span, Text};
use crate::tree::{NodeId, Tree};

/// Agencies of a draft.
#[derive(Debug, Default)]
pub struct Agencies {
    /// The document's own unit, learned from header, opening, closing, signature and captions by majority. `None`
    /// where they do not say.
    pub own: Option<OwnUnit>,
    /// Places where the document's own unit belongs, with the unit that stands there.
    pub own_mentions: Vec<OwnMention>,
    /// Every unit named with its level (`UBND xã Tân Lập`, `thị xã Bình Sơn`, `phường 2`), in text order.
    pub mentions: Vec<AgencyMention>,
}

/// The document's own unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnUnit {
    /// Folded level: `phường`; empty where only a place name is known.
    pub level: String,
    /// Folded name: `mỹ an`.
    pub name: String,
}

/// A body or administrative unit named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyMention {
    /// From the body (or the level) to the end of the name.
    pub span: Span,
    /// The body before the unit, folded and shortened (`ubnd`, `hđnd`, `đảng ủy`, `công an` …); empty for a bare unit.
    pub body: &'static str,
    /// The unit's level, folded: `xã`, `phường`, `thị trấn`, `huyện`, `quận`, `thị xã`, `thành phố`, `tỉnh`, `đặc khu`.
    pub level: &'static str,
    /// The level's bytes.
    pub level_span: Span,
    /// The unit's name as written (`Tân Lập`, `2`); an empty span after the level where only the level is given.
    pub name: Span,
    /// The line it stands on.
    pub line: u32,
    /// The leaf block it stands in.
    pub block: NodeId,
}

/// The agencies of a text.
pub fn agencies(text: &Text, tree: &Tree, words: &Words, cues: &Cues) -> Agencies {
    let mentions = unit::mentions(text, tree, words, cues);
    let own_mentions = own::own_mentions(text, tree, &mentions);
    let own = own::majority(&own_mentions);
    Agencies { own, own_mentions, mentions }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words;
    use crate::text::TextBuilder;
    use crate::tree;

    fn read(content: &str) -> Vec<(&'static str, &'static str, String)> {
        let text = TextBuilder::plain(content);
        let tree = tree::build(&text);
        let words = words::words(&text);
        let found = agencies(&text, &tree, &words, &Cues::of(&words));
        found.mentions.iter().map(|m| (m.body, m.level, text.slice(m.name).to_owned())).collect()
    }

    #[test]
    fn units_are_read_with_body_level_and_name() {
        let found =
            read("Theo đề nghị của UBND xã Tân Lập và Ủy ban nhân dân thành phố Hải Vân, phường 2, thị xã Bình Sơn.");
        let wanted = [
            ("ubnd", "xã", "Tân Lập"),
            ("ubnd", "thành phố", "Hải Vân"),
            ("", "phường", "2"),
            ("", "thị xã", "Bình Sơn"),
        ];
        assert_eq!(found, wanted.map(|(b, l, n)| (b, l, n.to_owned())));
    }

    #[test]
    fn common_nouns_are_units_without_a_name() {
        let found = read("Các xã, phường và tổ dân phố; mỗi xã một sản phẩm; xã hội; UBND phường chỉ đạo.");
        assert_eq!(
            found,
            [("", "xã", ""), ("", "phường", ""), ("", "xã", ""), ("ubnd", "phường", "")].map(|(b, l, n)| (
                b,
                l,
                n.to_owned()
            ))
        );
    }

    #[test]
    fn names_in_capital_lines_run_to_the_end() {
        assert_eq!(read("ỦY BAN NHÂN DÂN XÃ PHÚ ĐIỀN"), [("ubnd", "xã", "PHÚ ĐIỀN".to_owned())]);
        let joint = read("ĐOÀN TNCS HUYỆN TÂN HÒA - CÔNG AN HUYỆN TÂN HÒA");
        assert_eq!(joint.iter().map(|m| m.2.as_str()).collect::<Vec<_>>(), ["TÂN HÒA", "TÂN HÒA"]);
        let signed = read("KT. TRƯỞNG CÔNG AN HUYỆN PHÓ TRƯỞNG CÔNG AN HUYỆN");
        assert!(signed.iter().all(|m| m.2.is_empty()), "{signed:?}");
        assert!(read("TM. BAN THƯỜNG VỤ HUYỆN ĐOÀN BÍ THƯ; HUYỆN ỦY TÂN HÒA").is_empty());
        assert_eq!(read("XÃ ĐOÀN KẾT; TỈNH BÀ RỊA - VŨNG TÀU").len(), 2);
    }
}
