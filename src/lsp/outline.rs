//! The tree of a draft as an editor shows structure: an outline, and what can be folded.

use super::checked::Draft;
use super::client::Client;
use super::documents::Document;
use crate::rules::card::Lang;
use crate::text::Span;
use crate::tree::{Kind, NodeId, Tree};
use ls_types::{DocumentSymbol, FoldingRange, Location, Range, SymbolInformation, SymbolKind};
use serde_json::{Value, json};

/// Characters of a heading that are shown.
const SHOWN: usize = 120;

/// The outline, as a tree where the editor knows trees.
pub fn symbols(document: &Document, draft: &Draft, client: &Client, lang: Lang) -> Value {
    let outline = Outline { document, draft, lang };
    let symbols = outline.below(Tree::ROOT);
    if client.nested {
        return json!(symbols);
    }
    let mut flat = Vec::new();
    flatten(symbols, None, document, &mut flat);
    json!(flat)
}

/// What can be folded: divisions, bases, tables, recipients, appendices.
pub fn folds(document: &Document, draft: &Draft) -> Vec<FoldingRange> {
    let outline = Outline { document, draft, lang: Lang::default() };
    let tree = &draft.outcome.tree;
    let folded = |kind| {
        matches!(kind, Kind::Section | Kind::Bases | Kind::Table | Kind::Recipients | Kind::Appendix | Kind::Header)
    };
    let ranges = tree.nodes().filter(|(_, node)| folded(node.kind)).filter_map(|(id, _)| outline.range(id));
    ranges
        .filter(|range| range.start.line < range.end.line)
        .map(|range| FoldingRange { start_line: range.start.line, end_line: range.end.line, ..FoldingRange::default() })
        .collect()
}

struct Outline<'a> {
    document: &'a Document,
    draft: &'a Draft,
    lang: Lang,
}

impl Outline<'_> {
    /// The symbols of a block's children. Blocks that are no symbols give theirs to the block above.
    fn below(&self, id: NodeId) -> Vec<DocumentSymbol> {
        let children = self.draft.outcome.tree.children(id);
        children.flat_map(|child| self.symbol(child).map_or_else(|| self.below(child), |symbol| vec![symbol])).collect()
    }

    fn symbol(&self, id: NodeId) -> Option<DocumentSymbol> {
        let tree = &self.draft.outcome.tree;
        let lang = self.lang;
        let (name, kind) = match tree.node(id).kind {
            Kind::Type => (self.title(id), SymbolKind::FILE),
            Kind::Bases => (lang.pick("Căn cứ", "Bases").to_owned(), SymbolKind::NAMESPACE),
            Kind::Section => (self.words(tree.head(id).unwrap_or(id)), SymbolKind::STRING),
            Kind::Table => (lang.pick("Bảng", "Table").to_owned(), SymbolKind::ARRAY),
            Kind::Recipients => (lang.pick("Nơi nhận", "Recipients").to_owned(), SymbolKind::FIELD),
            Kind::Signature => (lang.pick("Chữ ký", "Signature").to_owned(), SymbolKind::FIELD),
            Kind::Appendix => (self.words(tree.head(id).unwrap_or(id)), SymbolKind::NAMESPACE),
            _ => return None,
        };
        let range = self.range(id)?;
        let head = tree.head(id).and_then(|head| self.range(head)).unwrap_or(range);
        let is_inside = range.start <= head.start && head.end <= range.end;
        let selection_range = if is_inside { head } else { Range { start: range.start, end: range.start } };
        let children = self.below(id);
        #[allow(deprecated, reason = "the field has no default")]
        let symbol = DocumentSymbol {
            name: if name.is_empty() { tree.node(id).kind.name().to_owned() } else { name },
            detail: None,
            kind,
            tags: None,
            deprecated: None,
            range,
            selection_range,
            children: (!children.is_empty()).then_some(children),
        };
        Some(symbol)
    }

    /// Tên loại with its trích yếu: `KẾ HOẠCH Phát triển …`.
    fn title(&self, id: NodeId) -> String {
        let title = self.draft.outcome.tree.parts().title.as_ref().filter(|title| title.node == id);
        let lines = title.into_iter().flat_map(|title| &title.summary).map(|&line| self.words(line));
        let words: Vec<String> = std::iter::once(self.words(id)).chain(lines).collect();
        shortened(&words.join(" "))
    }

    fn words(&self, id: NodeId) -> String {
        let words = self.draft.text.slice(self.draft.outcome.tree.node(id).span).split_whitespace();
        shortened(&words.collect::<Vec<_>>().join(" "))
    }

    /// Where a block stands, without the space around it; `None` for an empty one.
    fn range(&self, id: NodeId) -> Option<Range> {
        let text = &self.draft.text;
        let span = self.draft.outcome.tree.node(id).span;
        let words = text.slice(span);
        let start = span.start as usize + words.len() - words.trim_start().len();
        let end = start + words.trim().len();
        if start == end {
            return None;
        }
        let shown = text.shown_span(Span::new(start, end));
        let bom = usize::from(text.source().bom);
        Some(self.document.written.range(bom + shown.start as usize, bom + shown.end as usize))
    }
}

fn flatten(symbols: Vec<DocumentSymbol>, above: Option<&str>, document: &Document, flat: &mut Vec<SymbolInformation>) {
    for symbol in symbols {
        #[allow(deprecated, reason = "the field has no default")]
        flat.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: symbol.kind,
            tags: None,
            deprecated: None,
            location: Location { uri: document.uri.clone(), range: symbol.range },
            container_name: above.map(str::to_owned),
        });
        flatten(symbol.children.unwrap_or_default(), Some(&symbol.name), document, flat);
    }
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}
