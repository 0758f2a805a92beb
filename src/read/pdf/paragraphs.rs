//! Rows become paragraphs: hard line ends are joined where the next row goes on.

use super::rows::Row;
use super::tables::Table;
use crate::text::Cell;

/// A paragraph and the page of each of its rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Paragraph {
    /// Page and text of each row.
    pub rows: Vec<(usize, String)>,
    /// A page begins anew before it.
    pub after_break: bool,
    /// White space above it.
    pub after_gap: bool,
    /// The table cell it stands in.
    pub cell: Option<Cell>,
}

/// A page in reading order, without its number.
#[derive(Debug)]
pub(super) struct PageRows {
    pub items: Vec<Item>,
    pub width: f64,
    pub height: f64,
}

/// What a page is made of.
#[derive(Debug)]
pub(super) enum Item {
    Row(Row),
    Table(Table),
}

/// The paragraphs of all pages; of a text file that was printed, its lines: `typed` is the width of its letters.
pub(super) fn paragraphs(pages: &[PageRows], typed: Option<f64>) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = vec![];
    let mut tables = Tables::default();
    let mut before: Option<(&Row, usize)> = None;
    let margins: Vec<(f64, f64)> = typed.map_or_else(|| all_margins(pages), |share| typed_margins(pages, share));
    let ends = typed_ends(pages);
    for (at, page) in pages.iter().enumerate() {
        for (place, item) in page.items.iter().enumerate() {
            let row = match item {
                Item::Row(row) => row,
                Item::Table(table) => {
                    tables.add(table, place == 0, &mut paragraphs);
                    before = None;
                    continue;
                }
            };
            tables.last = None;
            let step = before.filter(|(_, p)| *p == at).map(|(b, _)| row.y - b.y);
            let goes_on = before.is_some_and(|(before, p)| {
                let (left, right) = margins[p];
                let near = step.is_none_or(|step| step > 0.0 && step < 2.0 * row.em.max(before.em));
                near && if typed.is_some() {
                    is_cut(before, row, left, right)
                } else {
                    continues(before, row, left, right, margins[at].0)
                }
            });
            if goes_on && let Some(paragraph) = paragraphs.last_mut() {
                paragraph.rows.push((row.page, row.text()));
            } else {
                let after_break = before.is_some_and(|(b, p)| p != at && b.y < 0.7 * pages[p].height);
                let after_gap = match (step, before) {
                    // The lines of a text file go on over the page.
                    (None, Some((before, _))) if typed.is_some() => {
                        row.y > ends.0 + 0.5 * row.em || before.y < ends.1 - 0.5 * row.em
                    }
                    _ => step.is_none_or(|step| step > 1.6 * row.em || step < 0.0),
                };
                let rows = vec![(row.page, row.text())];
                paragraphs.push(Paragraph { rows, after_break, after_gap, cell: None });
            }
            before = Some((row, at));
        }
    }
    paragraphs
}

/// The tables so far.
#[derive(Default)]
struct Tables<'a> {
    count: u32,
    /// The table that nothing has followed yet: its first part, and its rows so far.
    last: Option<(&'a Table, usize)>,
}

impl<'a> Tables<'a> {
    /// Adds the cells of a table; one that begins a page goes on with the one that ended the page before, and a head that is
    /// printed again is read once.
    fn add(&mut self, table: &'a Table, begins_page: bool, paragraphs: &mut Vec<Paragraph>) {
        let goes_on = self.last.filter(|(first, _)| begins_page && first.has_columns_of(table));
        let (first, before) = goes_on.unwrap_or((table, 0));
        let heads = if goes_on.is_some() { table.heads_shared_with(first) } else { 0 };
        self.count += u32::from(goes_on.is_none());
        for cell in table.cells.iter().filter(|cell| cell.row >= heads) {
            let cell_of = Cell {
                table: self.count - 1,
                row: (before + cell.row - heads) as u32,
                column: cell.column as u16,
                columns: cell.columns as u16,
                rows: cell.rows as u16,
                header: false,
            };
            let texts = cell.paragraphs.iter().map(|rows| rows.iter().map(|row| (row.page, row.text())).collect());
            let empty = cell.paragraphs.is_empty().then(Vec::new);
            for rows in texts.chain(empty) {
                paragraphs.push(Paragraph { rows, after_break: false, after_gap: true, cell: Some(cell_of) });
            }
        }
        self.last = Some((first, before + table.row_count - heads));
    }
}

