//! Units as headers, ĐVT cells and lines above a table name them.

use crate::facts::unit::Unit;
use crate::text::{Text, fold, is_letter};

/// The unit a folded text names and nothing else: `triệu đồng`, `%`, `ha`.
pub(super) fn named(folded: &str) -> Option<Unit> {
    let name =
        folded.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '.' | ':' | '*' | ';'));
    let unit = match name {
        "%" | "phần trăm" | "tỷ lệ %" | "tỷ lệ (%" => Unit::Percent,
        "‰" => Unit::PerMille,
        "điểm %" | "điểm phần trăm" => Unit::Points,
        "đồng" | "đ" | "vnđ" | "vnd" | "việt nam đồng" => Unit::Money(1),
        "nghìn đồng" | "ngàn đồng" | "1.000 đồng" | "1000 đồng" | "1.000đ" | "1000đ" | "nghìn đ" => {
            Unit::Money(1_000)
        }
        "triệu đồng" | "tr.đồng" | "tr. đồng" | "trđ" | "tr.đ" | "tr đồng" | "triệu" => {
            Unit::Money(1_000_000)
        }
        "tỷ đồng" | "tỉ đồng" | "tỷ" | "tỉ" => Unit::Money(1_000_000_000),
        "m2" | "m²" => Unit::Area(1),
        "ha" | "hecta" | "héc ta" | "héc-ta" => Unit::Area(10_000),
        "km2" | "km²" => Unit::Area(1_000_000),
        "m" | "mét" => Unit::Length(1),
        "km" => Unit::Length(1_000),
        "kg" => Unit::Mass(1),
        "tạ" => Unit::Mass(100),
        "tấn" => Unit::Mass(1_000),
        _ if !name.is_empty() && name.len() < 40 && name.chars().all(|c| is_letter(c) || matches!(c, ' ' | '/')) => {
            if name.contains('/') {
                Unit::rate(&name.replace(" /", "/").replace("/ ", "/"))
            } else {
                Unit::things(name)
            }
        }
        _ => return None,
    };
    Some(unit)
}

/// The unit a folded header states: `thu ngân sách (triệu đồng)`, `đvt: ha`, `tỷ lệ %`.
pub(super) fn in_header(folded: &str) -> Option<Unit> {
    for lead in ["đvt", "đơn vị tính", "đơn vị:"] {
        if let Some((_, rest)) = folded.split_once(lead)
            && let Some(unit) = named(rest.split(')').next().unwrap_or(rest))
        {
            return Some(unit);
        }
    }
    let inside = folded.rsplit_once('(').map(|(_, rest)| rest.split(')').next().unwrap_or(rest));
    let measure = inside.and_then(named).filter(|u| !matches!(u, Unit::Things(_)));
    measure.or_else(|| folded.contains('%').then_some(Unit::Percent))
}

/// The unit that one of the two lines above a table states: `Đơn vị tính: triệu đồng`.
pub(super) fn above(text: &Text, first_line: usize) -> Option<Unit> {
    (first_line.saturating_sub(2)..first_line).rev().find_map(|line| {
        if text.lines()[line].cell().is_some() || text.lines()[line].span.len() > 120 {
            return None;
        }
        let folded = fold(text.line_text(line));
        let lead = ["đơn vị tính", "đvt", "đơn vị"].iter().find_map(|lead| folded.split_once(lead).map(|(_, r)| r))?;
        named(lead)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_state_units() {
        assert_eq!(in_header("kế hoạch (triệu đồng)"), Some(Unit::Money(1_000_000)));
        assert_eq!(in_header("dự toán, đvt: đồng"), Some(Unit::Money(1)));
        assert_eq!(in_header("so sánh % th/kh"), Some(Unit::Percent));
        assert_eq!(in_header("tăng (+), giảm (-)"), None);
    }
}
