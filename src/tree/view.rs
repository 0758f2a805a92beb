//! The tree as people read it: indented text, and the route to a block.

use super::{Enumerator, Kind, Mark, NodeId, Numbering, Tree};
use crate::text::{Span, Text};
use std::fmt::Write as _;

/// How many characters of a leaf are shown.
const SHOWN: usize = 60;

impl Tree {
    /// The labels of the numbered blocks a block lies in (itself included), the outermost first: `Phần thứ nhất`, `I`,
    /// `1`, `2.3`, `a)`, `-`; an appendix is a label too (`PHỤ LỤC I`).
    pub fn route<'t>(&self, id: NodeId, text: &'t Text) -> Vec<&'t str> {
        let mut route: Vec<&str> = self.ancestors(id).filter_map(|node| self.label(node, text)).collect();
        route.reverse();
        route
    }

    fn label<'t>(&self, id: NodeId, text: &'t Text) -> Option<&'t str> {
        if self.node(id).kind == Kind::Appendix {
            let appendix = self.parts.appendices.iter().find(|a| a.node == id)?;
            let label = text.slice(appendix.label);
            return (!label.is_empty()).then_some(label);
        }
        self.enumerator(id).map(|e| e.label(text))
    }

    /// The tree as indented text: kind, enumerator, lines, and the first words of each leaf. Lines are those of the file,
    /// as findings name them; an office file has none and is counted by its paragraphs.
    pub fn view(&self, text: &Text) -> String {
        let starts = text.line_starts();
        let mut view = String::new();
        for (id, node) in self.nodes() {
            let depth = self.ancestors(id).count() - 1;
            let _ = write!(view, "{:1$}{2}", "", depth * 2, node.kind.name());
            if let Some(enumerator) = self.enumerator(id) {
                let _ = write!(view, " [{}]", enumerator.label(text));
            }
            let said = text.slice(node.span).trim_end_matches('\n');
            let place = text.place(Span { start: node.span.start, end: node.span.start + said.len() as u32 }, &starts);
            let (first, last) = (place.start.line, place.end.line);
            let _ = if first >= last { write!(view, " {first}") } else { write!(view, " {first}-{last}") };
            if node.first_child.is_none() {
                let shown: String = said.trim().chars().take(SHOWN).collect();
                let _ = write!(view, " {}", shown.replace('\n', " ⏎ "));
            }
            view.push('\n');
        }
        view
    }
}

impl Enumerator {
    /// Its text without the mark that only ends it: `II`, `2.2.1`, but `a)`, `(1)`, `-`.
    pub fn label<'t>(&self, text: &'t Text) -> &'t str {
        let whole = text.slice(self.span);
        match self.mark {
            Mark::Dot | Mark::Dash | Mark::Slash | Mark::Colon | Mark::ParenDot if self.numbering.counts() => {
                whole.trim_end_matches(['.', '-', '–', '/', ':']).trim_end()
            }
            // `- + Giảm`: the plus counts.
            _ => whole.trim_start_matches(|c: char| self.numbering == Numbering::Plus && c != '+'),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::TextBuilder;
    use crate::tree::build;

    #[test]
    fn routes_name_the_numbers_above() {
        let text = TextBuilder::plain("Phần thứ nhất\nĐÁNH GIÁ\nI. KINH TẾ\n1. Thu\na) Thuế đạt:\n- Thuế đất.");
        let tree = build(&text);
        assert_eq!(tree.route(tree.leaf_of_line(5), &text), ["Phần thứ nhất", "I", "1", "a)", "-"]);
        assert!(tree.view(&text).contains("heading 1-2 Phần thứ nhất ⏎ ĐÁNH GIÁ"));
    }
}
