//! Whether bytes are a report of soat's own: by how they begin, for names say nothing. Must not know files.

use crate::diagnostic::Severity;

/// The first line of every Markdown sheet, which shows nothing.
pub const MARKDOWN_MARK: &str = "<!-- generator: soat -->";
/// Bytes of a file that tell whether soat wrote it.
pub const HEAD: u64 = 512;

/// How the machine formats begin, which is a promise.
const BEGINNINGS: [&str; 5] = [
    "{\"schema_version\":1,\"tool\":{\"name\":\"soat\"",
    "{\"source\":{\"name\":\"soat\"}",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"soat\">",
    "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\
     \"unicodeCodePoints\",\"tool\":{\"driver\":{\"language\":",
];
/// How a page for people begins that has no finding.
const NOTHING: [&str; 4] =
    ["Chưa soát được văn bản nào", "Không phát hiện gì trong ", "No document could be checked", "Nothing found in "];

/// Whether a file that begins like this is a review sheet of soat's own.
pub fn is_own(head: &[u8]) -> bool {
    is_sheet(&String::from_utf8_lossy(head))
}

fn is_sheet(head: &str) -> bool {
    head.starts_with(MARKDOWN_MARK) || head.contains("<meta name=\"generator\" content=\"soat ")
}

/// Whether a file that begins like this is a report of soat's own, in any format. What is empty is nobody's.
pub fn is_report(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    head.is_empty() || is_sheet(&head) || is_for_machines(&head) || is_for_people(&head)
}

fn is_for_machines(head: &str) -> bool {
    let is_line = head.starts_with("{\"path\":\"") && head.contains("\",\"status\":\"");
    let is_failure =
        head.starts_with("{\"path\":\"") && head.contains("\",\"code\":\"") && head.contains("\"message\":\"");
    let is_annotation = |severity: Severity| {
        head.strip_prefix("::")
            .and_then(|rest| rest.strip_prefix(severity.names().github))
            .is_some_and(|rest| rest.starts_with(" file="))
    };
    is_line
        || is_failure
        || BEGINNINGS.iter().any(|known| head.starts_with(known))
        || Severity::ALL.into_iter().any(is_annotation)
}

/// `full` begins with a severity and a code in brackets, `short` with a place before them.
fn is_for_people(head: &str) -> bool {
    let line = plain(head.lines().next().unwrap_or_default());
    let opens = |names: &str| {
        line.match_indices(names).any(|(at, _)| {
            let code = line[at + names.len()..].strip_prefix('[').and_then(|rest| rest.split_once(']'));
            (at == 0 || line[..at].ends_with(": ")) && code.is_some_and(|(code, _)| is_code(code))
        })
    };
    Severity::ALL.iter().map(|severity| severity.names()).any(|names| opens(names.vi) || opens(names.en))
        || NOTHING.iter().any(|known| line.starts_with(known))
}

/// `SL01`, or the code of an agency's own card.
fn is_code(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A line without the escapes that colour it.
fn plain(line: &str) -> String {
    let mut pieces = line.split('\x1b');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}
