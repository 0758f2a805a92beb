//! [`Client`]: what an editor said of itself when it began, and what it is told of us. Read leniently: what is not said,
//! or said in a way we do not know, is not there.

use super::actions::FIX_ALL;
use super::commands::{COMMANDS, EXPLAIN};
use super::position::Encoding;
use super::uri;
use ls_types::Uri;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::str::FromStr;

/// What an editor can do.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a capability of its own")]
pub struct Client {
    /// What columns count.
    pub encoding: Encoding,
    /// The folder it works in.
    pub root: Option<PathBuf>,
    /// Whether diagnostics may name other places.
    pub related: bool,
    /// Whether diagnostics may be tagged.
    pub tags: bool,
    /// Whether hovers may be Markdown.
    pub markdown: bool,
    /// Whether code actions may be more than commands.
    pub literals: bool,
    /// Whether edits may name the version they are for.
    pub versions: bool,
    /// Whether outlines may be trees.
    pub nested: bool,
    /// Whether it watches files when asked.
    pub watches: bool,
    /// Whether it answers questions for settings.
    pub settings: bool,
}

impl Client {
    /// From the parameters of `initialize`.
    pub fn of(params: &Value) -> Self {
        let can = |path: &str| params.pointer(&format!("/capabilities{path}"));
        let is = |path: &str| can(path).and_then(Value::as_bool).unwrap_or(false);
        let lists = |path: &str, word: &str| {
            can(path).and_then(Value::as_array).is_some_and(|list| list.iter().any(|value| value == word))
        };
        let folder = params.pointer("/workspaceFolders/0/uri").or_else(|| params.get("rootUri"));
        let folder = folder.and_then(Value::as_str).and_then(|folder| Uri::from_str(folder).ok());
        let utf8 = lists("/general/positionEncodings", "utf-8");
        Self {
            encoding: if utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
            root: folder.and_then(|folder| uri::path(&folder)),
            related: is("/textDocument/publishDiagnostics/relatedInformation"),
            tags: can("/textDocument/publishDiagnostics/tagSupport").is_some_and(|tags| tags != false),
            markdown: lists("/textDocument/hover/contentFormat", "markdown"),
            literals: can("/textDocument/codeAction/codeActionLiteralSupport").is_some_and(Value::is_object),
            versions: is("/workspace/workspaceEdit/documentChanges"),
            nested: is("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            watches: is("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            settings: is("/workspace/configuration"),
        }
    }

    /// What it is told of us.
    pub fn greeting(&self) -> Value {
        let encoding = match self.encoding {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
        };
        json!({
            "capabilities": {
                "positionEncoding": encoding,
                "textDocumentSync": {"openClose": true, "change": 2, "save": true},
                "hoverProvider": true,
                "codeActionProvider": {"codeActionKinds": ["quickfix", EXPLAIN, FIX_ALL]},
                "documentSymbolProvider": true,
                "foldingRangeProvider": true,
                "executeCommandProvider": {"commands": COMMANDS},
                "workspace": {"workspaceFolders": {"supported": true}},
            },
            "serverInfo": {"name": "soat", "version": env!("CARGO_PKG_VERSION")},
        })
    }
}
