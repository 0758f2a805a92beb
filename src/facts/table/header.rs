//! The header of a grid: how many rows it takes, what each column holds and in which unit.

use super::{Column, ColumnRole, Grid, GridRow, formula, units};
use crate::text::{Span, Text, fold, fold_into, is_letter, is_letter_or_digit};

/// Headers longer than this are no headers.
const LONGEST: usize = 240;

/// The most title rows a table has.
const TITLES: usize = 6;

/// Fills in header rows, columns and row units.
pub(super) fn describe(text: &Text, grid: &mut Grid, marked: &[bool]) {
    let wide = grid.rows.iter().map(|r| r.cells.len()).max().unwrap_or_default();
    let titles = titles(&grid.rows);
    let numbers;
    (grid.header_rows, numbers) = rows(text, &grid.rows, marked, titles);
    let heads = titles.min(grid.header_rows)..grid.header_rows;
    let numbered = numbers.and_then(|row| row.checked_sub(heads.start));
    grid.columns = (0..wide).map(|c| column(text, &grid.rows[heads.clone()], numbered, c)).collect();
    if let Some(row) = numbers {
        let cells: Vec<&str> = grid.rows[row].cells.iter().map(|c| text.slice(c.span)).collect();
        for (column, formula) in grid.columns.iter_mut().zip(formula::formulas(&cells)) {
            column.formula = formula;
        }
    }
    name_column(text, grid);
    if let Some(unit) = grid.column(ColumnRole::Unit) {
        let mut folded = String::new();
        for row in grid.rows.iter_mut().skip(grid.header_rows) {
            let Some(cell) = row.cells.get(unit).filter(|c| !c.span.is_empty() && c.span.len() < 64) else { continue };
            folded.clear();
            fold_into(text.slice(cell.span), &mut folded);
            row.unit = units::named(&folded);
        }
    }
    mark_repeats(text, grid);
}

/// Rows above the header that say what the table is: a worksheet has its title, caption and unit in cells of its own.
fn titles(rows: &[GridRow]) -> usize {
    let is_title = |row: &&GridRow| row.cells.iter().filter(|c| !c.merged && !c.span.is_empty()).count() == 1;
    let count = rows.iter().take(TITLES).take_while(is_title).count();
    if rows.first().is_some_and(|row| row.cells.len() > 1) { count } else { 0 }
}

/// How many rows the header takes (titles included), and which of them numbers the columns.
fn rows(text: &Text, rows: &[GridRow], marked: &[bool], titles: usize) -> (usize, Option<usize>) {
    let most = rows.len().saturating_sub(1).min(titles + 5);
    let mut count = marked.iter().take(most).take_while(|m| **m).count();
    let first = count;
    if count == 0 || rows[..count].iter().all(|r| r.cells.iter().all(|c| c.span.is_empty())) {
        match (first..most.min(first.max(titles) + 3)).find(|&r| says_header(text, &rows[r])) {
            Some(row) => count = row + 1,
            None => return (first, None),
        }
    }
    let mut numbers = None;
    while count < most {
        let cells: Vec<&str> = rows[count].cells.iter().map(|c| text.slice(c.span)).collect();
        if formula::is_column_numbers(&cells) {
            numbers = Some(count);
            count += 1;
            break;
        }
        if !goes_on(text, &rows[count], &rows[count - 1]) {
            break;
        }
        count += 1;
    }
    (count, numbers)
}

/// Whether a row is a header by its words: an STT cell, or two known heads.
fn says_header(text: &Text, row: &GridRow) -> bool {
    let mut heads = 0;
    for cell in row.cells.iter().filter(|c| !c.merged && !c.span.is_empty()) {
        if cell.span.len() > 60 {
            continue;
        }
        match role(&fold(text.slice(cell.span))) {
            ColumnRole::Index => return true,
            ColumnRole::Other => {}
            _ => heads += 1,
        }
    }
    heads >= 2 && row.cells.iter().all(|c| c.figures.0 == c.figures.1 || text.slice(c.span).starts_with(is_letter))
}

/// Whether a row goes on with the header above it: its first cells are merged with those above or empty under filled
/// ones, and what it says is short and no figure but a year.
fn goes_on(text: &Text, row: &GridRow, above: &GridRow) -> bool {
    let (Some(first), Some(over)) = (row.cells.first(), above.cells.first()) else { return false };
    let joined = first.merged || (first.span.is_empty() && !over.span.is_empty());
    let second = row.cells.get(1).is_none_or(|c| c.merged || c.span.is_empty());
    let said = row.cells.iter().filter(|c| !c.merged && !c.span.is_empty()).map(|c| text.slice(c.span));
    let mut count = 0;
    let short = said.inspect(|t| count += usize::from(!is_counted(t))).all(|t| {
        let word = t.starts_with(|c: char| is_letter(c) || matches!(c, '%' | '+' | '('));
        t.len() < 60 && (word || is_year(t) || is_counted(t))
    });
    joined && second && short && count > 0
}

/// `1 tuổi`, under `Số trẻ dưới`, beside words.
fn is_counted(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(number, rest)| {
        (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()) && rest.starts_with(is_letter)
    })
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with("20") && text.bytes().all(|b| b.is_ascii_digit())
}

