//! What soat writes: nothing stays behind when it is interrupted, and its own sheets are no drafts.

use super::{DRAFT, err, folder, out, soat};
use std::fs;
use std::path::Path;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder").filter_map(Result::ok);
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn sheets_that_soat_wrote_are_no_drafts_unless_they_are_named() {
    let at = folder(&[("kh.md", DRAFT), ("trang.html", "<html><body><p>Dạy (THT) và (THT).</p></body></html>")]);
    let first = out(&soat(at.path(), &["check", ".", "-f", "jsonl"]));
    let written = soat(at.path(), &["check", ".", "-q", "-f", "html=phieu.html", "-f", "md=phieu.md"]);
    assert_eq!(written.status.code(), Some(1), "{}", err(&written));
    assert_eq!(names(at.path()), ["kh.md", "phieu.html", "phieu.md", "trang.html"]);
    assert_eq!(out(&soat(at.path(), &["check", ".", "-f", "jsonl"])), first);
    assert_eq!(out(&soat(at.path(), &["check", "phieu.html", "-f", "jsonl"])).lines().count(), 1);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing_behind() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let at = folder(&[("kh.txt", DRAFT)]);
    // Standard input stays open: the run waits for it when the report was begun long ago.
    let mut child = Command::new(env!("CARGO_BIN_EXE_soat"))
        .current_dir(at.path())
        .args(["check", "kh.txt", "-", "-v", "-j1", "-f", "json=ket-qua.json"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    // Taken, for waiting would close it: the run would go on and might be done before the signal is heard.
    let _open = child.stdin.take();
    let mut line = String::new();
    let mut told = BufReader::new(child.stderr.take().expect("stderr is piped"));
    told.read_line(&mut line).expect("the first file is told");
    assert!(line.starts_with("kh.txt: "), "{line}");
    // Not SIGINT: what a shell starts in the background is deaf to it, these tests among it.
    let killed = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill runs");
    assert!(killed.success());
    let ended = child.wait().expect("it ends");
    assert!(!ended.success());
    assert_eq!(names(at.path()), ["kh.txt"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_written_into_and_a_link_stays_a_link() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    use std::process::Command;
    let at = folder(&[("kh.txt", DRAFT), ("cu.json", "")]);
    let pipe = at.path().join("ong");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    symlink("cu.json", at.path().join("moi.json")).expect("a link is made");
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || fs::read_to_string(pipe).expect("the pipe is read"))
    };
    let run = soat(at.path(), &["check", "kh.txt", "-q", "-f", "json=ong", "-f", "md=moi.json"]);
    assert_eq!(run.status.code(), Some(1), "{}", err(&run));
    assert!(reader.join().expect("the reader ends").contains("\"schema_version\":1"));
    assert!(fs::symlink_metadata(&pipe).expect("the pipe").file_type().is_fifo());
    assert!(fs::symlink_metadata(at.path().join("moi.json")).expect("the link").file_type().is_symlink());
    assert!(fs::read_to_string(at.path().join("cu.json")).expect("the sheet").contains("kh.txt"));
    assert_eq!(names(at.path()), ["cu.json", "kh.txt", "moi.json", "ong"]);
}

#[test]
fn a_finding_is_told_with_its_fingerprint_where_more_is_asked_for() {
    let at = folder(&[("kh.txt", DRAFT)]);
    let page = out(&soat(at.path(), &["check", "kh.txt", "-v", "--lang", "en"]));
    let mark = page.lines().find_map(|line| line.trim().strip_prefix("= fingerprint: ")).expect("a fingerprint");
    let ignored = soat(at.path(), &["ignore", mark, "--reason", "tên riêng", "kh.txt"]);
    assert_eq!(ignored.status.code(), Some(0), "{}", err(&ignored));
    assert_eq!(soat(at.path(), &["check", "kh.txt"]).status.code(), Some(0));
    assert!(!out(&soat(at.path(), &["check", "kh.txt", "--no-ignores", "--lang", "en"])).contains("fingerprint"));
}

#[test]
fn a_lapsed_ignore_for_every_file_is_told_where_it_would_work() {
    let list = "[[ignore]]\nrule = \"TN03\"\nreason = \"mẫu\"\nuntil = 2001-01-01\n";
    let at = folder(&[("kh.txt", DRAFT), ("soat.ignore.toml", list)]);
    let page = out(&soat(at.path(), &["check", "-f", "short", "--select", "TN03,XX", "--lang", "en"]));
    assert!(page.contains("[XX01] the ignore of TN03 expired on 01/01/2001") && page.contains("[TN03]"), "{page}");
}
