//! Types of document that drafts cite, by their words: which type each is, and how symbols abbreviate it.

use crate::text::{leading_letters, words_eq};
use crate::tree::DocumentKind as D;

/// A type of document by its words.
#[derive(Debug)]
pub struct TypeName {
    /// Words after the first, folded.
    pub tail: &'static [&'static str],
    /// Which type, where the table of types has it.
    pub kind: Option<D>,
    /// Abbreviations its symbols may carry; empty where any may stand or none does.
    pub abbreviations: &'static [&'static str],
    /// What identifies it beside its words.
    pub form: Form,
}

/// What identifies a cited document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Number, symbol, date and agency.
    Numbered,
    /// Its name: luật, bộ luật, pháp lệnh, hiến pháp (NĐ 30/2020, Phụ lục I, II.6b).
    Named,
}

const fn numbered(tail: &'static [&'static str], kind: Option<D>, abbreviations: &'static [&'static str]) -> TypeName {
    TypeName { tail, kind, abbreviations, form: Form::Numbered }
}

const fn named(tail: &'static [&'static str], kind: Option<D>) -> TypeName {
    TypeName { tail, kind, abbreviations: &[], form: Form::Named }
}

/// First words, sorted, and the types that begin with each, the longest first.
pub const HEADS: &[(&str, &[TypeName])] = &[
    ("biên", &[numbered(&["bản"], Some(D::BienBan), &["BB"])]),
    ("báo", &[numbered(&["cáo"], Some(D::BaoCao), &["BC"])]),
    ("bộ", &[named(&["luật"], Some(D::Luat))]),
    ("chương", &[numbered(&["trình"], Some(D::ChuongTrinh), &["CTr", "CTrHĐ", "CTHĐ", "CTPH", "CTrPH"])]),
    ("chỉ", &[numbered(&["thị"], Some(D::ChiThi), &["CT"])]),
    ("công", &[numbered(&["điện"], Some(D::CongDien), &["CĐ"]), numbered(&["văn"], Some(D::CongVan), &["CV"])]),
    ("hiến", &[named(&["pháp"], None)]),
    ("hướng", &[numbered(&["dẫn"], Some(D::HuongDan), &["HD", "HDLT"])]),
    ("kế", &[numbered(&["hoạch"], Some(D::KeHoach), &["KH", "KHLT", "KHPH"])]),
    ("kết", &[numbered(&["luận"], None, &["KL", "TB"])]),
    ("luật", &[named(&[], Some(D::Luat))]),
    (
        "nghị",
        &[numbered(&["quyết"], Some(D::NghiQuyet), &["NQ", "NQLT"]), numbered(&["định"], Some(D::NghiDinh), &["NĐ"])],
    ),
    ("pháp", &[named(&["lệnh"], None)]),
    ("phương", &[numbered(&["án"], Some(D::PhuongAn), &["PA"])]),
    (
        "quy",
        &[
            numbered(&["chế"], Some(D::QuyChe), &["QC", "QCPH"]),
            numbered(&["định"], Some(D::QuyDinh), &["QyĐ", "QĐ", "QĐi"]),
        ],
    ),
    ("quyết", &[numbered(&["định"], Some(D::QuyetDinh), &["QĐ"])]),
    (
        "thông",
        &[
            numbered(&["tư", "liên", "tịch"], Some(D::ThongTu), &["TTLT"]),
            numbered(&["tư"], Some(D::ThongTu), &["TT", "TTLT"]),
            numbered(&["tri"], None, &["TT"]),
            numbered(&["báo"], Some(D::ThongBao), &["TB", "KL"]),
            numbered(&["cáo"], Some(D::ThongCao), &["TC"]),
        ],
    ),
    ("tờ", &[numbered(&["trình"], Some(D::ToTrinh), &["TTr"])]),
    ("văn", &[numbered(&["bản"], None, &[])]),
    ("đề", &[numbered(&["án"], Some(D::DeAn), &["ĐA"])]),
];

/// The abbreviations a type's symbols may carry, by the words as written; empty where any may stand.
pub fn abbreviations(written: &str) -> &'static [&'static str] {
    let folded = crate::text::fold(written);
    let mut words = folded.split_whitespace();
    let Some(head) = words.next() else { return &[] };
    let tail: Vec<&str> = words.collect();
    HEADS
        .iter()
        .find(|(first, _)| *first == head)
        .and_then(|(_, types)| types.iter().find(|t| tail.starts_with(t.tail)))
        .map_or(&[], |t| t.abbreviations)
}

/// Bytes of the words of a type that a text begins with: `Tờ trình số 12/TTr-UBND`, `kế hoạch này`.
pub fn leading(text: &str) -> Option<usize> {
    let head = leading_letters(text);
    let (_, types) = HEADS.iter().find(|(first, _)| words_eq(first, head))?;
    let end_of = |tail: &[&str]| {
        tail.iter().try_fold(head.len(), |end, word| {
            let rest = text[end..].trim_start_matches([' ', '\u{a0}']);
            let next = leading_letters(rest);
            words_eq(word, next).then(|| text.len() - rest.len() + next.len())
        })
    };
    types.iter().find_map(|known| end_of(known.tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_open_a_text_in_any_case() {
        for (text, name) in [
            ("Tờ trình số 12/TTr-UBND", "Tờ trình"),
            ("LUẬT ĐẤT ĐAI", "LUẬT"),
            ("thông tư liên tịch số 3", "thông tư liên tịch"),
        ] {
            assert_eq!(leading(text), Some(name.len()), "{text}");
        }
        assert!(["trình bày", "Thông tin", "kế toán", ""].iter().all(|text| leading(text).is_none()));
    }

    #[test]
    fn heads_are_sorted_and_tails_longest_first() {
        assert!(HEADS.is_sorted_by_key(|(head, _)| *head));
        for (head, types) in HEADS {
            for (i, shorter) in types.iter().enumerate() {
                let hidden = types[i + 1..].iter().find(|later| later.tail.starts_with(shorter.tail));
                assert!(hidden.is_none(), "{head} {:?} hides {:?}", shorter.tail, hidden.map(|h| h.tail));
            }
        }
    }
}
