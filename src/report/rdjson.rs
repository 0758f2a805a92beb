//! `rdjson`: the Reviewdog Diagnostic Format, one object. Its columns count bytes of UTF-8.

use super::{Draft, Failure, Report, Run, Totals};
use crate::diagnostic::Severity;
use crate::text::{Encoding, Place, Position};
use serde_json::{Value, json};

/// The format `rdjson`.
pub struct Rdjson;

impl Report for Rdjson {
    fn begin(&self, _: &Run<'_>, out: &mut Vec<u8>) {
        out.extend(b"{\"source\":{\"name\":\"soat\"},\"diagnostics\":[");
    }

    fn file(&self, _: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>) {
        for (i, shown) in draft.findings.iter().filter(|shown| shown.suppressed.is_none()).enumerate() {
            if i > 0 {
                out.push(b',');
            }
            let mut location = json!({"path": draft.path});
            if let Some(place) = shown.place {
                location["range"] = range(draft, place);
            }
            // A suggestion of reviewdog is one edit; a fix of several places is told in the message only.
            let single = shown.appliable().filter_map(|fix| match fix.edits.as_slice() {
                [(place, text)] => Some(json!({"range": range(draft, *place), "text": text})),
                _ => None,
            });
            let diagnostic = json!({
                "message": match &shown.help {
                    Some(help) => format!("{}\n{help}", shown.message),
                    None => shown.message.to_string(),
                },
                "location": location,
                "severity": match shown.severity {
                    Severity::Error => "ERROR",
                    Severity::Warning => "WARNING",
                    Severity::Info => "INFO",
                },
                "code": {"value": shown.card.code},
                "suggestions": single.collect::<Vec<Value>>(),
            });
            out.extend(diagnostic.to_string().bytes());
        }
    }

    fn failure(&self, _: &Run<'_>, failure: &Failure, out: &mut Vec<u8>) {
        let diagnostic = json!({
            "message": failure.message,
            "location": {"path": failure.path},
            "severity": "ERROR",
            "code": {"value": failure.code},
        });
        out.extend(diagnostic.to_string().bytes());
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn end(&self, _: &Run<'_>, _: &Totals, out: &mut Vec<u8>) {
        out.extend(b"]}\n");
    }
}

fn range(draft: &Draft<'_>, place: Place) -> Value {
    let source = draft.text.source();
    let position = |at: Position| {
        let column = match source.encoding {
            Encoding::Utf8 => at.byte - u64::from(source.bom) - u64::from(draft.starts.start_of(at.line)) + 1,
            Encoding::Utf16Le | Encoding::Utf16Be => u64::from(at.column),
        };
        json!({"line": at.line, "column": column})
    };
    json!({"start": position(place.start), "end": position(place.end)})
}
