//! Workbooks of Excel: shared strings, formats, cells.

use rustc_hash::FxHashMap;

use super::super::damage::Damage;
use super::super::fault::Fault;
use super::super::flow::Flow;
use super::super::package::Package;
use super::super::relations::relations;
use super::super::xml::{Token, Xml, unescape};
use super::super::{Limit, Limits};
use super::format::{built_in, shown};
use crate::text::{Cell, LineKind, Span};

/// Reads the visible sheets of a workbook into the flow; gives the names of the parts read.
pub(super) fn read(package: &mut Package<'_>, flow: &mut Flow, limits: &Limits) -> Result<Vec<String>, Fault> {
    let root = package.needed("_rels/.rels")?;
    let main = relations(&root, "", limits)?.into_iter().find(|r| r.kind == "officeDocument");
    let main = main.map(|r| r.target).ok_or_else(|| Fault::Damaged(Damage::Missing("officeDocument".into())))?;
    let workbook = package.needed(&main)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let links = package.xml(&format!("{folder}/_rels/{file}.rels"))?.unwrap_or_default();
    let links = relations(&links, folder, limits)?;
    let mut part = |kind: &str| match links.iter().find(|r| r.kind == kind) {
        Some(link) => package.xml(&link.target),
        None => Ok(None),
    };
    let strings = match part("sharedStrings")? {
        Some(text) => shared_strings(&text, limits)?,
        None => vec![],
    };
    let formats = match part("styles")? {
        Some(text) => formats(&text, limits)?,
        None => vec![],
    };
    let book = sheets(&workbook, limits)?;
    let mut parts = vec![];
    let mut reader = Reader { strings, formats, days_1904: book.days_1904, cells: limits.cells, most: limits.cells };
    for id in book.sheets {
        let Some(link) = links.iter().find(|r| r.id == id && r.kind == "worksheet") else { continue };
        let text = package.needed(&link.target)?;
        flow.part(parts.len() as u16);
        flow.page_break(LineKind::Paragraph);
        flow.close();
        reader.sheet(&text, &link.target, parts.len() as u32, flow, limits)?;
        parts.push(link.target.clone());
    }
    Ok(parts)
}

struct Book {
    /// Ids of the relationships of the visible sheets.
    sheets: Vec<String>,
    days_1904: bool,
}

fn sheets(text: &str, limits: &Limits) -> Result<Book, Fault> {
    let mut xml = Xml::new(text, "workbook.xml", limits);
    let mut book = Book { sheets: vec![], days_1904: false };
    loop {
        match xml.next()? {
            Token::Start(tag)
                if tag.name == "sheet"
                    && book.sheets.len() < 1000
                    && tag.get("state").is_none_or(|state| state == "visible") =>
            {
                book.sheets.extend(tag.get("id").map(str::to_owned));
            }
            Token::Start(tag) if tag.name == "workbookPr" => {
                book.days_1904 = matches!(tag.get("date1904"), Some("1" | "true"));
            }
            Token::Eof => return Ok(book),
            _ => {}
        }
    }
}

fn shared_strings(text: &str, limits: &Limits) -> Result<Vec<String>, Fault> {
    let mut xml = Xml::new(text, "sharedStrings.xml", limits);
    let mut strings = vec![];
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.name == "si" => strings.push(rich_text(&mut xml)?),
            Token::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// The `t` elements of a string, without the readings above it.
fn rich_text(xml: &mut Xml<'_>) -> Result<String, Fault> {
    let mut string = String::new();
    let mut depth = 0;
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.name == "t" => string.push_str(&xml.string()?),
            Token::Start(tag) if tag.name == "r" => depth += 1,
            Token::Start(_) => {
                xml.skip()?;
            }
            Token::End if depth > 0 => depth -= 1,
            Token::End | Token::Eof => return Ok(string),
            Token::Text(..) | Token::Char(..) => {}
        }
    }
}

/// The format code of each cell format.
fn formats(text: &str, limits: &Limits) -> Result<Vec<String>, Fault> {
    let mut xml = Xml::new(text, "styles.xml", limits);
    let mut codes: FxHashMap<u32, String> = FxHashMap::default();
    let mut formats = vec![];
    let mut in_cells = false;
    loop {
        match xml.next()? {
            Token::Start(tag) => match tag.name {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.get("formatCode")) {
                        codes.insert(id, unescape(code));
                    }
                }
                "cellXfs" => in_cells = true,
                "cellStyleXfs" | "cellStyles" | "dxfs" => in_cells = false,
                "xf" if in_cells => {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    formats.push(codes.get(&id).cloned().unwrap_or_else(|| built_in(id).to_owned()));
                }
                _ => {}
            },
            Token::Eof => return Ok(formats),
            _ => {}
        }
    }
}

