//! A finding and its rule's card become sentences and places: [`Shown`], the one model that every format writes.

use crate::diagnostic::{Applicability, Evidence, Finding, Severity, Suppression, Values};
use crate::rules::card::{Card, Lang, Part, fill};
use crate::text::{LineStarts, Place, Span, Text};
use std::borrow::Cow;

/// Characters of matched text that are quoted; a rule that marks a chapter does not copy it.
const QUOTED: usize = 1000;

/// Characters of another document that are quoted in passing.
const SHORT: usize = 80;

/// A finding as it is told.
#[derive(Debug)]
pub struct Shown<'a> {
    /// The rule's card.
    pub card: &'a Card,
    /// Key of the message.
    pub say: &'a str,
    /// How grave.
    pub severity: Severity,
    /// What, in one sentence without full stop.
    pub message: Cow<'a, str>,
    /// What to do.
    pub help: Option<Cow<'a, str>>,
    /// The likely slip.
    pub hint: Option<Cow<'a, str>>,
    /// Labels of the headings it stands under.
    pub route: &'a [String],
    /// Bytes of content; `None` for the whole document.
    pub span: Option<Span>,
    /// Where that is in the file.
    pub place: Option<Place>,
    /// The matched text; empty for the whole document.
    pub text: &'a str,
    /// Other places involved.
    pub labels: Vec<ShownLabel<'a>>,
    /// Operands and accepted results.
    pub evidence: Option<&'a Evidence>,
    /// Ways to mend it.
    pub fixes: Vec<ShownFix<'a>>,
    /// Its name across runs.
    pub fingerprint: &'a str,
    /// Why it is silenced, if it is.
    pub suppressed: Option<&'a Suppression>,
}

/// Another place a finding speaks of.
#[derive(Debug)]
pub struct ShownLabel<'a> {
    /// Bytes of content.
    pub span: Span,
    /// Where that is in the file.
    pub place: Place,
    /// The text there.
    pub text: &'a str,
    /// What it is.
    pub message: Cow<'a, str>,
    /// The document it lies in, where that is another one of the bundle; span and place are that one's.
    pub elsewhere: Option<&'a Elsewhere<'a>>,
}

/// A document of a bundle, for labels that lie in it.
#[derive(Debug, Clone, Copy)]
pub struct Elsewhere<'a> {
    /// Its path as given.
    pub path: &'a str,
    /// Its text.
    pub text: &'a Text,
    /// Line starts of its [`Text::shown`].
    pub starts: &'a LineStarts<'a>,
}

/// A way to mend a finding.
#[derive(Debug)]
pub struct ShownFix<'a> {
    /// Whether a machine may apply it.
    pub applicability: Applicability,
    /// What it does.
    pub title: Cow<'a, str>,
    /// Places and their new text.
    pub edits: Vec<(Place, &'a str)>,
}

/// Tells a finding in a language.
pub fn render<'a>(
    finding: &'a Finding,
    card: &'a Card,
    lang: Lang,
    text: &'a Text,
    starts: &LineStarts<'_>,
) -> Shown<'a> {
    render_in(&[], finding, card, lang, text, starts)
}

