//! Tên cơ quan: lines that name an issuing body or its superior.

use super::{begins, is_capitals};

const AGENCY: &[&str] = &[
    "ủy ban",
    "uỷ ban",
    "ubnd",
    "ubmttq",
    "hội đồng",
    "hđnd",
    "đảng ủy",
    "đảng uỷ",
    "đảng bộ",
    "huyện ủy",
    "thành ủy",
    "tỉnh ủy",
    "ban",
    "sở",
    "bộ",
    "phòng",
    "văn phòng",
    "chi cục",
    "cục",
    "tổng cục",
    "trung tâm",
    "trường",
    "công an",
    "mặt trận",
    "mttq",
    "chính phủ",
    "thủ tướng",
    "quốc hội",
    "trạm",
    "chi bộ",
    "đoàn",
    "hội",
    "liên đoàn",
    "công đoàn",
];

/// Verbs that begin as an agency does: `BAN HÀNH QUY ĐỊNH …` is a summary.
const VERBS: &[&str] = &["ban hành", "bộ phận", "hội nghị", "đoàn kết"];

const PLACE: &[&str] = &["tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"];

const OFFICE: &[&str] = &[
    "chủ tịch",
    "bộ trưởng",
    "giám đốc",
    "ủy ban",
    "uỷ ban",
    "hội đồng",
    "thủ tướng",
    "trưởng ban",
    "hiệu trưởng",
    "ban",
];

/// `ỦY BAN NHÂN DÂN`, `TỈNH BẮC HÀ`, `Đảng ủy xã An Phú`: the line begins as an agency's name does.
pub fn is_agency(i: &str) -> bool {
    let i = i.trim_start_matches(['/', '*', ' ']);
    begins(i, AGENCY) && !begins(i, VERBS)
}

/// A line of the agency's name in a header: capitals, or an agency's or a place's first words.
pub fn is_issuer(i: &str) -> bool {
    i.len() < 160 && !i.ends_with(['.', ';', ':']) && (is_capitals(i) || is_agency(i) || begins(i, PLACE))
}

/// `ỦY BAN NHÂN DÂN`, `XÃ AN PHÚ`: the words themselves name an agency or its place.
pub fn names_issuer(i: &str) -> bool {
    i.len() < 160 && is_capitals(i) && (is_agency(i) || begins(i, PLACE))
}

/// `CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN PHÚ`: who decides, under the summary of a decision or a resolution.
pub fn is_deciding(i: &str) -> bool {
    is_capitals(i) && begins(i, OFFICE) && !begins(i, VERBS)
}

/// `UBND xã An Phú`, `Ủy ban nhân dân`, `Ban Thường trực`: the subject that a leading sentence names.
pub fn begins_with_agency(i: &str) -> bool {
    is_agency(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_and_what_is_none() {
        for good in ["ỦY BAN NHÂN DÂN", "UBND PHƯỜNG 9", "TỈNH BẮC HÀ", "Đảng ủy xã An Phú"] {
            assert!(is_issuer(good), "{good}");
        }
        assert!(!is_deciding("BAN HÀNH QUY CHẾ LÀM VIỆC") && !is_agency("BAN HÀNH QUY CHẾ LÀM VIỆC"));
        for bad in ["Kinh tế", "Ban hành kèm theo Quyết định này.", "ỦY BAN NHÂN DÂN:"] {
            assert!(!is_issuer(bad), "{bad}");
        }
        assert!(is_deciding("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN PHÚ"));
    }
}
