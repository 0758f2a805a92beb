//! PDF files with a text layer become a [`Text`].
//!
//! Rows are found by their baselines, columns by their gutter, tables by their borders, paragraphs by their margins. A page has no bytes that
//! spell its text: origins point into the rows of each page as they were found, and tell the page (`Source::parts`).
//! It must not know what the text will be checked for.

mod actual;
mod columns;
mod garbled;
mod glyphs;
mod inflate;
mod paragraphs;
mod rows;
mod strokes;
mod tables;
mod typed;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{LoadPdfError, Pdf};

use self::paragraphs::{Item, PageRows, Paragraph, paragraphs};
use self::rows::Row;
use self::tables::Table;
use self::typed::Typed;
use super::damage::Damage;
use super::fault::Fault;
use super::plain;
use super::{Limit, Limits, ReadError};
use crate::text::{Encoding, Format, Gap, LineKind, Source, Text, TextBuilder};

/// Reads a PDF; `name` is shown to people.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Text, ReadError> {
    // The PDF crates are young: a defect of theirs is a damaged file, not the end of the run.
    let pages = catch_unwind(AssertUnwindSafe(|| pages(bytes, limits)))
        .unwrap_or(Err(Fault::Damaged(Damage::PdfObjects)))
        .map_err(|fault| fault.of(name))?;
    let Read { pages, numbers, typed } = pages;
    let count = pages.len();
    let paragraphs = paragraphs(&pages, typed);
    if garbled::is_garbled(paragraphs.iter().flat_map(|p| &p.rows).map(|(_, text)| text.as_str())) {
        return Err(ReadError::NoTextLayer { name: name.to_owned() });
    }
    let builder = build(&paragraphs, &numbers, typed.is_some(), limits);
    Ok(builder.finish(Source {
        name: name.to_owned(),
        format: Format::Pdf,
        encoding: Encoding::Utf8,
        bom: 0,
        decoded: None,
        sha256: limits.digest_of(bytes),
        parts: (1..=count).map(|page| format!("page {page}")).collect(),
    }))
}

/// A page's number: page and text, and whether it stands at the foot.
type Number = (usize, String, bool);

/// What the pages hold.
struct Read {
    pages: Vec<PageRows>,
    numbers: Vec<Number>,
    /// The width of all letters, as a share of their height, where it is one: a text file was printed.
    typed: Option<f64>,
}

fn pages(bytes: &[u8], limits: &Limits) -> Result<Read, Fault> {
    inflate::check(bytes, limits)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Fault::Encrypted,
        LoadPdfError::Invalid => Fault::Damaged(Damage::NotPdf),
    })?;
    if pdf.pages().len() > limits.pages {
        return Err(Fault::Over(Limit::Pages, limits.pages as u64));
    }
    let (mut known, mut unknown) = (0, 0);
    let mut typed = Typed::default();
    let mut read: Vec<Page> = vec![];
    let mut numbers = vec![];
    for (at, page) in pdf.pages().iter().enumerate() {
        let mut glyphs = glyphs::of(page)?;
        known += glyphs.drawn.len();
        unknown += glyphs.unknown;
        typed.add(&glyphs.drawn);
        let tables = tables::tables(at, glyphs.strokes, &mut glyphs.drawn);
        let mut rows = rows::rows(at, glyphs.drawn);
        take_number(&mut rows, at, glyphs.height, &mut numbers);
        if let Some(before) = read.last_mut()
            && before.ends_in_text()
            && tables.iter().all(|table| rows.first().is_some_and(|row| row.y < table.top))
        {
            columns::carry_over(&mut before.rows, &mut rows);
        }
        read.push(Page { rows, tables, width: glyphs.width, height: glyphs.height });
    }
    // Fonts that do not say their characters, or pictures of pages: nothing can be checked.
    if known == 0 || unknown * 4 > known {
        return Err(Fault::NoText);
    }
    let share = typed.share().filter(|_| read.iter().all(|page| page.tables.is_empty()));
    let pages = read.into_iter().map(|page| page.in_order(share)).collect();
    Ok(Read { pages, numbers, typed: share })
}

