//! Tên loại và trích yếu (NĐ 30/2020, Phụ lục I, II.5).

use super::{Parsed, fail, is_capitals, phrase, space0, words};
use crate::tree::DocumentKind;
use nom::Parser;
use nom::branch::alt;

/// A type's name at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeText<'a> {
    /// `KẾ HOẠCH`.
    pub name: &'a str,
    /// Which.
    pub kind: DocumentKind,
}

/// `KẾ HOẠCH`, `Kế hoạch`, `KẾ HOẠCH PHÁT TRIỂN …`: the rest is left over.
pub fn document_type(i: &str) -> Parsed<'_, TypeText<'_>> {
    // The name's first letter, before twenty phrases are tried.
    let Some(first) = i.chars().next().map(super::fold_char) else { return fail(i) };
    for &(kind, name, ..) in DocumentKind::TABLE {
        let named = !matches!(kind, DocumentKind::CongVan | DocumentKind::Other);
        if named
            && name.starts_with(first)
            && let Ok((rest, name)) = words(name)(i)
        {
            return Ok((rest, TypeText { name, kind }));
        }
    }
    fail(i)
}

/// A line that is a type's name and no more (`KẾ HOẠCH`, `Kế hoạch`), or the name and the summary in capitals.
pub fn type_line(i: &str) -> Parsed<'_, TypeText<'_>> {
    let (rest, found) = document_type(i)?;
    let alone = rest.trim_matches(super::is_space).is_empty();
    // `QUYẾT ĐỊNH:` leads to the articles of a decision; `BÁO CÁO - KẾ HOẠCH` is one title.
    let titled = is_capitals(found.name) && !rest.trim_start().starts_with(':') && !i.ends_with(['.', ';', ':']);
    if alone || titled { Ok((rest, found)) } else { fail(i) }
}

/// `V/v xin ý kiến …`, `Về việc …`: the summary of a công văn.
pub fn about(i: &str) -> Parsed<'_, &str> {
    let (rest, lead) = alt((phrase("v/v"), words("về việc"))).parse(i)?;
    let (rest, _) = space0(rest)?;
    Ok((rest, lead))
}

/// `Kính gửi: …`.
pub fn addressee(i: &str) -> Parsed<'_, &str> {
    words("kính gửi").parse(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_lines_and_what_only_begins_like_one() {
        for good in
            ["KẾ HOẠCH", "Kế hoạch", "NGHỊ QUYẾT", "KẾ HOẠCH PHÁT TRIỂN NĂM 2026", "KẾ HOẠCH Phát triển năm 2026"]
        {
            assert!(type_line(good).is_ok(), "{good}");
        }
        for bad in ["QUYẾT ĐỊNH:", "Kế hoạch năm 2026 đạt 90%", "KẾ HOẠCH NÀY CÓ HIỆU LỰC.", "Dự ánh sáng"]
        {
            assert!(type_line(bad).is_err(), "{bad}");
        }
        assert!(about("V/v góp ý dự thảo").is_ok());
        assert!(addressee("Kính gửi: Sở Nội vụ").is_ok());
    }
}
