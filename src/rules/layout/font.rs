//! TB02: font other than Times New Roman, size outside the component's range, colour other than black.

use super::set::{Places, Share, decimal, first_line, has_letters, quoted};
use crate::diagnostic::{Diagnostic, Label, Severity, Values};
use crate::rules::{Check, Draft, Findings};
use crate::text::{LineKind, Span, Style, Text};
use crate::tree::{Kind, NodeId};
use serde::Deserialize;

/// Holds fonts, sizes and colours against the decree.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Font {
    /// Names of the fonts that are right.
    fonts: Vec<String>,
    /// Kind of block, least and most size in points; `body` is all text that has no other row.
    sizes: Vec<(String, u16, u16)>,
    /// Each of red, green and blue up to which a colour looks black.
    black: u32,
}

/// Fonts whose letters only look Vietnamese: another rule speaks about them. And fonts of symbols.
const OTHERS: [&str; 5] = [".vn", "vni-", "wingdings", "symbol", "webdings"];

impl Check for Font {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let text = draft.text;
        if !text.source().format.has_layout() {
            return;
        }
        self.fonts(text, found);
        self.colours(text, found);
        self.sizes(draft, found);
    }
}

impl Font {
    fn fonts(&self, text: &Text, found: &mut Findings) {
        let mut names: Vec<&str> = Vec::new();
        let mut places = Places::default();
        // Neighbours mostly share their font.
        let mut last = ("", true);
        for styled in text.styles() {
            let Some(font) = styled.style.font.as_deref() else { continue };
            if last.0 != font {
                last = (font, self.is_right(font));
            }
            if last.1 || !has_letters(text, styled.span) {
                continue;
            }
            places.add(text, styled.span);
            if !names.contains(&font) {
                names.push(font);
            }
        }
        if let Some(first) = places.first {
            let more = if names.len() > 3 { ", …" } else { "" };
            names.truncate(3);
            let diagnostic = Diagnostic::at(first_line(text, first)).value("text", quoted(text, first));
            found.push(diagnostic.value("fonts", names.join(", ") + more).value("count", places.count.to_string()));
        }
    }

    fn is_right(&self, font: &str) -> bool {
        let font = font.trim_matches(['"', '\'', ' ']);
        let begins =
            |name: &str| font.as_bytes().get(..name.len()).is_some_and(|f| f.eq_ignore_ascii_case(name.as_bytes()));
        font.is_empty() || OTHERS.iter().any(|name| begins(name)) || self.fonts.iter().any(|name| begins(name))
    }

    fn colours(&self, text: &Text, found: &mut Findings) {
        let is_black = |colour: u32| [16, 8, 0].iter().all(|shift| (colour >> shift) & 0xFF <= self.black);
        let mut places = Places::default();
        for styled in text.styles() {
            if styled.style.color.is_some_and(|colour| !is_black(colour)) && has_letters(text, styled.span) {
                places.add(text, styled.span);
            }
        }
        if let Some(first) = places.first {
            let diagnostic = Diagnostic::at(first_line(text, first)).say("color").value("text", quoted(text, first));
            found.push(diagnostic.value("count", places.count.to_string()));
        }
    }

    /// One finding for the body, and one for all components.
    fn sizes(&self, draft: &Draft<'_>, found: &mut Findings) {
        let text = draft.text;
        let mut places: Vec<Places> = self.sizes.iter().map(|_| Places::default()).collect();
        let row_of = |wanted: &str| self.sizes.iter().position(|(name, ..)| name == wanted);
        let body = row_of("body");
        // Neighbours mostly are of one kind.
        let (mut before, mut own) = (None, None);
        for (index, line) in text.lines().iter().enumerate() {
            let node = draft.tree.leaf_of_line(index);
            let kind = draft.tree.node(node).kind;
            if before != Some(kind) {
                (before, own) = (Some(kind), row_of(kind.name()));
            }
            let row = own.or_else(|| body.filter(|_| is_body(draft, node)));
            let Some(row) = row.filter(|_| is_sized(draft, node) && !matches!(line.kind, LineKind::Note)) else {
                continue;
            };
            let (_, least, most) = &self.sizes[row];
            let is_off = |style: &Style| {
                style.half_points.is_some_and(|size| size < least * 2 || size > most * 2) && !style.superscript
            };
            if Share::of(text, line.span, is_off).is_most() {
                places[row].add(text, first_line(text, line.span));
            }
        }
        let mut components: Vec<Label> = Vec::new();
        let mut is_far = false;
        for ((name, least, most), places) in self.sizes.iter().zip(places) {
            let Some(first) = places.first else { continue };
            let half = main_size(text, first).unwrap_or_default();
            let mut values = Values::default();
            values.set("text", quoted(text, first));
            values.set("size", decimal(i64::from(half) * 5));
            values.set("range", if least == most { least.to_string() } else { format!("{least}-{most}") });
            values.set("count", places.count.to_string());
            if name == "body" {
                let key = if places.count > 1 { "size" } else { "size-one" };
                found.push(Diagnostic { values, ..Diagnostic::at(first).say(key) });
            } else {
                is_far |= half + 2 < least * 2 || half > most * 2 + 2;
                components.push(Label { span: first, draft: None, key: "size", values });
            }
        }
        components.sort_by_key(|label| label.span);
        let count = components.len();
        let mut components = components.into_iter();
        let Some(first) = components.next() else { return };
        let key = if count > 1 { "components" } else { "size-one" };
        let mut diagnostic = Diagnostic { values: first.values, ..Diagnostic::at(first.span).say(key) };
        diagnostic.values.set("count", (count - 1).to_string());
        diagnostic.labels = components.collect();
        // A point more or less is hardly seen.
        found.push(if is_far { diagnostic } else { diagnostic.at_most(Severity::Info) });
    }
}

