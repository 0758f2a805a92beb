//! TB04: no page numbers on a document of two pages or more, or in the wrong place.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Align, LineKind, PageSide};
use serde::Deserialize;

/// Looks for page numbers, and where they stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageNumber {
    /// Characters that surely fill more than one page.
    page: usize,
}

impl Check for PageNumber {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let text = draft.text;
        let Some(layout) = text.layout().filter(|layout| !layout.pages.is_empty()) else { return };
        let has_break = text
            .lines()
            .iter()
            .enumerate()
            .any(|(at, line)| line.kind == LineKind::PageBreak && at > 0 && at + 1 < text.lines().len());
        let is_long = has_break || text.content().chars().nth(self.page).is_some();
        let key = match layout.page_number {
            None if is_long => "main",
            Some(number) if number.side == PageSide::Footer => "footer",
            Some(number) if number.align == Some(Align::Right) => "align",
            Some(number) if number.on_first_page && is_long => "first",
            _ => return,
        };
        found.push(Diagnostic::whole().say(key));
    }
}

#[cfg(test)]
mod tests {
    use super::super::paper::Paper;
    use crate::text::{Align, Layout, PageNumber, PageSetup, PageSide};

    fn said(text: &str, side: Option<(PageSide, Align, bool)>) -> Vec<&'static str> {
        let number = side.map(|(side, align, on_first_page)| PageNumber { side, align: Some(align), on_first_page });
        let layout = Layout { pages: vec![PageSetup::default()], page_number: number, ..Layout::default() };
        Paper::of(&[(text, "")]).layout(layout).said("TB04")
    }

    #[test]
    fn a_short_document_needs_none() {
        assert!(said("Một đoạn.", None).is_empty());
        assert!(said("Một đoạn.", Some((PageSide::Header, Align::Center, true))).is_empty());
    }

    #[test]
    fn a_long_one_has_them_in_the_middle_of_the_top_but_on_the_first_page() {
        let long = "Giao các phòng, ban thực hiện nhiệm vụ. ".repeat(300);
        assert_eq!(said(&long, None), ["main"]);
        assert_eq!(said(&long, Some((PageSide::Footer, Align::Center, false))), ["footer"]);
        assert_eq!(said(&long, Some((PageSide::Header, Align::Right, false))), ["align"]);
        assert_eq!(said(&long, Some((PageSide::Header, Align::Center, true))), ["first"]);
        assert!(said(&long, Some((PageSide::Header, Align::Center, false))).is_empty());
    }
}