/// A page's rows and tables from top to bottom.
struct Page {
    rows: Vec<Row>,
    tables: Vec<Table>,
    width: f64,
    height: f64,
}

impl Page {
    /// Whether its last row stands below its last table.
    fn ends_in_text(&self) -> bool {
        self.tables.iter().all(|table| self.rows.last().is_some_and(|row| row.y > table.top))
    }

    /// In reading order. A text file that was printed, its letters of this width, has no columns.
    fn in_order(self, share: Option<f64>) -> PageRows {
        let Self { width, height, .. } = self;
        if let Some(share) = share {
            let items = self.rows.into_iter().map(|row| Item::Row(typed::line(row, share))).collect();
            return PageRows { items, width, height };
        }
        let mut items = vec![];
        let mut rows = self.rows.as_slice();
        let add =
            |rows: &[Row], items: &mut Vec<Item>| items.extend(columns::in_order(rows).into_iter().map(Item::Row));
        for table in self.tables {
            let above;
            (above, rows) = rows.split_at(rows.partition_point(|row| row.y <= table.top));
            add(above, &mut items);
            items.push(Item::Table(table));
        }
        add(rows, &mut items);
        PageRows { items, width, height }
    }
}

/// Takes the page number off the first or the last row.
fn take_number(rows: &mut Vec<Row>, page: usize, height: f64, numbers: &mut Vec<Number>) {
    let is_number = |row: &Row| {
        let text = row.text();
        let bare = text.trim().trim_start_matches("Trang").trim_matches([' ', '-', '–', '|']);
        row.pieces.len() == 1
            && !bare.is_empty()
            && bare.len() <= 9
            && bare.bytes().all(|b| b.is_ascii_digit() || b == b'/')
            && (row.y < 0.12 * height || row.y > 0.88 * height)
    };
    if rows.first().is_some_and(is_number) {
        let row = rows.remove(0);
        numbers.push((page, row.text(), false));
    } else if rows.last().is_some_and(is_number)
        && let Some(row) = rows.pop()
    {
        numbers.push((page, row.text(), true));
    }
}

fn build(paragraphs: &[Paragraph], numbers: &[Number], is_typed: bool, limits: &Limits) -> TextBuilder {
    let mut builder = TextBuilder::default();
    let mut offsets: Vec<u32> = vec![];
    let mut push = |builder: &mut TextBuilder, page: usize, text: &str| {
        if offsets.len() <= page {
            offsets.resize(page + 1, 0);
        }
        builder.push_copied(text, offsets[page], page as u16);
        // A byte between rows keeps their places apart.
        offsets[page] += text.len() as u32 + 1;
    };
    for paragraph in paragraphs {
        if is_typed && paragraph.after_gap {
            builder.line(LineKind::Paragraph, Gap::Line);
        } else if paragraph.after_break && !is_typed {
            builder.line(LineKind::PageBreak, Gap::Line);
        }
        let kind = paragraph.cell.map_or(LineKind::Paragraph, LineKind::Cell);
        builder.line(kind, if paragraph.after_gap { Gap::Blank } else { Gap::Line });
        for (i, (page, text)) in paragraph.rows.iter().enumerate() {
            let goes_on = i + 1 < paragraph.rows.len();
            // A soft hyphen is not text; a hard one inside a word (`CT-`, `TTg`) takes no space after it.
            let shown = if goes_on { text.strip_suffix('\u{AD}').unwrap_or(text) } else { text };
            push(&mut builder, *page, shown);
            let in_word = shown.len() < text.len() || (shown.ends_with('-') && !shown.ends_with(" -") && shown != "-");
            if goes_on && !in_word {
                builder.push_made(" ");
            }
        }
    }
    if is_typed {
        builder = plain::again(&builder, limits);
    }
    for (page, text, is_foot) in numbers {
        builder.line(if *is_foot { LineKind::PageFooter } else { LineKind::PageHeader }, Gap::Blank);
        push(&mut builder, *page, text);
    }
    builder
}
