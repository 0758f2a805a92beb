//! One draft through everything, in memory: read, checked as the folder says, and made into what is asked for.

use super::answer::Answer;
use super::asked::Asked;
use super::refusal::Refusal;
use super::setup;
use crate::config::Setups;
use crate::diagnostic::Finding;
use crate::read::{self, Limits};
use crate::report::{self, Draft, Screen, Totals, render};
use crate::review;
use crate::rules::basis::registry;
use crate::rules::card::Lang;

/// A file to be saved by who asked for it.
#[derive(Debug)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The findings, for the page.
pub fn checked(asked: &Asked, bytes: &[u8], limits: &Limits) -> Result<Answer, Refusal> {
    with(asked, bytes, limits, |setups, draft, _| {
        Ok(Answer::of(asked.lang, setups.linter_of(0).settings().stage, draft, review::is_copied(draft.text, bytes)))
    })
}

/// The *phiếu soát lỗi*: the report `html` as a file.
pub fn sheet(asked: &Asked, bytes: &[u8], limits: &Limits) -> Result<Saved, Refusal> {
    with(asked, bytes, limits, |setups, draft, _| {
        let settings = setups.linter_of(0).settings();
        let run = report::Run {
            lang: asked.lang,
            stage: settings.stage,
            profile: settings.profile.name(),
            as_of: settings.as_of,
            catalog: &setups.catalog,
            registry_date: registry::DATE,
            quiet: false,
            statistics: false,
            coverage: false,
            fingerprints: false,
        };
        let screen = Screen { color: false, width: 100 };
        let report = report::report("html", screen).ok_or_else(|| Refusal::defect(asked.lang))?;
        let mut totals = Totals::default();
        totals.add(draft);
        let mut page = Vec::new();
        report.begin(&run, &mut page);
        report.file(&run, draft, &mut page);
        report.end(&run, &totals, &mut page);
        let name = format!("{}.{}.html", stem(&asked.name), asked.lang.pick("phieu-soat", "review-sheet"));
        Ok(Saved { name, media: "text/html; charset=utf-8", bytes: page })
    })
}

/// The copy of a Word draft with its findings as comments.
pub fn copy(asked: &Asked, bytes: &[u8], limits: &Limits) -> Result<Saved, Refusal> {
    with(asked, bytes, limits, |_, draft, findings| {
        let copied = review::copy(bytes, draft, findings, asked.track, asked.lang, limits);
        let copied = copied.map_err(|error| Refusal::unread("not-written", error.message(asked.lang)))?;
        Ok(Saved { name: copy_name(&asked.name, asked.lang), media: "application/octet-stream", bytes: copied.bytes })
    })
}

fn with<T>(
    asked: &Asked,
    bytes: &[u8],
    limits: &Limits,
    made: impl FnOnce(&Setups, &Draft<'_>, &[Finding]) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let lang = asked.lang;
    let setups = setup::of(asked).map_err(|wrong| Refusal::configuration(wrong.told(lang)))?;
    let text = read::read_bytes(&asked.name, bytes, limits)
        .map_err(|error| Refusal::unread(error.code(), error.message(lang.name())))?;
    let (outcome, findings) = setups.check(0, &text);
    let starts = text.line_starts();
    let shown = findings.iter().filter_map(|finding| {
        let card = setups.catalog.card(&finding.diagnostic.code)?;
        Some(render(finding, card, lang, &text, &starts))
    });
    let draft = Draft {
        path: &asked.name,
        text: &text,
        starts: &starts,
        document: review::document(&text, &outcome.tree, &outcome.facts),
        coverage: &outcome.coverage,
        findings: shown.collect(),
    };
    made(&setups, &draft, &findings)
}

/// A name without its extension.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// `ke-hoach.docx` → `ke-hoach-da-soat.docx`: the extension stays, Word minds it.
fn copy_name(name: &str, lang: Lang) -> String {
    let extension = name.rsplit_once('.').map_or("docx", |(_, extension)| extension);
    format!("{}-{}.{extension}", stem(name), lang.pick("da-soat", "reviewed"))
}
