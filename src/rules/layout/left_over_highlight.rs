//! TB06: highlighted text.

use super::set::{Places, has_letters, quoted};
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use serde::Deserialize;

/// Looks for highlighting, which is made while a draft is worked on.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LeftOverHighlight {}

impl Check for LeftOverHighlight {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let text = draft.text;
        if !text.source().format.has_layout() {
            return;
        }
        let mut places = Places::default();
        for styled in text.styles().iter().filter(|s| s.style.highlight && has_letters(text, s.span)) {
            places.add(text, styled.span);
        }
        if let Some(first) = places.first {
            let diagnostic = Diagnostic::at(first).value("text", quoted(text, first));
            found.push(diagnostic.value("count", places.count.to_string()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::paper::Paper;

    #[test]
    fn highlighted_lines_are_counted_and_told_once() {
        let paper = Paper::of(&[("Một.", "highlight"), ("Hai.", ""), ("Ba.", "highlight"), (" ", "highlight")]);
        assert_eq!(paper.values("TB06", "count"), ["2"]);
        assert!(Paper::of(&[("Một.", "bold")]).said("TB06").is_empty());
    }
}
