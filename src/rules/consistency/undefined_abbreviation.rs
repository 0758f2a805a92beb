//! TN01: abbreviations that the draft never expands. One finding a draft, with a label at each one's first use.

use crate::diagnostic::{Diagnostic, Label, Values};
use crate::facts::abbreviation::{Use, known, letters};
use crate::facts::words::WordClass;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_letter_or_digit, is_small};
use crate::tree::{Kind, Kinds};
use rustc_hash::{FxBuildHasher, FxHashSet};
use serde::Deserialize;
use std::borrow::Cow;

/// Lists the abbreviations that are neither expanded nor common.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UndefinedAbbreviation {
    /// Short forms that the agency takes as known.
    allow: Vec<String>,
    /// Whether a draft is told too whose only such forms are widely understood or stand with the recipients: so in the strict
    /// profile.
    pedantic: bool,
}

/// From more letters than this on nobody reads a short form at a glance, known or not: `TDĐKXDĐSVH`.
const LONG: usize = 8;

/// Blocks whose abbreviations belong to the form of the document: symbols, names of agencies.
const FORM: Kinds = Kinds::of(&[Kind::Number, Kind::Issuer, Kind::Authority]);

/// Offices among the recipients that custom abbreviates, sorted: `CT, các PCT UBND tỉnh`, `TT. Tỉnh ủy`.
const CUSTOMARY: &[&str] = &[
    "CPVP", "CT", "CV", "CVP", "CVTH", "GĐ", "HU", "LĐVP", "PCT", "PCVP", "PGĐ", "PVP", "TH", "TT", "TTTU", "TU", "TV",
    "TVTU", "VP", "VPUB", "VT", "VX", "ĐU",
];

impl Check for UndefinedAbbreviation {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        // As they are written, and without marks: most are written in one way.
        let uses = &draft.facts.abbreviations.uses;
        let mut written: FxHashSet<&str> = FxHashSet::with_capacity_and_hasher(uses.len(), FxBuildHasher);
        let mut seen: FxHashSet<Cow<'_, str>> = FxHashSet::default();
        let mut first_uses: Vec<(Use, &str)> = Vec::new();
        let mut with_recipients: Vec<(Use, &str)> = Vec::new();
        // `Lưu: VT, KT.`: who drafted it, in the letters that the decree asks for.
        let archive = draft.tree.parts().recipients.iter().filter(|recipient| recipient.archive);
        let archive: Vec<Span> = archive.map(|recipient| recipient.span).collect();
        for &usage in uses {
            let short = draft.text.slice(usage.span);
            if written.contains(short) {
                continue;
            }
            let leaf = draft.tree.leaf_of_line(usage.line as usize);
            // Recipients are abbreviated by custom: what stands only there is asked for in the strict profile.
            if draft.tree.is_in(leaf, Kind::Recipients) {
                let told = self.pedantic && !archive.iter().any(|line| line.contains(usage.span));
                if told && !CUSTOMARY.contains(&short) || is_place(draft, usage) {
                    with_recipients.push((usage, short));
                }
                continue;
            }
            let is_name = is_in_company(draft, usage) || is_foreign_name(draft, usage);
            if is_name || is_road(draft, usage) || heads_column(draft, usage) {
                continue;
            }
            written.insert(short);
            if is_explained(draft, usage) {
                seen.insert(bare(short));
                continue;
            }
            let bare = bare(short);
            let is_known = self.is_known(draft, short, &bare);
            if !seen.insert(bare) || is_known || draft.tree.is_in_any(leaf, FORM) {
                continue;
            }
            first_uses.push((usage, short));
        }
        // Those of the body first; without one, recipients are told in the strict profile only.
        let in_body = first_uses.len();
        for (usage, short) in with_recipients {
            let bare = bare(short);
            let is_known = self.is_known(draft, short, &bare);
            if seen.insert(bare) && !is_known {
                first_uses.push((usage, short));
            }
        }
        let is_read = |short: &str| known(short).is_some() && short.chars().nth(LONG).is_none();
        let speaks = |i: usize, short: &str| self.pedantic || i < in_body && !is_read(short);
        let Some(at) = first_uses.iter().enumerate().position(|(i, (_, short))| speaks(i, short)) else {
            return;
        };
        let (main, _) = &first_uses[at];
        let list: Vec<&str> = first_uses.iter().map(|(_, short)| *short).collect();
        let mut diagnostic =
            Diagnostic::at(main.span).value("list", list.join(", ")).value("count", list.len().to_string());
        for (usage, short) in &first_uses {
            if usage.span == main.span {
                continue;
            }
            let mut values = Values::default();
            values.set("short", *short);
            let key = match known(short) {
                Some(known) => {
                    values.set("long", known.long);
                    "known"
                }
                None => "use",
            };
            diagnostic.labels.push(Label { span: usage.span, draft: None, key, values });
        }
        found.push(diagnostic);
    }
}