/// Whether a block has the size of the body, where the table does not name its kind.
fn is_body(draft: &Draft<'_>, node: NodeId) -> bool {
    let kind = draft.tree.node(node).kind;
    matches!(kind, Kind::Paragraph | Kind::Heading | Kind::Preamble | Kind::Basis | Kind::Closing)
        && !draft.tree.is_in(node, Kind::Table)
}

/// Whether the decree sets a size for a block: in appendices and on the page's edge it sets none.
fn is_sized(draft: &Draft<'_>, node: NodeId) -> bool {
    !draft.tree.is_in(node, Kind::Appendix) && !draft.tree.is_in(node, Kind::Note)
}

/// The size most letters of a span are set in.
fn main_size(text: &Text, span: Span) -> Option<u16> {
    let first = text.styles().partition_point(|s| s.span.end <= span.start);
    let inside = text.styles()[first..].iter().take_while(|s| s.span.start < span.end);
    inside.max_by_key(|s| s.span.end.min(span.end) - s.span.start.max(span.start))?.style.half_points
}

#[cfg(test)]
mod tests {
    use super::super::paper::Paper;

    #[test]
    fn the_right_font_draws_nothing() {
        let paper =
            Paper::of(&[("Giao các phòng thực hiện.", "14"), ("Tổ chức thi đua.", "13"), ("ghi ² chú", "raised 9")]);
        assert!(paper.said("TB02").is_empty());
    }

    #[test]
    fn other_fonts_are_told_once() {
        let paper = Paper::of(&[
            ("Một.", "14 Arial"),
            ("Hai.", "14 Calibri"),
            ("Ba.", "14"),
            ("★", "Segoe"),
            ("§", "Wingdings"),
        ]);
        assert_eq!(paper.said("TB02"), ["main"]);
        assert_eq!(paper.values("TB02", "fonts"), ["Arial, Calibri"]);
        assert_eq!(paper.values("TB02", "count"), ["2"]);
    }

    #[test]
    fn sizes_are_those_of_the_component() {
        let body =
            [("I. MỤC ĐÍCH", "14"), ("Giao các phòng thực hiện kế hoạch này.", "12"), ("Phân công các tổ.", "12")];
        assert_eq!(Paper::of(&body).said("TB02"), ["size"]);
        assert_eq!(Paper::of(&body).values("TB02", "count"), ["2"]);
    }

    #[test]
    fn sizes_of_components_are_one_finding() {
        let lines = [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "15"),
            ("Độc lập - Tự do - Hạnh phúc", "14"),
            ("Số: 12/KH-UBND", "14"),
            ("KẾ HOẠCH", "14"),
            ("Trồng cây năm 2026", "14"),
        ];
        assert_eq!(Paper::of(&lines).said("TB02"), ["components"]);
        assert_eq!(Paper::of(&lines[1..]).said("TB02"), ["size-one"]);
    }

    #[test]
    fn almost_black_is_black() {
        assert!(Paper::of(&[("Một đoạn.", "#0D0D0D")]).said("TB02").is_empty());
        assert_eq!(Paper::of(&[("Một đoạn.", "#FF0000"), ("Hai đoạn.", "#C00000")]).said("TB02"), ["color"]);
    }
}
