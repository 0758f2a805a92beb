//! TB05: tracked changes, comments or hidden text left in the file.

use super::set::{Places, has_letters, quoted};
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Looks for what a reader of the issued file must not find.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LeftOverRevision {}

impl Check for LeftOverRevision {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let text = draft.text;
        let Some(layout) = text.layout() else { return };
        if layout.revisions > 0 {
            let first = text.styles().iter().find(|s| s.style.revision && !text.slice(s.span).trim().is_empty());
            let diagnostic = first.map_or_else(Diagnostic::whole, |s| Diagnostic::at(s.span));
            found.push(diagnostic.value("count", layout.revisions.to_string()));
        }
        if layout.comments > 0 {
            found.push(Diagnostic::whole().say("comments").value("count", layout.comments.to_string()));
        }
        let mut places = Places::default();
        for styled in text.styles().iter().filter(|s| s.style.hidden && has_letters(text, s.span)) {
            places.add(text, styled.span);
        }
        if let Some(first) = places.first {
            let diagnostic = Diagnostic::at(first).say("hidden").value("text", quoted(text, first));
            found.push(diagnostic.value("count", places.count.to_string()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::paper::Paper;
    use crate::text::Layout;

    #[test]
    fn each_kind_of_left_over_is_told_once() {
        let layout = Layout { revisions: 3, comments: 2, ..Layout::default() };
        let paper = Paper::of(&[("Một đoạn.", ""), ("ẩn", "hidden"), ("ẩn nữa", "hidden")]).layout(layout);
        assert_eq!(paper.said("TB05"), ["main", "comments", "hidden"]);
        assert_eq!(paper.values("TB05", "count"), ["3", "2", "2"]);
    }

    #[test]
    fn a_clean_file_draws_nothing() {
        assert!(Paper::of(&[("Một đoạn.", ""), (" ", "hidden")]).said("TB05").is_empty());
    }
}
