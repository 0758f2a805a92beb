//! TB03: bold, italic or alignment of a component off the decree.

use super::set::{Share, first_line, quoted};
use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Align, Span, fold};
use crate::tree::{BasisLead, DocumentKind, NodeId};
use serde::Deserialize;

/// Holds each component against the way it is set.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComponentStyle {
    /// A component, and how it is set: `bold`, `light`, `italic`, `upright`, `center`, with spaces between.
    components: Vec<(String, String)>,
}

impl Check for ComponentStyle {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        if !draft.text.source().format.has_layout() {
            return;
        }
        for (component, wanted) in &self.components {
            let off = blocks(draft, component).into_iter().find_map(|node| {
                let span = first_line(draft.text, draft.tree.node(node).span);
                Some((span, deviation(draft, span, wanted)?))
            });
            if let Some((span, key)) = off {
                found.push(Diagnostic::at(span).say(key).value("text", quoted(draft.text, span)));
            }
        }
    }
}

/// What is wrong with a line, as a key of the card; the first, where there are several.
fn deviation(draft: &Draft<'_>, span: Span, wanted: &str) -> Option<&'static str> {
    let bold = Share::of(draft.text, span, |s| s.bold);
    let italic = Share::of(draft.text, span, |s| s.italic);
    let centred = Share::of(draft.text, span, |s| matches!(s.align, Some(Align::Center) | None));
    let mut keys = wanted.split(' ').filter_map(|word| match word {
        "bold" if bold.is_least() => Some("bold"),
        "light" if bold.is_most() => Some("light"),
        "italic" if italic.is_least() => Some("italic"),
        "upright" if italic.is_most() => Some("upright"),
        "center" if centred.is_least() => Some("center"),
        _ => None,
    });
    match (keys.next(), keys.next()) {
        (Some("bold"), Some("italic")) | (Some("italic"), Some("bold")) => Some("bold-italic"),
        (first, _) => first,
    }
}

/// Words that the name of an agency begins with.
const AGENCIES: [&str; 11] =
    ["ủy ban", "uỷ ban", "ubnd", "sở", "phòng", "ban", "trung tâm", "trường", "chi cục", "văn phòng", "trạm"];

/// The line of the superior agency. A long name of the issuer itself stands on two lines as well (`ỦY BAN NHÂN DÂN` /
/// `TỈNH LÂM SƠN`): only where the next line begins a name of its own is the one before another's.
fn superior(draft: &Draft<'_>) -> Option<NodeId> {
    let issuer = &draft.tree.parts().issuer;
    let (&first, &next) = (issuer.first()?, issuer.get(1)?);
    let words = |node: NodeId| fold(draft.text.slice(draft.tree.node(node).span).trim());
    let (own, next) = (words(first), words(next));
    let begins = AGENCIES.iter().any(|agency| next.strip_prefix(agency).is_some_and(|rest| rest.starts_with(' ')));
    let is_half = own.split_whitespace().count() < 3 || own.ends_with("nhân dân");
    (begins && !is_half).then_some(first)
}

/// The blocks of a component.
fn blocks(draft: &Draft<'_>, component: &str) -> Vec<NodeId> {
    let parts = draft.tree.parts();
    // Under the number of a công văn the summary stands small and light (NĐ 30, Phụ lục I, II.5b).
    let title = parts.title.as_ref().filter(|_| draft.titled() != Some(DocumentKind::CongVan));
    match component {
        "national-title" => parts.national_title.into_iter().collect(),
        "motto" => parts.motto.into_iter().collect(),
        "superior" => superior(draft).into_iter().collect(),
        "issuer" => parts.issuer.last().copied().into_iter().collect(),
        "number" => parts.number.iter().map(|number| number.node).collect(),
        "place-date" => parts.place_date.iter().map(|place| place.node).collect(),
        "type" => title.iter().map(|title| title.node).collect(),
        "summary" => title.iter().flat_map(|title| title.summary.iter().copied()).collect(),
        // Only what is called a basis: the decree does not set `Thực hiện …`, and a sentence that leads to the body is none.
        "basis" => {
            let own = parts.bases.iter().filter(|basis| basis.lead == BasisLead::CanCu && !basis.leads_to_body);
            own.map(|basis| basis.node).collect()
        }
        "recipients-heading" => parts.recipients_heading.into_iter().collect(),
        "recipient" => parts.recipients.iter().map(|recipient| recipient.node).collect(),
        "authority" => {
            let signature = parts.signature.iter();
            signature.flat_map(|s| s.authority.iter().chain(&s.titles).copied()).collect()
        }
        "signer-name" => parts.signature.iter().filter_map(|signature| signature.name).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::paper::Paper;

    const RIGHT: [(&str, &str); 16] = [
        ("ỦY BAN NHÂN DÂN HUYỆN SÔNG LAM", "center"),
        ("ỦY BAN NHÂN DÂN XÃ TÂN HÒA", "bold center"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold center"),
        ("Độc lập - Tự do - Hạnh phúc", "bold center"),
        ("Số: 12/KH-UBND", "center"),
        ("Tân Hòa, ngày 08 tháng 01 năm 2026", "italic center"),
        ("KẾ HOẠCH", "bold center"),
        ("Trồng cây năm 2026", "bold center"),
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "italic"),
        ("Căn cứ Nghị quyết số 05/NQ-HĐND ngày 10 tháng 12 năm 2025 của Hội đồng nhân dân xã.", "italic"),
        ("Ủy ban nhân dân xã Tân Hòa ban hành Kế hoạch trồng cây năm 2026 như sau:", ""),
        ("I. MỤC ĐÍCH", "bold"),
        ("Vận động Nhân dân trồng 2.000 cây dọc các tuyến đường./.", ""),
        ("Nơi nhận:", "bold italic 12"),
        ("- Các thôn;", "11"),
        ("- Lưu: VT.", "11"),
    ];

    fn with(line: usize, set: &'static str) -> Vec<&'static str> {
        let mut lines = RIGHT;
        lines[line].1 = set;
        Paper::of(&lines).said("TB03")
    }

    #[test]
    fn a_draft_set_as_the_decree_says_draws_nothing() {
        assert!(Paper::of(&RIGHT).said("TB03").is_empty());
    }

    #[test]
    fn each_component_is_told_once() {
        assert_eq!(with(2, "center"), ["bold"]);
        assert_eq!(with(5, "center"), ["italic"]);
        assert_eq!(with(6, "bold"), ["center"]);
        assert_eq!(with(8, ""), ["italic"]);
        assert_eq!(with(13, "12"), ["bold-italic"]);
        assert_eq!(with(0, "bold center"), ["light"]);
    }

    #[test]
    fn a_name_on_two_lines_is_one_agency() {
        let mut lines = RIGHT;
        lines[0] = ("ỦY BAN NHÂN DÂN", "bold center");
        lines[1] = ("TỈNH LÂM SƠN", "bold center");
        assert!(Paper::of(&lines).said("TB03").is_empty());
    }
}
