//! Căn cứ: lines that open with a lead word (handbook 1.60-1.62).

use super::{Parsed, fail, is_space, issuer, words};
use crate::tree::BasisLead;
use nom::Parser;

const LEADS: &[(&str, BasisLead)] = &[
    ("căn cứ", BasisLead::CanCu),
    ("tiếp tục thực hiện", BasisLead::ThucHien),
    ("thực hiện", BasisLead::ThucHien),
    ("triển khai", BasisLead::ThucHien),
    ("theo", BasisLead::Theo),
    ("trên cơ sở", BasisLead::TrenCoSo),
    ("xét", BasisLead::Xet),
    ("để thực hiện", BasisLead::DeThucHien),
    ("để triển khai", BasisLead::DeThucHien),
    ("nhằm", BasisLead::DeThucHien),
];

const DOCUMENTS: &[&str] = &[
    "luật",
    "bộ luật",
    "hiến pháp",
    "pháp lệnh",
    "nghị quyết",
    "nghị định",
    "quyết định",
    "thông tư",
    "chỉ thị",
    "kế hoạch",
    "công văn",
    "chương trình",
    "đề án",
    "hướng dẫn",
    "kết luận",
    "thông báo",
    "tờ trình",
    "báo cáo",
    "văn bản",
    "quy định",
    "quy chế",
    "đề nghị",
    "ý kiến",
    "chỉ đạo",
    "công điện",
    "điều lệ",
    "biên bản",
    "các",
    "điều",
    "khoản",
];

/// `Căn cứ`, `Thực hiện`, `Theo`, `Xét`, `Để thực hiện`, `Trên cơ sở` at the start of a line.
pub fn lead(i: &str) -> Parsed<'_, (&str, BasisLead)> {
    // One look at the first letter spares ten phrases on almost every line.
    if !matches!(i.chars().next(), Some('C' | 'c' | 'T' | 't' | 'X' | 'x' | 'Đ' | 'đ' | 'N' | 'n')) {
        return fail(i);
    }
    for &(phrase, lead) in LEADS {
        if let Ok((rest, found)) = words(phrase).parse(i) {
            return Ok((rest, (found, lead)));
        }
    }
    fail(i)
}

/// Whether what follows the lead word names a document: `Căn cứ Luật …`, not `Căn cứ chức năng, nhiệm vụ`.
pub fn names_document(after_lead: &str) -> bool {
    super::begins(after_lead.trim_start_matches(is_space), DOCUMENTS)
}

/// Whether the line is itself the sentence that leads to the body: it ends in a colon, says `như sau`, or goes on
/// after a comma with an agency that issues something.
pub fn leads_to_body(i: &str) -> bool {
    super::preamble::ends_open(i) || names_acting_agency(i)
}

/// `…, Ủy ban nhân dân xã An Phú xây dựng kế hoạch …`.
fn names_acting_agency(i: &str) -> bool {
    i.match_indices(", ").any(|(at, comma)| {
        let clause = &i[at + comma.len()..];
        issuer::begins_with_agency(clause) && super::preamble::holds_issuing_verb(first_clause(clause))
    })
}

/// Up to the next comma or semicolon: the verb must be the agency's own.
fn first_clause(i: &str) -> &str {
    i.split([',', ';']).next().unwrap_or(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lead_words() {
        for (line, wanted) in [
            ("Căn cứ Luật Đất đai;", BasisLead::CanCu),
            ("CĂN CỨ LUẬT", BasisLead::CanCu),
            ("Tiếp tục thực hiện Nghị quyết", BasisLead::ThucHien),
            ("Theo đề nghị của Trưởng phòng", BasisLead::Theo),
            ("Xét đề nghị của", BasisLead::Xet),
            ("Để thực hiện thắng lợi", BasisLead::DeThucHien),
        ] {
            assert_eq!(lead(line).map(|(_, (_, l))| l), Ok(wanted), "{line}");
        }
        assert!(lead("Thực hành tiết kiệm").is_err());
    }

    #[test]
    fn one_sentence_that_leads_to_the_body() {
        assert!(leads_to_body(
            "Thực hiện Nghị quyết số 5/NQ-HĐND, Ủy ban nhân dân xã An Phú xây dựng kế hoạch năm 2026"
        ));
        assert!(leads_to_body("Để thực hiện Nghị quyết, UBND xã đề ra các giải pháp như sau:"));
        assert!(!leads_to_body("Căn cứ Nghị quyết số 5/NQ-HĐND của Hội đồng nhân dân xã, Ủy ban nhân dân huyện;"));
        assert!(!leads_to_body("Căn cứ Quyết định ban hành quy chế của Sở Nội vụ, ngày 5 tháng 6;"));
    }
}
