//! What an editor may ask us to do: ignore a finding with a reason, explain a rule.

use super::documents::Document;
use crate::config::{Recorded, ignored};
use crate::fix;
use crate::lint::today;
use crate::report::explain;
use crate::rules::Catalog;
use crate::rules::card::Lang;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

/// Explains a rule.
pub const EXPLAIN: &str = "soat.explain";
/// Ignores a finding.
pub const IGNORE: &str = "soat.ignore";
/// All commands, sorted.
pub const COMMANDS: [&str; 2] = [EXPLAIN, IGNORE];

/// What [`IGNORE`] is asked. Without a reason, the user is asked for one.
#[derive(Debug, Clone, Deserialize)]
pub struct Ignoring {
    /// The document.
    pub uri: ls_types::Uri,
    /// The finding.
    pub fingerprint: String,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
    /// The last day it is ignored.
    #[serde(default)]
    pub until: Option<String>,
}

/// What [`EXPLAIN`] is asked.
#[derive(Debug, Deserialize)]
pub struct Explaining {
    /// A document, for an agency's own rules.
    #[serde(default)]
    pub uri: Option<ls_types::Uri>,
    /// The rule's code or name.
    pub rule: String,
}

/// Why a finding may be ignored: what the user chooses from. The last one is that it may not.
pub fn reasons(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Vi => {
            ["Đã đối chiếu, nội dung đúng", "Ghi theo văn bản của cấp trên", "soat nhắc nhầm", "Thôi, không bỏ qua"]
        }
        Lang::En => {
            ["Checked against the source: it is right", "As in a superior's document", "A false alarm", "Cancel"]
        }
    }
}

/// Parameters of `window/showMessageRequest` that ask why a finding is to be ignored.
pub fn question(document: &Document, ignoring: &Ignoring, lang: Lang) -> Result<Value, String> {
    let recorded = recorded(document, &ignoring.fingerprint, lang)?;
    let message = lang.pick(
        format!("Vì sao bỏ qua {} “{}”? Lý do được ghi vào soat.ignore.toml.", recorded.rule, recorded.quote),
        format!(
            "Why is {} “{}” to be ignored? The reason is written to soat.ignore.toml.",
            recorded.rule, recorded.quote
        ),
    );
    let actions: Vec<Value> = reasons(lang).iter().map(|reason| json!({"title": reason})).collect();
    Ok(json!({"type": 3, "message": message, "actions": actions}))
}

/// Writes a finding to the list of ignores of its document; gives what is to be told.
pub fn ignore(document: &Document, ignoring: &Ignoring, reason: &str, lang: Lang) -> Result<String, String> {
    let recorded = recorded(document, &ignoring.fingerprint, lang)?;
    let rule = recorded.rule.clone();
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(lang.pick("đề nghị nêu lý do", "a reason is needed").to_owned());
    }
    if let Some(until) = &ignoring.until
        && until.parse::<Date>().ok().is_none_or(|until| until < today())
    {
        let what = lang.pick("không phải là ngày sắp tới; viết 2026-12-31", "no day to come; write 2026-12-31");
        return Err(format!("{until}: {what}"));
    }
    let listed = ignored(&document.path, recorded, reason, ignoring.until.as_deref());
    let listed = listed.map_err(|fault| format!("{}: {}", fault.file, lang.pick(fault.what.vi, fault.what.en)))?;
    let list = listed.list.display();
    fix::put(&listed.list, listed.text.as_bytes()).map_err(|error| {
        lang.pick(format!("{list}: không ghi được ({error})"), format!("{list}: cannot be written ({error})"))
    })?;
    let file = &listed.file;
    Ok(lang.pick(format!("{list}: bỏ qua {rule} ở {file}"), format!("{list}: {rule} is ignored in {file}")))
}

/// A finding that stands in a document now, as lists name it.
fn recorded(document: &Document, fingerprint: &str, lang: Lang) -> Result<Recorded, String> {
    let gone =
        || lang.pick("phát hiện này không còn trong văn bản", "this finding is no longer in the document").to_owned();
    if !document.is_file {
        return Err(lang.pick("văn bản chưa được lưu thành tệp", "the document is not saved to a file yet").to_owned());
    }
    let draft = document.checked.as_ref().and_then(|checked| checked.draft()).ok_or_else(gone)?;
    let open = draft.findings.iter().find(|f| f.suppressed.is_none() && f.fingerprint == fingerprint);
    let finding = open.ok_or_else(gone)?;
    let words = finding.diagnostic.span.map_or("", |span| draft.text.slice(span));
    Ok(Recorded::new("", &finding.diagnostic.code, &finding.fingerprint, words))
}

/// A rule's card as a page of Markdown, and in short for a message.
pub fn explain(rule: &str, catalog: &Catalog, lang: Lang) -> Result<(String, String), String> {
    let unknown = || lang.pick(format!("không có quy tắc “{rule}”"), format!("there is no rule “{rule}”"));
    let card = catalog.card(rule).ok_or_else(unknown)?;
    let source = lang.pick("Căn cứ", "Source");
    let (title, why) = (card.title.get(lang), card.why.get(lang));
    let short = format!("{} {title}\n{why}\n{source}: {}", card.code, card.source.join("; "));
    Ok((explain::markdown(card, lang), short))
}
