//! What the papers say is true: the table of rules is that of the cards, the book lists every rule, and every command
//! in a `console` block runs. After a change that is meant: `README=write cargo test --test readme`.

use soat::report::explain;
use soat::rules::Catalog;
use soat::rules::card::{Card, Lang, Stage};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

fn is_writing() -> bool {
    std::env::var("README").is_ok_and(|what| what == "write")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}")).replace("\r\n", "\n")
}

/// Holds what stands in a file between two markers against what should; writes it where that is asked for.
fn holds_between_markers(path: &str, fresh: &str) {
    const MARKS: (&str, &str) = ("<!-- rules -->\n", "<!-- /rules -->");
    let old = read(path);
    let (before, rest) = old.split_once(MARKS.0).unwrap_or_else(|| panic!("{path} lacks {}", MARKS.0));
    let (_, after) = rest.split_once(MARKS.1).unwrap_or_else(|| panic!("{path} lacks {}", MARKS.1));
    let new = [before, MARKS.0, fresh, MARKS.1, after].concat();
    if is_writing() {
        std::fs::write(path, &new).unwrap_or_else(|error| panic!("{path}: {error}"));
    } else {
        assert!(old == new, "{path} is not what the cards say: README=write cargo test --test readme");
    }
}

/// `off / warning / error`, or one word where all three are one.
fn severities(card: &Card) -> String {
    let word = |stage| card.severity_at(stage).map_or("off", |severity| severity.names().name);
    let words = [Stage::Draft, Stage::Sign, Stage::Issue].map(word);
    if words.iter().all(|word| word == &words[0]) { words[0].to_owned() } else { words.join(" / ") }
}

#[test]
fn the_table_of_rules_is_that_of_the_cards() {
    let mut table =
        String::from("| code | name | what it finds | tier | draft / sign / issue |\n|---|---|---|---|---|\n");
    for card in Catalog::shipped().cards() {
        let (title, tier) = (card.title.get(Lang::En), explain::tier(card, Lang::En));
        let _ = writeln!(table, "| {} | `{}` | {title} | {tier} | {} |", card.code, card.name, severities(card));
    }
    holds_between_markers("README.md", &table);
}

#[test]
fn the_book_lists_every_rule() {
    let mut list = String::new();
    for card in Catalog::shipped().cards() {
        let _ = writeln!(list, "- [{} {}](rules/{}.md)", card.code, card.title.get(Lang::Vi), card.code);
    }
    holds_between_markers("docs/src/SUMMARY.md", &list);
}

/// A command of a `console` block, with the output and the exit code that stand below it.
struct Shown {
    place: String,
    command: String,
    output: String,
    code: Option<i32>,
}

/// The commands of a page. `$ echo $?` and the number below it tell the exit code of the command before.
fn shown(path: &str, page: &str) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    let (mut is_console, mut asks_code) = (false, false);
    for (number, line) in (1..).zip(page.lines()) {
        if line.starts_with("```") {
            is_console = line == "```console";
            asks_code = false;
        } else if is_console && line == "$ echo $?" {
            asks_code = true;
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| is_console) {
            let (place, command) = (format!("{path}:{number}"), command.to_owned());
            all.push(Shown { place, command, output: String::new(), code: None });
            asks_code = false;
        } else if let Some(last) = all.last_mut().filter(|_| is_console) {
            if asks_code {
                last.code = line.parse().ok();
            } else {
                last.output.push_str(line);
                last.output.push('\n');
            }
        }
    }
    all.retain(|shown| shown.command.starts_with("soat "));
    all
}

