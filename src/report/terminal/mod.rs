//! `full`: each finding with its place in the file, the figures involved underlined, what to do and what it rests on.
//! Drawn by codespan-reporting over a [`Snippet`], which holds only the pieces of long paragraphs that matter.

mod fault;
mod painter;
mod snippet;

use super::calculation::calculation;
use super::{Draft, Report, Run, Screen, Shown, Totals, summary, wrap};
use crate::diagnostic::{Applicability, Severity};
use crate::text::{Format, Place, Span, Text, first_byte};
use codespan_reporting::diagnostic::{self as codespan, LabelStyle};
use codespan_reporting::term::{Chars, Config, Renderer, RichDiagnostic};
pub use fault::fault;
use painter::Painter;
use rustc_hash::FxHashSet;
use snippet::{Mark, Snippet, Snippets};
use std::borrow::Cow;

/// The format `full`.
pub struct Full {
    screen: Screen,
    config: Config,
}

/// Labels drawn; the lines of the others are listed.
const LABELS: usize = 6;

impl Full {
    /// For a screen.
    pub fn new(screen: Screen) -> Self {
        let config = Config { tab_width: 1, chars: Chars::box_drawing(), ..Config::default() };
        Self { screen, config }
    }

    fn finding(&self, run: &Run<'_>, draft: &Draft<'_>, shown: &Shown<'_>, first: bool, out: &mut Vec<u8>) {
        let snippets = snippets(draft, shown, self.screen.width.saturating_sub(10));
        let severity = match shown.severity {
            Severity::Error => codespan::Severity::Error,
            Severity::Warning => codespan::Severity::Warning,
            Severity::Info => codespan::Severity::Note,
        };
        let diagnostic = codespan::Diagnostic::new(severity)
            .with_code(shown.card.code.as_ref())
            .with_message(masked(&shown.message))
            .with_labels(snippets.labels())
            .with_notes(self.notes(run, draft, shown, first));
        let names = shown.severity.names();
        let mut painter = Painter::new(out, self.screen.color, run.lang.pick(names.vi, names.en));
        let mut renderer = Renderer::new(&mut painter, &self.config);
        let drawn = RichDiagnostic::new(&diagnostic, &self.config).render(&snippets, &mut renderer);
        debug_assert!(drawn.is_ok(), "{drawn:?}");
    }

    fn notes(&self, run: &Run<'_>, draft: &Draft<'_>, shown: &Shown<'_>, first: bool) -> Vec<String> {
        let mut notes = Vec::new();
        let mut note = |vi: &str, en: &str, text: &str| {
            let note = format!("{}: {}", run.lang.pick(vi, en), masked(text));
            // codespan indents the later lines of a note itself.
            notes.push(wrap(&note, self.screen.width.saturating_sub(8), "  "));
        };
        if shown.span.is_none() {
            note("cả văn bản", "the whole document", draft.path);
        }
        if let Some(paragraph) = shown.place.and_then(|place| place.paragraph) {
            let mut at = paragraph.to_string();
            for label in shown.route {
                at.push_str(" › ");
                at.push_str(label);
            }
            note("đoạn", "paragraph", &at);
        } else if !shown.route.is_empty() {
            note("mục", "under", &shown.route.join(" › "));
        }
        if shown.labels.len() > LABELS {
            let mut lines: Vec<String> = shown.labels[LABELS..]
                .iter()
                .map(|label| match label.whereabouts(run.lang) {
                    Some(elsewhere) => elsewhere,
                    None => label.place.start.line.to_string(),
                })
                .collect();
            lines.dedup();
            lines.truncate(20);
            note("còn ở dòng", "also on lines", &lines.join(", "));
        }
        if let Some(line) = shown.evidence.and_then(calculation) {
            note("phép tính", "computed", &line);
        }
        if let Some(hint) = &shown.hint {
            note("gợi ý", "hint", hint);
        }
        let fix = shown.told_fix();
        let mender = fix.filter(|(fix, _)| fix.applicability == Applicability::Safe).and_then(|_| mender(draft));
        // What is told once need not be told again as the way to mend it.
        let is_new = fix.is_none_or(|(_, is_new)| is_new);
        if let Some(help) = shown.help.as_ref().filter(|_| is_new || mender.is_none()) {
            note("đề nghị", "help", help);
        }
        match (fix, mender) {
            (Some((fix, _)), Some((vi, en))) => note(vi, en, &fix.title),
            (Some((fix, true)), None) => note("cách sửa", "fix", &fix.title),
            _ => {}
        }
        if let Some(source) = shown.sources().next().filter(|_| first) {
            note("căn cứ", "source", source);
        }
        if run.fingerprints {
            note("mã nhận dạng", "fingerprint", shown.fingerprint);
        }
        notes
    }
}

