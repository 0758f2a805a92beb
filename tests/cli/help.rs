//! Help, usage errors and environment variables: what a new user meets first, in both languages.

use super::{CLEAN, DRAFT, err, folder, out, soat, soat_with};
use std::process::Output;

/// Every command that has a help page.
const COMMANDS: [&[&str]; 22] = [
    &["check"],
    &["fix"],
    &["explain"],
    &["rules"],
    &["facts"],
    &["tree"],
    &["init"],
    &["config"],
    &["config", "show"],
    &["config", "schema"],
    &["baseline"],
    &["baseline", "create"],
    &["baseline", "update"],
    &["baseline", "prune"],
    &["baseline", "status"],
    &["ignore"],
    &["test"],
    &["server"],
    &["serve"],
    &["completions"],
    &["man"],
    &["version"],
];

#[test]
fn every_page_of_help_speaks_one_language() {
    let at = folder(&[]);
    for command in COMMANDS {
        let page = |lang| out(&soat(at.path(), &[command, &["--help", "--lang", lang]].concat()));
        let (vi, en) = (page("vi"), page("en"));
        for word in ["Options:", "Usage:", "Arguments:", "Examples:", "Commands:"] {
            assert!(!vi.contains(word), "{command:?}: {vi}");
        }
        for word in ["Tùy chọn:", "Cách dùng:", "Đối số:", "Ví dụ:", "Lệnh:"] {
            assert!(!en.contains(word), "{command:?}: {en}");
        }
        assert!(vi.starts_with(|c: char| c.is_uppercase()) && vi.contains("Cách dùng: soat "), "{vi}");
        assert!(vi.contains("Ví dụ:\n  ") && en.contains("Examples:\n  "), "{command:?}: {vi}");
        // `<STAGE>` is English as much as a sentence is; what can be typed (`regular|strict`) is in small letters.
        let metavars = |page: &str| -> Vec<String> {
            let names =
                page.split(['<', '[']).skip(1).filter_map(|rest| Some(rest.split_once(['>', ']'])?.0.to_owned()));
            names.filter(|name| name.chars().any(char::is_uppercase)).collect()
        };
        for name in metavars(&en).iter().filter(|name| !matches!(name.as_str(), "N" | "SHELL")) {
            assert!(!metavars(&vi).contains(name), "{command:?} says {name} in Vietnamese, too");
        }
    }
}

#[test]
fn the_manual_page_has_a_section_for_each_command_in_one_language() {
    let at = folder(&[]);
    for (lang, titles, others) in [
        (
            "vi",
            ["TÊN", "CÁCH DÙNG", "LỆNH", "TÙY CHỌN", "VÍ DỤ, MÃ THOÁT"],
            ["NAME", "SYNOPSIS", "EXTRA", "DESCRIPTION"],
        ),
        (
            "en",
            ["NAME", "SYNOPSIS", "COMMANDS", "OPTIONS", "EXAMPLES, EXIT CODES"],
            ["TÊN", "EXTRA", "DESCRIPTION", "LỆNH"],
        ),
    ] {
        let page = out(&soat(at.path(), &["man", "--lang", lang]));
        let heads = |mark: &str| -> Vec<String> {
            let heads = page.lines().filter_map(|line| line.strip_prefix(mark));
            heads.map(|head| head.trim_matches('"').to_owned()).collect()
        };
        let (chapters, parts) = (heads(".SH "), heads(".SS "));
        for title in titles {
            assert!(chapters.iter().any(|head| head == title), "{title}: {chapters:?}");
        }
        for title in others {
            assert!(!chapters.iter().chain(&parts).any(|head| head == title), "{title}: {chapters:?} {parts:?}");
        }
        for command in COMMANDS {
            let name = format!("SOAT {}", command.join(" ").to_uppercase());
            assert!(chapters.contains(&name), "{name}: {chapters:?}");
            assert!(page.contains(&format!("soat {}", command.join(" "))), "{name}");
        }
        assert!(!page.contains("(1)"), "there is one page only");
        let stage = page.lines().filter(|line| line.starts_with("\\fB\\-\\-stage\\fR")).count();
        assert_eq!(stage, 1, "flags that many commands share are told once");
    }
}

#[test]
fn a_command_without_its_subcommand_shows_its_own_help() {
    let at = folder(&[]);
    for (command, word) in [("config", "schema"), ("baseline", "prune")] {
        let output = soat(at.path(), &[command]);
        assert_eq!(output.status.code(), Some(2));
        let page = err(&output);
        assert!(page.contains(&format!("Cách dùng: soat {command} ")) && page.contains(word), "{page}");
        assert!(!page.contains("completions"), "not the whole tool's: {page}");
    }
}

