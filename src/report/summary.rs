//! The lines after the last finding: how many, how much could be checked, and what to ask next.

use super::{Run, Totals, masked};
use crate::rules::Coverage;
use crate::rules::card::{Lang, Str};
use std::fmt::Write as _;

/// Counts, coverage and the command that helps on, in the run's language.
pub fn summary(run: &Run<'_>, totals: &Totals) -> String {
    told(run, totals, true)
}

/// The same; `covered`: with what could be checked.
pub(super) fn told(run: &Run<'_>, totals: &Totals, covered: bool) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}", counts(run.lang, totals));
    if let Some(coverage) = coverage(run.lang, &totals.coverage).filter(|_| covered) {
        let _ = writeln!(text, "{coverage}");
    }
    if run.statistics {
        statistics(run, totals, &mut text);
    }
    if let Some(code) = first_rule(totals) {
        let _ = match run.lang {
            Lang::Vi => writeln!(text, "Xem giải thích một quy tắc: soat explain {code}"),
            Lang::En => writeln!(text, "What a rule means: soat explain {code}"),
        };
    }
    text
}

fn counts(lang: Lang, totals: &Totals) -> String {
    let files = totals.files;
    let unread = totals.failures.len();
    let mut text = match lang {
        Lang::Vi if files == 0 && unread > 0 => "Chưa soát được văn bản nào".to_owned(),
        Lang::En if files == 0 && unread > 0 => "No document could be checked".to_owned(),
        _ if totals.errors + totals.warnings + totals.infos == 0 => match lang {
            Lang::Vi => format!("Không phát hiện gì trong {files} văn bản"),
            Lang::En => format!("Nothing found in {}", documents(files)),
        },
        Lang::Vi => {
            let (e, w, i) = (totals.errors, totals.warnings, totals.infos);
            format!("{e} lỗi, {w} cảnh báo, {i} lưu ý trong {files} văn bản")
        }
        Lang::En => {
            let (e, w) = (plural(totals.errors, "error"), plural(totals.warnings, "warning"));
            format!("{e}, {w}, {} in {}", plural(totals.infos, "note"), documents(files))
        }
    };
    if totals.suppressed > 0 {
        let _ = match lang {
            Lang::Vi => write!(text, "; {} mục đã biết, được bỏ qua", totals.suppressed),
            Lang::En => write!(text, "; {} known and ignored", totals.suppressed),
        };
    }
    if unread > 0 {
        let _ = match lang {
            Lang::Vi => write!(text, "; {unread} tệp không đọc được"),
            Lang::En => write!(text, "; {} could not be read", plural(unread, "file")),
        };
    }
    text.push('.');
    text
}

/// How much of what is checkable was checked; `None` where there was nothing to check.
pub fn coverage(lang: Lang, counts: &Coverage) -> Option<String> {
    let parts: Vec<String> = counts
        .iter()
        .filter(|&(_, found, _)| found > 0)
        .map(|(subject, found, checked)| subject_line(lang, subject, found, checked))
        .collect();
    let list = parts.join("; ");
    (!parts.is_empty()).then(|| match lang {
        Lang::Vi => format!("Phạm vi kiểm tra: {list}."),
        Lang::En => format!("Covered: {list}."),
    })
}

/// `tính lại được 18 trên 23 tỷ lệ`.
pub(super) fn subject_line(lang: Lang, subject: &str, found: usize, checked: usize) -> String {
    match (lang, subject) {
        (Lang::Vi, "ratios") => format!("tính lại được {checked} trên {found} tỷ lệ"),
        (Lang::En, "ratios") => format!("{checked} of {found} ratios recomputed"),
        (Lang::Vi, "breakdowns") => format!("cộng lại được {checked} trên {found} số tổng"),
        (Lang::En, "breakdowns") => format!("{checked} of {found} totals added up"),
        (Lang::Vi, "growth") => format!("tính lại được {checked} trên {found} mức tăng, giảm"),
        (Lang::En, "growth") => format!("{checked} of {found} changes recomputed"),
        (Lang::Vi, "products") => format!("nhân lại được {checked} trên {found} tích, bình quân"),
        (Lang::En, "products") => format!("{checked} of {found} products and means recomputed"),
        (Lang::Vi, "tables") => format!("kiểm tra được {checked} trên {found} bảng"),
        (Lang::En, "tables") => format!("{checked} of {found} tables checked"),
        (Lang::Vi, "citations") => format!("tra được {checked} trên {found} văn bản viện dẫn"),
        (Lang::En, "citations") => format!("{checked} of {found} cited documents known"),
        (Lang::Vi, "shared-indicators") => {
            format!("đối chiếu được {checked} trên {found} chỉ tiêu có ở nhiều văn bản")
        }
        (Lang::En, "shared-indicators") => format!("{checked} of {found} indicators of several documents compared"),
        (Lang::Vi, "attachments") => format!("tìm {found} phụ lục kèm theo"),
        (Lang::En, "attachments") => format!("{found} attachments looked for"),
        (Lang::Vi, "bundle-citations") => format!("đối chiếu {found} viện dẫn trong bộ hồ sơ"),
        (Lang::En, "bundle-citations") => format!("{found} citations held against the bundle"),
        (Lang::Vi, _) => format!("{subject}: {checked} trên {found}"),
        (Lang::En, _) => format!("{subject}: {checked} of {found}"),
    }
}

/// How often each rule spoke and how much each file holds, the most first.
fn statistics(run: &Run<'_>, totals: &Totals, text: &mut String) {
    let mut rules: Vec<(&Str, &usize)> = totals.rules.iter().collect();
    rules.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    for (code, count) in rules {
        let title = run.catalog.card(code).map_or("", |card| card.title.get(run.lang));
        let _ = writeln!(text, "{count:>6}  {code}  {title}");
    }
    if totals.by_file.len() > 1 {
        let mut files: Vec<&(String, usize)> = totals.by_file.iter().collect();
        files.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        for (path, count) in files {
            let _ = writeln!(text, "{count:>6}  {}", masked(path));
        }
    }
}

/// A rule worth explaining: the one that spoke most.
fn first_rule(totals: &Totals) -> Option<&str> {
    totals.rules.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map(|(code, _)| code.as_ref())
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn documents(count: usize) -> String {
    plural(count, "document")
}
