//! TB07: spaces, tabs or empty paragraphs used to lay out.

use super::set::{Places, first_line, quoted};
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::LineKind;
use crate::tree::Kind;
use serde::Deserialize;

/// Counts what stands in for indents, tab stops and spacing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManualLayout {
    /// Spaces in a row that push words apart.
    spaces: usize,
    /// Tabs in a row that do.
    tabs: usize,
    /// Empty paragraphs that a document may have.
    empty: u32,
}

impl Check for ManualLayout {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let text = draft.text;
        let Some(layout) = text.layout() else { return };
        let (mut spaced, mut tabbed) = (Places::default(), Places::default());
        for (index, line) in text.lines().iter().enumerate() {
            // A blank for the number or the day is made of spaces.
            let kind = draft.tree.node(draft.tree.leaf_of_line(index)).kind;
            if matches!(kind, Kind::Number | Kind::PlaceDate | Kind::Caption) || line.kind == LineKind::PageBreak {
                continue;
            }
            let words = text.slice(line.span);
            if longest_run(words, |c| matches!(c, ' ' | '\u{A0}')) >= self.spaces {
                spaced.add(text, first_line(text, line.span));
            } else if longest_run(words, |c| c == '\t') >= self.tabs {
                tabbed.add(text, first_line(text, line.span));
            }
        }
        for (key, places) in [("main", spaced), ("tabs", tabbed)] {
            let Some(first) = places.first else { continue };
            let diagnostic = Diagnostic::at(first).say(key).value("text", quoted(text, first));
            found.push(diagnostic.value("count", places.count.to_string()));
        }
        if layout.empty_paragraphs > self.empty {
            found.push(Diagnostic::whole().say("empty").value("count", layout.empty_paragraphs.to_string()));
        }
    }
}

/// The longest run of characters of a kind.
fn longest_run(line: &str, is: impl Fn(char) -> bool) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in line.chars() {
        run = if is(c) { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::super::paper::Paper;
    use crate::text::Layout;

    #[test]
    fn spaces_tabs_and_empty_paragraphs_are_told_once_each() {
        let layout = Layout { empty_paragraphs: 40, ..Layout::default() };
        let lines =
            [("Nơi nhận:                    CHỦ TỊCH", ""), ("Họ tên\t\t\t\tChức vụ", ""), ("a     b      c", "")];
        assert_eq!(Paper::of(&lines).layout(layout).said("TB07"), ["main", "tabs", "empty"]);
    }

    #[test]
    fn blanks_of_the_header_and_single_tabs_are_right() {
        let lines =
            [("Số:           /KH-UBND", ""), ("Tân Hòa, ngày      tháng     năm 2026", ""), ("1.\tMục đích", "")];
        assert!(Paper::of(&lines).said("TB07").is_empty());
    }
}