/// Whether a row goes on with the paragraph of the row before.
fn continues(before: &Row, row: &Row, left: f64, right: f64, own_left: f64) -> bool {
    if before.pieces.len() != 1 || row.pieces.len() != 1 || (before.em - row.em).abs() > 0.15 * row.em {
        return false;
    }
    // Its first word had no room on the row before.
    let room = right - before.right();
    let is_full = room < row.pieces[0].first_word + 0.6 * row.em;
    let is_at_margin = (row.left() - own_left).abs() < 0.6 * row.em;
    let starts_left = before.left() < left + 6.0 * before.em;
    is_full && is_at_margin && starts_left && !begins_item(&row.pieces[0].text, before)
}

/// Whether a row goes on with the line of the row before, where all letters are of one width: spaces and first word had no room there.
fn is_cut(before: &Row, row: &Row, left: f64, right: f64) -> bool {
    let (Some(piece), Some(last)) = (row.pieces.first(), before.pieces.last()) else { return false };
    // A row of a table begins with a bar, and the one before ended in one.
    if piece.text.starts_with('|') && piece.text.len() > 1 && last.text.ends_with('|') {
        return false;
    }
    // At least one space stood between the two.
    let lead = (row.left() - left).max(0.5 * row.em);
    right - before.right() + 0.2 * row.em < lead + piece.first_word
}

/// Where the first and the last line of a full page of a printed text file stand.
fn typed_ends(pages: &[PageRows]) -> (f64, f64) {
    let rows = |page: &PageRows| -> Option<(f64, f64)> {
        let mut ys = page.items.iter().filter_map(|item| match item {
            Item::Row(row) => Some(row.y),
            Item::Table(_) => None,
        });
        let first = ys.next()?;
        Some((first, ys.next_back().unwrap_or(first)))
    };
    let ends = pages.iter().filter_map(rows);
    ends.fold((f64::INFINITY, 0.0), |(top, bottom), (first, last)| (top.min(first), bottom.max(last)))
}

/// The margins of a text file that was printed: the outermost letters, and no less than a page with equal margins has room for.
fn typed_margins(pages: &[PageRows], share: f64) -> Vec<(f64, f64)> {
    let rows = || {
        pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
            Item::Row(row) => Some(row),
            Item::Table(_) => None,
        })
    };
    let left = rows().map(Row::left).fold(f64::INFINITY, f64::min);
    let right = rows().map(Row::right).fold(0.0, f64::max);
    let letter = rows().map(|row| row.em * share).fold(0.1, f64::max);
    let room = |page: &PageRows| left + ((page.width - 2.0 * left) / letter + 0.01).floor() * letter;
    pages.iter().map(|page| (left, right.max(room(page)))).collect()
}

/// Whether a row at the margin begins an item of its own, where items are not indented.
fn begins_item(text: &str, before: &Row) -> bool {
    let said = before.pieces[0].text.trim_end();
    // The end mark ends the text, however full its row is.
    if said.ends_with("./.") || text.starts_with("Nơi nhận") {
        return true;
    }
    let ended = said.ends_with(['.', ';', ':', '/']);
    let word = text.split(' ').next().unwrap_or("");
    let number = word.strip_suffix(['.', ')']).unwrap_or("");
    let is_number = !number.is_empty() && number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let is_letter = word.ends_with(')') && number.chars().count() == 1;
    let is_roman = word.ends_with('.') && !number.is_empty() && number.bytes().all(|b| b"IVXL".contains(&b));
    ended && (matches!(word, "-" | "+" | "•" | "Điều") || is_number || is_letter || is_roman)
}

/// The margins of each page. A page that ends early or holds a table has few full rows: its right margin is no less than that of
/// most pages of its size.
fn all_margins(pages: &[PageRows]) -> Vec<(f64, f64)> {
    let own: Vec<(f64, f64)> = pages.iter().map(margins).collect();
    let usual = |page: &PageRows| {
        let alike = pages.iter().zip(&own).filter(|(p, _)| (p.height - page.height).abs() < 1.0);
        let mut rights: Vec<f64> = alike.map(|(_, (_, right))| *right).collect();
        rights.sort_by(f64::total_cmp);
        rights.get(rights.len() / 2).copied().unwrap_or(0.0)
    };
    // Asked once for each height, for a hostile file has thousands of pages.
    let mut known: Vec<(f64, f64)> = vec![];
    let mut all = vec![];
    for (page, (left, right)) in pages.iter().zip(&own) {
        let asked = known.iter().find(|(height, _)| (height - page.height).abs() < 1.0).map(|(_, usual)| *usual);
        let usual = asked.unwrap_or_else(|| usual(page));
        if asked.is_none() {
            known.push((page.height, usual));
        }
        all.push((*left, right.max(usual)));
    }
    all
}

