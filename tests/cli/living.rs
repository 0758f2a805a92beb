//! Living with soat: configuration, own rules, ignores, baselines and fixes, through the real binary.

use crate::{err, folder, out};
use std::fs;
use std::path::Path;
use std::process::Output;

/// Runs `soat` with all rules of the profile: what is selected is a subject here.
pub fn soat(folder: &Path, args: &[&str]) -> Output {
    soat_with(folder, args, &[], "")
}

/// Runs `soat` with environment variables and standard input.
fn soat_with(folder: &Path, args: &[&str], env: &[(&str, &str)], stdin: &str) -> Output {
    crate::soat_with(folder, args, &[&[("SOAT_SELECT", "")], env].concat(), stdin)
}

/// A draft with a doubled number (KC01) and a lone colon.
const DRAFT: &str = "I. MỤC TIÊU\n\nĐạt chuẩn vào cuối năm.\n\nII. NHIỆM VỤ\n\nTuyên truyền sâu rộng.\n\nII. KINH PHÍ\n\nTheo dự toán được giao.\n";

fn codes(folder: &Path, args: &[&str]) -> Vec<String> {
    let output = soat(folder, &[&["check", "-f", "jsonl"], args].concat());
    let mut codes = Vec::new();
    for line in out(&output).lines() {
        let file: serde_json::Value = serde_json::from_str(line).expect("JSON");
        for finding in file["findings"].as_array().into_iter().flatten() {
            if finding["suppressed"].is_null() {
                codes.push(finding["code"].as_str().expect("a code").to_owned());
            }
        }
    }
    codes
}

fn fingerprint(folder: &Path, code: &str) -> String {
    let output = soat(folder, &["check", "-f", "jsonl"]);
    let file: serde_json::Value = serde_json::from_str(out(&output).lines().next().expect("a line")).expect("JSON");
    let found = file["findings"].as_array().expect("a list").iter().find(|finding| finding["code"] == code);
    found.expect("the finding")["fingerprint"].as_str().expect("a fingerprint").to_owned()
}

#[test]
fn the_draft_of_these_tests_has_its_finding() {
    let folder = folder(&[("kh.md", DRAFT)]);
    assert_eq!(codes(folder.path(), &[]), ["KC01"]);
}

#[test]
fn the_nearest_configuration_counts_and_flags_win() {
    let folder = folder(&[
        ("soat.toml", "[rules]\nKC01 = \"off\"\n"),
        ("a/kh.md", DRAFT),
        ("b/soat.toml", "extends = \"../soat.toml\"\n[rules]\nKC01 = \"info\"\n"),
        ("b/kh.md", DRAFT),
        ("c/soat.toml", "extends = \"../soat.toml\"\n"),
        ("c/kh.md", DRAFT),
    ]);
    let path = folder.path();
    assert_eq!(codes(path, &[]), ["KC01"], "only in b");
    assert_eq!(codes(path, &["c"]), Vec::<String>::new());
    assert_eq!(codes(path, &["--isolated"]).len(), 3);
    assert_eq!(codes(path, &["--level", "KC01=error"]).len(), 3);
    assert_eq!(codes(path, &["--select", "KC01"]).len(), 3, "asked for by name");
    assert_eq!(codes(path, &["--config", "b/soat.toml"]).len(), 3);
    assert_eq!(codes(path, &["a", "--config", "rules.KC01 = \"warning\""]).len(), 1);
    assert_eq!(soat(path, &["check", "b"]).status.code(), Some(0), "info is below warning");
    assert_eq!(soat(path, &["check", "b", "--config", "fail-on = \"info\""]).status.code(), Some(1));
    let from_env = soat_with(path, &["check", "a"], &[("SOAT_LEVEL", "KC01=warning")], "");
    assert_eq!(from_env.status.code(), Some(1));
}

