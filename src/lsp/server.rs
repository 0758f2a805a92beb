//! [`Server`]: the one loop. Messages in the order they came; a check when typing rests; nothing published that a waiting
//! change makes stale.

use super::checked::Checked;
use super::client::Client;
use super::documents::{Document, Documents};
use super::faults::Faults;
use super::settings::Settings;
use super::wire::{Event, Wire};
use super::{commands, diagnostics, uri};
use crate::config::Asked;
use crate::rules::card::Lang;
use ls_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, Uri,
};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How far the conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The editor has not said `initialize`.
    New,
    /// It may ask.
    Open,
    /// It has said `shutdown`.
    Closing,
}

/// What the editor was asked and has not answered yet.
enum Awaited {
    /// Its settings.
    Settings,
    /// Why a finding is to be ignored.
    Reason(commands::Ignoring),
    /// Anything whose answer changes nothing.
    Nothing,
}

/// A language server.
pub struct Server {
    wire: Wire,
    phase: Phase,
    /// As it was started.
    started: (Asked, Lang),
    /// With the editor's settings.
    asked: Asked,
    pub(super) lang: Lang,
    /// Settings it was begun with.
    given: Settings,
    pub(super) client: Client,
    pub(super) documents: Documents,
    faults: Faults,
    awaited: HashMap<RequestId, Awaited>,
    questions: i32,
    /// How long the last check took.
    pace: Duration,
}

impl Server {
    /// Over a wire, as the command line asks.
    pub fn new(wire: Wire, asked: Asked, lang: Lang) -> Self {
        Self {
            wire,
            phase: Phase::New,
            asked: asked.clone(),
            started: (asked, lang),
            lang,
            given: Settings::default(),
            client: Client::default(),
            documents: Documents::default(),
            faults: Faults::default(),
            awaited: HashMap::new(),
            questions: 0,
            pace: Duration::ZERO,
        }
    }

    /// Serves until the editor leaves; gives whether it said goodbye first.
    pub fn run(mut self) -> bool {
        loop {
            match self.wire.next(self.documents.deadline()) {
                Event::Closed => return false,
                Event::Due => {
                    if let Some(uri) = self.documents.due() {
                        self.check(&uri);
                    }
                }
                Event::Message(Message::Notification(said)) if said.method == "exit" => {
                    return self.phase == Phase::Closing;
                }
                Event::Message(Message::Notification(said)) => self.hear(said),
                Event::Message(Message::Request(request)) => self.answer(request),
                Event::Message(Message::Response(response)) => self.learn(response),
            }
        }
    }

    fn answer(&mut self, mut request: Request) {
        uri::mend(&mut request.params);
        let id = request.id.clone();
        let result = match (self.phase, request.method.as_str()) {
            _ if self.wire.is_cancelled(&id) => Err((ErrorCode::RequestCanceled, "cancelled".to_owned())),
            (Phase::New, "initialize") => Ok(self.begin(&request.params)),
            (Phase::New, _) => Err((ErrorCode::ServerNotInitialized, "initialize comes first".to_owned())),
            (Phase::Closing, _) => Err((ErrorCode::InvalidRequest, "shut down already".to_owned())),
            (Phase::Open, "initialize") => Err((ErrorCode::InvalidRequest, "initialized already".to_owned())),
            (Phase::Open, "shutdown") => {
                self.phase = Phase::Closing;
                Ok(Value::Null)
            }
            (Phase::Open, _) => catch_unwind(AssertUnwindSafe(|| self.ask(&request.method, request.params)))
                .unwrap_or_else(|_| Err((ErrorCode::InternalError, "a defect of soat".to_owned()))),
        };
        self.wire.answer(id, result);
    }

    fn begin(&mut self, params: &Value) -> Value {
        self.phase = Phase::Open;
        self.client = Client::of(params);
        let (settings, complaints) =
            Settings::of(params.get("initializationOptions").unwrap_or(&Value::Null), self.lang);
        self.given = settings.clone();
        self.settle(&settings);
        // Before its answer an editor may be told things only by messages.
        for complaint in complaints {
            self.wire.show(2, &complaint);
        }
        self.client.greeting()
    }