/// The left and right margins of a page's text.
fn margins(page: &PageRows) -> (f64, f64) {
    let rows = || {
        page.items.iter().filter_map(|item| match item {
            Item::Row(row) => Some(row),
            Item::Table(_) => None,
        })
    };
    let mut lefts: Vec<f64> = rows().map(Row::left).collect();
    let mut rights: Vec<f64> = rows().map(Row::right).collect();
    lefts.sort_by(f64::total_cmp);
    rights.sort_by(f64::total_cmp);
    let at = |sorted: &[f64], part: usize| sorted.get(sorted.len() * part / 20).copied().unwrap_or(0.0);
    (at(&lefts, 1), at(&rights, 18))
}

#[cfg(test)]
mod tests {
    use super::super::rows::Piece;
    use super::*;

    fn page(rows: &[(f64, f64, f64, &str)]) -> PageRows {
        let row = |&(y, left, right, text): &(f64, f64, f64, &str)| {
            let pieces = vec![Piece { left, right, text: text.into(), first_word: 20.0 }];
            Item::Row(Row { page: 0, y, em: 14.0, pieces })
        };
        PageRows { items: rows.iter().map(row).collect(), width: 595.0, height: 842.0 }
    }

    fn texts(pages: &[PageRows]) -> Vec<String> {
        let joined = |p: &Paragraph| p.rows.iter().map(|r| r.1.as_str()).collect::<Vec<_>>().join(" ");
        paragraphs(pages, None).iter().map(joined).collect()
    }

    #[test]
    fn full_rows_go_on_and_indented_rows_begin() {
        let one = page(&[
            (100.0, 120.0, 540.0, "Căn cứ Luật Tổ chức"),
            (120.0, 90.0, 300.0, "chính quyền;"),
            (140.0, 120.0, 540.0, "Căn cứ Nghị định"),
            (160.0, 90.0, 540.0, "của Chính phủ"),
            (180.0, 90.0, 200.0, "về công tác."),
        ]);
        assert_eq!(texts(&[one]), ["Căn cứ Luật Tổ chức chính quyền;", "Căn cứ Nghị định của Chính phủ về công tác."]);
    }

    #[test]
    fn nothing_goes_on_behind_the_end_mark() {
        let one = page(&[
            (100.0, 120.0, 540.0, "Trên đây là Kế hoạch của"),
            (120.0, 90.0, 540.0, "Ủy ban nhân dân xã./."),
            (140.0, 90.0, 160.0, "Nơi nhận:"),
        ]);
        assert_eq!(texts(&[one]), ["Trên đây là Kế hoạch của Ủy ban nhân dân xã./.", "Nơi nhận:"]);
    }

    #[test]
    fn printed_lines_go_on_where_the_next_word_had_no_room() {
        let one = page(&[
            (100.0, 90.0, 530.0, "| Tỷ lệ hộ dùng nước sạch | 98%"),
            (112.0, 90.0, 100.0, "|"),
            (124.0, 90.0, 300.0, "| Tỷ lệ hộ nghèo |"),
            (136.0, 90.0, 540.0, "| 3% |"),
            (148.0, 90.0, 530.0, "| 4 | Việc |"),
            (160.0, 90.0, 300.0, "|---|---|"),
        ]);
        let joined = |p: &Paragraph| p.rows.len();
        assert_eq!(paragraphs(&[one], Some(0.6)).iter().map(joined).collect::<Vec<_>>(), [2, 1, 1, 1, 1]);
    }

    #[test]
    fn printed_lines_go_on_over_the_page() {
        let first = page(&[(100.0, 90.0, 300.0, "a"), (700.0, 90.0, 300.0, "b")]);
        let second = page(&[(100.0, 90.0, 300.0, "c"), (400.0, 90.0, 300.0, "d")]);
        let third = page(&[(116.0, 90.0, 300.0, "e")]);
        let gaps: Vec<bool> = paragraphs(&[first, second, third], Some(0.6)).iter().map(|p| p.after_gap).collect();
        assert_eq!(gaps, [true, true, false, true, true]);
    }

    #[test]
    fn a_page_of_short_rows_has_the_margins_of_the_others() {
        let full = || page(&[(100.0, 90.0, 540.0, "một"), (120.0, 90.0, 540.0, "hai"), (140.0, 90.0, 300.0, "ba.")]);
        let last = page(&[(60.0, 90.0, 150.0, "Ngắn."), (80.0, 90.0, 140.0, "Cũng ngắn.")]);
        assert_eq!(texts(&[full(), full(), last])[2..], ["Ngắn.", "Cũng ngắn."]);
    }

    #[test]
    fn a_paragraph_goes_on_over_the_page() {
        let first = page(&[(700.0, 120.0, 540.0, "Giao Văn phòng"), (720.0, 90.0, 540.0, "phối hợp với")]);
        let second = page(&[(80.0, 90.0, 540.0, "các đơn vị liên"), (100.0, 90.0, 200.0, "quan.")]);
        assert_eq!(texts(&[first, second]), ["Giao Văn phòng phối hợp với các đơn vị liên quan."]);
    }
}
