//! JSON, schema version 1: own structs, so that the inside may change and the keys do not. Additive changes only.

use crate::diagnostic::Evidence as Figures;
use crate::report::{self, Draft, Failure, Shown, ShownFix, ShownLabel, Totals};
use crate::rules::Coverage as Counts;
use crate::text::{Place, hex};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use std::collections::BTreeMap;

/// A whole report. It is written piece by piece, in this order; as a whole it exists for its schema.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "soat report, schema version 1", rename = "Report")]
pub struct Whole<'a> {
    schema_version: u8,
    tool: Tool,
    run: Run,
    files: Vec<File<'a>>,
    errors: Vec<Error<'a>>,
    summary: Summary,
}

/// How many things of a subject were found, and how many of them checked (citations: known).
#[derive(Debug, Serialize, JsonSchema)]
struct Subject {
    found: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    checked: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<usize>,
}

/// The tool that wrote the report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Tool {
    name: &'static str,
    version: &'static str,
    registry_date: String,
}

/// What the run was asked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Run {
    stage: &'static str,
    profile: &'static str,
    lang: &'static str,
    as_of: Option<String>,
}

/// One checked file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct File<'a> {
    path: &'a str,
    status: &'static str,
    format: &'static str,
    encoding: &'static str,
    sha256: String,
    document: Document<'a>,
    #[serde(serialize_with = "coverage")]
    #[schemars(with = "BTreeMap<String, Subject>")]
    coverage: &'a Counts,
    #[schemars(with = "Vec<Finding>")]
    findings: Each<'a, Shown<'a>, Finding<'a>>,
}

/// What the document is.
#[derive(Debug, Serialize, JsonSchema)]
struct Document<'a> {
    kind: Option<&'static str>,
    number: Option<&'a str>,
    date: Option<String>,
    plan_year: Option<u16>,
    issuer: Option<&'a str>,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
struct Finding<'a> {
    code: &'a str,
    name: &'a str,
    group: &'a str,
    severity: &'static str,
    tier: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    route: &'a [String],
    span: Option<Span>,
    text: &'a str,
    #[schemars(with = "Vec<Label>")]
    labels: Each<'a, ShownLabel<'a>, Label<'a>>,
    evidence: Option<Evidence<'a>>,
    #[schemars(with = "Vec<Fix>")]
    fixes: Each<'a, ShownFix<'a>, Fix<'a>>,
    fingerprint: &'a str,
    suppressed: Option<&'a str>,
}

/// A place: 1-based lines and columns of Unicode scalar values, 0-based bytes, of the file as it lies on disk.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Span {
    start: Position,
    end: Position,
    /// For office formats only.
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Position {
    line: u32,
    column: u32,
    byte: u64,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Label<'a> {
    /// The file it lies in, where that is another one of the bundle.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    span: Span,
    text: &'a str,
    message: &'a str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Evidence<'a> {
    formula: &'static str,
    #[serde(serialize_with = "operands")]
    #[schemars(with = "BTreeMap<String, String>")]
    operands: &'a [(String, Decimal)],
    stated: String,
    computed: String,
    accepted: Vec<String>,
    hint: Option<&'static str>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Fix<'a> {
    applicability: &'static str,
    title: &'a str,
    #[schemars(with = "Vec<Edit>")]
    edits: Each<'a, (Place, &'a str), Edit<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Edit<'a> {
    span: Span,
    text: &'a str,
}

/// An input that could not be checked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Error<'a> {
    path: &'a str,
    code: &'static str,
    message: &'a str,
}

/// What the run came to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Summary {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    suppressed: usize,
}

impl Tool {
    /// This tool.
    pub fn of(run: &report::Run<'_>) -> Self {
        Self { name: "soat", version: env!("CARGO_PKG_VERSION"), registry_date: run.registry_date.to_string() }
    }
}

impl Run {
    /// A run.
    pub fn of(run: &report::Run<'_>) -> Self {
        Self {
            stage: run.stage.names().0,
            profile: run.profile,
            lang: run.lang.name(),
            as_of: run.as_of.map(|date| date.to_string()),
        }
    }
}