#[test]
fn usage_errors_name_the_slip_what_was_meant_and_the_page_that_helps() {
    let at = folder(&[("kh.txt", DRAFT)]);
    for (args, vi, en, page) in [
        (&["chek"][..], "có phải ý là “check”?", "did you mean `check`?", "soat --help"),
        (&["check", "--stag", "x"], "có phải ý là “--stage”?", "did you mean `--stage`?", "soat check --help"),
        (&["check", "--select", "SL001"], "có phải ý là “SL01”?", "did you mean `SL01`?", ""),
        (&["check", "-f", "srif"], "có phải ý là “sarif”?", "did you mean `sarif`?", ""),
        (&["check", "--kind", "ke-hoac"], "có phải ý là “ke-hoach”?", "did you mean `ke-hoach`?", ""),
        (&["explain", "SL001"], "có phải ý là “SL01”?", "did you mean `SL01`?", ""),
        (&["config", "sho"], "có phải ý là “show”?", "did you mean `show`?", "soat config --help"),
        (&["check", "--exclude", "["], "thiếu dấu “]”", "unclosed", ""),
        (&["check", "--files-from", "không-có"], "không có tệp hoặc thư mục này", "no such file or folder", ""),
        (&["check", "--config", "không-có.toml"], "không có tệp hoặc thư mục này", "no such file or folder", ""),
    ] {
        for (lang, said) in [("vi", vi), ("en", en)] {
            let output = soat(at.path(), &[args, &["--lang", lang]].concat());
            let told = err(&output);
            assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
            assert!(told.contains(said) && told.contains(page), "{args:?}: {told}");
            assert!(!told.contains("os error"), "{args:?}: {told}");
        }
    }
}

#[test]
fn what_the_system_says_of_a_file_is_said_in_the_runs_language() {
    let at = folder(&[]);
    let told = |lang| err(&soat(at.path(), &["check", "không-có.txt", "--lang", lang, "-q"]));
    assert!(told("vi").contains("không-có.txt: không mở được tệp (không có tệp hoặc thư mục này)"), "{}", told("vi"));
    assert!(told("en").contains("không-có.txt: cannot be read (no such file or folder)"), "{}", told("en"));
}

/// What a run comes to.
fn result(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), out(output))
}

#[test]
fn every_flag_of_check_has_an_environment_variable() {
    let spaced = DRAFT.replace("trồng nấm", "trồng  nấm");
    let files = [
        ("a.txt", spaced.as_str()),
        ("sub/kh.txt", DRAFT),
        ("sạch.txt", CLEAN),
        ("ds.txt.list", "sub/kh.txt\n"),
        ("soat.toml", "stage = \"draft\"\n"),
        (".gitignore", "sub/\n"),
        ("soat.ignore.toml", "[[ignore]]\nrule = \"TN03\"\nreason = \"mẫu\"\nfile = \"sub/kh.txt\"\n"),
        ("known.toml", ""),
    ];
    // Each flag with a value that changes the result; paths and standard input stand where they are needed.
    let cases: [(&str, &str, &[&str]); 29] = [
        ("stage", "issue", &["-f", "json"]),
        ("profile", "strict", &["-f", "json"]),
        ("preview", "", &["--select", "", "-f", "json", "--level", "TT=off"]),
        ("select", "TN01", &[]),
        ("extend-select", "CT04", &["-f", "short"]),
        ("ignore", "TN", &[]),
        ("level", "TN03=error", &[]),
        ("as-of", "01/02/2020", &["-f", "json"]),
        ("kind", "bao-cao", &["-f", "json"]),
        ("rounding", "wrong", &[]),
        ("config", "fail-on = \"never\"", &[]),
        ("baseline", "thiếu.toml", &[]),
        ("no-ignores", "", &[]),
        ("isolated", "", &["-f", "json"]),
        ("stdin-filename", "x.md", &["-", "-f", "json"]),
        ("files-from", "ds.txt.list", &["sạch.txt"]),
        ("include", "sạch.txt", &["."]),
        ("exclude", "*.txt", &["."]),
        ("gitignore", "", &["."]),
        ("max-file-size", "10", &[]),
        ("jobs", "0", &[]),
        ("format", "short", &[]),
        ("color", "always", &[]),
        ("statistics", "", &[]),
        ("coverage", "", &["sạch.txt", "--select", "SL01", "--lang", "en"]),
        ("fail-on", "never", &[]),
        ("exit-zero", "", &[]),
        ("quiet", "", &[]),
        ("verbose", "", &[]),
    ];
    for (flag, value, more) in cases {
        let at = folder(&files);
        let env = format!("SOAT_{}", flag.replace('-', "_").to_uppercase());
        let plain = [&["check"], more].concat();
        let long = format!("--{flag}");
        let given = if value.is_empty() { vec![long.as_str()] } else { vec![long.as_str(), value] };
        let by_flag = result(&soat_with(at.path(), &[&plain[..], &given].concat(), &[], DRAFT));
        let by_env =
            result(&soat_with(at.path(), &plain, &[(&env, if value.is_empty() { "1" } else { value })], DRAFT));
        assert_eq!(by_flag, by_env, "{flag}");
        if !matches!(flag, "coverage" | "preview") {
            assert_ne!(by_flag, result(&soat_with(at.path(), &plain, &[], DRAFT)), "{flag} has an effect");
        }
    }
}

#[test]
fn flags_of_fixing_have_environment_variables_too() {
    let draft = "Ủy ban nhân dân xã , các thôn.\n";
    for (env, changed, said) in [
        (("SOAT_FIX", "1"), true, false),
        (("SOAT_FIX_ONLY", "1"), true, false),
        (("SOAT_DIFF", "1"), false, true),
        (("SOAT_FIX", "0"), false, false),
    ] {
        let at = folder(&[("kh.txt", draft)]);
        let output = soat_with(at.path(), &["check", "kh.txt"], &[env, ("SOAT_SELECT", "CT04")], "");
        let now = std::fs::read_to_string(at.path().join("kh.txt")).expect("the file");
        assert_eq!(now != draft, changed, "{env:?}");
        assert_eq!(out(&output).contains("+Ủy ban nhân dân xã, các thôn."), said, "{env:?}: {}", out(&output));
    }
}
