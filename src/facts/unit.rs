//! [`Unit`]: what a figure counts or measures in, and how units convert. Must not know figures: how a unit is written
//! beside one is read by `quantity::unit_grammar`.

/// A unit. Things and rates carry an id of their folded words, so that any counting word is a unit of its own.
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
    /// A rate (`triệu đồng/ha`, `tấn/ha`, `đồng/người/năm`) or another measure (`m3`, `lít`, `kWh`), by an id of its
    /// folded text.
    Rate(u32),
    /// Counted things (`hộ`, `người`, `hồ sơ`, `lượt`, `trường hợp`), by an id of the folded word.
    Things(u32),
}

impl Unit {
    /// The unit of counted things of a folded word or compound: `Unit::things("trường hợp")`.
    pub const fn things(folded: &str) -> Self {
        Unit::Things(id(folded))
    }

    /// The unit of counted things of a folded compound of two words: `Unit::compound("trường", "hợp")`.
    pub(super) fn compound(first: &str, second: &str) -> Self {
        Unit::Things(read_on(read_on(id(first), " "), second))
    }

    /// A rate or measure of its folded text without spaces around its slashes: `Unit::rate("tấn/ha")`.
    pub const fn rate(folded: &str) -> Self {
        Unit::Rate(id(folded))
    }

    /// Whether figures in it are exact when printed without decimals: counts and plain đồng.
    pub fn is_exact(self) -> bool {
        matches!(self, Unit::Things(_) | Unit::Money(1))
    }

    /// Whether it counts stretches of time or ages (`5 năm`, `6 tháng`, `15 ngày`, `5 tuổi`): a frame of other figures,
    /// hardly ever an indicator.
    pub fn is_time(self) -> bool {
        const TIMES: [Unit; 9] = [
            Unit::things("năm"),
            Unit::things("tháng"),
            Unit::things("ngày"),
            Unit::things("tuần"),
            Unit::things("quý"),
            Unit::things("giờ"),
            Unit::things("phút"),
            Unit::things("tuổi"),
            Unit::things("buổi"),
        ];
        matches!(self, Unit::Things(_)) && TIMES.contains(&self)
    }

    /// Whether it is a counting word that says only "pieces" (`cái`, `chiếc`, `đơn vị`), and so may stand for any thing.
    pub fn is_generic(self) -> bool {
        const GENERIC: [Unit; 2] = [Unit::things("cái"), Unit::things("chiếc")];
        GENERIC.contains(&self)
    }

    /// Whether it counts people of some kind (`học sinh`, `đảng viên`), whom a list behind may count as `em`, `đồng chí`.
    pub fn counts_people(self) -> bool {
        const PEOPLE: [Unit; 19] = [
            Unit::things("cán bộ"),
            Unit::things("công chức"),
            Unit::things("công dân"),
            Unit::things("công nhân"),
            Unit::things("đại biểu"),
            Unit::things("đảng viên"),
            Unit::things("đoàn viên"),
            Unit::things("đối tượng"),
            Unit::things("giáo viên"),
            Unit::things("học sinh"),
            Unit::things("học viên"),
            Unit::things("hội viên"),
            Unit::things("lao động"),
            Unit::things("người"),
            Unit::things("thanh niên"),
            Unit::things("thành viên"),
            Unit::things("trẻ"),
            Unit::things("trẻ em"),
            Unit::things("viên chức"),
        ];
        PEOPLE.contains(&self)
    }

    /// Whether it is a word for one person (`em`, `đồng chí`, `người`) that counts people of any kind.
    pub fn is_person(self) -> bool {
        const PERSON: [Unit; 11] = [
            Unit::things("cháu"),
            Unit::things("đồng chí"),
            Unit::things("đội phó"),
            Unit::things("đội trưởng"),
            Unit::things("đội viên"),
            Unit::things("em"),
            Unit::things("người"),
            Unit::things("thành viên"),
            Unit::things("tổ phó"),
            Unit::things("tổ trưởng"),
            Unit::things("tổ viên"),
        ];
        PERSON.contains(&self)
    }

    /// Whether it counts the parts of a commune, which a list may call by several names (Luật Tổ chức chính quyền địa phương
    /// 2025: `thôn`, `bản`, `ấp`, `khóm`, `tổ dân phố`).
    pub fn is_neighbourhood(self) -> bool {
        const NAMES: [Unit; 9] = [
            Unit::things("bản"),
            Unit::things("buôn"),
            Unit::things("khóm"),
            Unit::things("khu phố"),
            Unit::things("làng"),
            Unit::things("thôn"),
            Unit::things("tổ dân phố"),
            Unit::things("xóm"),
            Unit::things("ấp"),
        ];
        NAMES.contains(&self)
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

/// The id of a folded text (FNV-1a, so that it is known at compile time).
const fn id(folded: &str) -> u32 {
    read_on(0x811c_9dc5, folded)
}

/// The id of a text that goes on behind one that is read.
const fn read_on(read: u32, folded: &str) -> u32 {
    let bytes = folded.as_bytes();
    let mut hash = read;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}