#[test]
fn some_files_are_treated_differently() {
    let config = "[[per-file]]\nfiles = [\"phu-luc/**\"]\nignore = [\"KC\"]\n";
    let folder = folder(&[("soat.toml", config), ("kh.md", DRAFT), ("phu-luc/1.md", DRAFT)]);
    assert_eq!(codes(folder.path(), &[]), ["KC01"]);
    assert_eq!(codes(folder.path(), &["phu-luc"]), Vec::<String>::new());
}

#[test]
fn wrong_configuration_is_shown_with_its_line_and_a_suggestion() {
    for (config, word, line) in [
        ("stage = \"sign\"\nprofil = \"strict\"\n", "profile", 2),
        ("[rules]\nKC011 = \"off\"\n", "KC01", 2),
        ("[rules]\nKC01 = \"of\"\n", "off", 2),
        ("stage = \"isue\"\n", "issue", 1),
        ("[document]\nkind = \"ke-hoac\"\n", "ke-hoach", 2),
        ("[rules]\nKC04 = { secsions = [] }\n", "sections", 2),
        ("extends = \"khong-co.toml\"\n", "khong-co.toml", 1),
    ] {
        let folder = folder(&[("soat.toml", config), ("kh.md", DRAFT)]);
        let output = soat(folder.path(), &["check", "--lang", "en"]);
        let told = err(&output);
        assert_eq!(output.status.code(), Some(2), "{config}");
        assert!(told.contains(word), "{config}: {told}");
        assert!(told.contains(&format!("soat.toml:{line}:")), "{config}: {told}");
        assert!(told.contains('^'), "{config}: {told}");
    }
}

#[test]
fn values_are_shown_with_their_origin() {
    let folder = folder(&[
        ("common.toml", "stage = \"issue\"\nprofile = \"strict\"\n"),
        ("soat.toml", "extends = \"common.toml\"\nstage = \"du-thao\"\n"),
    ]);
    let show = |args: &[&str], env: &[(&str, &str)]| {
        out(&soat_with(folder.path(), &[&["config", "show", "--lang", "en"], args].concat(), env, ""))
    };
    let page = show(&[], &[]);
    assert!(page.contains("stage = \"du-thao\"  # soat.toml:2"), "{page}");
    assert!(
        page.contains("profile = \"strict\"  # ./common.toml:2")
            || page.contains("profile = \"strict\"  # common.toml:2"),
        "{page}"
    );
    assert!(page.contains("preview = false  # default"), "{page}");
    assert!(show(&["--stage", "issue"], &[]).contains("stage = \"issue\"  # --stage"));
    assert!(show(&[], &[("SOAT_STAGE", "issue")]).contains("stage = \"issue\"  # SOAT_STAGE"));
}

