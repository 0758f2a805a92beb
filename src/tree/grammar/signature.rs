//! Chức vụ, họ tên (NĐ 30/2020, Phụ lục I, II.7).

use super::{begins, is_capitals, is_space};
use crate::text::{is_capital, is_letter};

const TITLES: &[&str] = &[
    "chủ tịch",
    "phó chủ tịch",
    "quyền chủ tịch",
    "bí thư",
    "phó bí thư",
    "giám đốc",
    "phó giám đốc",
    "chánh văn phòng",
    "phó chánh văn phòng",
    "trưởng ban",
    "phó trưởng ban",
    "trưởng phòng",
    "phó trưởng phòng",
    "hiệu trưởng",
    "phó hiệu trưởng",
    "bộ trưởng",
    "thứ trưởng",
    "cục trưởng",
    "chi cục trưởng",
    "phó cục trưởng",
    "tổng cục trưởng",
    "vụ trưởng",
    "chủ nhiệm",
    "phó chủ nhiệm",
    "trưởng công an",
    "phó trưởng công an",
    "chỉ huy trưởng",
    "trạm trưởng",
    "trưởng trạm",
    "hạt trưởng",
    "đồn trưởng",
    "chính trị viên",
    "trưởng khoa",
    "tổng giám đốc",
    "viện trưởng",
    "chánh án",
    "chánh thanh tra",
    "thủ tướng",
    "phó thủ tướng",
    "tổng bí thư",
    "thủ trưởng",
    "ủy viên",
    "uỷ viên",
    "trưởng đoàn",
    "đội trưởng",
    "tổ trưởng",
    "phó bí thư thường trực",
    "người lập biểu",
    "thư ký",
    "kế toán trưởng",
    "công chức",
    "thường trực",
];

/// `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.` and the ways they are misprinted (`T/M`, `TM `), before capitals.
pub fn is_authority(i: &str) -> bool {
    let rest = match i.as_bytes() {
        [b'T', b'M' | b'L', ..] | [b'K', b'T', ..] => &i[2..],
        [b'T', b'U', b'Q', ..] | [b'T', b'/' | b'.', b'M' | b'L', ..] | [b'K', b'/' | b'.', b'T', ..] => &i[3..],
        [b'Q', b'.', ..] => return super::begins(i[2..].trim_start_matches(is_space), TITLES) && is_capitals(i),
        _ => return false,
    };
    let marked = rest.starts_with(['.', ':', ' ', '\u{a0}', '/']);
    let name = rest.trim_start_matches(|c: char| is_space(c) || matches!(c, '.' | ':' | '/'));
    marked && (name.is_empty() || (begins_with_capitals(name) && i.len() < 200))
}

/// `ỦY BAN NHÂN DÂN xã`: the first word is in capitals, or names an agency or an office (`TM. Ủy ban nhân dân`).
fn begins_with_capitals(i: &str) -> bool {
    let first = i.split(is_space).next().unwrap_or_default();
    (first.chars().count() > 1 && is_capitals(first)) || super::issuer::is_agency(i) || begins(i, TITLES)
}

/// `CHỦ TỊCH`, `PHÓ CHỦ TỊCH THƯỜNG TRỰC`, `Chủ tịch`: a short line that is a title.
pub fn is_title(i: &str) -> bool {
    // The deputy of any of them: `PHÓ CHI CỤC TRƯỞNG`.
    let head = ["PHÓ ", "Phó "].iter().find_map(|deputy| i.strip_prefix(deputy)).unwrap_or(i);
    i.len() < 120 && !i.ends_with(['.', ';', ':', ',']) && (begins(i, TITLES) || begins(head, TITLES))
}

/// A title in capitals, that can open a signature by itself: `CHỦ TỊCH`.
pub fn is_bare_title(i: &str) -> bool {
    i.len() < 60 && is_capitals(i) && is_title(i)
}

/// A person's name: `Nguyễn Văn An`, `TRẦN THỊ BÌNH`, `Đại tá Lê Văn Cường`, `ThS. Đỗ Thị Dung`.
pub fn is_name(i: &str) -> bool {
    let mut count = 0;
    for word in i.split(is_space).filter(|w| !w.is_empty()) {
        count += 1;
        let plain = word.chars().all(|c| is_letter(c) || matches!(c, '.' | '-' | '’' | '\''));
        let upper = word.chars().next().is_some_and(is_capital);
        let rank = count <= 2 && matches!(word, "tá" | "úy" | "tướng" | "sĩ" | "sỹ");
        if !plain || !(upper || rank) {
            return false;
        }
    }
    (2..=7).contains(&count) && !i.ends_with('.')
}

