//! [`Unit`]: what a figure counts or measures in, and how units convert.

/// A unit. Counting words that the table does not know are `Other` with an id of the folded word(s).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// `%`
    Percent,
    /// `‰`
    PerMille,
    /// Percentage points (`điểm %`).
    Points,
    /// Money, in đồng times the factor: `đồng` 1, `nghìn đồng` 1 000, `triệu đồng`, `tỷ đồng`.
    Money(u64),
    /// Area in m² times the factor: `m2` 1, `ha` 10 000, `km2`, `sào`, `công` are regional and not converted.
    Area(u64),
    /// Length in m times the factor: `m`, `km`.
    Length(u64),
    /// Mass in kg times the factor: `kg`, `tạ` 100, `tấn` 1 000.
    Mass(u64),
    /// A rate (`triệu đồng/ha`, `tấn/ha`, `đồng/người/năm`), by an id of its folded text.
    Rate(u32),
    /// Counted things (`hộ`, `người`, `hồ sơ`, `lượt`, `trường hợp`), by an id of the folded word.
    Things(u32),
}

impl Unit {
    /// Whether figures in it are exact when printed without decimals: counts and plain đồng.
    pub fn is_exact(self) -> bool {
        matches!(self, Unit::Things(_) | Unit::Money(1))
    }

    /// Whether two figures in these units can be compared after conversion.
    pub fn converts_to(self, other: Unit) -> bool {
        match (self, other) {
            (Unit::Money(_), Unit::Money(_))
            | (Unit::Area(_), Unit::Area(_))
            | (Unit::Length(_), Unit::Length(_))
            | (Unit::Mass(_), Unit::Mass(_)) => true,
            _ => self == other,
        }
    }

    /// The factor to the base unit of its family.
    pub fn factor(self) -> u64 {
        match self {
            Unit::Money(f) | Unit::Area(f) | Unit::Length(f) | Unit::Mass(f) => f,
            _ => 1,
        }
    }
}
