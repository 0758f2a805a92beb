//! Keys: words of a phrase folded, spelled one way, abbreviations expanded, filler removed.

use super::Reader;
use crate::text::{Span, fold, is_letter_or_digit, is_upper_word};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Words that say nothing of what is measured, one word each.
const FILLER: [&str; 37] = [
    "bàn",
    "bằng",
    "cho",
    "chung",
    "các",
    "có",
    "còn",
    "của",
    "cả",
    "dưới",
    "hơn",
    "là",
    "lệ",
    "những",
    "năm",
    "ở",
    "phường",
    "số",
    "thì",
    "trên",
    "trong",
    "trở",
    "tại",
    "tỉ",
    "tỷ",
    "từ",
    "và",
    "vào",
    "với",
    "xã",
    "đạt",
    "đến",
    "để",
    "địa",
    "được",
    "ước",
    "người",
];

/// Runs of words that say nothing, or the one word they stand for.
const PHRASES: [(&[&str], &str); 31] = [
    (&["bình", "xét"], ""),
    (&["bảo", "đảm"], ""),
    (&["chuẩn", "mới"], "mới"),
    (&["công", "nhận"], ""),
    (&["danh", "hiệu"], ""),
    (&["duy", "trì"], ""),
    (&["dân", "cư"], ""),
    (&["giữ", "vững"], ""),
    (&["hoàn", "thành"], ""),
    (&["hộ", "dân", "cư"], "hộ"),
    (&["hộ", "dân"], "hộ"),
    (&["kết", "quả"], ""),
    (&["người", "dân"], ""),
    (&["nhân", "dân"], ""),
    (&["nâng", "tỉ", "lệ"], ""),
    (&["nâng", "tỷ", "lệ"], ""),
    (&["phấn", "đấu"], ""),
    (&["phần", "trăm"], ""),
    (&["phần", "đấu"], ""),
    (&["tham", "gia"], ""),
    (&["thị", "trấn"], ""),
    (&["thực", "hiện"], ""),
    (&["tiếp", "tục"], ""),
    (&["toàn", "dân"], ""),
    (&["toàn", "xã"], ""),
    (&["trẻ", "em"], "trẻ"),
    (&["trở", "lên"], ""),
    (&["trở", "xuống"], ""),
    (&["vận", "động"], ""),
    (&["xét", "chọn"], ""),
    (&["đảm", "bảo"], ""),
];

/// What a word may be left out for: it is filler, or it opens a phrase that is.
#[derive(Default)]
struct Silent {
    is_filler: bool,
    phrases: Vec<(&'static [&'static str], &'static str)>,
}

/// Both lists by first word: one look for each word of a text.
static SILENT: LazyLock<FxHashMap<&'static str, Silent>> = LazyLock::new(|| {
    let mut silent: FxHashMap<&str, Silent> = FxHashMap::default();
    for word in FILLER {
        silent.entry(word).or_default().is_filler = true;
    }
    for (phrase, stands_for) in PHRASES {
        silent.entry(phrase[0]).or_default().phrases.push((phrase, stands_for));
    }
    silent
});

/// Words of stages of one indicator that its assessment replaces: `đăng ký … 100% và bình xét 95%`.
pub(super) const STAGES: [&str; 2] = ["đăng", "ký"];

impl Reader<'_> {
    /// Appends the key words of some spans of text to `key`.
    pub(super) fn push_key(&self, words: &[Span], key: &mut Vec<String>) {
        let mut folded: Vec<Cow<'_, str>> = Vec::with_capacity(words.len());
        for &span in words {
            self.push_word(span, &mut folded);
        }
        let silent = &*SILENT;
        let mut at = 0;
        while at < folded.len() {
            let Some(entry) = silent.get(&*folded[at]) else {
                key.push(std::mem::take(&mut folded[at]).into_owned());
                at += 1;
                continue;
            };
            let phrase = entry.phrases.iter().find(|(phrase, _)| {
                folded[at..].len() >= phrase.len() && folded[at..].iter().zip(*phrase).all(|(a, b)| a == b)
            });
            if let Some((phrase, stands_for)) = phrase {
                if !stands_for.is_empty() {
                    key.push((*stands_for).to_owned());
                }
                at += phrase.len();
                continue;
            }
            if !entry.is_filler {
                key.push(std::mem::take(&mut folded[at]).into_owned());
            }
            at += 1;
        }
    }

    /// `Giảm tỷ lệ hộ nghèo còn 1,2%`: the figure is where the fall ends, not how deep it is.
    pub(super) fn reaches_a_level(&self, clause: &[Span]) -> bool {
        clause.last().is_some_and(|&s| matches!(self.text.folded(s), "còn" | "xuống"))
    }

    /// Whether a phrase opens with the head of an indicator (`Tỷ lệ`, `Thu ngân sách`), also behind `phấn đấu`.
    pub(super) fn opens_with_head(&self, clause: &[Span]) -> bool {
        let said = |i: usize| clause.get(i).map_or("", |s| self.text.folded(*s));
        let aims = usize::from(matches!(said(0), "phấn" | "phần") && said(1) == "đấu") * 2;
        let word = |i: usize| said(aims + i);
        is_head(word(0), word(1)) || is_head(word(1), word(2)) && word(0) != "giảm" && word(0) != "tăng"
    }

    /// Appends a word, folded, its tone mark where `hóa` has it, leading zeros dropped, an abbreviation expanded.
    fn push_word<'a>(&'a self, span: Span, folded: &mut Vec<Cow<'a, str>>) {
        let (written, small) = (self.text.slice(span), self.text.folded(span));
        if written.len() > 1 && written.as_bytes()[0].is_ascii_digit() {
            folded.push(Cow::Borrowed(written.trim_start_matches('0')));
            return;
        }
        if written != small
            && written.chars().nth(1).is_some()
            && is_upper_word(written)
            && let Some(long) = self.abbreviations.long_of(self.text, written)
        {
            let words = long.split(|c: char| !is_letter_or_digit(c)).filter(|w| !w.is_empty());
            folded.extend(words.map(|w| Cow::Owned(spelled(&fold(w)).into_owned())));
            return;
        }
        folded.push(spelled(small));
    }
}