/// The name behind an authority and a title that a flattened cell put on one line:
/// `TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Nguyễn Văn An`.
pub fn flattened_name(i: &str) -> Option<&str> {
    let is_small = |word: &str| word.chars().any(crate::text::is_small);
    let at = i.split(is_space).find(|word| is_small(word)).map(|word| word.as_ptr() as usize - i.as_ptr() as usize)?;
    let (title, name) = (i[..at].trim_end_matches(is_space), &i[at..]);
    let titled = TITLES.iter().any(|t| crate::text::fold(title).ends_with(t));
    (titled && is_name(name)).then_some(name)
}

/// A line of nơi nhận and what an extractor put behind it with a single space: `- UBND xã; CHỦ TỊCH`,
/// `- Lưu: VT. Trần Minh Khôi`.
pub fn beside(i: &str) -> impl Iterator<Item = &str> {
    let signs = |at: usize| {
        let rest = i[at..].trim_matches(is_space);
        let archived = super::recipients::is_archive(super::recipients::recipient(i).0);
        is_bare_title(rest) || is_authority(rest) || (archived && rest.contains(' ') && is_name(rest))
    };
    // `KT. CHỦ TỊCH` is one.
    let whole = is_authority(i);
    let mut marks = i.match_indices([';', '.']).map(|(at, _)| at + 1).filter(|_| !whole);
    let at = marks.find(|&at| i[at..].starts_with(is_space) && signs(at));
    let (line, signed) = i.split_at(at.unwrap_or(i.len()));
    [line, signed.trim_matches(is_space)].into_iter().filter(|part| !part.is_empty())
}

/// `(Đã ký)`, `(ký tên, đóng dấu)`, `[Chữ ký]`.
pub fn is_signed_note(i: &str) -> bool {
    i.starts_with(['(', '[']) && i.len() < 80 || begins(i, &["đã ký"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authorities_titles_and_names() {
        for good in [
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "TL. CHỦ TỊCH",
            "TUQ. GIÁM ĐỐC",
            "Q. CHỦ TỊCH",
            "T/M ĐẢNG ỦY",
            "TM. UBND XÃ",
        ] {
            assert!(is_authority(good), "{good}");
        }
        for bad in ["TMĐT phát triển", "KT-XH năm 2026", "Q. Ba Đình", "TM là thương mại", "TL 824"] {
            assert!(!is_authority(bad), "{bad}");
        }
        assert!(is_title("PHÓ CHI CỤC TRƯỞNG") && is_title("Phó Hạt trưởng") && !is_title("PHÓ BẢNG"));
        assert!(is_bare_title("PHÓ CHỦ TỊCH") && !is_bare_title("Chủ tịch") && is_title("Chủ tịch"));
        for good in ["Nguyễn Văn An", "TRẦN THỊ BÌNH", "Đại tá Lê Văn Cường", "ThS. Đỗ Thị Dung"]
        {
            assert!(is_name(good), "{good}");
        }
        assert_eq!(flattened_name("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Nguyễn Văn An"), Some("Nguyễn Văn An"));
        assert_eq!(flattened_name("TM. ỦY BAN NHÂN DÂN xã Tân Hòa"), None);
        let parts: Vec<_> = beside("- Sở Nội vụ; PHÓ CHỦ TỊCH").collect();
        assert_eq!(parts, ["- Sở Nội vụ;", "PHÓ CHỦ TỊCH"]);
        let parts: Vec<_> = beside("- Lưu: VT, KT. Hoàng Văn Quý").collect();
        assert_eq!(parts, ["- Lưu: VT, KT.", "Hoàng Văn Quý"]);
        assert_eq!(beside("- Sở Tài chính; Sở Nội vụ;").count(), 1);
        assert_eq!(beside("KT. CHỦ TỊCH").count(), 1);
        assert_eq!(beside("- Sở Y tế; KT. CHỦ TỊCH").collect::<Vec<_>>(), ["- Sở Y tế;", "KT. CHỦ TỊCH"]);
        for bad in ["Nguyễn", "Thu ngân sách", "Lưu: VT", "1947"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
