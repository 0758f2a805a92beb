//! Reading order: where two columns stand side by side (the head and the foot of a document), the left one is read
//! before the right one.

use super::rows::{Piece, Row};

/// Rows in reading order. Rows in a block of two columns are taken apart.
pub(super) fn in_order(rows: &[Row]) -> Vec<Row> {
    let mut ordered = Vec::with_capacity(rows.len());
    let (mut from, mut taken) = (0, 0);
    while from < rows.len() {
        let (until, gutter) = block(rows, from);
        if let Some(gutter) = gutter {
            let first = beginning(rows, taken, from, gutter);
            ordered.truncate(ordered.len() - (from - first));
            taken = until;
            for is_left in [true, false] {
                for row in &rows[first..until] {
                    let (left, right): (Vec<Piece>, Vec<Piece>) =
                        row.pieces.iter().cloned().partition(|p| f64::midpoint(p.left, p.right) < gutter);
                    let pieces = if is_left { left } else { right };
                    if !pieces.is_empty() {
                        ordered.push(Row { pieces, ..row.clone() });
                    }
                }
            }
        } else {
            ordered.extend(rows[from..until].iter().cloned().map(whole));
        }
        from = until;
    }
    ordered
}

/// Moves two columns that the end of a page cuts to the page on which they end: they are read as one block.
pub(super) fn carry_over(rows: &mut Vec<Row>, next: &mut Vec<Row>) {
    let Some(below) = next.first() else { return };
    let mut from = 0;
    while from < rows.len() {
        let (until, _) = block(rows, from);
        if until == rows.len() {
            break;
        }
        from = until;
    }
    let Some(last) = rows.last().filter(|_| rows[from].pieces.len() == 2) else { return };
    // They keep their distances, and stand just above the next page's first row.
    let up = below.y - 1.2 * below.em - last.y;
    let cut = rows[from..].iter().map(|row| Row { y: row.y + up, ..row.clone() });
    let whole: Vec<Row> = cut.chain(next.iter().cloned()).collect();
    let (until, gutter) = block(&whole, 0);
    if gutter.is_some() && until > rows.len() - from {
        rows.truncate(from);
        *next = whole;
    }
}

/// Where the block around rows from `from` on begins: the right column may begin a little higher than the left one.
fn beginning(rows: &[Row], taken: usize, from: usize, gutter: f64) -> usize {
    let mut first = from;
    for at in (taken..from).rev() {
        let (row, below) = (&rows[at], &rows[at + 1]);
        let [piece] = row.pieces.as_slice() else { break };
        if below.y - row.y > 2.2 * row.em || (piece.left < gutter && piece.right > gutter) {
            break;
        }
        if piece.left >= gutter {
            first = at;
        }
    }
    first
}

/// A row of prose with a wide blank in it (`số        /KH-UBND`) is one piece.
fn whole(row: Row) -> Row {
    match row.pieces.as_slice() {
        [a, b] => {
            let text = format!("{}\t{}", a.text, b.text);
            let piece = Piece { left: a.left, right: b.right, text, first_word: a.first_word };
            Row { pieces: vec![piece], ..row }
        }
        _ => row,
    }
}

