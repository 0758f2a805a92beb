//! The two XML formats of build servers: `checkstyle` and `junit`.

use super::{Draft, Failure, Report, Run, Shown, Totals};
use crate::diagnostic::Severity;
use std::borrow::Cow;
use std::io::Write as _;

/// The format `checkstyle`.
pub struct Checkstyle;

/// The format `junit`: a suite a file, a case a finding.
pub struct Junit;

const HEAD: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

impl Report for Checkstyle {
    fn begin(&self, _: &Run<'_>, out: &mut Vec<u8>) {
        out.extend(HEAD);
        out.extend(b"<checkstyle version=\"4.3\">\n");
    }

    fn file(&self, _: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>) {
        let _ = writeln!(out, "<file name=\"{}\">", escaped(draft.path));
        for shown in spoken(draft) {
            let (line, column) = shown.line_column();
            let (severity, code) = (shown.severity.names().name, &shown.card.code);
            let message = escaped(&shown.message);
            let _ = writeln!(
                out,
                "<error line=\"{line}\" column=\"{column}\" severity=\"{severity}\" message=\"{message}\" source=\"soat.{code}\"/>"
            );
        }
        out.extend(b"</file>\n");
    }

    fn failure(&self, _: &Run<'_>, failure: &Failure, out: &mut Vec<u8>) {
        let (path, message, code) = (escaped(&failure.path), escaped(&failure.message), failure.code);
        let _ = writeln!(out, "<file name=\"{path}\">");
        let _ = writeln!(out, "<error severity=\"error\" message=\"{message}\" source=\"soat.{code}\"/>\n</file>");
    }

    fn end(&self, _: &Run<'_>, _: &Totals, out: &mut Vec<u8>) {
        out.extend(b"</checkstyle>\n");
    }
}

impl Report for Junit {
    fn begin(&self, _: &Run<'_>, out: &mut Vec<u8>) {
        out.extend(HEAD);
        out.extend(b"<testsuites name=\"soat\">\n");
    }

    fn file(&self, run: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>) {
        let path = escaped(draft.path);
        let failures = spoken(draft).filter(|shown| shown.severity > Severity::Info).count();
        let tests = spoken(draft).count().max(1);
        let _ = writeln!(out, "<testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">");
        for shown in spoken(draft) {
            let (line, column) = shown.line_column();
            let (code, name) = (&shown.card.code, &shown.card.name);
            let _ = write!(out, "<testcase classname=\"{path}\" name=\"{code} {name} {line}:{column}\">");
            let message = escaped(&shown.message);
            let help = escaped(shown.help.as_deref().unwrap_or_default());
            let severity = shown.severity.names().name;
            let _ = match shown.severity {
                Severity::Info => write!(out, "<system-out>{message}\n{help}</system-out>"),
                _ => write!(
                    out,
                    "<failure type=\"{severity}\" message=\"{message}\">{path}:{line}:{column}\n{help}</failure>"
                ),
            };
            out.extend(b"</testcase>\n");
        }
        if spoken(draft).next().is_none() {
            let name = run.lang.pick("không phát hiện gì", "nothing found");
            let _ = writeln!(out, "<testcase classname=\"{path}\" name=\"{name}\"/>");
        }
        out.extend(b"</testsuite>\n");
    }

    fn failure(&self, _: &Run<'_>, failure: &Failure, out: &mut Vec<u8>) {
        let (path, message, code) = (escaped(&failure.path), escaped(&failure.message), failure.code);
        let _ = writeln!(out, "<testsuite name=\"{path}\" tests=\"1\" failures=\"0\" errors=\"1\">");
        let _ = writeln!(out, "<testcase classname=\"{path}\" name=\"{code}\">");
        let _ = writeln!(out, "<error type=\"{code}\" message=\"{message}\"/></testcase>\n</testsuite>");
    }

    fn end(&self, _: &Run<'_>, _: &Totals, out: &mut Vec<u8>) {
        out.extend(b"</testsuites>\n");
    }
}

/// The findings that are not silenced.
fn spoken<'d>(draft: &'d Draft<'d>) -> impl Iterator<Item = &'d Shown<'d>> {
    draft.findings.iter().filter(|shown| shown.suppressed.is_none())
}

/// The text for XML, characters that XML forbids replaced.
fn escaped(text: &str) -> Cow<'_, str> {
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'' | '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push_str("&#9;"),
            '\r' => escaped.push_str("&#13;"),
            c if special(c) => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}
