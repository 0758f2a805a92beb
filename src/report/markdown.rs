//! `md`: a table a document, for merge requests, issues and mails.

use super::{Draft, Failure, Report, Run, Totals, summary};
use std::io::Write as _;

/// The format `md`.
pub struct Markdown;

impl Report for Markdown {
    fn begin(&self, run: &Run<'_>, out: &mut Vec<u8>) {
        let _ =
            writeln!(out, "{}\n# {}", super::MARKDOWN_MARK, run.lang.pick("Phiếu soát lỗi văn bản", "Review sheet"));
    }

    fn file(&self, run: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>) {
        let _ = writeln!(out, "\n## {}\n", escaped(draft.path));
        let mut rows = draft.findings.iter().filter(|shown| shown.suppressed.is_none()).peekable();
        if rows.peek().is_none() {
            let _ = writeln!(out, "{}", run.lang.pick("Không phát hiện gì.", "Nothing found."));
            return;
        }
        let _ = writeln!(
            out,
            "{}\n| --- | --- | --- | --- | --- |",
            run.lang
                .pick("| Dòng | Mức | Quy tắc | Nội dung | Đề nghị |", "| Line | Severity | Rule | Finding | Help |",)
        );
        for shown in rows {
            let place = match shown.place {
                None => "–".to_owned(),
                Some(place) => match place.paragraph {
                    Some(paragraph) => format!("{} {paragraph}", run.lang.pick("đoạn", "par.")),
                    None => place.start.line.to_string(),
                },
            };
            let names = shown.severity.names();
            let mut message = shown.message.to_string();
            for other in shown.elsewhere(run.lang) {
                message.push_str(" → ");
                message.push_str(&other);
            }
            let _ = writeln!(
                out,
                "| {place} | {} | {} {} | {} | {} |",
                run.lang.pick(names.vi, names.en),
                shown.card.code,
                escaped(shown.card.title.get(run.lang)),
                escaped(&message),
                escaped(shown.help.as_deref().unwrap_or_default()),
            );
        }
    }

    fn failure(&self, _: &Run<'_>, failure: &Failure, out: &mut Vec<u8>) {
        let _ = writeln!(out, "\n## {}\n\n{}", escaped(&failure.path), escaped(&failure.message));
    }

    fn end(&self, run: &Run<'_>, totals: &Totals, out: &mut Vec<u8>) {
        let _ = write!(out, "\n{}", summary(run, totals));
    }
}

/// The text as one Markdown table cell that is nothing but text.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => escaped.push(' '),
            '|' | '*' | '_' | '`' | '<' | '[' | ']' | '\\' | '#' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}
