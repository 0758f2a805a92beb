//! Laws of the house that no compiler keeps: size of files, module docs, no leftovers, list of modules complete.

use std::fs;
use std::path::PathBuf;

/// Files that may be longer than 400 lines, each with its reason.
const LONG: &[(&str, &str)] = &[];

const LIMIT: usize = 400;

fn sources() -> Vec<(PathBuf, String)> {
    ["src", "tests", "benches"]
        .iter()
        .flat_map(|root| walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok))
        .filter(|entry| entry.path().extension().is_some_and(|e| e == "rs"))
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).expect("a source file can be read");
            (entry.into_path(), text)
        })
        .collect()
}

#[test]
fn files_are_at_most_400_lines() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let (name, lines) = (path.display().to_string(), text.lines().count());
        match LONG.iter().find(|(listed, _)| *listed == name) {
            None if lines > LIMIT => faults.push(format!("{name} has {lines} lines: one thing a file")),
            Some(_) if lines <= LIMIT => faults.push(format!("{name} has {lines} lines and needs no exception")),
            _ => {}
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn modules_say_what_they_are() {
    let silent: Vec<String> =
        sources().iter().filter(|(_, text)| !text.starts_with("//!")).map(|(p, _)| p.display().to_string()).collect();
    assert!(silent.is_empty(), "no module documentation: {silent:?}");
}

#[test]
fn nothing_is_left_over() {
    let marks =
        [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:"), concat!("db", "g!("), concat!("todo", "!(")];
    let mut faults = Vec::new();
    for (path, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            if let Some(mark) = marks.iter().find(|mark| line.contains(**mark)) {
                faults.push(format!("{}:{}: {mark}", path.display(), number + 1));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_module_is_a_folder_with_mod_rs() {
    let odd: Vec<String> = sources()
        .iter()
        .filter(|(path, _)| path.starts_with("src") && path.with_extension("").is_dir())
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(odd.is_empty(), "move into their folder as mod.rs: {odd:?}");
}
