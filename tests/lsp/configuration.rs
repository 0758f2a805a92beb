//! Configuration of files and of the editor.

use super::editor::{Editor, capabilities, codes, uri};
use serde_json::{Value, json};

const DRAFT: &str = "- Trồng các các hộ;; trồng lúa.\n";
const RULES: (&str, &str) = ("SOAT_EXTEND_SELECT", "CT03,CT05");

#[test]
fn a_wrong_configuration_is_shown_at_its_place_and_goes_when_it_is_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("soat.toml");
    std::fs::write(&file, "# của phòng\nstgae = \"sign\"\n").expect("a configuration");
    let mut editor = Editor::new(folder.path(), &[RULES]);
    let draft = uri(&folder.path().join("con/kh.md"));
    assert!(editor.open(&draft, DRAFT).is_empty(), "nothing is checked under a wrong configuration");
    let shown = editor.published(|params| params["uri"] == uri(&file));
    let fault = &shown["diagnostics"][0];
    assert_eq!(fault["range"]["start"], json!({"line": 1, "character": 0}));
    assert!(fault["message"].as_str().is_some_and(|message| message.contains("did you mean `stage`")), "{fault}");
    let message = editor.hear("window/showMessage").0["message"].clone();
    assert!(message.as_str().is_some_and(|message| message.contains("soat.toml:2: ")), "{message}");

    std::fs::write(&file, "[rules]\nCT05 = \"off\"\n").expect("a configuration");
    let changed = json!({"changes": [{"uri": uri(&file), "type": 2}]});
    editor.tell("workspace/didChangeWatchedFiles", changed.clone());
    let shown = editor.published(|params| params["uri"] == uri(&file));
    assert_eq!(shown["diagnostics"], json!([]));
    assert_eq!(codes(&editor.found(&draft, 1)), ["CT03"]);

    // A list of ignores that somebody writes by hand.
    let list = "[[ignore]]\nrule = \"CT03\"\nreason = \"tên riêng\"\n";
    std::fs::write(folder.path().join("soat.ignore.toml"), list).expect("a list");
    editor.tell("workspace/didChangeWatchedFiles", changed);
    assert!(editor.found(&draft, 1).is_empty());
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn who_does_not_watch_files_saves() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut editor, _) = Editor::greeted(folder.path(), &[RULES], &json!({}), &json!({"lang": "en"}));
    let draft = uri(&folder.path().join("kh.md"));
    assert_eq!(codes(&editor.open(&draft, DRAFT)), ["CT03", "CT05"]);
    std::fs::write(folder.path().join("soat.toml"), "[rules]\nCT05 = \"off\"\n").expect("a configuration");
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": draft}}));
    assert_eq!(codes(&editor.found(&draft, 1)), ["CT03"]);

    // A configuration that is open itself is no draft; saved, it counts for all.
    let file = folder.path().join("soat.toml");
    let item = json!({"uri": uri(&file), "languageId": "toml", "version": 1, "text": "các các"});
    editor.tell("textDocument/didOpen", json!({"textDocument": item}));
    std::fs::write(&file, "[rules]\nCT03 = \"error\"\n").expect("a configuration");
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": uri(&file)}}));
    let found = editor.found(&draft, 1);
    assert_eq!((codes(&found), &found[0]["severity"]), (vec!["CT03", "CT05"], &json!(1)));
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": draft}}));
    assert_eq!(editor.published(|params| params["uri"] == draft)["diagnostics"], json!([]));
    let about_toml = editor.rest().into_iter().filter(
        |message| matches!(message, lsp_server::Message::Notification(said) if said.params["uri"] == uri(&file)),
    );
    assert_eq!(about_toml.count(), 0);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn the_editors_settings_win_over_flags_and_files() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("soat.toml"), "stage = \"sign\"\n").expect("a configuration");
    let text = "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN\n\nSố:      /KH-UBND\n\nKẾ HOẠCH\nTrồng cây năm 2027\n";
    let draft = uri(&folder.path().join("kh.md"));
    let severity = |found: &[Value]| found[0]["severity"].as_u64();
    let env = [("SOAT_SELECT", "TT01"), ("SOAT_STAGE", "sign")];

    let (mut editor, _) =
        Editor::greeted(folder.path(), &env, &capabilities(&[]), &json!({"stage": "ban-hanh", "lnag": "en"}));
    let complaint = editor.hear("window/showMessage").0["message"].clone();
    assert!(complaint.as_str().is_some_and(|said| said.contains("lnag") && said.contains("“lang”")), "{complaint}");
    assert_eq!(severity(&editor.open(&draft, text)), Some(1));
    editor.tell("workspace/didChangeConfiguration", json!({"settings": {"soat": {"stage": "draft"}}}));
    assert_eq!(severity(&editor.found(&draft, 1)), Some(3));
    editor.tell("workspace/didChangeConfiguration", json!({"settings": {"editor": {"stage": "sign"}}}));
    assert_eq!(severity(&editor.found(&draft, 1)), Some(1), "what it was begun with");
    assert_eq!(editor.leave(), Some(0));

    // An editor that is asked for its settings.
    let mut asks = capabilities(&[]);
    asks["workspace"]["configuration"] = json!(true);
    let (mut editor, _) = Editor::greeted(folder.path(), &env, &asks, &Value::Null);
    let (question, request) = editor.hear("workspace/configuration");
    assert_eq!(question["items"][0]["section"], "soat");
    editor.reply(request.expect("a request"), json!([{"stage": "issue"}]));
    let (registered, request) = editor.hear("client/registerCapability");
    assert_eq!(registered["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    editor.reply(request.expect("a request"), Value::Null);
    assert_eq!(severity(&editor.open(&draft, text)), Some(1));
    assert_eq!(editor.leave(), Some(0));
}
