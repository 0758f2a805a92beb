//! Words that the keyboard spoilt: Telex keys that became no letters (`vaf`), a syllable torn by a space (`di đ ộng`), two glued
//! by a lost one (`phòngTài chính`). Pure functions over letters; must not know drafts or findings.

use super::orthography::{is_syllable, toneless};
use crate::text::is_capital;

/// Keys of Telex for frequent words, typed without the program or in the wrong order. No other language that stands in
/// Vietnamese drafts has such words.
const KEYS: &[(&str, &str)] = &[
    ("alf", "là"),
    ("avf", "và"),
    ("caacs", "các"),
    ("caasp", "cấp"),
    ("csac", "các"),
    ("cuar", "của"),
    ("curar", "của"),
    ("ddang", "đang"),
    ("ddc", "được"),
    ("ddeens", "đến"),
    ("ddeer", "để"),
    ("ddieemr", "điểm"),
    ("ddieeuf", "điều"),
    ("ddinhj", "định"),
    ("ddoongf", "đồng"),
    ("dduowcj", "được"),
    ("dduowjc", "được"),
    ("hieejn", "hiện"),
    ("hieenj", "hiện"),
    ("hoacwj", "hoặc"),
    ("hoawcj", "hoặc"),
    ("khoong", "không"),
    ("nhuwngx", "những"),
    ("nhwung", "nhưng"),
    ("quyeets", "quyết"),
    ("thuwcj", "thực"),
    ("thuwjc", "thực"),
    ("treen", "trên"),
    ("tuwf", "từ"),
    ("vaf", "và"),
    ("vieecj", "việc"),
    ("vieejc", "việc"),
    ("vowis", "với"),
    ("vowsi", "với"),
];

/// The words that begin with a vowel and have a letter beyond ASCII, sorted: all others with such a beginning are ends of syllables.
const WHOLE: &[&str] = &[
    "oà", "oàm", "oàng", "oành", "oác", "oách", "oái", "oán", "oát", "oé", "oăm", "oăng", "oạch", "oại", "oạp", "oải",
    "oản", "oắt", "oằn", "oẳn", "oẳng", "oặt", "oẹ", "oẻ", "uyên", "uyển", "uôm", "uý", "uất", "uẩn", "uẩy", "uế",
    "uể", "uốn", "uống", "uổng", "uột", "uở", "uỳ", "uỳnh", "uỵ", "uỵch", "uỷ", "yên", "yêng", "yêu", "yếm", "yến",
    "yết", "yếu", "yểm", "yểng", "yểu", "ào", "ác", "ách", "ái", "ám", "án", "áng", "ánh", "áo", "áp", "át", "áy",
    "âm", "ân", "âu", "èo", "éc", "ém", "én", "éo", "ép", "ét", "êm", "êu", "ìn", "ình", "ích", "ín", "ít", "òa", "òi",
    "òm", "òng", "óc", "óe", "ói", "óng", "óp", "ót", "ôi", "ôm", "ôn", "ông", "õng", "ùa", "ùm", "ùn", "ùng", "ùy",
    "úa", "úi", "úm", "úng", "úp", "út", "úy", "ăm", "ăn", "ăng", "ĩnh", "ơi", "ơn", "ưa", "ưng", "ưu", "ươi", "ươm",
    "ươn", "ương", "ước", "ướm", "ướp", "ướt", "ườn", "ưỡn", "ượm", "ạch", "ạnh", "ạo", "ạt", "ải", "ảm", "ảng", "ảnh",
    "ảo", "ấm", "ấn", "ấp", "ất", "ấu", "ấy", "ầm", "ầy", "ẩm", "ẩn", "ẩu", "ẩy", "ậc", "ậm", "ập", "ậy", "ắc", "ắng",
    "ắp", "ắt", "ằng", "ẳng", "ẵm", "ặc", "ặp", "ẹn", "ẹo", "ẹp", "ẹt", "ẻn", "ẻo", "ẽo", "ếch", "ếm", "ề", "ềnh",
    "ễnh", "ệch", "ện", "ệnh", "ỉa", "ỉm", "ỉn", "ỉu", "ịch", "ịn", "ịt", "ọc", "ọi", "ọp", "ọt", "ỏe", "ỏi", "ỏm",
    "ỏn", "ỏng", "ốc", "ối", "ốm", "ống", "ốp", "ốt", "ồm", "ồn", "ồng", "ổi", "ổn", "ổng", "ộc", "ộn", "ộp", "ới",
    "ớm", "ớn", "ớt", "ờn", "ỡm", "ợt", "ụa", "ục", "ụp", "ụt", "ụy", "ủa", "ủi", "ủn", "ủng", "ủy", "ứa", "ức", "ứng",
    "ừng", "ửng", "ựa", "ực",
];

