//! Rows become paragraphs: hard line ends are joined where the next row goes on.

use super::rows::Row;

/// A paragraph and the page of each of its rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Paragraph {
    /// Page and text of each row.
    pub rows: Vec<(usize, String)>,
    /// A page begins anew before it.
    pub after_break: bool,
    /// White space above it.
    pub after_gap: bool,
}

/// A page in rows, without its number.
#[derive(Debug)]
pub(super) struct PageRows {
    pub rows: Vec<Row>,
    pub height: f64,
}

/// The paragraphs of all pages.
pub(super) fn paragraphs(pages: &[PageRows]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = vec![];
    let mut before: Option<(&Row, usize)> = None;
    for (at, page) in pages.iter().enumerate() {
        let (left, right) = margins(&page.rows);
        for row in &page.rows {
            let step = before.filter(|(_, p)| *p == at).map(|(b, _)| row.y - b.y);
            let goes_on = before.is_some_and(|(before, p)| {
                let (left, right) = if p == at { (left, right) } else { margins(&pages[p].rows) };
                let near = step.is_none_or(|step| step > 0.0 && step < 2.0 * row.em.max(before.em));
                near && continues(before, row, left, right, margins(&page.rows).0)
            });
            if goes_on && let Some(paragraph) = paragraphs.last_mut() {
                paragraph.rows.push((at, row.text()));
            } else {
                let after_break = before.is_some_and(|(b, p)| p != at && b.y < 0.7 * pages[p].height);
                let after_gap = step.is_none_or(|step| step > 1.6 * row.em || step < 0.0);
                paragraphs.push(Paragraph { rows: vec![(at, row.text())], after_break, after_gap });
            }
            before = Some((row, at));
        }
    }
    paragraphs
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

/// Whether a row at the margin begins an item of its own, where items are not indented.
fn begins_item(text: &str, before: &Row) -> bool {
    let ended = before.pieces[0].text.trim_end().ends_with(['.', ';', ':', '/']);
    let word = text.split(' ').next().unwrap_or("");
    let number = word.strip_suffix(['.', ')']).unwrap_or("");
    let is_number = !number.is_empty() && number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let is_letter = word.ends_with(')') && number.chars().count() == 1;
    let is_roman = word.ends_with('.') && !number.is_empty() && number.bytes().all(|b| b"IVXL".contains(&b));
    ended && (matches!(word, "-" | "+" | "•" | "Điều") || is_number || is_letter || is_roman)
}

/// The left and right margins of a page's text.
fn margins(rows: &[Row]) -> (f64, f64) {
    let mut lefts: Vec<f64> = rows.iter().map(Row::left).collect();
    let mut rights: Vec<f64> = rows.iter().map(Row::right).collect();
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
        let row = |&(y, left, right, text): &(f64, f64, f64, &str)| Row {
            y,
            em: 14.0,
            pieces: vec![Piece { left, right, text: text.into(), first_word: 20.0 }],
        };
        PageRows { rows: rows.iter().map(row).collect(), height: 842.0 }
    }

    fn texts(pages: &[PageRows]) -> Vec<String> {
        let joined = |p: &Paragraph| p.rows.iter().map(|r| r.1.as_str()).collect::<Vec<_>>().join(" ");
        paragraphs(pages).iter().map(joined).collect()
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
    fn a_paragraph_goes_on_over_the_page() {
        let first = page(&[(700.0, 120.0, 540.0, "Giao Văn phòng"), (720.0, 90.0, 540.0, "phối hợp với")]);
        let second = page(&[(80.0, 90.0, 540.0, "các đơn vị liên"), (100.0, 90.0, 200.0, "quan.")]);
        assert_eq!(texts(&[first, second]), ["Giao Văn phòng phối hợp với các đơn vị liên quan."]);
    }
}