impl Report for Full {
    fn file(&self, run: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>) {
        let mut told = FxHashSet::default();
        for shown in draft.findings.iter().filter(|s| s.suppressed.is_none()) {
            let first = told.insert((shown.card.code.as_ref(), shown.sources().next()));
            self.finding(run, draft, shown, first, out);
        }
        if run.coverage {
            for (subject, found, checked) in draft.coverage.iter().filter(|&(_, found, _)| found > 0) {
                let line = summary::subject_line(run.lang, subject, found, checked);
                out.extend(format!("{}: {line}\n", masked(draft.path)).as_bytes());
            }
        }
    }

    fn end(&self, run: &Run<'_>, totals: &Totals, out: &mut Vec<u8>) {
        if !run.quiet {
            // With one file its own lines have said it.
            out.extend(summary::told(run, totals, !(run.coverage && totals.files == 1)).as_bytes());
        }
    }
}

/// What puts safe fixes into a draft of this format; `None` where nothing does.
fn mender(draft: &Draft<'_>) -> Option<(&'static str, &'static str)> {
    let source = draft.text.source();
    if source.decoded.is_some() {
        return Some(("sửa được bằng soat fix", "soat fix can do it"));
    }
    let is_word = source.format == Format::Docx;
    is_word.then_some(("sửa được bằng -f docx=TỆP --track-changes", "-f docx=FILE --track-changes can do it"))
}

/// The pieces of the draft, then those of the other documents that labels lie in.
fn snippets<'d>(draft: &'d Draft<'_>, shown: &'d Shown<'_>, width: usize) -> Snippets<'d> {
    let labels = || shown.labels.iter().take(LABELS);
    let mut snippets = vec![Snippet::new(draft.path, draft.text.shown(), &marks(draft, shown), width)];
    let mut told: Vec<&str> = Vec::new();
    for other in labels().filter_map(|label| label.elsewhere) {
        if told.contains(&other.path) {
            continue;
        }
        told.push(other.path);
        let inside = labels().filter(|label| label.elsewhere.is_some_and(|elsewhere| elsewhere.path == other.path));
        let marks: Vec<Mark> =
            inside.map(|l| mark(other.text, l.span, l.place, LabelStyle::Secondary, &l.message)).collect();
        snippets.push(Snippet::new(other.path, other.text.shown(), &marks, width));
    }
    Snippets(snippets)
}

/// What is underlined in the draft: the matched text, then the labels.
fn marks(draft: &Draft<'_>, shown: &Shown<'_>) -> Vec<Mark> {
    let mark = |span, place, style, message: &str| mark(draft.text, span, place, style, message);
    let primary = shown.span.zip(shown.place).map(|(span, place)| mark(span, place, LabelStyle::Primary, ""));
    let here = shown.labels.iter().take(LABELS).filter(|label| label.elsewhere.is_none());
    let others = here.map(|l| mark(l.span, l.place, LabelStyle::Secondary, &l.message));
    primary.into_iter().chain(others).collect()
}

fn mark(text: &Text, span: Span, place: Place, style: LabelStyle, message: &str) -> Mark {
    Mark {
        span: text.shown_span(span),
        line: place.start.line,
        column: place.start.column,
        style,
        message: masked(message).into_owned(),
    }
}

/// The text with everything that could drive a terminal or turn its reading order made visible.
pub fn masked(text: &str) -> Cow<'_, str> {
    if first_byte(text.as_bytes(), may_be_masked).is_none() || text.chars().all(|c| masked_char(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(masked_char).collect())
}

/// Whether a byte may begin a character that is made visible.
#[expect(clippy::needless_bitwise_bool, reason = "without a branch it is vector instructions")]
#[inline]
fn may_be_masked(byte: u8) -> bool {
    (byte < 0x20) | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xe2) | (byte == 0xef)
}

/// What stands for a character on a terminal.
fn masked_char(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => '\u{fffd}',
        _ => c,
    }
}
