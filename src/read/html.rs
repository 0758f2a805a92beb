//! HTML as Word and web pages write it, read tag by tag; nothing needs to be closed. Must not know Markdown.

use super::entity;
use super::grid::Grid;
use super::inline::{is_block, set_tag};
use super::numeral::numeral;
use super::pen::{Look, Pen};
use super::tag::{self, Tag};
use crate::text::{Align, Cell, Gap, LineKind, Span};

/// Writes a stretch of HTML; `table` is the number of its first table. Yields the number of the next.
pub fn write(pen: &mut Pen<'_>, span: Span, table: u32, cells: usize) -> u32 {
    let mut html = Html {
        pen,
        span,
        table,
        cells_left: cells,
        tables: Vec::new(),
        lists: Vec::new(),
        heading: None,
        look: Look::default(),
        gap: Gap::Blank,
        preformatted: false,
        in_list_mark: false,
    };
    html.run();
    html.pen.set_look(Look::default());
    html.pen.end();
    html.table
}

struct Html<'p, 's> {
    pen: &'p mut Pen<'s>,
    span: Span,
    table: u32,
    cells_left: usize,
    tables: Vec<Table>,
    lists: Vec<List>,
    heading: Option<u8>,
    look: Look,
    gap: Gap,
    preformatted: bool,
    /// Inside the mark that Word writes for an automatic list, padded with no-break spaces.
    in_list_mark: bool,
}

/// A list that is open.
#[derive(Default)]
struct List {
    /// The number of its next item, and the format it is written in; none where marks are no numbers.
    next: Option<(u32, char)>,
}

/// A table that is open.
struct Table {
    number: u32,
    grid: Grid,
    cell: Option<Cell>,
    in_head: bool,
}

impl Html<'_, '_> {
    fn run(&mut self) {
        let source = self.pen.source();
        let end = self.span.end as usize;
        let mut at = self.span.start as usize;
        while at < end {
            let next = memchr::memchr2(b'<', b'&', &source.as_bytes()[at..end]).map_or(end, |i| at + i);
            if at < next {
                self.text(Span::new(at, next));
                at = next;
            }
            if at < end {
                at += self.mark(at, &source[at..end]);
            }
        }
        while let Some(table) = self.tables.pop() {
            self.close_cell(table.cell);
        }
    }

    fn text(&mut self, span: Span) {
        let source = self.pen.source();
        if !self.preformatted {
            // Soft hyphens are not printed.
            let mut at = span.start as usize;
            for piece in source[span.range()].split('\u{AD}') {
                self.pen.collapsed(Span::new(at, at + piece.len()));
                at += piece.len() + '\u{AD}'.len_utf8();
            }
            return;
        }
        let mut at = span.start as usize;
        for line in source[span.range()].split_inclusive('\n') {
            self.pen.text(Span::new(at, at + line.len()));
            at += line.len();
            if line.ends_with('\n') {
                self.line(Gap::Line);
            }
        }
    }

    /// Takes what stands at `at`; yields its length.
    fn mark(&mut self, at: usize, rest: &str) -> usize {
        if rest.starts_with('&') {
            let Some((character, len)) = entity::at_start(rest) else {
                self.text(Span::new(at, at + 1));
                return 1;
            };
            let span = Span::new(at, at + len);
            if character == '\u{ad}' {
                return len;
            }
            if self.in_list_mark && character == '\u{a0}' {
                self.pen.wait_one(span);
            } else {
                self.pen.character(character, span);
            }
            return len;
        }
        if rest.starts_with("<!--") {
            return memchr::memmem::find(rest.as_bytes(), b"-->").map_or(rest.len(), |i| i + 3);
        }
        if rest.starts_with("<![") {
            self.in_list_mark = rest.starts_with("<![if !supportLists]");
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return memchr::memchr(b'>', rest.as_bytes()).map_or(rest.len(), |i| i + 1);
        }
        let Some(tag) = tag::at_start(rest) else {
            self.text(Span::new(at, at + 1));
            return 1;
        };
        // What is struck from the text is read as gone, as in Word.
        let hidden =
            ["script", "style", "head", "title", "xml", "del"].into_iter().find(|name| tag.is(name) && !tag.closing);
        if let Some(name) = hidden {
            return tag.len + after_closing(&rest[tag.len..], name);
        }
        self.tag(&tag);
        tag.len
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        if tag.is("br") {
            self.line(Gap::Break);
        } else if tag.is("table") {
            self.table_tag(tag.closing);
        } else if tag.is("tr") {
            self.row();
        } else if tag.is_any(&["td", "th"]) {
            self.cell(tag);
        } else if tag.is("thead") {
            if let Some(table) = self.tables.last_mut() {
                table.in_head = !tag.closing;
            }
        } else if is_block(tag) {
            self.block(tag);
        } else {
            set_tag(&mut self.look, tag);
            self.pen.set_look(self.look);
        }
    }

    fn block(&mut self, tag: &Tag<'_>) {
        let level = tag.name.as_bytes().get(1).filter(|b| tag.name.len() == 2 && b.is_ascii_digit()).map(|b| b - b'0');
        if level.is_some() {
            self.heading = level.filter(|_| !tag.closing);
        }
        if tag.is("pre") {
            self.preformatted = !tag.closing;
        }
        if tag.is_any(&["p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6"]) {
            self.look.align = if tag.closing { None } else { align(tag) };
        }
        if level.is_some() && tag.closing || tag.is("p") {
            // Whatever was left open ends with its paragraph.
            self.look = Look { align: self.look.align, ..Look::default() };
        }
        self.line(Gap::Blank);
        self.pen.set_look(self.look);
        if tag.is_any(&["ol", "ul", "li"]) {
            self.list(tag);
        }
    }

