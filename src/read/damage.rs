//! [`Damage`]: what is broken inside an office file, in the words of people who know files and no formats. Must not know
//! the file's name or what becomes of it.

use super::system::Refusal;

/// What is broken inside an office file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// It is no zip package at all.
    NotPackage,
    /// The package's list of parts cannot be read: most often the end of the file is not there.
    Directory,
    /// It is packed in a way that office programs do not use.
    Packing,
    /// This part cannot be unpacked.
    Part(String),
    /// The characters of this part cannot be decoded.
    Characters(String),
    /// This part is not well-formed XML; how, for who looks into it.
    Xml(String, &'static str),
    /// This part is not there.
    Missing(String),
    /// This part is of a document of another kind.
    OtherKind(String),
    /// Two parts have one name.
    TwoParts,
    /// Two parts lie over each other.
    Overlap,
    /// The name of a part leads out of the package.
    Outside,
    /// This part has a document type or entities of its own, which office programs never write.
    Foreign(String),
    /// It is no PDF.
    NotPdf,
    /// The objects of a PDF cannot be followed.
    PdfObjects,
    /// An old file of Office without a Word document.
    NoWordInside,
    /// LibreOffice could not convert it in time.
    Late,
    /// LibreOffice did not convert it.
    NotConverted,
    /// The system refused something while LibreOffice was to convert it.
    Conversion(Refusal),
}

impl Damage {
    /// In Vietnamese.
    pub fn vi(&self) -> String {
        let fixed = match self {
            Damage::NotPackage => "không đúng dạng tệp của Word, LibreOffice, Excel",
            Damage::Directory => "không đọc được danh mục bên trong, có thể tệp chép hoặc tải về chưa đủ",
            Damage::Packing => "tệp được nén theo cách không dùng cho văn bản",
            Damage::Part(part) => return format!("không giải nén được phần {part}"),
            Damage::Characters(part) => return format!("không đọc được bảng mã của phần {part}"),
            Damage::Xml(part, _) => return format!("phần {part} bị đứt đoạn hoặc sai cấu trúc"),
            Damage::Missing(part) => return format!("thiếu phần {part}"),
            Damage::OtherKind(part) => return format!("phần {part} không phải của tệp văn bản"),
            Damage::TwoParts => "hai phần bên trong trùng tên",
            Damage::Overlap => "các phần bên trong chồng lên nhau",
            Damage::Outside => "một phần bên trong có tên trỏ ra ngoài tệp",
            Damage::Foreign(part) => return format!("phần {part} có khai báo mà phần mềm văn phòng không dùng"),
            Damage::NotPdf => "không đúng dạng tệp PDF",
            Damage::PdfObjects => "nội dung PDF không nối được với nhau",
            Damage::NoWordInside => "bên trong không có văn bản Word",
            Damage::Late => "LibreOffice chuyển đổi quá lâu",
            Damage::NotConverted => "LibreOffice không chuyển đổi được",
            Damage::Conversion(refusal) => return format!("không chuyển đổi được bằng LibreOffice: {}", refusal.vi),
        };
        fixed.to_owned()
    }

    /// In English.
    pub fn en(&self) -> String {
        let fixed = match self {
            Damage::NotPackage => "not a file as Word, LibreOffice or Excel write it",
            Damage::Directory => "its list of parts cannot be read; it may not have been copied or downloaded whole",
            Damage::Packing => "it is packed in a way that documents are not",
            Damage::Part(part) => return format!("part {part} cannot be unpacked"),
            Damage::Characters(part) => return format!("the characters of part {part} cannot be decoded"),
            Damage::Xml(part, how) => return format!("part {part} is broken: {how}"),
            Damage::Missing(part) => return format!("part {part} is missing"),
            Damage::OtherKind(part) => return format!("part {part} is no text document's"),
            Damage::TwoParts => "two parts have one name",
            Damage::Overlap => "its parts overlap",
            Damage::Outside => "the name of a part leads out of the file",
            Damage::Foreign(part) => return format!("part {part} declares what office programs do not use"),
            Damage::NotPdf => "not a PDF",
            Damage::PdfObjects => "the objects of the PDF cannot be followed",
            Damage::NoWordInside => "no Word document is in it",
            Damage::Late => "LibreOffice took too long to convert it",
            Damage::NotConverted => "LibreOffice could not convert it",
            Damage::Conversion(refusal) => return format!("LibreOffice could not convert it: {}", refusal.en),
        };
        fixed.to_owned()
    }
}