/// The end of the block that begins at row `from`, and the gutter where it has two columns.
fn block(rows: &[Row], from: usize) -> (usize, Option<f64>) {
    let one = (from + 1, None);
    if rows[from].pieces.len() != 2 {
        return one;
    }
    let gap = |row: &Row| (row.pieces[0].right, row.pieces[1].left);
    let (mut left, mut right) = gap(&rows[from]);
    // Rows that show the right column.
    let mut both = 1;
    let mut until = from + 1;
    let mut end = until;
    while let Some(row) = rows.get(until) {
        let before = &rows[until - 1];
        let step = row.y - before.y;
        match row.pieces.as_slice() {
            [a, b] if a.right < right && b.left > left => {
                (left, right) = (left.max(a.right), right.min(b.left));
                both += 1;
                end = until + 1;
            }
            // A row on the left alone may be the text after the block: it must follow closely.
            [piece] if piece.right <= right && piece.left < left && step < 2.2 * row.em => {
                left = left.max(piece.right.min(right));
                end = until + 1;
            }
            [piece] if piece.left >= left && step < 9.0 * row.em => {
                right = right.min(piece.left.max(left));
                both += 1;
                end = until + 1;
            }
            _ => break,
        }
        until += 1;
    }
    if both < 2 { one } else { (end, Some(f64::midpoint(left, right))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(y: f64, pieces: &[(f64, f64, &str)]) -> Row {
        let piece =
            |&(left, right, text): &(f64, f64, &str)| Piece { left, right, text: text.into(), first_word: 10.0 };
        Row { page: 0, y, em: 13.0, pieces: pieces.iter().map(piece).collect() }
    }

    #[test]
    fn the_left_column_is_read_before_the_right_one() {
        let rows = vec![
            row(50.0, &[(90.0, 200.0, "UBND XÃ"), (260.0, 520.0, "CỘNG HÒA")]),
            row(66.0, &[(300.0, 480.0, "Độc lập")]),
            row(90.0, &[(90.0, 200.0, "Số: 5"), (300.0, 480.0, "ngày 1")]),
            row(130.0, &[(220.0, 380.0, "KẾ HOẠCH")]),
        ];
        let texts: Vec<String> = in_order(&rows).iter().map(Row::text).collect();
        assert_eq!(texts, ["UBND XÃ", "Số: 5", "CỘNG HÒA", "Độc lập", "ngày 1", "KẾ HOẠCH"]);
    }

    #[test]
    fn a_right_column_that_begins_higher_is_read_whole() {
        let rows = vec![
            row(10.0, &[(90.0, 520.0, "Trên đây là")]),
            row(40.0, &[(300.0, 480.0, "CHỦ TỊCH")]),
            row(44.0, &[(90.0, 200.0, "Nơi nhận:")]),
            row(52.0, &[(90.0, 200.0, "- VP"), (310.0, 470.0, "(ký)")]),
            row(62.0, &[(90.0, 200.0, "- Lưu"), (320.0, 460.0, "tên")]),
        ];
        let texts: Vec<String> = in_order(&rows).iter().map(Row::text).collect();
        assert_eq!(texts, ["Trên đây là", "Nơi nhận:", "- VP", "- Lưu", "CHỦ TỊCH", "(ký)", "tên"]);
    }

    #[test]
    fn columns_cut_by_the_end_of_a_page_are_read_as_one_block() {
        let mut first = vec![
            row(700.0, &[(90.0, 520.0, "Trên đây là")]),
            row(720.0, &[(90.0, 140.0, "Nơi nhận:"), (350.0, 500.0, "CHỦ TỊCH")]),
        ];
        let mut second = vec![
            row(60.0, &[(90.0, 130.0, "- VP"), (380.0, 470.0, "(ký)")]),
            row(75.0, &[(90.0, 140.0, "- Lưu"), (380.0, 470.0, "tên")]),
        ];
        carry_over(&mut first, &mut second);
        let texts: Vec<String> = in_order(&second).iter().map(Row::text).collect();
        assert_eq!(first.len(), 1);
        assert_eq!(texts, ["Nơi nhận:", "- VP", "- Lưu", "CHỦ TỊCH", "(ký)", "tên"]);
        // A page that begins with prose takes nothing over.
        let mut prose = vec![row(60.0, &[(90.0, 520.0, "Phụ lục")])];
        carry_over(&mut second, &mut prose);
        assert_eq!((second.len(), prose.len()), (3, 1));
    }

    #[test]
    fn one_wide_gap_makes_no_columns() {
        let rows = vec![row(50.0, &[(90.0, 120.0, "1."), (160.0, 400.0, "Mục")]), row(66.0, &[(90.0, 520.0, "dài")])];
        let texts: Vec<String> = in_order(&rows).iter().map(Row::text).collect();
        assert_eq!(texts, ["1.\tMục", "dài"]);
    }
}
