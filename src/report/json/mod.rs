//! `json` (one object) and `jsonl` (an object a line): the same `file` objects, of [`v1`].

pub(super) mod v1;

use super::{Draft, Failure, Report, Run, Totals};
use serde::Serialize;

/// The format `json`.
pub struct Json;

/// The format `jsonl`: a `file` or an `error` object a line.
pub struct JsonLines;

impl Report for Json {
    fn begin(&self, run: &Run<'_>, out: &mut Vec<u8>) {
        out.extend(b"{\"schema_version\":1,\"tool\":");
        write(&v1::Tool::of(run), out);
        out.extend(b",\"run\":");
        write(&v1::Run::of(run), out);
        out.extend(b",\"files\":[");
    }

    fn file(&self, _: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>) {
        write(&v1::File::of(draft), out);
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn end(&self, _: &Run<'_>, totals: &Totals, out: &mut Vec<u8>) {
        out.extend(b"],\"errors\":");
        let errors: Vec<v1::Error<'_>> = totals.failures.iter().map(v1::Error::of).collect();
        write(&errors, out);
        out.extend(b",\"summary\":");
        write(&v1::Summary::of(totals), out);
        out.extend(b"}\n");
    }
}

impl Report for JsonLines {
    fn file(&self, _: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>) {
        write(&v1::File::of(draft), out);
        out.push(b'\n');
    }

    fn failure(&self, _: &Run<'_>, failure: &Failure, out: &mut Vec<u8>) {
        write(&v1::Error::of(failure), out);
        out.push(b'\n');
    }
}

/// Own structs have string keys and no maps of other keys, so that writing them into memory cannot fail.
fn write(value: &impl Serialize, out: &mut Vec<u8>) {
    let mut ink = Ink(std::mem::take(out));
    let written = serde_json::to_writer(&mut ink, value);
    debug_assert!(written.is_ok(), "{written:?}");
    *out = ink.0;
}

/// Bytes as `serde_json` hands them over: most of them one at a time (quotes, commas, brackets), where a vector that takes
/// every slice alike would call to copy it.
struct Ink(Vec<u8>);

impl std::io::Write for Ink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        match bytes {
            [byte] => self.0.push(*byte),
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A place as JSON, in the keys of schema version 1.
pub fn place_json(place: crate::text::Place) -> serde_json::Value {
    serde_json::to_value(v1::Span::of(place)).unwrap_or_default()
}

/// The JSON Schema of a report (`schemas/report-v1.json`).
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(v1::Whole<'static>).to_value()
}
