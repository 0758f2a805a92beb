//! [`Typed`]: whether the letters of a file are all of one width, as on a typewriter: such a page is a text file that was printed.
//! It must not know rows.

use super::glyphs::Drawn;
use super::rows::Row;

/// Glyphs from which a file can be told.
const ENOUGH: usize = 200;
/// Spaces of one gap that are still counted.
const MOST: u8 = 200;

/// The glyphs so far.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// Width of the first letter, as a share of its height.
    share: Option<f64>,
    glyphs: usize,
    others: usize,
}

impl Typed {
    /// Adds the glyphs of a page.
    pub fn add(&mut self, drawn: &[Drawn]) {
        for glyph in drawn.iter().filter(|g| g.em > 0.0 && g.text.chars().any(char::is_alphanumeric)) {
            let share = glyph.width / glyph.em;
            let first = *self.share.get_or_insert(share);
            self.glyphs += 1;
            self.others += usize::from((share - first).abs() > 0.01);
        }
    }

    /// The one width they have, but for one in fifty that another font had to lend.
    pub fn share(&self) -> Option<f64> {
        self.share.filter(|_| self.glyphs >= ENOUGH && self.others * 50 <= self.glyphs)
    }
}

/// A row as the line it was: spaces where it has none of its own.
pub(super) fn line(mut row: Row, share: f64) -> Row {
    let mut pieces = std::mem::take(&mut row.pieces).into_iter();
    let Some(mut whole) = pieces.next() else { return row };
    for piece in pieces {
        let letter = (share * row.em).max(1.0);
        let ends = (1..MOST).find(|count| whole.right + (f64::from(*count) + 0.5) * letter > piece.left);
        (0..ends.unwrap_or(MOST)).for_each(|_| whole.text.push(' '));
        whole.text.push_str(&piece.text);
        whole.right = piece.right;
    }
    row.pieces = vec![whole];
    row
}

#[cfg(test)]
mod tests {
    use super::super::rows::Piece;
    use super::*;

    #[test]
    fn letters_of_one_width_are_told_from_others() {
        let page = |wide: usize| -> Vec<Drawn> {
            let glyph = |at: usize| Drawn {
                x: 0.0,
                y: 0.0,
                width: if at < wide { 7.0 } else { 6.0 },
                em: 10.0,
                text: "a".into(),
            };
            (0..300).rev().map(glyph).collect()
        };
        let share = |drawn: &[Drawn]| {
            let mut typed = Typed::default();
            typed.add(drawn);
            typed.share()
        };
        assert_eq!(share(&page(3)), Some(0.6));
        assert_eq!(share(&page(30)), None);
        assert_eq!(share(&page(0)[..50]), None);
    }

    #[test]
    fn gaps_of_a_row_are_its_spaces() {
        let piece = |left: f64, right: f64, text: &str| Piece { left, right, text: text.into(), first_word: 6.0 };
        let row = Row {
            page: 0,
            y: 0.0,
            em: 10.0,
            pieces: vec![piece(0.0, 6.0, "|"), piece(36.0, 42.0, "|"), piece(1e30, 1e30, "x")],
        };
        let line = line(row, 0.6);
        assert_eq!(line.text(), format!("|     |{}x", " ".repeat(200)));
        assert!((line.right() - 1e30).abs() < f64::EPSILON * 1e30);
    }
}
