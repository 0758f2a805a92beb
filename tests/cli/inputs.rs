//! What is checked, and in which order.

use super::{DRAFT, folder, out, soat, soat_with};

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