#[test]
fn the_schema_knows_every_key_and_init_never_overwrites() {
    let folder = folder(&[]);
    let schema: serde_json::Value =
        serde_json::from_str(&out(&soat(folder.path(), &["config", "schema"]))).expect("JSON");
    for key in ["extends", "stage", "rules", "document", "per-file", "packs"] {
        assert!(schema["properties"].get(key).is_some(), "{key}");
    }
    assert_eq!(soat(folder.path(), &["init"]).status.code(), Some(0));
    let written = fs::read_to_string(folder.path().join("soat.toml")).expect("the file");
    assert_eq!(soat(folder.path(), &["config", "show"]).status.code(), Some(0), "what is written is right");
    // With every comment that is a value taken in, too.
    let all: String = written
        .lines()
        .map(|line| {
            line.strip_prefix("# ")
                .filter(|rest| rest.contains(" = ") && !rest.contains(": ") || rest.starts_with('['))
                .unwrap_or(line)
        })
        .map(|line| format!("{line}\n"))
        .filter(|line| !line.starts_with("extends") && !line.starts_with("paths"))
        .collect();
    fs::write(folder.path().join("soat.toml"), &all).expect("a file");
    let output = soat(folder.path(), &["config", "show", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(0), "{}\n{all}", err(&output));
    assert_eq!(soat(folder.path(), &["init"]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("soat.toml")).expect("the file"), all);
}

const CARD: &str = "code = 'QT01'\nname = 'sau-rong'\nseverity = 'warning'\n[title]\nvi = 'Từ sáo'\n[why]\nvi = 'Sáo.'\n\
[say.main]\nvi = 'bỏ “{found}”'\n[check]\nkind = 'words'\nwords = ['sâu rộng']\n\
[[example]]\nbad = 'Tuyên truyền «sâu rộng».'\n[[example]]\ngood = 'Tuyên truyền rộng rãi.'\n";

#[test]
fn own_rules_run_and_their_examples_are_tested() {
    let folder =
        folder(&[("soat.toml", "[packs]\npaths = [\"quy-tac\"]\n"), ("quy-tac/sau-rong.toml", CARD), ("kh.md", DRAFT)]);
    let path = folder.path();
    assert_eq!(codes(path, &[]), ["QT01", "KC01"]);
    assert_eq!(codes(path, &["--select", "QT01"]), ["QT01"]);
    assert_eq!(soat(path, &["test", "quy-tac"]).status.code(), Some(0));
    fs::write(path.join("quy-tac/sau-rong.toml"), CARD.replace("rộng rãi", "sâu rộng")).expect("a file");
    let output = soat(path, &["test", "quy-tac", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("sau-rong.toml:15:1") && err(&output).contains("draws QT01"), "{}", err(&output));
    fs::write(path.join("quy-tac/sau-rong.toml"), CARD.replace("'words'", "'wordz'")).expect("a file");
    let output = soat(path, &["check", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("did you mean `words`?"), "{}", err(&output));
}

#[test]
fn an_ignored_finding_stays_ignored_until_its_day_and_an_idle_ignore_is_told() {
    let folder = folder(&[("du-thao/kh.md", DRAFT)]);
    let path = folder.path();
    let mark = fingerprint(path, "KC01");
    assert_eq!(soat(path, &["ignore", &mark]).status.code(), Some(2), "a reason is needed");
    let output = soat(path, &["ignore", &mark, "--reason", "mẫu của cấp trên", "--until", "2999-01-01"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let list = path.join("du-thao/soat.ignore.toml");
    let written = fs::read_to_string(&list).expect("the list");
    assert!(written.contains("file = \"kh.md\"") && written.contains("rule = \"KC01\""), "{written}");
    assert_eq!(codes(path, &[]), Vec::<String>::new());
    assert_eq!(codes(path, &["--no-ignores"]), ["KC01"]);
    let page = out(&soat(path, &["check", "-f", "json"]));
    assert!(page.contains("\"suppressed\":\"mẫu của cấp trên\""), "{page}");
    fs::write(&list, written.replace("2999", "2001")).expect("a file");
    assert_eq!(codes(path, &[]), ["XX01", "KC01"], "expired");
    fs::write(&list, &written).expect("a file");
    fs::write(path.join("du-thao/kh.md"), DRAFT.replace("II. KINH", "III. KINH")).expect("a file");
    assert_eq!(codes(path, &[]), ["XX01"], "nothing to ignore any more");
    let nameless: String =
        written.lines().filter(|line| !line.starts_with("rule")).fold(String::new(), |a, b| a + b + "\n");
    fs::write(&list, nameless).expect("a file");
    assert_eq!(codes(path, &[]), Vec::<String>::new(), "it may be of a rule that holds documents against each other");
    assert_eq!(codes(path, &["--bundle"]), ["XX01"]);
    fs::write(&list, "[[ignore]]\nrule = \"KC011\"\nreason = \"x\"\n").expect("a file");
    let output = soat(path, &["check", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("did you mean `KC01`?"), "{}", err(&output));
}

#[test]
fn comments_silence_their_line_with_a_reason() {
    let with = |comment: &str| {
        let draft = DRAFT.replace("II. KINH PHÍ", &format!("II. KINH PHÍ {comment}"));
        let folder = folder(&[("kh.md", &draft)]);
        codes(folder.path(), &[])
    };
    assert_eq!(with("<!-- soat: ignore KC01 — theo mẫu -->"), Vec::<String>::new());
    assert_eq!(with("<!-- soat: ignore duplicate-number — theo mẫu -->"), Vec::<String>::new());
    assert_eq!(with("<!-- soat: ignore KC01 -->"), ["KC01", "XX01"], "no reason");
    assert_eq!(with("<!-- soat: ignore KC99 — theo mẫu -->"), ["KC01", "XX01"], "no such rule");
    assert_eq!(with("<!-- soat: ignore KC02 — theo mẫu -->"), ["KC01", "XX01"], "silences nothing");
    let before = DRAFT.replace("II. KINH", "<!-- soat: ignore KC01 — theo mẫu -->\n\nII. KINH");
    assert_eq!(codes(folder(&[("kh.md", &before)]).path(), &[]), Vec::<String>::new());
}

#[test]
fn fingerprints_survive_edits_elsewhere() {
    let start = folder(&[("kh.md", DRAFT)]);
    let mark = fingerprint(start.path(), "KC01");
    let paragraph = "Đạt chuẩn vào cuối năm.\n\n";
    for edited in [
        DRAFT.replace("I. MỤC", "Đoạn mở đầu được thêm vào.\n\nI. MỤC"),
        DRAFT.replace(paragraph, ""),
        DRAFT.replace(paragraph, "").replace("Tuyên", &format!("{paragraph}Tuyên")),
        DRAFT.replace("II. KINH PHÍ", "II.  KINH  PHÍ"),
        DRAFT.replace('\n', "\r\n"),
    ] {
        let folder = folder(&[("kh.md", &edited)]);
        assert_eq!(fingerprint(folder.path(), "KC01"), mark, "{edited}");
    }
}

#[test]
fn a_baseline_tells_only_what_is_new() {
    let folder = folder(&[("kh.md", DRAFT)]);
    let path = folder.path();
    let run = |args: &[&str]| soat(path, &[&["baseline"], args, &["--lang", "en"]].concat());
    assert_eq!(run(&["status"]).status.code(), Some(2), "there is none");
    assert_eq!(run(&["create"]).status.code(), Some(0));
    assert_eq!(run(&["create"]).status.code(), Some(2), "never over another");
    let check = |more: &[&str]| codes(path, &[&["--baseline", "soat.baseline.toml"], more].concat());
    assert_eq!(check(&[]), Vec::<String>::new());
    fs::write(path.join("kh.md"), format!("{DRAFT}\nII. PHỤ LỤC\n\nDanh sách kèm theo.\n")).expect("a file");
    assert_eq!(check(&[]), ["KC01"]);
    assert!(out(&run(&["status"])).contains("1 still there, 0 gone, 1 new"));
    fs::write(path.join("kh.md"), DRAFT.replace("II. KINH", "III. KINH")).expect("a file");
    assert!(out(&run(&["prune"])).contains("1 forgotten, 0 kept"));
    assert!(out(&run(&["status"])).contains("0 still there, 0 gone, 0 new"));
    assert_eq!(soat(path, &["check", "--baseline", "khong-co.toml"]).status.code(), Some(2));
}

const FIXABLE: &str = "code = 'QT02'\nname = 'uy-ban'\nseverity = 'warning'\n[title]\nvi = 'Ủy'\n[why]\nvi = 'Thống nhất.'\n\
[say.main]\nvi = 'viết “{instead}”'\n[fix.main]\nvi = 'đổi'\n[check]\nkind = 'words'\nfix = 'FIX'\n[check.instead]\n'uỷ ban' = 'ủy ban'\n";

#[test]
fn fixes_are_shown_or_written_and_a_second_pass_changes_nothing() {
    let draft = "Uỷ ban nhân dân xã giao Văn phòng.\r\n\r\n\tUỷ ban theo dõi **90%**.\r\n";
    let folder = folder(&[
        ("soat.toml", "select = [\"QT02\"]\n[packs]\npaths = [\"q\"]\n"),
        ("q/1.toml", &FIXABLE.replace("FIX", "safe")),
        ("kh.md", draft),
    ]);
    let (path, file) = (folder.path(), folder.path().join("kh.md"));
    let output = soat(path, &["fix", "--diff"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("-Uỷ ban nhân dân") && out(&output).contains("+Ủy ban nhân dân"), "{}", out(&output));
    assert_eq!(fs::read_to_string(&file).expect("the file"), draft);
    assert_eq!(soat(path, &["check", "--fix"]).status.code(), Some(0), "nothing is left to tell");
    let fixed = fs::read_to_string(&file).expect("the file");
    assert_eq!(fixed, draft.replace("Uỷ", "Ủy"));
    assert_eq!(out(&soat(path, &["fix", "--diff"])), "");
    assert_eq!(soat(path, &["fix"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&file).expect("the file"), fixed);
    assert_eq!(fs::read_dir(path).expect("the folder").count(), 3, "nothing is left beside it");
    let piped = soat_with(path, &["fix", "-", "--stdin-filename", "x.md", "-q"], &[], "Uỷ ban.\n");
    assert_eq!(out(&piped), "Ủy ban.\n");
}

#[test]
fn unsafe_fixes_want_to_be_asked_for() {
    let folder = folder(&[
        ("soat.toml", "select = [\"QT02\"]\n[packs]\npaths = [\"q\"]\n"),
        ("q/1.toml", &FIXABLE.replace("FIX", "unsafe")),
        ("kh.md", "Uỷ ban nhân dân xã.\n"),
    ]);
    let read = || fs::read_to_string(folder.path().join("kh.md")).expect("the file");
    assert_eq!(soat(folder.path(), &["check", "--fix"]).status.code(), Some(1));
    assert_eq!(read(), "Uỷ ban nhân dân xã.\n");
    assert_eq!(soat(folder.path(), &["check", "--fix-only", "--unsafe-fixes"]).status.code(), Some(0));
    assert_eq!(read(), "Ủy ban nhân dân xã.\n");
}

#[test]
fn gitignore_counts_where_it_is_asked_for() {
    let folder = folder(&[(".gitignore", "nhap/\n"), ("nhap/kh.md", DRAFT), ("kh.md", DRAFT)]);
    assert_eq!(codes(folder.path(), &[]).len(), 2);
    assert_eq!(codes(folder.path(), &["--gitignore"]).len(), 1);
    fs::write(folder.path().join("soat.toml"), "gitignore = true\n").expect("a file");
    assert_eq!(codes(folder.path(), &[]).len(), 1);
}

#[test]
fn statistics_count_by_rule_and_by_file() {
    let folder = folder(&[("a.md", DRAFT), ("b.md", DRAFT)]);
    let page = out(&soat(folder.path(), &["check", "--statistics", "--lang", "en"]));
    assert!(page.contains("     2  KC01") && page.contains("     1  a.md") && page.contains("     1  b.md"), "{page}");
}

#[test]
fn a_watched_folder_is_checked_again_when_a_draft_changes_and_only_then() {
    use std::io::BufRead;
    use std::process::{Command, Stdio};
    use std::sync::mpsc;
    use std::time::Duration;
    let folder = folder(&[("kh.md", DRAFT)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_soat"))
        .args(["check", ".", "--watch", "--lang", "en", "-f", "json=ket-qua.json"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let stderr = child.stderr.take().expect("stderr is piped");
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in std::io::BufReader::new(stderr).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    let runs_within =
        |seconds| receiver.recv_timeout(Duration::from_secs(seconds)).is_ok_and(|l| l.contains("watching"));
    let first = runs_within(30);
    // The run's own output, sent into the folder, and what other programs write there.
    fs::write(folder.path().join("nhat-ky.log"), "…").expect("a file");
    let idle = !runs_within(2);
    fs::write(folder.path().join("kh.md"), DRAFT.replace("II. KINH", "III. KINH")).expect("a file");
    let again = runs_within(30);
    let _ = child.kill();
    let _ = child.wait();
    let report = fs::read_to_string(folder.path().join("ket-qua.json")).expect("the report");
    assert!(first && idle && again, "{first} {idle} {again}");
    assert!(!report.contains("KC01"), "{report}");
}
