//! One draft as text and as the Word, OpenDocument and PDF files that LibreOffice made of it (`tools/office_drafts.py`): soat
//! finds the same in all of them. What only pages have (group `layout`) is judged apart.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn drafts() -> Vec<PathBuf> {
    let mut drafts: Vec<PathBuf> = std::fs::read_dir("tests/office/drafts")
        .expect("the drafts can be listed")
        .map(|entry| entry.expect("the drafts can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md" || e == "txt"))
        .collect();
    drafts.sort();
    assert!(drafts.len() >= 3, "{drafts:?}");
    drafts
}

fn checked(path: &Path) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_soat"))
        .args(["check", "--isolated", "--stage", "issue", "--lang", "vi", "-f", "jsonl"])
        .arg(path)
        .env_clear()
        .output()
        .expect("the binary runs");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Code, sentence, words and route of each finding.
fn findings(report: &Value, is_layout: bool) -> Vec<String> {
    let list = report["findings"].as_array().expect("a report lists its findings");
    let mut said: Vec<String> = list
        .iter()
        .filter(|f| (f["group"] == "layout") == is_layout)
        .map(|f| format!("{} {} {} {}", f["code"], f["message"], f["text"], f["route"]))
        .collect();
    said.sort();
    said
}

/// What a file misses of the expected findings, and what it draws besides.
fn unlike(expected: &[String], file: &Path) -> Vec<String> {
    let found = findings(&checked(file), false);
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (expected.iter().collect(), found.iter().collect());
    let missing = a.difference(&b).map(|f| format!("{}: missing {f}", file.display()));
    missing.chain(b.difference(&a).map(|f| format!("{}: only there {f}", file.display()))).collect()
}

#[test]
fn a_draft_draws_the_same_findings_as_text_and_from_every_office_program() {
    let mut differences = Vec::new();
    for draft in drafts() {
        let expected = findings(&checked(&draft), false);
        assert!(expected.len() >= 6, "{} shows too little: {expected:#?}", draft.display());
        for kind in ["docx", "odt", "pdf"] {
            let file = draft.with_extension(kind);
            differences.extend(unlike(&expected, &file));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn a_text_file_saved_or_printed_by_an_office_program_draws_the_same_findings() {
    let mut differences = Vec::new();
    for draft in drafts() {
        let expected = findings(&checked(&draft), false);
        for kind in ["docx", "odt", "pdf"] {
            let file = Path::new("tests/office/lines")
                .join(draft.file_stem().expect("a draft has a name"))
                .with_extension(kind);
            differences.extend(unlike(&expected, &file));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn pages_set_as_the_decree_says_draw_no_finding_about_them() {
    for draft in drafts() {
        for kind in ["docx", "odt"] {
            let file = draft.with_extension(kind);
            assert_eq!(findings(&checked(&file), true), Vec::<String>::new(), "{}", file.display());
        }
    }
}

#[test]
fn a_finding_names_its_paragraph_and_its_heading() {
    for kind in ["docx", "odt", "pdf"] {
        let report = checked(&Path::new("tests/office/drafts/suoi-lu.md").with_extension(kind));
        let list = report["findings"].as_array().expect("a report lists its findings");
        let ratio = list.iter().find(|f| f["code"] == "SL01").expect("the ratio is found");
        assert_eq!(ratio["route"], serde_json::json!(["I", "1", "a)"]), "{kind}");
        assert!(ratio["span"]["paragraph"].as_u64().is_some_and(|n| n > 10), "{kind}: {}", ratio["span"]);
    }
}
