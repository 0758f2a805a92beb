//! [`Kind`]: what a block of a document is.

/// What a block is. Terms of Nghị định 30/2020/NĐ-CP, Phụ lục I, with the Vietnamese once beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The whole document.
    Document,
    /// Everything before the bases or the body.
    Header,
    /// Quốc hiệu: `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` (or `ĐẢNG CỘNG SẢN VIỆT NAM`).
    NationalTitle,
    /// Tiêu ngữ: `Độc lập - Tự do - Hạnh phúc`.
    Motto,
    /// Tên cơ quan: one line of the issuing body's or its superior's name.
    Issuer,
    /// Số, ký hiệu: `Số: 15/KH-UBND`.
    Number,
    /// Địa danh và thời gian: `An Phú, ngày 05 tháng 01 năm 2026`.
    PlaceDate,
    /// `DỰ THẢO`, alone on its line.
    DraftMark,
    /// Urgency, secrecy or circulation marks (`HỎA TỐC`, `MẬT`).
    Stamp,
    /// Tên loại: `KẾ HOẠCH`.
    Type,
    /// Trích yếu: the lines under the type.
    Summary,
    /// `Kính gửi: …`.
    Addressee,
    /// The bases: one or more [`Kind::Basis`], and the preamble.
    Bases,
    /// Căn cứ: one line `Căn cứ …;`, `Thực hiện …;`, `Theo …`, `Xét …`.
    Basis,
    /// The sentence that leads to the body (`Ủy ban nhân dân xã … ban hành Kế hoạch … như sau:`).
    Preamble,
    /// The text proper.
    Body,
    /// A numbered division: its first leaf carries the enumerator; children follow.
    Section,
    /// A heading line (the first leaf of a section that has a title of its own).
    Heading,
    /// A dash, plus, star or bullet item; its first leaf carries the mark; nested items follow.
    Item,
    /// A paragraph (also the run-in first paragraph of a section or item).
    Paragraph,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row; its leaves are paragraphs.
    Cell,
    /// The closing sentence (`Trên đây là Kế hoạch …`).
    Closing,
    /// Everything after the body that belongs to the main document: recipients and signature, in any order.
    Foot,
    /// Nơi nhận, with its heading and lines.
    Recipients,
    /// `Nơi nhận:`.
    RecipientsHeading,
    /// One recipient line.
    Recipient,
    /// The signing block.
    Signature,
    /// `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `TL.`, `TUQ.`.
    Authority,
    /// `CHỦ TỊCH`, `PHÓ CHỦ TỊCH`: the signer's title.
    SignerTitle,
    /// The signer's name.
    SignerName,
    /// An appendix (Phụ lục, Biểu): caption block, then its content.
    Appendix,
    /// `PHỤ LỤC I`, `Biểu số 01: …` and the title lines under it.
    AppendixTitle,
    /// `(Kèm theo Kế hoạch số … ngày … của …)`.
    Caption,
    /// A footnote or endnote.
    Note,
    /// A running header or footer of the page.
    Running,
    /// A drawn rule: `-------`.
    Rule,
    /// A page break.
    PageBreak,
    /// A line of digits that numbers a page, or residue of a scanner.
    Stray,
    /// Anything no grammar knows.
    Unknown,
}

impl Kind {
    /// All, in the order of a document.
    pub const ALL: [Kind; 41] = [
        Kind::Document,
        Kind::Header,
        Kind::NationalTitle,
        Kind::Motto,
        Kind::Issuer,
        Kind::Number,
        Kind::PlaceDate,
        Kind::DraftMark,
        Kind::Stamp,
        Kind::Type,
        Kind::Summary,
        Kind::Addressee,
        Kind::Bases,
        Kind::Basis,
        Kind::Preamble,
        Kind::Body,
        Kind::Section,
        Kind::Heading,
        Kind::Item,
        Kind::Paragraph,
        Kind::Table,
        Kind::Row,
        Kind::Cell,
        Kind::Closing,
        Kind::Foot,
        Kind::Recipients,
        Kind::RecipientsHeading,
        Kind::Recipient,
        Kind::Signature,
        Kind::Authority,
        Kind::SignerTitle,
        Kind::SignerName,
        Kind::Appendix,
        Kind::AppendixTitle,
        Kind::Caption,
        Kind::Note,
        Kind::Running,
        Kind::Rule,
        Kind::PageBreak,
        Kind::Stray,
        Kind::Unknown,
    ];

    /// The kind of a name, as scopes of cards give it.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name shown by `soat tree` and used in scopes of cards.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Document => "document",
            Kind::Header => "header",
            Kind::NationalTitle => "national-title",
            Kind::Motto => "motto",
            Kind::Issuer => "issuer",
            Kind::Number => "number",
            Kind::PlaceDate => "place-date",
            Kind::DraftMark => "draft-mark",
            Kind::Stamp => "stamp",
            Kind::Type => "type",
            Kind::Summary => "summary",
            Kind::Addressee => "addressee",
            Kind::Bases => "bases",
            Kind::Basis => "basis",
            Kind::Preamble => "preamble",
            Kind::Body => "body",
            Kind::Section => "section",
            Kind::Heading => "heading",
            Kind::Item => "item",
            Kind::Paragraph => "paragraph",
            Kind::Table => "table",
            Kind::Row => "row",
            Kind::Cell => "cell",
            Kind::Closing => "closing",
            Kind::Foot => "foot",
            Kind::Recipients => "recipients",
            Kind::RecipientsHeading => "recipients-heading",
            Kind::Recipient => "recipient",
            Kind::Signature => "signature",
            Kind::Authority => "authority",
            Kind::SignerTitle => "signer-title",
            Kind::SignerName => "signer-name",
            Kind::Appendix => "appendix",
            Kind::AppendixTitle => "appendix-title",
            Kind::Caption => "caption",
            Kind::Note => "note",
            Kind::Running => "running",
            Kind::Rule => "rule",
            Kind::PageBreak => "page-break",
            Kind::Stray => "stray",
            Kind::Unknown => "unknown",
        }
    }
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u64);

impl Kinds {
    /// The set of these.
    pub const fn of(kinds: &[Kind]) -> Self {
        let (mut set, mut i) = (0, 0);
        while i < kinds.len() {
            set |= 1 << kinds[i] as u64;
            i += 1;
        }
        Self(set)
    }

    /// With one more.
    #[must_use]
    pub const fn with(self, kind: Kind) -> Self {
        Self(self.0 | 1 << kind as u64)
    }

    /// Whether the two share a kind.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