/// Words of a command line; quotes hold words together.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in command.chars() {
        match (c, quote) {
            ('\'' | '"', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            (' ', None) => words.push(String::new()),
            _ => words.last_mut().expect("one word at least").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A folder as the pages mean it: the drafts in `examples/` and, for the pages that say so, in `du-thao/`; dossiers in `ho-so/`.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().expect("a temporary folder");
    for folder in ["examples", "du-thao", "quy-tac"] {
        std::fs::create_dir(desk.path().join(folder)).expect("a folder can be made");
    }
    for entry in std::fs::read_dir("examples").expect("examples/ can be listed") {
        let path = entry.expect("examples/ can be listed").path();
        if path.to_string_lossy().ends_with(".expected.txt") {
            continue;
        }
        let name = path.file_name().expect("a file has a name");
        if path.is_dir() {
            let dossier = desk.path().join("ho-so").join(name);
            std::fs::create_dir_all(&dossier).expect("a folder can be made");
            for entry in std::fs::read_dir(&path).expect("a dossier can be listed") {
                let file = entry.expect("a dossier can be listed");
                std::fs::copy(file.path(), dossier.join(file.file_name())).expect("a document can be copied");
            }
            continue;
        }
        for folder in ["examples", "du-thao"] {
            std::fs::copy(&path, desk.path().join(folder).join(name)).expect("a draft can be copied");
        }
    }
    desk
}

fn run(desk: &Path, command: &str) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_soat"))
        .args(words(command).iter().skip(1))
        .current_dir(desk)
        .env_clear()
        .output()
        .expect("the binary runs");
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    // Pages have no blanks at the end of a line.
    let mut said = String::new();
    for line in text(output.stdout).lines() {
        said.push_str(line.trim_end());
        said.push('\n');
    }
    (output.status.code(), said, text(output.stderr))
}

#[test]
fn commands_of_the_pages_run_and_say_what_is_shown() {
    let book = walkdir::WalkDir::new("docs/src").sort_by_file_name().into_iter().filter_map(Result::ok);
    let pages = book.map(walkdir::DirEntry::into_path).filter(|path| {
        // Pages of rules are made from the cards, whose examples are tests of their own.
        path.extension().is_some_and(|e| e == "md") && !path.starts_with("docs/src/rules")
    });
    let mut faults = Vec::new();
    let mut count = 0;
    for path in ["README.md", "CONTRIBUTING.md"].map(PathBuf::from).into_iter().chain(pages) {
        let path = path.to_string_lossy().replace('\\', "/");
        let (mut page, desk) = (read(&path), desk());
        for shown in shown(&path, &page.clone()) {
            count += 1;
            let (code, said, complaint) = run(desk.path(), &shown.command);
            let is_stated = shown.code.map_or(matches!(code, Some(0 | 1)), |stated| code == Some(stated));
            if !is_stated {
                faults.push(format!("{}: {} exits with {code:?}\n{complaint}", shown.place, shown.command));
            }
            if !shown.output.is_empty() && shown.output != said {
                if is_writing() {
                    let old = format!("$ {}\n{}", shown.command, shown.output);
                    page = page.replacen(&old, &format!("$ {}\n{said}", shown.command), 1);
                    std::fs::write(&path, &page).unwrap_or_else(|error| panic!("{path}: {error}"));
                } else {
                    faults.push(format!("{}: {} prints something else now", shown.place, shown.command));
                }
            }
        }
    }
    assert!(count > 10, "only {count} commands are shown");
    assert!(faults.is_empty(), "README=write cargo test --test readme\n{}", faults.join("\n"));
}

/// Lines of blocks that are not run (shell, YAML, JSON) with the command of soat in them.
fn mentioned(page: &str) -> Vec<String> {
    let (mut block, mut found) = (None, Vec::new());
    for line in page.lines() {
        if let Some(language) = line.strip_prefix("```") {
            block = if block.is_some() { None } else { Some(language.to_owned()) };
        } else if block.as_deref().is_some_and(|language| matches!(language, "text" | "sh" | "yaml" | "json"))
            && let Some(at) = line.find("soat ").filter(|&at| at == 0 || line[..at].ends_with([' ', '"']))
        {
            let end = line[at..].find([';', '|', '>', '"', '#']).map_or(line.len(), |end| at + end);
            found.push(line[at..end].trim().to_owned());
        }
    }
    let commands = ["check", "fix", "explain", "rules", "facts", "tree", "completions", "man", "config", "baseline"];
    found.retain(|line| line.split(' ').nth(1).is_some_and(|word| commands.contains(&word)));
    found
}

