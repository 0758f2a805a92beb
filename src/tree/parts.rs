//! [`Parts`]: header, bases, closing, foot and appendices by name, as the grammars read them.

use super::NodeId;
use crate::text::Span;

/// What the grammars found of the components of NĐ 30/2020, Điều 8. Each names its block, and the spans of what
/// stands in it. Absent components are `None` or empty. Appendices and notes are not searched for header parts.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// Quốc hiệu.
    pub national_title: Option<NodeId>,
    /// Tiêu ngữ.
    pub motto: Option<NodeId>,
    /// Tên cơ quan, superior first, the issuer last.
    pub issuer: Vec<NodeId>,
    /// Số, ký hiệu.
    pub number: Option<NumberLine>,
    /// Địa danh và thời gian.
    pub place_date: Option<PlaceDate>,
    /// `DỰ THẢO` marks.
    pub draft_marks: Vec<NodeId>,
    /// Tên loại và trích yếu.
    pub title: Option<Title>,
    /// `Kính gửi`.
    pub addressee: Option<NodeId>,
    /// Căn cứ, in order.
    pub bases: Vec<Basis>,
    /// The sentence that leads to the body, when it is not itself a basis.
    pub preamble: Option<NodeId>,
    /// `Trên đây là …`.
    pub closing: Option<Closing>,
    /// Every end mark `./.` (also the misprints `./`, `/.`) outside appendices, in order.
    pub end_marks: Vec<Span>,
    /// `Nơi nhận:` heading.
    pub recipients_heading: Option<NodeId>,
    /// Nơi nhận, line by line.
    pub recipients: Vec<Recipient>,
    /// The signing block of the main document.
    pub signature: Option<Signature>,
    /// Phụ lục, Biểu, in order.
    pub appendices: Vec<Appendix>,
}

impl Parts {
    /// Whether this is a whole document rather than a fragment: at least three of the components that only a whole
    /// document has. Rules about absent components ask this first.
    pub fn is_whole(&self) -> bool {
        let seen = [
            self.national_title.is_some() || self.motto.is_some(),
            self.number.is_some(),
            self.place_date.is_some(),
            self.title.is_some(),
            !self.recipients.is_empty() || self.recipients_heading.is_some(),
            self.signature.is_some(),
            self.closing.is_some(),
        ];
        seen.iter().filter(|&&s| s).count() >= 3
    }
}

/// Số, ký hiệu of the document itself: `Số: 15/KH-UBND`, `Số 20-KH/ĐU`, `Số:      /KH-UBND`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberLine {
    /// The block.
    pub node: NodeId,
    /// From `Số` to the end of the symbol.
    pub span: Span,
    /// The digits; where the number is blank, the blank, dots or placeholder between `Số:` and the symbol (may be empty).
    pub digits: Span,
    /// Whether the number is filled in.
    pub filled: bool,
    /// The symbol with its leading separator: `/KH-UBND`, `-KH/ĐU`. May be empty.
    pub symbol: Span,
}

/// Địa danh và thời gian: `An Phú, ngày 05 tháng 01 năm 2026`; also blank or dotted parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceDate {
    /// The block.
    pub node: NodeId,
    /// The place's name (without the comma); may be empty.
    pub place: Span,
    /// Whether a comma stands after the place.
    pub comma: bool,
    /// From `ngày` to the end of the year.
    pub date: Span,
    /// Day.
    pub day: DatePart,
    /// Month.
    pub month: DatePart,
    /// Year.
    pub year: DatePart,
}

/// A day, month or year of a written date: `value` is `None` where it is blank, dotted or unreadable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DatePart {
    /// Its digits, dots or blank (the gap between `ngày` and `tháng`).
    pub span: Span,
    /// Its number.
    pub value: Option<u32>,
    /// Number of digits written.
    pub digits: u8,
}

/// Tên loại và trích yếu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The block with the type's name.
    pub node: NodeId,
    /// Its words: `KẾ HOẠCH`.
    pub span: Span,
    /// Which type.
    pub kind: DocumentKind,
    /// Lines of the summary.
    pub summary: Vec<NodeId>,
}

/// Types of administrative document (NĐ 30/2020, Điều 7 and Phụ lục III, I). `Other` is a type line the table lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the Vietnamese type that `name` gives")]
pub enum DocumentKind {
    NghiQuyet,
    QuyetDinh,
    ChiThi,
    QuyChe,
    QuyDinh,
    ThongCao,
    ThongBao,
    HuongDan,
    ChuongTrinh,
    KeHoach,
    PhuongAn,
    DeAn,
    DuAn,
    BaoCao,
    BienBan,
    ToTrinh,
    HopDong,
    CongDien,
    CongVan,
    BanGhiNho,
    BanThoaThuan,
    GiayUyQuyen,
    GiayMoi,
    GiayGioiThieu,
    GiayNghiPhep,
    PhieuGui,
    PhieuChuyen,
    PhieuBao,
    ThongTu,
    NghiDinh,
    Luat,
    Other,
}

