//! PDF files with a text layer become a [`Text`].
//!
//! Rows are found by their baselines, columns by their gutter, paragraphs by their margins. A page has no bytes that
//! spell its text: origins point into the rows of each page as they were found, and tell the page (`Source::parts`).
//! It must not know what the text will be checked for.

mod columns;
mod glyphs;
mod paragraphs;
mod rows;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{LoadPdfError, Pdf};

use self::paragraphs::{PageRows, Paragraph, paragraphs};
use self::rows::Row;
use super::fault::Fault;
use super::{Limit, Limits, ReadError, sha256};
use crate::text::{Encoding, Format, Gap, LineKind, Source, Text, TextBuilder};

/// Reads a PDF; `name` is shown to people.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Text, ReadError> {
    // The PDF crates are young: a defect of theirs is a damaged file, not the end of the run.
    let pages = catch_unwind(AssertUnwindSafe(|| pages(bytes, limits)))
        .unwrap_or_else(|_| Err(Fault::Damaged("its objects cannot be followed".into())))
        .map_err(|fault| fault.of(name))?;
    let (pages, numbers) = pages;
    let count = pages.len();
    let builder = build(&paragraphs(&pages), &numbers);
    Ok(builder.finish(Source {
        name: name.to_owned(),
        format: Format::Pdf,
        encoding: Encoding::Utf8,
        bom: 0,
        decoded: None,
        sha256: sha256(bytes),
        parts: (1..=count).map(|page| format!("page {page}")).collect(),
    }))
}

/// A page's number: page and text, and whether it stands at the foot.
type Number = (usize, String, bool);

fn pages(bytes: &[u8], limits: &Limits) -> Result<(Vec<PageRows>, Vec<Number>), Fault> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Fault::Encrypted,
        LoadPdfError::Invalid => Fault::Damaged("not a PDF".into()),
    })?;
    if pdf.pages().len() > limits.pages {
        return Err(Fault::Over(Limit::Pages, limits.pages as u64));
    }
    let (mut known, mut unknown) = (0, 0);
    let mut pages = vec![];
    let mut numbers = vec![];
    for (at, page) in pdf.pages().iter().enumerate() {
        let glyphs = glyphs::of(page)?;
        known += glyphs.drawn.len();
        unknown += glyphs.unknown;
        let mut rows = rows::rows(glyphs.drawn);
        take_number(&mut rows, at, glyphs.height, &mut numbers);
        pages.push(PageRows { rows: columns::in_order(&rows), height: glyphs.height });
    }
    // Fonts that do not say their characters, or pictures of pages: nothing can be checked.
    if known == 0 || unknown * 4 > known {
        return Err(Fault::NoText);
    }
    Ok((pages, numbers))
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

fn build(paragraphs: &[Paragraph], numbers: &[Number]) -> TextBuilder {
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
        if paragraph.after_break {
            builder.line(LineKind::PageBreak, Gap::Line);
        }
        builder.line(LineKind::Paragraph, if paragraph.after_gap { Gap::Blank } else { Gap::Line });
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
    for (page, text, is_foot) in numbers {
        builder.line(if *is_foot { LineKind::PageFooter } else { LineKind::PageHeader }, Gap::Blank);
        push(&mut builder, *page, text);
    }
    builder
}