/// A folded word with its tone mark on the first vowel of `oa`, `oe`, `uy`.
fn spelled(folded: &str) -> Cow<'_, str> {
    const TONES: [(&str, &str); 15] = [
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("oè", "òe"),
        ("oé", "óe"),
        ("oẻ", "ỏe"),
        ("oẽ", "õe"),
        ("oẹ", "ọe"),
        ("uỳ", "ùy"),
        ("uý", "úy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
    ];
    // Only a word that ends in one letter behind `o` or `u` can carry the older placement.
    let last = folded.chars().next_back().map_or(0, char::len_utf8);
    let before = folded.len().checked_sub(last + 1).and_then(|at| folded.as_bytes().get(at));
    if last > 1
        && matches!(before, Some(b'o' | b'u'))
        && let Some((old, new)) = TONES.iter().find(|(old, _)| folded.ends_with(old))
    {
        return Cow::Owned(format!("{}{new}", &folded[..folded.len() - old.len()]));
    }
    Cow::Borrowed(folded)
}

/// Heads that open an indicator of its own.
fn is_head(word: &str, next: &str) -> bool {
    matches!(
        (word, next),
        ("tỷ" | "tỉ", "lệ" | "suất")
            | ("thu", "nhập" | "ngân")
            | ("chi", "ngân")
            | ("tổng" | "số" | "diện" | "sản" | "giá", _)
    )
}

/// Whether a key names an indicator that plans set by itself, whatever clause it stands in.
pub(super) fn is_self_standing(key: &[String]) -> bool {
    const KNOWN: [&[&str]; 16] = [
        &["gia", "đình", "văn", "hóa"],
        &["bảo", "hiểm", "y", "tế"],
        &["bảo", "hiểm", "xã", "hội"],
        &["hộ", "nghèo"],
        &["hộ", "cận", "nghèo"],
        &["nước", "sạch"],
        &["nước", "hợp", "vệ", "sinh"],
        &["suy", "dinh", "dưỡng"],
        &["lao", "động", "qua", "đào", "tạo"],
        &["hòa", "giải", "thành"],
        &["tăng", "dân", "tự", "nhiên"],
        &["giao", "quân"],
        &["thu", "ngân", "sách"],
        &["thu", "gom", "rác"],
        &["sử", "dụng", "điện"],
        &["che", "phủ", "rừng"],
    ];
    let stands =
        |known: &[&str], at: usize| key.len() - at >= known.len() && key[at..].iter().zip(known).all(|(a, b)| a == b);
    key.iter().enumerate().any(|(at, word)| KNOWN.iter().any(|known| word == known[0] && stands(known, at)))
}

/// Whether a key says only a level, a group or a side, which is an indicator of nothing by itself.
pub(super) fn is_dependent(key: &[String]) -> bool {
    const LEVELS: [&str; 33] = [
        "cao", "cao", "chiều", "cân", "cơ", "cấp", "dưỡng", "giáo", "học", "i", "ii", "iii", "lớp", "mầm", "mẫu",
        "mức", "nam", "non", "nông", "nặng", "nữ", "phổ", "sở", "thành", "thôn", "thông", "thấp", "thể", "thị", "tiểu",
        "trung", "đô", "độ",
    ];
    key.iter().all(|w| LEVELS.contains(&w.as_str()) || w.bytes().all(|b| b.is_ascii_digit()))
}

/// Words that open a stretch of time or a place of its own.
pub(super) fn is_frame_word(folded: &str) -> bool {
    const FRAME: [&str; 27] = [
        "bản",
        "chợ",
        "cụm",
        "giai",
        "huyện",
        "hàng",
        "hằng",
        "khu",
        "khóm",
        "khối",
        "kỳ",
        "làng",
        "nam",
        "nông",
        "nữ",
        "quý",
        "quận",
        "riêng",
        "thành",
        "tháng",
        "thôn",
        "trường",
        "tỉnh",
        "tổ",
        "vùng",
        "vụ",
        "ấp",
    ];
    FRAME.contains(&folded)
}
