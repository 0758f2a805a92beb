//! `short`: a line a finding, `path:line:col: severity[code] message`, as compilers write and editors read.

use super::{Draft, Report, Run, Totals, summary};
use std::io::Write as _;

/// The format `short`.
pub struct Short;

impl Report for Short {
    fn file(&self, run: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>) {
        for shown in draft.findings.iter().filter(|s| s.suppressed.is_none()) {
            let (line, column) = shown.line_column();
            let names = shown.severity.names();
            let severity = run.lang.pick(names.vi, names.en);
            let (code, path) = (&shown.card.code, super::terminal::masked(draft.path));
            let message = super::terminal::masked(&shown.message);
            let _ = writeln!(out, "{path}:{line}:{column}: {severity}[{code}] {message}");
        }
    }

    fn end(&self, run: &Run<'_>, totals: &Totals, out: &mut Vec<u8>) {
        if !run.quiet && (run.statistics || run.coverage) {
            out.extend(summary(run, totals).as_bytes());
        }
    }
}
