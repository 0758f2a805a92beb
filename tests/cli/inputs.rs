//! What is checked, and in which order.

use super::{CLEAN, DRAFT, err, folder, out, soat, soat_with};
use std::path::Path;

fn paths(output: &std::process::Output) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let files = report["files"].as_array().expect("files");
    files.iter().map(|file| file["path"].as_str().expect("a path").to_owned()).collect()
}

#[test]
fn folders_are_walked_by_name_and_the_order_never_changes() {
    let files = [("b/2.txt", DRAFT), ("b/10.md", DRAFT), ("a.txt", DRAFT), ("ảnh.png", "x"), (".giấu/x.txt", DRAFT)];
    let at = folder(&[&files[..], &[("~$kh.txt", DRAFT), ("c.html", "<p>Kế hoạch</p>")]].concat());
    let wanted = ["a.txt", "b/10.md", "b/2.txt", "c.html"];
    for jobs in ["1", "2", "8"] {
        assert_eq!(paths(&soat(at.path(), &["check", "-f", "json", "-j", jobs])), wanted);
    }
    let named = soat(at.path(), &["check", "-f", "json", "c.html", "a.txt", ".", "a.txt"]);
    assert_eq!(paths(&named), ["c.html", "a.txt", "b/10.md", "b/2.txt"]);
}

#[test]
fn globs_choose_within_folders() {
    let at = folder(&[("kh.txt", DRAFT), ("phụ lục/pl.txt", DRAFT), ("ghi.log", DRAFT)]);
    let check = |args: &[&str]| paths(&soat(at.path(), &[&["check", "-f", "json"], args].concat()));
    assert_eq!(check(&["--exclude", "phụ lục/**"]), ["kh.txt"]);
    assert_eq!(check(&["--include", "*.log"]), ["ghi.log"]);
    assert_eq!(check(&["ghi.log", "--exclude", "*.log"]), ["ghi.log"], "a file that is named is always taken");
}

#[test]
fn standard_input_and_lists_of_files() {
    let at = folder(&[("a.txt", DRAFT), ("b.txt", DRAFT), ("ds.lst", "b.txt\r\n\na.txt\n")]);
    let piped = soat_with(at.path(), &["check", "-", "--stdin-filename", "kh.md", "-f", "short"], &[], DRAFT);
    assert!(out(&piped).starts_with("kh.md:3:37: "), "{}", out(&piped));
    assert_eq!(paths(&soat(at.path(), &["check", "-f", "json", "--files-from", "ds.lst"])), ["b.txt", "a.txt"]);
    let listed = soat_with(at.path(), &["check", "-f", "json", "--files-from", "-"], &[], "a.txt\n");
    assert_eq!(paths(&listed), ["a.txt"]);
}

#[test]
fn reports_of_this_run_are_not_checked() {
    let at = folder(&[("kh.txt", DRAFT)]);
    for _ in 0..2 {
        let args = ["check", "-f", "json", "-f", "html=phieu.html", "-f", "md=phieu.md"];
        assert_eq!(paths(&soat(at.path(), &args)), ["kh.txt"]);
    }
}

#[test]
fn a_report_takes_the_place_of_a_former_report_and_of_nothing_else() {
    let read = |at: &Path, name: &str| std::fs::read_to_string(at.join(name)).expect("it can be read");
    let at = folder(&[("kh.txt", DRAFT), ("bc.md", CLEAN), ("so.csv", "1;2\n")]);
    let run = |args: &[&str]| soat(at.path(), &[&["check", "-q", "--exit-zero"], args].concat());
    for args in [
        ["kh.txt", "bc.md", "-f", "json=bc.md"].as_slice(),
        &[".", "-f", "html=bc.md"],
        &[".", "-f", "html=bc.md", "--force"],
        &["bc.md", "-f", "json=./bc.md"],
        &["kh.txt", "-f", "json=bc.md"],
        &["kh.txt", "-f", "json=so.csv"],
        &["kh.txt", "-f", "json=a.json", "-f", "md=a.json"],
        &["kh.txt", "-f", "json="],
    ] {
        let refused = run(args);
        assert_eq!(refused.status.code(), Some(2), "{args:?}: {}", err(&refused));
        assert_eq!((read(at.path(), "bc.md").as_str(), read(at.path(), "so.csv").as_str()), (CLEAN, "1;2\n"));
    }
    assert_eq!(run(&["kh.txt", "-f", "json=so.csv", "--force"]).status.code(), Some(0));
    assert!(read(at.path(), "so.csv").starts_with("{\"schema_version\""));
    for format in ["full", "short", "json", "jsonl", "sarif", "junit", "checkstyle", "github", "rdjson", "html", "md"] {
        for draft in ["kh.txt", "bc.md", "khong-co.txt"] {
            let target = format!("{format}=ket-qua.{format}");
            for lang in ["vi", "en", "vi"] {
                let again = run(&[draft, "--lang", lang, "--color", "always", "-f", &target]);
                assert_ne!(again.status.code(), Some(2), "{format}, {draft}: {}", err(&again));
            }
        }
    }
}

#[test]
fn files_over_the_limit_are_told() {
    let at = folder(&[("kh.txt", DRAFT)]);
    let output = soat(at.path(), &["check", "--max-file-size", "10", "-f", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["errors"][0]["code"], "too-large");
    assert_eq!(output.status.code(), Some(4));
}

#[test]
fn the_tree_counts_lines_as_findings_do() {
    let at = folder(&[("kh.md", "# KẾ HOẠCH\n\n\n**I. MỤC TIÊU**\n\nPhấn đấu đạt\n90% kế hoạch..\n")]);
    let tree = out(&soat(at.path(), &["tree", "kh.md"]));
    assert!(tree.contains("section [I] 4-7\n") && tree.contains("heading 4 I. MỤC TIÊU\n"), "{tree}");
    assert!(tree.contains("paragraph 7 90% kế hoạch..\n"), "{tree}");
    let found = out(&soat(at.path(), &["check", "kh.md", "--select", "CT05", "-f", "short"]));
    assert!(found.starts_with("kh.md:7:13: "), "{found}");
}
