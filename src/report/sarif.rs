//! `sarif`: SARIF 2.1.0, with fixes, suppressions and stable fingerprints. Columns count Unicode code points, as the
//! report says of itself.

use super::{Draft, Failure, Report, Run, Shown, ShownFix, Totals};
use crate::rules::card::Lang;
use crate::text::Place;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The format `sarif`.
pub struct Sarif;

impl Report for Sarif {
    fn begin(&self, run: &Run<'_>, out: &mut Vec<u8>) {
        let rules: Vec<Value> = run.catalog.cards().map(|card| rule(run, card)).collect();
        let driver = json!({
            "name": "soat",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": run.lang.name(),
            "rules": rules,
        });
        out.extend(b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{");
        out.extend(format!("\"columnKind\":\"unicodeCodePoints\",\"tool\":{{\"driver\":{driver}}},").bytes());
        out.extend(b"\"results\":[");
    }

    fn file(&self, run: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>) {
        for (i, shown) in draft.findings.iter().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            out.extend(result(run, draft, shown).to_string().bytes());
        }
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn end(&self, _: &Run<'_>, totals: &Totals, out: &mut Vec<u8>) {
        let notifications: Vec<Value> = totals.failures.iter().map(notification).collect();
        let invocation = json!({
            "executionSuccessful": totals.failures.is_empty(),
            "toolExecutionNotifications": notifications,
        });
        out.extend(format!("],\"invocations\":[{invocation}]}}]}}\n").bytes());
    }
}

fn rule(run: &Run<'_>, card: &crate::rules::card::Card) -> Value {
    let level = card.severity_at(run.stage).map_or("none", |severity| severity.names().sarif);
    let sources: String = card.source.iter().fold(String::new(), |mut text, source| {
        let _ = write!(text, "\n- {source}");
        text
    });
    json!({
        "id": card.code,
        "name": card.name,
        "shortDescription": {"text": card.title.get(run.lang)},
        "fullDescription": {"text": card.why.get(run.lang)},
        "help": {"text": format!("{}{sources}", run.lang.pick("Căn cứ:", "Source:"))},
        "defaultConfiguration": {"level": level},
        "properties": {"group": card.group, "tier": card.tier.name()},
    })
}

fn result(run: &Run<'_>, draft: &Draft<'_>, shown: &Shown<'_>) -> Value {
    let artifact = json!({"uri": uri(draft.path)});
    let mut place = json!({"physicalLocation": physical(&artifact, shown.place)});
    if !shown.route.is_empty() {
        place["logicalLocations"] = json!([{"fullyQualifiedName": shown.route.join("/"), "kind": "element"}]);
    }
    let mut result = json!({
        "ruleId": shown.card.code,
        "level": shown.severity.names().sarif,
        "message": {"text": message(run.lang, shown)},
        "locations": [place],
        "partialFingerprints": {"soat/v1": shown.fingerprint},
    });
    if let Some(index) = run.catalog.cards().position(|card| card.code == shown.card.code) {
        result["ruleIndex"] = index.into();
    }
    if !shown.labels.is_empty() {
        let related = shown.labels.iter().enumerate().map(|(i, label)| {
            let other = label.elsewhere.map(|other| json!({"uri": uri(other.path)}));
            json!({
                "id": i,
                "physicalLocation": physical(other.as_ref().unwrap_or(&artifact), Some(label.place)),
                "message": {"text": label.message},
            })
        });
        result["relatedLocations"] = related.collect();
    }
    let fixes: Vec<Value> = shown.appliable().map(|fix| change(&artifact, fix)).collect();
    if !fixes.is_empty() && draft.text.source().decoded.is_some() {
        result["fixes"] = fixes.into();
    }
    if let Some(why) = shown.suppressed {
        let kind = if why.is_in_draft { "inSource" } else { "external" };
        result["suppressions"] = json!([{"kind": kind, "justification": why.reason}]);
    }
    result
}

fn change(artifact: &Value, fix: &ShownFix<'_>) -> Value {
    let edit =
        |&(place, text): &(Place, &str)| json!({"deletedRegion": region(place), "insertedContent": {"text": text}});
    let replacements: Vec<Value> = fix.edits.iter().map(edit).collect();
    json!({
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"applicability": fix.applicability.name()},
    })
}

/// What and what to do: SARIF viewers show one text.
fn message(lang: Lang, shown: &Shown<'_>) -> String {
    let mut text = shown.message.to_string();
    if let Some(hint) = &shown.hint {
        let _ = write!(text, "; {} {hint}", lang.pick("gợi ý:", "hint:"));
    }
    if let Some(help) = &shown.help {
        let _ = write!(text, ". {}: {help}.", lang.pick("Đề nghị", "Help"));
    }
    text
}

/// The file, and the region in it where it has lines. Office files have none: their paragraph stands in `properties`.
fn physical(artifact: &Value, place: Option<Place>) -> Value {
    match place {
        None => json!({"artifactLocation": artifact}),
        Some(Place { paragraph: Some(paragraph), .. }) => {
            json!({"artifactLocation": artifact, "properties": {"paragraph": paragraph}})
        }
        Some(place) => json!({"artifactLocation": artifact, "region": region(place)}),
    }
}

fn region(place: Place) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}

fn notification(failure: &Failure) -> Value {
    json!({
        "level": "error",
        "descriptor": {"id": failure.code},
        "message": {"text": failure.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&failure.path)}}}],
    })
}

/// A path as a URI reference.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'\\' => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(char::from(byte)),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("kế hoạch.txt"), "k%E1%BA%BF%20ho%E1%BA%A1ch.txt");
        assert_eq!(uri("/tmp/a.txt"), "file:///tmp/a.txt");
    }
}