impl DocumentKind {
    /// All, with the name in sentence case, the abbreviation in symbols (empty where there is none) and the name
    /// without diacritics used on the command line.
    pub const TABLE: &'static [(DocumentKind, &'static str, &'static str, &'static str)] = &[
        (DocumentKind::NghiQuyet, "nghị quyết", "NQ", "nghi-quyet"),
        (DocumentKind::QuyetDinh, "quyết định", "QĐ", "quyet-dinh"),
        (DocumentKind::ChiThi, "chỉ thị", "CT", "chi-thi"),
        (DocumentKind::QuyChe, "quy chế", "QC", "quy-che"),
        (DocumentKind::QuyDinh, "quy định", "QyĐ", "quy-dinh"),
        (DocumentKind::ThongCao, "thông cáo", "TC", "thong-cao"),
        (DocumentKind::ThongBao, "thông báo", "TB", "thong-bao"),
        (DocumentKind::HuongDan, "hướng dẫn", "HD", "huong-dan"),
        (DocumentKind::ChuongTrinh, "chương trình", "CTr", "chuong-trinh"),
        (DocumentKind::KeHoach, "kế hoạch", "KH", "ke-hoach"),
        (DocumentKind::PhuongAn, "phương án", "PA", "phuong-an"),
        (DocumentKind::DeAn, "đề án", "ĐA", "de-an"),
        (DocumentKind::DuAn, "dự án", "DA", "du-an"),
        (DocumentKind::BaoCao, "báo cáo", "BC", "bao-cao"),
        (DocumentKind::BienBan, "biên bản", "BB", "bien-ban"),
        (DocumentKind::ToTrinh, "tờ trình", "TTr", "to-trinh"),
        (DocumentKind::HopDong, "hợp đồng", "HĐ", "hop-dong"),
        (DocumentKind::CongDien, "công điện", "CĐ", "cong-dien"),
        (DocumentKind::CongVan, "công văn", "", "cong-van"),
        (DocumentKind::BanGhiNho, "bản ghi nhớ", "BGN", "ban-ghi-nho"),
        (DocumentKind::BanThoaThuan, "bản thỏa thuận", "BTT", "ban-thoa-thuan"),
        (DocumentKind::GiayUyQuyen, "giấy ủy quyền", "GUQ", "giay-uy-quyen"),
        (DocumentKind::GiayMoi, "giấy mời", "GM", "giay-moi"),
        (DocumentKind::GiayGioiThieu, "giấy giới thiệu", "GGT", "giay-gioi-thieu"),
        (DocumentKind::GiayNghiPhep, "giấy nghỉ phép", "GNP", "giay-nghi-phep"),
        (DocumentKind::PhieuGui, "phiếu gửi", "PG", "phieu-gui"),
        (DocumentKind::PhieuChuyen, "phiếu chuyển", "PC", "phieu-chuyen"),
        (DocumentKind::PhieuBao, "phiếu báo", "PB", "phieu-bao"),
        (DocumentKind::ThongTu, "thông tư", "TT", "thong-tu"),
        (DocumentKind::NghiDinh, "nghị định", "NĐ", "nghi-dinh"),
        (DocumentKind::Luat, "luật", "", "luat"),
        (DocumentKind::Other, "văn bản", "", "khac"),
    ];

    fn row(self) -> &'static (DocumentKind, &'static str, &'static str, &'static str) {
        Self::TABLE.iter().find(|row| row.0 == self).unwrap_or(&Self::TABLE[Self::TABLE.len() - 1])
    }

    /// Its name in sentence case: `kế hoạch`.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// Its abbreviation in symbols: `KH`. Empty where there is none.
    pub fn abbreviation(self) -> &'static str {
        self.row().2
    }

    /// Its name without diacritics: `ke-hoach`.
    pub fn key(self) -> &'static str {
        self.row().3
    }
}

/// Căn cứ: one basis line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The block.
    pub node: NodeId,
    /// The lead word's bytes.
    pub lead_span: Span,
    /// Which lead word.
    pub lead: BasisLead,
    /// Whether the line is itself the sentence that leads to the body (`Thực hiện …, Ủy ban nhân dân … xây dựng kế hoạch …`):
    /// a preamble, no member of a block of bases (handbook 1.62).
    pub leads_to_body: bool,
}

/// The word a basis begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BasisLead {
    /// `Căn cứ`.
    CanCu,
    /// `Thực hiện`, `Triển khai`, `Tiếp tục thực hiện`.
    ThucHien,
    /// `Để thực hiện`, `Nhằm`.
    DeThucHien,
    /// `Theo`, `Theo đề nghị của`.
    Theo,
    /// `Xét`, `Xét đề nghị của`.
    Xet,
    /// `Trên cơ sở`.
    TrenCoSo,
}

/// The closing sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// The block.
    pub node: NodeId,
    /// Its bytes (a paragraph may hold more than the sentence).
    pub span: Span,
}

/// A line of nơi nhận.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipient {
    /// The block.
    pub node: NodeId,
    /// Its text without the leading `- `.
    pub span: Span,
    /// Whether it is the archive line (`Lưu: VT, …`).
    pub archive: bool,
    /// Whether it continues or details the line above (no dash of its own, or a `+`).
    pub sub: bool,
}

/// The signing block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The block.
    pub node: NodeId,
    /// Lines `TM. …`, `KT. …`, `TL. …`, `TUQ. …`, `Q. …`, in order.
    pub authority: Vec<NodeId>,
    /// Lines with the signer's title, in order.
    pub titles: Vec<NodeId>,
    /// The signer's name.
    pub name: Option<NodeId>,
}

/// An appendix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appendix {
    /// The block.
    pub node: NodeId,
    /// The bytes of its label: `PHỤ LỤC II`, `Biểu số 01`, `Phụ lục`.
    pub label: Span,
    /// Its number, Roman or Arabic; `None` where it has none.
    pub number: Option<u32>,
    /// Lines of its title.
    pub title: Vec<NodeId>,
    /// `(Kèm theo …)`.
    pub caption: Option<NodeId>,
}
