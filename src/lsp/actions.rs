//! What can be done about findings: fixes as edits, ignoring with a reason, explaining. Figures are never edited: a fix
//! for the eye stays in the message.

use super::checked::{Draft, reread};
use super::client::Client;
use super::commands::{EXPLAIN, IGNORE};
use super::diagnostics::{diagnostic, range, shown};
use super::documents::Document;
use super::edits::between;
use crate::config::Setups;
use crate::diagnostic::{Applicability, Diagnostic as Found, Fix};
use crate::fix;
use crate::rules::card::Lang;
use crate::text::Text;
use ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Command, Diagnostic, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextEdit, WorkspaceEdit,
};
use serde_json::json;
use std::collections::HashMap;

/// The kind of the action that applies all safe fixes.
pub const FIX_ALL: &str = "source.fixAll.soat";

/// The actions for a range of a document.
pub fn of(document: &Document, client: &Client, lang: Lang, params: &CodeActionParams) -> Vec<CodeActionOrCommand> {
    let (Ok(setups), Some(draft)) = (&document.setups, document.checked.as_ref().and_then(|c| c.draft())) else {
        return Vec::new();
    };
    let only = params.context.only.as_deref();
    let wants = |kind: &str| only.is_none_or(|only| only.iter().any(|wanted| is_below(kind, wanted.as_str())));
    let mut actions = Vec::new();
    let mut has_safe = false;
    for (finding, shown) in shown(draft, &setups.catalog, lang).filter(|(finding, _)| finding.suppressed.is_none()) {
        if !touches(params.range, range(&document.written, shown.place)) && !is_named(params, shown.fingerprint) {
            continue;
        }
        let about = diagnostic(document, client, lang, finding, &shown);
        if wants("quickfix") {
            for (fix, told) in finding.diagnostic.fixes.iter().zip(&shown.fixes) {
                let Some(edit) =
                    fixed(document, draft, &finding.diagnostic, fix).map(|new| edit(document, client, &new))
                else {
                    continue;
                };
                let is_safe = fix.applicability == Applicability::Safe;
                has_safe |= is_safe;
                let second = lang.pick(" (cần xem lại)", " (needs a second look)");
                let title = format!("{}: {}{}", shown.card.code, told.title, if is_safe { "" } else { second });
                actions.push(action(title, "quickfix", Some(edit), is_safe, Some(&about)));
            }
        }
        actions.extend(commands(document, lang, shown.fingerprint, &shown.card.code, &about, &wants));
    }
    // Asked for by name; or beside a fix, that all of them may be made at once.
    if wants(FIX_ALL)
        && (only.is_some() || has_safe)
        && let Some(new) = all_fixed(document, draft, setups)
    {
        let title = lang.pick("Sửa mọi lỗi chỉ có một cách sửa (soat)", "Apply all safe fixes (soat)");
        actions.push(action(title.to_owned(), FIX_ALL, Some(edit(document, client, &new)), false, None));
    }
    if client.literals {
        return actions.into_iter().map(CodeActionOrCommand::CodeAction).collect();
    }
    actions.into_iter().filter_map(|action| action.command.map(CodeActionOrCommand::Command)).collect()
}

/// Ignoring and explaining a finding.
fn commands(
    document: &Document,
    lang: Lang,
    fingerprint: &str,
    code: &str,
    about: &Diagnostic,
    wants: &dyn Fn(&str) -> bool,
) -> Vec<CodeAction> {
    let mut actions = Vec::new();
    if wants("quickfix") && document.is_file {
        let title =
            lang.pick(format!("{code}: bỏ qua chỗ này, có lý do"), format!("{code}: ignore this, with a reason"));
        let arguments = vec![json!({"uri": document.uri, "fingerprint": fingerprint})];
        let command = Command { title: title.clone(), command: IGNORE.to_owned(), arguments: Some(arguments) };
        actions.push(CodeAction { command: Some(command), ..action(title, "quickfix", None, false, Some(about)) });
    }
    if wants(EXPLAIN) {
        let title = lang.pick(format!("{code}: giải thích"), format!("{code}: explain"));
        let arguments = vec![json!({"uri": document.uri, "rule": code})];
        let command = Command { title: title.clone(), command: EXPLAIN.to_owned(), arguments: Some(arguments) };
        actions.push(CodeAction { command: Some(command), ..action(title, EXPLAIN, None, false, Some(about)) });
    }
    actions
}

