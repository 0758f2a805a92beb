//! `github`: workflow commands that GitHub Actions shows beside the lines.

use super::{Draft, Failure, Report, Run};
use std::io::Write as _;

/// The format `github`.
pub struct Github;

impl Report for Github {
    fn file(&self, _: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>) {
        for shown in draft.findings.iter().filter(|shown| shown.suppressed.is_none()) {
            let command = shown.severity.names().github;
            let _ = write!(out, "::{command} file={}", property(draft.path));
            if let Some(place) = shown.place.filter(|place| place.paragraph.is_none()) {
                let (start, end) = (place.start, place.end);
                let _ = write!(out, ",line={},endLine={},col={}", start.line, end.line, start.column);
                // GitHub takes an end column only where the range is on one line.
                if start.line == end.line {
                    let _ = write!(out, ",endColumn={}", end.column);
                }
            }
            let (code, name) = (&shown.card.code, &shown.card.name);
            let mut message = shown.message.to_string();
            if let Some(help) = &shown.help {
                message.push('\n');
                message.push_str(help);
            }
            let _ = writeln!(out, ",title={}::{}", property(&format!("{code} {name}")), data(&message));
        }
    }

    fn failure(&self, _: &Run<'_>, failure: &Failure, out: &mut Vec<u8>) {
        let _ = writeln!(out, "::error file={}::{}", property(&failure.path), data(&failure.message));
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
