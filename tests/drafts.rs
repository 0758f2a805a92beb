//! The drafts of `examples/`, each held against the report that lies beside it. After a change that is meant:
//! `DRAFTS=write cargo test --test drafts`, and read the difference before it is committed.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The draft in which nothing is wrong.
const CLEAN: &str = "ke-hoach-tan-hoa.txt";

fn drafts() -> Vec<PathBuf> {
    let mut drafts: Vec<PathBuf> = std::fs::read_dir("examples")
        .expect("examples/ can be listed")
        .map(|entry| entry.expect("examples/ can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt" || e == "md"))
        .filter(|path| !path.to_string_lossy().ends_with(".expected.txt"))
        .collect();
    drafts.sort();
    drafts
}

/// The dossiers: folders whose documents are held against each other.
fn dossiers() -> Vec<PathBuf> {
    let entries = std::fs::read_dir("examples").expect("examples/ can be listed");
    let mut dossiers: Vec<PathBuf> =
        entries.map(|entry| entry.expect("examples/ can be listed").path()).filter(|path| path.is_dir()).collect();
    dossiers.sort();
    dossiers
}

fn check(draft: &Path) -> Output {
    let path = draft.to_string_lossy().replace('\\', "/");
    let args = ["check", "--isolated", "--stage", "issue", "--lang", "vi", "--color", "never", "-f", "full"];
    // COLUMNS of the caller's terminal must not wrap the lines anew.
    let mut command = Command::new(env!("CARGO_BIN_EXE_soat"));
    command.args(args).args(draft.is_dir().then_some("--bundle")).arg(path).env_clear();
    command.output().expect("the binary runs")
}

#[test]
fn drafts_draw_the_report_beside_them() {
    let drafts = drafts();
    assert!(drafts.len() >= 4, "{drafts:?}");
    let dossiers = dossiers();
    assert!(!dossiers.is_empty());
    let mut stale = Vec::new();
    for draft in drafts.into_iter().chain(dossiers) {
        let report = String::from_utf8(check(&draft).stdout).expect("a report is UTF-8");
        let beside = PathBuf::from(format!("{}.expected.txt", draft.display()));
        if std::env::var("DRAFTS").is_ok_and(|what| what == "write") {
            std::fs::write(&beside, &report).expect("the report can be written");
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default().replace("\r\n", "\n");
        if let Some(line) = (1..).zip(report.lines()).find(|&(n, line)| expected.lines().nth(n - 1) != Some(line)) {
            stale.push(format!("{}:{} is now: {}", beside.display(), line.0, line.1));
        } else if report != expected {
            stale.push(format!("{} has more than the report", beside.display()));
        }
    }
    assert!(stale.is_empty(), "DRAFTS=write cargo test --test drafts\n{}", stale.join("\n"));
}

#[test]
fn the_clean_plan_is_clean_at_every_stage() {
    let draft = Path::new("examples").join(CLEAN);
    for stage in ["draft", "sign", "issue"] {
        let output = Command::new(env!("CARGO_BIN_EXE_soat"))
            .args(["check", "--isolated", "--fail-on", "info", "-f", "short", "--stage", stage])
            .arg(&draft)
            .env_clear()
            .output()
            .expect("the binary runs");
        assert_eq!(output.status.code(), Some(0), "{stage}: {}", String::from_utf8_lossy(&output.stdout));
    }
}
