//! [`Figure`]: an exact decimal in Vietnamese writing, with its unit, bound and printed precision.

use super::unit::Unit;
use crate::text::{Span, Text};
use crate::tree::{NodeId, Tree};
use rust_decimal::Decimal;

/// A figure (*số liệu*) as printed: `9.949.000.000đ`, `0,1%`, `7.467,2 m²`, `>90%`, `từ 94% trở lên`, `15-20%`, `02 hộ`.
/// Numbers that are no quantities (dates, years, document numbers, clause and item numbers, road and house numbers,
/// ranks, ISO numbers, ordinals, name parts like `Phường 2`) are not figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The digits with their separators: `9.949.000.000`.
    pub number: Span,
    /// Bound word, digits and unit: `từ 94% trở lên`.
    pub span: Span,
    /// The value, or the lower end of a range.
    pub value: Decimal,
    /// Digits printed after the decimal mark (of the value).
    pub precision: u8,
    /// The upper end of a range `15-20%`, with its digits.
    pub upper: Option<(Decimal, Span)>,
    /// How the digits are separated.
    pub writing: Writing,
    /// The unit, if one is written (or shared with the figure behind a slash or dash).
    pub unit: Option<Unit>,
    /// The unit's bytes.
    pub unit_span: Option<Span>,
    /// `trên`, `dưới`, `từ … trở lên`, `>` …, with the bytes of each bound word.
    pub bound: Option<Bound>,
    /// The bytes of every bound word, mark or phrase that belongs to this figure (`trên` and `trở lên`: two).
    pub bound_spans: Vec<Span>,
    /// `khoảng`, `ước`, `gần`, `hơn`: never an operand of an error.
    pub approximate: bool,
    /// The leaf block it stands in.
    pub block: NodeId,
    /// The line it stands on.
    pub line: u32,
}

/// How the digits of a figure are separated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// `1159`, `02`
    Plain,
    /// `1.265`, `12.468.651.102` — dots in groups of three (the national convention).
    Grouped,
    /// `0,42`, `7.467,2` — decimal comma, with or without groups.
    Comma,
    /// `0.06`, `15.2` — a decimal point, against the convention.
    Point,
    /// `2,803` — a comma before exactly three digits after one to three: decimal or a foreign group mark.
    CommaThousand,
    /// `12.46.651`, `1.30.000` — groups that are none.
    Malformed,
}

/// A bound on a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `trên`, `>`, `hơn … ` as a strict bound.
    Above,
    /// `từ … trở lên`, `ít nhất`, `tối thiểu`, `≥`, `đạt … trở lên`.
    AtLeast,
    /// `dưới`, `<`.
    Below,
    /// `tối đa`, `không quá`, `đến`, `≤`, `… trở xuống`.
    AtMost,
    /// `từ N` with neither an upper end nor `trở lên`.
    From,
    /// `trên N … trở lên`, `dưới N … trở xuống`: stated twice.
    Doubled,
}

/// The figures of a text, in order.
pub fn figures(text: &Text, tree: &Tree) -> Vec<Figure> {
    let _ = (text, tree);
    Vec::new()
}

impl Figure {
    /// Whether it stands for an exact count: no decimals, and a unit that counts things (`hộ`, `hồ sơ`, `đồng`) or none.
    pub fn is_count(&self) -> bool {
        self.precision == 0 && self.unit.is_none_or(Unit::is_exact)
    }
}
