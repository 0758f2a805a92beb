//! [`Enumerator`]: the number, letter or mark that opens a section or an item.

use crate::text::Span;

/// What opens a section or an item: `Phần thứ nhất`, `II.`, `2.2.1.`, `đ)`, `(3)`, `-`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enumerator {
    /// How it counts.
    pub numbering: Numbering,
    /// Its value: 3 for `III.`, `3)`, `c)` and `2.3`; 0 for dashes. Letters count in the Vietnamese alphabet
    /// (a b c d đ e g h i k l m n o p q r s t u v x y: NĐ 30/2020, Phụ lục I, II.6đ), so `đ` is 5.
    pub value: u32,
    /// The values before the last of a dotted number: `[2, 2]` for `2.2.1`.
    pub prefix: Vec<u32>,
    /// The mark after it.
    pub mark: Mark,
    /// Its bytes, with the mark: `2.2.1.`, `a)`, `III-`, `Phần thứ nhất`.
    pub span: Span,
}

/// How an enumerator counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Numbering {
    /// `Phần thứ nhất`, `Phần I`, `PHẦN 1`.
    Part,
    /// `Chương I`.
    Chapter,
    /// `Mục 1`, `Tiểu mục 1` as words.
    Division,
    /// `Điều 1`.
    Article,
    /// `I.`, `II-`.
    Roman,
    /// `A.`, `B.` in capitals.
    Capital,
    /// `1.`, `1)`.
    Arabic,
    /// `1.1`, `2.2.1.`; the depth is the number of values.
    Dotted,
    /// `a)`, `b.`.
    Letter,
    /// `(1)`, `(a)`.
    Parenthesised,
    /// `-`, `–`.
    Dash,
    /// `+`.
    Plus,
    /// `*`, `•`, `·` and other bullets.
    Bullet,
}

/// The mark after an enumerator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// None (`Phần I`, `1.1 Về …`, bullets).
    None,
    /// `.`
    Dot,
    /// `)`
    Paren,
    /// `-`, `–` (the Party's `III-`).
    Dash,
    /// `/`
    Slash,
    /// `:`
    Colon,
    /// `).` as in `(1).`
    ParenDot,
}

impl Numbering {
    /// Whether siblings of this numbering count up (bullets do not).
    pub fn counts(self) -> bool {
        !matches!(self, Numbering::Dash | Numbering::Plus | Numbering::Bullet)
    }
}