/// Tells a finding of one document of a bundle in a language; labels in documents that `bundle` lacks are left out.
pub fn render_in<'a>(
    bundle: &'a [Elsewhere<'a>],
    finding: &'a Finding,
    card: &'a Card,
    lang: Lang,
    text: &'a Text,
    starts: &LineStarts<'_>,
) -> Shown<'a> {
    let diagnostic = &finding.diagnostic;
    let here = diagnostic.span.map(|span| (span, text.place(span, starts)));
    let other = diagnostic.labels.iter().find_map(|label| bundle.get(label.draft?));
    let say = |part, key: &str| card.sentence(part, key, lang).map(|t| filled(t, &diagnostic.values, None, other));
    let message = say(Part::Say, diagnostic.say).unwrap_or_else(|| Cow::Borrowed(card.title.get(lang)));
    let hint = diagnostic.evidence.as_ref().and_then(|e| e.hint).and_then(|hint| say(Part::Hint, hint.name()));
    let labels = diagnostic.labels.iter().filter_map(|label| {
        let (elsewhere, text, starts) = match label.draft {
            None => (None, text, starts),
            Some(draft) => bundle.get(draft).map(|other| (Some(other), other.text, other.starts))?,
        };
        let sentence = card.sentence(Part::Label, label.key, lang);
        let own = Some(&label.values);
        Some(ShownLabel {
            span: label.span,
            place: text.place(label.span, starts),
            text: quoted(text, label.span),
            message: sentence.map_or_else(Cow::default, |t| filled(t, &diagnostic.values, own, elsewhere.or(other))),
            elsewhere,
        })
    });
    // Most fixes write over the very place.
    let place = |span: Span| match here {
        Some((known, place)) if known == span => place,
        _ => text.place(span, starts),
    };
    let fixes = diagnostic.fixes.iter().map(|fix| ShownFix {
        applicability: fix.applicability,
        title: say(Part::Fix, fix.title).unwrap_or_default(),
        edits: fix.edits.iter().map(|edit| (place(edit.span), edit.text.as_str())).collect(),
    });
    Shown {
        card,
        say: diagnostic.say,
        severity: diagnostic.severity,
        message,
        help: say(Part::Help, diagnostic.say),
        hint,
        route: &finding.route,
        span: diagnostic.span,
        place: here.map(|(_, place)| place),
        text: diagnostic.span.map_or("", |span| quoted(text, span)),
        labels: labels.collect(),
        evidence: diagnostic.evidence.as_ref(),
        fixes: fixes.collect(),
        fingerprint: &finding.fingerprint,
        suppressed: finding.suppressed.as_ref(),
    }
}

/// A card's sentence with its values; a label's own values come before the finding's. `{file}` is the other document's name,
/// which rules do not know.
fn filled<'a>(template: &'a str, values: &Values, own: Option<&Values>, other: Option<&Elsewhere<'_>>) -> Cow<'a, str> {
    if !template.contains('{') {
        return Cow::Borrowed(template);
    }
    Cow::Owned(fill(template, |name| match (name, other) {
        ("file", Some(other)) => Some(other.path),
        _ => own.and_then(|own| own.get(name)).or_else(|| values.get(name)),
    }))
}

fn quoted(text: &Text, span: Span) -> &str {
    let matched = text.slice(span);
    if matched.len() <= QUOTED {
        return matched;
    }
    match matched.char_indices().nth(QUOTED) {
        Some((end, _)) => &matched[..end],
        None => matched,
    }
}

impl ShownLabel<'_> {
    /// Name and place of the other document it lies in: `nghi-quyet.docx, đoạn 12`.
    pub fn whereabouts(&self, lang: Lang) -> Option<String> {
        let path = self.elsewhere?.path;
        Some(match self.place.paragraph {
            Some(paragraph) => format!("{path}, {} {paragraph}", lang.pick("đoạn", "paragraph")),
            None => format!("{path}, {} {}", lang.pick("dòng", "line"), self.place.start.line),
        })
    }
}

impl Shown<'_> {
    /// Places in other documents, as formats without labels tell them: `(nghi-quyet.docx, đoạn 12: “95%”)`.
    pub fn elsewhere(&self, lang: Lang) -> impl Iterator<Item = String> + '_ {
        self.labels.iter().filter_map(move |label| {
            let (place, text) = (label.whereabouts(lang)?, label.text.split_whitespace().collect::<Vec<_>>().join(" "));
            Some(match text.char_indices().nth(SHORT) {
                Some((end, _)) => format!("{place}: “{}…”", &text[..end]),
                None => format!("{place}: “{text}”"),
            })
        })
    }

    /// What it rests on, the source of this very message first.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.card.sources(self.say)
    }

    /// The first fix that has a title, and whether it says something that the help does not.
    pub fn told_fix(&self) -> Option<(&ShownFix<'_>, bool)> {
        let fix = self.fixes.first().filter(|fix| !fix.title.is_empty())?;
        Some((fix, self.help.as_deref() != Some(&*fix.title)))
    }

    /// The fixes that may be applied at all. Those for the eye only (a figure: nobody but the author knows which one is
    /// wrong) are never offered to a machine.
    pub fn appliable(&self) -> impl Iterator<Item = &ShownFix<'_>> {
        self.fixes.iter().filter(|fix| fix.applicability > Applicability::Display)
    }

    /// Line and column of its first character; the first of the file for findings about the whole of it.
    pub fn line_column(&self) -> (u32, u32) {
        self.place.map_or((1, 1), |place| (place.start.line, place.start.column))
    }
}
