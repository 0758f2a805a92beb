//! What an editor may ask about a document, and the commands it may give.

use super::server::{Server, params};
use super::{actions, commands, hover, outline};
use crate::rules::Catalog;
use ls_types::{
    CodeActionParams, DocumentSymbolParams, ExecuteCommandParams, FoldingRangeParams, HoverParams,
    TextDocumentPositionParams,
};
use lsp_server::ErrorCode;
use serde_json::{Value, json};

type Answer = Result<Value, (ErrorCode, String)>;

impl Server {
    /// The answer to a request.
    pub(super) fn ask(&mut self, method: &str, asked: Value) -> Answer {
        match method {
            "textDocument/hover" => {
                let asked: HoverParams = params(asked)?;
                let TextDocumentPositionParams { text_document, position } = asked.text_document_position_params;
                let Some((document, client, lang)) = self.seen(&text_document.uri) else { return Ok(Value::Null) };
                Ok(json!(hover::at(document, client, lang, position)))
            }
            "textDocument/codeAction" => {
                let asked: CodeActionParams = params(asked)?;
                let Some((document, client, lang)) = self.seen(&asked.text_document.uri) else { return Ok(json!([])) };
                Ok(json!(actions::of(document, client, lang, &asked)))
            }
            "textDocument/documentSymbol" => {
                let asked: DocumentSymbolParams = params(asked)?;
                let Some((document, client, lang)) = self.seen(&asked.text_document.uri) else { return Ok(json!([])) };
                let draft = document.checked.as_ref().and_then(|checked| checked.draft());
                Ok(draft.map_or(json!([]), |draft| outline::symbols(document, draft, client, lang)))
            }
            "textDocument/foldingRange" => {
                let asked: FoldingRangeParams = params(asked)?;
                let Some((document, ..)) = self.seen(&asked.text_document.uri) else { return Ok(json!([])) };
                let draft = document.checked.as_ref().and_then(|checked| checked.draft());
                Ok(json!(draft.map(|draft| outline::folds(document, draft)).unwrap_or_default()))
            }
            "workspace/executeCommand" => self.execute(params(asked)?),
            _ => Err((ErrorCode::MethodNotFound, format!("{method}: not known here"))),
        }
    }

    fn execute(&mut self, asked: ExecuteCommandParams) -> Answer {
        let argument = asked.arguments.into_iter().next().unwrap_or_default();
        match asked.command.as_str() {
            commands::EXPLAIN => {
                let commands::Explaining { uri, rule } = params(argument)?;
                let document = uri.and_then(|uri| self.documents.get_mut(&uri).map(|document| &*document));
                let own = document.and_then(|document| document.setups.as_ref().ok()).map(|s| &s.catalog);
                let explained = match own {
                    Some(catalog) => commands::explain(&rule, catalog, self.lang),
                    None => commands::explain(&rule, &Catalog::shipped(), self.lang),
                };
                let (page, short) = explained.map_err(|message| (ErrorCode::InvalidParams, message))?;
                self.show(3, &short);
                Ok(json!(page))
            }
            commands::IGNORE => {
                let ignoring: commands::Ignoring = params(argument)?;
                match ignoring.reason.clone() {
                    Some(reason) => self.ignore(&ignoring, &reason),
                    None => self.ask_reason(ignoring),
                }
                Ok(Value::Null)
            }
            other => Err((ErrorCode::InvalidParams, format!("{other}: no command of soat"))),
        }
    }
}
