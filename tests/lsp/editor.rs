//! [`Editor`]: an editor's side of the conversation with the real binary.

use lsp_server::{Message, Notification, Request, Response};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Other work may keep the machine busy.
const PATIENCE: Duration = Duration::from_mins(2);

/// An editor that talks to `soat server`.
pub struct Editor {
    child: Child,
    stdin: Option<ChildStdin>,
    heard: Receiver<Message>,
    /// Heard and not asked for yet.
    kept: VecDeque<Message>,
    asked: i32,
}

/// What most editors say of themselves.
pub fn capabilities(encodings: &[&str]) -> Value {
    json!({
        "general": {"positionEncodings": encodings},
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": true, "tagSupport": {"valueSet": [1, 2]}},
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}}},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
        },
        "workspace": {
            "workspaceEdit": {"documentChanges": true},
            "didChangeWatchedFiles": {"dynamicRegistration": true},
        },
    })
}

/// The URI of a file.
pub fn uri(path: &Path) -> String {
    ls_types::Uri::from_file_path(path).expect("a file has a URI").as_str().to_owned()
}

impl Editor {
    /// Starts the server in a folder; says nothing yet.
    pub fn silent(folder: &Path, args: &[&str], env: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_soat"))
            .arg("server")
            .args(args)
            .current_dir(folder)
            .env_clear()
            .envs(env.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        let mut out = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let (sender, heard) = channel();
        std::thread::spawn(move || {
            while let Ok(Some(message)) = Message::read(&mut out) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let stdin = child.stdin.take();
        Self { child, stdin, heard, kept: VecDeque::new(), asked: 0 }
    }

    /// Starts the server and introduces itself; gives what the server says it can do, too.
    pub fn greeted(folder: &Path, env: &[(&str, &str)], capabilities: &Value, options: &Value) -> (Self, Value) {
        let mut editor = Self::silent(folder, &["--stdio"], env);
        let params = json!({
            "processId": null,
            "rootUri": uri(folder),
            "capabilities": capabilities,
            "initializationOptions": options,
        });
        let greeting = editor.ask("initialize", params).expect("it is ready");
        editor.tell("initialized", json!({}));
        (editor, greeting)
    }

    /// Of most kinds: columns in UTF-16, English.
    pub fn new(folder: &Path, env: &[(&str, &str)]) -> Self {
        Self::greeted(folder, env, &capabilities(&["utf-16"]), &json!({"lang": "en"})).0
    }

    /// Sends bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().expect("the server listens");
        stdin.write_all(bytes).and_then(|()| stdin.flush()).expect("the server listens");
    }

    fn send(&mut self, message: &Message) {
        let mut bytes = Vec::new();
        message.write(&mut bytes).expect("a message can be written");
        self.raw(&bytes);
    }

    /// Sends a notification.
    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&Notification::new(method.to_owned(), params).into());
    }

    /// Sends a request; gives its number.
    pub fn request(&mut self, method: &str, params: Value) -> i32 {
        self.asked += 1;
        self.send(&Request::new(self.asked.into(), method.to_owned(), params).into());
        self.asked
    }

    /// Waits for the answer to a request: the result, or the error's code.
    pub fn answer(&mut self, number: i32) -> Result<Value, i32> {
        let is_it = |message: &Message| matches!(message, Message::Response(r) if r.id == number.into());
        match self.wait(is_it) {
            Message::Response(Response { response_result, .. }) => response_result.map_err(|error| error.code),
            other => unreachable!("{other:?}"),
        }
    }

    /// Asks and waits.
    pub fn ask(&mut self, method: &str, params: Value) -> Result<Value, i32> {
        let number = self.request(method, params);
        self.answer(number)
    }

    /// Waits for a request or notification of a method; gives its parameters, and the request.
    pub fn hear(&mut self, method: &str) -> (Value, Option<Request>) {
        let is_it = |message: &Message| match message {
            Message::Request(request) => request.method == method,
            Message::Notification(said) => said.method == method,
            Message::Response(_) => false,
        };
        match self.wait(is_it) {
            Message::Request(request) => (request.params.clone(), Some(request)),
            Message::Notification(said) => (said.params, None),
            Message::Response(_) => unreachable!("no answer was waited for"),
        }
    }

