//! Faults of a user's own files, drawn like findings.

use super::painter::Painter;
use super::snippet::{Mark, Snippet, Snippets};
use super::{Screen, masked};
use crate::diagnostic::{Fault, Severity};
use crate::report::wrap;
use crate::rules::card::Lang;
use crate::text::{LineStarts, Span};
use codespan_reporting::diagnostic::{self as codespan, LabelStyle};
use codespan_reporting::term::{Chars, Config, Renderer, RichDiagnostic};

/// A fault as people read it, with its line underlined.
pub fn fault(fault: &Fault, lang: Lang, screen: Screen) -> String {
    let what = masked(lang.pick(&fault.what.vi, &fault.what.en)).into_owned();
    let help = fault.help.as_ref().map(|help| {
        let help = masked(lang.pick(&help.vi, &help.en)).into_owned();
        wrap(&format!("{}: {help}", lang.pick("đề nghị", "help")), screen.width.saturating_sub(8), "  ")
    });
    let names = Severity::Error.names();
    if fault.source.is_empty() {
        let help = help.map_or(String::new(), |help| format!("\n  {help}"));
        return format!("{}: {}: {what}{help}\n", lang.pick(names.vi, names.en), masked(&fault.file));
    }
    let span = Span::new(fault.span.start, fault.span.end);
    let (line, column) = LineStarts::of(&fault.source).position(span.start);
    let marks = [Mark { span, line, column, style: LabelStyle::Primary, message: String::new() }];
    let snippets = Snippets(vec![Snippet::new(&fault.file, &fault.source, &marks, screen.width.saturating_sub(10))]);
    let diagnostic = codespan::Diagnostic::new(codespan::Severity::Error)
        .with_message(what)
        .with_labels(snippets.labels())
        .with_notes(help.into_iter().collect());
    let config = Config { tab_width: 1, chars: Chars::box_drawing(), ..Config::default() };
    let mut out = Vec::new();
    let mut painter = Painter::new(&mut out, screen.color, lang.pick(names.vi, names.en));
    let mut renderer = Renderer::new(&mut painter, &config);
    let drawn = RichDiagnostic::new(&diagnostic, &config).render(&snippets, &mut renderer);
    debug_assert!(drawn.is_ok(), "{drawn:?}");
    String::from_utf8_lossy(&out).into_owned()
}