#[test]
fn commands_that_are_only_mentioned_are_right_too() {
    let book = walkdir::WalkDir::new("docs/src").max_depth(1).into_iter().filter_map(Result::ok);
    let pages = book.map(walkdir::DirEntry::into_path).filter(|path| path.extension().is_some_and(|e| e == "md"));
    let (mut count, mut faults) = (0, Vec::new());
    for path in ["README.md", "CONTRIBUTING.md"].map(PathBuf::from).into_iter().chain(pages) {
        let path = path.to_string_lossy().replace('\\', "/");
        for command in mentioned(&read(&path)) {
            count += 1;
            let (code, _, complaint) = run(desk().path(), &command);
            // The files it speaks of need not be there: 3 and 4. Wrong usage is 2.
            if matches!(code, None | Some(2)) {
                faults.push(format!("{path}: {command} exits with {code:?}\n{complaint}"));
            }
        }
    }
    assert!(count >= 8, "only {count} commands are mentioned");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_configuration_that_is_shown_is_right() {
    let page = read("docs/src/configuration.md");
    let blocks: Vec<&str> =
        page.split("```toml\n").skip(1).filter_map(|rest| rest.split_once("```")).map(|(block, _)| block).collect();
    let [config, rows, ignores] = blocks.as_slice() else { panic!("three blocks: {}", blocks.len()) };
    let desk = desk();
    for (name, text) in [("soat.toml", config), ("so-van-ban.toml", rows), ("soat.ignore.toml", ignores)] {
        std::fs::write(desk.path().join(name), text).expect("a file can be written");
    }
    std::fs::write(desk.path().join("soat.baseline.toml"), "").expect("a file can be written");
    for command in ["soat config show", "soat check du-thao"] {
        let (code, _, complaint) = run(desk.path(), command);
        assert!(matches!(code, Some(0 | 1)), "{command}: {code:?} {complaint}");
    }
}

#[test]
fn links_between_the_pages_lead_somewhere() {
    let book = walkdir::WalkDir::new("docs/src").sort_by_file_name().into_iter().filter_map(Result::ok);
    let pages = book.map(walkdir::DirEntry::into_path).filter(|path| path.extension().is_some_and(|e| e == "md"));
    let mut broken = Vec::new();
    for path in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(PathBuf::from).into_iter().chain(pages) {
        let page = read(&path.to_string_lossy());
        for link in page.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            // Pages of rules are made by docs/rules.sh; where they are listed is a test of its own.
            let is_elsewhere = link.starts_with("http") || link.starts_with("rules/");
            let link = link.split_once('#').map_or(link, |(page, _)| page);
            // What is not below docs/src is not in the book.
            let leaves_the_book = path.starts_with("docs/src") && link.starts_with("..");
            if leaves_the_book || !is_elsewhere && !path.parent().expect("a page lies in a folder").join(link).exists()
            {
                broken.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[cfg(unix)]
#[test]
fn the_hook_that_is_shown_reads_names_with_vietnamese_letters() {
    let page = read("docs/src/editors.md");
    let (_, rest) = page.split_once("```sh\n#!/bin/sh\n").expect("editors.md shows a hook");
    let (hook, _) = rest.split_once("```").expect("a block ends");
    let desk = tempfile::tempdir().expect("a temporary folder");
    let git = |args: &[&str]| {
        let done = Command::new("git").args(args).current_dir(desk.path()).output().expect("git runs");
        assert!(done.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&done.stderr));
    };
    let bin = Path::new(env!("CARGO_BIN_EXE_soat")).parent().expect("a binary lies in a folder");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").expect("there is a PATH"));
    let code = || {
        let mut shell = Command::new("sh");
        shell.args(["-c", hook]).current_dir(desk.path()).env("PATH", &path).env_remove("GIT_DIR");
        shell.output().expect("sh runs").status.code()
    };
    git(&["init", "-q"]);
    std::fs::write(desk.path().join("ghi.rs"), "// nothing to read").expect("a file can be written");
    git(&["add", "."]);
    assert_eq!(code(), Some(0), "nothing is staged that soat reads");
    std::fs::create_dir(desk.path().join("thư mục")).expect("a folder can be made");
    let draft = desk.path().join("thư mục/kế hoạch.txt");
    std::fs::copy("examples/ke-hoach-tan-hoa.txt", &draft).expect("a draft can be copied");
    git(&["add", "."]);
    assert_eq!(code(), Some(0), "a clean draft");
    std::fs::copy("examples/ke-hoach-phu-dien.txt", &draft).expect("a draft can be copied");
    git(&["add", "."]);
    assert_eq!(code(), Some(1), "a draft with errors");
}
