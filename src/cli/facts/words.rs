//! What `soat facts` calls kinds and roles in its tables. The JSON keeps the names that scripts know.

use crate::rules::card::Lang;
use crate::tree::DocumentKind;

/// Name in JSON, Vietnamese, English; sorted by name.
const WORDS: [(&str, &str, &str); 28] = [
    ("above", "trên", "above"),
    ("ambiguous", "có hai cách đọc", "two readings"),
    ("approximate", "số ước chừng", "approximate"),
    ("at-least", "trở lên", "at least"),
    ("at-most", "không quá", "at most"),
    ("below", "dưới", "below"),
    ("caption", "ngày văn bản, ở phụ lục", "own date, in an appendix"),
    ("cited", "của văn bản viện dẫn", "of a cited document"),
    ("compared", "năm so sánh", "year compared with"),
    ("council-term", "nhiệm kỳ HĐND, Quốc hội", "term of a council"),
    ("date", "trong ngày tháng", "of a date"),
    ("deadline", "thời hạn", "deadline"),
    ("document", "ngày văn bản", "own date"),
    ("doubled", "giới hạn nói hai lần", "bound stated twice"),
    ("from", "từ", "from"),
    ("horizon", "năm đích", "year to come"),
    ("named", "trong tên gọi", "in a name"),
    ("no-percentage", "không ghi tỷ lệ", "no percentage stated"),
    ("other-term", "nhiệm kỳ khác", "other term"),
    ("party-term", "nhiệm kỳ của Đảng", "Party term"),
    ("period", "trong giai đoạn", "of a period"),
    ("plan", "năm kế hoạch", "plan year"),
    ("result", "kết quả", "result"),
    ("school", "năm học", "school year"),
    ("stage", "giai đoạn", "stage"),
    ("target", "chỉ tiêu", "target"),
    ("unchecked", "không tính lại được", "not recomputed"),
    ("units", "khác đơn vị", "unlike units"),
];

/// A name for people. What says nothing (`other`, `plain`, `unknown`) is nothing.
pub fn word(key: &str, name: &str, lang: Lang) -> Option<&'static str> {
    match key {
        "kind" => {
            let row = DocumentKind::TABLE.iter().find(|row| row.3 == name);
            row.map(|row| row.1)
        }
        "bound" | "mood" | "role" | "unchecked" if matches!(name, "other" | "plain" | "unknown") => Some(""),
        "bound" | "mood" | "role" | "unchecked" => {
            let at = WORDS.binary_search_by_key(&name, |row| row.0).ok()?;
            Some(lang.pick(WORDS[at].1, WORDS[at].2))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_and_found() {
        assert!(WORDS.is_sorted_by_key(|row| row.0));
        assert_eq!(word("role", "plan", Lang::Vi), Some("năm kế hoạch"));
        assert_eq!(word("kind", "nghi-dinh", Lang::En), Some("nghị định"));
        assert_eq!(word("unit", "plan", Lang::Vi), None);
    }
}