fn column(text: &Text, header: &[GridRow], numbers: Option<usize>, at: usize) -> Column {
    let mut column = Column::default();
    let mut joined = String::new();
    for (i, row) in header.iter().enumerate() {
        let Some(cell) = row.cells.get(at) else { continue };
        if cell.span.is_empty() || Some(i) == numbers || column.header.contains(&cell.span) || cell.span.len() > LONGEST
        {
            continue;
        }
        column.header.push(cell.span);
        joined.push(' ');
        fold_into(text.slice(cell.span), &mut joined);
    }
    // The lowest head says what the column is; the heads above it only where it says nothing.
    let own = column.header.last().map(|s| role(&fold(text.slice(*s)))).unwrap_or_default();
    column.role = if own == ColumnRole::Other { role(joined.trim()) } else { own };
    if column.role != ColumnRole::Unit {
        column.unit = units::in_header(&joined);
    }
    column
}

/// What a folded header says its column holds.
fn role(head: &str) -> ColumnRole {
    let head = head.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '*'));
    match head {
        "stt" | "tt" | "số tt" | "số thứ tự" | "s tt" | "stt/tt" => return ColumnRole::Index,
        "ghi chú" | "ghi chu" => return ColumnRole::Note,
        "đvt" | "đơn vị tính" | "đơn vị" | "đv tính" | "đơn vị đo" => return ColumnRole::Unit,
        "tổng" | "tổng số" | "tổng cộng" | "cộng" => return ColumnRole::Total,
        "đạt (%)" | "%" | "đạt %" => return ColumnRole::Ratio,
        _ => {}
    }
    let has = |words: &[&str]| words.iter().any(|w| head.contains(w));
    if head.starts_with("ghi chú") {
        return ColumnRole::Note;
    }
    if has(&["%", "tỷ lệ", "tỉ lệ"]) {
        return ColumnRole::Ratio;
    }
    if has(&["+/-", "(+, -)", "(+,-)", "tăng/giảm", "tăng, giảm", "tăng (+)", "tăng(+)", "chênh lệch", "tăng giảm"])
    {
        return ColumnRole::Difference;
    }
    if has(&["so sánh", "so với"]) {
        return ColumnRole::Ratio;
    }
    let names =
        ["nội dung", "nhiệm vụ", "chỉ tiêu", "tiêu chí", "danh mục", "hạng mục", "lĩnh vực", "tên ", "họ và tên"];
    let plan = first_of(head, &["kế hoạch", "dự toán", "chỉ tiêu", "mục tiêu"]);
    let actual = first_of(head, &["thực hiện", "kết quả", "ước th", "đạt được", "quyết toán"]);
    match (plan, actual) {
        (Some(p), Some(a)) if a < p => ColumnRole::Actual,
        (Some(_), _) => ColumnRole::Plan,
        (None, Some(_)) => ColumnRole::Actual,
        (None, None) if has_word(head, "kh") => ColumnRole::Plan,
        (None, None) if has_word(head, "th") || has_word(head, "uth") || has_word(head, "ưth") => ColumnRole::Actual,
        (None, None) if has(&names) => ColumnRole::Name,
        (None, None) => ColumnRole::Other,
    }
}

fn has_word(head: &str, word: &str) -> bool {
    head.split(|c: char| !is_letter_or_digit(c)).any(|w| w == word)
}

fn first_of(head: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|w| head.find(w)).min()
}

/// Finds the column of labels: the one the header names, else the first after STT whose cells are mostly words.
fn name_column(text: &Text, grid: &mut Grid) {
    if grid.header_rows == 0 {
        return;
    }
    let index = grid.columns.iter().take_while(|c| c.role == ColumnRole::Index).count();
    let words = |c: usize| {
        let cells = grid.rows[grid.header_rows..].iter().take(20).filter_map(|r| r.cells.get(c));
        let (mut letters, mut others) = (0, 0);
        for cell in cells.filter(|c| !c.span.is_empty()) {
            let first = text.slice(cell.span).trim_start_matches(['-', '+', '–', '*', ' ', '•']).chars().next();
            if first.is_some_and(is_letter) { letters += 1 } else { others += 1 }
        }
        letters > others
    };
    // `Khối | Số lớp | Số học sinh`: rows that bear numbers are named by them where one of them is the total.
    let numbered = || {
        let first = |row: &GridRow| row.cells.first().is_some_and(|c| super::hierarchy::is_total(text.slice(c.span)));
        index == 0 && grid.rows[grid.header_rows..].iter().any(first)
    };
    let name = (index..grid.columns.len().min(index + 2)).find(|&c| words(c)).or_else(|| numbered().then_some(0));
    if let Some(name) = name {
        grid.columns[name].role = ColumnRole::Name;
        grid.columns[name].unit = None;
    }
    grid.name = name;
    // Two columns cannot both be the labels: the others hold text.
    for (i, column) in grid.columns.iter_mut().enumerate() {
        if column.role == ColumnRole::Name && Some(i) != name {
            column.role = ColumnRole::Other;
        }
    }
}

/// Marks rows that say what the header says (a header repeated on a new page).
fn mark_repeats(text: &Text, grid: &mut Grid) {
    let said = |span: Span| text.slice(span);
    let (head, body) = grid.rows.split_at_mut(grid.header_rows);
    for row in body {
        let repeats = |h: &GridRow| {
            let same = |(a, b): (&super::GridCell, &super::GridCell)| said(a.span) == said(b.span);
            h.cells.iter().any(|c| !c.span.is_empty())
                && h.cells.len() == row.cells.len()
                && h.cells.iter().zip(&row.cells).all(same)
        };
        row.header_again = head.iter().any(repeats);
    }
}
