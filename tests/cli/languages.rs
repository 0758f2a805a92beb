//! Two languages, chosen by flag, environment or locale; Vietnamese where nothing says.

use super::{DRAFT, err, folder, out, soat, soat_with};

#[test]
fn flag_environment_locale_in_this_order() {
    let at = folder(&[("kh.txt", DRAFT)]);
    let said = |args: &[&str], env: &[(&str, &str)]| {
        let output = soat_with(at.path(), &[&["check", "-f", "short"], args].concat(), env, "");
        if out(&output).contains("warning[TN03]") { "en" } else { "vi" }
    };
    assert_eq!(said(&[], &[]), "vi");
    assert_eq!(said(&[], &[("LANG", "en_US.UTF-8")]), "en");
    assert_eq!(said(&[], &[("LANG", "C.UTF-8")]), "vi");
    assert_eq!(said(&[], &[("LANG", "en_US.UTF-8"), ("SOAT_LANG", "vi")]), "vi");
    assert_eq!(said(&["--lang", "en"], &[("SOAT_LANG", "vi")]), "en");
    assert_eq!(said(&["--lang", "auto"], &[("LC_ALL", "en_GB.UTF-8")]), "en");
}

#[test]
fn help_speaks_the_language_of_the_run_and_nothing_else() {
    let at = folder(&[]);
    for command in [&["--help"][..], &["check", "--help"], &["explain", "-h"], &["facts", "--help"], &["man"]] {
        let vietnamese = out(&soat(at.path(), command));
        let english = out(&soat(at.path(), &[command, &["--lang", "en"]].concat()));
        assert!(!vietnamese.contains("Usage") && !vietnamese.contains("Print"), "{command:?}: {vietnamese}");
        let foreign = english.chars().find(|c| ('\u{1ea0}'..='\u{1ef9}').contains(c));
        assert_eq!(foreign, None, "{command:?}: {english}");
    }
}

#[test]
fn errors_of_usage_are_told_in_both_with_a_guess() {
    let at = folder(&[]);
    let vietnamese = err(&soat(at.path(), &["check", "--stag", "sign"]));
    assert!(vietnamese.starts_with("lỗi: không có tùy chọn --stag; có phải ý là “--stage”?"), "{vietnamese}");
    let english = err(&soat(at.path(), &["--lang=en", "check", "--select", "TN93"]));
    assert!(english.starts_with("error: there is no rule `TN93`; did you mean `TN03`?"), "{english}");
}

#[test]
fn stages_have_vietnamese_names() {
    let at = folder(&[("kh.txt", DRAFT)]);
    let stage = |word: &str| {
        let output = soat(at.path(), &["check", "-f", "json", "--stage", word]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        report["run"]["stage"].as_str().expect("a stage").to_owned()
    };
    assert_eq!([stage("du-thao"), stage("trinh-ky"), stage("ban-hanh")], ["draft", "sign", "issue"]);
}

#[test]
fn every_card_is_explained_in_both() {
    let at = folder(&[]);
    for lang in ["vi", "en"] {
        let page = out(&soat(at.path(), &["explain", "--all", "--format", "md", "--lang", lang]));
        assert!(page.contains("## TN03 "), "{page}");
    }
    let page = out(&soat(at.path(), &["explain", "redefined-abbreviation"]));
    assert!(page.starts_with("TN03  Chữ viết tắt giải thích hai lần\n"), "{page}");
}
