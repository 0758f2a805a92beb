//! [`Abbreviations`]: short forms, where they are expanded and where they are used.

mod definition;
mod known;
mod listed;
mod usage;

pub use known::{Known, all as all_known, known, with_skeleton};

use super::words::Words;
use crate::text::{Span, Text, is_letter_or_digit};
use rustc_hash::FxHashMap;

/// All abbreviations of a draft.
#[derive(Debug, Default)]
pub struct Abbreviations {
    /// Expansions in text order: `hợp tác xã (HTX)`, `HTX (hợp tác xã)`, `sau đây viết tắt là …`.
    pub definitions: Vec<Definition>,
    /// Uses in text order, the definitions' own included.
    pub uses: Vec<Use>,
    /// The first definition of each short form: index into `definitions`.
    pub by_short: FxHashMap<String, usize>,
    /// Short forms that a table of them explains, with their long forms.
    pub listed: FxHashMap<String, Span>,
}

/// A short form expanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The short form: `HTX`.
    pub short: Span,
    /// The long form's bytes; empty (before the parenthesis) where neither the initials nor the list of known ones tell
    /// how far it reaches (`phần mềm dạy học (LMS)`).
    pub long: Span,
}

/// A short form used: a run of capitals, also joined by `-`, `&`, `.` (`VH-TT-HTCĐ`, `TT.ATXH`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// Its bytes.
    pub span: Span,
    /// The line it stands on.
    pub line: u32,
}

/// The abbreviations of a text. Lines in capitals (headings) and symbols of documents hold none.
pub fn abbreviations(text: &Text, words: &Words) -> Abbreviations {
    let uses = usage::uses(text, words);
    let definitions = definition::definitions(text, words, &uses);
    let mut by_short = FxHashMap::default();
    for (i, definition) in definitions.iter().enumerate() {
        by_short.entry(text.slice(definition.short).to_owned()).or_insert(i);
    }
    Abbreviations { definitions, uses, by_short, listed: listed::listed(text) }
}

impl Abbreviations {
    /// The long form of a short form: as the draft itself expands it or its table does, else as the list of known ones does.
    pub fn long_of<'a>(&self, text: &'a Text, short: &str) -> Option<&'a str> {
        let own = self.by_short.get(short).map(|&i| text.slice(self.definitions[i].long)).filter(|l| !l.is_empty());
        let listed = || self.listed.get(short).map(|long| text.slice(*long));
        own.or_else(listed).or_else(|| known(short).map(|k| k.long))
    }

    /// Whether the draft itself says what a short form stands for.
    pub fn explains(&self, short: &str) -> bool {
        self.by_short.contains_key(short) || self.listed.contains_key(short)
    }
}

/// The letters of a short form: without `-`, `&`, `.` and spaces.
pub fn letters(short: &str) -> impl Iterator<Item = char> + '_ {
    short.chars().filter(|c| is_letter_or_digit(*c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words;
    use crate::text::TextBuilder;

    fn read(content: &str) -> (Vec<String>, Vec<(String, String)>) {
        let text = TextBuilder::plain(content);
        let found = abbreviations(&text, &words::words(&text));
        let uses = found.uses.iter().map(|u| text.slice(u.span).to_owned()).collect();
        let slice = |span| text.slice(span).to_owned();
        (uses, found.definitions.iter().map(|d| (slice(d.short), slice(d.long))).collect())
    }

    #[test]
    fn runs_of_capitals_are_uses() {
        let (uses, _) = read("- Trung tâm VH-TT-HTCĐ, HTX SX&TT và UB.MTTQVN xã; đảm bảo TT.ATXH, ANTT.");
        assert_eq!(uses, ["VH-TT-HTCĐ", "HTX", "SX&TT", "UB.MTTQVN", "TT.ATXH", "ANTT"]);
    }

    #[test]
    fn symbols_numerals_names_and_headings_are_none() {
        for line in [
            "Căn cứ Quyết định số 12/QĐ-UBND ngày 03/02/2025",
            "Đại hội lần thứ XIV, khóa VII",
            "II. LĨNH VỰC KINH TẾ",
            "Đường Nguyễn Văn A, tuyến N7",
            "TỔ CHỨC THỰC HIỆN",
            "I. THÔNG TIN CHUNG",
        ] {
            assert_eq!(read(line).0, [""; 0], "{line}");
        }
    }

    #[test]
    fn definitions_are_read_both_ways() {
        let (_, definitions) = read(
            "Các hợp tác xã (HTX) và tổ hợp tác (viết tắt là THT); NTM (nông thôn mới); chương trình mỗi xã một sản phẩm (OCOP), phần mềm dạy học (LMS).",
        );
        let wanted = [
            ("HTX", "hợp tác xã"),
            ("THT", "tổ hợp tác"),
            ("NTM", "nông thôn mới"),
            ("OCOP", "mỗi xã một sản phẩm"),
            ("LMS", ""),
        ];
        assert_eq!(definitions, wanted.map(|(s, l)| (s.to_owned(), l.to_owned())));
    }

    #[test]
    fn what_a_short_form_shares_with_its_long_one_is_said_twice() {
        let (_, definitions) =
            read("Ban CHPCLB (Ban Chỉ huy phòng chống lụt bão); chỉ số hài lòng (SAT INDEX); Tổ ABC: Tổ kiểm tra.");
        let wanted = [("CHPCLB", "Chỉ huy phòng chống lụt bão"), ("SAT", ""), ("INDEX", "")];
        assert_eq!(definitions, wanted.map(|(s, l)| (s.to_owned(), l.to_owned())));
    }

    #[test]
    fn connectors_may_be_left_out_of_the_initials() {
        let (_, definitions) = read("Hội Chữ thập đỏ và Phòng Giáo dục và Đào tạo (GD&ĐT) phối hợp.");
        assert_eq!(definitions, [("GD&ĐT".to_owned(), "Giáo dục và Đào tạo".to_owned())]);
        let (_, definitions) =
            read("Công tác phòng, chống thiên tai và tìm kiếm cứu nạn (PCTT và TKCN); Hội họp (ABC, XYZ).");
        assert_eq!(definitions, ["PCTT", "TKCN"].map(|s| (s.to_owned(), String::new())));
    }
}
