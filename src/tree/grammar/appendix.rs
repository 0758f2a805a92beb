//! Appendices: labels and captions (NĐ 30/2020, Phụ lục I, III.1).

use super::{Parsed, begins, digits1, fail, is_capitals, is_space, roman, words};
use crate::text::{is_letter_or_digit, is_small};
use nom::Parser;
use nom::combinator::map_res;

/// A label at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabelText<'a> {
    /// `PHỤ LỤC II`, `Biểu số 01`, `Phụ lục`.
    pub label: &'a str,
    /// Its number.
    pub number: Option<u32>,
}

const WORDS: &[&str] = &["phụ lục", "phụ biểu", "biểu mẫu", "biểu", "mẫu", "bảng"];

/// `PHỤ LỤC`, `Phụ lục I`, `PHỤ LỤC SỐ 02`, `Biểu số 01: …`, `Biểu 2`, `Mẫu số 01`; the rest of the line is left over.
///
/// Only `phụ lục` may go without a number. A sentence about one (`Phụ lục I quy định …`) is none: what follows must be
/// nothing, a mark, or capitals.
pub fn label(i: &str) -> Parsed<'_, LabelText<'_>> {
    if !i.starts_with(['P', 'B', 'M']) {
        return fail(i);
    }
    let Some((after, word)) = WORDS.iter().find_map(|w| words(w)(i).ok()) else { return fail(i) };
    let (rest, number) = count(after).unwrap_or((after, None));
    if number.is_none() && words("phụ lục")(word).is_err() {
        return fail(i);
    }
    let text = rest.trim_matches(is_space);
    let marked = text.starts_with(['.', ':', '-', '–', '(', '/']);
    let titled = is_capitals(text);
    if !(text.is_empty() || marked || titled) || text.ends_with([';', ',']) {
        return fail(i);
    }
    let end = i.len() - rest.len();
    Ok((rest, LabelText { label: &i[..end], number }))
}

/// ` I`, ` số 02`, ` 3`, ` 01a`.
fn count(i: &str) -> Parsed<'_, Option<u32>> {
    let at = i.trim_start_matches(is_space);
    let at = words("số")(at).map_or(at, |(rest, _)| rest.trim_start_matches([':', ' ', '\u{a0}']));
    let (rest, value) = roman::roman(at).or_else(|_| map_res(digits1, str::parse).parse(at))?;
    let rest = rest.strip_prefix(|c: char| c.is_ascii_alphabetic() && is_small(c)).unwrap_or(rest);
    if rest.starts_with(is_letter_or_digit) { fail(i) } else { Ok((rest, Some(value))) }
}

/// `(Kèm theo Kế hoạch số …)`, `(Ban hành kèm theo Quyết định số …`: the caption, or its first line.
pub fn is_caption(i: &str) -> bool {
    let Some(inside) = i.strip_prefix(['(', '[', '“']) else { return false };
    let inside = inside.trim_start_matches(is_space);
    begins(inside, &["kèm theo", "ban hành kèm theo", "đính kèm", "phụ lục kèm theo", "kèm", "theo"])
        || (inside.len() < 400 && inside.contains("kèm theo"))
}

/// `DANH MỤC`, `DANH SÁCH`, `BẢNG TỔNG HỢP` in capitals: the title of an appendix that has no label.
pub fn is_title_without_label(i: &str) -> bool {
    is_capitals(i)
        && begins(i, &["danh mục", "danh sách", "bảng", "biểu", "tổng hợp", "phụ lục", "phân công", "lịch", "dự toán"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_what_only_speaks_of_one() {
        let rows = [
            ("PHỤ LỤC", "PHỤ LỤC", None),
            ("Phụ lục I", "Phụ lục I", Some(1)),
            ("PHỤ LỤC SỐ 02", "PHỤ LỤC SỐ 02", Some(2)),
            ("Biểu số 01: Kết quả thực hiện", "Biểu số 01", Some(1)),
            ("Biểu 2", "Biểu 2", Some(2)),
            ("PHỤ LỤC II CHỈ TIÊU", "PHỤ LỤC II", Some(2)),
        ];
        for (line, label_text, number) in rows {
            assert_eq!(label(line).map(|(_, l)| (l.label, l.number)), Ok((label_text, number)), "{line}");
        }
        for bad in
            ["Biểu dương các tập thể", "Phụ lục I quy định mức chi", "Mẫu giáo 5 tuổi", "Biểu", "Bảng 1 cho thấy"]
        {
            assert!(label(bad).is_err(), "{bad}");
        }
        assert!(is_caption("(Kèm theo Kế hoạch số 12/KH-UBND)") && !is_caption("(thấp còi)"));
    }
}