    /// Numbers that a browser prints and the file does not hold.
    fn list(&mut self, tag: &Tag<'_>) {
        let value = |name| tag.attribute(name).and_then(|n| n.trim().parse::<u32>().ok());
        match (tag.is("li"), tag.closing) {
            (false, true) => {
                self.lists.pop();
                self.pen.lead(None);
            }
            (false, false) => {
                let format = tag.attribute("type").and_then(|format| format.chars().next()).unwrap_or('1');
                let next = tag.is("ol").then(|| (value("start").unwrap_or(1), format));
                // Lists nested deeper than people do have no numbers.
                if self.lists.len() < 64 {
                    self.lists.push(List { next });
                }
            }
            (true, false) => {
                if let Some(List { next: Some((next, format)) }) = self.lists.last_mut() {
                    let number = value("value").unwrap_or(*next);
                    *next = number.saturating_add(1);
                    let label = numeral(number, format.encode_utf8(&mut [0; 4]));
                    self.pen.lead(Some(label + ". "));
                }
            }
            // An empty item: nothing is left to carry its number.
            (true, true) => self.pen.lead(None),
        }
    }

    fn line(&mut self, gap: Gap) {
        let in_cell = self.tables.last().and_then(|table| table.cell);
        let gap = if in_cell.is_some() && gap == Gap::Blank { Gap::Line } else { gap };
        let kind = match (in_cell, self.heading) {
            (Some(cell), _) => LineKind::Cell(cell),
            (None, Some(level)) => LineKind::Heading(level),
            (None, None) => LineKind::Paragraph,
        };
        self.pen.begin(kind, std::mem::replace(&mut self.gap, gap).max_blank(gap));
        self.gap = Gap::Line;
    }

    fn table_tag(&mut self, closing: bool) {
        if closing {
            if let Some(table) = self.tables.pop() {
                self.close_cell(table.cell);
            }
            self.gap = Gap::Blank;
            self.line(Gap::Blank);
            return;
        }
        self.pen.end();
        self.tables.push(Table { number: self.table, grid: Grid::default(), cell: None, in_head: false });
        self.table += 1;
        self.gap = Gap::Blank;
    }

    fn row(&mut self) {
        let cell = self.tables.last_mut().and_then(|table| table.cell.take());
        self.close_cell(cell);
        if let Some(table) = self.tables.last_mut() {
            table.grid.row();
        }
    }

    fn cell(&mut self, tag: &Tag<'_>) {
        let Some(table) = self.tables.last_mut() else {
            self.line(Gap::Blank);
            return;
        };
        let cell = table.cell.take();
        self.close_cell(cell);
        if tag.closing || self.cells_left == 0 {
            return;
        }
        self.cells_left -= 1;
        let span_of = |name| tag.attribute(name).and_then(|n| n.trim().parse::<u16>().ok()).unwrap_or(1).clamp(1, 1000);
        let Some(table) = self.tables.last_mut() else { return };
        let (row, column) = table.grid.place(span_of("colspan"), span_of("rowspan"));
        let header = tag.is("th") || table.in_head;
        let cell =
            Cell { table: table.number, row, column, columns: span_of("colspan"), rows: span_of("rowspan"), header };
        table.cell = Some(cell);
        self.look = Look { align: align(tag), ..Look::default() };
        self.line(Gap::Line);
        self.pen.set_look(self.look);
    }

    fn close_cell(&mut self, cell: Option<Cell>) {
        let Some(cell) = cell else { return };
        self.look = Look::default();
        self.pen.set_look(self.look);
        super::table::end_cell(self.pen, cell, Gap::Line);
    }
}

/// Where the text after `</name>` begins, or the end.
fn after_closing(rest: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(i) = memchr::memmem::find(&rest.as_bytes()[from..], b"</") {
        let at = from + i;
        let matches =
            rest.as_bytes()[at + 2..].get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()));
        if matches {
            return memchr::memchr(b'>', &rest.as_bytes()[at..]).map_or(rest.len(), |i| at + i + 1);
        }
        from = at + 2;
    }
    rest.len()
}

fn align(tag: &Tag<'_>) -> Option<Align> {
    if tag.is("center") {
        return Some(Align::Center);
    }
    let style = tag.attribute("style").unwrap_or_default();
    let styled = style.split(';').filter_map(|rule| rule.split_once(':')).find(|(key, _)| key.trim() == "text-align");
    match styled.map(|(_, value)| value.trim()).or(tag.attribute("align"))?.to_ascii_lowercase().as_str() {
        "left" => Some(Align::Left),
        "center" => Some(Align::Center),
        "right" => Some(Align::Right),
        "justify" => Some(Align::Justify),
        _ => None,
    }
}

trait MaxBlank {
    fn max_blank(self, other: Self) -> Self;
}

impl MaxBlank for Gap {
    /// A blank line stays, whatever else stands beside it.
    fn max_blank(self, other: Self) -> Self {
        if self == Gap::Blank || other == Gap::Blank { Gap::Blank } else { other }
    }
}
