//! Fixes, ignores, explanations, outlines.

use super::editor::{Editor, codes, edited, uri};
use serde_json::{Value, json};

/// A draft with a safe fix, an unsafe one, and a figure.
const DRAFT: &str =
    "KẾ HOẠCH\n\n- Trồng lúa;; ngô  và đậu.\n- Phần đấu đạt 90%.\n- Trồng được 8.400 cây/3.200 cây đạt 226,5%.\n";
const RULES: (&str, &str) = ("SOAT_SELECT", "CT02,CT04,CT05,SL01");

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().filter_map(|action| action["title"].as_str()).collect()
}

#[test]
fn fixes_are_edits_and_figures_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kh.md");
    std::fs::write(&path, DRAFT).expect("a draft");
    let mut editor = Editor::new(folder.path(), &[RULES]);
    let uri = uri(&path);
    let found = editor.open(&uri, DRAFT);
    assert_eq!(codes(&found), ["CT05", "CT04", "CT02", "SL01"]);
    let of = |editor: &mut Editor, code: &str, only| {
        let diagnostic = found.iter().find(|diagnostic| diagnostic["code"] == code).expect("it is found");
        let mut actions = editor.actions(&uri, &diagnostic["range"], only);
        actions.retain(|action| action["title"].as_str().is_some_and(|title| title.starts_with(code)));
        actions
    };
    let safe = of(&mut editor, "CT05", Some("quickfix"));
    assert_eq!((safe[0]["kind"].as_str(), &safe[0]["isPreferred"]), (Some("quickfix"), &json!(true)));
    assert_eq!(edited(DRAFT, &safe[0], false), DRAFT.replace(";;", ";"));
    assert_eq!(safe[0]["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
    assert_eq!(safe[0]["diagnostics"][0]["code"], "CT05");
    let risky = of(&mut editor, "CT02", Some("quickfix"));
    assert!(risky[0].get("isPreferred").is_none() && titles(&risky)[0].ends_with("(needs a second look)"));
    assert_eq!(edited(DRAFT, &risky[0], false), DRAFT.replace("Phần đấu", "Phấn đấu"));
    for only in [None, Some("quickfix")] {
        let figure = of(&mut editor, "SL01", only);
        assert!(!figure.is_empty() && figure.iter().all(|action| action.get("edit").is_none()), "{figure:?}");
    }

    // All safe fixes at once give what `soat fix` gives.
    let nowhere = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
    let all = editor.actions(&uri, &nowhere, Some("source.fixAll"));
    assert_eq!(all[0]["kind"], "source.fixAll.soat");
    let fixed = edited(DRAFT, &all[0], false);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_soat"));
    command.arg("fix").arg(&path).env_clear().env(RULES.0, RULES.1);
    assert!(command.status().expect("the binary runs").success());
    assert_eq!(fixed, std::fs::read_to_string(&path).expect("the draft"));
    assert_ne!(fixed, DRAFT);
    assert!(editor.actions(&uri, &nowhere, None).is_empty(), "nothing is wrong there");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn a_finding_is_ignored_with_a_reason_by_every_door() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kế hoạch.md");
    std::fs::write(&path, DRAFT).expect("a draft");
    let mut editor = Editor::new(folder.path(), &[("SOAT_SELECT", "CT02,SL01")]);
    let uri = uri(&path);
    let found = editor.open(&uri, DRAFT);
    assert_eq!(codes(&found), ["CT02", "SL01"]);
    let actions = editor.actions(&uri, &found[1]["range"], None);
    let ignore = actions.iter().find(|action| action["command"]["command"] == "soat.ignore").expect("it is offered");
    let command = json!({"command": "soat.ignore", "arguments": ignore["command"]["arguments"]});

    // Who thinks better of it ignores nothing.
    assert_eq!(editor.ask("workspace/executeCommand", command.clone()), Ok(Value::Null));
    let (question, request) = editor.hear("window/showMessageRequest");
    let offered = question["actions"].as_array().expect("reasons").clone();
    editor.reply(request.expect("a request"), offered.last().expect("one at least").clone());
    editor.ask("workspace/executeCommand", command).expect("an answer");
    let (_, request) = editor.hear("window/showMessageRequest");
    let list = folder.path().join("soat.ignore.toml");
    assert!(!list.exists());
    editor.reply(request.expect("a request"), offered[0].clone());
    let left = editor.found(&uri, 1);
    assert_eq!(codes(&left), ["CT02"]);
    let written = std::fs::read_to_string(&list).expect("a list of ignores");
    assert!(written.contains("file = \"kế hoạch.md\"") && written.contains("rule = \"SL01\""), "{written}");
    assert!(written.contains(offered[0]["title"].as_str().expect("a reason")), "{written}");

    // An editor that asks for the reason itself.
    let argument = json!({"uri": uri, "fingerprint": left[0]["data"]["fingerprint"], "reason": "địa danh"});
    editor
        .ask("workspace/executeCommand", json!({"command": "soat.ignore", "arguments": [argument.clone()]}))
        .expect("an answer");
    assert!(editor.found(&uri, 1).is_empty());
    editor
        .ask("workspace/executeCommand", json!({"command": "soat.ignore", "arguments": [argument]}))
        .expect("an answer");
    let told = |editor: &mut Editor| editor.hear("window/showMessage").0["message"].as_str().map(str::to_owned);
    let messages = [told(&mut editor), told(&mut editor), told(&mut editor)].map(Option::unwrap_or_default);
    assert!(messages[2].contains("no longer in the document"), "{messages:?}");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_soat"));
    command.arg("check").arg(&path).env_clear().env("SOAT_SELECT", "CT02,SL01");
    assert!(command.status().expect("the binary runs").success(), "the command line agrees");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn rules_are_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::new(folder.path(), &[]);
    let explain = |rule: &str| json!({"command": "soat.explain", "arguments": [{"rule": rule}]});
    let page = editor.ask("workspace/executeCommand", explain("SL01")).expect("a page");
    assert!(page.as_str().is_some_and(|page| page.starts_with("## SL01 ")));
    assert!(editor.hear("window/showMessage").0["message"].as_str().is_some_and(|short| short.contains("Source: ")));
    assert_eq!(editor.ask("workspace/executeCommand", explain("ZZ99")), Err(-32602));
    assert_eq!(editor.ask("workspace/executeCommand", json!({"command": "rm", "arguments": []})), Err(-32602));
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn the_outline_is_the_tree() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::new(folder.path(), &[]);
    let text = "KẾ HOẠCH\nPhát triển kinh tế năm 2027\n\nI. MỤC TIÊU\n\n1. Mục tiêu chung\n\nGiữ nhịp tăng trưởng.\n\n\
                2. Mục tiêu cụ thể\n\n- Thu ngân sách đạt kế hoạch.\n\nII. TỔ CHỨC THỰC HIỆN\n\nCác đơn vị phối hợp.\n";
    let path = uri(&folder.path().join("kh.md"));
    editor.open(&path, text);
    let of = json!({"textDocument": {"uri": path}});
    let symbols = editor.ask("textDocument/documentSymbol", of.clone()).expect("an outline");
    let names: Vec<&str> = symbols.as_array().expect("a list").iter().filter_map(|s| s["name"].as_str()).collect();
    assert_eq!(names, ["KẾ HOẠCH Phát triển kinh tế năm 2027", "I. MỤC TIÊU", "II. TỔ CHỨC THỰC HIỆN"]);
    let inner: Vec<&str> =
        symbols[1]["children"].as_array().expect("children").iter().filter_map(|s| s["name"].as_str()).collect();
    assert_eq!(inner, ["1. Mục tiêu chung", "2. Mục tiêu cụ thể"]);
    assert_eq!(symbols[1]["range"]["start"], json!({"line": 3, "character": 0}));
    assert_eq!(symbols[1]["range"]["end"]["line"], 11);
    let folds = editor.ask("textDocument/foldingRange", of).expect("folds");
    let has =
        |start, end| folds.as_array().is_some_and(|l| l.iter().any(|f| f["startLine"] == start && f["endLine"] == end));
    assert!(has(3, 11) && has(5, 7) && has(13, 15), "{folds}");
    assert_eq!(editor.leave(), Some(0));
}
