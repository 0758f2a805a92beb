//! Words of two spellings, both right (`tỷ lệ`, `tỉ lệ`; `hằng năm`, `hàng năm`), mixed in one draft (handbook 6.7, 7.3, 7.6).
//! For the strict profile.

use super::is_name;
use crate::facts::words::{Word, WordClass};
use crate::rules::wording::beside::Beside;
use crate::rules::{Draft, Findings, habit};
use crate::text::Span;

/// Two spellings, and the words of which one must follow; none: any.
const PAIRS: &[(&str, &str, &[&str])] = &[
    ("hàng", "hằng", &["năm", "tháng", "quý", "tuần", "ngày"]),
    ("kí", "ký", &[]),
    ("kĩ", "kỹ", &[]),
    ("lí", "lý", &[]),
    ("mĩ", "mỹ", &[]),
    ("quí", "quý", &[]),
    ("sĩ", "sỹ", &[]),
    ("tỉ", "tỷ", &["lệ", "suất", "trọng", "đồng", "giá"]),
];

/// Words after which `hàng` means wares or rows (`mua hàng năm ngoái`).
const WARES: &[&str] =
    &["bán", "cửa", "đơn", "đặt", "gian", "giao", "kho", "khách", "mua", "mặt", "ngân", "nhà", "nhập", "xuất", "xếp"];

/// One finding for each pair of spellings.
pub fn check(draft: &Draft<'_>, found: &mut Findings) {
    let beside = Beside::of(draft);
    for (one, other, before) in PAIRS {
        let (Some(a), Some(b)) = (beside.words.forms.id(one), beside.words.forms.id(other)) else { continue };
        let fits = |(i, word): &(usize, &Word)| {
            (word.id == a || word.id == b)
                && word.class != WordClass::Upper
                && !(*one == "hàng" && WARES.contains(&beside.form_before(*i)))
                && (before.is_empty() || before.contains(&beside.form_after(*i)))
                && !is_name(&beside.words.list, *i)
        };
        let places: Vec<(bool, Span)> = beside
            .words
            .list
            .iter()
            .enumerate()
            .filter(fits)
            .map(|(i, word)| (word.id == a, if before.is_empty() { word.span } else { beside.span(i, i + 1) }))
            .collect();
        let of = |first: bool| places.iter().filter(|p| p.0 == first).map(|p| p.1).collect::<Vec<Span>>();
        let (with, without) = (of(true), of(false));
        let Some((few, many)) = habit::rarer(with, without) else { continue };
        let Some(told) = habit::unlike(draft.text, &few, many[0], ("written", "right"), "spelling") else { continue };
        let told = told.say("spelling").value("model", draft.text.slice(many[0]));
        found.push(told.value("others", many.len().to_string()));
    }
}