    fn settle(&mut self, settings: &Settings) {
        self.asked = settings.over(&self.started.0);
        self.lang = settings.lang().unwrap_or(self.started.1);
    }

    fn hear(&mut self, mut said: Notification) {
        if self.phase != Phase::Open {
            return;
        }
        uri::mend(&mut said.params);
        let done = match said.method.as_str() {
            "initialized" => {
                self.get_ready();
                Ok(())
            }
            "textDocument/didOpen" => params(said.params).map(|params| self.open(params)),
            "textDocument/didChange" => params(said.params).map(|params| self.change(params)),
            "textDocument/didSave" => params(said.params).map(|params| self.save(&params)),
            "textDocument/didClose" => params(said.params).map(|params| self.close(&params)),
            "workspace/didChangeConfiguration" => {
                self.reconfigure(said.params.get("settings").unwrap_or(&Value::Null));
                Ok(())
            }
            "workspace/didChangeWatchedFiles" => {
                self.set_up_all();
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err((_, message)) = done {
            eprintln!("soat server: {}: {message}", said.method);
        }
    }

    /// Asks to be told of changed configurations, and for the editor's settings.
    fn get_ready(&mut self) {
        if self.client.watches {
            let watchers = json!({"watchers": [{"globPattern": "**/*.toml"}]});
            let registration =
                json!({"id": "toml", "method": "workspace/didChangeWatchedFiles", "registerOptions": watchers});
            self.question("client/registerCapability", json!({"registrations": [registration]}), Awaited::Nothing);
        }
        if self.client.settings {
            self.question("workspace/configuration", json!({"items": [{"section": "soat"}]}), Awaited::Settings);
        }
    }

    fn question(&mut self, method: &str, params: Value, awaited: Awaited) {
        self.questions += 1;
        let id = RequestId::from(self.questions);
        self.wire.send(&Request { id: id.clone(), method: method.to_owned(), params }.into());
        self.awaited.insert(id, awaited);
    }

    fn learn(&mut self, response: Response) {
        match (self.awaited.remove(&response.id), response.response_result) {
            (Some(Awaited::Settings), Ok(settings)) => self.take_settings(&settings[0]),
            (Some(Awaited::Reason(ignoring)), Ok(answer)) => {
                let chosen = answer.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
                let reasons = commands::reasons(self.lang);
                if !chosen.is_empty() && Some(&chosen.as_str()) != reasons.last() {
                    self.ignore(&ignoring, &chosen);
                }
            }
            _ => {}
        }
    }

    fn reconfigure(&mut self, settings: &Value) {
        if self.client.settings {
            self.question("workspace/configuration", json!({"items": [{"section": "soat"}]}), Awaited::Settings);
        } else {
            self.take_settings(settings);
        }
    }

    fn take_settings(&mut self, value: &Value) {
        // All settings of an editor, and none of them ours.
        let is_ours = value.get("soat").is_some() || self.client.settings;
        let none = Value::Null;
        let (settings, complaints) = Settings::of(if is_ours { value } else { &none }, self.lang);
        for complaint in complaints {
            self.wire.show(2, &complaint);
        }
        self.settle(&settings.or(&self.given));
        self.set_up_all();
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let root = self.client.root.clone().or_else(|| std::env::current_dir().ok());
        let root = root.unwrap_or_else(|| PathBuf::from("."));
        let uri = params.text_document.uri.clone();
        self.documents.open(Document::new(params.text_document, &root, self.client.encoding, &self.asked));
        self.tell_faults();
        self.check(&uri);
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) {
        let pace = self.pace;
        let Some(document) = self.documents.get_mut(&params.text_document.uri) else { return };
        let version = params.text_document.version;
        let change = |written: &mut super::position::Written| {
            for change in params.content_changes {
                written.change(change.range, &change.text);
            }
        };
        document.change(version, change, pace);
    }

    /// A saved configuration concerns all documents; a saved draft is checked at once, under what stands on the disk.
    fn save(&mut self, params: &DidSaveTextDocumentParams) {
        let uri = &params.text_document.uri;
        match self.documents.get_mut(uri).filter(|document| document.is_draft) {
            Some(document) => {
                document.set_up(&self.asked);
                self.tell_faults();
                self.check(uri);
            }
            None => self.set_up_all(),
        }
    }

    fn close(&mut self, params: &DidCloseTextDocumentParams) {
        if let Some(document) = self.documents.close(&params.text_document.uri) {
            if document.is_draft {
                self.wire.notify("textDocument/publishDiagnostics", json!({"uri": document.uri, "diagnostics": []}));
            }
            self.tell_faults();
        }
    }

    /// Reads all configurations anew and checks everything again.
    pub(super) fn set_up_all(&mut self) {
        for document in self.documents.iter_mut() {
            document.set_up(&self.asked);
            document.hurry();
        }
        self.tell_faults();
    }

    fn tell_faults(&mut self) {
        let news = self.faults.renew(&self.documents, self.client.encoding, self.lang);
        for published in news.published {
            self.wire.notify("textDocument/publishDiagnostics", published);
        }
        for message in news.messages {
            self.wire.show(1, &message);
        }
    }

    /// Checks a document and publishes what was found, unless a change of it waits.
    pub(super) fn check(&mut self, uri: &Uri) {
        let Some(document) = self.documents.get_mut(uri) else { return };
        let begun = Instant::now();
        document.check();
        self.pace = begun.elapsed();
        if !document.is_draft || self.wire.waiting().any(|message| makes_stale(message, uri)) {
            return;
        }
        if matches!(document.checked, Some(Checked::Failed)) {
            let what = self.lang.pick(
                "soat bị lỗi khi soát văn bản này; đề nghị báo lại kèm tệp",
                "soat failed on this document; please report it with the file",
            );
            self.wire.show(1, &format!("{}: {what}", document.path.display()));
        }
        let list = diagnostics::of(document, &self.client, self.lang);
        let published = json!({"uri": uri, "version": document.version, "diagnostics": list});
        self.wire.notify("textDocument/publishDiagnostics", published);
    }

    /// A document, checked as it is now.
    fn fresh(&mut self, uri: &Uri) -> Option<&Document> {
        self.seen(uri).map(|(document, ..)| document)
    }

    /// A document, checked as it is now, and for whom it is told.
    pub(super) fn seen(&mut self, uri: &Uri) -> Option<(&Document, &Client, Lang)> {
        if self.documents.get_mut(uri)?.is_waiting() {
            self.check(uri);
        }
        let document = self.documents.iter().find(|document| document.uri == *uri)?;
        Some((document, &self.client, self.lang))
    }

    /// Asks the user why a finding is to be ignored.
    pub(super) fn ask_reason(&mut self, ignoring: commands::Ignoring) {
        let lang = self.lang;
        let question = self.fresh(&ignoring.uri).map(|document| commands::question(document, &ignoring, lang));
        match question {
            Some(Ok(question)) => self.question("window/showMessageRequest", question, Awaited::Reason(ignoring)),
            Some(Err(message)) => self.wire.show(2, &message),
            None => {}
        }
    }

    /// Ignores a finding.
    pub(super) fn ignore(&mut self, ignoring: &commands::Ignoring, reason: &str) {
        let lang = self.lang;
        match self.fresh(&ignoring.uri).map(|document| commands::ignore(document, ignoring, reason, lang)) {
            Some(Ok(message)) => {
                self.wire.show(3, &message);
                self.set_up_all();
            }
            Some(Err(message)) => self.wire.show(1, &message),
            None => {}
        }
    }

    /// Shows a message to the user. `grave`: 1 error, 2 warning, 3 information.
    pub(super) fn show(&mut self, grave: u8, message: &str) {
        self.wire.show(grave, message);
    }
}

/// Whether a message takes the text away that a result is of.
fn makes_stale(message: &Message, uri: &Uri) -> bool {
    let Message::Notification(said) = message else { return false };
    let is_of = || {
        let mut params = said.params.get("textDocument").cloned().unwrap_or_default();
        uri::mend(&mut params);
        params.get("uri").and_then(Value::as_str) == Some(uri.as_str())
    };
    matches!(said.method.as_str(), "textDocument/didChange" | "textDocument/didClose") && is_of()
}

/// Parameters as they should be.
pub fn params<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}
