//! What is found, where it stands, and when it is published.

use super::editor::{Editor, capabilities, codes, uri, words};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use unicode_normalization::UnicodeNormalization;

/// Spacing, doubled marks, repeated words.
const WORDING: (&str, &str) = ("SOAT_SELECT", "CT03,CT05");

/// In NFD, with a letter outside the basic plane before what is found, and with line ends of Windows.
fn nfd() -> String {
    "KẾ HOẠCH\r\n\r\n- 🌾 Tổ chức trồng lúa;; giao các các hộ.\r\n- Giữ gìn vệ sinh.\r\n".nfd().collect()
}

#[test]
fn places_are_right_in_both_encodings_and_after_edits() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = uri(&folder.path().join("kế hoạch.md"));
    for (offered, is_utf8) in [(&["utf-8", "utf-16"][..], true), (&["utf-16"][..], false), (&[][..], false)] {
        let (mut editor, greeting) =
            Editor::greeted(folder.path(), &[WORDING], &capabilities(offered), &json!({"lang": "en"}));
        let encoding = &greeting["capabilities"]["positionEncoding"];
        assert_eq!(encoding, if is_utf8 { "utf-8" } else { "utf-16" });
        let mut text = nfd();
        let found = editor.open(&path, &text);
        assert_eq!(codes(&found), ["CT05", "CT03"]);
        assert_eq!(words(&text, &found[0], is_utf8), ";;");

        // The doubled mark goes; a doubled mark comes after the same letters one line below, in one notification.
        let range = found[0]["range"].clone();
        let line = json!({"line": 3, "character": 2});
        let added: String = "Trồng 🌾 sắn,, ".nfd().collect();
        editor.change(
            &path,
            2,
            json!([{"range": range, "text": ";"}, {"range": {"start": line, "end": line}, "text": added}]),
        );
        text = text.replace(";;", ";");
        let at = text.rfind("- ").expect("the last line") + 2;
        text.insert_str(at, &added);
        let found = editor.found(&path, 2);
        assert_eq!(codes(&found), ["CT03", "CT05"]);
        assert_eq!(words(&text, &found[1], is_utf8), ",,");

        // A whole new text.
        editor.change(&path, 3, json!([{"text": "- Nội dung rõ ràng.\n"}]));
        assert!(editor.found(&path, 3).is_empty());
        assert_eq!(editor.leave(), Some(0));
    }
}

/// What the command line finds in a file: code, line, column in UTF-16, severity.
fn on_the_command_line(path: &Path) -> Vec<(String, u64, u64, u64)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_soat"));
    let output = command.args(["check", "-f", "json", "--lang", "en"]).arg(path).env_clear().output();
    let report: Value = serde_json::from_slice(&output.expect("the binary runs").stdout).expect("JSON");
    let text = std::fs::read_to_string(path).expect("a draft");
    let findings = report["files"][0]["findings"].as_array().expect("findings").clone();
    let mut found: Vec<_> = findings
        .iter()
        .filter(|finding| finding["suppressed"].is_null())
        .map(|finding| {
            let byte = usize::try_from(finding["span"]["start"]["byte"].as_u64().unwrap_or(0)).expect("small");
            let before = &text[..byte];
            let line = before.matches('\n').count() as u64;
            let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count() as u64;
            let severity = ["error", "warning", "info"].iter().position(|name| finding["severity"] == *name);
            (
                finding["code"].as_str().expect("a code").to_owned(),
                line,
                column,
                severity.expect("one of them") as u64 + 1,
            )
        })
        .collect();
    found.sort();
    found
}

#[test]
fn findings_are_those_of_the_command_line() {
    let mut drafts = 0;
    for entry in std::fs::read_dir("examples").expect("examples/ can be listed") {
        let path = entry.expect("an entry").path();
        let name = path.to_string_lossy().into_owned();
        let is_draft = path.extension().is_some_and(|extension| extension == "txt" || extension == "md");
        if path.is_dir() || !is_draft || name.ends_with(".expected.txt") {
            continue;
        }
        let path = path.canonicalize().expect("it is there");
        let mut editor = Editor::new(path.parent().expect("a folder"), &[]);
        let text = std::fs::read_to_string(&path).expect("a draft");
        let mut found: Vec<_> = editor
            .open(&uri(&path), &text)
            .iter()
            .map(|diagnostic| {
                let number = |pointer| diagnostic.pointer(pointer).and_then(Value::as_u64).expect("a number");
                let code = diagnostic["code"].as_str().expect("a code").to_owned();
                (code, number("/range/start/line"), number("/range/start/character"), number("/severity"))
            })
            .collect();
        found.sort();
        assert_eq!(found, on_the_command_line(&path), "{name}");
        drafts += 1;
        assert_eq!(editor.leave(), Some(0));
    }
    assert!(drafts >= 4, "only {drafts} drafts were compared");
}

