//! Capitals inside a sentence where none is due: after `;`, and on `và`.

use super::Beside;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::facts::words::{Word, WordClass};
use crate::rules::Findings;
use crate::text::fold;

/// First words of clauses; after `;` they begin no sentence. Words that also begin names are left out.
const VERBS: &[(&str, &str)] = &[
    ("chỉ", "đạo"),
    ("chủ", "động"),
    ("củng", "cố"),
    ("duy", "trì"),
    ("giải", "quyết"),
    ("hoàn", "thành"),
    ("hoàn", "thiện"),
    ("huy", "động"),
    ("hướng", "dẫn"),
    ("khuyến", "khích"),
    ("kiểm", "tra"),
    ("nâng", "cao"),
    ("phát", "huy"),
    ("phát", "triển"),
    ("phối", "hợp"),
    ("rà", "soát"),
    ("tham", "mưu"),
    ("theo", "dõi"),
    ("thường", "xuyên"),
    ("thực", "hiện"),
    ("tiếp", "tục"),
    ("triển", "khai"),
    ("tuyên", "truyền"),
    ("tăng", "cường"),
    ("tạo", "điều"),
    ("tập", "trung"),
    ("tổ", "chức"),
    ("vận", "động"),
    ("xây", "dựng"),
    ("xử", "lý"),
    ("đôn", "đốc"),
    ("đảm", "bảo"),
    ("đẩy", "mạnh"),
    ("bảo", "đảm"),
];

/// One finding for all clauses after `;` with a capital, and one for each `Và`.
pub fn check(beside: &Beside<'_>, found: &mut Findings) {
    let content = beside.text.content();
    let mut clauses: Vec<Word> = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr(b';', &content.as_bytes()[from..]) {
        from += at + 1;
        let gap = content[from..].len() - content[from..].trim_start_matches([' ', '\u{a0}']).len();
        let place = beside.words.list.partition_point(|w| (w.span.start as usize) < from + gap);
        let Some(&word) = beside.words.list.get(place) else { continue };
        if gap == 0 || word.span.start as usize != from + gap || word.class != WordClass::Title {
            continue;
        }
        let pair = (beside.words.forms[word.id as usize].as_str(), beside.form_after(place));
        // `; Hướng dẫn số 12/HD-SNV` names a document.
        let document = beside.form_after(place + 1) == "số";
        if !document && VERBS.contains(&pair) && beside.after(place).is_some_and(|w| w.class == WordClass::Lower) {
            clauses.push(word);
        }
    }
    if let Some(first) = clauses.first() {
        let edits = clauses.iter().map(|w| Edit { span: w.span, text: fold(beside.written(*w)) }).collect();
        found.push(
            Diagnostic::at(first.span)
                .say("semicolon")
                .value("written", beside.written(*first))
                .value("right", fold(beside.written(*first)))
                .value("count", clauses.len().to_string())
                .fix(Fix { applicability: Applicability::Unsafe, title: "main", edits }),
        );
    }
    let Some(and) = beside.words.forms.iter().position(|form| form == "và") else { return };
    for (i, &word) in beside.words.list.iter().enumerate() {
        if word.id as usize == and && word.class == WordClass::Title && inside(beside, i) {
            found.push(
                Diagnostic::at(word.span).say("and").value("written", "Và").value("right", "và").fix(Fix::replace(
                    Applicability::Unsafe,
                    word.span,
                    "và",
                )),
            );
        }
    }
}

/// Whether a word stands in the middle of a name or sentence.
fn inside(beside: &Beside<'_>, i: usize) -> bool {
    let neighbour = |word: Option<Word>| word.is_some_and(|w| matches!(w.class, WordClass::Title | WordClass::Lower));
    neighbour(beside.before(i)) && neighbour(beside.after(i))
}
