//! The protocol itself: beginning, ending, cancelling, and what nobody should send.

use super::editor::{Editor, codes, uri};
use serde_json::{Value, json};

#[test]
fn what_comes_too_early_or_too_late_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::silent(folder.path(), &[], &[]);
    assert_eq!(editor.ask("textDocument/hover", json!({})), Err(-32002));
    let greeting = editor.ask("initialize", json!({"capabilities": {}})).expect("it is ready");
    assert_eq!(greeting["serverInfo"]["name"], "soat");
    assert_eq!(greeting["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(editor.ask("initialize", json!({"capabilities": {}})), Err(-32600));
    assert_eq!(editor.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(editor.ask("textDocument/hover", json!({})), Err(-32600));
    editor.tell("exit", Value::Null);
    assert_eq!(editor.end(), Some(0));
}

#[test]
fn who_leaves_without_goodbye_gets_exit_code_1() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut rude = Editor::new(folder.path(), &[]);
    rude.tell("exit", Value::Null);
    assert_eq!(rude.end(), Some(1));
    assert_eq!(Editor::new(folder.path(), &[]).end(), Some(1), "standard input ends");
    assert_eq!(Editor::silent(folder.path(), &[], &[]).end(), Some(1), "before anything is said");
}

#[test]
fn a_cancelled_request_is_answered_as_cancelled() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::new(folder.path(), &[]);
    let path = uri(&folder.path().join("kh.md"));
    // Long enough to check that the cancellation arrives meanwhile.
    let text = "- Thu ngân sách đạt 8.400 triệu đồng/3.200 triệu đồng, đạt 226,5% kế hoạch năm 2027.\n\n".repeat(3000);
    let item = json!({"uri": path, "languageId": "markdown", "version": 1, "text": text});
    editor.tell("textDocument/didOpen", json!({"textDocument": item}));
    let of = json!({"textDocument": {"uri": path}});
    let (first, second) =
        (editor.request("textDocument/documentSymbol", of.clone()), editor.request("textDocument/foldingRange", of));
    editor.tell("$/cancelRequest", json!({"id": first}));
    assert_eq!(editor.answer(first), Err(-32800));
    assert!(editor.answer(second).is_ok());
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn nonsense_is_survived() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::new(folder.path(), &[("SOAT_SELECT", "CT03")]);
    editor.raw(b"Content-Length: 9\r\n\r\n{\"broken\"");
    editor.raw(b"Content-Length: 2\r\n\r\n\xff\xfe");
    assert_eq!(editor.ask("textDocument/rename", json!({})), Err(-32601));
    assert_eq!(editor.ask("textDocument/hover", json!({"textDocument": 3})), Err(-32602));
    editor.tell("textDocument/didOpen", json!({"textDocument": {"uri": 7}}));
    editor.tell(
        "textDocument/didChange",
        json!({"textDocument": {"uri": "file:///nowhere", "version": 2}, "contentChanges": []}),
    );
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": "file:///nowhere"}}));
    let nowhere = json!({"textDocument": {"uri": "file:///nowhere.md"}, "position": {"line": 0, "character": 0}});
    assert_eq!(editor.ask("textDocument/hover", nowhere), Ok(Value::Null));

    // Documents in no file, of other schemes, of names that are no UTF-8; positions that are nowhere.
    for odd in ["untitled:Untitled-1", "vscode-vfs://github/x/kh.md", "file:///%FF%FE/kh.md", "file://server/x/kh.md"] {
        assert_eq!(codes(&editor.open(odd, "- Trồng các các hộ.\n")), ["CT03"], "{odd}");
        let far = json!({"start": {"line": 90, "character": 900}, "end": {"line": 5, "character": 0}});
        editor.change(odd, 2, json!([{"range": far, "text": "- Giao cho cho.\n"}]));
        assert_eq!(codes(&editor.found(odd, 2)), ["CT03", "CT03"], "{odd}");
    }
    // A name that its editor did not escape.
    let item =
        json!({"uri": "file:///tmp/kế hoạch.md", "languageId": "markdown", "version": 1, "text": "- các các hộ\n"});
    editor.tell("textDocument/didOpen", json!({"textDocument": item}));
    let published =
        editor.published(|params| params["uri"].as_str().is_some_and(|uri| uri.ends_with("ho%E1%BA%A1ch.md")));
    assert_eq!(published["version"], 1);
    assert_eq!(editor.leave(), Some(0));
}
