//! [`Severity`], and the one table of what it means to each consumer.

/// How grave a finding is. Ordered: `Info < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing (*lưu ý*).
    Info,
    /// Very likely wrong or against the form (*cảnh báo*).
    Warning,
    /// Wrong: it contradicts itself, the calendar or the law (*lỗi*).
    Error,
}

/// What one severity is called and how it is shown.
#[derive(Debug, Clone, Copy)]
pub struct SeverityNames {
    /// In machine formats.
    pub name: &'static str,
    /// For people, in Vietnamese.
    pub vi: &'static str,
    /// For people, in English.
    pub en: &'static str,
    /// SARIF 2.1.0 `level`.
    pub sarif: &'static str,
    /// LSP `DiagnosticSeverity`.
    pub lsp: u8,
    /// Command of a GitHub Actions annotation.
    pub github: &'static str,
}

impl Severity {
    /// All, the gravest first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    /// The one table from severity to everything else.
    pub fn names(self) -> SeverityNames {
        match self {
            Severity::Error => {
                SeverityNames { name: "error", vi: "lỗi", en: "error", sarif: "error", lsp: 1, github: "error" }
            }
            Severity::Warning => SeverityNames {
                name: "warning",
                vi: "cảnh báo",
                en: "warning",
                sarif: "warning",
                lsp: 2,
                github: "warning",
            },
            Severity::Info => {
                SeverityNames { name: "info", vi: "lưu ý", en: "info", sarif: "note", lsp: 3, github: "notice" }
            }
        }
    }
}
