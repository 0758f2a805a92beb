//! Exit codes, which are frozen.

use super::{CLEAN, DRAFT, err, folder, out, soat, soat_with};

#[test]
fn zero_where_nothing_reaches_the_bar() {
    let at = folder(&[("sạch.txt", CLEAN), ("kh.txt", DRAFT)]);
    assert_eq!(soat(at.path(), &["check", "sạch.txt"]).status.code(), Some(0));
    for bar in [["--fail-on", "error"], ["--fail-on", "never"]] {
        assert_eq!(soat(at.path(), &["check", "kh.txt", bar[0], bar[1]]).status.code(), Some(0));
    }
    assert_eq!(soat(at.path(), &["check", "kh.txt", "--exit-zero"]).status.code(), Some(0));
    assert_eq!(soat(at.path(), &["check", "kh.txt", "--ignore", "TN"]).status.code(), Some(0));
}

#[test]
fn one_where_a_finding_reaches_the_bar() {
    let at = folder(&[("kh.txt", DRAFT)]);
    assert_eq!(soat(at.path(), &["check"]).status.code(), Some(1));
    let raised = soat(at.path(), &["check", "--fail-on", "error", "--level", "TN03=error"]);
    assert_eq!(raised.status.code(), Some(1));
}

#[test]
fn two_where_it_was_called_wrongly_and_nothing_is_checked() {
    let at = folder(&[("kh.txt", DRAFT)]);
    let wrong: [&[&str]; 9] = [
        &[],
        &["chek"],
        &["check", "--stag", "sign"],
        &["check", "--stage", "later"],
        &["check", "--select", "QQ99"],
        &["check", "--level", "TN03=loud"],
        &["check", "--format", "word"],
        &["check", "-f", "json", "-f", "short"],
        &["check", "--as-of", "2026-02-30"],
    ];
    for args in wrong {
        let output = soat(at.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn three_where_no_input_matched() {
    let at = folder(&[("ảnh.png", "x")]);
    let output = soat(at.path(), &["check"]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(3), ""));
    assert!(err(&output).contains("không có tệp nào"), "{}", err(&output));
}

#[test]
fn four_where_an_input_cannot_be_read_and_the_others_are_checked() {
    let at = folder(&[("a.txt", DRAFT), ("b.txt", CLEAN)]);
    std::fs::write(at.path().join("hỏng.txt"), b"\x00\x01\xff\xfe\xfa").expect("a file can be written");
    for args in [vec!["check"], vec!["check", "không-có.txt", "a.txt", "b.txt"]] {
        let output = soat(at.path(), &args);
        assert_eq!(output.status.code(), Some(4), "{args:?}");
        assert!(out(&output).contains("TN03"), "the others are told: {}", out(&output));
        assert_eq!(err(&output).lines().count(), 1, "one line with path and cure: {}", err(&output));
        assert!(err(&output).contains("; đề nghị"), "{}", err(&output));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut files = vec![];
    let names: Vec<String> = (0..300).map(|i| format!("{i:03}.txt")).collect();
    let long = DRAFT.repeat(20);
    files.extend(names.iter().map(|name| (name.as_str(), long.as_str())));
    let at = folder(&files);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_soat"))
        .current_dir(at.path())
        .args(["check", "--exit-zero"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}

#[test]
fn environment_variables_stand_for_flags_and_flags_win() {
    let at = folder(&[("kh.txt", DRAFT)]);
    let env = [("SOAT_FAIL_ON", "error"), ("SOAT_FORMAT", "short")];
    let output = soat_with(at.path(), &["check"], &env, "");
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).starts_with("kh.txt:3:37: "), "{}", out(&output));
    assert_eq!(soat_with(at.path(), &["check", "--fail-on", "info"], &env, "").status.code(), Some(1));
}
