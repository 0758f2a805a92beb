//! The sentence that leads from the bases to the body.

use super::{is_capitals, is_space, issuer, title};

const VERBS: &[&str] = &[
    "ban hành",
    "xây dựng",
    "đề ra",
    "triển khai",
    "báo cáo",
    "trình",
    "tổ chức",
    "quyết định",
    "quyết nghị",
    "lập",
    "thông báo",
    "đề nghị",
    "hướng dẫn",
];

/// Whether the line is a leading sentence: `Ủy ban nhân dân xã An Phú ban hành Kế hoạch …, như sau:`, `QUYẾT ĐỊNH:`.
pub fn is_preamble(i: &str) -> bool {
    is_decision_word(i) || ends_open(i) || (issuer::begins_with_agency(i) && holds_issuing_verb(i))
}

/// `QUYẾT ĐỊNH:`, `QUYẾT NGHỊ:`.
pub fn is_decision_word(i: &str) -> bool {
    let word = i.trim_end_matches(|c: char| is_space(c) || c == ':');
    is_capitals(word)
        && (title::document_type(word).is_ok_and(|(rest, _)| rest.is_empty()) || super::is_only(word, "quyết nghị"))
}

/// Ends in a colon, or says `như sau`.
pub fn ends_open(i: &str) -> bool {
    i.ends_with(':') || holds(i, "như sau")
}

/// `ban hành`, `xây dựng`, `đề ra` …
pub fn holds_issuing_verb(i: &str) -> bool {
    VERBS.iter().any(|verb| holds(i, verb))
}

fn holds(i: &str, lower: &str) -> bool {
    i.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_sentences() {
        for good in ["Ủy ban nhân dân xã An Phú ban hành Kế hoạch năm 2026 như sau:", "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"]
        {
            assert!(is_preamble(good), "{good}");
        }
        for bad in ["Kinh tế tiếp tục tăng trưởng.", "KINH TẾ", "Ban hành nhiều văn bản"] {
            assert!(!is_preamble(bad), "{bad}");
        }
    }
}