impl UndefinedAbbreviation {
    fn is_known(&self, draft: &Draft<'_>, short: &str, own: &str) -> bool {
        let abbreviations = &draft.facts.abbreviations;
        abbreviations.explains(short)
            || self.allow.iter().any(|allowed| bare(allowed) == own)
            || pieces_are_known(draft, short, own)
    }
}

/// Whether it names the place of an addressee: `UBND TPCL` is no known office, and nobody knows which it is.
fn is_place(draft: &Draft<'_>, usage: Use) -> bool {
    let line = draft.text.lines()[usage.line as usize].span;
    let before = draft.text.slice(Span { start: line.start, end: usage.span.start });
    ["UBND ", "HĐND "].iter().any(|body| before.ends_with(body))
}

/// What stands on the line behind a short form.
fn behind<'a>(draft: &'a Draft<'_>, usage: Use) -> &'a str {
    let line = draft.text.lines()[usage.line as usize].span;
    draft.text.slice(Span { start: usage.span.end, end: line.end.max(usage.span.end) })
}

/// Whether it is a road's class before its number, as signs and maps write it: `QL 1A`, `ĐT 491`.
fn is_road(draft: &Draft<'_>, usage: Use) -> bool {
    const CLASSES: [&str; 7] = ["CT", "HL", "QL", "TL", "ĐH", "ĐT", "ĐX"];
    let number = behind(draft, usage).trim_start_matches([' ', '\u{a0}', '.']);
    CLASSES.contains(&draft.text.slice(usage.span)) && number.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether it heads a column with a year, where `TH` is *thực hiện* and `KH` is *kế hoạch*: `TH 2025`, `KH năm 2026`.
fn heads_column(draft: &Draft<'_>, usage: Use) -> bool {
    let line = &draft.text.lines()[usage.line as usize];
    let leads = draft.text.slice(Span { start: line.span.start.min(usage.span.start), end: usage.span.start });
    let rest = behind(draft, usage).trim_start_matches([' ', '\u{a0}']);
    let rest = rest.strip_prefix("năm").unwrap_or(rest).trim_start();
    line.cell().is_some()
        && matches!(draft.text.slice(usage.span), "KH" | "TH" | "UTH" | "ƯTH")
        && matches!(leads.trim_start_matches(['*', ' ']), "" | "Ước " | "ước ")
        && (rest.is_empty() || rest.starts_with("20"))
}

/// Whether words in brackets behind a foreign short form say what it is, though in other initials: `SRI (hệ thống canh tác
/// lúa cải tiến)`. What tells of parts, places or counts explains nothing.
fn is_explained(draft: &Draft<'_>, usage: Use) -> bool {
    const FEWEST: usize = 4;
    const OTHERWISE: [&str; 29] = [
        "bao", "bằng", "chiếm", "cho", "chưa", "các", "có", "của", "cả", "do", "giảm", "gồm", "khi", "kèm", "kể",
        "không", "là", "nhất", "như", "nếu", "phối", "sau", "theo", "trong", "trừ", "tại", "từ", "và", "đã",
    ];
    let Some(inside) = behind(draft, usage).trim_start().strip_prefix('(') else { return false };
    let Some(inside) = inside.find(['(', ')']).map(|end| &inside[..end]) else { return false };
    let first = inside.split(' ').next().unwrap_or_default();
    inside.split_whitespace().count() >= FEWEST
        && first.chars().all(is_small)
        && !first.is_empty()
        && !OTHERWISE.contains(&first)
        && !inside.contains(|c: char| c.is_ascii_digit() || matches!(c, ';' | ':' | '%'))
        && known(draft.text.slice(usage.span)).is_none()
}

/// Whether the short form belongs to a name in another language, as medicines and machines have them: two words in capitals or
/// more side by side, none known, one of which can be spoken (`vắc xin AVIPRO SALMO`, `máy HITA-FLEX`).
fn is_foreign_name(draft: &Draft<'_>, usage: Use) -> bool {
    const SHORTEST: usize = 3;
    let words = &draft.facts.words;
    let first = words.list.partition_point(|word| word.span.start < usage.span.start);
    let belongs = |i: usize| {
        words.list.get(i).is_some_and(|word| {
            let written = draft.text.slice(word.span);
            let plain = written.len() >= SHORTEST && written.bytes().all(|b| b.is_ascii_uppercase());
            word.line == usage.line && plain && known(written).is_none()
        })
    };
    let joins = |i: usize| {
        let gap = words.list.get(i).zip(words.list.get(i + 1));
        gap.is_some_and(|(a, b)| matches!(&draft.text.content()[a.span.end as usize..b.span.start as usize], " " | "-"))
    };
    if !belongs(first) {
        return false;
    }
    let from = (0..first).rev().take_while(|&i| belongs(i) && joins(i)).last().unwrap_or(first);
    let to = (first..words.list.len()).find(|&i| !belongs(i + 1) || !joins(i)).unwrap_or(first);
    let is_vowel = |b: u8| matches!(b, b'A' | b'E' | b'I' | b'O' | b'U');
    let spoken = |i: usize| {
        let written = draft.text.slice(words.list[i].span).as_bytes();
        written.len() > SHORTEST && written.windows(2).any(|pair| !is_vowel(pair[0]) && is_vowel(pair[1]))
    };
    to > from && (from..=to).any(spoken)
}

/// Kinds of enterprise as their names begin, folded.
const COMPANIES: [&[&str]; 6] =
    [&["công", "ty"], &["doanh", "nghiệp"], &["chi", "nhánh"], &["tập", "đoàn"], &["hợp", "tác", "xã"], &["htx"]];

/// Words in lower case that an enterprise's name may go on with right after its kind, sorted: its form.
const FORMS_OF_COMPANY: &[&str] = &["cổ", "dịch", "hợp", "liên", "một", "nông", "trách", "tư"];

/// Words that no enterprise's name goes on over, sorted by their bytes: what it does begins.
const CLAUSE: &[&str] = &[
    "bằng", "cho", "chưa", "chủ", "có", "cùng", "cần", "của", "do", "góp", "hoàn", "hỗ", "không", "là", "lập", "nhận",
    "nộp", "phải", "phối", "sẽ", "tham", "theo", "thực", "tiếp", "trong", "trên", "tại", "tổ", "từ", "về", "với",
    "đang", "đã", "đóng", "được", "đạt", "đến", "để",
];

/// Whether the short form belongs to an enterprise's name: `Công ty TNHH MTV Xây dựng ABC`, `HTX SX&TT Hoa Sen`.
fn is_in_company(draft: &Draft<'_>, usage: Use) -> bool {
    const LONGEST: usize = 16;
    let words = &draft.facts.words;
    let at = words.list.partition_point(|word| word.span.start < usage.span.start);
    let mut next = usage.span.start;
    for i in (0..at).rev().take(LONGEST) {
        let word = words.list[i];
        let gap = draft.text.slice(Span { start: word.span.end.min(next), end: next });
        if word.line != usage.line || !gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '-' | '–' | '&' | '“' | '"'))
        {
            return false;
        }
        let opens = |company: &&[&str]| {
            let run = words.list.get(i..i + company.len());
            run.is_some_and(|run| run.iter().zip(company.iter()).all(|(w, form)| words.form(*w) == *form))
        };
        if word.class == WordClass::Lower {
            if CLAUSE.binary_search(&words.form(word)).is_ok() {
                return false;
            }
        } else if let Some(company) = COMPANIES.iter().find(|company| opens(company)) {
            let after = words.list.get(i + company.len());
            return after.is_some_and(|w| w.class != WordClass::Lower || FORMS_OF_COMPANY.contains(&words.form(*w)));
        }
        next = word.span.start;
    }
    false
}

/// Whether the short form, or every piece of it (`UB.MTTQVN`, `HĐND-UBND`), is common or expanded in the draft.
fn pieces_are_known(draft: &Draft<'_>, short: &str, bare: &str) -> bool {
    let is_common = |form: &str| known(form).is_some_and(|k| k.common);
    if is_common(bare) {
        return true;
    }
    short.split(['-', '.', '&', '–']).all(|piece| {
        piece.chars().nth(1).is_none() || draft.facts.abbreviations.explains(piece) || piece != bare && is_common(piece)
    })
}

/// The short form without marks: `TT.ATXH` is `TTATXH`.
pub(super) fn bare(short: &str) -> Cow<'_, str> {
    if short.chars().all(is_letter_or_digit) { Cow::Borrowed(short) } else { letters(short).collect() }
}
