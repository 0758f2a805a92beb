//! Tables whose columns are kept apart by spaces alone, told by their columns standing clear of each other over several
//! rows of figures. Heads and feet in two columns, addresses and lists with wide gaps are none. Must not know Markdown.

use super::compose::letters;
use crate::text::Span;

/// Fewer columns, full rows and figures are chance.
pub const FEWEST: usize = 3;

/// A cell: its columns, from first to last, and its place in the file.
pub type Placed = (std::ops::Range<usize>, Span);

/// The cells of consecutive rows with their columns; `None` where they are no table. A row is its cells and the characters
/// of the line before each of them.
pub fn table(source: &str, rows: &[Vec<(usize, Span)>]) -> Option<Vec<Vec<Placed>>> {
    let count = rows.iter().map(Vec::len).max().filter(|&count| count >= FEWEST)?;
    let full = || rows.iter().filter(|row| row.len() == count);
    let reach = |&(from, span): &(usize, Span)| from..from + letters(&source[span.range()]);
    let columns: Vec<_> = (0..count)
        .map(|i| {
            let cells = || full().map(|row| reach(&row[i]));
            cells().map(|cell| cell.start).min().unwrap_or(0)..cells().map(|cell| cell.end).max().unwrap_or(0)
        })
        .collect();
    let apart = columns.windows(2).all(|pair| pair[0].end < pair[1].start);
    let is_figure = |span: Span| source[span.range()].starts_with(|c: char| c.is_ascii_digit());
    // The first column may count the rows; the header stands above the figures.
    let counts = (1..count).any(|i| full().filter(|row| is_figure(row[i].1)).count() + 1 >= FEWEST.max(full().count()));
    if !apart || !counts || full().count() < FEWEST {
        return None;
    }
    rows.iter().map(|row| placed(row.iter().map(|cell| (reach(cell), cell.1)), &columns)).collect()
}

/// The columns under each cell of a row, or the next one where it stands between two; `None` where two cells share one.
fn placed(
    row: impl Iterator<Item = (std::ops::Range<usize>, Span)>,
    columns: &[std::ops::Range<usize>],
) -> Option<Vec<Placed>> {
    let mut free = 0;
    let mut cells = Vec::new();
    for (reach, span) in row {
        let first = columns.iter().position(|column| column.end > reach.start)?;
        let end = columns.iter().rposition(|column| column.start < reach.end).map_or(first + 1, |last| last + 1);
        if first < free {
            return None;
        }
        free = end.max(first + 1);
        cells.push((first..free, span));
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns at which the cells of lines are placed.
    fn columns(text: &str) -> Option<Vec<Vec<usize>>> {
        let mut start = 0;
        let rows: Vec<Vec<(usize, Span)>> = text
            .split('\n')
            .map(|line| {
                let base = start;
                start += line.len() + 1;
                let words = line.split("   ").filter(|word| !word.trim().is_empty());
                words
                    .map(|word| {
                        let word = word.trim();
                        let at = word.as_ptr() as usize - line.as_ptr() as usize;
                        (letters(&line[..at]), Span::new(base + at, base + at + word.len()))
                    })
                    .collect()
            })
            .collect();
        let cells = table(text, &rows)?;
        Some(cells.iter().map(|row| row.iter().map(|(columns, _)| columns.start).collect()).collect())
    }

    #[test]
    fn a_total_without_a_number_stands_under_its_columns() {
        let found = columns(
            "STT   Chỉ tiêu                 Dự toán    Thực hiện\n\
             \u{20}     Tổng thu                     900          930\n\
             \u{20}1    Lệ phí trước bạ              300          310\n\
             \u{20}2    Thu khác                     600          620",
        );
        assert_eq!(found, Some(vec![vec![0, 1, 2, 3], vec![1, 2, 3], vec![0, 1, 2, 3], vec![0, 1, 2, 3]]));
    }

    #[test]
    fn heads_feet_and_addresses_are_no_tables() {
        for text in [
            "UBND XÃ HÒA SƠN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             Số: 12/KH-UBND          Hòa Sơn, ngày 05 tháng 01 năm 2026",
            "Nơi nhận:          TM. ỦY BAN NHÂN DÂN\n- Các thôn;          CHỦ TỊCH\n- Lưu: VT.          Trần Văn An",
            "Điện thoại:   0912   Thôn Đông\nThư điện tử:   0913   Thôn Đoài\nĐịa chỉ trụ sở làm việc:   12   Xã Hòa Sơn",
        ] {
            assert_eq!(columns(text), None, "{text}");
        }
    }
}