impl<'a> File<'a> {
    /// A checked draft.
    pub fn of(draft: &'a Draft<'a>) -> Self {
        let source = draft.text.source();
        Self {
            path: draft.path,
            status: "checked",
            format: source.format.name(),
            encoding: source.encoding.name(),
            sha256: hex(&source.sha256),
            document: Document {
                kind: draft.document.kind,
                number: draft.document.number.as_deref(),
                date: draft.document.date.map(|date| date.to_string()),
                plan_year: draft.document.plan_year,
                issuer: draft.document.issuer.as_deref(),
            },
            coverage: draft.coverage,
            findings: Each(&draft.findings, Finding::of),
        }
    }
}

impl<'a> Finding<'a> {
    fn of(shown: &'a Shown<'a>) -> Self {
        Self {
            code: &shown.card.code,
            name: &shown.card.name,
            group: &shown.card.group,
            severity: shown.severity.names().name,
            tier: shown.card.tier.name(),
            message: &shown.message,
            help: shown.help.as_deref(),
            route: shown.route,
            span: shown.place.map(Span::of),
            text: shown.text,
            labels: Each(&shown.labels, Label::of),
            evidence: shown.evidence.map(Evidence::of),
            fixes: Each(&shown.fixes, Fix::of),
            fingerprint: shown.fingerprint,
            suppressed: shown.suppressed.map(|why| why.reason.as_str()),
        }
    }
}

impl Span {
    /// Of a place.
    pub fn of(place: Place) -> Self {
        let position = |p: crate::text::Position| Position { line: p.line, column: p.column, byte: p.byte };
        Self { start: position(place.start), end: position(place.end), paragraph: place.paragraph }
    }
}

impl<'a> Label<'a> {
    fn of(label: &'a ShownLabel<'a>) -> Self {
        let path = label.elsewhere.map(|other| other.path);
        Self { path, span: Span::of(label.place), text: label.text, message: &label.message }
    }
}

impl<'a> Evidence<'a> {
    fn of(figures: &'a Figures) -> Self {
        let plain = |value: &Decimal| value.normalize().to_string();
        Self {
            formula: figures.formula,
            operands: &figures.operands,
            stated: plain(&figures.stated),
            computed: plain(&figures.computed),
            accepted: figures.accepted.iter().map(plain).collect(),
            hint: figures.hint.map(crate::diagnostic::Hint::name),
        }
    }
}

impl<'a> Fix<'a> {
    fn of(fix: &'a ShownFix<'a>) -> Self {
        Self {
            applicability: fix.applicability.name(),
            title: &fix.title,
            edits: Each(&fix.edits, |&(place, text)| Edit { span: Span::of(place), text }),
        }
    }
}

impl<'a> Error<'a> {
    /// A failure.
    pub fn of(failure: &'a Failure) -> Self {
        Self { path: &failure.path, code: failure.code, message: &failure.message }
    }
}

impl Summary {
    /// Totals.
    pub fn of(totals: &Totals) -> Self {
        Self {
            files: totals.files,
            errors: totals.errors,
            warnings: totals.warnings,
            infos: totals.infos,
            suppressed: totals.suppressed,
        }
    }
}

/// A list whose values are made as they are written: a report of many findings is nowhere in memory but in its bytes.
#[derive(Debug)]
struct Each<'a, T, U>(&'a [T], fn(&'a T) -> U);

impl<T, U: Serialize> Serialize for Each<'_, T, U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(self.1))
    }
}

/// Operands by name, in the order of the formula.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn operands<S: Serializer>(operands: &&[(String, Decimal)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(operands.iter().map(|(name, value)| (name, value.normalize().to_string())))
}

/// Subjects with their counts. Ratios, breakdowns and citations always stand there; a citation is `known`, not `checked`.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn coverage<S: Serializer>(counts: &&Counts, serializer: S) -> Result<S::Ok, S::Error> {
    const ALWAYS: [&str; 3] = ["ratios", "breakdowns", "citations"];
    let mut map = serializer.serialize_map(None)?;
    for subject in ALWAYS {
        let known = counts.iter().find(|(known, ..)| *known == subject);
        let (found, checked) = known.map_or((0, 0), |(_, found, checked)| (found, checked));
        map.serialize_entry(subject, &Subject::of(subject, found, checked))?;
    }
    for (subject, found, checked) in counts.iter().filter(|(subject, ..)| !ALWAYS.contains(subject)) {
        map.serialize_entry(subject, &Subject::of(subject, found, checked))?;
    }
    map.end()
}

impl Subject {
    fn of(subject: &str, found: usize, checked: usize) -> Self {
        match subject {
            "citations" => Self { found, checked: None, known: Some(checked) },
            _ => Self { found, checked: Some(checked), known: None },
        }
    }
}
