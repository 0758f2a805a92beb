//! The words that soat knows of indicators, in lists, and what they make of a word: [`Listed`].

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What the lists say of a word.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "which lists a word stands in")]
pub(super) struct Listed {
    /// It says nothing of what is measured.
    pub is_filler: bool,
    /// It opens a stretch of time or a place of its own.
    pub opens_frame: bool,
    /// It says a level, a group or a side, which is an indicator of nothing by itself.
    pub is_level: bool,
    /// In a column's head it only says that figures stand below, of which year and in which unit.
    pub is_head: bool,
    /// In running text it may begin a clause, or tell its mood.
    pub turns: bool,
    /// The phrases it opens that say nothing, or the words they stand for.
    pub phrases: Vec<(&'static [&'static str], &'static str)>,
    /// The indicators it opens that plans set by themselves.
    pub indicators: Vec<&'static [&'static str]>,
}

/// What the lists say of a folded word, if it is in one.
pub(super) fn listed(word: &str) -> Option<&'static Listed> {
    LISTED.get(word)
}

/// Every word of the lists.
pub(super) fn all_listed() -> impl Iterator<Item = (&'static str, &'static Listed)> {
    LISTED.iter().map(|(word, listed)| (*word, listed))
}

/// All lists by word.
static LISTED: LazyLock<FxHashMap<&'static str, Listed>> = LazyLock::new(|| {
    let mut listed: FxHashMap<&str, Listed> = FxHashMap::default();
    for word in FILLER {
        listed.entry(word).or_default().is_filler = true;
    }
    for word in FRAME {
        listed.entry(word).or_default().opens_frame = true;
    }
    for word in LEVELS {
        listed.entry(word).or_default().is_level = true;
    }
    for word in HEADS {
        listed.entry(word).or_default().is_head = true;
    }
    for word in TURNS {
        listed.entry(word).or_default().turns = true;
    }
    for (phrase, stands_for) in PHRASES {
        listed.entry(phrase[0]).or_default().phrases.push((phrase, stands_for));
    }
    for indicator in INDICATORS {
        listed.entry(indicator[0]).or_default().indicators.push(indicator);
    }
    listed
});

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

/// Runs of words that say nothing, or the words they stand for.
const PHRASES: [(&[&str], &str); 35] = [
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
    (&["tạo", "việc", "làm"], "giải quyết việc làm"),
    (&["trở", "lên"], ""),
    (&["trở", "xuống"], ""),
    (&["vận", "động"], ""),
    (&["xét", "chọn"], ""),
    (&["đưa", "tỷ", "lệ"], ""),
    (&["đảm", "bảo"], ""),
    (&["đến", "cuối", "năm"], ""),
    (&["đến", "hết", "năm"], ""),
];

/// Indicators that plans set by themselves.
const INDICATORS: [&[&str]; 16] = [
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

/// Words of levels, groups and sides.
const LEVELS: [&str; 33] = [
    "cao", "cao", "chiều", "cân", "cơ", "cấp", "dưỡng", "giáo", "học", "i", "ii", "iii", "lớp", "mầm", "mẫu", "mức",
    "nam", "non", "nông", "nặng", "nữ", "phổ", "sở", "thành", "thôn", "thông", "thấp", "thể", "thị", "tiểu", "trung",
    "đô", "độ",
];

/// Words that open a stretch of time or a place of its own.
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

/// Words of a column's head that name no indicator.
const HEADS: [&str; 26] = [
    "chỉ", "tiêu", "kế", "hoạch", "mục", "giao", "dự", "toán", "ghi", "chú", "kết", "quả", "đvt", "đơn", "vị", "tính",
    "giá", "trị", "mức", "th", "kh", "đồng", "triệu", "nghìn", "ha", "nq",
];

/// Words that may turn a sentence: the readers of clauses ask what stands beside them.
const TURNS: [&str; 8] = ["kết", "phấn", "phần", "tỉ", "tỷ", "và", "đã", "ước"];
