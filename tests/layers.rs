//! The architecture as data: who may import whom (`design/house.md`). Fails with a sentence when an import crosses it, or
//! when a folder of `src/` is missing from it.

use std::fs;
use std::path::Path;

/// A module, what it may import from the crate, and parts of one module it may not go beyond (`module::part`).
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("read", &["text"]),
    ("write", &["text", "diagnostic", "read", "rules::card"]),
    ("tree", &["text"]),
    ("facts", &["text", "tree"]),
    ("diagnostic", &["text"]),
    ("rules", &["text", "tree", "facts", "diagnostic"]),
    ("fix", &["text", "diagnostic", "read::system"]),
    ("config", &["rules", "diagnostic", "lint", "text", "read::system"]),
    // Ignore comments are read from a text, not from a file: the linter asks for them so that all doors agree.
    (
        "lint",
        &[
            "text",
            "tree",
            "facts",
            "diagnostic",
            "rules",
            "fix",
            "config",
            "read::ignore_comments",
            "read::IgnoreComment",
        ],
    ),
    (
        "report",
        &["text", "diagnostic", "rules::card", "rules::Catalog", "rules::Coverage", "rules::GROUPS", "rules::Group"],
    ),
    // One draft as it is handed back, whichever door it came in by.
    ("review", &["text", "read", "tree", "facts", "diagnostic", "write", "report", "rules::card"]),
    ("cli", &["*"]),
    ("lsp", &["*"]),
    ("serve", &["*"]),
];

#[test]
fn imports_keep_to_their_layer() {
    let mut crossings = Vec::new();
    let doors = ["cli", "lsp", "serve"];
    for entry in walkdir::WalkDir::new("src").sort_by_file_name() {
        let entry = entry.expect("src/ can be read");
        let path = entry.path();
        let Some(module) = module_of(path) else { continue };
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
            crossings.push(format!("src/{module} is missing from the table in tests/layers.rs"));
            continue;
        };
        let code = code_of(&fs::read_to_string(path).expect("a source file can be read"));
        for import in imports(&code) {
            let own = import.split("::").next() == Some(module.as_str());
            let is_door = doors.iter().any(|door| import.split("::").next() == Some(*door));
            let free = allowed.contains(&"*") && !is_door
                || allowed.iter().any(|a| import == *a || import.starts_with(&format!("{a}::")));
            if !own && !free {
                crossings.push(format!("{}: `{module}` must not know `{import}`", path.display()));
            }
        }
    }
    crossings.dedup();
    assert!(crossings.is_empty(), "{}", crossings.join("\n"));
}

/// The folder of `src/` a Rust file lies in; `None` for `lib.rs` and `main.rs`.
fn module_of(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    // Tests beside the code may reach wherever they need.
    if path.extension()? != "rs" || stem == "tests" || stem.ends_with("_tests") {
        return None;
    }
    let mut parts = path.strip_prefix("src").ok()?.components();
    let first = parts.next()?.as_os_str().to_str()?.to_owned();
    parts.next().map(|_| first)
}

/// The file up to its tests (tests may reach wherever they need), without comments.
fn code_of(source: &str) -> String {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Every `crate::…` path, as `module::item`.
fn imports(code: &str) -> Vec<String> {
    code.split("crate::")
        .skip(1)
        .flat_map(|rest| {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
            let head = rest[..end].trim_end_matches(':').to_owned();
            match rest[end..].strip_prefix('{') {
                Some(list) if rest[..end].ends_with("::") => {
                    let list = list.split('}').next().unwrap_or_default();
                    list.split(',').map(|item| format!("{head}::{}", item.trim())).collect()
                }
                _ => vec![head],
            }
        })
        .filter(|import| !import.is_empty())
        .collect()
}