    /// Answers a request of the server.
    pub fn reply(&mut self, request: Request, result: Value) {
        self.send(&Response::new_ok(request.id, result).into());
    }

    /// Opens a document; gives what is found in it.
    pub fn open(&mut self, uri: &str, text: &str) -> Vec<Value> {
        let item = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": item}));
        self.found(uri, 1)
    }

    /// Changes a document.
    pub fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let params = json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes});
        self.tell("textDocument/didChange", params);
    }

    /// Waits for what is found in a version of a document.
    pub fn found(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let params = self.published(|params| params["uri"] == uri && params["version"] == version);
        params["diagnostics"].as_array().expect("a list").clone()
    }

    /// Waits for published diagnostics that satisfy `is`.
    pub fn published(&mut self, is: impl Fn(&Value) -> bool) -> Value {
        let is_it = |message: &Message| match message {
            Message::Notification(said) => said.method == "textDocument/publishDiagnostics" && is(&said.params),
            _ => false,
        };
        match self.wait(is_it) {
            Message::Notification(said) => said.params,
            other => unreachable!("{other:?}"),
        }
    }

    /// The actions for a range, with their kinds limited to `only`.
    pub fn actions(&mut self, uri: &str, range: &Value, only: Option<&str>) -> Vec<Value> {
        let mut context = json!({"diagnostics": []});
        if let Some(only) = only {
            context["only"] = json!([only]);
        }
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        let answer = self.ask("textDocument/codeAction", params).expect("an answer");
        answer.as_array().expect("a list").clone()
    }

    /// Says goodbye; gives the exit code.
    pub fn leave(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", Value::Null), Ok(Value::Null));
        self.tell("exit", Value::Null);
        self.end()
    }

    /// Waits for the end of the server; gives the exit code.
    pub fn end(mut self) -> Option<i32> {
        self.stdin = None;
        self.child.wait().expect("the server ends").code()
    }

    /// What was heard and not asked for.
    pub fn rest(&mut self) -> Vec<Message> {
        self.kept.extend(self.heard.try_iter());
        self.kept.drain(..).collect()
    }

    fn wait(&mut self, is_it: impl Fn(&Message) -> bool) -> Message {
        if let Some(at) = self.kept.iter().position(&is_it) {
            return self.kept.remove(at).expect("it is there");
        }
        loop {
            let message = self.heard.recv_timeout(PATIENCE).expect("the server says something");
            if is_it(&message) {
                return message;
            }
            self.kept.push_back(message);
        }
    }
}

/// A text after the edits of a code action, in columns of UTF-16 or bytes.
pub fn edited(text: &str, action: &Value, is_utf8: bool) -> String {
    let changes = &action["edit"]["documentChanges"][0]["edits"];
    let mut edits: Vec<(usize, usize, &str)> = changes
        .as_array()
        .expect("edits")
        .iter()
        .map(|edit| {
            let at = |which: &str| byte_of(text, &edit["range"][which], is_utf8);
            (at("start"), at("end"), edit["newText"].as_str().expect("text"))
        })
        .collect();
    edits.sort_unstable();
    let mut new = text.to_owned();
    for (start, end, words) in edits.into_iter().rev() {
        new.replace_range(start..end, words);
    }
    new
}

/// The byte of a position, counted as the protocol says and not as the server does it.
pub fn byte_of(text: &str, position: &Value, is_utf8: bool) -> usize {
    let number = |key: &str| usize::try_from(position[key].as_u64().expect("a number")).expect("small");
    let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
    let mut units = 0;
    for (at, c) in text[start..].char_indices() {
        if units == number("character") {
            return start + at;
        }
        units += if is_utf8 { c.len_utf8() } else { c.len_utf16() };
    }
    text.len()
}

/// The words a diagnostic stands on.
pub fn words<'t>(text: &'t str, diagnostic: &Value, is_utf8: bool) -> &'t str {
    let at = |which: &str| byte_of(text, &diagnostic["range"][which], is_utf8);
    &text[at("start")..at("end")]
}

/// The codes of diagnostics, in order.
pub fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().filter_map(|diagnostic| diagnostic["code"].as_str()).collect()
}