fn action(
    title: String,
    kind: &'static str,
    edit: Option<WorkspaceEdit>,
    is_preferred: bool,
    about: Option<&Diagnostic>,
) -> CodeAction {
    CodeAction {
        title,
        kind: Some(CodeActionKind::new(kind)),
        diagnostics: about.map(|about| vec![about.clone()]),
        edit,
        is_preferred: is_preferred.then_some(true),
        ..CodeAction::default()
    }
}

/// The text after one fix of one finding; `None` where it cannot or must not be made.
fn fixed(document: &Document, draft: &Draft, found: &Found, fix: &Fix) -> Option<String> {
    if fix.applicability < Applicability::Unsafe {
        return None;
    }
    let found = Found { fixes: vec![fix.clone()], ..found.clone() };
    let content = |decoded: &str| reread(&document.path, decoded).ok().map(|text| text.content().to_owned());
    let rewrite = fix::rewrite(&draft.text, [&found], fix.applicability, &content)?;
    Some(rewrite.decoded)
}

/// The text after all safe fixes; `None` where there is nothing to fix.
fn all_fixed(document: &Document, draft: &Draft, setups: &Setups) -> Option<String> {
    let check = |text: &Text| setups.check(0, text).1;
    let again = |_: &Text, decoded: &str| reread(&document.path, decoded).ok();
    let mended = fix::mend(draft.text.clone(), Applicability::Safe, &check, &again);
    (mended.applied > 0).then(|| mended.text.source().decoded.clone()).flatten()
}

/// What makes `new` of a document's text. The reader leaves a byte-order mark out; the editor has it.
fn edit(document: &Document, client: &Client, new: &str) -> WorkspaceEdit {
    let written = &document.written;
    let old = written.text();
    let decoded = old.strip_prefix('\u{FEFF}').unwrap_or(old);
    let base = old.len() - decoded.len();
    let edits = between(decoded, new)
        .into_iter()
        .map(|splice| TextEdit { range: written.range(base + splice.start, base + splice.end), new_text: splice.text });
    if !client.versions {
        return WorkspaceEdit {
            changes: Some(HashMap::from([(document.uri.clone(), edits.collect())])),
            ..WorkspaceEdit::default()
        };
    }
    let text_document =
        OptionalVersionedTextDocumentIdentifier { uri: document.uri.clone(), version: Some(document.version) };
    let edits = TextDocumentEdit { text_document, edits: edits.map(OneOf::Left).collect() };
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![edits])), ..WorkspaceEdit::default() }
}

/// Whether a kind is the wanted one or below it: `source.fixAll.soat` is below `source.fixAll`.
fn is_below(kind: &str, wanted: &str) -> bool {
    let rest = kind.strip_prefix(wanted);
    rest.is_some_and(|rest| rest.is_empty() || wanted.is_empty() || rest.starts_with('.'))
}

fn touches(a: Range, b: Range) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// Whether the editor asks about this finding by name: it may stand elsewhere on the line of the cursor.
fn is_named(params: &CodeActionParams, fingerprint: &str) -> bool {
    let of = |diagnostic: &Diagnostic| diagnostic.data.as_ref()?.get("fingerprint")?.as_str().map(str::to_owned);
    params.context.diagnostics.iter().any(|diagnostic| of(diagnostic).as_deref() == Some(fingerprint))
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn kinds_are_asked_for_by_their_beginnings() {
        for wanted in ["", "source", "source.fixAll", "source.fixAll.soat"] {
            assert!(is_below(super::FIX_ALL, wanted), "{wanted}");
        }
        for wanted in ["quickfix", "source.fix", "source.fixAll.soat.x"] {
            assert!(!is_below(super::FIX_ALL, wanted), "{wanted}");
        }
    }
}
