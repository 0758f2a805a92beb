//! `soat facts`: what was read in a document, as tables for people or as JSON.

mod subjects;
mod words;

use super::input::Inputs;
use super::run::text as word;
use super::{Exit, Stop, output};
use crate::facts::Facts;
use crate::report::{masked, place_json};
use crate::rules::card::Lang;
use crate::text::{Span, Text};
use crate::tree;
use clap::ArgMatches;
use serde_json::{Map, Value};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// A kind of fact and all of it.
struct Subject {
    /// Key in JSON.
    key: &'static str,
    vi: &'static str,
    en: &'static str,
    rows: Vec<Row>,
}

/// A fact: its place, and what is known of it, by key.
struct Row {
    span: Span,
    cells: Vec<(&'static str, Value)>,
}

/// Columns a cell takes at most.
const CELL: usize = 48;

/// Prints the facts of one document.
pub fn facts(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let Some((name, text)) = Inputs::one(matches, lang) else { return Ok(Exit::Incomplete) };
    let tree = tree::build(&text);
    let facts = Facts::extract(&text, &tree);
    let subjects = subjects::subjects(&text, &facts);
    let page = if word(matches, "format") == Some("json") {
        json(&name, &text, &subjects)
    } else {
        table(&text, &subjects, lang)
    };
    output::print(&page)?;
    Ok(Exit::Clean)
}

fn json(path: &str, text: &Text, subjects: &[Subject]) -> String {
    let starts = text.line_starts();
    let mut page = Map::new();
    page.insert("path".to_owned(), path.into());
    for subject in subjects {
        let rows = subject.rows.iter().map(|row| {
            let mut fact = Map::new();
            fact.insert("span".to_owned(), place_json(text.place(row.span, &starts)));
            fact.insert("text".to_owned(), text.slice(row.span).into());
            fact.extend(row.cells.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
            Value::Object(fact)
        });
        page.insert(subject.key.to_owned(), rows.collect());
    }
    format!("{}\n", Value::Object(page))
}

fn table(text: &Text, subjects: &[Subject], lang: Lang) -> String {
    let starts = text.line_starts();
    let mut page = String::new();
    for subject in subjects.iter().filter(|subject| !subject.rows.is_empty()) {
        let _ = writeln!(page, "{} ({})", lang.pick(subject.vi, subject.en), subject.rows.len());
        let rows: Vec<Vec<String>> = subject
            .rows
            .iter()
            .map(|row| {
                let line = text.place(row.span, &starts).start.line.to_string();
                let cells = row.cells.iter().map(|(key, value)| cell(key, value, lang));
                [line, clipped(text.slice(row.span))].into_iter().chain(cells).collect()
            })
            .collect();
        aligned(&rows, &mut page);
        page.push('\n');
    }
    if page.is_empty() {
        page.push_str(lang.pick("Không đọc được dữ kiện nào.\n", "No facts were read.\n"));
    }
    page
}

/// Rows with their cells under each other.
fn aligned(rows: &[Vec<String>], page: &mut String) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|c| c.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let mut line = String::new();
        for (i, (cell, width)) in row.iter().zip(&widths).enumerate().filter(|(_, (_, width))| **width > 0) {
            let fill = " ".repeat(width - cell.width());
            // The first column is the line's number.
            let _ = if i == 0 { write!(line, "  {fill}{cell}") } else { write!(line, "  {cell}{fill}") };
        }
        let _ = writeln!(page, "{}", line.trim_end());
    }
}

/// A value as a cell: switches by their name, nothing for what is absent.
fn cell(key: &str, value: &Value, lang: Lang) -> String {
    match value {
        Value::Null | Value::Bool(false) => String::new(),
        Value::Bool(true) => subjects::switch(key, lang).to_owned(),
        Value::String(text) => words::word(key, text, lang).map_or_else(|| clipped(text), str::to_owned),
        Value::Array(list) => clipped(&list.iter().map(|item| cell(key, item, lang)).collect::<Vec<_>>().join(" + ")),
        other => other.to_string(),
    }
}

fn clipped(text: &str) -> String {
    let text = masked(text.trim());
    let mut clip = String::new();
    for c in text.chars() {
        if clip.width() >= CELL {
            clip.push('…');
            break;
        }
        clip.push(c);
    }
    clip
}
