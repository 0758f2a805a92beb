//! A document with layout, made by hand: what examples of cards, which are plain text, cannot show.

use crate::diagnostic::Diagnostic;
use crate::facts::Facts;
use crate::rules::{Catalog, Draft, Findings, engine};
use crate::text::{Align, Encoding, Format, Gap, Layout, LineKind, Source, Style, Text, TextBuilder};
use crate::tree;

/// Lines and how they are set.
pub(super) struct Paper {
    lines: Vec<(String, Style)>,
    layout: Layout,
}

impl Paper {
    /// Lines, each with words for how it is set: `bold italic center 14 Arial #FF0000 hidden highlight raised`. Without a
    /// font and size it is Times New Roman 14.
    pub fn of(lines: &[(&str, &str)]) -> Self {
        let lines = lines.iter().map(|(text, set)| ((*text).to_owned(), style(set))).collect();
        Self { lines, layout: Layout::default() }
    }

    pub fn layout(mut self, layout: Layout) -> Self {
        self.layout = layout;
        self
    }

    /// The keys of what a rule says.
    pub fn said(&self, code: &str) -> Vec<&'static str> {
        self.found(code).iter().map(|d| d.say).collect()
    }

    /// The values of a name in what a rule says.
    pub fn values(&self, code: &str, name: &str) -> Vec<String> {
        self.found(code).iter().filter_map(|d| d.values.get(name)).map(str::to_owned).collect()
    }

    fn found(&self, code: &str) -> Vec<Diagnostic> {
        let catalog = Catalog::shipped();
        let card = catalog.card(code).unwrap();
        let check = engine(card, None).unwrap();
        let text = self.text();
        let tree = tree::build(&text);
        let facts = Facts::extract(&text, &tree);
        let mut found = Findings::new(code.to_owned(), crate::diagnostic::Severity::Error);
        check.check(&Draft::new(&text, &tree, &facts, None), &mut found);
        let (list, _) = found.into_parts();
        for diagnostic in &list {
            let part = crate::rules::card::Part::Say;
            let sentence = card.sentence(part, diagnostic.say, crate::rules::card::Lang::Vi);
            assert!(sentence.is_some(), "{code} has no sentence {}", diagnostic.say);
        }
        list
    }

    fn text(&self) -> Text {
        let mut builder = TextBuilder::default();
        for (line, style) in &self.lines {
            builder.line(LineKind::Paragraph, Gap::Blank);
            let from = builder.position();
            builder.push_made(line);
            builder.style(from, style.clone());
        }
        builder.layout(self.layout.clone());
        builder.finish(Source {
            name: "kh.docx".into(),
            format: Format::Docx,
            encoding: Encoding::Utf8,
            bom: 0,
            decoded: None,
            sha256: [0; 32],
            parts: Vec::new(),
        })
    }
}

fn style(set: &str) -> Style {
    let font = Some("Times New Roman".to_owned());
    let mut style = Style { font, half_points: Some(28), align: Some(Align::Justify), ..Style::default() };
    for word in set.split_whitespace() {
        match word {
            "bold" => style.bold = true,
            "italic" => style.italic = true,
            "center" => style.align = Some(Align::Center),
            "hidden" => style.hidden = true,
            "highlight" => style.highlight = true,
            "raised" => style.superscript = true,
            word => match (word.strip_prefix('#'), word.parse::<u16>()) {
                (Some(colour), _) => style.color = u32::from_str_radix(colour, 16).ok(),
                (None, Ok(size)) => style.half_points = Some(size * 2),
                (None, Err(_)) => style.font = Some(word.to_owned()),
            },
        }
    }
    style
}
