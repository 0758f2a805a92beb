//! CT10: Vietnamese in the bytes of an old font (TCVN3, VNI) shown as Latin letters. Told by how many words of a line hold
//! what Unicode Vietnamese never does; two stray letters never speak.

use crate::diagnostic::Diagnostic;
use crate::rules::lexicon::Role;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Line, Span, fold, is_capital};
use serde::Deserialize;

/// Has no parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegacyEncoding {}

/// TCVN3 (ABC) code points and their letters (handbook 7.31).
const TCVN3: (&str, &str) = (
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u{ad}õö÷øùúûüýþ¡¢£¤¥¦§",
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
);

/// Code points of TCVN3 that no Vietnamese word in Unicode holds.
const ONLY_TCVN3: &str = "¡¢£¤¥¦§¨©ª«¬\u{ad}®µ¶·¸¹»¼½¾ÆÇËÎÏÐÑÖ×ØÜÞßäåæçëîïñö÷øûüþ";

/// VNI pairs and their letters, the longest first (handbook 7.32).
const VNI: &[(&str, &str)] = &[
    ("aâ", "â"),
    ("aá", "ấ"),
    ("aà", "ầ"),
    ("aå", "ẩ"),
    ("aã", "ẫ"),
    ("aä", "ậ"),
    ("aê", "ă"),
    ("aé", "ắ"),
    ("aè", "ằ"),
    ("aú", "ẳ"),
    ("aü", "ẵ"),
    ("aë", "ặ"),
    ("aù", "á"),
    ("aø", "à"),
    ("aû", "ả"),
    ("aõ", "ã"),
    ("aï", "ạ"),
    ("eâ", "ê"),
    ("eá", "ế"),
    ("eà", "ề"),
    ("eå", "ể"),
    ("eã", "ễ"),
    ("eä", "ệ"),
    ("eù", "é"),
    ("eø", "è"),
    ("eû", "ẻ"),
    ("eõ", "ẽ"),
    ("eï", "ẹ"),
    ("oâ", "ô"),
    ("oá", "ố"),
    ("oà", "ồ"),
    ("oå", "ổ"),
    ("oã", "ỗ"),
    ("oä", "ộ"),
    ("où", "ó"),
    ("oø", "ò"),
    ("oû", "ỏ"),
    ("oõ", "õ"),
    ("oï", "ọ"),
    ("ôù", "ớ"),
    ("ôø", "ờ"),
    ("ôû", "ở"),
    ("ôõ", "ỡ"),
    ("ôï", "ợ"),
    ("uù", "ú"),
    ("uø", "ù"),
    ("uû", "ủ"),
    ("uõ", "ũ"),
    ("uï", "ụ"),
    ("öù", "ứ"),
    ("öø", "ừ"),
    ("öû", "ử"),
    ("öõ", "ữ"),
    ("öï", "ự"),
    ("yù", "ý"),
    ("yø", "ỳ"),
    ("yû", "ỷ"),
    ("yõ", "ỹ"),
];