#[test]
fn a_finding_tells_what_why_where_else_and_on_what_it_rests() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::new(folder.path(), &[("SOAT_SELECT", "SL01,CT05")]);
    let path = uri(&folder.path().join("kh.md"));
    let text = "- Trồng được 8.400 cây/3.200 cây đạt 226,5%.\n- Trồng lúa;; ngô.\n";
    let found = editor.open(&path, text);
    assert_eq!(codes(&found), ["SL01", "CT05"]);
    let lines: Vec<&str> = found[0]["message"].as_str().expect("a message").lines().collect();
    assert!(lines[0].contains("262,5%") && !lines[0].ends_with('.'), "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("computed: 8.400 / 3.200 × 100 = 262,5")), "{lines:?}");
    assert!(lines.last().is_some_and(|line| line.starts_with("source: ")), "{lines:?}");
    let related = found[0]["relatedInformation"].as_array().expect("the figures involved");
    let places: Vec<&str> =
        related.iter().map(|place| words(text, &json!({"range": place["location"]["range"]}), false)).collect();
    assert_eq!(places, ["8.400 cây", "3.200 cây"]);
    assert_eq!(found[1]["tags"], json!([1]), "a doubled mark can go");
    assert!(found[0]["data"]["fingerprint"].is_string());

    // The same for an editor that knows less.
    let (mut plain, _) = Editor::greeted(folder.path(), &[("SOAT_SELECT", "SL01")], &json!({}), &Value::Null);
    let found = plain.open(&path, text);
    assert!(found[0].get("relatedInformation").is_none() && found[0].get("tags").is_none());
    assert!(found[0]["message"].as_str().is_some_and(|message| message.contains("căn cứ: ")), "Vietnamese by default");
    let position = json!({"textDocument": {"uri": path}, "position": {"line": 0, "character": 40}});
    let hover = plain.ask("textDocument/hover", position.clone()).expect("an answer");
    assert_eq!(hover["contents"]["kind"], "plaintext");
    assert_eq!(plain.leave(), Some(0));

    let hover = editor.ask("textDocument/hover", position).expect("an answer");
    let page = hover["contents"]["value"].as_str().expect("a page");
    assert!(page.contains("## SL01 ") && page.contains("**Source**"), "{page}");
    let elsewhere = json!({"textDocument": {"uri": path}, "position": {"line": 0, "character": 2}});
    assert_eq!(editor.ask("textDocument/hover", elsewhere), Ok(Value::Null));
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn only_the_last_of_many_changes_is_told_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::new(folder.path(), &[WORDING]);
    let path = uri(&folder.path().join("kh.md"));
    editor.open(&path, "- Nội dung rõ ràng.\n");
    for version in 2..60 {
        editor.change(&path, version, json!([{"text": format!("- Trồng các các hộ lần {version}.\n")}]));
    }
    let found = editor.found(&path, 59);
    assert_eq!(codes(&found), ["CT03"]);
    let stale = editor.rest().into_iter().filter(|message| {
        matches!(message, lsp_server::Message::Notification(said) if said.method == "textDocument/publishDiagnostics")
    });
    assert!(stale.count() <= 3, "typing is waited for");

    // A request waits for no rest of the typist: it is of the text as it is now.
    editor.change(&path, 60, json!([{"text": "- Trồng lúa,, ngô.\n"}]));
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 18}});
    let actions = editor.actions(&path, &range, Some("quickfix"));
    assert!(actions.iter().any(|action| action["title"].as_str().is_some_and(|title| title.starts_with("CT05"))));
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn what_is_no_text_is_told_and_what_is_empty_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::new(folder.path(), &[]);
    let path = uri(&folder.path().join("kh.txt"));
    assert!(editor.open(&path, " \n").is_empty());
    for (version, text) in [(2, "a\u{0}b"), (3, "{\\rtf1 x}"), (4, "%PDF-1.7\n")] {
        editor.change(&path, version, json!([{"text": text}]));
        let found = editor.found(&path, version);
        assert_eq!(found.len(), 1, "{text:?}");
        let code = found[0]["code"].as_str().unwrap_or_default();
        assert!(["not-text", "unsupported", "wrong-extension"].contains(&code), "{found:?}");
    }
    // A byte-order mark that the editor kept moves no column.
    let text = "\u{FEFF}- Trồng các các hộ.\n";
    editor.change(&path, 5, json!([{"text": text}]));
    let found = editor.found(&path, 5);
    let repeated = found.iter().find(|diagnostic| diagnostic["code"] == "CT03").expect("it is found");
    assert!(words(text, repeated, false).starts_with("các"));
    assert_eq!(editor.leave(), Some(0));
}
