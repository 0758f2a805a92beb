//! Glyphs become rows of pieces: one baseline, words with spaces between them, pieces where a wide gap divides it.

use unicode_normalization::UnicodeNormalization;

use super::glyphs::Drawn;

/// A gap wider than this (in em) is a space.
const SPACE: f64 = 0.15;
/// A gap wider than this (in em) divides a row: another column stands there.
const COLUMN: f64 = 2.5;

/// A stretch of text on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub left: f64,
    pub right: f64,
    pub text: String,
    /// Width of its first word.
    pub first_word: f64,
}

/// One baseline with its pieces from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// The page it stands on.
    pub page: usize,
    pub y: f64,
    pub em: f64,
    pub pieces: Vec<Piece>,
}

impl Row {
    pub fn left(&self) -> f64 {
        self.pieces.first().map_or(0.0, |p| p.left)
    }

    pub fn right(&self) -> f64 {
        self.pieces.last().map_or(0.0, |p| p.right)
    }

    /// Its text in one line; a tab between pieces.
    pub fn text(&self) -> String {
        let pieces: Vec<&str> = self.pieces.iter().map(|p| p.text.as_str()).collect();
        pieces.join("\t")
    }
}

/// The rows of a page's glyphs from top to bottom.
pub(super) fn rows(page: usize, mut drawn: Vec<Drawn>) -> Vec<Row> {
    drawn.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut groups: Vec<Vec<Drawn>> = vec![];
    let (mut base, mut em) = (0.0, 0.0);
    for glyph in drawn {
        // Raised and lowered figures stand on the row of the letters they belong to.
        let reach = if em > 0.0 && (glyph.em < 0.8 * em || em < 0.8 * glyph.em) { 0.5 } else { 0.3 };
        match groups.last_mut() {
            Some(group) if (glyph.y - base).abs() <= reach * f64::max(em, glyph.em) => {
                if glyph.em > em {
                    (base, em) = (glyph.y, glyph.em);
                }
                group.push(glyph);
            }
            _ => {
                (base, em) = (glyph.y, glyph.em);
                groups.push(vec![glyph]);
            }
        }
    }
    groups.into_iter().filter_map(|group| row(page, group)).collect()
}

fn row(page: usize, mut group: Vec<Drawn>) -> Option<Row> {
    group.sort_by(|a, b| a.x.total_cmp(&b.x));
    let em = group.iter().map(|g| g.em).fold(0.0, f64::max);
    let y = group.iter().find(|g| g.em >= em).map_or(0.0, |g| g.y);
    let mut pieces: Vec<Piece> = vec![];
    let mut was_space = false;
    let mut last: Option<&Drawn> = None;
    for glyph in &group {
        if glyph.text.chars().all(char::is_whitespace) {
            was_space = true;
            continue;
        }
        // Bold made by drawing twice.
        if last.is_some_and(|l| {
            l.text == glyph.text && (glyph.x - l.x).abs() < 0.1 * em && (glyph.y - l.y).abs() < 0.1 * em
        }) {
            continue;
        }
        let right = glyph.x + glyph.width;
        match pieces.last_mut() {
            Some(piece) if glyph.x - piece.right <= COLUMN * em => {
                let gap = glyph.x - piece.right;
                if gap > SPACE * em || (was_space && gap > 0.02 * em) {
                    if !piece.text.contains(' ') {
                        piece.first_word = piece.right - piece.left;
                    }
                    piece.text.push(' ');
                }
                piece.text.push_str(&glyph.text);
                piece.right = piece.right.max(right);
            }
            _ => pieces.push(Piece { left: glyph.x, right, text: glyph.text.clone(), first_word: 0.0 }),
        }
        was_space = false;
        last = Some(glyph);
    }
    for piece in &mut pieces {
        if !piece.text.contains(' ') {
            piece.first_word = piece.right - piece.left;
        }
        let clean: String = piece.text.chars().filter(|c| !c.is_control()).nfc().collect();
        piece.text = clean;
    }
    pieces.retain(|p| !p.text.trim().is_empty());
    (!pieces.is_empty()).then_some(Row { page, y, em, pieces })
}
