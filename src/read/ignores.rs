//! Ignore comments of text drafts: `<!-- soat: ignore SL01 — reason -->`. Must not know which rules there are.

use crate::text::{Span, Text};

/// An ignore comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IgnoreComment {
    /// The rules it names, as written: codes or names.
    pub rules: Vec<String>,
    /// Why; empty where no reason is given.
    pub reason: String,
    /// Where it stands in the decoded file.
    pub source: Span,
    /// The byte of content it stands before: the end of the content where nothing follows.
    pub content: u32,
}

/// The ignore comments of a text, in order. Office formats have none.
pub fn ignore_comments(text: &Text) -> Vec<IgnoreComment> {
    let Some(decoded) = text.source().decoded.as_deref() else { return Vec::new() };
    let segments = text.origins().segments();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = memchr::memmem::find(&decoded.as_bytes()[at..], b"<!--").map(|i| at + i) {
        let Some(len) = memchr::memmem::find(&decoded.as_bytes()[start..], b"-->") else { break };
        at = start + len + 3;
        let Some((rules, reason)) = decoded.get(start + 4..start + len).and_then(parse) else { continue };
        let next = segments.partition_point(|segment| (segment.source.start as usize) < at);
        let content = segments.get(next).map_or(text.content().len() as u32, |segment| segment.content.start);
        // A run that is copied across the comment cannot be: the comment stands between two segments.
        found.push(IgnoreComment { rules, reason, source: Span::new(start, at), content });
    }
    found
}

/// `soat: ignore SL01, SL02 — reason`: the rules and the reason.
fn parse(comment: &str) -> Option<(Vec<String>, String)> {
    let rest = comment.trim().strip_prefix("soat:")?.trim_start().strip_prefix("ignore")?;
    let (rules, reason) = rest
        .split_once(" — ")
        .or_else(|| rest.split_once(" -- "))
        .or_else(|| rest.split_once(" – "))
        .or_else(|| rest.split_once(": "))
        .unwrap_or((rest, ""));
    let rules: Vec<String> =
        rules.split([',', ' ', '\n']).map(str::trim).filter(|rule| !rule.is_empty()).map(str::to_owned).collect();
    Some((rules, reason.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Limits, read_bytes};

    #[test]
    fn comments_name_rules_and_a_reason() {
        let source =
            "Một <!-- soat: ignore SL01, ratio-mismatch — số liệu của cấp trên --> hai\n\n<!-- ghi chú -->\nba";
        let text = read_bytes("a.md", source.as_bytes(), &Limits::default()).expect("text");
        let found = ignore_comments(&text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].rules, ["SL01", "ratio-mismatch"]);
        assert_eq!(found[0].reason, "số liệu của cấp trên");
        assert_eq!(&text.content()[found[0].content as usize..], "hai\nba");
    }
}