/// What keys were meant to be.
pub fn meant_by_keys(form: &str) -> Option<&'static str> {
    if !form.is_ascii() {
        return None;
    }
    KEYS.binary_search_by_key(&form, |(keys, _)| keys).ok().map(|at| KEYS[at].1)
}

/// Whether a word in lower case can only be the end of a syllable (`ộng`).
pub fn is_end(form: &str) -> bool {
    let vowel = |c: char| matches!(c, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y');
    form.chars().next().is_some_and(|c| vowel(toneless(c)))
        && form.chars().nth(1).is_some()
        && !form.is_ascii()
        && WHOLE.binary_search(&form).is_err()
}

/// The syllable of a beginning and an end, if they make one.
pub fn joined(beginning: &str, end: &str) -> Option<String> {
    let joined = format!("{beginning}{end}");
    (is_end(end) && is_syllable(&joined)).then_some(joined)
}

/// Two Vietnamese syllables, the second with a capital, that lack the space between them. Letters without marks may be a
/// trade mark (`MobiFone`) and stay.
pub fn parted(written: &str, fold: impl Fn(&str) -> String) -> Option<String> {
    let mut cuts = written.char_indices().skip(1).filter(|(_, c)| is_capital(*c));
    let (cut, _) = cuts.next()?;
    if cuts.next().is_some() {
        return None;
    }
    let (left, right) = written.split_at(cut);
    let whole = |part: &str| !part.is_ascii() && part.chars().nth(1).is_some() && is_syllable(&fold(part));
    (whole(left) && whole(right)).then(|| format!("{left} {right}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_no_words() {
        assert!(KEYS.is_sorted() && WHOLE.is_sorted());
        for (keys, meant) in KEYS {
            assert!(keys.is_ascii() && is_syllable(meant), "{keys}");
        }
        assert_eq!((meant_by_keys("vaf"), meant_by_keys("và"), meant_by_keys("for")), (Some("và"), None, None));
    }

    #[test]
    fn ends_are_joined_and_whole_words_are_not() {
        for (beginning, end, whole) in [("đ", "ộng", "động"), ("tuy", "ên", "tuyên"), ("tr", "ường", "trường")]
        {
            assert_eq!(joined(beginning, end).as_deref(), Some(whole));
        }
        for (beginning, end) in [("đ", "ấp"), ("c", "ông"), ("bị", "ối"), ("b", "ao"), ("qua", "ường"), ("th", "ưởng2")]
        {
            assert_eq!(joined(beginning, end), None, "{beginning} {end}");
        }
    }

    #[test]
    fn inner_capitals_part_syllables_and_leave_marks_of_trade() {
        let parted = |written: &str| parted(written, str::to_lowercase);
        assert_eq!(parted("ĐứcMạnh").as_deref(), Some("Đức Mạnh"));
        assert_eq!(parted("phòngTài").as_deref(), Some("phòng Tài"));
        for name in ["MobiFone", "VNeID", "VietTel", "ThS", "GĐ", "ĐứcMạnhHà", "SởGD"] {
            assert_eq!(parted(name), None, "{name}");
        }
    }
}
