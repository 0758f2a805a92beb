//! [`Layer`]: one configuration file, read; and what TOML has to say about a wrong one, in both languages.

use super::nearest;
use super::raw::RawConfig;
use crate::diagnostic::{Fault, Said};
use crate::read::system::{Refusal, folder_of};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// One configuration file.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Its name as shown.
    pub name: String,
    /// The folder its paths are relative to.
    pub folder: PathBuf,
    /// What it says.
    pub source: String,
    /// What it says, as values.
    pub raw: RawConfig,
}

impl Layer {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let name = path.display().to_string();
        let source = read(path)?;
        Self::parse(name, folder_of(path).to_path_buf(), source)
    }

    /// Reads what is written in a folder.
    pub fn parse(name: String, folder: PathBuf, source: String) -> Result<Self, Fault> {
        match toml::from_str(&source) {
            Ok(raw) => Ok(Self { name, folder, source, raw }),
            Err(error) => Err(toml_fault(&name, &source, &error)),
        }
    }

    /// What is wrong at a place of it.
    pub fn fault(&self, span: Range<usize>, what: Said) -> Fault {
        Fault::at(&self.name, &self.source, span, what)
    }

    /// `soat.toml:3`.
    pub fn place(&self, span: &Range<usize>) -> String {
        let line = self.source.get(..span.start).unwrap_or_default().matches('\n').count() + 1;
        if self.source.is_empty() { self.name.clone() } else { format!("{}:{line}", self.name) }
    }
}

/// A file's text.
pub fn read(path: &Path) -> Result<String, Fault> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        let Refusal { vi, en } = (&error).into();
        let what = Said::new(format!("không đọc được tệp ({vi})"), format!("the file cannot be read ({en})"));
        Fault::of(&name, what)
    })?;
    String::from_utf8(bytes).map_err(|_| Fault::of(&name, Said::new("tệp không phải UTF-8", "the file is not UTF-8")))
}

/// What TOML found wrong, with the nearest known word where a word is unknown.
pub fn toml_fault(name: &str, source: &str, error: &toml::de::Error) -> Fault {
    let (what, help) = translated(error.message());
    Fault::at(name, source, error.span().unwrap_or(0..0), what).help(help)
}

/// A sentence of serde or TOML in both languages, and what was probably meant.
pub fn translated(message: &str) -> (Said, Option<Said>) {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (word, known) = (quoted.first().copied().unwrap_or_default(), quoted.get(1..).unwrap_or_default());
    let suggestion = || match nearest(word, known.iter().copied()) {
        Some(near) => Some(did_you_mean(near)),
        None if known.is_empty() => None,
        None => {
            Some(Said::new(format!("dùng một trong: {}", known.join(", ")), format!("one of: {}", known.join(", "))))
        }
    };
    let first = message.lines().next().unwrap_or(message);
    let said = |vi: String| Said::new(vi, first);
    if message.starts_with("unknown field") {
        return (Said::new(format!("không có khóa “{word}”"), format!("there is no key `{word}`")), suggestion());
    }
    if message.starts_with("unknown variant") {
        return (Said::new(format!("“{word}” không hợp lệ ở đây"), format!("`{word}` is no value here")), suggestion());
    }
    if message.starts_with("missing field") {
        return (said(format!("thiếu khóa “{word}”")), None);
    }
    if message.starts_with("duplicate key") {
        return (said("khóa này được viết hai lần".to_owned()), None);
    }
    if let Some(rest) = message.strip_prefix("invalid type: ") {
        let (given, wanted) = rest.split_once(", expected ").unwrap_or((rest, ""));
        return (said(format!("sai kiểu giá trị: đã viết {}, cần {}", kind(given), kind(wanted))), None);
    }
    if message.contains("escape") {
        let help = Said::new(
            "trong “…” dấu \\ mở đầu ký hiệu đặc biệt; đặt biểu thức trong '''…''' để viết \\ tự do",
            "in \"…\" a backslash begins an escape; write expressions in '''…''', where it is free",
        );
        return (said(format!("sai cú pháp TOML: {first}")), Some(help));
    }
    if let Some(wanted) = message.strip_prefix("wanted ") {
        let wanted: Vec<String> = wanted.split(" or ").map(kind).collect();
        let what =
            Said::new(format!("sai kiểu giá trị: cần {}", wanted.join(" hoặc ")), format!("no value here: {first}"));
        return (what, None);
    }
    if message.starts_with("string values must be quoted") {
        return (said("chữ phải đặt trong dấu ngoặc kép, như \"…\"".to_owned()), None);
    }
    (said(format!("sai cú pháp hoặc giá trị: {first}")), None)
}

/// A kind of value as serde calls it, with what was written: `string "SL"`, `a sequence`.
fn kind(words: &str) -> String {
    const KINDS: [(&str, &str); 11] = [
        ("a boolean", "true hoặc false"),
        ("a map", "bảng"),
        ("a sequence", "danh sách [\"…\"]"),
        ("a string", "chuỗi \"…\""),
        ("boolean", "giá trị"),
        ("floating point", "số"),
        ("integer", "số"),
        ("map", "bảng"),
        ("sequence", "danh sách"),
        ("string", "chuỗi"),
        ("table", "bảng"),
    ];
    let known = KINDS.iter().find_map(|(en, vi)| Some((vi, words.strip_prefix(en)?)));
    known.map_or(words.to_owned(), |(vi, rest)| format!("{vi}{}", rest.replace('`', "")))
}

/// `did you mean …?`
pub fn did_you_mean(near: &str) -> Said {
    Said::new(format!("có phải ý là “{near}”?"), format!("did you mean `{near}`?"))
}