struct Reader {
    strings: Vec<String>,
    formats: Vec<String>,
    days_1904: bool,
    cells: usize,
    most: usize,
}

impl Reader {
    fn sheet(&mut self, text: &str, part: &str, table: u32, flow: &mut Flow, limits: &Limits) -> Result<(), Fault> {
        let merges = merges(text);
        let mut xml = Xml::new(text, part, limits);
        let mut row = 0u32;
        let mut next_row = 0u32;
        let mut column = 0u16;
        loop {
            match xml.next()? {
                Token::Start(tag) => match tag.name {
                    "worksheet" | "sheetData" => {}
                    "row" => {
                        row = tag.number::<u32>("r").map_or(next_row, |r| r.saturating_sub(1));
                        next_row = row.saturating_add(1);
                        column = 0;
                    }
                    "c" => {
                        if let Some((c, r)) = tag.get("r").and_then(place) {
                            (column, row) = (c, r);
                        }
                        let format = tag.number::<usize>("s").and_then(|s| self.formats.get(s)).cloned();
                        let kind = tag.get("t").unwrap_or("n");
                        let (value, source) = cell_value(&mut xml, tag.span)?;
                        let value = self.shown(&value, kind, format.as_deref());
                        let value = value.trim();
                        let merge = merges.get(&(row, column));
                        if !value.is_empty() {
                            self.cells =
                                self.cells.checked_sub(1).ok_or(Fault::Over(Limit::Cells, self.most as u64))?;
                            let (rows, columns) = merge.copied().unwrap_or((1, 1));
                            let cell = Cell { table, row, column, columns, rows, header: false };
                            push(flow, value, LineKind::Cell(cell), source);
                        }
                        column = column.saturating_add(1);
                    }
                    _ => {
                        xml.skip()?;
                    }
                },
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn shown(&self, value: &str, kind: &str, format: Option<&str>) -> String {
        match kind {
            "s" => value.trim().parse().ok().and_then(|i: usize| self.strings.get(i)).cloned().unwrap_or_default(),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "n" => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => shown(number, format.unwrap_or("General"), self.days_1904),
                _ => value.to_owned(),
            },
            _ => value.to_owned(),
        }
    }
}

/// Pushes a cell's value; its lines are lines of one cell.
fn push(flow: &mut Flow, value: &str, kind: LineKind, source: Span) {
    for (i, line) in value.split('\n').map(|l| l.trim_end_matches('\r')).enumerate() {
        if i == 0 {
            flow.paragraph(kind);
            flow.replaced(line, source);
        } else {
            flow.line_break(kind);
            flow.made(line);
        }
    }
    flow.close();
}

/// The value of a `c`, and where it stands: the element from its tag to its value.
fn cell_value(xml: &mut Xml<'_>, tag: Span) -> Result<(String, Span), Fault> {
    let mut value = String::new();
    let mut source = tag;
    loop {
        match xml.next()? {
            Token::Start(inner) => match inner.name {
                "v" => {
                    value = xml.string()?;
                    source = source.cover(Span::new(inner.span.end as usize, xml.here()));
                }
                "is" => {
                    value = rich_text(xml)?;
                    source = source.cover(Span::new(inner.span.end as usize, xml.here()));
                }
                _ => {
                    xml.skip()?;
                }
            },
            Token::End | Token::Eof => return Ok((value, source)),
            Token::Text(..) | Token::Char(..) => {}
        }
    }
}

/// Merged ranges by their first cell (row, column): how many rows and columns. They stand after the cells.
fn merges(text: &str) -> FxHashMap<(u32, u16), (u16, u16)> {
    let mut merges = FxHashMap::default();
    for at in memchr::memmem::find_iter(text.as_bytes(), b"mergeCell ") {
        let rest = &text[at..];
        let range = rest.find("ref=\"").and_then(|from| rest[from + 5..].split('"').next());
        let Some((first, last)) = range.and_then(|r| r.split_once(':')) else { continue };
        if let (Some((c1, r1)), Some((c2, r2))) = (place(first), place(last)) {
            let rows = u16::try_from(r2.saturating_sub(r1) + 1).unwrap_or(u16::MAX);
            merges.insert((r1, c1), (rows, c2.saturating_sub(c1).saturating_add(1)));
        }
    }
    merges
}

/// Column and row, from 0, of a cell's name (`AB12`).
fn place(name: &str) -> Option<(u16, u32)> {
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let mut column = 0u32;
    for letter in name[..at].bytes().filter(|b| *b != b'$') {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|d| *d < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(digit) + 1)?;
    }
    let row: u32 = name[at..].trim_start_matches('$').parse().ok()?;
    Some((u16::try_from(column.checked_sub(1)?).ok()?, row.checked_sub(1)?))
}
