//! Capitals inside a sentence where none is due: after `;`, and on `và`.

use super::Beside;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::facts::words::{Word, WordClass};
use crate::rules::lexicon::Role;
use crate::rules::{Draft, Findings};
use crate::text::{fold, is_capital};

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
pub fn check(draft: &Draft<'_>, beside: &Beside<'_>, found: &mut Findings) {
    let content = beside.text.content();
    let mut clauses: Vec<Word> = Vec::new();
    for at in draft.marks().places().filter(|&at| content.as_bytes()[at] == b';') {
        let behind = &content[at + 1..];
        let begins = behind.trim_start_matches([' ', '\u{a0}']);
        if begins.len() == behind.len() || !begins.starts_with(is_capital) {
            continue;
        }
        let from = content.len() - begins.len();
        let place = beside.words.list.partition_point(|w| (w.span.start as usize) < from);
        let Some(&word) = beside.words.list.get(place) else { continue };
        if word.span.start as usize != from || word.class != WordClass::Title {
            continue;
        }
        let pair = (beside.words.form(word), beside.form_after(place));
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
                .labels(clauses[1..].iter().map(|w| w.span), "same")
                .fix(Fix { applicability: Applicability::Unsafe, title: "main", edits }),
        );
    }
    for i in draft.lexemes().with(Role::And) {
        let word = beside.words.list[i];
        if word.class == WordClass::Title && inside(beside, i) {
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