/// VNI letters that stand alone; taken after the pairs.
const VNI_SINGLE: &[(char, char)] =
    &[('ô', 'ơ'), ('ö', 'ư'), ('ñ', 'đ'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ')];

/// Vowels with a second letter that only VNI puts after them (`oá`, `oà`, `uê` do occur in Unicode Vietnamese).
const ONLY_VNI: &[(&str, &str)] =
    &[("a", "âáàåãäêéèúüëùøûõï"), ("e", "âáàåãäùøûõï"), ("o", "âåäùøûõï"), ("uy", "ùøûõï"), ("ôö", "ùøûõï")];

#[derive(Clone, Copy, PartialEq)]
enum Encoding {
    Tcvn3,
    Vni,
}

impl Check for LegacyEncoding {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        // Its letters are foreign ones or signs; hardly any draft holds either.
        let may = draft.marks().has_odd_signs || draft.lexemes().with(Role::Strange).next().is_some();
        if !may || !is_suspect(draft.text.content().as_bytes()) {
            return;
        }
        // Neighbouring lines in one encoding are one finding.
        let mut run: Option<(Encoding, Span)> = None;
        let mut report = |run: Option<(Encoding, Span)>| {
            if let Some((encoding, span)) = run {
                let (name, converted) = converted(encoding, draft.text.slice(span));
                found.push(Diagnostic::at(span).value("encoding", name).value("converted", converted));
            }
        };
        for line in draft.text.lines() {
            run = match (encoding_of(draft.text.slice(line.span)), run) {
                (Some(now), Some((known, span))) if now == known => Some((known, span.cover(line.span))),
                (Some(now), before) => {
                    report(before);
                    Some((now, trimmed(*line, draft.text.slice(line.span))))
                }
                (None, before) => {
                    report(before);
                    None
                }
            };
        }
        report(run);
    }
}

fn trimmed(line: Line, text: &str) -> Span {
    let start = line.span.start as usize + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

/// A quick look: letters that a Vietnamese text in Unicode never holds, more than a few.
fn is_suspect(bytes: &[u8]) -> bool {
    let latin1 = memchr::memchr2_iter(0xC2, 0xC3, bytes).filter(|&at| match bytes.get(at + 1) {
        Some(&next) if bytes[at] == 0xC2 => !matches!(next, 0xA0 | 0xB0 | 0xB2 | 0xB3),
        Some(&next) => matches!(next, 0x84..=0x87 | 0x8B | 0x8E..=0x91 | 0x96..=0x98 | 0x9B..=0x9C | 0x9E..=0x9F | 0xA4..=0xA7 | 0xAB | 0xAE..=0xAF | 0xB1 | 0xB6..=0xB8 | 0xBB..=0xBC | 0xBE..=0xBF),
        None => false,
    });
    latin1.take(3).count() == 3
}

/// The encoding of a line, if a third of its words and at least three hold what only that encoding writes.
fn encoding_of(line: &str) -> Option<Encoding> {
    let (mut words, mut vni, mut tcvn3) = (0, 0, 0);
    for word in line.split_whitespace() {
        words += 1;
        if is_vni(word) {
            vni += 1;
        } else if is_tcvn3(word) {
            tcvn3 += 1;
        }
    }
    let many = |count: usize| count >= 3 && count * 3 >= words;
    match () {
        () if many(vni) && vni >= tcvn3 => Some(Encoding::Vni),
        () if many(tcvn3) => Some(Encoding::Tcvn3),
        () => None,
    }
}

fn is_tcvn3(word: &str) -> bool {
    let mut before_letter = false;
    let mut pending = false;
    for c in word.chars() {
        let odd = ONLY_TCVN3.contains(c);
        let letter = c.is_ascii_alphabetic() || ('\u{c0}'..='\u{ff}').contains(&c);
        if odd && before_letter || pending && letter {
            return true;
        }
        pending = odd;
        before_letter = letter;
    }
    false
}

fn is_vni(word: &str) -> bool {
    let folded = word.to_lowercase();
    folded
        .chars()
        .zip(folded.chars().skip(1))
        .any(|(a, b)| ONLY_VNI.iter().any(|(vowels, marks)| vowels.contains(a) && marks.contains(b)))
}

/// The name of the encoding, and the first words converted.
fn converted(encoding: Encoding, text: &str) -> (&'static str, String) {
    let first: Vec<&str> = text.split_whitespace().take(6).collect();
    let first = first.join(" ");
    match encoding {
        Encoding::Tcvn3 => {
            let convert =
                |c: char| TCVN3.0.chars().position(|old| old == c).and_then(|at| TCVN3.1.chars().nth(at)).unwrap_or(c);
            ("TCVN3 (ABC)", first.chars().map(convert).collect())
        }
        Encoding::Vni => {
            let mut whole = String::with_capacity(first.len());
            let mut chars = first.chars().peekable();
            while let Some(c) = chars.next() {
                let lower = fold(&c.to_string());
                let pair = chars.peek().and_then(|mark| {
                    let pair = fold(&format!("{c}{mark}"));
                    VNI.iter().find(|(old, _)| *old == pair).map(|(_, new)| *new)
                });
                let new = match pair {
                    Some(new) => {
                        chars.next();
                        new.to_owned()
                    }
                    None => VNI_SINGLE
                        .iter()
                        .find(|(old, _)| lower.starts_with(*old))
                        .map_or(lower, |(_, new)| new.to_string()),
                };
                whole.push_str(&if is_capital(c) { new.to_uppercase() } else { new });
            }
            ("VNI", whole)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart_and_converted() {
        let tcvn3 = "Uû ban nh©n d©n x· ®· hoµn thµnh kÕ ho¹ch";
        assert!(encoding_of(tcvn3) == Some(Encoding::Tcvn3));
        assert_eq!(converted(Encoding::Tcvn3, tcvn3).1, "Uỷ ban nhân dân xã đã");
        let vni = "Uyû ban nhaân daân xaõ ñaõ hoaøn thaønh keá hoaïch";
        assert!(encoding_of(vni) == Some(Encoding::Vni));
        assert_eq!(converted(Encoding::Vni, vni).1, "Uỷ ban nhân dân xã đã");
    }

    #[test]
    fn unicode_vietnamese_and_stray_signs_are_neither() {
        for line in [
            "Diện tích 120 m², giảm ½ so với năm trước, ngoà i ra khoán hoá",
            "Điều 5 § 2 © Tác giả",
            "Ủy ban nhân dân xã",
        ] {
            assert!(encoding_of(line).is_none(), "{line}");
        }
    }
}
