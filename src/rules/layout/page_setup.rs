//! TB01: paper other than A4, margins outside what the decree allows.

use super::set::decimal;
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::Format;
use serde::Deserialize;

/// Holds the page setup of each section against paper and margins, all in millimetres.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageSetup {
    /// Width and height of the paper, upright.
    paper: (i64, i64),
    /// Least and most of each margin.
    top: (i64, i64),
    bottom: (i64, i64),
    left: (i64, i64),
    right: (i64, i64),
    /// Tenths of a millimetre that a measure may be off: programs round inches and centimetres.
    slack: i64,
}

/// Twentieths of a point to tenths of a millimetre, rounded.
fn tenths(twips: i32) -> i64 {
    (i64::from(twips.abs()) * 2540 + 7200) / 14400
}

impl Check for PageSetup {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let Some(layout) = draft.text.layout() else { return };
        let pages: Vec<_> = layout.pages.iter().filter(|page| page.width > 0 && page.height > 0).collect();
        let near = |a: i64, b: i64| (a - b * 10).abs() <= self.slack + 5;
        let odd = pages.iter().map(|page| (tenths(page.width), tenths(page.height))).find(|(width, height)| {
            let (short, long) = (width.min(height), width.max(height));
            !near(*short, self.paper.0) || !near(*long, self.paper.1)
        });
        if let Some((width, height)) = odd {
            let millimetres = |tenths: i64| ((tenths + 5) / 10).to_string();
            found.push(Diagnostic::whole().value("width", millimetres(width)).value("height", millimetres(height)));
        }
        // On a landscape page programs turn the margins with the paper, and the decree does not say which is which.
        let upright = || pages.iter().filter(|page| page.width <= page.height);
        let sides: [(&'static str, (i64, i64), Vec<i32>); 4] = [
            ("top", self.top, upright().map(|p| p.top).collect()),
            ("bottom", self.bottom, upright().map(|p| p.bottom).collect()),
            ("left", self.left, upright().map(|p| p.left).collect()),
            ("right", self.right, upright().map(|p| p.right).collect()),
        ];
        // OpenDocument adds the height of the running header and footer to the margin, and that grows with its text.
        let only_sides = draft.text.source().format == Format::Odt;
        for (side, (least, most), margins) in sides {
            if only_sides && matches!(side, "top" | "bottom") {
                continue;
            }
            let is_off = |tenths: &i64| *tenths < least * 10 - self.slack || *tenths > most * 10 + self.slack;
            // A section that names no margins has none that could be judged.
            let margin = margins.into_iter().filter(|twips| *twips != 0).map(tenths).find(is_off);
            if let Some(margin) = margin {
                let diagnostic = Diagnostic::whole().say(side).value("found", decimal(margin));
                found.push(diagnostic.value("least", least.to_string()).value("most", most.to_string()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::paper::Paper;
    use crate::text::{Layout, PageSetup};

    fn said(pages: Vec<PageSetup>) -> Vec<&'static str> {
        let layout = Layout { pages, ..Layout::default() };
        Paper::of(&[("Một đoạn.", "")]).layout(layout).said("TB01")
    }

    fn page(width: i32, height: i32, [top, bottom, left, right]: [i32; 4]) -> PageSetup {
        PageSetup { width, height, top, right, bottom, left, title_page: true }
    }

    #[test]
    fn the_decrees_own_page_is_right() {
        // 20 mm is 1134 twentieths of a point, 30 mm 1701, 15 mm 851.
        assert!(said(vec![page(11907, 16840, [1134, 1134, 1701, 851])]).is_empty());
        assert!(said(vec![page(11906, 16838, [1417, 1417, 1984, 1134])]).is_empty());
        assert!(said(vec![page(0, 0, [0; 4])]).is_empty());
    }

    #[test]
    fn each_side_is_told_once() {
        let off = page(11907, 16840, [992, 709, 1134, 1417]);
        assert_eq!(said(vec![off, off]), ["top", "bottom", "left", "right"]);
        assert_eq!(said(vec![page(12240, 15840, [1134, 1134, 1701, 851])]), ["main"]);
    }

    #[test]
    fn landscape_pages_are_a4_too_and_their_margins_turn() {
        assert!(said(vec![page(16840, 11907, [1701, 1134, 1134, 1134])]).is_empty());
    }
}
